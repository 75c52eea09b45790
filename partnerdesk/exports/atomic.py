"""Writing what leaves the record: the old file or the whole new one, and plain words where neither can be had."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from partnerdesk.errors import ExportError
from partnerdesk.whole_file import put_in_place
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


def write_atomically(path: Path, writer: Callable[[BinaryIO], object]) -> None:
    """Let ``writer`` write into a temporary file beside ``path``, bring it to the disk, then put it in its place.

    Raises ExportError when that is not possible; what stood at ``path`` is then untouched. Whatever ``writer`` itself
    raises is passed on. The temporary file never stays.
    """
    if not path.name or _is_folder(path):
        text = QT_TRANSLATE_NOOP("core", "{name} is a folder. Give a file name.")
        raise ExportError(Phrase(text, name=str(path)))
    if _is_no_file(path):
        text = QT_TRANSLATE_NOOP("core", "{name} is no file. Give the name of a file.")
        raise ExportError(Phrase(text, name=str(path)))
    try:
        put_in_place(path, writer)
    except OSError as error:
        raise _not_written(path, error) from error


def write_text_atomically(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8. Raises ExportError as :func:`write_atomically` does."""
    write_atomically(path, lambda file: file.write(text.encode("utf-8")))


def _not_written(path: Path, error: OSError) -> ExportError:
    if not path.parent.is_dir():
        text = QT_TRANSLATE_NOOP("core", "There is no folder {folder}. Make it, or write to another folder.")
        return ExportError(Phrase(text, folder=str(path.parent)))
    if isinstance(error, PermissionError):
        text = QT_TRANSLATE_NOOP(
            "core", "{name} cannot be written: it is open elsewhere or not yours. Choose another place."
        )
        return ExportError(Phrase(text, name=path.name))
    text = QT_TRANSLATE_NOOP(
        "core", "{name} cannot be written. Make room or choose another place. ({detail})"
    )
    return ExportError(Phrase(text, name=path.name, detail=error.strerror or str(error)))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_no_file(path: Path) -> bool:
    """Whether a device or the like is there, in whose place a file would be put."""
    try:
        return path.exists() and not path.is_file()
    except OSError:
        return False
