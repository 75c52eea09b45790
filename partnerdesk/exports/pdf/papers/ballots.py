"""Ballots, eight to a page: for each goal the alone test (N2) and the support for it (N3), with a code to type in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.canvas import A4
from partnerdesk.exports.pdf.ground import Ground
from partnerdesk.exports.pdf.papers.cards import PAD, Grid
from partnerdesk.exports.pdf.papers.fitted import Fitted, sized
from partnerdesk.exports.pdf.papers.handout import Handout
from partnerdesk.exports.pdf.papers.short_code import qr_figure, short_codes
from partnerdesk.exports.pdf.papers.writing import Ruled, Ticks
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Role
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean
from partnerdesk.model.records import Goal
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import AloneAnswer, GoalStatus, SupportLevel
from partnerdesk.wording import QT_TRANSLATE_NOOP

CARD: Final = (76.5 * UNIT, 54 * UNIT)
"""A card of which eight stand on a page of A4."""
GRID: Final = Grid(2, 4, CARD, A4)

MOST: Final = 10_000
"""So many ballots are printed at once at most: no room fills in more, and they would be a thousand sheets and more."""
_QR: Final = 15 * UNIT
_COLUMNS: Final = (2, 3)
"""The widths of the two columns of answers beside each other: the later ones have more words."""


def ballots(paper: Paper) -> Handout:
    """For each goal, pages full of ballots: one for each person who comes or, where nobody is known, each organisation.

    What is left of the last page of a goal is filled up with spare ones. Were there more than ``MOST``, every goal has
    fewer, and the foot of every page says so.
    """
    goals = shared_goals(paper.snapshot)
    wanted = -(-max(1, voices(paper)) // GRID.to_a_page) * GRID.to_a_page
    room = MOST // GRID.to_a_page // max(1, len(goals)) * GRID.to_a_page
    each_goal = min(wanted, max(GRID.to_a_page, room))
    codes = short_codes(each_goal * len(goals))
    blocks: list[Block] = []
    for goal in goals:
        blocks += [PageBreak()] if blocks else []
        blocks += GRID.laid([Ballot(paper, goal, code) for code in _some(codes, each_goal)])
    less = NOTHING
    if each_goal < wanted:
        less = paper.say(
            QT_TRANSLATE_NOOP("core", "{count} of {all} ballots for each goal: more are not printed at once"),
            count=each_goal,
            all=voices(paper),
        )
    return Handout(blocks, GRID.sheet(paper, less))


def blank_ballots(paper: Paper, pages: int) -> list[Block]:
    """Ballots on which the goal is written by hand. No code of theirs stands on a ballot for a goal as well."""
    codes = short_codes(pages * GRID.to_a_page, from_the_end=True)
    return GRID.laid([Ballot(paper, None, code) for code in codes])


def shared_goals(snapshot: Snapshot) -> list[Goal]:
    """The goals that a ballot asks about: those that are still shared."""
    return [each for each in snapshot.workshop_goals() if each.status is not GoalStatus.MOVED]


def voices(paper: Paper) -> int:
    """How many people answer: those who come or, where nobody is known, one of each organisation."""
    here = paper.insights.facts.present or tuple(paper.insights.facts.organisations)
    return sum(max(1, len(paper.people_coming.get(each, ()))) for each in here)


def _some(codes: Iterator[Clean], count: int) -> list[Clean]:
    return [next(codes) for _ in range(count)]


class Ballot(Block):
    """Two questions about one goal. The words of a long goal are cut: it stands on the wall in full."""

    def __init__(self, paper: Paper, goal: Goal | None, code: Clean) -> None:
        scale = paper.scale
        tiny, small = sized(scale.small, 7.0), sized(scale.small_strong, 7.5)
        self._qr = qr_figure(paper, code, _QR)
        self._code = Fitted(code, sized(scale.strong, 12), 4.5 * UNIT, least=7, role=Role.H1)
        title = paper.say(QT_TRANSLATE_NOOP("core", "Ballot"))
        if goal is not None:
            title = paper.say(QT_TRANSLATE_NOOP("core", "Ballot for goal {code}"), code=clean(goal.code))
        self._title = Fitted(title, sized(scale.label, 8), 3 * UNIT, least=7)
        self._goal: Block = Ruled(2, paper.say(QT_TRANSLATE_NOOP("core", "Goal")), tiny, step=5 * UNIT)
        if goal is not None:
            self._goal = Fitted(clean(goal.text), sized(scale.strong, 10), 10.5 * UNIT, least=6.5)
        alone = paper.say(QT_TRANSLATE_NOOP("core", "Could your organisation do this alone?"))
        support = paper.say(QT_TRANSLATE_NOOP("core", "How far do you stand behind it?"))
        self._below: list[Block] = [
            Fitted(alone, small, 3 * UNIT, least=6),
            Ticks(_numbered(paper, AloneAnswer), tiny, _COLUMNS, step=2.9 * UNIT),
            Fitted(support, small, 3 * UNIT, least=6),
            Ticks(_numbered(paper, SupportLevel), tiny, _COLUMNS, step=2.9 * UNIT, after=0),
            Ruled(
                1,
                paper.say(QT_TRANSLATE_NOOP("core", "Organisation, if you like")),
                tiny.but(colour=INK_SOFT),
                step=4.5 * UNIT,
            ),
        ]

    def height(self, width: float) -> float:  # noqa: ARG002
        return CARD[1] - 2 * PAD

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        room = width - _QR - 2 * UNIT
        self._code.draw(canvas, x, y, room / 3)
        self._title.draw(canvas, x + room / 3, y + UNIT, 2 * room / 3)
        self._goal.draw(canvas, x, y + 5 * UNIT, room)
        self._qr.draw(canvas, x + width - _QR, y, _QR)
        y += 16.5 * UNIT
        for block in self._below:
            block.draw(canvas, x, y, width)
            y += block.height(width) + 0.6 * UNIT


def _numbered(paper: Paper, answers: type[AloneAnswer] | type[SupportLevel]) -> list[Clean]:
    return [Clean(f"{int(each)}  {paper.label(each)}") for each in answers]
