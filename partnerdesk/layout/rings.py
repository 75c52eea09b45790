"""The map in rings by category of partner, the community in the middle. The same on every run."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from partnerdesk.layout.places import SIDE, Place
from partnerdesk.model.partner_types import CATEGORY_LABELS

_EDGE: Final = 90
_ROOM: Final = 2.4
"""How much of a ring a partner takes, in steps from ring to ring: boxes are wider than high."""
_FEWEST: Final = 3
"""A ring is full enough with so many partners, the second with twice as many, and so on."""
_ON_IT: Final = 25
"""Who is so near a circle, in thousandths, stands on it, perhaps moved aside a little."""
_MOST: Final = 300
"""Circles round more partners than this are not told apart any more, and not looked for."""
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around the middle of the map: whose it is, and its radius in thousandths of the map."""

    categories: tuple[str, ...]
    radius: float


def rings_in_use(categories: Mapping[int, str], places: Mapping[int, Place]) -> tuple[Ring, ...]:
    """The circles on which partners stand, from the middle out; none unless two in three stand on theirs.

    ``categories`` and ``places`` are by organisation id.
    """
    if len(categories) > _MOST:
        return ()
    groups = _rings(categories)
    reaches = _reaches([sum(map(len, ring)) for ring in groups])
    found: list[Ring] = []
    standing = 0
    for ring, reach in zip(groups, reaches, strict=True):
        radius = reach * (SIDE / 2 - _EDGE)
        ids = [each for group in ring for each in group]
        far = (math.dist(places[each], (SIDE / 2, SIDE / 2)) for each in ids)
        standing += sum(abs(each - radius) <= _ON_IT for each in far)
        if radius:
            found.append(Ring(tuple(dict.fromkeys(categories[each] for each in ids)), radius))
    used = len(categories) > _FEWEST and 3 * standing >= 2 * len(categories)
    return tuple(found) if used else ()


def by_rings(categories: Mapping[int, str], links: Iterable[tuple[int, int]]) -> dict[int, Place]:
    """Places in thousandths for everybody. ``categories`` are by organisation id, in the order of the list.

    Partners of one category stand side by side, near those of the rings further in that they are linked with.
    """
    linked: dict[int, list[int]] = {each: [] for each in categories}
    for a, b in links:
        if a in linked and b in linked and a != b:
            linked[a].append(b)
            linked[b].append(a)
    rings = _rings(categories)
    reaches = _reaches([sum(map(len, ring)) for ring in rings])
    angles: dict[int, float] = {}
    places: dict[int, Place] = {}
    for number, (ring, reach) in enumerate(zip(rings, reaches, strict=True)):
        start = -math.pi / 2 + number * _GOLDEN
        wanted = {each: _wanted(linked[each], angles, start) for group in ring for each in group}
        order = [each for group in ring for each in sorted(group, key=wanted.__getitem__)]
        for place, each in enumerate(order):
            angles[each] = start + 2 * math.pi * place / len(order)
            places[each] = _on_ring(angles[each], reach)
    return {each: places[each] for each in categories}


def _rings(categories: Mapping[int, str]) -> list[list[list[int]]]:
    """The categories from the middle outwards; small ones share a ring, or there would be more rings than partners."""
    order = ("community", *(each for each in CATEGORY_LABELS if each != "community"))
    groups = [[each for each, category in categories.items() if category == wanted] for wanted in order]
    rings: list[list[list[int]]] = [[groups[0]]] if groups[0] else []
    middle = len(rings)
    for group in filter(None, groups[1:]):
        if len(rings) > middle and sum(map(len, rings[-1])) < _FEWEST * (len(rings) - middle):
            rings[-1].append(group)
        else:
            rings.append([group])
    if len(rings) > middle + 1 and 2 * sum(map(len, rings[-1])) < _FEWEST * (len(rings) - middle):
        last = rings.pop()
        rings[-1] += last
    return rings


def _reaches(counts: Sequence[int]) -> list[float]:
    """How far out each ring lies, as a share of the way to the rim: with room for all that stand on it."""
    reaches: list[float] = []
    for count in counts:
        around = 0.0 if count == 1 and not reaches else count * _ROOM / (2 * math.pi)
        reaches.append(max(around, reaches[-1] + 1 if reaches else 0.0))
    return [reach / (reaches[-1] or 1.0) for reach in reaches]


def _wanted(linked: Iterable[int], angles: Mapping[int, float], start: float) -> float:
    """How far around from ``start`` a partner would like to stand: where those stand that it is linked with."""
    known = [angles[each] for each in linked if each in angles]
    if not known:
        return math.pi
    across, down = sum(map(math.cos, known)), sum(map(math.sin, known))
    return round((math.atan2(down, across) - start) % (2 * math.pi), 6)


def _on_ring(angle: float, reach: float) -> Place:
    half = SIDE / 2
    far = reach * (half - _EDGE)
    return round(half + far * math.cos(angle)), round(half + far * math.sin(angle))
