"""Boxes on the partner map: near the places they were given, none over another, all inside the frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from partnerdesk.exports.pdf.ground import Point
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.layout.apart import Size, set_apart

_FULL: Final = 0.7
"""Boxes with their gaps fill at most so much of the frame: with more, it is not even tried."""


def spread(
    places: Sequence[Point], sizes: Sequence[Size], frame: Size, gap: float = 10.0
) -> list[Box] | None:
    """A box for every place (the middles, in points) with no two nearer than ``gap``, or None when there is no room.

    As on the screen, who comes first stays where it was put, and the others give way.
    """
    if sum((wide + gap) * (tall + gap) for wide, tall in sizes) > _FULL * frame[0] * frame[1]:
        return None
    if any(wide > frame[0] or tall > frame[1] for wide, tall in sizes):
        return None
    points = set_apart(places, sizes, frame, gap)
    if points is None:
        return None
    return [
        Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
        for (x, y), (wide, tall) in zip(points, sizes, strict=True)
    ]
