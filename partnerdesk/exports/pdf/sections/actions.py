"""Who does what: the actions of each goal, who brings what to them, by when, and how joint the work is."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.style import INK_SOFT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import Clean, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span, Spans
from partnerdesk.model.records import Goal
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.insights import ActionInsight
from partnerdesk.rules.jointness import ActionClass
from partnerdesk.rules.words import CLASS_NAMES
from partnerdesk.wording import QT_TRANSLATE_NOOP

_REMINDER: Final = 160
"""How many characters of a goal stand above its actions; the whole of it stands with the goals."""


def actions(paper: Paper) -> list[Block]:
    """The actions under the goal that they serve, then those without a goal, then those that were dropped."""
    blocks: list[Block] = [paper.section(QT_TRANSLATE_NOOP("core", "Actions"))]
    kept = [each for each in paper.insights.actions if each.facts.kept]
    if not kept:
        words = paper.say(QT_TRANSLATE_NOOP("core", "No actions have been recorded yet."))
        blocks.append(paper.paragraph(words))
    else:
        blocks += _how_joint(paper)
    shared = [goal.facts.goal for goal in paper.insights.goals if goal.facts.kept]
    for goal in shared:
        blocks += _of_goal(paper, goal, [each for each in kept if each.facts.action.goal_id == goal.id])
    known = {goal.id for goal in shared}
    others = [each for each in kept if each.facts.action.goal_id not in known]
    if others:
        blocks.append(paper.heading(QT_TRANSLATE_NOOP("core", "Other actions")))
        blocks.append(_table(paper, others))
    return blocks + _dropped(paper)


def _how_joint(paper: Paper) -> list[Block]:
    """How many actions are joint work (N4), and what the words mean."""
    kept = [each for each in paper.insights.actions if each.facts.kept]
    classes = [each.jointness.action_class for each in kept]
    words = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Actions: {all}. Joint, several carry it: {joint}. Lopsided, one carries most of it: {lopsided}."
            " Allocated, one carries it alone: {allocated}.",
        ),
        all=len(kept),
        joint=classes.count(ActionClass.JOINT),
        lopsided=classes.count(ActionClass.LOPSIDED),
        allocated=classes.count(ActionClass.ALLOCATED),
    )
    block = paper.paragraph(words, paper.scale.small)
    block.keep_with_next = True
    return [block]


def _of_goal(paper: Paper, goal: Goal, of_goal: list[ActionInsight]) -> list[Block]:
    heading = paper.heading(QT_TRANSLATE_NOOP("core", "For goal {code}"), code=goal.code)
    reminder = paper.paragraph(clean(goal.text, most=_REMINDER), paper.scale.small.but(colour=INK_SOFT))
    if not of_goal:
        words = paper.say(QT_TRANSLATE_NOOP("core", "No actions for this goal yet."))
        reminder.keep_with_next = True
        return [heading, reminder, paper.paragraph(words)]
    reminder.keep_with_next = True
    return [heading, reminder, _table(paper, of_goal)]


def _table(paper: Paper, of_them: list[ActionInsight]) -> Table:
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Action"), 3.2, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Lead"), 1.8),
        paper.column(QT_TRANSLATE_NOOP("core", "Who brings what"), 3.8),
        paper.column(QT_TRANSLATE_NOOP("core", "Due"), 1.62, paper.scale.figures),
        paper.column(QT_TRANSLATE_NOOP("core", "Work"), 1.1),
    ]
    return Table(columns, [_row(paper, each) for each in of_them], head_style=paper.scale.label)


def _row(paper: Paper, insight: ActionInsight) -> list[Cell]:
    action = insight.facts.action
    lead = paper.name(action.lead_id) if action.lead_id is not None else NOT_SAID
    return [
        what(paper, insight),
        lead,
        who_brings(paper, insight),
        paper.day_short(action.due) or NOT_SAID,
        paper.say(CLASS_NAMES[insight.jointness.action_class]),
    ]


def what(paper: Paper, insight: ActionInsight) -> Spans:
    """The action, and below it what else was said: its state, the help it needs, the relationships it works at."""
    action = insight.facts.action
    soft = paper.scale.small.but(colour=INK_SOFT)
    spans = [
        Span(Clean(f"{clean(action.code)}\u00a0\u00a0"), soft),
        Span(clean_lines(action.text), paper.scale.small),
    ]
    further = []
    if action.status is not ActionStatus.TO_DO:
        further.append(paper.label(action.status))
    if action.help_needed:
        help_needed = clean_lines(action.help_needed)
        further.append(paper.say(QT_TRANSLATE_NOOP("core", "Help needed: {help}"), help=help_needed))
    for relationship_id in insight.facts.addresses:
        tie = paper.relationships[relationship_id]
        between = clean(f"{paper.name(tie.a_id)} – {paper.name(tie.b_id)}")
        further.append(paper.say(QT_TRANSLATE_NOOP("core", "Works at: {between}"), between=between))
    return [*spans, *(Span(Clean("\n" + each), soft) for each in further)]


def who_brings(paper: Paper, insight: ActionInsight) -> Cell:
    """Each organisation with what it brings, one below the other."""
    spans: list[Span] = []
    for organisation_id, capability_ids in insight.facts.parts.items():
        start = "\n" if spans else ""
        brings = paper.capabilities(capability_ids)
        name = paper.name(organisation_id)
        spans.append(Span(Clean(f"{start}{name}{': ' if brings else ''}"), paper.scale.small))
        if brings:
            spans.append(Span(brings, paper.scale.small.but(colour=INK_SOFT)))
    return spans or NOT_SAID


def _dropped(paper: Paper) -> list[Block]:
    dropped = [each for each in paper.insights.actions if not each.facts.kept]
    if not dropped:
        return []
    return [paper.heading(QT_TRANSLATE_NOOP("core", "Dropped actions")), _table(paper, dropped)]
