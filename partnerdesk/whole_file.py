"""Putting a file in its place so that a reader finds the old one or the whole new one, never a piece."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time
from typing import BinaryIO, Final
from zlib import crc32

UNFINISHED: Final = ".partnerdesk-*.tmp"
"""What temporary files are called, as a pattern."""

_CUT_OFF: Final = 3600
"""Seconds after which a temporary file is nobody's any more."""


def put_in_place(
    path: Path, write: Callable[[BinaryIO], object], verify: Callable[[Path], object] | None = None
) -> None:
    """Let ``write`` fill a temporary file beside ``path``, bring it to the disk, let ``verify`` look at it, rename it.

    Raises OSError, and what the two callers' functions raise.
    """
    with replacing(path) as unfinished:
        with unfinished.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if verify is not None:
            verify(unfinished)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Gives an empty temporary file, to be filled and brought to the disk inside. At the end it takes the place of
    ``path``; when anything was raised, it is gone and ``path`` untouched. Only a power cut leaves it, or an end of the
    program; then it goes with the next file that is put in this folder, from an hour later on. Whoever might read the
    old file may read the new one, and nobody else at any time. Raises OSError."""
    _tidy(path.parent)
    unfinished = path.with_name(UNFINISHED.replace("*", f"{_mark_of(path)}{os.urandom(4).hex()}"))
    rights = _rights(path)
    try:
        unfinished.touch(0o666 if rights is None else rights | 0o600, exist_ok=False)
        yield unfinished
        if rights is not None:
            with suppress(OSError):  # the medium knows no rights
                unfinished.chmod(rights)
        unfinished.replace(path)
        _sync_folder(path.parent)
    finally:
        with suppress(OSError):  # the medium may be gone
            unfinished.unlink(missing_ok=True)


def _rights(path: Path) -> int | None:
    """Who may read and write ``path``; None where nothing is."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    return None


def tidy_beside(path: Path) -> None:
    """Remove what was to take the place of ``path`` when the program was cut off. Only whoever has the file locked
    may call this: somebody else could be about to replace it."""
    with suppress(OSError):  # the folder may be closed
        for left in path.parent.glob(f"{UNFINISHED.replace('*', f'{_mark_of(path)}*')}*"):
            left.unlink()


def _tidy(folder: Path) -> None:
    """Remove what was left by a power cut or a program that was killed, not what is being written just now."""
    with suppress(OSError):  # the folder may be closed to us, or gone
        for left in folder.glob(f"{UNFINISHED}*"):
            if time() - left.stat().st_mtime > _CUT_OFF:
                left.unlink()


def _mark_of(path: Path) -> str:
    """What tells the temporary files of one file from those of others in its folder."""
    return f"{crc32(os.fsencode(path.name)):08x}"


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
