"""What a partnership record is.

``model.tables`` (SQLModel) is loaded when it is first used: importing it takes most of a second, and nothing on the way
to the first window may wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from partnerdesk.model import tables as tables


def __getattr__(name: str) -> ModuleType:
    if name == "tables":
        import importlib

        return importlib.import_module("partnerdesk.model.tables")
    raise AttributeError(name)
