"""Putting a whole document in its place: a temporary file, brought to the disk, checked, then renamed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from zlib import crc32

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
    unfinished = path.with_name(UNFINISHED.replace("*", f"{_mark_of(path)}{os.urandom(4).hex()}"))
    try:
        yield unfinished
        unfinished.replace(path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):  # the medium may be gone
            unfinished.unlink(missing_ok=True)


def tidy_beside(path: Path) -> None:
    """Remove what was to take the place of ``path`` when the program was cut off. Only whoever has the file locked
    may call this: somebody else could be about to replace it."""
    with suppress(OSError):  # the folder may be closed
        for left in path.parent.glob(f"{UNFINISHED.replace('*', f'{_mark_of(path)}*')}*"):
            left.unlink()


def _mark_of(path: Path) -> str:
    """What tells the temporary files of one document from those of others in its folder."""
    return f"{crc32(os.fsencode(path.name)):08x}"


def sync_folder(folder: Path) -> None:
    """Make a new name last through a power cut, where the system lets folders be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
