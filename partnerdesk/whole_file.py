"""Putting a file in its place so that a reader finds the old one or the whole new one, never a piece."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

UNFINISHED: Final = ".partnerdesk-*.tmp"
"""What temporary files are called, as a pattern."""


def put_in_place(
    path: Path, write: Callable[[BinaryIO], object], verify: Callable[[Path], object] | None = None
) -> None:
    """Let ``write`` fill a temporary file beside ``path``, bring it to the disk, let ``verify`` look at it, rename it.

    What stood at ``path`` is untouched until then; who may read the old file may read the new one. Raises OSError, and
    what the two callers' functions raise. The temporary file never stays, unless the power goes.
    """
    unfinished = path.with_name(UNFINISHED.replace("*", os.urandom(4).hex()))
    try:
        with unfinished.open("xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if verify is not None:
            verify(unfinished)
        with suppress(OSError):  # there was none, or the medium knows no rights
            unfinished.chmod(path.stat().st_mode & 0o777)
        unfinished.replace(path)
        _sync_folder(path.parent)
    finally:
        with suppress(OSError):  # the medium may be gone
            unfinished.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a new name last through a power cut. The file is whole and in its place without it, so what a system refuses
    here (folders that may be written but not read, shares that bring no folder to the disk) is no failure."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
