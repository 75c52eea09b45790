"""A radar: several figures from 0 to 100 on spokes around a middle, each with its words beside its spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import Final

from partnerdesk.exports.pdf.ground import Align, Ground, Point, Stroke
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import INK, PINE, PINE_SOFT, RULE, RULE_STRONG, WHITE, TypeScale
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.exports.pdf.wrapping import Line, Span, wrap

_RINGS: Final = (25, 50, 75, 100)
_MOST: Final = 36
"""The longest spoke, in units."""
_LABEL: Final = 0.3
"""The most of the width that the words on one side take."""
_ACROSS: Final = 0.01
"""A spoke nearer to upright than this has its words above or below it."""


@dataclass(frozen=True, slots=True)
class Radar:
    """``scores`` go clockwise from the top, each with one of the ``names`` and what is ``said`` of it. A score that is
    not known (None) leaves a gap in the outline and a dashed spoke."""

    scores: Sequence[float | None]
    names: Sequence[Clean]
    said: Sequence[Clean]
    scale: TypeScale

    def height(self, width: float) -> float:
        return 2 * max(self._reach(at, width) for at in range(len(self.scores)))

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        middle = x + width / 2, y + self.height(width) / 2
        spoke = self._spoke(width)
        ends = [self._point(middle, at, spoke) for at in range(len(self.scores))]
        known = [
            None if score is None else self._point(middle, at, spoke * max(0.0, min(100.0, score)) / 100)
            for at, score in enumerate(self.scores)
        ]
        whole = [each for each in known if each is not None]
        if len(whole) == len(known) and len(whole) > 2:
            canvas.polygon(whole, PINE_SOFT)
        self._draw_net(canvas, middle, spoke, ends)
        lines = [
            (*one, *two) for one, two in pairwise([*known, known[0]]) if one is not None and two is not None
        ]
        canvas.straight(lines, Stroke(PINE, 1.8))
        self._draw_numbers(canvas, middle, spoke)
        for each in whole:
            dot = 0.7 * self.scale.unit
            canvas.rect(
                Box(each[0] - dot, each[1] - dot, each[0] + dot, each[1] + dot),
                fill=PINE,
                stroke=Stroke(WHITE, 0.6),
                radius=dot,
            )
        for at, end in enumerate(ends):
            self._draw_label(canvas, at, end, x, width)

    def _draw_net(self, canvas: Ground, middle: Point, spoke: float, ends: Sequence[Point]) -> None:
        for ring in _RINGS:
            points = [self._point(middle, at, spoke * ring / 100) for at in range(len(ends))]
            around = [(*one, *two) for one, two in pairwise([*points, points[0]])]
            canvas.straight(around, Stroke(RULE_STRONG, 0.9 if ring == _RINGS[-1] else 0.5))
        for end, score in zip(ends, self.scores, strict=True):
            dash = (2.0, 2.0) if score is None else ()
            canvas.straight([(*middle, *end)], Stroke(RULE_STRONG if dash else RULE, 0.6, dash))

    def _draw_numbers(self, canvas: Ground, middle: Point, spoke: float) -> None:
        """What each ring stands for, between the first two spokes, on plates: the outline passes below them."""
        style = self.scale.furniture.but(colour=INK)
        half = pi / len(self.scores)
        for ring in _RINGS[:-1]:
            far = spoke * ring / 100 * cos(half)
            line = wrap([Span(clean(str(ring)), style)], 100)[0]
            left = middle[0] + far * sin(half) - line.width / 2
            top = middle[1] - far * cos(half) - style.leading / 2
            plate = Box(left - 1, top + 1, left + line.width + 1, top + style.leading - 1)
            canvas.rect(plate, fill=WHITE, radius=1)
            canvas.lines(left, top, [line])

    def _draw_label(self, canvas: Ground, at: int, end: Point, x: float, width: float) -> None:
        lines, side = self._label(at, width), self._side(at)
        tall, gap = self._tall(lines), self._gap
        if not side:
            wide = max(line.width for line in lines)
            top = end[1] - gap - tall if self._turn(at) == 0 else end[1] + gap
            canvas.lines(end[0] - wide / 2, top, lines, width=wide, align=Align.CENTRE)
        elif side > 0:
            room = x + width - end[0] - gap
            canvas.lines(end[0] + gap, end[1] - tall / 2, lines, width=room)
        else:
            canvas.lines(x, end[1] - tall / 2, lines, width=end[0] - gap - x, align=Align.RIGHT)

    def _reach(self, at: int, width: float) -> float:
        """How far up or down from the middle a spoke and its words go."""
        tall, down = self._tall(self._label(at, width)), self._spoke(width) * abs(cos(self._turn(at)))
        return down + (tall / 2 if self._side(at) else tall + self._gap)

    @property
    def _gap(self) -> float:
        return 2 * self.scale.unit

    def _turn(self, at: int) -> float:
        """How far a spoke is turned from the top, clockwise, in radians."""
        return 2 * pi * at / len(self.scores)

    def _side(self, at: int) -> int:
        """Whether the words of a spoke stand right (1) or left (-1) of it, or above or below (0)."""
        across = sin(self._turn(at))
        return 0 if abs(across) < _ACROSS else 1 if across > 0 else -1

    def _point(self, middle: Point, at: int, far: float) -> Point:
        return middle[0] + far * sin(self._turn(at)), middle[1] - far * cos(self._turn(at))

    def _spoke(self, width: float) -> float:
        sides = max(self._widest(at, width) for at in range(len(self.scores)) if self._side(at))
        return max(10.0, min(_MOST * self.scale.unit, width / 2 - sides - self._gap))

    def _widest(self, at: int, width: float) -> float:
        return max(line.width for line in self._label(at, width))

    def _label(self, at: int, width: float) -> list[Line]:
        words = (
            Span(self.names[at], self.scale.small_strong),
            Span(Clean("\n" + self.said[at]), self.scale.small),
        )
        return wrap(words, width * (_LABEL if self._side(at) else 1))

    def _tall(self, lines: Sequence[Line]) -> float:
        return sum(map(_leading, lines))


def _leading(line: Line) -> float:
    return max((run.style.leading for run in line.runs), default=0.0)
