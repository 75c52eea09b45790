"""Sheets of the health check to be ticked, one to a page, each with a code to type in afterwards (N17)."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Heading, PageBreak, Paragraph, Stack
from partnerdesk.exports.pdf.figure import Columns
from partnerdesk.exports.pdf.papers.ballots import voices
from partnerdesk.exports.pdf.papers.handout import Handout, handout
from partnerdesk.exports.pdf.papers.short_code import qr_figure, short_codes
from partnerdesk.exports.pdf.papers.writing import Ticks
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.health import STATEMENTS
from partnerdesk.model.partner_types import CATEGORY_LABELS
from partnerdesk.model.vocabulary import HealthAnswer
from partnerdesk.wording import QT_TRANSLATE_NOOP

_MARK: Final = "H"
"""Before a code: no sheet has that of a ballot."""
_QR: Final = 16 * UNIT
_TO_TICK: Final = (
    HealthAnswer.NOT_TRUE, HealthAnswer.PARTLY_TRUE, HealthAnswer.MOSTLY_TRUE, HealthAnswer.VERY_TRUE,
    HealthAnswer.CANNOT_SAY,
)  # fmt: skip


def health_sheets(paper: Paper) -> Handout:
    """One for each person who comes or, where nobody is known, each organisation."""
    blocks: list[Block] = []
    for code in short_codes(max(1, voices(paper))):
        blocks += [PageBreak()] if blocks else []
        blocks += health_sheet(paper, Clean(_MARK + code))
    return handout(paper, blocks)


def health_sheet(paper: Paper, code: Clean = NOTHING) -> list[Block]:
    """The 24 statements, and where somebody comes from. Without a code it is one to be copied."""
    small = paper.scale.small
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "No."), 0.55, paper.scale.figures),
        paper.column(QT_TRANSLATE_NOOP("core", "Statement"), 6.7, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "How true"), 3.4),
    ]
    rows: list[list[Cell]] = [
        [
            clean(str(number)),
            (Span(paper.say(words), small),),
            Ticks(
                [Clean(str(int(each))) for each in _TO_TICK], small, [1] * len(_TO_TICK), step=small.leading
            ),
        ]
        for number, words in enumerate(STATEMENTS, start=1)
    ]
    ask = paper.say(QT_TRANSLATE_NOOP("core", "Where you come from, if you like"))
    sectors = [paper.say(each) for each in CATEGORY_LABELS.values()]
    return [
        _head(paper, code),
        Table(columns, rows, head_style=paper.scale.label, after=2.5 * UNIT),
        Paragraph(Span(ask, paper.scale.small_strong), after=UNIT, keep_with_next=True),
        Ticks(sectors, small, [1] * 3),
    ]


def _head(paper: Paper, code: Clean) -> Block:
    title = paper.say(QT_TRANSLATE_NOOP("core", "Health check"))
    if code:
        title = paper.say(QT_TRANSLATE_NOOP("core", "Health check {code}"), code=code)
    answers = ", ".join(f"{int(each)} {paper.label(each).lower()}" for each in _TO_TICK)
    how = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "How true is each sentence of this partnership, as you see it? Tick one box in each line: {answers}."
            " Do not write your name. Nothing is shown of fewer than three people.",
        ),
        answers=answers,
    )
    words: list[Block] = [
        Heading(title, paper.scale.h1, 1, after=UNIT),
        Paragraph(Span(how, paper.scale.small.but(colour=INK_SOFT)), after=0),
    ]
    if not code:
        copy = paper.say(QT_TRANSLATE_NOOP("core", "Copy this sheet, one for each person."))
        words.append(Paragraph(Span(copy, paper.scale.small_strong), after=0))
        return Stack(words, after=2 * UNIT)
    return Columns([(Stack(words), 5.4), (qr_figure(paper, code, _QR), 1)], after=UNIT)
