"""The desktop: windows, pages and drawings. Nothing here touches the database."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - before anything else, so that the next line finds what it has done

# PySide reads the source of every module that is imported after it, in case one asks for its other spelling of Qt's
# names ("from __feature__ import ..."). None here does. PySide keeps Python's own import beside it, which costs the
# start ten milliseconds less and the loading of the tables sixty.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
