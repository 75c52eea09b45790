"""Findings set aside with a reason: which stand, which do not, and which came back because their facts changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from partnerdesk.model.records import SetAside
from partnerdesk.rules.counted import listed
from partnerdesk.rules.finding import SEPARATOR, Finding
from partnerdesk.rules.workshop_facts import WorkshopFacts
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding that was set aside, and how."""

    finding: Finding
    how: SetAside


@dataclass(frozen=True, slots=True)
class Found:
    """All findings, in their order: ``standing`` are those to mend or to look at."""

    standing: tuple[Finding, ...]
    aside: tuple[Aside, ...]


def set_apart(found: Iterable[Finding], set_asides: Iterable[SetAside]) -> Found:
    """Split findings by what was set aside. One whose facts are no longer those stands again and tells so."""
    by_key = {each.finding: each for each in set_asides}
    standing: list[Finding] = []
    aside: list[Aside] = []
    for finding in found:
        how = by_key.get(finding.key)
        if how is None:
            standing.append(finding)
        elif how.facts == finding.facts:
            aside.append(Aside(finding, how))
        else:
            standing.append(replace(finding, came_back=how))
    return Found(tuple(standing), tuple(aside))


def came_back_words(facts: WorkshopFacts, finding: Finding) -> Phrase | None:
    """That a finding was set aside, why, and what has changed since; None for one that never was."""
    how = finding.came_back
    if how is None:
        return None
    then, now = how.facts.split(SEPARATOR), finding.facts.split(SEPARATOR)
    text = QT_TRANSLATE_NOOP("core", "Set aside before: {reason}. Then: {then}. Now: {now}.")
    return Phrase(
        text,
        reason=how.reason.rstrip(". "),
        then=_told(facts, [each for each in then if each not in now] or then),
        now=_told(facts, [each for each in now if each not in then] or now),
    )


def _told(facts: WorkshopFacts, codes: Iterable[str]) -> str:
    """Facts with the names of organisations and capabilities in place of their codes; "–" for none."""
    known = {each.code: each.name for each in facts.capabilities.values()}
    known |= {each.code: each.name for each in facts.organisations.values()}
    return listed(known.get(each, each) for each in codes) or "–"
