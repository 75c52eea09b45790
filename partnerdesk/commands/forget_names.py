"""Where a name stands in a text: whole, in any spelling, and the parts of it that may be somebody else's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_FORMS: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "cllr", "rev", "sir", "dame"})
"""How people are addressed: no part of a name that would tell who it is."""

_TELLING: Final = 5
"""A part of so many letters tells who is meant inside a longer word, too: zquillfeather@example.org."""


def pattern_of(names: Iterable[str], between: str = r"(?:\s+|[._])") -> re.Pattern[str]:
    """Finds the names in a text. One of several words is found however it is written and whatever stands beside it;
    one word alone only as a word, and with its capitals: "Mark" is a person, to mark is none.

    ``between`` is a pattern for what may stand between its words.
    """
    return re.compile("|".join(_alternatives(sorted(names, key=len, reverse=True), between)))


class NameParts:
    """The words of ``names``, found alone and in any spelling, but not in the whole name of one of the ``people``."""

    def __init__(self, names: frozenset[str], people: Iterable[str]) -> None:
        words = {word.strip(".,") for name in names for word in name.split()}
        parts = sorted(
            {form for word in words if _tells(word) for form in _spellings(word)}, key=len, reverse=True
        )
        others = [each for each in people if len(each.split()) > 1 and each not in names]
        self._parts = re.compile("|".join(map(_part, parts)) or r"(?!)", re.IGNORECASE)
        self._others = pattern_of(others) if others else re.compile(r"(?!)")

    def first_in(self, text: str) -> int | None:
        """Where the first part stands; None where there is none."""
        return next((start for start, _ in self._places(text)), None)

    def replaced(self, text: str, instead: str) -> str:
        """``text`` with something else where a part stands. Parts that stand together go together."""
        new, done = "", 0
        for start, end in self._places(text):
            together = bool(new) and not text[done:start].strip(" ,.-_")
            new += "" if together else text[done:start] + instead
            done = end
        return new + text[done:]

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        apart = [match.span() for match in self._others.finditer(text)]
        for match in self._parts.finditer(text):
            if not any(start <= match.start() < end for start, end in apart):
                yield match.span()


def _tells(word: str) -> bool:
    """No title, no initial, and no little word such as "van"."""
    return len(word) > 1 and word.casefold() not in _FORMS and not word[0].islower()


def _part(word: str) -> str:
    inside = re.escape(word)
    return rf"\w*{inside}\w*" if len(word) >= _TELLING else rf"(?<!\w){inside}(?!\w)"


def _forms(name: str) -> Iterator[str]:
    yield from dict.fromkeys(unicodedata.normalize(kind, name) for kind in ("NFC", "NFD"))


def _spellings(word: str) -> Iterator[str]:
    """A part of a name is looked for without its accents as well."""
    yield from _forms(word)
    yield "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def _alternatives(names: Iterable[str], between: str) -> Iterator[str]:
    for name in names:
        for form in _forms(name):
            words = [re.escape(word) for word in form.split()]
            if len(words) > 1:
                yield "(?i:" + between.join(words) + ")"
            else:
                yield r"(?<!\w)" + "".join(words) + r"(?!\w)"
