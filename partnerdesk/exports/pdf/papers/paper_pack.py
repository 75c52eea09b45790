"""The paper pack: everything to run all seven steps by hand if the laptop dies, blank."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Heading, PageBreak
from partnerdesk.exports.pdf.papers.ballots import GRID, blank_ballots
from partnerdesk.exports.pdf.papers.handout import Handout, handout, opening
from partnerdesk.exports.pdf.papers.health_sheets import health_sheet
from partnerdesk.exports.pdf.papers.worksheets import title_of, worksheet
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import UNIT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.vocabulary import Step
from partnerdesk.wording import QT_TRANSLATE_NOOP

_GOALS: Final = 3
"""So many sheets for goals, each of which takes one."""
_BALLOTS: Final = 3
"""So many pages of ballots."""

_DO: Final = {
    Step.PREPARE: QT_TRANSLATE_NOOP("core", "Fill in who is here. Read out how you agree."),
    Step.MAP: QT_TRANSLATE_NOOP(
        "core", "Draw the map on the wall and copy it. Go round for offers and needs."
    ),
    Step.GOALS: QT_TRANSLATE_NOOP(
        "core", "One sheet for each goal. Give out ballots, collect them face down, then count."
    ),
    Step.ACTIONS: QT_TRANSLATE_NOOP("core", "Write each action where all can see it. Ask who brings what."),
    Step.REVIEW: QT_TRANSLATE_NOOP(
        "core", "Read it all back. End every item of the parking lot. Do the health check."
    ),
    Step.SIGN: QT_TRANSLATE_NOOP("core", "Read out the words. Everybody signs for their organisation."),
    Step.PRINT: QT_TRANSLATE_NOOP(
        "core", "Take a picture of every sheet. Say who types them in, and by when."
    ),
}


def paper_pack(paper: Paper) -> Handout:
    """A cover that says how, the worksheets, and ballots with codes to be typed in later."""
    blocks: list[Block] = [*_cover(paper)]
    for step in Step:
        for _ in range(_GOALS if step is Step.GOALS else 1):
            blocks += [PageBreak(), *worksheet(paper, step)]
        if step is Step.REVIEW:
            blocks += [PageBreak(), *health_sheet(paper)]
    cards = Handout(blank_ballots(paper, _BALLOTS), GRID.sheet(paper))
    whole = handout(paper, blocks)
    return Handout(whole.blocks, whole.sheet, (cards,))


def _cover(paper: Paper) -> list[Block]:
    how = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Print this before the day and keep it in your bag. When the laptop or the power fails, go on by hand:"
            " the steps are the same, and what is written here can be typed in afterwards.",
        )
    )
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Step"), 2, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "What to do"), 5),
    ]
    rows: list[list[Cell]] = [
        [(Span(title_of(paper, step), paper.scale.small_strong),), paper.say(words)]
        for step, words in _DO.items()
    ]
    typing = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Each ballot has a code. Afterwards choose the goal, open the paper ballots, and type a line for each: the"
            " code, the answer and, where it was said, @ with the organisation. A scanner types the code.",
        )
    )
    sheets = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Health check sheets are typed at Review, a line for each: its 24 answers, one digit after the other.",
        )
    )
    pens = paper.say(
        QT_TRANSLATE_NOOP("core", "You also need pens, tape, a wall, and more sheets for goals and actions.")
    )
    return [
        *opening(paper, paper.say(QT_TRANSLATE_NOOP("core", "Paper pack"))),
        paper.paragraph(how, paper.scale.lead, after=4 * UNIT),
        Table(columns, rows, head_style=paper.scale.label),
        Heading(
            paper.say(QT_TRANSLATE_NOOP("core", "Typing it in afterwards")), paper.scale.h2, 2, after=UNIT
        ),
        paper.paragraph(Clean(typing)),
        paper.paragraph(sheets),
        paper.paragraph(pens),
    ]
