"""Writing a file so that a reader finds the old one or the whole new one, never a piece."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from partnerdesk.errors import ExportError
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


def write_atomically(path: Path, writer: Callable[[BinaryIO], object]) -> None:
    """Let ``writer`` write into a temporary file beside ``path``, bring it to the disk, then put it in its place.

    Raises ExportError when that is not possible; what stood at ``path`` is then untouched. Whatever ``writer`` itself
    raises is passed on. The temporary file never stays.
    """
    if not path.name or _is_folder(path):
        text = QT_TRANSLATE_NOOP("core", "{name} is a folder. Give a file name.")
        raise ExportError(Phrase(text, name=str(path)))
    unfinished = path.with_name(f".partnerdesk-{secrets.token_hex(4)}.tmp")
    try:
        with unfinished.open("wb") as file:
            writer(file)
            file.flush()
            os.fsync(file.fileno())
        _keep_rights(path, unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        _discard(unfinished)


def write_text_atomically(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8. Raises ExportError as :func:`write_atomically` does."""
    write_atomically(path, lambda file: file.write(text.encode("utf-8")))


def _keep_rights(path: Path, unfinished: Path) -> None:
    """Who may read the file that is replaced may read the new one."""
    with suppress(OSError):  # there was none, or the medium knows no rights
        unfinished.chmod(path.stat().st_mode & 0o777)


def _discard(unfinished: Path) -> None:
    with suppress(OSError):  # the medium may be gone
        unfinished.unlink(missing_ok=True)


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
