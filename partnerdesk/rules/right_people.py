"""Right people (N15): the agencies, those who can say yes, what they can put in, and the capabilities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnerdesk.model import records
from partnerdesk.model.partner_types import belongs_to
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus, CanCommit
from partnerdesk.rules.missing import Cover, NeededCapability, all_needed, with_cover
from partnerdesk.rules.shares import share
from partnerdesk.rules.workshop_facts import WorkshopFacts
from partnerdesk.templates import templates


@dataclass(frozen=True, slots=True)
class Agencies:
    """The kinds of organisation that a partnership of this kind usually needs, and which of them are not here.

    ``missing`` are kinds, each with the organisations of that kind that are in the record and absent.
    """

    expected: tuple[str, ...]
    missing: Mapping[str, tuple[int, ...]]

    @property
    def value(self) -> float | None:
        """The share of the expected kinds that are here; None where no template says what to expect."""
        return share(len(self.expected) - len(self.missing), len(self.expected))


@dataclass(frozen=True, slots=True)
class Deciders:
    """Of those present, who can say yes for their organisation, in the order of the organisations."""

    yes: tuple[int, ...]
    refer: tuple[int, ...]
    no: tuple[int, ...]
    led: Mapping[int, CanCommit]
    """The actions still to be done whose lead is here and cannot say yes, by id, with what the lead can do."""

    @property
    def others(self) -> tuple[int, ...]:
        """Who cannot say yes today, the most certain first."""
        return (*self.no, *self.refer)

    @property
    def present(self) -> int:
        return len(self.yes) + len(self.others)

    @property
    def value(self) -> float | None:
        return share(len(self.yes), self.present)


@dataclass(frozen=True, slots=True)
class Means:
    """What those present can put in. ``said`` has those who named something with an amount."""

    present: int
    said: tuple[int, ...]
    unsaid: tuple[int, ...]

    @property
    def value(self) -> float | None:
        return share(len(self.said), self.present)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """The capabilities that the goals need, and those of them that nobody here offers (N6)."""

    needed: tuple[NeededCapability, ...]

    @property
    def missing(self) -> tuple[NeededCapability, ...]:
        return with_cover(self.needed, Cover.MISSING)

    @property
    def value(self) -> float | None:
        return share(len(self.needed) - len(self.missing), len(self.needed))


@dataclass(frozen=True, slots=True)
class RightPeople:
    agencies: Agencies
    deciders: Deciders
    means: Means
    capabilities: Capabilities


def right_people(snapshot: Snapshot, facts: WorkshopFacts) -> RightPeople:
    """Whether the right people are in the room of one workshop."""
    return RightPeople(
        _agencies(facts), _deciders(snapshot, facts), _means(snapshot, facts), Capabilities(all_needed(facts))
    )


def _agencies(facts: WorkshopFacts) -> Agencies:
    kind = facts.workshop.kind
    expected = next((each.expected_types for each in templates() if each.number == kind), ())
    missing = {
        each: _of_kind(facts, facts.absent, each)
        for each in expected
        if not _of_kind(facts, facts.present, each)
    }
    return Agencies(expected, missing)


def _of_kind(facts: WorkshopFacts, organisation_ids: tuple[int, ...], kind: str) -> tuple[int, ...]:
    return tuple(each for each in organisation_ids if belongs_to(facts.organisations[each].type, kind))


def _deciders(snapshot: Snapshot, facts: WorkshopFacts) -> Deciders:
    said = {row.organisation_id: row.can_commit for row in _attendances(snapshot, facts)}
    yes, refer, no = (
        tuple(each for each in facts.present if said[each] is wanted)
        for wanted in (CanCommit.YES, CanCommit.REFER, CanCommit.NO)
    )
    led = {
        each.action.id: said[each.action.lead_id]
        for each in facts.kept_actions
        if each.action.status is not ActionStatus.DONE and each.action.lead_id in {*refer, *no}
    }
    return Deciders(yes, refer, no, led)


def _attendances(snapshot: Snapshot, facts: WorkshopFacts) -> list[records.Attendance]:
    return [row for row in snapshot.attendances if row.workshop_id == facts.workshop.id]


def _means(snapshot: Snapshot, facts: WorkshopFacts) -> Means:
    told = {row.organisation_id for row in snapshot.resources if row.amount}
    said = tuple(each for each in facts.present if each in told)
    return Means(len(facts.present), said, tuple(each for each in facts.present if each not in told))
