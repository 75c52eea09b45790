"""Invitations to the empty chairs (N6): a letter to each absent organisation that holds what the goals miss."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Gap, Heading, PageBreak, bullets
from partnerdesk.exports.pdf.imprint import record_title
from partnerdesk.exports.pdf.papers.handout import Handout, handout
from partnerdesk.exports.pdf.papers.writing import Ruled, Ticks
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import UNIT
from partnerdesk.exports.pdf.text import Clean, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.rules.insights import GoalInsight
from partnerdesk.rules.missing import Cover, EmptyChair
from partnerdesk.wording import QT_TRANSLATE_NOOP

_GOAL: Final = 400
"""How many characters of a goal stand in a letter."""


def invitations(paper: Paper) -> Handout:
    """Each letter begins on a page of its own."""
    blocks: list[Block] = []
    for chair in paper.insights.empty_chairs:
        blocks += [PageBreak()] if blocks else []
        blocks += _letter(paper, chair)
    return handout(paper, blocks)


def _letter(paper: Paper, chair: EmptyChair) -> list[Block]:
    workshop = paper.snapshot.workshop
    name = paper.name(chair.organisation_id)
    title = paper.say(QT_TRANSLATE_NOOP("core", "To {name}: we kept a chair for you"), name=name)
    met = paper.say(
        QT_TRANSLATE_NOOP(
            "core", "We are working together as {partnership}. You were not in the room, and we missed you."
        ),
        partnership=record_title(paper),
    )
    blocks: list[Block] = [
        Gap(4 * UNIT),
        Heading(title, paper.scale.h1, 1, after=4 * UNIT),
        paper.paragraph(met, after=3 * UNIT),
    ]
    if workshop.purpose:
        blocks.append(paper.paragraph(clean_lines(workshop.purpose, most=1200), after=3 * UNIT))
    return [*blocks, *_reason(paper, chair), *_when(paper), *_reply(paper)]


def _reason(paper: Paper, chair: EmptyChair) -> list[Block]:
    """What they hold, and the goals that cannot be reached without it."""
    lacking = [
        goal
        for goal in paper.insights.goals
        if goal.facts.kept
        and any(
            each.cover is Cover.MISSING and each.capability_id in chair.capability_ids for each in goal.needed
        )
    ]
    why = paper.say(
        QT_TRANSLATE_NOOP(
            "core", "We ask you because nobody in the room can bring this, and you can: {what}."
        ),
        what=paper.capabilities(chair.capability_ids),
    )
    first = paper.paragraph(why, paper.scale.strong, after=3 * UNIT)
    first.keep_with_next = True
    return [
        paper.heading(QT_TRANSLATE_NOOP("core", "Why you")),
        first,
        paper.paragraph(paper.say(QT_TRANSLATE_NOOP("core", "It is missing from:")), after=UNIT),
        bullets([[Span(_goal(goal), paper.scale.body)] for goal in lacking], paper.scale.body),
    ]


def _goal(insight: GoalInsight) -> Clean:
    goal = insight.facts.goal
    return clean(f"{goal.code}: {clean(goal.text, most=_GOAL)}")


def _when(paper: Paper) -> list[Block]:
    workshop = paper.snapshot.workshop
    heading = paper.heading(QT_TRANSLATE_NOOP("core", "When we meet next"))
    words = clean(workshop.next_meeting)
    return [heading, paper.paragraph(words) if words else Ruled(1, step=6 * UNIT)]


def _reply(paper: Paper) -> list[Block]:
    answers = [
        QT_TRANSLATE_NOOP("core", "We will come."),
        QT_TRANSLATE_NOOP("core", "We would like to talk first."),
        QT_TRANSLATE_NOOP("core", "Not now. Please ask us again."),
    ]
    body = paper.scale.body
    return [
        paper.heading(QT_TRANSLATE_NOOP("core", "Your answer")),
        Ticks([paper.say(each) for each in answers], body, (1,), step=1.7 * body.leading, after=2 * UNIT),
        Ruled(1, paper.say(QT_TRANSLATE_NOOP("core", "Who will come")), body),
        Ruled(1, paper.say(QT_TRANSLATE_NOOP("core", "How to reach you")), body),
    ]
