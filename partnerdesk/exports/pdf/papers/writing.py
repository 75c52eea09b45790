"""Where people write by hand: empty cells of a given height, ruled lines, boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.ground import Ground, Stroke
from partnerdesk.exports.pdf.structure import Artifact, Box, Element, Role
from partnerdesk.exports.pdf.style import INK, RULE_STRONG, UNIT, WHITE, TextStyle
from partnerdesk.exports.pdf.text import NOTHING, Clean
from partnerdesk.exports.pdf.wrapping import Span, elided, wrap

_LINE: Final = Stroke(RULE_STRONG, 0.6)
_BOX: Final = Stroke(INK, 0.8)
HAND: Final = 8 * UNIT
"""The distance of lines that are written on by hand, in points."""


class Room(Block):
    """Words, if any, with white below them: at least ``tall`` points in all. For cells of tables that are filled in."""

    def __init__(self, tall: float, text: Clean = NOTHING, style: TextStyle | None = None) -> None:
        self._tall, self._text, self._style = tall, text, style

    def height(self, width: float) -> float:
        if self._style is None or not self._text:
            return self._tall
        return max(self._tall, len(wrap([Span(self._text, self._style)], width)) * self._style.leading)

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        if self._style is not None and self._text:
            canvas.lines(x, y, wrap([Span(self._text, self._style)], width), leading=self._style.leading)


class Ruled(Block):
    """``count`` lines to write on; ``label`` stands at the beginning of the first."""

    def __init__(
        self,
        count: int,
        label: Clean = NOTHING,
        style: TextStyle | None = None,
        *,
        step: float = HAND,
        before: float = 0.0,
        after: float = 2 * UNIT,
    ) -> None:
        self._count, self._label, self._style, self._step = count, label, style, step
        self._element = Element(Role.PARAGRAPH)
        self.before, self.after = before, after

    def height(self, width: float) -> float:  # noqa: ARG002
        return self._count * self._step

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        fit = int(room / self._step)
        if fit < 1 or fit >= self._count:
            return None
        first = Ruled(fit, self._label, self._style, step=self._step, before=self.before, after=0)
        return first, Ruled(self._count - fit, step=self._step, after=self.after)

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        begins = x
        if self._style is not None and self._label:
            label = elided(self._label, self._style, 0.7 * width)
            line = wrap([Span(label, self._style)], width)[:1]
            with canvas.element(self._element):
                canvas.lines(x, y + self._step - self._style.leading, line)
            begins += line[0].width + 2 * UNIT
        with canvas.artifact(Artifact.LAYOUT):
            down = [y + (number + 1) * self._step for number in range(self._count)]
            starts = [begins, *[x] * (self._count - 1)]
            canvas.straight(
                [(start, each, x + width, each) for start, each in zip(starts, down, strict=True)], _LINE
            )


class Ticks(Block):
    """Boxes to tick, each with words beside it, in columns whose widths are to each other as ``shares``.

    Words too long for their column are cut.
    """

    def __init__(
        self,
        words: Sequence[Clean],
        style: TextStyle,
        shares: Sequence[float],
        *,
        step: float = 0.0,
        before: float = 0.0,
        after: float = UNIT,
    ) -> None:
        self._words, self._style, self._shares = words, style, shares
        self._step = step or style.leading * 1.25
        self._list = Element(Role.LIST)
        self.before, self.after = before, after

    def height(self, width: float) -> float:  # noqa: ARG002
        return self._step * self._rows

    @property
    def _rows(self) -> int:
        return -(-len(self._words) // len(self._shares))

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        side = 0.8 * self._style.leading
        wides = [width * each / sum(self._shares) for each in self._shares]
        with canvas.element(self._list):
            for number, words in enumerate(self._words):
                column = number // self._rows
                left, wide = x + sum(wides[:column]), wides[column]
                top = y + self._step * (number % self._rows)
                with canvas.artifact(Artifact.LAYOUT):
                    down = top + (self._style.leading - side) / 2
                    canvas.rect(Box(left, down, left + side, down + side), fill=WHITE, stroke=_BOX)
                room = wide - side - 2 * UNIT
                line = wrap([Span(elided(words, self._style, room), self._style)], room)[:1]
                with canvas.element(Element(Role.ITEM)), canvas.element(Element(Role.BODY)):
                    canvas.lines(left + side + UNIT, top, line)
