"""The core's phrases, values and dates in the language of the person at the desk."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from partnerdesk.model.vocabulary import label
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

CONTEXT = "core"


def translated(text: str) -> str:
    """A source text of the core, translated."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def say(phrase: Phrase) -> str:
    """A phrase of the core as a sentence."""
    return phrase.filled(translated(phrase.text))


def named(value: StrEnum | IntEnum) -> str:
    """How a value of the vocabulary is called."""
    return translated(label(value))


def day(iso: str) -> str:
    """A date as people write it, "14 October 2026"; what is no date comes back as it is, nothing stays nothing."""
    date = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(date, "d MMMM yyyy") if date.isValid() else iso


def short_day(iso: str) -> str:
    """A date for a narrow column, "14 Oct 2026"."""
    date = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(date, "d MMM yyyy") if date.isValid() else iso


def no_date(typed: str) -> str:
    """What is said of something that was typed where a date belongs."""
    text = QT_TRANSLATE_NOOP("core", "“{typed}” is not a date. Write it like 14 October 2026.")
    return say(Phrase(text, typed=typed))


def plain(text: str) -> str:
    """``text`` with its ampersands doubled, for places where Qt reads one as a shortcut mark."""
    return text.replace("&", "&&")
