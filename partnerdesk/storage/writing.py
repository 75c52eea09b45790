"""Putting a whole document in its place: a temporary file, brought to the disk, checked, then renamed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".partnerdesk-*.tmp"
"""What temporary files are called, as a pattern."""


def put_in_place(image: bytes, path: Path, verify: Callable[[Path, bytes], None]) -> None:
    """Write ``image`` to ``path``. Nothing, or what stood there before, is at ``path`` until it is whole and verified.

    Raises OSError, and what ``verify`` raises; it is given the temporary file. That file never stays.
    """
    with replacing(path) as unfinished:
        with unfinished.open("xb") as file:
            file.write(image)
            file.flush()
            os.fsync(file.fileno())
        verify(unfinished, image)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Gives a temporary file to be made, brought to the disk and verified inside. It takes the place of ``path`` at the
    end, or is gone when anything was raised. Raises OSError."""
    unfinished = path.with_name(UNFINISHED.replace("*", os.urandom(4).hex()))
    try:
        yield unfinished
        unfinished.replace(path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):  # the medium may be gone
            unfinished.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a new name last through a power cut, where the system lets folders be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
