"""Copies of documents that nobody here has open: a backup to be restored, a document that cannot be written to, one
that another program is working on."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from typing import Final

from partnerdesk.errors import DamagedError, DocumentError, DocumentInUseError
from partnerdesk.storage.backups import verify
from partnerdesk.storage.connection import as_document_error, is_half_written, refuse_if_open_here
from partnerdesk.storage.refusals import damaged
from partnerdesk.storage.schema import MAGIC, PAGE
from partnerdesk.storage.writing import put_in_place
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_ATTEMPTS: Final = 200


def copy_document(path: Path, target: Path) -> None:
    """Write a whole, checked copy of the document at ``path`` to ``target``, which must not exist.

    While another program writes into it, it is read again until the copy holds one state. One that is locked with a
    password stays so, and is looked into when it is opened. Raises DocumentError when it
    cannot be read, is damaged, or the copy cannot be written; ``path`` is only read.
    """
    refuse_if_open_here(path)
    try:
        image = _steady_image(path)
        whole = partial(verify, source=path) if image.startswith(MAGIC) else _verify_bytes
        put_in_place(image, target, whole)
    except (OSError, sqlite3.Error) as error:
        raise as_document_error(error, target) from error


def _verify_bytes(path: Path, image: bytes) -> None:
    if path.read_bytes() != image:
        raise damaged(path)


def _steady_image(path: Path) -> bytes:
    image = b""
    for _ in range(_ATTEMPTS):
        before = path.stat().st_mtime_ns
        image = path.read_bytes()
        if path.stat().st_mtime_ns == before and not is_half_written(path) and _is_counted(image):
            return image
    if is_half_written(path):
        raise _left_half(path)
    if not _is_counted(image):
        raise damaged(path)
    text = QT_TRANSLATE_NOOP("core", "{name} is being written to all the time. Try again in a moment.")
    raise DocumentInUseError(Phrase(text, name=path.name))


def _is_counted(image: bytes) -> bool:
    """Whether the file is as long as it says; one that is locked says no more than that it is whole pages."""
    if not image.startswith(MAGIC):
        return len(image) % PAGE == 0 and len(image) > 0
    return len(image) >= 100 and len(image) == int.from_bytes(image[28:32], "big") * int.from_bytes(
        image[16:18], "big"
    )


def _left_half(path: Path) -> DocumentError:
    text = QT_TRANSLATE_NOOP(
        "core",
        "{name} was left in the middle of an edit. Open it once where it can be written to: that puts it in order.",
    )
    return DamagedError(Phrase(text, name=path.name))
