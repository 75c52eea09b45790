"""From a file to its text, without trusting the file: not too large, not a folder, not binary, UTF-8."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from partnerdesk.errors import InputError
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

MOST_BYTES: Final = 5_000_000
"""An outline of 5 MB would hold thousands of organisations; more is some other file."""

_SQLITE: Final = b"SQLite format 3\x00"


def read_text(path: Path) -> str:
    """The text of the file at ``path``. Raises InputError with words when it cannot be used as text."""
    return decoded(_read_bytes(path), path.name)


def decoded(data: bytes, name: str) -> str:
    """``data`` as text. Raises InputError when it is binary, empty or not UTF-8."""
    if data.startswith(_SQLITE):
        text = QT_TRANSLATE_NOOP(
            "core", "{name} is a database, not an outline. Outlines are YAML or JSON text."
        )
        raise InputError(Phrase(text, name=name))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _not_utf8(name, 1)
    if b"\x00" in data:
        text = QT_TRANSLATE_NOOP("core", "{name} is not a text file. Outlines are YAML or JSON text.")
        raise InputError(Phrase(text, name=name))
    try:
        found = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(name, data.count(b"\n", 0, error.start) + 1) from None
    if not found.strip():
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "{name} is empty. Write an outline into it."), name=name)
        )
    return found


def _read_bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError(
                Phrase(QT_TRANSLATE_NOOP("core", "{name} is a folder. Choose a file."), name=path.name)
            )
        if found.st_size > MOST_BYTES:
            raise _too_large(path.name)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "There is no file {path}."), path=str(path))
        ) from None
    except (OSError, ValueError) as error:
        text = QT_TRANSLATE_NOOP("core", "{name} cannot be read. ({detail})")
        raise InputError(
            Phrase(text, name=path.name, detail=getattr(error, "strerror", None) or str(error))
        ) from error
    if len(data) > MOST_BYTES:
        raise _too_large(path.name)
    return data


def _too_large(name: str) -> InputError:
    text = QT_TRANSLATE_NOOP("core", "{name} is too large for an outline. The limit is {most} MB.")
    return InputError(Phrase(text, name=name, most=MOST_BYTES // 1_000_000))


def _not_utf8(name: str, line: int) -> InputError:
    text = QT_TRANSLATE_NOOP(
        "core", "{name} is not UTF-8 text (line {line}). Save it as UTF-8 and try again."
    )
    return InputError(Phrase(text, name=name, line=line))
