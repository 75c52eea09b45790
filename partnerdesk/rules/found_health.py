"""Findings of the health check: what is seen differently comes before what is low (N18)."""

from __future__ import annotations

from collections.abc import Iterator

from partnerdesk.model.health import hides_health
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.counted import counted
from partnerdesk.rules.finding import (
    Finding,
    Kind,
    Look,
    Part,
    Remedy,
    RemedyKind,
    Severity,
    at_workshop,
    facts_of,
)
from partnerdesk.rules.health import Band, HealthCheck, band_of, health_check, whole
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


def found_in_health(look: Look) -> Iterator[Finding]:
    """That it is not revealed yet; else the statements that sectors see differently, and the themes that are low."""
    if hides_health(look.snapshot):
        yield Finding(
            Step.REVIEW,
            Severity.FIX,
            Kind.HEALTH_HIDDEN,
            Phrase(QT_TRANSLATE_NOOP("core", "The health check is not revealed yet.")),
            Phrase(QT_TRANSLATE_NOOP("core", "Reveal it")),
            at_workshop(look, Part.HEALTH),
            Remedy(RemedyKind.REVEAL_HEALTH),
        )
        return
    check = health_check(look.snapshot)
    yield from _differences(look, check)
    yield from _low(look, check)


def _differences(look: Look, check: HealthCheck) -> Iterator[Finding]:
    found = check.differences
    if found:
        yield Finding(
            Step.REVIEW,
            Severity.LOOK,
            Kind.HEALTH_DIFFERS,
            counted(
                len(found),
                QT_TRANSLATE_NOOP("core", "1 statement of the health check is seen differently."),
                QT_TRANSLATE_NOOP("core", "{number} statements of the health check are seen differently."),
            ),
            Phrase(QT_TRANSLATE_NOOP("core", "Talk about them")),
            at_workshop(look, Part.HEALTH),
            facts=facts_of(str(each.place + 1) for each in sorted(found, key=lambda each: each.place)),
        )


def _low(look: Look, check: HealthCheck) -> Iterator[Finding]:
    low = {
        theme: score
        for theme, score in check.scores.items()
        if score is not None and band_of(score) in (Band.WEAK, Band.RETHINK)
    }
    if low:
        rethink = any(band_of(score) is Band.RETHINK for score in low.values())
        yield Finding(
            Step.REVIEW,
            Severity.LOOK if rethink else Severity.NOTE,
            Kind.HEALTH_LOW,
            counted(
                len(low),
                QT_TRANSLATE_NOOP("core", "1 theme of the health check is weak."),
                QT_TRANSLATE_NOOP("core", "{number} themes of the health check are weak."),
            ),
            Phrase(QT_TRANSLATE_NOOP("core", "Talk about it")),
            at_workshop(look, Part.HEALTH),
            facts=facts_of(f"{theme} {whole(score)}" for theme, score in low.items()),
        )
