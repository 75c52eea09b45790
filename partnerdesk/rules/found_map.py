"""Findings about what the partners bring: gaps, empty chairs, and partners that nobody could replace."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from partnerdesk.model.records import Action, Goal
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.counted import counted, listed
from partnerdesk.rules.finding import (
    Finding,
    Kind,
    Look,
    Part,
    Remedy,
    RemedyKind,
    Severity,
    Subject,
    at_organisation,
    at_workshop,
    called_action,
    facts_of,
    quoted_goals,
)
from partnerdesk.rules.leaving import Leaving, if_leaves
from partnerdesk.rules.missing import Cover, EmptyChair, all_needed, with_cover
from partnerdesk.rules.words import capability_names
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


def found_on_the_map(look: Look) -> Iterator[Finding]:
    """No partners, needed capabilities that nobody has, absent holders of missing ones, critical partners."""
    if not look.facts.organisations:
        yield Finding(
            Step.MAP,
            Severity.FIX,
            Kind.NO_PARTNERS,
            Phrase(QT_TRANSLATE_NOOP("core", "There are no partners yet.")),
            Phrase(QT_TRANSLATE_NOOP("core", "Add partners")),
            at_workshop(look, Part.PARTNERS),
        )
        return
    if not look.facts.present:
        return  # before anybody is ticked as here, every chair is empty
    yield from _held_by_nobody(look)
    yield from (_empty_chair(look, chair) for chair in look.figures.empty_chairs)
    yield from _critical(look)


def _held_by_nobody(look: Look) -> Iterator[Finding]:
    """N6: a missing capability that no absent organisation offers either; milder once an action speaks of it."""
    for needed in with_cover(all_needed(look.facts), Cover.MISSING):
        if not needed.absent:
            what = look.facts.capabilities[needed.capability_id]
            goals = _goals_needing(look, [what.id])
            codes = listed(goal.code for goal in goals)
            asked = action_about(look, what.name)
            text = QT_TRANSLATE_NOOP(
                "core", "No partner, here or absent, offers {capability}. Needed for {goals}."
            )
            if asked:
                text = QT_TRANSLATE_NOOP(
                    "core",
                    "No partner, here or absent, offers {capability}. Needed for {goals}."
                    " Action {action} speaks of it.",
                )
            remedy = Remedy(RemedyKind.FIND_HOLDER, capability_ids=(what.id,))
            yield Finding(
                Step.MAP,
                Severity.NOTE if asked else Severity.FIX,
                Kind.HELD_BY_NOBODY,
                Phrase(
                    text,
                    capability=what.name,
                    goals=quoted_goals(goals),
                    **({"action": called_action(asked)} if asked else {}),
                ),
                Phrase(QT_TRANSLATE_NOOP("core", "See who offers what"))
                if asked
                else Phrase(QT_TRANSLATE_NOOP("core", "Find who has it")),
                Subject("capabilities", what.id),
                None if asked else remedy,
                (what.code,),
                codes,
            )


def _empty_chair(look: Look, chair: EmptyChair) -> Finding:
    """N6: an absent holder of a missing capability; milder once an action speaks of inviting it."""
    facts = look.facts
    who = facts.organisations[chair.organisation_id]
    asked = action_about(look, who.name)
    if asked:
        text = QT_TRANSLATE_NOOP(
            "core", "Empty chair: {name} could bring {capabilities}. Action {action} speaks of them."
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "core", "Empty chair: {name} is not here and could bring {capabilities}, needed for {goals}."
        )
    values = {
        "name": who.name,
        "capabilities": capability_names(facts, chair.capability_ids),
        **(
            {"action": called_action(asked)}
            if asked
            else {"goals": quoted_goals(_goals_needing(look, chair.capability_ids))}
        ),
    }
    remedy = Remedy(RemedyKind.INVITE_ABSENT, organisation_id=who.id, capability_ids=chair.capability_ids)
    return Finding(
        Step.MAP,
        Severity.NOTE if asked else Severity.FIX,
        Kind.EMPTY_CHAIR,
        Phrase(text, **values),
        Phrase(QT_TRANSLATE_NOOP("core", "See the partner"))
        if asked
        else Phrase(QT_TRANSLATE_NOOP("core", "Invite them")),
        at_organisation(who, Part.PRESENCE),
        None if asked else remedy,
        (who.code,),
        facts_of(facts.capabilities[each].code for each in chair.capability_ids),
    )


def action_about(look: Look, name: str) -> Action | None:
    """The first action that speaks of somebody or something by name."""
    wanted = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    actions = (action.action for action in look.facts.kept_actions)
    return next((action for action in actions if wanted.search(action.text)), None)


def _critical(look: Look) -> Iterator[Finding]:
    """N6 and N7: the partners that hold single points, and what their leaving would take away; several in one."""
    goals = {goal.id: goal.needed for goal in look.figures.goals if goal.facts.kept}
    alone = dict.fromkeys(each for goal in look.figures.goals if goal.facts.kept for each in goal.critical)
    leaving = [if_leaves(goals, (organisation_id,)) for organisation_id in alone]
    if len(leaving) == 1:
        yield _if_they_leave(look, leaving[0])
    elif leaving:
        yield _several_alone(look, leaving)


def _theirs(leaving: Leaving) -> tuple[int, ...]:
    """What would be missing without them."""
    return tuple(dict.fromkeys(capability for lost in leaving.lost.values() for capability in lost))


def _second_source(look: Look, capability_ids: Iterable[int]) -> Remedy | None:
    """One press asks who else has what no action speaks of yet."""
    facts = look.facts
    unasked = tuple(each for each in capability_ids if not action_about(look, facts.capabilities[each].name))
    return Remedy(RemedyKind.FIND_HOLDER, capability_ids=unasked) if unasked else None


def _several_alone(look: Look, leaving: list[Leaving]) -> Finding:
    facts = look.facts
    who = [facts.organisations[each.organisation_ids[0]] for each in leaving]
    said = [
        f"{each.name} ({capability_names(facts, _theirs(lost))})"
        for each, lost in zip(who, leaving, strict=True)
    ]
    text = QT_TRANSLATE_NOOP(
        "core", "{number} partners each offer something needed that nobody else here offers: {offers}."
    )
    what = [capability for lost in leaving for capability in _theirs(lost)]
    return Finding(
        Step.MAP,
        Severity.NOTE,
        Kind.CRITICAL,
        Phrase(text, number=len(who), offers="; ".join(said)),
        Phrase(QT_TRANSLATE_NOOP("core", "Find a second source")),
        at_organisation(who[0], Part.OFFERS),
        _second_source(look, what),
        tuple(each.code for each in who),
        facts_of(facts.capabilities[each].code for each in what),
    )


def _if_they_leave(look: Look, leaving: Leaving) -> Finding:
    facts = look.facts
    who = facts.organisations[leaving.organisation_ids[0]]
    theirs = _theirs(leaving)
    goals = [look.figures.goal(goal).facts.goal for goal in leaving.lost]
    reason = counted(
        len(theirs),
        QT_TRANSLATE_NOOP(
            "core", "Only {name} offers {capabilities}. Without them it is missing for {goals}."
        ),
        QT_TRANSLATE_NOOP(
            "core", "Only {name} offers {capabilities}. Without them these are missing for {goals}."
        ),
        name=who.name,
        capabilities=capability_names(facts, theirs),
        goals=quoted_goals(goals),
    )
    mend = Phrase(QT_TRANSLATE_NOOP("core", "Find a second source"))
    return Finding(
        Step.MAP,
        Severity.NOTE,
        Kind.CRITICAL,
        reason,
        mend,
        at_organisation(who, Part.OFFERS),
        _second_source(look, theirs),
        (who.code,),
        facts_of((facts.capabilities[each].code for each in theirs), [goal.code for goal in goals]),
    )


def _goals_needing(look: Look, capability_ids: Iterable[int]) -> list[Goal]:
    wanted = set(capability_ids)
    return [goal.goal for goal in look.facts.kept_goals if wanted & set(goal.needs)]
