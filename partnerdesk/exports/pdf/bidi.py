"""Which way text runs: the Unicode Bidirectional Algorithm (UAX #9), and the order in which runs are drawn.

Cleaned text holds no characters that embed, isolate or override (see ``text``), so the rules for those are left out;
all others are here under their names in the standard. Time grows with the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

_BRACKETS: Final = (
    "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩〈〉《》"
    "「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｟｠｢｣"
)
_CLOSING: Final = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_DEEPEST: Final = 63
"""So many open brackets are remembered (BD16)."""

_TURNING: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of all scripts and figures that run from right to left; most text has none of them."""

_STRENGTH: Final = {"L": "L", "R": "R", "AL": "R"}
_STRONG: Final = frozenset(("L", "R"))
_NUMBERS: Final = frozenset(("EN", "AN"))
_NEUTRAL: Final = frozenset(("B", "S", "WS", "ON"))
_SEPARATES: Final = frozenset(("ES", "ET", "CS"))


def base_level(text: str) -> int:
    """Whether a paragraph runs from left to right (0) or from right to left (1).

    It runs as its first letter (P2 and P3), with one exception (HL1): what begins at the right but ends in words from
    the left that are a good part of it is a name in one of our own sentences, and runs as these do.
    """
    if _TURNING.search(text) is None:
        return 0
    kinds = [_STRENGTH[kind] for kind in map(unicodedata.bidirectional, text) if kind in _STRENGTH]
    if not kinds or kinds[0] == "L":
        return 0
    return int(kinds[-1] == "R" or kinds.count("L") * 4 < len(kinds))


def levels(text: str, base: int) -> list[int]:
    """The level of every character of a paragraph: even ones run from left to right, odd ones from right to left."""
    if not base and _TURNING.search(text) is None:
        return [0] * len(text)
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    marks = [kind in ("NSM", "BN") for kind in kinds]
    outer = "R" if base else "L"
    _resolve_marks_and_letters(kinds, outer)
    _resolve_separators(kinds)
    _resolve_numbers_after_letters(kinds, outer)
    _resolve_brackets(text, kinds, marks, outer)
    _resolve_neutrals(kinds, outer)
    lifted = {"L": 2, "R": 1, "EN": 2, "AN": 2} if base else {"L": 0, "R": 1, "EN": 2, "AN": 2}
    return [lifted[kind] for kind in kinds]


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """The places of a line's runs in the order in which they stand from left to right (L2)."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        turned: list[int] = []
        drawn: list[int] = []
        for place in order:
            if run_levels[place] >= level:
                turned.append(place)
            else:
                drawn += [*reversed(turned), place]
                turned = []
        order = [*drawn, *reversed(turned)]
    return order


def _resolve_marks_and_letters(kinds: list[str], outer: str) -> None:
    """W1 to W3. Joiners go with what they stand behind, like marks."""
    before = strong = outer
    for place, kind in enumerate(kinds):
        found = before if kind in ("NSM", "BN") else kind
        before = found
        if found in ("L", "R", "AL"):
            strong = found
        elif found == "EN" and strong == "AL":
            found = "AN"
        kinds[place] = found
    for place, kind in enumerate(kinds):
        if kind == "AL":
            kinds[place] = "R"


def _resolve_separators(kinds: list[str]) -> None:
    """W4 to W6."""
    for place in range(1, len(kinds) - 1):
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and ((kind == "CS" and before in _NUMBERS) or (kind == "ES" and before == "EN")):
            kinds[place] = before
    for start, stop in _runs(kinds, frozenset(("ET",))):
        if "EN" in (kinds[start - 1] if start else "", kinds[stop] if stop < len(kinds) else ""):
            kinds[start:stop] = ["EN"] * (stop - start)
    for place, kind in enumerate(kinds):
        if kind in _SEPARATES:
            kinds[place] = "ON"


def _resolve_numbers_after_letters(kinds: list[str], outer: str) -> None:
    """W7."""
    strong = outer
    for place, kind in enumerate(kinds):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _resolve_brackets(text: str, kinds: list[str], marks: list[bool], outer: str) -> None:
    """N0: a pair of brackets runs as what stands in it, so that both turn or neither."""
    for opening, closing in _pairs(text, kinds):
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]}
        if outer in inside:
            found = outer
        elif inside & _STRONG:
            (other,) = inside & _STRONG
            found = other if _before(kinds, opening, outer) == other else outer
        else:
            continue
        for place in (opening, closing):
            kinds[place] = found
            while place + 1 < len(kinds) and marks[place + 1]:
                place += 1  # noqa: PLW2901
                kinds[place] = found


def _before(kinds: list[str], place: int, outer: str) -> str:
    """The direction of the nearest resolved character before ``place``."""
    for earlier in range(place - 1, -1, -1):
        if _direction(kinds[earlier]):
            return _direction(kinds[earlier])
    return outer


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Where brackets that belong together open and close, by their opening (BD16)."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        if character in _CLOSING:
            if len(waiting) == _DEEPEST:
                break
            waiting.append((_CLOSING[character], place))
        else:
            depth = next((i for i in range(len(waiting) - 1, -1, -1) if waiting[i][0] == character), None)
            if depth is not None:
                found.append((waiting[depth][1], place))
                del waiting[depth:]
    return sorted(found)


def _resolve_neutrals(kinds: list[str], outer: str) -> None:
    """N1 and N2."""
    for start, stop in _runs(kinds, _NEUTRAL):
        before = _direction(kinds[start - 1]) if start else outer
        after = _direction(kinds[stop]) if stop < len(kinds) else outer
        kinds[start:stop] = [before if before == after else outer] * (stop - start)


def _direction(kind: str) -> str:
    """As what a resolved character counts for its neighbours; nothing for a neutral one."""
    return "R" if kind in _NUMBERS else kind if kind in _STRONG else ""


def _runs(kinds: list[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where neighbours of the wanted kinds begin and end."""
    start: int | None = None
    for place, kind in enumerate(kinds):
        if kind in wanted:
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None
    if start is not None:
        yield start, len(kinds)
