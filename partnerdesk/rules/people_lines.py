"""Whether the right people are here (N15), in four short sentences with figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Look, Part, Subject, at_organisation, at_workshop
from partnerdesk.rules.found_people import (
    ASK_WHAT_THEY_PUT_IN,
    ASK_WHO_COULD,
    NOTHING_PUT_IN,
    missing_kinds,
    where_to_add,
    who_can,
)
from partnerdesk.rules.right_people import Agencies, Capabilities, Deciders, Means, right_people
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


def _agencies(look: Look, agencies: Agencies) -> PeopleLine:
    name = Phrase(QT_TRANSLATE_NOOP("core", "Organisations"))
    where = where_to_add(look, agencies)
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
        name, agencies.value, missing_kinds(agencies, tuple(agencies.missing)), mend, Step.PREPARE, where
    )


def _deciders(look: Look, deciders: Deciders) -> PeopleLine:
    name = Phrase(QT_TRANSLATE_NOOP("core", "People who can say yes"))
    if not deciders.present:
        words = Phrase(QT_TRANSLATE_NOOP("core", "Nobody is ticked as here yet."))
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Tick who is here"))
        return PeopleLine(name, None, words, mend, Step.PREPARE, at_workshop(look, Part.PARTNERS))
    if not deciders.others:
        text = QT_TRANSLATE_NOOP(
            "core", "{number} of {number} who are here can say yes for their organisation."
        )
        words, where = Phrase(text, number=deciders.present), at_workshop(look, Part.PARTNERS)
        return PeopleLine(name, deciders.value, words, None, Step.MAP, where)
    where = at_organisation(look.facts.organisations[deciders.others[0]], Part.CAN_COMMIT)
    mend = Phrase(ASK_WHO_COULD)
    return PeopleLine(name, deciders.value, who_can(look, deciders), mend, Step.MAP, where)


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
    mend = Phrase(ASK_WHAT_THEY_PUT_IN)
    return PeopleLine(name, means.value, _who_said(look, means), mend, Step.MAP, where)


def _who_said(look: Look, means: Means) -> Phrase:
    if not means.said:
        return Phrase(NOTHING_PUT_IN)
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
