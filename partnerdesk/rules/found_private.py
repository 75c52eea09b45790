"""Findings that only the facilitator may see: never printed, never shown to the room, never in the record."""

from __future__ import annotations

from collections.abc import Iterator

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Finding, Kind, Look, Severity, Subject, facts_of
from partnerdesk.rules.workshop_facts import TieFacts
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

WIDE_GAP = 2
"""From this difference on, of levels 1 to 4, trust is told to be one-sided."""


def found_in_private(look: Look) -> Iterator[Finding]:
    """N9: relationships in which one trusts much more than the other."""
    for tie in look.facts.ties:
        a_to_b, b_to_a = (tie.rating.trust_ab, tie.rating.trust_ba) if tie.rating else (None, None)
        if a_to_b is not None and b_to_a is not None and abs(a_to_b - b_to_a) >= WIDE_GAP:
            yield _trust_gap(look, tie, a_to_b, b_to_a)


def _trust_gap(look: Look, tie: TieFacts, a_to_b: int, b_to_a: int) -> Finding:
    text = QT_TRANSLATE_NOOP(
        "core", "Trust is one-sided: {a} rates {b} {a_to_b} of 4, {b} rates {a} {b_to_a} of 4."
    )
    row, partners = tie.relationship, look.facts.organisations
    names = {"a": partners[row.a_id].name, "b": partners[row.b_id].name}
    return Finding(
        Step.MAP,
        Severity.LOOK,
        Kind.TRUST_GAP,
        Phrase(text, **names, a_to_b=a_to_b, b_to_a=b_to_a),
        Phrase(QT_TRANSLATE_NOOP("core", "See the relationship")),
        Subject("relationships", row.id),
        about=tuple(look.facts.codes((row.a_id, row.b_id))),
        facts=facts_of(a_to_b, b_to_a),
    )
