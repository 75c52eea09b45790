"""From thousandths to pixels: how large the map's ground is, and how boxes are pushed apart so that none overlaps.

Sizes and places are logical pixels at zoom 1, x to the right and y down; a place is the middle of a box.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from partnerdesk.rules.layout import SIDE

Point = tuple[float, float]
Size = tuple[float, float]

AIR: Final = 1.8
AIR_FOR_MANY: Final = 2.1
"""The ground is at least so many times as large as all boxes together with their gaps."""
SHAPE: Final = 1.6
"""Width by height of the ground of a map of many, which does not change with the window's shape."""
MANY: Final = 70
_MOST_ROUNDS: Final = 50
_MOST_WORK: Final = 4_000
"""Few boxes may be pushed often: they take little time, and a ground that need not grow keeps names at full size."""
_GROWTH: Final = 1.12
_MARGIN: Final = 10.0
_LINK_GAP: Final = 2.6
_NEAR_ENOUGH: Final = 0.5
"""Boxes that touch by less than this are left alone: places in thousandths are no finer."""


def ground(sizes: Sequence[Size], window: Size, gap: float) -> Size:
    """The size of the ground: the window's, or larger where the boxes need it."""
    wanted = (AIR if len(sizes) <= MANY else AIR_FOR_MANY) * sum(
        (wide + gap) * (high + gap) for wide, high in sizes
    )
    widest = max((wide for wide, _ in sizes), default=0.0) + 2 * _MARGIN
    if window[0] * window[1] >= wanted and window[0] >= widest:
        return window
    shape = SHAPE if len(sizes) > MANY else max(0.6, window[0] / max(1.0, window[1]))
    wide = max(math.sqrt(wanted * shape), widest)
    return wide, max(wanted / wide, wide / shape)


def to_pixels(place: tuple[int, int], area: Size) -> Point:
    return place[0] * area[0] / SIDE, place[1] * area[1] / SIDE


def to_thousandths(point: Point, area: Size) -> tuple[int, int]:
    x, y = (round(value * SIDE / side) for value, side in zip(point, area, strict=True))
    return min(max(x, 0), SIDE), min(max(y, 0), SIDE)


def spread(
    homes: Mapping[int, Point],
    sizes: Mapping[int, Size],
    area: Size,
    gap: float,
    links: Collection[tuple[int, int]] = (),
    held: Collection[int] = (),
    restless: Collection[int] | None = None,
) -> tuple[dict[int, Point], Size]:
    """Push overlapping boxes apart, each as little as need be. Gives the places and the ground they needed.

    Partners of ``links`` keep enough distance for the link to be seen. Those ``held`` stay where they are, unless they
    lie over each other; the others give way. Where it is known that nobody but those ``restless`` can lie over anybody,
    only they are looked at. The ground grows when there is no room on it.
    """
    ids = list(homes)
    halves = [(sizes[each][0] / 2, sizes[each][1] / 2) for each in ids]
    number_of = {each: number for number, each in enumerate(ids)}
    fixed = {number_of[each] for each in held if each in number_of}
    some = {number_of[each] for each in (ids if restless is None else restless) if each in number_of}
    x, y = [homes[each][0] for each in ids], [homes[each][1] for each in ids]
    for number in some:
        # Boxes at exactly one place need a direction in which to part.
        x[number] += (number % 3 - 1) * 0.5
        y[number] += (number % 5 - 2) * 0.5
    linked = {frozenset((number_of[a], number_of[b])) for a, b in links} if len(ids) <= MANY else set()
    while not _settle(x, y, _Boxes(halves, gap, linked, fixed), area, some):
        some = set(range(len(ids)))
        area = (area[0] * _GROWTH, area[1] * _GROWTH)
        x, y = [value * _GROWTH for value in x], [value * _GROWTH for value in y]
    return dict(zip(ids, zip(x, y, strict=True), strict=True)), area


@dataclass(frozen=True)
class _Boxes:
    """Half sizes, the gap to keep, and who is linked or fixed, all by number."""

    halves: Sequence[Size]
    gap: float
    linked: Collection[frozenset[int]]
    fixed: Collection[int]

    def reach(self) -> Size:
        """No two boxes further apart than this, across or down, can be too near."""
        wide = 2 * max((wide for wide, _ in self.halves), default=0.0) + self.gap
        return wide, 2 * max((high for _, high in self.halves), default=0.0) + self.gap * _LINK_GAP

    def over(self, i: int, j: int, dx: float, dy: float) -> Point:
        """By how much two boxes are too near each other, across and down; none where one is not positive."""
        down = self.gap * _LINK_GAP if self.linked and frozenset((i, j)) in self.linked else self.gap
        return (
            self.halves[i][0] + self.halves[j][0] + self.gap - abs(dx),
            self.halves[i][1] + self.halves[j][1] + down - abs(dy),
        )


