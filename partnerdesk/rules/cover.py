"""The fewest sets that cover together what all of them cover: exact, for any number of sets.

A branch-and-bound search over bit masks. Sets that lie within another are left out; the search always decides who
covers the element that the fewest sets hold, takes the largest sets first, and gives a branch up as soon as a lower
bound shows that it cannot be better. The bound charges each open element to the largest set that holds it (a feasible
dual solution of the covering problem), and counts elements no two of which share a set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import lcm
from typing import Final

_ONE: Final = lcm(*range(1, 65))
"""One set, in parts that divide evenly among up to 64 elements; beyond, rounding down keeps the bound a bound."""


def fewest_sets(sets: Iterable[int]) -> int:
    """How many of ``sets``, bit masks of elements, are needed to cover their union; 0 when the union is empty."""
    return _fewest(tuple(_maximal(sets)))


@lru_cache(maxsize=256)
def _fewest(masks: tuple[int, ...]) -> int:
    """Remembered, because the figures are asked for again after every edit and the offers seldom change."""
    union = 0
    for mask in masks:
        union |= mask
    return _Search(len(masks)).run(union, masks)


class _Search:
    def __init__(self, best: int) -> None:
        self._best = best
        self._seen: dict[int, int] = {}
        """For each set of open elements, the fewest sets that were taken when the search came by."""

    def run(self, union: int, masks: Sequence[int]) -> int:
        self._branch(union, masks, 0)
        return self._best

    def _branch(self, still_open: int, masks: Sequence[int], taken: int) -> None:
        if not still_open:
            self._best = min(self._best, taken)
            return
        if self._seen.get(still_open, taken + 1) <= taken:
            return
        self._seen[still_open] = taken
        useful = _maximal(mask & still_open for mask in masks)
        holders = _holders(still_open, useful)
        if taken + _at_least(holders, useful) >= self._best:
            return
        rarest = min(holders, key=lambda held: held.bit_count())
        for place, mask in enumerate(useful):
            if rarest >> place & 1:
                self._branch(still_open & ~mask, useful, taken + 1)


def _maximal(sets: Iterable[int]) -> list[int]:
    """The sets that lie within no other, largest first."""
    kept: list[int] = []
    for mask in sorted({mask for mask in sets if mask}, key=lambda mask: (-mask.bit_count(), mask)):
        if not any(mask & other == mask for other in kept):
            kept.append(mask)
    return kept


def _holders(elements: int, masks: Sequence[int]) -> list[int]:
    """For each element, from the lowest bit on, which places of ``masks`` hold it, as a bit mask of places."""
    holders: list[int] = []
    while elements:
        element = elements & -elements
        holders.append(sum(1 << place for place, mask in enumerate(masks) if mask & element))
        elements ^= element
    return holders


def _at_least(holders: Sequence[int], masks: Sequence[int]) -> int:
    """A number of sets that is surely needed. ``masks`` come largest first."""
    charged = 0
    for held in holders:
        largest = (held & -held).bit_length() - 1
        charged += _ONE // masks[largest].bit_count()
    apart = 0
    used = 0
    for held in sorted(holders, key=int.bit_count):
        if not held & used:
            apart += 1
            used |= held
    return max(-(-charged // _ONE), apart)
