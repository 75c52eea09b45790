"""What makes a drawing a signature. Strokes are lists of points (x, y, t), see :class:`records.Signature`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

FULL: Final = 10_000
"""The longer side of the pad that a signature is drawn on, in the units of x and y."""

LEAST: Final = 300
"""A signature is wider or higher than this, 3 % of the pad: more than a click, even one by an unsteady hand."""


def is_signature(strokes: Sequence[Sequence[Sequence[int]]]) -> bool:
    """Whether the whole drawing is more than a dot. A dot in it, as on an i, is welcome."""
    points = [point for stroke in strokes for point in stroke]
    return any(_extent([point[axis] for point in points]) > LEAST for axis in (0, 1))


def _extent(places: Sequence[int]) -> int:
    return max(places, default=0) - min(places, default=0)
