"""Signatures on paper: drawn strokes as smooth curves, a typed name, or a box for ink."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from partnerdesk.exports.pdf.ground import Curve, Ground, Point, Stroke
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import INK_SOFT, RULE_STRONG, UNIT, TextStyle, colour
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Span, elided, wrap

HEIGHT: Final = 12 * UNIT
"""How tall the room for a signature is, in points."""

_INK: Final = colour("#14254F")
_TOLERANCE: Final = 0.3
_MOST_POINTS: Final = 20_000
Strokes = list[list[Point]]


def read_strokes(text: str) -> Strokes:
    """The strokes of a drawn signature, from JSON ``[[[x, y, ...], ...], ...]``. What cannot be read gives none."""
    try:
        data = json.loads(text)
        strokes = [[(float(point[0]), float(point[1])) for point in stroke] for stroke in data[:_MOST_POINTS]]
    except (ValueError, TypeError, IndexError, KeyError, RecursionError, OverflowError):
        return []
    finite = all(math.isfinite(value) for stroke in strokes for point in stroke for value in point)
    few = sum(map(len, strokes)) <= _MOST_POINTS
    return [stroke for stroke in strokes if stroke] if finite and few else []


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Fewer points along the same line: none that was left out is further than ``tolerance`` from it.

    The algorithm is that of Ramer, Douglas and Peucker, without recursion.
    """
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        far, where = max(
            ((_off(points[i], points[first], points[last]), i) for i in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > tolerance:
            kept.add(where)
            spans += [(first, where), (where, last)]
    return [points[i] for i in sorted(kept)]


def smooth(points: Sequence[Point]) -> list[Curve]:
    """A curve through all ``points`` (Catmull-Rom), as Bezier curves from the first on."""
    curves: list[Curve] = []
    for i in range(len(points) - 1):
        start, end = points[i], points[i + 1]
        before = points[i - 1] if i else start
        beyond = points[i + 2] if i + 2 < len(points) else end
        curves.append((_towards(start, before, end), _towards(end, beyond, start), end))
    return curves


@dataclass(frozen=True, slots=True)
class DrawnSignature:
    """Strokes as large as the room allows, on the left."""

    strokes: Strokes

    def height(self, width: float) -> float:  # noqa: ARG002
        return HEIGHT

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        for stroke in _fitted(self.strokes, Box(x + 2, y + 3, x + width - 2, y + HEIGHT - 3)):
            points = simplified(stroke, _TOLERANCE)
            if len(points) == 1:
                points = [points[0], (points[0][0] + 0.01, points[0][1])]
            canvas.curves(points[0], smooth(points), Stroke(_INK, 1.1))


@dataclass(frozen=True, slots=True)
class TypedSignature:
    """A name or role, set slanted on a line."""

    name: Clean
    style: TextStyle

    def height(self, width: float) -> float:  # noqa: ARG002
        return HEIGHT

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        line = y + HEIGHT - 2 * UNIT
        top = line - self.style.leading - 1
        name = elided(self.name, self.style, width)
        canvas.lines(x, top, wrap([Span(name, self.style)], width)[:1])
        canvas.straight([(x, line, x + width, line)], Stroke(RULE_STRONG, 0.6))


@dataclass(frozen=True, slots=True)
class InkBox:
    """An empty box to be signed on paper, with a small word in it."""

    words: Clean
    style: TextStyle

    def height(self, width: float) -> float:  # noqa: ARG002
        return HEIGHT

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        box = Box(x + 0.5, y + 1, x + width - 0.5, y + HEIGHT - 1)
        canvas.rect(box, stroke=Stroke(INK_SOFT, 0.7), radius=3)
        words = elided(self.words, self.style, width - 4 * UNIT)
        canvas.lines(x + 1.5 * UNIT, y + 0.75 * UNIT, wrap([Span(words, self.style)], width)[:1])


def _fitted(strokes: Strokes, box: Box) -> Strokes:
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return []
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide = max(x for x, _ in points) - left
    tall = max(y for _, y in points) - top
    scale = min((box.right - box.left) / max(wide, 1e-6), (box.bottom - box.top) / max(tall, 1e-6), 1e3)
    down = (box.bottom - box.top - tall * scale) / 2
    return [
        [(box.left + (x - left) * scale, box.top + down + (y - top) * scale) for x, y in s] for s in strokes
    ]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far ``point`` is from the line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if not length:
        return math.hypot(point[0] - start[0], point[1] - start[1])
    return abs(dy * (point[0] - start[0]) - dx * (point[1] - start[1])) / length


def _towards(point: Point, before: Point, after: Point) -> Point:
    """The handle at ``point`` of a curve that comes from ``before`` and goes to ``after``."""
    return point[0] + (after[0] - before[0]) / 6, point[1] + (after[1] - before[1]) / 6
