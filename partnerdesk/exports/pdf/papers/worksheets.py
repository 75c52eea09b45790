"""A worksheet for each of the seven steps: what the program would ask for, to be filled in by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.papers.worksheet_parts import Empty, form, lines, note, ticks, titled
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import UNIT
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.model.vocabulary import (
    AgendaKind,
    CommunityLevel,
    RelationshipLevel,
    Step,
    SupportLevel,
    label,
)
from partnerdesk.rules.signing import words_to_sign
from partnerdesk.wording import QT_TRANSLATE_NOOP

_ORGANISATION: Final = QT_TRANSLATE_NOOP("core", "Organisation")
_CAPABILITY: Final = QT_TRANSLATE_NOOP("core", "Capability")


def worksheet(paper: Paper, step: Step) -> list[Block]:
    """The worksheet of one step; some take two pages."""
    return _SHEETS[step](paper)


def title_of(paper: Paper, step: Step) -> Clean:
    """The number and the name of a step."""
    number = list(Step).index(step) + 1
    return paper.say(
        QT_TRANSLATE_NOOP("core", "Step {number}: {name}"), number=number, name=paper.label(step)
    )


def _prepare(paper: Paper) -> list[Block]:
    kinds = ", ".join(paper.label(kind).lower() for kind in AgendaKind)
    spent = paper.say(QT_TRANSLATE_NOOP("core", "Spend time on each of these: {kinds}."), kinds=kinds)
    return [
        *titled(
            paper,
            title_of(paper, Step.PREPARE),
            QT_TRANSLATE_NOOP("core", "Who should be in the room, why, and for how long."),
        ),
        lines(paper, QT_TRANSLATE_NOOP("core", "The partnership")),
        lines(paper, QT_TRANSLATE_NOOP("core", "Day, place, hours")),
        lines(paper, QT_TRANSLATE_NOOP("core", "What we must leave with"), 2),
        paper.heading(QT_TRANSLATE_NOOP("core", "Who should be there")),
        form(
            paper,
            [
                (_ORGANISATION, 3),
                (QT_TRANSLATE_NOOP("core", "Type"), 1.6),
                (QT_TRANSLATE_NOOP("core", "Who comes"), 2.2),
                (QT_TRANSLATE_NOOP("core", "Can say yes?"), 1.2),
                (QT_TRANSLATE_NOOP("core", "Here, late, left?"), 1.5),
            ],
            9,
        ),
        paper.heading(QT_TRANSLATE_NOOP("core", "How we agree")),
        ticks(
            paper,
            [
                QT_TRANSLATE_NOOP("core", "Three in four can live with a goal, and nobody blocks it."),
                QT_TRANSLATE_NOOP("core", "So can three in four of the community organisations."),
            ],
        ),
        lines(paper, QT_TRANSLATE_NOOP("core", "Another rule")),
        paper.heading(QT_TRANSLATE_NOOP("core", "Agenda")),
        note(paper, spent),
        form(
            paper,
            [
                (QT_TRANSLATE_NOOP("core", "What"), 4),
                (QT_TRANSLATE_NOOP("core", "Spent on"), 2),
                (QT_TRANSLATE_NOOP("core", "From"), 1),
                (QT_TRANSLATE_NOOP("core", "Minutes"), 1),
            ],
            8,
        ),
    ]


def _map(paper: Paper) -> list[Block]:
    levels = ", ".join(f"{int(level)} {paper.label(level).lower()}" for level in RelationshipLevel)
    key = paper.say(QT_TRANSLATE_NOOP("core", "How closely, as a number: {levels}."), levels=levels)
    return [
        *titled(
            paper,
            title_of(paper, Step.MAP),
            QT_TRANSLATE_NOOP(
                "core", "Who there is, how closely they work together, and what each can bring."
            ),
        ),
        note(
            paper,
            paper.say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "Write each partner in a box. Draw a line between those who work together: the closer, the thicker."
                    " Draw a dashed box for whoever is not in the room.",
                )
            ),
        ),
        Empty(172 * UNIT),
        PageBreak(),
        paper.heading(QT_TRANSLATE_NOOP("core", "Relationships")),
        note(paper, key),
        form(
            paper,
            [
                (QT_TRANSLATE_NOOP("core", "Between"), 2.6),
                (QT_TRANSLATE_NOOP("core", "And"), 2.6),
                (QT_TRANSLATE_NOOP("core", "Before"), 1),
                (QT_TRANSLATE_NOOP("core", "Now"), 1),
                (QT_TRANSLATE_NOOP("core", "Wanted"), 1),
            ],
            9,
        ),
        paper.heading(QT_TRANSLATE_NOOP("core", "Offers and needs")),
        form(
            paper,
            [
                (_CAPABILITY, 2.4),
                (QT_TRANSLATE_NOOP("core", "Who offers it"), 3),
                (QT_TRANSLATE_NOOP("core", "Who needs it"), 3),
            ],
            9,
        ),
    ]


def _goals(paper: Paper) -> list[Block]:
    levels = ", ".join(f"{int(level)} {paper.label(level).lower()}" for level in SupportLevel)
    support = paper.say(QT_TRANSLATE_NOOP("core", "Support, as a number: {levels}."), levels=levels)
    alone = QT_TRANSLATE_NOOP(
        "core", "Alone, as a number: 0 easily, 1 with effort, 2 extremely hard, 3 impossible."
    )
    return [
        *titled(
            paper,
            title_of(paper, Step.GOALS),
            QT_TRANSLATE_NOOP(
                "core", "One sheet for each goal. Everybody answers before anybody sees the others."
            ),
        ),
        lines(paper, QT_TRANSLATE_NOOP("core", "The goal in one sentence"), 3),
        lines(paper, QT_TRANSLATE_NOOP("core", "Measured by")),
        lines(paper, QT_TRANSLATE_NOOP("core", "From where, to where, by when")),
        note(paper, paper.say(alone)),
        note(paper, support),
        form(
            paper,
            [
                (_ORGANISATION, 2.4),
                (QT_TRANSLATE_NOOP("core", "Alone 0 to 3"), 1),
                (QT_TRANSLATE_NOOP("core", "Support 1 to 8"), 1),
                (QT_TRANSLATE_NOOP("core", "With 5 to 8: why, and what would change it"), 4),
            ],
            10,
        ),
        paper.heading(QT_TRANSLATE_NOOP("core", "What comes of it")),
        note(
            paper,
            paper.say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "Held in common: count 1 to 3, and divide by all who answered, without those who stand aside (4)."
                    " Hard alone: count 2 and 3, and divide by all who answered.",
                )
            ),
        ),
        ticks(
            paper,
            [
                QT_TRANSLATE_NOOP(
                    "core", "Under three in four hold it, or somebody blocks it: contested, talk on."
                ),
                QT_TRANSLATE_NOOP(
                    "core", "Somebody says 0, or under two in three say 2 or 3: it can be done alone."
                ),
                QT_TRANSLATE_NOOP("core", "Else it is a goal of the partnership."),
            ],
        ),
        paper.heading(QT_TRANSLATE_NOOP("core", "How the community is part of it")),
        ticks(paper, [label(level) for level in CommunityLevel], 3),
        paper.heading(QT_TRANSLATE_NOOP("core", "What it needs")),
        form(
            paper,
            [(_CAPABILITY, 2.4), (QT_TRANSLATE_NOOP("core", "Who in the room brings it, or nobody"), 4)],
            6,
        ),
    ]


def _actions(paper: Paper) -> list[Block]:
    return [
        *titled(
            paper,
            title_of(paper, Step.ACTIONS),
            QT_TRANSLATE_NOOP(
                "core",
                "Begin with a verb, so that a stranger could check it. At least two bring something to it.",
            ),
        ),
        form(
            paper,
            [
                (QT_TRANSLATE_NOOP("core", "What will be done"), 3.2),
                (QT_TRANSLATE_NOOP("core", "For goal"), 0.8),
                (QT_TRANSLATE_NOOP("core", "Who leads"), 1.8),
                (QT_TRANSLATE_NOOP("core", "Who brings what"), 2.6),
                (QT_TRANSLATE_NOOP("core", "Due"), 1.1),
            ],
            8,
            tall=17 * UNIT,
        ),
        ticks(
            paper,
            [
                QT_TRANSLATE_NOOP("core", "Nobody leads more than a third."),
                QT_TRANSLATE_NOOP("core", "Nobody in the room leads and brings nothing."),
                QT_TRANSLATE_NOOP("core", "Every action has a day."),
                QT_TRANSLATE_NOOP("core", "Somebody works at the relationships that should get closer."),
            ],
        ),
    ]


def _review(paper: Paper) -> list[Block]:
    yes, no = QT_TRANSLATE_NOOP("core", "Yes"), QT_TRANSLATE_NOOP("core", "Not yet, because")
    return [
        *titled(
            paper,
            title_of(paper, Step.REVIEW),
            QT_TRANSLATE_NOOP(
                "core", "Read everything back. Stop at the first word that is not what was meant."
            ),
        ),
        paper.heading(QT_TRANSLATE_NOOP("core", "Is this a partnership?")),
        form(
            paper,
            [(QT_TRANSLATE_NOOP("core", "Ask"), 3.4), (yes, 0.8), (no, 4)],
            4,
            first=[
                paper.say(each)
                for each in (
                    QT_TRANSLATE_NOOP("core", "Are several kinds of organisation here?"),
                    QT_TRANSLATE_NOOP("core", "Do several of us carry most of the actions?"),
                    QT_TRANSLATE_NOOP("core", "Do all of us hold the goals?"),
                    QT_TRANSLATE_NOOP("core", "Could none of us reach them alone?"),
                )
            ],
            tall=9 * UNIT,
        ),
        paper.heading(QT_TRANSLATE_NOOP("core", "Parking lot")),
        form(
            paper,
            [
                (QT_TRANSLATE_NOOP("core", "What came up"), 5),
                (QT_TRANSLATE_NOOP("core", "Action, next time, or dropped"), 3),
            ],
            6,
        ),
        paper.heading(QT_TRANSLATE_NOOP("core", "We see this differently")),
        form(
            paper,
            [
                (QT_TRANSLATE_NOOP("core", "Who"), 2),
                (QT_TRANSLATE_NOOP("core", "In their own words"), 6),
            ],
            3,
            tall=10 * UNIT,
        ),
    ]


def _sign(paper: Paper) -> list[Block]:
    return [
        *titled(
            paper,
            title_of(paper, Step.SIGN),
            QT_TRANSLATE_NOOP("core", "Read the words aloud. All three answers are good ones."),
        ),
        paper.paragraph(paper.voice.phrase(words_to_sign(paper.snapshot)), paper.scale.goal, after=4 * UNIT),
        form(
            paper,
            [
                (_ORGANISATION, 2.4),
                (QT_TRANSLATE_NOOP("core", "Accept, with a note, or not yet"), 1.8),
                (QT_TRANSLATE_NOOP("core", "Note"), 2.6),
                (QT_TRANSLATE_NOOP("core", "Signature"), 2.4),
            ],
            12,
            tall=12 * UNIT,
        ),
    ]


def _print(paper: Paper) -> list[Block]:
    return [
        *titled(
            paper,
            title_of(paper, Step.PRINT),
            QT_TRANSLATE_NOOP("core", "Who takes what home, and who tells those who could not come."),
        ),
        form(
            paper,
            [
                (_ORGANISATION, 3),
                (QT_TRANSLATE_NOOP("core", "How many copies"), 1.4),
                (QT_TRANSLATE_NOOP("core", "Large print or another form"), 2.4),
                (QT_TRANSLATE_NOOP("core", "Given to"), 2.2),
            ],
            9,
        ),
        paper.heading(QT_TRANSLATE_NOOP("core", "The empty chairs")),
        form(
            paper,
            [
                (QT_TRANSLATE_NOOP("core", "Who was missing"), 3),
                (QT_TRANSLATE_NOOP("core", "Why we need them"), 3),
                (QT_TRANSLATE_NOOP("core", "Who tells them, by when"), 3),
            ],
            5,
        ),
        lines(paper, QT_TRANSLATE_NOOP("core", "Next meeting: day, place, hours")),
        lines(paper, QT_TRANSLATE_NOOP("core", "Who types this into PartnerDesk, by when")),
    ]


_SHEETS: Final[dict[Step, Callable[[Paper], list[Block]]]] = {
    Step.PREPARE: _prepare,
    Step.MAP: _map,
    Step.GOALS: _goals,
    Step.ACTIONS: _actions,
    Step.REVIEW: _review,
    Step.SIGN: _sign,
    Step.PRINT: _print,
}
