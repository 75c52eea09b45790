"""The right people (N15) in four short sentences with figures, and the findings that come of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    facts_of,
)
from partnerdesk.rules.found_map import action_about
from partnerdesk.rules.right_people import Agencies, Capabilities, Deciders, Means, RightPeople, right_people
from partnerdesk.rules.words import capability_names, names
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_UNKNOWN: Final = 2.0
"""Behind everything that has a figure."""


@dataclass(frozen=True, slots=True)
class PeopleLine:
    """One of the four questions: ``value`` 0 to 1 or None while nothing is known, the same in a sentence, and where to
    go on; no ``mend`` where nothing is left to do."""

    name: Phrase
    value: float | None
    words: Phrase
    mend: Phrase | None
    step: Step
    subject: Subject


def people_lines(look: Look) -> tuple[PeopleLine, ...]:
    """The four lines, the weakest first, what is not known yet last."""
    people = right_people(look.snapshot, look.facts)
    lines = (
        _agencies(look, people.agencies),
        _deciders(look, people.deciders),
        _means(look, people.means),
        _capabilities(look, people.capabilities),
    )
    return tuple(sorted(lines, key=lambda line: _UNKNOWN if line.value is None else line.value))


def found_in_people(look: Look) -> Iterator[Finding]:
    """Kinds of organisation that are missing, too few who can say yes, actions they lead, nothing put in."""
    if look.facts.here:
        people = right_people(look.snapshot, look.facts)
        yield from _found_agencies(look, people.agencies)
        yield from _found_deciders(look, people)
        yield from _found_means(look, people.means)


def _agencies(look: Look, agencies: Agencies) -> PeopleLine:
    name = Phrase(QT_TRANSLATE_NOOP("core", "Organisations"))
    where = _where_to_add(look, agencies)
    if not agencies.expected:
        text = QT_TRANSLATE_NOOP(
            "core", "No kind of partnership is chosen, so the program cannot say whom to expect."
        )
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Choose the kind"))
        return PeopleLine(name, None, Phrase(text), mend, Step.PREPARE, at_workshop(look, Part.WHOLE))
    if not agencies.missing:
        text = QT_TRANSLATE_NOOP(
            "core", "{number} of {number} kinds of organisation that are usually needed are here."
        )
        return PeopleLine(
            name, agencies.value, Phrase(text, number=len(agencies.expected)), None, Step.PREPARE, where
        )
    mend = Phrase(QT_TRANSLATE_NOOP("core", "See who could come"))
    return PeopleLine(
        name, agencies.value, _missing_kinds(agencies, tuple(agencies.missing)), mend, Step.PREPARE, where
    )


def _missing_kinds(agencies: Agencies, kinds: tuple[str, ...]) -> Phrase:
    text = QT_TRANSLATE_NOOP(
        "core", "{here} of {number} kinds of organisation that are usually needed are here. Missing: {kinds}."
    )
    here = len(agencies.expected) - len(agencies.missing)
    return Phrase(text, here=here, number=len(agencies.expected), kinds=listed(kinds))


def _where_to_add(look: Look, agencies: Agencies) -> Subject:
    absent = next((each for holders in agencies.missing.values() for each in holders), None)
    if absent is None:
        return at_workshop(look, Part.PARTNERS)
    return at_organisation(look.facts.organisations[absent], Part.PRESENCE)


def _deciders(look: Look, deciders: Deciders) -> PeopleLine:
    name = Phrase(QT_TRANSLATE_NOOP("core", "People who can say yes"))
    others = (*deciders.no, *deciders.refer)
    if not deciders.present:
        words = Phrase(QT_TRANSLATE_NOOP("core", "Nobody is ticked as here yet."))
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Tick who is here"))
        return PeopleLine(name, None, words, mend, Step.PREPARE, at_workshop(look, Part.PARTNERS))
    if not others:
        text = QT_TRANSLATE_NOOP(
            "core", "{number} of {number} who are here can say yes for their organisation."
        )
        words, where = Phrase(text, number=deciders.present), at_workshop(look, Part.PARTNERS)
        return PeopleLine(name, deciders.value, words, None, Step.MAP, where)
    where = at_organisation(look.facts.organisations[others[0]], Part.CAN_COMMIT)
    mend = Phrase(QT_TRANSLATE_NOOP("core", "Ask who could"))
    return PeopleLine(name, deciders.value, _who_can(look, deciders), mend, Step.MAP, where)


def _who_can(look: Look, deciders: Deciders) -> Phrase:
    text = QT_TRANSLATE_NOOP(
        "core", "{yes} of {number} who are here can say yes for their organisation. Who cannot: {names}."
    )
    others = (*deciders.no, *deciders.refer)
    return Phrase(text, yes=len(deciders.yes), number=deciders.present, names=names(look.facts, others))


def _means(look: Look, means: Means) -> PeopleLine:
    name = Phrase(QT_TRANSLATE_NOOP("core", "Resources"))
    if not means.unsaid:
        text = (
            QT_TRANSLATE_NOOP(
                "core", "{number} of {number} who are here have said what they can put in, and how much."
            )
            if means.said
            else QT_TRANSLATE_NOOP("core", "Nobody is ticked as here yet.")
        )
        words, where = Phrase(text, number=len(means.said)), at_workshop(look, Part.PARTNERS)
        return PeopleLine(name, means.value, words, None, Step.MAP, where)
    where = at_organisation(look.facts.organisations[means.unsaid[0]], Part.RESOURCES)
    mend = Phrase(QT_TRANSLATE_NOOP("core", "Ask what they can put in"))
    return PeopleLine(name, means.value, _who_said(look, means), mend, Step.MAP, where)


def _who_said(look: Look, means: Means) -> Phrase:
    if not means.said:
        return Phrase(
            QT_TRANSLATE_NOOP("core", "Nobody who is here has said what they can put in, and how much.")
        )
    text = QT_TRANSLATE_NOOP(
        "core",
        "{said} of {number} who are here have said what they can put in, and how much. Not yet: {names}.",
    )
    return Phrase(text, said=len(means.said), number=means.present, names=names(look.facts, means.unsaid))


def _capabilities(look: Look, capabilities: Capabilities) -> PeopleLine:
    name = Phrase(QT_TRANSLATE_NOOP("core", "Capabilities"))
    number, missing = len(capabilities.needed), [each.capability_id for each in capabilities.missing]
    if not number:
        words = Phrase(QT_TRANSLATE_NOOP("core", "No goal says yet what it needs."))
        return PeopleLine(name, None, words, None, Step.GOALS, at_workshop(look, Part.GOALS))
    if not missing:
        text = QT_TRANSLATE_NOOP("core", "{number} of {number} capabilities that the goals need are here.")
        words, where = Phrase(text, number=number), at_workshop(look, Part.PARTNERS)
        return PeopleLine(name, capabilities.value, words, None, Step.MAP, where)
    text = QT_TRANSLATE_NOOP(
        "core", "{here} of {number} capabilities that the goals need are here. Missing: {capabilities}."
    )
    what = capability_names(look.facts, missing)
    words = Phrase(text, here=number - len(missing), number=number, capabilities=what)
    mend = Phrase(QT_TRANSLATE_NOOP("core", "See who offers what"))
    return PeopleLine(name, capabilities.value, words, mend, Step.MAP, Subject("capabilities", missing[0]))


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
    reason, where = _missing_kinds(agencies, tuple(unasked)), _where_to_add(look, agencies)
    mend, remedy = Phrase(QT_TRANSLATE_NOOP("core", "Add who could come")), None
    if absent is not None:
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Invite {name}"), name=facts.organisations[absent].name)
        remedy = Remedy(RemedyKind.INVITE_ABSENT, organisation_id=absent)
    yield Finding(
        Step.PREPARE, Severity.LOOK, Kind.AGENCIES, reason, mend, where, remedy, facts=facts_of(unasked)
    )


def _found_deciders(look: Look, people: RightPeople) -> Iterator[Finding]:
    """Fewer than two of three can say yes; and every action that one of the others leads."""
    facts, deciders = look.facts, people.deciders
    others = (*deciders.no, *deciders.refer)
    if 3 * len(deciders.yes) < 2 * deciders.present:
        line = _deciders(look, deciders)
        assert line.mend is not None, "somebody cannot say yes"
        figures = facts_of(f"{len(deciders.yes)}/{deciders.present}", facts.codes(others))
        yield Finding(
            Step.MAP, Severity.LOOK, Kind.CANNOT_SAY_YES, line.words, line.mend, line.subject, facts=figures
        )
    for action in facts.kept_actions:
        if action.action.id in deciders.led and action.action.lead_id is not None:
            yield _led(look, action.action.id, deciders.led[action.action.id])


def _led(look: Look, action_id: int, can: CanCommit) -> Finding:
    action = look.snapshot.action(action_id)
    assert action.lead_id is not None
    who = look.facts.organisations[action.lead_id]
    text = (
        QT_TRANSLATE_NOOP("core", "{code} is led by {name}, who cannot commit.")
        if can is CanCommit.NO
        else QT_TRANSLATE_NOOP("core", "{code} is led by {name}, who has to refer back first.")
    )
    return Finding(
        Step.ACTIONS,
        Severity.LOOK if can is CanCommit.NO else Severity.NOTE,
        Kind.LEAD_CANNOT_SAY_YES,
        Phrase(text, code=action.code, name=who.name),
        Phrase(QT_TRANSLATE_NOOP("core", "Choose who leads")),
        Subject("actions", action.id, Part.LEAD),
        about=(action.code,),
        facts=facts_of([who.code], can),
    )


def _found_means(look: Look, means: Means) -> Iterator[Finding]:
    line = _means(look, means)
    if not means.said and line.mend is not None:
        yield Finding(Step.MAP, Severity.NOTE, Kind.RESOURCES, line.words, line.mend, line.subject)
