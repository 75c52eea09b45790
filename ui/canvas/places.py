"""From thousandths to pixels: how large the map's ground is, and how boxes are pushed apart so that none overlaps.

Sizes and places are logical pixels at zoom 1, x to the right and y down; a place is the middle of a box.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from partnerdesk.rules.layout import SIDE

Point = tuple[float, float]
Size = tuple[float, float]

AIR: Final = 2.4
"""The ground is at least so many times as large as all boxes together with their gaps."""
SHAPE: Final = 1.6
"""Width by height of a ground that is larger than the window."""
_MOST_ROUNDS: Final = 160
_MARGIN: Final = 10.0


def ground(sizes: Sequence[Size], window: Size, gap: float) -> Size:
    """The size of the ground: the window's, or larger where the boxes need it."""
    wanted = AIR * sum((wide + gap) * (high + gap) for wide, high in sizes)
    widest = max((wide for wide, _ in sizes), default=0.0) + 2 * _MARGIN
    if window[0] * window[1] >= wanted and window[0] >= widest:
        return window
    wide = max(math.sqrt(wanted * SHAPE), window[0], widest)
    return wide, max(wanted / wide, window[1])


def to_pixels(place: tuple[int, int], area: Size) -> Point:
    return place[0] * area[0] / SIDE, place[1] * area[1] / SIDE


def to_thousandths(point: Point, area: Size) -> tuple[int, int]:
    x, y = (round(value * SIDE / side) for value, side in zip(point, area, strict=True))
    return min(max(x, 0), SIDE), min(max(y, 0), SIDE)


def spread(
    homes: Mapping[int, Point], sizes: Mapping[int, Size], area: Size, gap: float, held: int | None = None
) -> tuple[dict[int, Point], Size]:
    """Push overlapping boxes apart, each as little as need be. Gives the places and the ground they needed.

    ``held`` stays where it is; the others give way. The ground grows when there is no room on it.
    """
    ids = list(homes)
    halves = [(sizes[each][0] / 2, sizes[each][1] / 2) for each in ids]
    # Boxes at exactly one place need a direction in which to part.
    x = [homes[each][0] + (number % 3 - 1) * 0.5 for number, each in enumerate(ids)]
    y = [homes[each][1] + (number % 5 - 2) * 0.5 for number, each in enumerate(ids)]
    fixed = ids.index(held) if held is not None and held in homes else -1
    while not _settle(x, y, halves, area, gap, fixed):
        area = (area[0] * 1.15, area[1] * 1.15)
    return dict(zip(ids, zip(x, y, strict=True), strict=True)), area


def _settle(x: list[float], y: list[float], halves: list[Size], area: Size, gap: float, fixed: int) -> bool:
    """Whether everything came to rest on this ground."""
    _keep_on_ground(x, y, halves, area)
    for _ in range(_MOST_ROUNDS):
        if not _part_once(x, y, halves, gap, fixed):
            return True
        _keep_on_ground(x, y, halves, area)
    return False


def _part_once(x: list[float], y: list[float], halves: list[Size], gap: float, fixed: int) -> bool:
    """Part every pair that overlaps along the way that is shorter. Gives whether there was one."""
    order = sorted(range(len(x)), key=y.__getitem__)
    highest = 2 * max((high for _, high in halves), default=0.0) + gap
    moved = False
    for number, i in enumerate(order):
        for j in order[number + 1 :]:
            dy = y[j] - y[i]
            if dy >= highest:
                break
            over_y = halves[i][1] + halves[j][1] + gap - abs(dy)
            if over_y <= 0.01:
                continue
            dx = x[j] - x[i]
            over_x = halves[i][0] + halves[j][0] + gap - abs(dx)
            if over_x <= 0.01:
                continue
            moved = True
            share = 0.0 if i == fixed else 1.0 if j == fixed else 0.5
            if over_y <= over_x:
                step = over_y if dy >= 0 else -over_y
                y[i] -= step * share
                y[j] += step * (1 - share)
            else:
                step = over_x if dx >= 0 else -over_x
                x[i] -= step * share
                x[j] += step * (1 - share)
    return moved


def _keep_on_ground(x: list[float], y: list[float], halves: list[Size], area: Size) -> None:
    for i, (wide, high) in enumerate(halves):
        x[i] = min(max(x[i], wide + _MARGIN), max(area[0] - wide - _MARGIN, wide + _MARGIN))
        y[i] = min(max(y[i], high + _MARGIN), max(area[1] - high - _MARGIN, high + _MARGIN))
