"""What the glyphs of an embedded font mean, put right where reportlab writes what the standards forbid.

Its maps have an entry for every place of a subset, used or not. Places that nothing uses are given as U+0000, which no
reader may find (ISO 14289-1, 7.21.7), letters above U+FFFF are written with too few digits, and letters that mean
something in one font alone (private use) need an explanation that nobody can give.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_ENTRY: Final = re.compile(r"<([0-9A-F]{2,4})> <([0-9A-F]{4,6})>")
_LISTS: Final = re.compile(r"\d+ beginbfchar\n.*endbfchar\n", re.DOTALL)
_MOST: Final = 100
"""Entries in one list, says the format."""

_FORBIDDEN: Final = frozenset({0, 0xFEFF, 0xFFFE})
_UNKNOWN: Final = "\ufffd"


def repaired(unicode_map: str) -> str:
    """A map of reportlab's with only such entries as readers may find."""
    entries = list(_entries(unicode_map))
    lists = "".join(
        f"{len(some)} beginbfchar\n{''.join(some)}endbfchar\n"
        for some in (entries[start : start + _MOST] for start in range(0, len(entries), _MOST))
    )
    return _LISTS.sub(lambda _: lists, unicode_map, count=1)


def _entries(unicode_map: str) -> Iterator[str]:
    for place, code in _ENTRY.findall(unicode_map[unicode_map.index("beginbfchar") :]):
        letter = int(code, 16)
        if letter not in _FORBIDDEN:
            yield f"<{place}> <{_meaning(chr(letter)).encode('utf-16-be').hex().upper()}>\n"


def _meaning(letter: str) -> str:
    return _UNKNOWN if unicodedata.category(letter) in ("Co", "Cs", "Cn") else letter
