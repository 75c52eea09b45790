"""Bars for the figures of a goal and of the definition. They say the same in black and white as in colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from partnerdesk.exports.pdf import pattern
from partnerdesk.exports.pdf.fonts import Face
from partnerdesk.exports.pdf.ground import Align, Ground, Stroke
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import (
    INK,
    INK_SOFT,
    PINE,
    PINE_SOFT,
    RULE_STRONG,
    SUPPORT,
    TINT,
    UNIT,
    WHITE,
    TypeScale,
)
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.exports.pdf.wrapping import Span, wrap

_OUTLINE: Final = Stroke(INK_SOFT, 0.5)
_NARROWEST: Final = 4.3
_HATCHES: Final = (
    (),
    (),
    (),
    (),
    (pattern.Hatch(1, 6.0, 0.5),),
    (pattern.Hatch(-1, 4.0, 0.5),),
    (pattern.Hatch(1, 4.5, 0.5), pattern.Hatch(-1, 4.5, 0.5)),
    (pattern.Hatch(1, 2.8, 0.6), pattern.Hatch(-1, 2.8, 0.6)),
)
"""The patterns of the eight levels: none while people can live with it, then ever denser."""


def paint_level(canvas: Ground, box: Box, level: int) -> None:
    """Fill ``box`` with the colour and pattern of a level of support, 1 to 8."""
    colour = SUPPORT[level - 1]
    canvas.rect(box, fill=colour)
    canvas.hatch(box, _HATCHES[level - 1], WHITE if colour.dark else INK)
    canvas.rect(box, stroke=_OUTLINE)


def _number(canvas: Ground, box: Box, text: str, scale: TypeScale, *, dark: bool, plate: bool) -> None:
    """A figure in the middle of ``box``; on a hatched ground it stands on a white plate."""
    style = scale.figures.but(face=Face.FIGURES_STRONG, colour=WHITE if dark and not plate else INK)
    line = wrap([Span(clean(text), style)], 100)[0]
    middle = (box.left + box.right) / 2
    top = (box.top + box.bottom - style.leading) / 2
    if plate:
        half = line.width / 2 + 2
        canvas.rect(
            Box(middle - half, top + 1.6, middle + half, top + style.leading - 1.4), fill=WHITE, radius=2
        )
    canvas.lines(middle - line.width / 2, top, [line])


@dataclass(frozen=True, slots=True)
class SupportBar:
    """How many stand at each of the eight levels of support. The level stands in each part, the number under it."""

    counts: Sequence[int]
    scale: TypeScale

    def height(self, width: float) -> float:  # noqa: ARG002
        return self._bar + self.scale.figures.leading

    @property
    def _bar(self) -> float:
        return 4 * self.scale.unit

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        for level, left, right in self._parts(x, width):
            box = Box(left, y, right, y + self._bar)
            paint_level(canvas, box, level)
            _number(
                canvas,
                box,
                str(level),
                self.scale,
                dark=SUPPORT[level - 1].dark,
                plate=bool(_HATCHES[level - 1]),
            )
            under = Box(left, y + self._bar, right, y + self.height(width))
            _number(canvas, under, f"×{self.counts[level - 1]}", self.scale, dark=False, plate=False)

    def _parts(self, x: float, width: float) -> list[tuple[int, float, float]]:
        """Level, left and right of each part. Small parts stay wide enough to be read."""
        given = [(level, count) for level, count in enumerate(self.counts, start=1) if count > 0]
        total = sum(count for _, count in given)
        if not total:
            return []
        least = min(_NARROWEST * self.scale.unit, width / len(given))
        wide = [max(least, width * count / total) for _, count in given]
        spare = sum(wide) - width
        flexible = sum(each - least for each in wide)
        parts = []
        for (level, _), each in zip(given, wide, strict=True):
            right = x + each - (spare * (each - least) / flexible if flexible else 0.0)
            parts.append((level, x, right))
            x = right
        return parts


@dataclass(frozen=True, slots=True)
class SupportKey:
    """What the eight levels are called, each beside its colour and pattern, in two columns where there is room."""

    names: Sequence[Clean]
    scale: TypeScale

    @property
    def _step(self) -> float:
        return 1.25 * self.scale.small.leading

    def height(self, width: float) -> float:
        return self._step * self._rows(width)

    def _rows(self, width: float) -> int:
        longest = max((self.scale.small.width(name) for name in self.names), default=0.0)
        columns = 2 if longest <= width / 2 - 10 * self.scale.unit else 1
        return -(-len(self.names) // columns)

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        rows, unit = self._rows(width), self.scale.unit
        wide = width / -(-len(self.names) // rows)
        for index, name in enumerate(self.names):
            left = x + wide * (index // rows)
            top = y + self._step * (index % rows)
            box = Box(left, top, left + 7 * unit, top + self.scale.small.leading)
            paint_level(canvas, box, index + 1)
            dark, plate = SUPPORT[index].dark, bool(_HATCHES[index])
            _number(canvas, box, str(index + 1), self.scale, dark=dark, plate=plate)
            words = wrap([Span(name, self.scale.small)], wide - 10 * unit)
            canvas.lines(left + 9 * unit, top, words[:1])


@dataclass(frozen=True, slots=True)
class CoverageBars:
    """How many of the needed capabilities the best organisation covers alone, and all together (N5).

    Each bar is cut into one field per capability; covered fields are filled.
    """

    needed: int
    alone: int
    together: int
    alone_label: Clean
    together_label: Clean
    scale: TypeScale

    def height(self, width: float) -> float:  # noqa: ARG002
        return 2 * self._row - UNIT

    @property
    def _row(self) -> float:
        return self.scale.small.leading + UNIT

    def _label(self, width: float) -> float:
        """The room for what the bars are called."""
        longest = max(map(self.scale.small.width, (self.alone_label, self.together_label)))
        return min(0.6 * width, max(0.3 * width, longest + 2 * UNIT))

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        bars = ((self.alone_label, self.alone, False), (self.together_label, self.together, True))
        for label, covered, joint in bars:
            self._draw_bar(canvas, x, y, width, label, covered, joint=joint)
            y += self._row

    def _draw_bar(
        self, canvas: Ground, x: float, y: float, width: float, label: Clean, covered: int, *, joint: bool
    ) -> None:
        style = self.scale.small
        words = wrap([Span(label, style.but(colour=INK_SOFT))], self._label(width))
        canvas.lines(x, y, words[:1])
        figure = wrap([Span(clean(f"{covered} / {self.needed}"), self.scale.figures)], width)[0]
        left = x + self._label(width)
        room = width - self._label(width) - 12 * self.scale.unit
        step = room / max(1, self.needed)
        gap = 1.5 if step > 6 else 0.0
        for index in range(self.needed):
            box = Box(left + index * step, y + 1.6, left + (index + 1) * step - gap, y + style.leading - 1.6)
            if index >= covered:
                canvas.rect(box, fill=WHITE, stroke=Stroke(RULE_STRONG, 0.5))
            elif joint:
                canvas.rect(box, fill=PINE, stroke=Stroke(PINE, 0.5))
            else:
                canvas.rect(box, fill=PINE_SOFT, stroke=Stroke(PINE, 0.5))
                canvas.hatch(box, (pattern.Hatch(1, 3.2, 0.6),), PINE)
        canvas.lines(x, y, [figure], width=width, align=Align.RIGHT)


@dataclass(frozen=True, slots=True)
class ShareBar:
    """A share from 0 to 1 as a bar; None is drawn empty and dashed. A tick marks what is asked for."""

    share: float | None
    mark: float | None = None

    def height(self, width: float) -> float:  # noqa: ARG002
        return 2.5 * UNIT

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        box = Box(x, y + 1, x + width, y + self.height(width) - 1)
        if self.share is None:
            canvas.rect(box, fill=WHITE, stroke=Stroke(RULE_STRONG, 0.6, (2.0, 2.0)))
            return
        canvas.rect(box, fill=TINT, stroke=Stroke(RULE_STRONG, 0.5))
        filled = max(0.0, min(1.0, self.share))
        if filled:
            canvas.rect(box._replace(right=x + width * filled), fill=PINE)
        if self.mark is not None:
            at = x + width * self.mark
            canvas.straight([(at, y - 0.5, at, y + self.height(width) + 0.5)], Stroke(INK, 1.0))
