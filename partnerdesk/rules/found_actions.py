"""Findings about the actions: who leads, by when, who brings what, what nobody works at, and who carries how much."""

from __future__ import annotations

from collections.abc import Iterator

from partnerdesk.model.vocabulary import ActionStatus, Step
from partnerdesk.rules.counted import listed, percent
from partnerdesk.rules.finding import Finding, Look, Part, Severity, Subject, at_goal, at_organisation
from partnerdesk.rules.insights import ActionInsight
from partnerdesk.rules.jointness import ActionClass
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
    action: ActionInsight, severity: Severity, rule: str, reason: Phrase, mend: str, part: Part
) -> Finding:
    where = Subject("actions", action.id, part)
    return Finding(Step.ACTIONS, severity, rule, reason, Phrase(mend), where)


def _said(action: ActionInsight, text: str, **values: Value) -> Phrase:
    return Phrase(text, code=action.facts.action.code, **values)


def _goals_without_actions(look: Look) -> Iterator[Finding]:
    served = {action.action.goal_id for action in look.facts.kept_actions}
    for goal in look.facts.kept_goals:
        if goal.goal.id not in served:
            reason = Phrase(QT_TRANSLATE_NOOP("core", "{code} has no action yet."), code=goal.goal.code)
            mend = Phrase(QT_TRANSLATE_NOOP("core", "Add an action"))
            yield Finding(Step.ACTIONS, Severity.FIX, "", reason, mend, at_goal(goal.goal))


def _gaps(action: ActionInsight) -> Iterator[Finding]:
    row = action.facts.action
    if row.lead_id is None:
        reason = _said(action, QT_TRANSLATE_NOOP("core", "Nobody leads {code} yet."))
        mend = QT_TRANSLATE_NOOP("core", "Choose who leads")
        yield _finding(action, Severity.FIX, "", reason, mend, Part.LEAD)
    if not row.due:
        reason = _said(action, QT_TRANSLATE_NOOP("core", "{code} has no due date."))
        yield _finding(action, Severity.FIX, "", reason, QT_TRANSLATE_NOOP("core", "Set a date"), Part.DUE)


def _parts(facts: WorkshopFacts, action: ActionInsight) -> Iterator[Finding]:
    """N4: allocated and lopsided actions, things not yet said, and partners who carry them without being here."""
    if any(action.jointness.shares.values()) or not action.facts.parts:
        yield from _one_sided(facts, action)
    unsaid = [each for each, brought in action.facts.parts.items() if not brought]
    if unsaid:
        text = QT_TRANSLATE_NOOP("core", "What they bring to {code} is not said yet: {names}.")
        reason = _said(action, text, names=names(facts, unsaid))
        mend = QT_TRANSLATE_NOOP("core", "Say what they bring")
        yield _finding(action, Severity.LOOK, "N4", reason, mend, Part.WHO_BRINGS_WHAT)
    lead = action.facts.action.lead_id
    carrying = dict.fromkeys(action.facts.parts if lead is None else (lead, *action.facts.parts))
    away = [each for each in carrying if not facts.is_present(each)]
    if away and facts.here:
        text = QT_TRANSLATE_NOOP("core", "Part of {code} without being here: {names}.")
        reason = _said(action, text, names=names(facts, away))
        part = Part.LEAD if lead in away else Part.WHO_BRINGS_WHAT
        mend = QT_TRANSLATE_NOOP("core", "Ask them first")
        yield _finding(action, Severity.LOOK, "N4", reason, mend, part)


def _one_sided(facts: WorkshopFacts, action: ActionInsight) -> Iterator[Finding]:
    joint = action.jointness
    mend = QT_TRANSLATE_NOOP("core", "Ask who brings what")
    if not joint.contributors:
        reason = _said(action, QT_TRANSLATE_NOOP("core", "Nobody brings anything to {code} yet."))
        yield _finding(action, Severity.LOOK, "N4", reason, mend, Part.WHO_BRINGS_WHAT)
    elif joint.action_class is ActionClass.ALLOCATED:
        text = QT_TRANSLATE_NOOP("core", "{code} is allocated to one: only {name} brings anything to it.")
        reason = _said(action, text, name=names(facts, joint.shares))
        yield _finding(action, Severity.LOOK, "N4", reason, mend, Part.WHO_BRINGS_WHAT)
    elif (
        joint.action_class is ActionClass.LOPSIDED and joint.providers > 1
    ):  # else the others are to be asked
        most = max(joint.shares, key=joint.shares.__getitem__)
        text = QT_TRANSLATE_NOOP("core", "{code} is lopsided: {name} brings {share} of it.")
        share = percent(float(joint.shares[most]))
        reason = _said(action, text, name=names(facts, [most]), share=share)
        mend = QT_TRANSLATE_NOOP("core", "Split it")
        yield _finding(action, Severity.LOOK, "N4", reason, mend, Part.WHO_BRINGS_WHAT)


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
    return Finding(Step.ACTIONS, Severity.LOOK, "N9", reason, mend, Subject("relationships", row.id))


def _load(look: Look) -> Iterator[Finding]:
    """N12: one who carries more than a third, and those who carry nothing."""
    facts, load = look.facts, look.figures.load
    for each in load.too_heavy:
        who = facts.organisations[each]
        text = QT_TRANSLATE_NOOP("core", "{name} carries {share} of the work, more than a third.")
        reason = Phrase(text, name=who.name, share=percent(load.share(each) or 0))
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Share the load"))
        yield Finding(Step.ACTIONS, Severity.LOOK, "N12", reason, mend, _carried_by(facts, each))
    quiet = [facts.organisations[each] for each in load.quiet]
    if quiet:
        text = QT_TRANSLATE_NOOP("core", "No part in any action: {names}.")
        reason = Phrase(text, names=listed(each.name for each in quiet))
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Ask what they can do"))
        yield Finding(Step.ACTIONS, Severity.LOOK, "N12", reason, mend, at_organisation(quiet[0]))


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
        yield Finding(Step.ACTIONS, Severity.LOOK, "N8", Phrase(text), mend, where)
