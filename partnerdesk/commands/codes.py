"""Short names, unique in the record: of an organisation (ABC), of a capability (street-outreach), and the numbers of
goals (G1) and actions (A1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import count
from typing import Final

_SMALL_WORDS: Final = frozenset({"the", "of", "and", "for", "in", "on", "at", "a", "an", "y", "yr"})
_LONGEST_SLUG: Final = 24
_SHORT: Final = re.compile(r"\S\s*\(([A-Za-z][A-Za-z0-9]{1,5})\)\s*$")
"""A short name that people gave themselves."""


def next_codes(letter: str, used: Iterable[str], wanted: int = 1) -> list[str]:
    """The next ``wanted`` of the codes "G1", "G2", ...: those after the highest in use."""
    numbers = [int(code[1:]) for code in used if code[:1] == letter and code[1:].isdecimal()]
    first = max(numbers, default=0) + 1
    return [f"{letter}{number}" for number in range(first, first + wanted)]


def organisation_code(name: str, used: Collection[str]) -> str:
    """What stands in brackets behind the name, else its initials where there are three words, else its beginning:
    Averley Bay Council gives ABC, Primary Care Network (HPC) gives HPC."""
    taken = {code.casefold() for code in used}
    return next(code for code in _organisation_codes(name) if code.casefold() not in taken)


def capability_code(name: str, used: Collection[str]) -> str:
    """The words in small letters, joined: Shared data gives shared-data."""
    taken = {code.casefold() for code in used}
    words = [word[:_LONGEST_SLUG] for word in _latin_words(name.casefold())] or ["capability"]
    while len(slug := "-".join(words)) > _LONGEST_SLUG:
        words.pop()
    return next(code for code in _numbered(slug, "-") if code not in taken)


def _organisation_codes(name: str) -> Iterator[str]:
    short = _SHORT.search(name)
    if short:
        yield short[1].upper()
    words = [word.upper() for word in _latin_words(name) if word.casefold() not in _SMALL_WORDS]
    initials = "".join(word[0] for word in words)
    joined = "".join(words)
    if len(initials) >= 3:
        yield initials[:3]
        yield initials[:4]
        yield initials[:2] + initials[-1]
    if len(joined) >= 3:
        yield joined[:3]
        yield joined[:4]
    yield from _numbered(joined[:3] or "ORG", "")


def _numbered(stem: str, between: str) -> Iterator[str]:
    yield stem
    for number in count(2):
        yield f"{stem}{between}{number}"


def _latin_words(name: str) -> list[str]:
    """The words of a name in plain Latin letters and figures; letters of other scripts are left out."""
    apart = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return re.findall(r"[A-Za-z0-9]+", plain)
