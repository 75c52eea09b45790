"""The outline of a document: its entries in the order of the pages, many of one level put into groups.

An outline is a chain from entry to entry. One of a thousand name tents is no help to anybody, and some programs follow
a chain only so far.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import shortened

MOST: Final = 60
"""So many entries stand below each other at most."""
_WORDS: Final = 40
"""How many characters of its first and of its last entry name a group."""


@dataclass(slots=True)
class Entry:
    """A title that leads to a place, and what is below it. A ``group`` leads to where its first entry does."""

    title: Clean
    place: str
    below: list[Entry] = field(default_factory=list)
    group: bool = False


def outline(marks: Sequence[tuple[Clean, str, int]]) -> list[Entry]:
    """The entries of titles, places and levels, of which none is skipped on the way down."""
    top: list[Entry] = []
    open_ = [top]
    for title, place, level in marks:
        del open_[level + 1 :]
        entry = Entry(title, place)
        open_[level].append(entry)
        open_.append(entry.below)
    return _grouped(top)


def walk(entries: Sequence[Entry], level: int = 0) -> Iterator[tuple[Entry, int]]:
    """Every entry with its level, in reading order."""
    for entry in entries:
        yield entry, level
        yield from walk(entry.below, level + 1)


def _grouped(entries: list[Entry]) -> list[Entry]:
    for entry in entries:
        entry.below = _grouped(entry.below)
    while len(entries) > MOST:
        entries = [_group(entries[at : at + MOST]) for at in range(0, len(entries), MOST)]
    return entries


def _group(entries: list[Entry]) -> Entry:
    first, last = (_short(each.title) for each in (entries[0], entries[-1]))
    return Entry(Clean(f"{first} – {last}"), entries[0].place, entries, group=True)


def _short(title: Clean) -> Clean:
    return title if len(title) <= _WORDS else shortened(title, _WORDS)
