"""Findings about the actions: who leads, by when, who brings what, what nobody works at, and who carries how much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from partnerdesk.model.vocabulary import ActionStatus, Step
from partnerdesk.rules.counted import listed, percent
from partnerdesk.rules.finding import (
    Finding,
    Kind,
    Look,
    Part,
    Remedy,
    RemedyKind,
    Severity,
    Subject,
    at_goal,
    at_organisation,
    called_action,
    called_goal,
    facts_of,
)
from partnerdesk.rules.insights import ActionInsight
from partnerdesk.rules.jointness import ActionClass
from partnerdesk.rules.who_else import who_else
from partnerdesk.rules.words import names
from partnerdesk.rules.workshop_facts import TieFacts, WorkshopFacts
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase, Value


def found_in_actions(look: Look) -> Iterator[Finding]:
    """Goals without actions, gaps in actions, one-sided work, neglected relationships, unfair load."""
    yield from _goals_without_actions(look)
    for action in look.figures.actions:
        if action.facts.action.status not in (ActionStatus.DONE, ActionStatus.DROPPED):
            yield from _gaps(action)
            yield from _parts(look.facts, action)
    yield from (_neglected(look.facts, tie) for tie in look.figures.relationships.neglected)
    if look.facts.kept_actions:
        yield from _load(look)
        yield from _no_community(look)


def _finding(
    action: ActionInsight,
    severity: Severity,
    kind: Kind,
    reason: Phrase,
    mend: str,
    part: Part,
    facts: str = "",
    remedy: Remedy | None = None,
) -> Finding:
    row = action.facts.action
    where = Subject("actions", row.id, part)
    return Finding(Step.ACTIONS, severity, kind, reason, Phrase(mend), where, remedy, (row.code,), facts)


def _said(action: ActionInsight, text: str, **values: Value) -> Phrase:
    return Phrase(text, action=called_action(action.facts.action), **values)


def _goals_without_actions(look: Look) -> Iterator[Finding]:
    served = {action.action.goal_id for action in look.facts.kept_actions}
    for goal in look.facts.kept_goals:
        if goal.goal.id not in served:
            reason = Phrase(
                QT_TRANSLATE_NOOP("core", "Goal {goal} has no action yet."), goal=called_goal(goal.goal)
            )
            mend = Phrase(QT_TRANSLATE_NOOP("core", "Add an action"))
            where = at_goal(goal.goal)
            yield Finding(
                Step.ACTIONS, Severity.FIX, Kind.NO_ACTION, reason, mend, where, about=(goal.goal.code,)
            )


def _gaps(action: ActionInsight) -> Iterator[Finding]:
    row = action.facts.action
    if row.lead_id is None:
        reason = _said(action, QT_TRANSLATE_NOOP("core", "Nobody leads action {action} yet."))
        mend = QT_TRANSLATE_NOOP("core", "Choose who leads")
        yield _finding(action, Severity.FIX, Kind.NO_LEAD, reason, mend, Part.LEAD)
    if not row.due:
        reason = _said(action, QT_TRANSLATE_NOOP("core", "Action {action} has no due date."))
        mend = QT_TRANSLATE_NOOP("core", "Set a date")
        yield _finding(action, Severity.FIX, Kind.NO_DUE, reason, mend, Part.DUE)


def _parts(facts: WorkshopFacts, action: ActionInsight) -> Iterator[Finding]:
    """N4: allocated and lopsided actions, things not yet said, and partners who carry them without being here."""
    if any(action.jointness.shares.values()) or not action.facts.parts:
        yield from _one_sided(facts, action)
    unsaid = [each for each, brought in action.facts.parts.items() if not brought]
    if unsaid:
        text = QT_TRANSLATE_NOOP("core", "What they bring to action {action} is not said yet: {names}.")
        reason = _said(action, text, names=names(facts, unsaid))
        mend = QT_TRANSLATE_NOOP("core", "Say what they bring")
        said = facts_of(facts.codes(unsaid))
        yield _finding(action, Severity.LOOK, Kind.PARTS_UNSAID, reason, mend, Part.WHO_BRINGS_WHAT, said)
    lead = action.facts.action.lead_id
    carrying = dict.fromkeys(action.facts.parts if lead is None else (lead, *action.facts.parts))
    away = [each for each in carrying if not facts.is_present(each)]
    if away and facts.here:
        text = QT_TRANSLATE_NOOP("core", "Part of action {action} without being here: {names}.")
        reason = _said(action, text, names=names(facts, away))
        part = Part.LEAD if lead in away else Part.WHO_BRINGS_WHAT
        mend = QT_TRANSLATE_NOOP("core", "Ask them first")
        yield _finding(action, Severity.LOOK, Kind.PART_AWAY, reason, mend, part, facts_of(facts.codes(away)))


def _one_sided(facts: WorkshopFacts, action: ActionInsight) -> Iterator[Finding]:
    joint = action.jointness
    if not joint.contributors:
        reason = _said(action, QT_TRANSLATE_NOOP("core", "Nobody brings anything to action {action} yet."))
        mend = QT_TRANSLATE_NOOP("core", "Ask who brings what")
        yield _finding(action, Severity.LOOK, Kind.NOTHING_BROUGHT, reason, mend, Part.WHO_BRINGS_WHAT)
    elif joint.action_class is ActionClass.ALLOCATED:
        yield _uneven(facts, action, Kind.ALLOCATED, QT_TRANSLATE_NOOP("core", "Ask who brings what"))
    elif (
        joint.action_class is ActionClass.LOPSIDED and joint.providers > 1
    ):  # else the others are to be asked
        yield _uneven(facts, action, Kind.LOPSIDED, QT_TRANSLATE_NOOP("core", "Split it"))


_UNEVEN: Final[dict[tuple[Kind, bool], str]] = {
    (Kind.ALLOCATED, False): QT_TRANSLATE_NOOP(
        "core", "Action {action} is allocated to one: only {name} brings anything to it."
    ),
    (Kind.ALLOCATED, True): QT_TRANSLATE_NOOP(
        "core",
        "Action {action} is allocated to one: only {name} brings anything to it. {other} could bring {capability}.",
    ),
    (Kind.LOPSIDED, False): QT_TRANSLATE_NOOP(
        "core", "Action {action} is lopsided: {name} brings {share} of it."
    ),
    (Kind.LOPSIDED, True): QT_TRANSLATE_NOOP(
        "core", "Action {action} is lopsided: {name} brings {share} of it. {other} could bring {capability}."
    ),
}
"""By kind, and whether somebody in the room could bring what is lacking."""


def _uneven(facts: WorkshopFacts, action: ActionInsight, kind: Kind, otherwise: str) -> Finding:
    """One press lets somebody in the room bring what is lacking (N4); where nobody could, people have to talk."""
    joint = action.jointness
    most = max(joint.shares, key=joint.shares.__getitem__)
    share = percent(float(joint.shares[most]))
    values: dict[str, Value] = {"name": names(facts, [most]), "share": share}
    figures = facts_of(facts.codes([most]), share)
    suggested = next(iter(who_else(facts, action.facts)), None)
    mend, remedy = otherwise, None
    if suggested is not None:
        values["other"] = facts.organisations[suggested.organisation_id].name
        values["capability"] = facts.capabilities[suggested.capability_id].name
        mend = QT_TRANSLATE_NOOP("core", "Add them")
        remedy = Remedy(
            RemedyKind.ADD_PART,
            organisation_id=suggested.organisation_id,
            capability_ids=(suggested.capability_id,),
            action_id=action.id,
        )
    reason = _said(action, _UNEVEN[kind, remedy is not None], **values)
    return _finding(action, Severity.LOOK, kind, reason, mend, Part.WHO_BRINGS_WHAT, figures, remedy)


def _neglected(facts: WorkshopFacts, tie: TieFacts) -> Finding:
    """N9: wanted closer than it is, and no action works at it."""
    row = tie.relationship
    text = QT_TRANSLATE_NOOP(
        "core", "No action works at the relationship of {a} and {b}: level {now} now, level {wanted} wanted."
    )
    reason = Phrase(
        text,
        a=facts.organisations[row.a_id].name,
        b=facts.organisations[row.b_id].name,
        now=tie.now or 0,
        wanted=tie.wanted or 0,
    )
    mend = Phrase(QT_TRANSLATE_NOOP("core", "Work at it in an action"))
    return Finding(
        Step.ACTIONS,
        Severity.LOOK,
        Kind.NEGLECTED,
        reason,
        mend,
        Subject("relationships", row.id),
        Remedy(RemedyKind.WORK_AT_TIE, relationship_id=row.id),
        tuple(facts.codes((row.a_id, row.b_id))),
        facts_of(tie.now or 0, tie.wanted or 0),
    )


def _load(look: Look) -> Iterator[Finding]:
    """N12: one who carries more than a third, and those who carry nothing."""
    facts, load = look.facts, look.figures.load
    for each in load.too_heavy:
        who = facts.organisations[each]
        text = QT_TRANSLATE_NOOP("core", "{name} carries {share} of the work, more than a third.")
        share = percent(load.share(each) or 0)
        reason = Phrase(text, name=who.name, share=share)
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Share the load"))
        where = _carried_by(facts, each)
        yield Finding(
            Step.ACTIONS,
            Severity.LOOK,
            Kind.TOO_HEAVY,
            reason,
            mend,
            where,
            about=(who.code,),
            facts=share,
        )
    quiet = [facts.organisations[each] for each in load.quiet]
    if quiet:
        text = QT_TRANSLATE_NOOP("core", "No part in any action: {names}.")
        reason = Phrase(text, names=listed(each.name for each in quiet))
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Ask what they can do"))
        who_first, codes = at_organisation(quiet[0]), facts_of(each.code for each in quiet)
        yield Finding(Step.ACTIONS, Severity.LOOK, Kind.QUIET, reason, mend, who_first, facts=codes)


def _carried_by(facts: WorkshopFacts, organisation_id: int) -> Subject:
    """An action in which somebody carries something: one that they lead, at its lead, else who brings what."""
    led = [each.action.id for each in facts.kept_actions if each.action.lead_id == organisation_id]
    if led:
        return Subject("actions", led[0], Part.LEAD)
    joined = next(each.action.id for each in facts.kept_actions if organisation_id in each.parts)
    return Subject("actions", joined, Part.WHO_BRINGS_WHAT)


def _no_community(look: Look) -> Iterator[Finding]:
    """N8: no community organisation brings anything to any action, though there is one."""
    if look.figures.community.action_share == 0 and look.figures.community.seat_share:
        text = QT_TRANSLATE_NOOP("core", "No community organisation brings anything to an action.")
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Ask who brings what"))
        where = Subject("actions", look.facts.kept_actions[0].action.id, Part.WHO_BRINGS_WHAT)
        yield Finding(Step.ACTIONS, Severity.LOOK, Kind.NO_COMMUNITY_ACTION, Phrase(text), mend, where)
