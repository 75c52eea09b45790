"""Boxes put in line: the new places of several partners that are moved together. Pure; pixels of the map's ground."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum

from ui.canvas.places import Point, Size


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    TOP = "top"
    MIDDLE = "middle"
    ACROSS = "across"
    """The same space between all of them, from left to right."""
    DOWN = "down"


def aligned(
    how: Align, points: Mapping[int, Point], sizes: Mapping[int, Size], gap: float
) -> dict[int, Point]:
    """Where the boxes with their middles at ``points`` go. Those that would lie over each other part along the line."""
    across = how in (Align.LEFT, Align.CENTRE, Align.ACROSS)
    axis = 0 if across else 1
    lows = {each: point[axis] - sizes[each][axis] / 2 for each, point in points.items()}
    highs = {each: point[axis] + sizes[each][axis] / 2 for each, point in points.items()}
    if how in (Align.LEFT, Align.TOP):
        edge = min(lows.values())
        on_axis = {each: edge + sizes[each][axis] / 2 for each in points}
    elif how in (Align.CENTRE, Align.MIDDLE):
        on_axis = dict.fromkeys(points, (min(lows.values()) + max(highs.values())) / 2)
    else:
        on_axis = _distributed(lows, highs, sizes, axis)
    along = {each: point[1 - axis] for each, point in points.items()}
    if how not in (Align.ACROSS, Align.DOWN):
        along = _parted(along, {each: sizes[each][1 - axis] + gap for each in points})
    return {each: (at, along[each]) if across else (along[each], at) for each, at in on_axis.items()}


def _distributed(
    lows: Mapping[int, float], highs: Mapping[int, float], sizes: Mapping[int, Size], axis: int
) -> dict[int, float]:
    order = sorted(lows, key=lambda each: (lows[each] + highs[each], each))
    filled = sum(sizes[each][axis] for each in order)
    first, last = min(lows.values()), max(highs.values())
    gap = (last - first - filled) / max(1, len(order) - 1)
    found, at = {}, first
    for each in order:
        found[each] = at + sizes[each][axis] / 2
        at += sizes[each][axis] + gap
    return found


def _parted(middles: Mapping[int, float], sizes: Mapping[int, float]) -> dict[int, float]:
    """Middles on a line, pushed on until nobody overlaps, and then all back by as much as they went on the average."""
    order = sorted(middles, key=lambda each: (middles[each], each))
    found: dict[int, float] = {}
    end = -math.inf
    for each in order:
        found[each] = max(middles[each], end + sizes[each] / 2)
        end = found[each] + sizes[each] / 2
    back = sum(found[each] - middles[each] for each in order) / len(order)
    return {each: found[each] - back for each in middles}
