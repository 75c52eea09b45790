"""What stands around the words on every page: whose record it is above, its code and the page's number below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from partnerdesk.exports.pdf.canvas import A4, Canvas
from partnerdesk.exports.pdf.flow import Sheet
from partnerdesk.exports.pdf.ground import Align, Stroke
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import INK, PINE, RULE, UNIT, TypeScale
from partnerdesk.exports.pdf.text import NOTHING, Clean, Voice
from partnerdesk.exports.pdf.wrapping import Line, Span, elided, wrap
from partnerdesk.wording import QT_TRANSLATE_NOOP

MARGIN = Box(57.0, 68.0, 57.0, 64.0)
"""White around the words in points: left, top, right, bottom."""

_GAP = 6 * UNIT


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words around every page. ``code`` is the record code, or what stands in its place. With a ``cover`` the first
    page has no head. A ``note`` stands below the code, in as many lines as it takes."""

    title: Clean
    state: Clean
    code: Clean
    scale: TypeScale
    voice: Voice
    cover: bool = True
    margin: Box = MARGIN
    note: Clean = NOTHING

    def sheet(self, size: tuple[float, float] = A4) -> Sheet:
        """A page with this furniture."""
        lines = len(self._note(size[0])) if self.note else 0
        margin = self.margin._replace(bottom=self.margin.bottom + lines * self.scale.furniture.leading)
        frame = Box(margin.left, margin.top, size[0] - margin.right, size[1] - margin.bottom)
        return Sheet(frame, partial(self._furnish, margin), size)

    def _furnish(self, margin: Box, canvas: Canvas, page: int, pages: int) -> None:
        left, right = margin.left, canvas.size[0] - margin.right
        if page > 1 or not self.cover:
            head = max(4 * UNIT, margin.top - 3 * self.scale.furniture.leading)
            self._across(canvas, left, right, head, self.title, self.state)
        if page == 1:
            canvas.rect(Box(left, 0, left + 12 * UNIT, 2 * UNIT), fill=PINE)
        y = canvas.size[1] - margin.bottom + 5 * UNIT
        canvas.straight([(left, y, right, y)], Stroke(RULE, 0.6))
        number = self.voice.say(QT_TRANSLATE_NOOP("core", "Page {page} of {pages}"), page=page, pages=pages)
        self._across(canvas, left, right, y + 1.5 * UNIT, self.code, number)
        if self.note:
            below = y + 1.5 * UNIT + self.scale.furniture.leading
            canvas.lines(left, below, self._note(canvas.size[0]))

    def _note(self, across: float) -> list[Line]:
        """The note on a page that is ``across`` points wide."""
        style = self.scale.furniture.but(colour=INK)
        return wrap([Span(self.note, style)], across - self.margin.left - self.margin.right)

    def _across(self, canvas: Canvas, left: float, right: float, y: float, first: Clean, last: Clean) -> None:
        """Two texts on one line, at its two ends; the first gives way."""
        style = self.scale.furniture
        end = wrap([Span(last, style.but(colour=INK))], right - left)
        room = right - left - end[0].width - _GAP
        canvas.lines(left, y, wrap([Span(elided(first, style, room), style)], room))
        canvas.lines(left, y, end[:1], width=right - left, align=Align.RIGHT)
