"""Whether two names probably mean the same organisation, so that a person can be asked. Nothing is merged on it.

Alike are names that differ only in case, accents, spaces and punctuation, in "the" and "and", in "St" for "Saint", in
brackets or words behind a comma that only one of them has, in the legal form at the end, in a plural, or in one slip of
the hand. A slip in a short word, or one that makes another known word or another figure, is no slip: Ward 1 is not
Ward 2, and carers are not careers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_LEGAL: Final = frozenset({"ltd", "limited", "plc", "llp", "cic", "cio", "inc", "incorporated"})
_SILENT: Final = frozenset({"the", "and"})
_SHORT: Final = {
    "saint": "st",
    "limited": "ltd",
    "centre": "center",
    "assoc": "association",
    "assn": "association",
}
_ADDED: Final = re.compile(r"(?<=\S)\s*(?:\([^()]*\)|,[^,]*)\s*$")
"""What may stand behind a name to say which part of it is meant."""
_SHORTEST: Final = 5
"""A word of fewer letters is too easily another word when one letter is."""
_LONG: Final = 8
"""In a word of so many letters any one letter may be wrong; in a shorter one only one beside it on the keyboard."""
_KNOWN: Final = frozenset({
    "carer", "career", "infant", "junior", "senior", "primary", "parish", "paris", "women", "woman", "costal",
    "coastal", "north", "south", "northern", "southern", "eastern", "western", "upper", "lower", "inner", "outer",
    "first", "third", "adult", "faith", "health", "wealth", "water", "housing", "nursing", "trading", "training",
    "tracing", "planning", "planting", "sport", "support", "counsellor", "councillor", "marine", "maritime",
    "black", "block", "youth", "young", "green", "greens", "river", "rivers", "county", "country", "community",
    "commuter", "village", "charity", "clarity",
})  # fmt: skip
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def likely_same(name: str, others: Iterable[str]) -> str:
    """The first of ``others`` that ``name`` probably means without being written the same; "" when none is."""
    wanted = name.strip().casefold()
    words = _words(name)
    if not words:
        return ""
    bare = _words(_ADDED.sub("", name))
    return next(
        (
            other
            for other in others
            if other.strip().casefold() != wanted
            and (_alike(words, _words(other)) or _is_bare(words, bare, other))
        ),
        "",
    )


def _is_bare(words: tuple[str, ...], bare: tuple[str, ...], other: str) -> bool:
    """Whether one name is the other with something added. Two with additions are two: Depot (North), Depot (South)."""
    other_bare = _words(_ADDED.sub("", other))
    if (bare == words) == (other_bare == _words(other)):
        return False
    return bool(bare) and bare == other_bare


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if "".join(a) == "".join(b):
        return True
    if len(a) != len(b):
        return False
    differing = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
    return len(differing) == 1 and _is_slip(*differing[0])


@lru_cache(maxsize=16_384)
def _words(name: str) -> tuple[str, ...]:
    """The telling words of a name, in their plainest form."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    letters = "".join(" " if not each.isalnum() else each for each in plain if not _is_silent(each))
    words = [_SHORT.get(word, word) for word in letters.split()]
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    telling = [word for word in words if word not in _SILENT] or words
    return tuple(_singular(word) for word in telling)


def _is_silent(letter: str) -> bool:
    """Accents and apostrophes: St Mary's is St Marys."""
    return bool(unicodedata.combining(letter)) or letter in "'’`."


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _is_slip(a: str, b: str) -> bool:
    """Whether one word is the other with one letter wrong, missing, doubled, or two beside each other swapped."""
    if min(len(a), len(b)) < _SHORTEST or a[0] != b[0] or not (a + b).isalpha():
        return False
    if a in _KNOWN and b in _KNOWN:
        return False
    start = next(
        (at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b))
    )
    rest_a, rest_b = a[start:], b[start:]
    if len(a) != len(b):
        longer, shorter = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
        return longer[1:] == shorter
    if rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]:
        return True
    return rest_a[1:] == rest_b[1:] and (len(a) >= _LONG or _are_neighbours(rest_a[0], rest_b[0]))


def _are_neighbours(one: str, other: str) -> bool:
    """Whether two letters lie beside each other on a keyboard."""
    place = {letter: (at, row) for row, letters in enumerate(_ROWS) for at, letter in enumerate(letters)}
    if one not in place or other not in place:
        return False
    (a, row_a), (b, row_b) = sorted((place[one], place[other]), key=lambda each: each[1])
    # Each row lies half a key to the right of the one above it.
    return abs(a - b) == 1 if row_a == row_b else row_b - row_a == 1 and a - b in (0, 1)
