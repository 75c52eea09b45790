"""A document to be made: its blocks and its pages, and how the pages of handouts look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Heading, Paragraph
from partnerdesk.exports.pdf.canvas import A4
from partnerdesk.exports.pdf.flow import Sheet
from partnerdesk.exports.pdf.imprint import furniture, record_title
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.exports.pdf.wrapping import Span

Size = tuple[float, float]
"""Width and height of a page in points."""

A4_WIDE: Final = (A4[1], A4[0])
A3_WIDE: Final = (1190.551, A4[1])
A5_WIDE: Final = (A4[0], 419.528)
A0_WIDE: Final = (3370.394, 2383.937)

_LONG: Final = 200
"""How many characters of a title, of hours or of a place stand under a heading. The summary has them in full."""

SLIM: Final = Box(45.0, 55.0, 45.0, 48.0)
"""White around the words of a handout in points: left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A document, or the part of it that is on one kind of page; ``then`` are the parts after it, of the same size."""

    blocks: list[Block]
    sheet: Sheet
    then: tuple[Handout, ...] = ()

    @property
    def parts(self) -> list[tuple[list[Block], Sheet]]:
        """All parts in their order."""
        return [(self.blocks, self.sheet), *(part for each in self.then for part in each.parts)]


def handout(paper: Paper, blocks: list[Block], size: Size = A4, margin: Box = SLIM) -> Handout:
    """Blocks on pages that all have the record's name above and its code below."""
    return Handout(blocks, furniture(paper, cover=False, margin=margin).sheet(size))


def opening(paper: Paper, title: Clean, *lines: Clean) -> list[Block]:
    """The heading of a handout and, below it, what it belongs to: the record, its day and its place."""
    workshop = paper.snapshot.workshop
    when = [paper.day(workshop.date), clean(workshop.hours, most=_LONG), clean(workshop.place, most=_LONG)]
    said = [
        clean(record_title(paper), most=_LONG),
        Clean("  ·  ".join(each for each in when if each)),
        *lines,
    ]
    soft = paper.scale.small.but(colour=INK_SOFT)
    blocks: list[Block] = [Heading(title, paper.scale.h1, 1, after=UNIT)]
    blocks += [Paragraph(Span(each, soft), after=0.5 * UNIT, keep_with_next=True) for each in said if each]
    blocks[-1].after = 4 * UNIT
    return blocks
