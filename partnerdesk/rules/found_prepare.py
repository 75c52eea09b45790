"""Findings about who is in the room and what is planned."""

from __future__ import annotations

from collections.abc import Iterator

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.counted import counted, listed
from partnerdesk.rules.finding import (
    Finding,
    Kind,
    Look,
    Part,
    Severity,
    Subject,
    at_organisation,
    at_workshop,
    facts_of,
)
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


def found_in_preparing(look: Look) -> Iterator[Finding]:
    """No agenda, nobody ticked, nobody to speak for a partner, one kind of partner only, no community."""
    if not look.snapshot.workshop_agenda():
        yield _finding(
            Kind.NO_AGENDA,
            Phrase(QT_TRANSLATE_NOOP("core", "There is no agenda yet.")),
            Phrase(QT_TRANSLATE_NOOP("core", "Write the agenda")),
            at_workshop(look, Part.AGENDA),
        )
    if not look.facts.here:
        yield from _empty_room(look)
        return
    yield from _unrepresented(look)
    yield from _one_type(look)
    yield from _no_community(look)


def _finding(kind: Kind, reason: Phrase, mend: Phrase, where: Subject, facts: str = "") -> Finding:
    severity = Severity.FIX if kind is Kind.NOBODY_HERE else Severity.LOOK
    return Finding(Step.PREPARE, severity, kind, reason, mend, where, facts=facts)


def _empty_room(look: Look) -> Iterator[Finding]:
    if look.facts.organisations:
        text = QT_TRANSLATE_NOOP("core", "Nobody is ticked as here, so no offer and no seat counts yet.")
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Tick who is here"))
        yield _finding(Kind.NOBODY_HERE, Phrase(text), mend, who_could_come(look))


def who_could_come(look: Look, *, community: bool = False) -> Subject:
    """The first who is not here, of the community's own if that is asked; else where a new partner is typed."""
    away = (look.facts.organisations[each] for each in look.facts.absent)
    first = next((each for each in away if each.community or not community), None)
    return at_organisation(first, Part.PRESENCE) if first else at_workshop(look, Part.PARTNERS)


def _unrepresented(look: Look) -> Iterator[Finding]:
    workshop_id = look.facts.workshop.id
    spoken_for = {
        row.organisation_id for row in look.snapshot.representatives if row.workshop_id == workshop_id
    }
    alone = [look.facts.organisations[each] for each in look.facts.present if each not in spoken_for]
    if alone:
        reason = counted(
            len(alone),
            QT_TRANSLATE_NOOP("core", "1 partner in the room has no representative: {names}."),
            QT_TRANSLATE_NOOP("core", "{number} partners in the room have no representative: {names}."),
            names=listed(each.name for each in alone),
        )
        mend = Phrase(QT_TRANSLATE_NOOP("core", "Say who came"))
        yield _finding(
            Kind.NO_REPRESENTATIVE,
            reason,
            mend,
            at_organisation(alone[0], Part.PEOPLE),
            facts_of(each.code for each in alone),
        )


def _one_type(look: Look) -> Iterator[Finding]:
    """N1: a partnership crosses organisations of at least two types."""
    if not look.figures.definition.cross_organisational:
        first = look.facts.organisations[look.facts.present[0]]
        if first.type:
            text = QT_TRANSLATE_NOOP("core", "All who are here are of one type: {type}.")
            mend = Phrase(QT_TRANSLATE_NOOP("core", "See who could come"))
            yield _finding(
                Kind.ONE_TYPE, Phrase(text, type=first.type), mend, who_could_come(look), first.type
            )
        else:  # types are given on the map
            reason = Phrase(QT_TRANSLATE_NOOP("core", "No partner who is here has a type yet."))
            mend = Phrase(QT_TRANSLATE_NOOP("core", "Say what each of them is"))
            yield Finding(
                Step.MAP, Severity.LOOK, Kind.NO_TYPE, reason, mend, at_organisation(first, Part.TYPE)
            )


def _no_community(look: Look) -> Iterator[Finding]:
    """N8: the partnership is also the community."""
    if look.figures.community.seat_share == 0:
        text = QT_TRANSLATE_NOOP("core", "None of the partners who are here is a community organisation.")
        mend = Phrase(QT_TRANSLATE_NOOP("core", "See who could come"))
        yield _finding(Kind.NO_COMMUNITY, Phrase(text), mend, who_could_come(look, community=True))
