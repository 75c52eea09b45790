"""Characters of a record that none of our fonts has: on paper a sign stands for them, and who exports is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from partnerdesk.exports.pdf.fallback import drawable
from partnerdesk.exports.pdf.text import clean_lines
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_TABLES: Final = (
    "partnerships", "workshops", "agenda_items", "organisations", "people", "capabilities", "resources",
    "relationships", "goals", "dissents", "own_words", "actions", "parking_items", "signatures",
)  # fmt: skip
"""Whose words come onto paper. What is private never does."""
_NAMED: Final = 20


def unprintable(snapshot: Snapshot) -> list[str]:
    """The characters that cannot be printed, each once, in the order of their codes."""
    letters: set[str] = set()
    for text in _texts(snapshot):
        if not text.isascii():
            letters.update(clean_lines(text))
    return sorted(each for each in letters if not drawable(each))


def not_printed(snapshot: Snapshot) -> Phrase | None:
    """What to say about them; None when there are none."""
    lost = unprintable(snapshot)
    if not lost:
        return None
    shown = " ".join(lost[:_NAMED])
    if len(lost) <= _NAMED:
        text = QT_TRANSLATE_NOOP(
            "core", "On paper � stands for characters that the program has no letters for: {characters}"
        )
        return Phrase(text, characters=shown)
    text = QT_TRANSLATE_NOOP(
        "core",
        "On paper � stands for {count} characters that the program has no letters for, such as {characters}",
    )
    return Phrase(text, count=len(lost), characters=shown)


def _texts(snapshot: Snapshot) -> Iterator[str]:
    for table in _TABLES:
        for row in getattr(snapshot, table):
            values = (getattr(row, each.name) for each in fields(row))
            yield from (value for value in values if isinstance(value, str))
