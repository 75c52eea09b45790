"""From thousandths to pixels: how large the map's ground is, and where on it boxes stand so that none overlaps.

Sizes and places are logical pixels at zoom 1, x to the right and y down; a place is the middle of a box.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from partnerdesk.layout.apart import Point, Size, Standing
from partnerdesk.layout.places import SIDE

__all__ = ["Point", "Size", "ground", "nearest", "set_apart", "to_pixels", "to_thousandths"]

AIR: Final = 1.8
AIR_FOR_MANY: Final = 2.1
"""The ground is at least so many times as large as all boxes together with their gaps."""
SHAPE: Final = 1.6
"""Width by height of the ground of a map of many, which does not change with the window's shape."""
MANY: Final = 70
_GROWTH: Final = 1.12
_STEP: Final = 1.12
"""A ground larger than the window grows by so much at a time, so that not everybody moves with each who comes."""
_MARGIN: Final = 10.0


def ground(sizes: Sequence[Size], window: Size, gap: float) -> Size:
    """The size of the ground: the window's, or larger where the boxes need it."""
    wanted = (AIR if len(sizes) <= MANY else AIR_FOR_MANY) * sum(
        (wide + gap) * (high + gap) for wide, high in sizes
    )
    widest = max((wide for wide, _ in sizes), default=0.0) + 2 * _MARGIN
    if window[0] * window[1] >= wanted and window[0] >= widest:
        return window
    wanted = _STEP ** math.ceil(math.log(wanted, _STEP))
    shape = SHAPE if len(sizes) > MANY else max(0.6, window[0] / max(1.0, window[1]))
    wide = max(math.sqrt(wanted * shape), widest)
    return wide, max(wanted / wide, wide / shape)


def to_pixels(place: tuple[int, int], area: Size) -> Point:
    return place[0] * area[0] / SIDE, place[1] * area[1] / SIDE


def to_thousandths(point: Point, area: Size) -> tuple[int, int]:
    x, y = (round(value * SIDE / side) for value, side in zip(point, area, strict=True))
    return min(max(x, 0), SIDE), min(max(y, 0), SIDE)


def set_apart(
    homes: Mapping[int, Point],
    sizes: Mapping[int, Size],
    area: Size,
    gap: float,
    links: Collection[tuple[int, int]] = (),
    standing: Mapping[int, Point] | None = None,
) -> tuple[dict[int, Point], Size]:
    """Put boxes where they belong, or near by where somebody stands already, in the order of ``homes``.

    Gives the places and the ground they needed. Those ``standing`` are known to stand at a free place on this very
    ground. Of few, partners of ``links`` keep enough distance for the link to be seen. The ground grows when there is
    no room on it.
    """
    shown = links if len(homes) <= MANY else ()
    boxes = Standing(sizes, area, gap, margin=_MARGIN, links=shown)
    for each, point in (standing or {}).items():
        boxes.take(each, point)
    while not all(boxes.settle(each, home) for each, home in homes.items() if each not in boxes.points):
        area = (area[0] * _GROWTH, area[1] * _GROWTH)
        homes = {each: (x * _GROWTH, y * _GROWTH) for each, (x, y) in homes.items()}
        boxes = Standing(sizes, area, gap, margin=_MARGIN, links=shown)
    return {each: boxes.points[each] for each in homes}, area


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
