"""Strokes of a drawn signature, kept free of pixels.

A stroke is a list of points (x, y, t): x and y in ten-thousandths of the pad's longer side, so that the shape keeps its
proportions on any pad and on paper; t in milliseconds since the signature began.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from partnerdesk.model.ink import FULL

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[int, int, int]
Stroke = list[Point]


def to_ink(place: QPointF, width: int, height: int, milliseconds: int) -> Point:
    """A place on the pad in pixels as a point of a stroke; what lies outside the pad is moved to its edge."""
    side = max(width, height, 1)
    x = min(max(place.x(), 0), width) * FULL / side
    y = min(max(place.y(), 0), height) * FULL / side
    return round(x), round(y), milliseconds


def pixels_per_unit(strokes: Sequence[Stroke], width: int, height: int) -> float:
    """The scale at which strokes fit a pad: full width, less if the pad is too low for them."""
    highest = max((y for stroke in strokes for _, y, _ in stroke), default=0)
    rightmost = max((x for stroke in strokes for x, _, _ in stroke), default=0)
    scale = max(width, height) / FULL
    if highest * scale > height:
        scale = height / highest
    if rightmost * scale > width:
        scale = width / rightmost
    return scale


def path_of(strokes: Sequence[Stroke], width: int, height: int) -> QPainterPath:
    """The strokes as one smooth path for a pad of a size in pixels. A stroke of one point is a dot."""
    scale = pixels_per_unit(strokes, width, height)
    path = QPainterPath()
    for stroke in strokes:
        points = [QPointF(x * scale, y * scale) for x, y, _ in stroke]
        if not points:
            continue
        path.moveTo(points[0])
        for one, other in pairwise(points[1:]):
            path.quadTo(one, (one + other) / 2)
        path.lineTo(points[-1] if len(points) > 1 else points[0] + QPointF(0.1, 0.1))
    return path
