"""Findings about the right people (N15): kinds of organisation, those who can say yes, what they can put in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from partnerdesk.model.vocabulary import CanCommit, Step
from partnerdesk.rules.counted import listed
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
)
from partnerdesk.rules.found_map import action_about
from partnerdesk.rules.right_people import Agencies, Deciders, Means, right_people
from partnerdesk.rules.words import names
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

ASK_WHO_COULD: Final = QT_TRANSLATE_NOOP("core", "Ask who could")
ASK_WHAT_THEY_PUT_IN: Final = QT_TRANSLATE_NOOP("core", "Ask what they can put in")
NOTHING_PUT_IN: Final = QT_TRANSLATE_NOOP(
    "core", "Nobody who is here has said what they can put in, and how much."
)


def found_in_people(look: Look) -> Iterator[Finding]:
    """Kinds of organisation that are missing, too few who can say yes, actions they lead, nothing put in."""
    if look.facts.here:
        people = right_people(look.snapshot, look.facts)
        yield from _found_agencies(look, people.agencies)
        yield from _found_deciders(look, people.deciders)
        yield from _found_means(look, people.means)


def missing_kinds(agencies: Agencies, kinds: tuple[str, ...]) -> Phrase:
    text = QT_TRANSLATE_NOOP(
        "core", "{here} of {number} kinds of organisation that are usually needed are here. Missing: {kinds}."
    )
    here = len(agencies.expected) - len(agencies.missing)
    return Phrase(text, here=here, number=len(agencies.expected), kinds=listed(kinds))


def where_to_add(look: Look, agencies: Agencies) -> Subject:
    absent = next((each for holders in agencies.missing.values() for each in holders), None)
    if absent is None:
        return at_workshop(look, Part.PARTNERS)
    return at_organisation(look.facts.organisations[absent], Part.PRESENCE)


def who_can(look: Look, deciders: Deciders) -> Phrase:
    text = QT_TRANSLATE_NOOP(
        "core", "{yes} of {number} who are here can say yes for their organisation. Who cannot: {names}."
    )
    return Phrase(
        text, yes=len(deciders.yes), number=deciders.present, names=names(look.facts, deciders.others)
    )


def _found_agencies(look: Look, agencies: Agencies) -> Iterator[Finding]:
    """Whom no action speaks of yet; one press invites the first who is in the record and away."""
    facts = look.facts
    unasked = {
        kind: holders
        for kind, holders in agencies.missing.items()
        if not any(action_about(look, facts.organisations[each].name) for each in holders)
    }
    if not unasked:
        return
    absent = next((each for holders in unasked.values() for each in holders), None)
    reason, where = missing_kinds(agencies, tuple(unasked)), where_to_add(look, agencies)
    mend, remedy = Phrase(QT_TRANSLATE_NOOP("core", "Add who could come")), None
    if absent is not None:
        text = QT_TRANSLATE_NOOP(
            "core",
            "{here} of {number} kinds of organisation that are usually needed are here. Missing: {kinds}."
            " {name} could come.",
        )
        reason = Phrase(text, **dict(reason.values), name=facts.organisations[absent].name)
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Invite them"))
        where = at_organisation(facts.organisations[absent], Part.PRESENCE)
        remedy = Remedy(RemedyKind.INVITE_ABSENT, organisation_id=absent)
    yield Finding(
        Step.PREPARE, Severity.LOOK, Kind.AGENCIES, reason, mend, where, remedy, facts=facts_of(unasked)
    )


def _found_deciders(look: Look, deciders: Deciders) -> Iterator[Finding]:
    """Fewer than two of three can say yes; and every action that one of the others leads."""
    facts = look.facts
    if 3 * len(deciders.yes) < 2 * deciders.present:
        where = at_organisation(facts.organisations[deciders.others[0]], Part.CAN_COMMIT)
        figures = facts_of(f"{len(deciders.yes)}/{deciders.present}", facts.codes(deciders.others))
        yield Finding(
            Step.MAP,
            Severity.LOOK,
            Kind.CANNOT_SAY_YES,
            who_can(look, deciders),
            Phrase(ASK_WHO_COULD),
            where,
            facts=figures,
        )
    for action in facts.kept_actions:
        if action.action.id in deciders.led and action.action.lead_id is not None:
            yield _led(look, action.action.id, deciders.led[action.action.id])


def _led(look: Look, action_id: int, can: CanCommit) -> Finding:
    action = look.snapshot.action(action_id)
    assert action.lead_id is not None
    who = look.facts.organisations[action.lead_id]
    text = (
        QT_TRANSLATE_NOOP("core", "Action {action} is led by {name}, who cannot commit.")
        if can is CanCommit.NO
        else QT_TRANSLATE_NOOP("core", "Action {action} is led by {name}, who has to refer back first.")
    )
    return Finding(
        Step.ACTIONS,
        Severity.LOOK if can is CanCommit.NO else Severity.NOTE,
        Kind.LEAD_CANNOT_SAY_YES,
        Phrase(text, action=called_action(action), name=who.name),
        Phrase(QT_TRANSLATE_NOOP("core", "Choose who leads")),
        Subject("actions", action.id, Part.LEAD),
        about=(action.code,),
        facts=facts_of([who.code], can),
    )


def _found_means(look: Look, means: Means) -> Iterator[Finding]:
    if not means.said:
        where = at_organisation(look.facts.organisations[means.unsaid[0]], Part.RESOURCES)
        reason, mend = Phrase(NOTHING_PUT_IN), Phrase(ASK_WHAT_THEY_PUT_IN)
        yield Finding(Step.MAP, Severity.NOTE, Kind.RESOURCES, reason, mend, where)
