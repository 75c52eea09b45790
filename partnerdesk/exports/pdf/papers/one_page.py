"""The one-page summary: what was agreed and who does what next, on one side of A4 whatever the size of the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Paragraph
from partnerdesk.exports.pdf.flow import lay_out
from partnerdesk.exports.pdf.papers.handout import Handout, handout, opening
from partnerdesk.exports.pdf.sections.cover import state
from partnerdesk.exports.pdf.sections.evidence import hold_words
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.definition import clauses, weakest
from partnerdesk.rules.insights import ActionInsight, GoalInsight
from partnerdesk.rules.words import VERDICT_NAMES
from partnerdesk.wording import QT_TRANSLATE_NOOP

_AMOUNTS: Final = (
    (12, 20, 400, 400),
    (10, 16, 300, 400),
    (8, 14, 240, 360),
    (7, 12, 200, 320),
    (6, 10, 180, 300),
    (6, 9, 160, 280),
    (6, 8, 140, 240),
    (6, 7, 120, 200),
    (5, 6, 100, 160),
    (5, 5, 80, 120),
    (4, 4, 60, 80),
    (2, 2, 40, 40),
)
"""Goals, actions, characters of each, and of names and purpose, from as much as there may be to what always fits."""


def one_page(paper: Paper) -> Handout:
    """As much as fits; what was left out is counted, and stands in the full summary."""
    found = None
    for amounts in _AMOUNTS:
        found = handout(paper, list(_blocks(paper, *amounts)))
        if len(lay_out(found.blocks, found.sheet)) == 1:
            break
    assert found is not None
    return found


def _blocks(paper: Paper, goals: int, actions: int, most: int, names: int) -> Iterator[Block]:
    workshop = paper.snapshot.workshop
    yield from opening(paper, paper.say(QT_TRANSLATE_NOOP("core", "In one page")), state(paper))
    if workshop.purpose:
        yield paper.paragraph(clean(workshop.purpose, most=names))
    yield from _people(paper, names)
    yield from _goals(paper, goals, most)
    yield from _actions(paper, actions, most)
    yield from _definition(paper)
    if workshop.next_meeting:
        words = paper.say(
            QT_TRANSLATE_NOOP("core", "Next meeting: {when}"), when=clean(workshop.next_meeting, most=names)
        )
        yield paper.paragraph(words, paper.scale.strong)


def _people(paper: Paper, most: int) -> Iterator[Block]:
    facts = paper.insights.facts
    words = paper.say(
        QT_TRANSLATE_NOOP("core", "In the room, {there} of {all}: {names}"),
        there=len(facts.present),
        all=len(facts.organisations),
        names=paper.some_names(facts.present, most=most) or NOT_SAID,
    )
    yield paper.paragraph(words, paper.scale.small)


def _goals(paper: Paper, most: int, characters: int) -> Iterator[Block]:
    kept = [each for each in paper.insights.goals if each.facts.kept]
    yield paper.heading(QT_TRANSLATE_NOOP("core", "Shared goals"))
    if not kept:
        yield paper.paragraph(paper.say(QT_TRANSLATE_NOOP("core", "No shared goals have been recorded yet.")))
        return
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Goal"), 4.6, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "How it is held"), 4.4),
    ]
    rows = [_goal(paper, each, characters) for each in kept[:most]]
    yield Table(columns, rows, head_style=paper.scale.label, after=UNIT)
    yield from _left_out(paper, len(kept) - most)


def _goal(paper: Paper, insight: GoalInsight, characters: int) -> list[Cell]:
    goal, soft = insight.facts.goal, paper.scale.small.but(colour=INK_SOFT)
    held = hold_words(paper, insight)
    words = [Span(paper.say(VERDICT_NAMES[insight.verdict]), paper.scale.small_strong)]
    words.append(Span(Clean("\n" + held), soft))
    against = len(insight.facts.dissents)
    if against:
        notes = paper.say(QT_TRANSLATE_NOOP("core", "Who sees it differently: {count}."), count=against)
        words.append(Span(Clean("\n" + notes), paper.scale.small))
    return [
        (
            Span(Clean(f"{clean(goal.code)}\u00a0\u00a0"), soft),
            Span(clean(goal.text, most=characters), paper.scale.small),
        ),
        words,
    ]


def _actions(paper: Paper, most: int, characters: int) -> Iterator[Block]:
    done = (ActionStatus.DONE, ActionStatus.DROPPED)
    still = [each for each in paper.insights.actions if each.facts.action.status not in done]
    still.sort(key=lambda each: (each.facts.action.due or "9", each.facts.action.position))
    yield paper.heading(QT_TRANSLATE_NOOP("core", "Who does what next"))
    if not still:
        words = paper.say(QT_TRANSLATE_NOOP("core", "No actions are waiting to be done."))
        yield paper.paragraph(words)
        return
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Due"), 1.4, paper.scale.figures),
        paper.column(QT_TRANSLATE_NOOP("core", "Action"), 5, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Lead"), 2.4),
    ]
    rows = [_action(paper, each, characters) for each in still[:most]]
    yield Table(columns, rows, head_style=paper.scale.label, after=UNIT)
    yield from _left_out(paper, len(still) - most)


def _action(paper: Paper, insight: ActionInsight, characters: int) -> list[Cell]:
    action = insight.facts.action
    lead = clean(paper.name(action.lead_id), most=60) if action.lead_id is not None else NOT_SAID
    return [paper.day_short(action.due) or NOT_SAID, clean(action.text, most=characters), lead]


def _left_out(paper: Paper, count: int) -> Iterator[Block]:
    if count > 0:
        words = paper.say(QT_TRANSLATE_NOOP("core", "And {count} more, in the full summary."), count=count)
        yield paper.paragraph(words, paper.scale.small.but(colour=INK_SOFT))


def _definition(paper: Paper) -> Iterator[Block]:
    """Each clause of the definition of a partnership (N1) in one line, and the weakest."""
    states = clauses(paper.insights.definition)
    yield paper.heading(QT_TRANSLATE_NOOP("core", "Is this a partnership?"))
    said = [f"{paper.voice.phrase(each.name)}: {paper.percent(each.value)}" for each in states]
    weak = weakest(states)
    worst = NOTHING
    if weak is not None:
        name = paper.voice.phrase(weak.name)
        worst = paper.say(QT_TRANSLATE_NOOP("core", "The weakest part: {name}"), name=name)
    yield Paragraph(
        Span(clean("  ·  ".join(said)), paper.scale.small),
        Span(Clean(f"  ·  {worst}" if worst else ""), paper.scale.small_strong),
    )
