"""Findings about the whole, for the reading back, and about what was said when asked to sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from partnerdesk.model.vocabulary import Decision, ParkingOutcome, Step
from partnerdesk.rules.counted import counted, listed, percent
from partnerdesk.rules.definition import Clause, clauses, weakest
from partnerdesk.rules.finding import (
    Finding,
    Kind,
    Look,
    Part,
    Severity,
    Subject,
    at_goal,
    at_workshop,
    facts_of,
)
from partnerdesk.rules.found_prepare import who_could_come
from partnerdesk.rules.insights import GoalInsight
from partnerdesk.rules.jointness import ActionClass
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_WEAKEST: Final[dict[Clause, str]] = {
    Clause.CROSS_ORGANISATIONAL: QT_TRANSLATE_NOOP(
        "core", "Weakest part of the definition: several kinds of organisation. Only one is here."
    ),
    Clause.WORKING_TOGETHER: QT_TRANSLATE_NOOP(
        "core", "Weakest part of the definition: working together. {share} of the actions are joint work."
    ),
    Clause.COMMONLY_HELD: QT_TRANSLATE_NOOP(
        "core", "Weakest part of the definition: goals that all hold. {share} hold them on average."
    ),
    Clause.HARD_ALONE: QT_TRANSLATE_NOOP(
        "core",
        "Weakest part of the definition: hard to reach alone. {share} of the goals need the partnership.",
    ),
}

_ENOUGH: Final = 40
"""So many letters of a parked item tell it from others."""


def found_in_review(look: Look) -> Iterator[Finding]:
    """Parked items without an outcome, and the weakest clause of the definition (N1)."""
    parked = [item for item in look.snapshot.workshop_parking() if item.outcome is ParkingOutcome.OPEN]
    if parked:
        reason = counted(
            len(parked),
            QT_TRANSLATE_NOOP("core", "1 parked item has no outcome yet: {items}."),
            QT_TRANSLATE_NOOP("core", "{number} parked items have no outcome yet: {items}."),
            items=listed(item.text for item in parked),
        )
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Decide what becomes of them"))
        yield Finding(
            Step.REVIEW,
            Severity.LOOK,
            Kind.PARKED,
            reason,
            mend,
            Subject("parking_items", parked[0].id),
            facts=facts_of(item.text[:_ENOUGH].strip() for item in parked),
        )
    weak = weakest(clauses(look.figures.definition))
    if weak is not None:
        share = percent(weak.value or 0)
        reason = Phrase(_WEAKEST[weak.clause], share=share)
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Ask the room"))
        yield Finding(
            Step.REVIEW,
            Severity.NOTE,
            Kind.WEAKEST,
            reason,
            mend,
            at_workshop(look, Part.DEFINITION),
            facts=facts_of(weak.clause, share),
        )


def where_weakest(look: Look, clause: Clause) -> Subject:
    """What to work on where the definition is weakest: who could come, or the action or goal that pulls it down."""
    goals = [goal for goal in look.figures.goals if goal.facts.kept]
    if clause is Clause.CROSS_ORGANISATIONAL:
        return who_could_come(look)
    if clause is Clause.WORKING_TOGETHER:
        one_sided = (
            each
            for each in look.figures.actions
            if each.facts.kept and each.jointness.action_class is not ActionClass.JOINT
        )
        return Subject("actions", next(one_sided).id, Part.WHO_BRINGS_WHAT)
    if clause is Clause.COMMONLY_HELD:
        held = [goal for goal in goals if goal.support.everyone.share is not None]
        return at_goal(min(held, key=_share_of).facts.goal, Part.REASONS)
    return at_goal(
        next(goal for goal in goals if not goal.verdict.is_partnership_goal).facts.goal, Part.ALONE
    )


def _share_of(goal: GoalInsight) -> float:
    return goal.support.everyone.share or 0


def found_in_signing(look: Look) -> Iterator[Finding]:
    """Whoever said "not yet". That somebody has not signed is no finding."""
    for signature in look.snapshot.workshop_signatures():
        if signature.decision is Decision.NOT_YET:
            text = QT_TRANSLATE_NOOP("core", "{name} says not yet.")
            who = look.facts.organisations[signature.organisation_id]
            mend = Phrase(QT_TRANSLATE_NOOP("core", "Ask what is needed"))
            yield Finding(
                Step.SIGN,
                Severity.LOOK,
                Kind.NOT_YET,
                Phrase(text, name=who.name),
                mend,
                Subject("signatures", signature.id),
                about=(who.code,),
                facts=signature.note,
            )
