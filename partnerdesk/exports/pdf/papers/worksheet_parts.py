"""The pieces of a worksheet: what it is for, tables and lines to write on, boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Heading, Paragraph
from partnerdesk.exports.pdf.ground import Ground, Stroke
from partnerdesk.exports.pdf.papers.writing import Room, Ruled, Ticks
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Artifact, Box
from partnerdesk.exports.pdf.style import INK_SOFT, RULE_STRONG, UNIT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean
from partnerdesk.exports.pdf.wrapping import Span

ROW: Final = 7 * UNIT
"""How tall a cell is that is filled in by hand."""

Columns = Sequence[tuple[str, float]]
"""Titles and shares of the width."""


def titled(paper: Paper, title: Clean, purpose: str) -> list[Block]:
    """The heading of a worksheet, with one line that says what it is for."""
    soft = paper.scale.small.but(colour=INK_SOFT)
    return [
        Heading(title, paper.scale.h1, 1, after=UNIT),
        Paragraph(Span(paper.say(purpose), soft), after=3 * UNIT, keep_with_next=True),
    ]


def form(
    paper: Paper, columns: Columns, rows: int, *, first: Sequence[Clean] = (), tall: float = ROW
) -> Table:
    """A table to be filled in. ``first`` are words that stand in the first column."""
    small = paper.scale.small
    heads = [paper.column(title, share, heads=not place) for place, (title, share) in enumerate(columns)]
    words = [*first, *[NOTHING] * (rows - len(first))]
    empty: list[Cell] = [NOTHING] * (len(columns) - 1)
    table: list[list[Cell]] = [[Room(tall, each, small), *empty] for each in words]
    return Table(heads, table, head_style=paper.scale.label, after=4 * UNIT)


def lines(paper: Paper, label: str, count: int = 1) -> Block:
    """Lines to write on behind a label."""
    return Ruled(count, paper.say(label), paper.scale.small, after=3 * UNIT)


def ticks(paper: Paper, words: Sequence[str], columns: int = 1) -> Block:
    """Boxes to tick."""
    style = paper.scale.small
    said = [paper.say(each) for each in words]
    return Ticks(said, style, [1] * columns, step=1.6 * style.leading, after=3 * UNIT)


def note(paper: Paper, words: Clean) -> Paragraph:
    """How to go about it, in small words; it stays with what follows."""
    return Paragraph(Span(words, paper.scale.small), after=2 * UNIT, keep_with_next=True)


class Empty(Block):
    """A frame to draw in."""

    after = 3 * UNIT

    def __init__(self, tall: float) -> None:
        self._tall = tall

    def height(self, width: float) -> float:  # noqa: ARG002
        return self._tall

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        with canvas.artifact(Artifact.LAYOUT):
            canvas.rect(
                Box(x + 0.5, y, x + width - 0.5, y + self._tall), stroke=Stroke(RULE_STRONG, 0.8), radius=6
            )
