"""Boxes that keep clear of each other, on the screen and on paper.

Each in turn goes home if it is free, and else to a free place near by. So who came earlier never moves for who comes
later, and the same boxes on the same ground stand the same way on every run. Sizes and places are of any one unit, x to
the right and y down; a place is the middle of a box.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Final

from partnerdesk.layout.places import SIDE

Point = tuple[float, float]
Size = tuple[float, float]

LINK_GAP: Final = 2.6
"""Linked boxes keep so many gaps apart up and down, or their link could not be seen."""
_MOST_LOOKS: Final = 3_000
"""After so many places that are taken, a box has found no room."""
_NEAR_ENOUGH: Final = 0.5


class Standing:
    """Boxes that stand on a ground, and the nearest free place for one more.

    ``gap`` is the least distance between two boxes, ``margin`` that to the rim of the ground.
    """

    def __init__(
        self,
        sizes: Mapping[int, Size],
        area: Size,
        gap: float,
        *,
        margin: float = 0.0,
        links: Collection[tuple[int, int]] = (),
    ) -> None:
        self._sizes, self._area, self._gap, self._margin = sizes, area, gap, margin
        self._linked = {frozenset(pair) for pair in links}
        # Places are kept in thousandths of the ground: boxes that touch by no more are left alone.
        self._slack = max(_NEAR_ENOUGH, area[0] / SIDE), max(_NEAR_ENOUGH, area[1] / SIDE)
        # Boxes that are further apart than this, across or down, cannot be too near each other.
        self._wide = max((wide for wide, _ in sizes.values()), default=0.0) + gap or 1.0
        self._high = max((high for _, high in sizes.values()), default=0.0) + gap * LINK_GAP or 1.0
        self._cells: dict[tuple[int, int], list[int]] = {}
        self.points: dict[int, Point] = {}

    def take(self, each: int, point: Point) -> None:
        """A box stands at a point."""
        self.points[each] = point
        self._cells.setdefault(self._cell(point), []).append(each)

    def settle(self, each: int, home: Point) -> bool:
        """Put a box where it belongs or as near as there is room. Gives whether there was room at all."""
        home = self._on_ground(each, home)
        waiting: list[tuple[float, int, Point]] = [(0.0, 0, home)]
        seen = {self._about(home)}
        for looks in range(_MOST_LOOKS):
            if not waiting:
                return False
            _, _, point = heappop(waiting)
            in_the_way = self._in_the_way(each, point)
            if not in_the_way:
                self.take(each, point)
                return True
            for other in in_the_way:
                for number, beside in enumerate(self._beside(each, other, point)):
                    about = self._about(beside)
                    if about not in seen and self._on_ground(each, beside) == beside:
                        seen.add(about)
                        heappush(waiting, (math.dist(beside, home), 4 * looks + number, beside))
        return False

    def touches(self, each: int, point: Point) -> bool:
        """Whether a box would be too near to one that stands."""
        return bool(self._in_the_way(each, point))

    def _in_the_way(self, each: int, point: Point) -> list[int]:
        wide, high = self._sizes[each]
        x, y = point
        slack_x, slack_y = self._slack
        found = []
        for other in self._near(point):
            other_x, other_y = self.points[other]
            other_wide, other_high = self._sizes[other]
            if (wide + other_wide) / 2 + self._gap - abs(x - other_x) <= slack_x:
                continue
            if (high + other_high) / 2 + self._down(each, other) - abs(y - other_y) > slack_y:
                found.append(other)
        return found

    def _beside(self, each: int, other: int, point: Point) -> Iterator[Point]:
        """The places over, under, left and right of another box, each as near to a point as can be."""
        (wide, high), (other_wide, other_high) = self._sizes[each], self._sizes[other]
        other_x, other_y = self.points[other]
        across = (wide + other_wide) / 2 + self._gap
        down = (high + other_high) / 2 + self._down(each, other)
        yield point[0], other_y - down
        yield point[0], other_y + down
        yield other_x - across, point[1]
        yield other_x + across, point[1]

    def _down(self, each: int, other: int) -> float:
        linked = self._linked and frozenset((each, other)) in self._linked
        return self._gap * LINK_GAP if linked else self._gap

    def _near(self, point: Point) -> Iterator[int]:
        column, row = self._cell(point)
        for down in (row - 1, row, row + 1):
            for over in (column - 1, column, column + 1):
                yield from self._cells.get((over, down), ())

    def _cell(self, point: Point) -> tuple[int, int]:
        return int(point[0] // self._wide), int(point[1] // self._high)

    def _about(self, point: Point) -> tuple[int, int]:
        """The same for places so near each other that one need not be looked at when the other was taken."""
        return int(point[0] * 3 / self._gap), int(point[1] * 3 / self._gap)

    def _on_ground(self, each: int, point: Point) -> Point:
        wide, high = self._sizes[each]
        return (
            _within(point[0], wide / 2 + self._margin, self._area[0]),
            _within(point[1], high / 2 + self._margin, self._area[1]),
        )


def set_apart(places: Sequence[Point], sizes: Sequence[Size], area: Size, gap: float) -> list[Point] | None:
    """Where boxes stand that belong at ``places``, the first first, or None when there is no room for all."""
    standing = Standing(dict(enumerate(sizes)), area, gap)
    if not all(standing.settle(each, place) for each, place in enumerate(places)):
        return None
    return list(standing.points.values())


def _within(value: float, edge: float, side: float) -> float:
    """A value kept ``edge`` away from 0 and ``side``; what is wider than the side stands at its beginning."""
    return min(max(value, edge), max(side - edge, edge))
