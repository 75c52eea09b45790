"""Cards, so many to a page, with marks that show where to cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.canvas import A4
from partnerdesk.exports.pdf.flow import Sheet
from partnerdesk.exports.pdf.ground import Align, Ground, Stroke
from partnerdesk.exports.pdf.imprint import record_code, record_title
from partnerdesk.exports.pdf.papers.handout import Size
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.text import NOTHING, Clean
from partnerdesk.exports.pdf.wrapping import Span, elided, wrap
from partnerdesk.wording import QT_TRANSLATE_NOOP

PAD: Final = 3 * UNIT
"""White inside the edges of a card, in points."""

_MARK: Final = 4 * UNIT
_CROSS: Final = 1.2 * UNIT
_CUT: Final = Stroke(INK_SOFT, 0.4)


@dataclass(frozen=True, slots=True)
class Grid:
    """So many cards beside and below each other; ``card`` is the size of one. They share their cuts."""

    columns: int
    rows: int
    card: Size
    page: Size = A4

    @property
    def frame(self) -> Box:
        """Where the cards stand: in the middle of the page."""
        wide, tall = self.columns * self.card[0], self.rows * self.card[1]
        left, top = (self.page[0] - wide) / 2, (self.page[1] - tall) / 2
        return Box(left, top, left + wide, top + tall)

    @property
    def to_a_page(self) -> int:
        return self.columns * self.rows

    def inside(self) -> Size:
        """The room in a card for what stands on it."""
        return self.card[0] - 2 * PAD, self.card[1] - 2 * PAD

    def laid(self, cards: Sequence[Block]) -> list[Block]:
        """The cards in rows, in reading order."""
        starts = range(0, len(cards), self.columns)
        return [_Row(cards[start : start + self.columns], self.card) for start in starts]

    def sheet(self, paper: Paper, also: Clean = NOTHING) -> Sheet:
        """A page with the marks for cutting; at its foot whose cards they are, after what there is ``also`` to say."""
        frame = self.frame
        said = [each for each in (also, record_title(paper), record_code(paper)) if each]
        furnish = partial(self._furnish, paper=paper, words=Clean("  ·  ".join(said)))
        return Sheet(frame._replace(bottom=frame.bottom + 1), furnish, self.page)

    def _furnish(self, canvas: Ground, page: int, pages: int, *, paper: Paper, words: Clean) -> None:
        canvas.straight(self._marks(), _CUT)
        style, frame = paper.scale.furniture, self.frame
        y = min(frame.bottom + _MARK + UNIT, self.page[1] - style.leading - 2 * UNIT)
        number = paper.say(QT_TRANSLATE_NOOP("core", "Page {page} of {pages}"), page=page, pages=pages)
        end = wrap([Span(number, style)], frame.right - frame.left)[:1]
        room = frame.right - frame.left - end[0].width - 2 * _MARK - 6 * UNIT
        start = wrap([Span(elided(words, style, room), style)], room)[:1]
        canvas.lines(frame.left + _MARK, y, start)
        canvas.lines(frame.left, y, end, width=frame.right - frame.left - _MARK, align=Align.RIGHT)

    def _marks(self) -> Iterable[tuple[float, float, float, float]]:
        frame = self.frame
        across = [frame.left + each * self.card[0] for each in range(self.columns + 1)]
        down = [frame.top + each * self.card[1] for each in range(self.rows + 1)]
        for x in across:
            yield x, frame.top - _MARK, x, frame.top - 2
            yield x, frame.bottom + 2, x, frame.bottom + _MARK
        for y in down:
            yield frame.left - _MARK, y, frame.left - 2, y
            yield frame.right + 2, y, frame.right + _MARK, y
        for x in across[1:-1]:
            for y in down[1:-1]:
                yield x - _CROSS, y, x + _CROSS, y
                yield x, y - _CROSS, x, y + _CROSS


class _Row(Block):
    """Cards side by side, all of one size. What stands on a card begins at its top."""

    def __init__(self, cards: Sequence[Block], card: Size) -> None:
        self._cards, self._card = cards, card

    def height(self, width: float) -> float:  # noqa: ARG002
        return self._card[1]

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:  # noqa: ARG002
        for number, card in enumerate(self._cards):
            card.draw(canvas, x + number * self._card[0] + PAD, y + PAD, self._card[0] - 2 * PAD)
