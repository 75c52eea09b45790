"""The definition meter (N1): the four clauses of what a partnership is, and how far the record bears them out."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Paragraph, Stack
from partnerdesk.exports.pdf.charts import ShareBar
from partnerdesk.exports.pdf.figure import Figure
from partnerdesk.exports.pdf.fonts import Face
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import INK_SOFT, RULE_STRONG, TINT, UNIT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.rules.definition import ClauseState, clauses, weakest
from partnerdesk.wording import QT_TRANSLATE_NOOP

DEFINITION: Final = QT_TRANSLATE_NOOP(
    "core",
    "A partnership is several organisations working together for goals that all of them hold, and that none of"
    " them could reach alone, or only with extreme difficulty.",
)


def meter(paper: Paper) -> list[Block]:
    """The definition, a bar for each clause, the weakest clause and what to ask next."""
    states = clauses(paper.insights.definition)
    columns = [paper.column("", 5, heads=True), paper.column("", 4)]
    weak = weakest(states)
    blocks: list[Block] = [
        paper.heading(QT_TRANSLATE_NOOP("core", "Is this a partnership?")),
        paper.paragraph(paper.say(DEFINITION), paper.scale.body.but(face=Face.ITALIC, colour=INK_SOFT)),
        Table(columns, [_clause(paper, each) for each in states], after=3 * UNIT),
        *([_weakest(paper, weak)] if weak else []),
    ]
    return [Stack(blocks, before=5 * UNIT)]


def _clause(paper: Paper, state: ClauseState) -> list[Cell]:
    name, words = paper.voice.phrase(state.name), paper.voice.phrase(state.words)
    return [
        (
            Span(name, paper.scale.small_strong),
            Span(Clean("\n" + words), paper.scale.small.but(colour=INK_SOFT)),
        ),
        Figure(
            ShareBar(state.value),
            paper.say(QT_TRANSLATE_NOOP("core", "{name}: {words}"), name=name, words=words),
        ),
    ]


def _weakest(paper: Paper, state: ClauseState) -> Stack:
    title = paper.say(
        QT_TRANSLATE_NOOP("core", "The weakest part: {name}"), name=paper.voice.phrase(state.name)
    )
    ask = paper.say(QT_TRANSLATE_NOOP("core", "To ask next:"))
    return Stack(
        [
            paper.paragraph(title, paper.scale.small_strong, after=0.5 * UNIT),
            Paragraph(
                Span(ask, paper.scale.small.but(colour=INK_SOFT)),
                Span(Clean(" " + paper.voice.phrase(state.prompt)), paper.scale.small),
                after=0.0,
            ),
        ],
        tint=TINT,
        bar=RULE_STRONG,
        inset=3 * UNIT,
    )
