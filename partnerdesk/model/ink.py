"""What makes a drawing a signature. Strokes are lists of points (x, y, t), see :class:`records.Signature`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

FULL: Final = 10_000
"""The longer side of the pad that a signature is drawn on, in the units of x and y."""

LEAST: Final = 300
"""A signature is wider or higher than this, 3 % of the pad: more than a click, even one by an unsteady hand."""

MOST_POINTS: Final = 20_000
"""The most points of one drawn signature."""

_FARTHEST: Final = 1_000_000_000


def are_strokes(drawn: object) -> bool:
    """Whether plain values are lists of lists of points, whatever they look like."""
    return isinstance(drawn, list) and all(
        isinstance(stroke, list) and all(map(_is_point, stroke)) for stroke in drawn
    )


def is_signature(strokes: Sequence[Sequence[Sequence[int]]]) -> bool:
    """Whether the whole drawing is more than a dot. A dot in it, as on an i, is welcome."""
    points = [point for stroke in strokes for point in stroke]
    return any(_extent([point[axis] for point in points]) > LEAST for axis in (0, 1))


def _is_point(point: object) -> bool:
    return (
        isinstance(point, list)
        and len(point) == 3
        and all(type(part) is int and abs(part) <= _FARTHEST for part in point)
    )


def _extent(places: Sequence[int]) -> int:
    return max(places, default=0) - min(places, default=0)
