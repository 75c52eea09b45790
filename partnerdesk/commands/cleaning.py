"""What people type, made fit to be kept: no control characters, one spelling of each letter, no more than fits."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from partnerdesk.errors import InputError
from partnerdesk.quick.dates import full_date
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

NAME: Final = 200
LINE: Final = 300
STATEMENT: Final = 2_000
NOTE: Final = 10_000
"""The most characters of a name, a one-line text, a goal or action, and a note."""

E = TypeVar("E", bound=StrEnum)

_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NUMBER: Final = re.compile(r"[+-]?\d{1,30}(\.\d{1,30})?", re.ASCII)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def line(text: str, most: int = LINE) -> str:
    """``text`` as one line, spaces evened out. Raises InputError when it is longer than ``most`` characters."""
    return _fitting(" ".join(_cleaned(text).split()), most)


def lines(text: str, most: int = NOTE) -> str:
    """``text`` with its lines kept. Raises InputError when it is longer than ``most`` characters."""
    kept = "\n".join(part.rstrip() for part in _cleaned(text).split("\n"))
    return _fitting(kept.strip(), most)


def name(text: str) -> str:
    """The name of something, which may not be empty. Raises InputError."""
    found = line(text, NAME)
    if not found:
        raise InputError(Phrase(QT_TRANSLATE_NOOP("core", "A name is needed. Type one.")))
    return found


def statement(text: str) -> str:
    """The words of a goal or an action, which may not be empty. Raises InputError."""
    found = lines(text, STATEMENT)
    if not found:
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "Some words are needed. Type them, or remove the item."))
        )
    return found


def day(value: str | date) -> str:
    """A date as ISO text; nothing stays nothing. Text may be ISO or a whole date, day first. Raises InputError."""
    if isinstance(value, date):
        return value.isoformat()
    typed = line(value)
    if not typed:
        return ""
    found = full_date(typed)
    if found is None:
        text = QT_TRANSLATE_NOOP("core", "{typed} is not a date. Write it like 31/10/2026.")
        raise InputError(Phrase(text, typed=typed))
    return found.isoformat()


def number(text: str) -> str:
    """A decimal number as text, without thousands marks; nothing stays nothing. Raises InputError."""
    typed = line(text)
    plain = typed.replace(",", "").replace(" ", "")
    if plain and not _NUMBER.fullmatch(plain):
        text = QT_TRANSLATE_NOOP("core", "{typed} is not a number. Write only the number, like 12.5.")
        raise InputError(Phrase(text, typed=typed))
    return plain


def whole(value: int, low: int, high: int) -> int:
    """``value`` when it lies between ``low`` and ``high``, both included. Raises InputError."""
    if not low <= value <= high:
        text = QT_TRANSLATE_NOOP("core", "{value} is out of range. Choose a number from {low} to {high}.")
        raise InputError(Phrase(text, value=value, low=low, high=high))
    return value


def level(value: int | None, low: int, high: int) -> int | None:
    """Like :func:`whole`, where None means "not said"."""
    return None if value is None else whole(value, low, high)


def choice(kind: type[E], value: str) -> E:
    """``value`` as one of the words of ``kind``. Raises InputError."""
    try:
        return kind(value)
    except ValueError:
        text = QT_TRANSLATE_NOOP("core", "{value} cannot be chosen here. Choose one of: {choices}.")
        raise InputError(Phrase(text, value=line(value), choices=", ".join(kind))) from None


def _cleaned(text: str) -> str:
    whole_lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    kept = "".join(c for c in whole_lines if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    composed = unicodedata.normalize("NFC", kept)
    return composed if any(unicodedata.category(c) not in _UNSEEN for c in composed) else ""


def _fitting(text: str, most: int) -> str:
    if len(text) > most:
        words = QT_TRANSLATE_NOOP("core", "This is {length} characters long. Shorten it to {most}.")
        raise InputError(Phrase(words, length=len(text), most=most))
    return text