class _Cells:
    """Who is near whom: boxes by the cell that their middle is in. Cells are as large as ``reach``."""

    def __init__(self, x: Sequence[float], y: Sequence[float], reach: Size) -> None:
        self._x, self._y, (self._wide, self._high) = x, y, reach
        self._at: list[tuple[int, int]] = [(0, 0)] * len(x)
        self._in: dict[tuple[int, int], dict[int, None]] = {}
        self._put(range(len(x)))

    def near(self, number: int) -> list[int]:
        """Everybody in the nine cells around a box, but not itself."""
        column, row = self._at[number]
        found: list[int] = []
        for down in (row - 1, row, row + 1):
            for over in (column - 1, column, column + 1):
                found.extend(self._in.get((over, down), ()))
        found.remove(number)
        return found

    def move(self, numbers: Iterable[int]) -> None:
        """Some boxes are elsewhere."""
        for number in numbers:
            del self._in[self._at[number]][number]
        self._put(numbers)

    def _put(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            cell = int(self._x[number] // self._wide), int(self._y[number] // self._high)
            self._at[number] = cell
            self._in.setdefault(cell, {})[number] = None


def _settle(x: list[float], y: list[float], boxes: _Boxes, area: Size, restless: set[int]) -> bool:
    """Whether everything came to rest on this ground. Only ``restless`` boxes, by number, can lie over others."""
    _keep_on_ground(x, y, boxes.halves, area, restless)
    cells = _Cells(x, y, boxes.reach())
    rounds = max(_MOST_ROUNDS, _MOST_WORK // max(1, len(x)))
    for number in range(rounds):
        # Boxes are wide, so they part up and down. Where that goes on and on, a column is full: then aside, too.
        restless = _part_once(x, y, boxes, cells, restless, lean=1 + 4 * number / rounds)
        if not restless:
            return True
        _keep_on_ground(x, y, boxes.halves, area, restless)
        cells.move(sorted(restless))
    return False


def _part_once(
    x: list[float], y: list[float], boxes: _Boxes, cells: _Cells, restless: Collection[int], lean: float
) -> set[int]:
    """Part every pair that is too near, along the way that is shorter; the way down counts ``lean`` times.

    Gives the boxes that were moved: only they can be too near to somebody the next time.
    """
    moved: set[int] = set()
    for i in sorted(restless, key=y.__getitem__):
        for j in cells.near(i):
            dx, dy = x[j] - x[i], y[j] - y[i]
            over_x, over_y = boxes.over(i, j, dx, dy)
            if over_x <= _NEAR_ENOUGH or over_y <= _NEAR_ENOUGH:
                continue
            moved.update((i, j))
            share = (1 - (i in boxes.fixed) + (j in boxes.fixed)) / 2
            if over_y * lean <= over_x:
                step = over_y if dy >= 0 else -over_y
                y[i] -= step * share
                y[j] += step * (1 - share)
            else:
                step = over_x if dx >= 0 else -over_x
                x[i] -= step * share
                x[j] += step * (1 - share)
    return moved


def _keep_on_ground(
    x: list[float], y: list[float], halves: Sequence[Size], area: Size, moved: Iterable[int]
) -> None:
    for i in moved:
        wide, high = halves[i]
        x[i] = min(max(x[i], wide + _MARGIN), max(area[0] - wide - _MARGIN, wide + _MARGIN))
        y[i] = min(max(y[i], high + _MARGIN), max(area[1] - high - _MARGIN, high + _MARGIN))


def nearest(points: Mapping[int, Point], start: int, right: int, down: int) -> int:
    """Who is next in a direction (1, 0), (-1, 0), (0, 1) or (0, -1) from ``start``; 0 when there is nobody."""
    x, y = points[start]
    best, found = math.inf, 0
    for each, (other_x, other_y) in points.items():
        ahead = (other_x - x) * right + (other_y - y) * down
        aside = abs((other_x - x) * down) + abs((other_y - y) * right)
        if each != start and ahead > 4 and ahead + 2.2 * aside < best:
            best, found = ahead + 2.2 * aside, each
    return found
