"""The rings of the map: thin circles behind everything, each with the words for those who stand on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from partnerdesk.exports.pdf.ground import Curve, Ground, Point, Stroke
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import INK_SOFT, TINT, TextStyle
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Span, wrap

_QUARTER: Final = 4 * (math.sqrt(2) - 1) / 3
"""How far the handles of a Bezier curve reach that is a quarter of a circle."""
_WORDS: Final = 21.0
"""How wide the words on a ring get at most, in sizes of their letters."""
_CLOCK: Final = (0, 20, -20, 40, -40, 60, -60, 80, -80, 100, -100, 120, -120, 140, -140, 160, -160, 180)
"""Where words are tried, in degrees from the top of the ring."""


@dataclass(frozen=True, slots=True)
class RingMark:
    """A circle around the middle of the map: its radius as a share of the map's sides, and whose it is."""

    reach: float
    words: Clean


def draw_circles(canvas: Ground, rings: Sequence[RingMark], ground: Box, thick: float) -> None:
    """Draw every ring on ``ground``, as wide and as high as it is, with dotted lines ``thick`` points thick."""
    stroke = Stroke(INK_SOFT, 0.8 * thick, (1.2 * thick, 2.4 * thick))
    for ring in rings:
        start, curves = _ellipse(ground, ring.reach)
        canvas.curves(start, curves, stroke)


def draw_words(
    canvas: Ground, rings: Sequence[RingMark], ground: Box, boxes: Sequence[Box], style: TextStyle, view: Box
) -> None:
    """Draw the words of every ring that lie in ``view``, where no box covers them if there is such a place."""
    for ring in rings:
        lines = wrap([Span(ring.words, style)], _WORDS * style.size)[:2]
        wide, tall = max(line.width for line in lines), len(lines) * style.leading
        box = _beside(ground, ring.reach, (wide + style.size, tall), boxes)
        if box.overlaps(view):
            canvas.rect(box, fill=TINT)
            for number, line in enumerate(lines):
                left = (box.left + box.right - line.width) / 2
                canvas.lines(left, box.top + number * style.leading, [line])


def _beside(ground: Box, reach: float, size: tuple[float, float], boxes: Sequence[Box]) -> Box:
    """A place on a ring that no box covers, the top one if all are covered."""
    places = []
    for degrees in _CLOCK:
        turn = math.radians(degrees - 90)
        x, y = _on(ground, reach, math.cos(turn), math.sin(turn))
        place = Box(x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)
        places.append(place)
        if ground.cut(place) == place and not any(place.overlaps(box) for box in boxes):
            return place
    return ground.cut(places[0])


def _ellipse(ground: Box, reach: float) -> tuple[Point, list[Curve]]:
    curves = []
    for quarter in range(4):
        turns = [quarter * math.pi / 2, (quarter + 1) * math.pi / 2]
        (ax, ay), (bx, by) = ((math.cos(turn), math.sin(turn)) for turn in turns)
        one = _on(ground, reach, ax - _QUARTER * ay, ay + _QUARTER * ax)
        two = _on(ground, reach, bx + _QUARTER * by, by - _QUARTER * bx)
        curves.append((one, two, _on(ground, reach, bx, by)))
    return _on(ground, reach, 1.0, 0.0), curves


def _on(ground: Box, reach: float, across: float, down: float) -> Point:
    """A point of the ground, counted from its middle in radii of a ring."""
    wide, tall = ground.right - ground.left, ground.bottom - ground.top
    return ground.left + wide * (0.5 + reach * across), ground.top + tall * (0.5 + reach * down)
