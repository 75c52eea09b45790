"""The whole record at one moment, frozen: what pages, rules and exports are given instead of a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeVar, get_type_hints

from partnerdesk.model import records
from partnerdesk.model.records import Record
from partnerdesk.model.vocabulary import HoldingKind, SignatureMethod, Step

R = TypeVar("R", bound=Record)

TABLES: Final[dict[str, type[Record]]] = {
    "partnerships": records.Partnership,
    "workshops": records.Workshop,
    "agenda_items": records.AgendaItem,
    "organisations": records.Organisation,
    "people": records.Person,
    "attendances": records.Attendance,
    "representatives": records.Representative,
    "capabilities": records.Capability,
    "holdings": records.Holding,
    "resources": records.Resource,
    "relationships": records.Relationship,
    "ratings": records.Rating,
    "goals": records.Goal,
    "wordings": records.Wording,
    "goal_needs": records.GoalNeed,
    "alone_responses": records.AloneResponse,
    "support_responses": records.SupportResponse,
    "support_counts": records.SupportCount,
    "voices": records.Voice,
    "health_sheets": records.HealthSheet,
    "priorities": records.Priority,
    "own_words": records.OwnWords,
    "dissents": records.Dissent,
    "actions": records.Action,
    "postponements": records.Postponement,
    "contributions": records.Contribution,
    "addressings": records.Addressing,
    "parking_items": records.ParkingItem,
    "set_asides": records.SetAside,
    "merges": records.Merge,
    "signatures": records.Signature,
    "sealed_versions": records.SealedVersion,
    "private_notes": records.PrivateNote,
}
"""Every table of the record by the name it has in the database and in :class:`Snapshot`."""

_OWNERS: Final[dict[str, str]] = {
    "workshop_id": "workshops",
    "organisation_id": "organisations",
    "a_id": "organisations",
    "b_id": "organisations",
    "person_id": "people",
    "relationship_id": "relationships",
    "goal_id": "goals",
    "action_id": "actions",
}
"""The columns that name the row without which their own would not be there, and its table."""


@dataclass(frozen=True)
class Snapshot:
    """Every row of the record. Rows with a ``position`` are in that order, all others in the order they came."""

    partnerships: tuple[records.Partnership, ...] = ()
    workshops: tuple[records.Workshop, ...] = ()
    agenda_items: tuple[records.AgendaItem, ...] = ()
    organisations: tuple[records.Organisation, ...] = ()
    people: tuple[records.Person, ...] = ()
    attendances: tuple[records.Attendance, ...] = ()
    representatives: tuple[records.Representative, ...] = ()
    capabilities: tuple[records.Capability, ...] = ()
    holdings: tuple[records.Holding, ...] = ()
    resources: tuple[records.Resource, ...] = ()
    relationships: tuple[records.Relationship, ...] = ()
    ratings: tuple[records.Rating, ...] = ()
    goals: tuple[records.Goal, ...] = ()
    wordings: tuple[records.Wording, ...] = ()
    goal_needs: tuple[records.GoalNeed, ...] = ()
    alone_responses: tuple[records.AloneResponse, ...] = ()
    support_responses: tuple[records.SupportResponse, ...] = ()
    support_counts: tuple[records.SupportCount, ...] = ()
    voices: tuple[records.Voice, ...] = ()
    health_sheets: tuple[records.HealthSheet, ...] = ()
    priorities: tuple[records.Priority, ...] = ()
    own_words: tuple[records.OwnWords, ...] = ()
    dissents: tuple[records.Dissent, ...] = ()
    actions: tuple[records.Action, ...] = ()
    postponements: tuple[records.Postponement, ...] = ()
    contributions: tuple[records.Contribution, ...] = ()
    addressings: tuple[records.Addressing, ...] = ()
    parking_items: tuple[records.ParkingItem, ...] = ()
    set_asides: tuple[records.SetAside, ...] = ()
    merges: tuple[records.Merge, ...] = ()
    signatures: tuple[records.Signature, ...] = ()
    sealed_versions: tuple[records.SealedVersion, ...] = ()
    private_notes: tuple[records.PrivateNote, ...] = ()

    @property
    def partnership(self) -> records.Partnership:
        return self.partnerships[0]

    @property
    def workshop(self) -> records.Workshop:
        """The workshop being worked on."""
        return self.by_id(self.workshops, self.partnership.workshop_id)

    @property
    def title(self) -> str:
        """What it is all called: the partnership's name, or without one the title of the workshop."""
        return self.partnership.name or self.workshop.title

    @property
    def sealed(self) -> bool:
        """Whether the workshop being worked on is signed and sealed."""
        return self.workshop.sealed_version is not None

    def settled_workshops(self) -> tuple[records.Workshop, ...]:
        """Those that stay as they are: sealed, or before the one being worked on."""
        number = self.workshop.number
        return tuple(
            each for each in self.workshops if each.sealed_version is not None or each.number < number
        )

    @staticmethod
    def by_id(rows: Iterable[R], row_id: int) -> R:
        """The row with this id. Raises KeyError when there is none."""
        for row in rows:
            if row.id == row_id:
                return row
        raise KeyError(row_id)

    def organisation(self, organisation_id: int) -> records.Organisation:
        return self.by_id(self.organisations, organisation_id)

    def capability(self, capability_id: int) -> records.Capability:
        return self.by_id(self.capabilities, capability_id)

    def goal(self, goal_id: int) -> records.Goal:
        return self.by_id(self.goals, goal_id)

    def present_wording(self, goal_id: int) -> records.Wording | None:
        """The wording that a goal has now; None where none was kept. One that was merged in may be younger."""
        text = self.goal(goal_id).text
        wordings = [wording for wording in self.wordings if wording.goal_id == goal_id]
        same = [wording for wording in wordings if wording.text == text]
        return next(reversed(same or wordings), None)

    def action(self, action_id: int) -> records.Action:
        return self.by_id(self.actions, action_id)

    def workshop_goals(self) -> tuple[records.Goal, ...]:
        """The goals of the workshop being worked on, in their order."""
        return self._of_workshop(self.goals)

    def workshop_actions(self) -> tuple[records.Action, ...]:
        return self._of_workshop(self.actions)

    def workshop_agenda(self) -> tuple[records.AgendaItem, ...]:
        return self._of_workshop(self.agenda_items)

    def workshop_parking(self) -> tuple[records.ParkingItem, ...]:
        return self._of_workshop(self.parking_items)

    def workshop_health(self) -> tuple[records.HealthSheet, ...]:
        """The sheets of the health check of the workshop being worked on."""
        return self._of_workshop(self.health_sheets)

    def workshop_signatures(self) -> tuple[records.Signature, ...]:
        """What was said by those who were asked to sign. A note of somebody who has not signed yet is none of it."""
        said = self._of_workshop(self.signatures)
        return tuple(each for each in said if each.method is not SignatureMethod.NONE)

    def waiting_notes(self) -> dict[int, str]:
        """The notes of those who have not signed yet, by organisation id."""
        said = self._of_workshop(self.signatures)
        return {each.organisation_id: each.note for each in said if each.method is SignatureMethod.NONE}

    def workshop_set_asides(self) -> tuple[records.SetAside, ...]:
        return self._of_workshop(self.set_asides)

    def attendance(self) -> dict[int, records.Attendance]:
        """How each organisation stands towards the workshop being worked on, by organisation id."""
        return {row.organisation_id: row for row in self._of_workshop(self.attendances)}

    def present_ids(self, workshop_id: int | None = None) -> frozenset[int]:
        """The organisations that count as present in a workshop, by default the one being worked on."""
        wanted = self.partnership.workshop_id if workshop_id is None else workshop_id
        return frozenset(
            row.organisation_id
            for row in self.attendances
            if row.workshop_id == wanted and row.presence.counts_as_present
        )

    def rating_of(self) -> dict[int, records.Rating]:
        """The ratings of the workshop being worked on, by relationship id."""
        return {row.relationship_id: row for row in self._of_workshop(self.ratings)}

    def holdings_of(self, organisation_id: int, kind: HoldingKind) -> tuple[int, ...]:
        """The capability ids that an organisation offers or needs, in the order they were said."""
        return tuple(
            row.capability_id
            for row in self.holdings
            if row.organisation_id == organisation_id and row.kind == kind
        )

    def resources_of(self, organisation_id: int) -> tuple[records.Resource, ...]:
        """What an organisation can put in, in its order."""
        return tuple(row for row in self.resources if row.organisation_id == organisation_id)

    def people_coming(self, organisation_id: int) -> tuple[records.Person, ...]:
        """Who comes to the workshop being worked on for an organisation."""
        people = {person.id: person for person in self.people}
        return tuple(
            people[row.person_id]
            for row in self._of_workshop(self.representatives)
            if row.organisation_id == organisation_id
        )

    def private_note(self, step: Step) -> str:
        """The facilitator's own notes beside a step of the workshop being worked on."""
        return next((note.text for note in self._of_workshop(self.private_notes) if note.step == step), "")

    def _of_workshop(self, rows: Iterable[Any]) -> tuple[Any, ...]:
        wanted = self.partnership.workshop_id
        return tuple(row for row in rows if row.workshop_id == wanted)

    def of_workshop(self, workshop_id: int) -> Snapshot:
        """The record as of one workshop, as if it were the one being worked on. Raises KeyError when there is none.

        Nothing of later workshops is in it, nor the organisations and relationships that came with them. What else
        belongs to the partnership is as it stands now: names, types, offers and needs, resources.
        """
        number = self.by_id(self.workshops, workshop_id).number
        later = {row.id for row in self.workshops if row.number > number}
        gone = {
            "workshops": later,
            "organisations": _only_in(later, self.attendances, "organisation_id"),
            "relationships": _only_in(later, self.ratings, "relationship_id"),
        }
        partnership = replace(self.partnership, workshop_id=workshop_id)
        kept = {
            table: _without(gone, table, getattr(self, table)) for table in TABLES if table != "partnerships"
        }
        return Snapshot(partnerships=(partnership,), **kept)

    def with_rows(self, table: str, changed: Mapping[int, Record | None]) -> Snapshot:
        """A snapshot in which the rows of ``table`` with these ids are replaced, added or (None) gone."""
        rows: dict[int, Record] = {row.id: row for row in getattr(self, table)}
        for row_id, row in changed.items():
            if row is None:
                rows.pop(row_id, None)
            else:
                rows[row_id] = row
        return replace(self, **{table: _ordered(TABLES[table], rows.values())})


def _only_in(workshop_ids: set[int], rows: Iterable[Any], column: str) -> set[int]:
    """What ``column`` names in rows of these workshops and in no others."""
    found: dict[bool, set[int]] = {True: set(), False: set()}
    for row in rows:
        found[row.workshop_id in workshop_ids].add(getattr(row, column))
    return found[True] - found[False]


def _without(gone: dict[str, set[int]], table: str, rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """The rows that are not ``gone`` and do not belong to one that is; those that go are added to ``gone``."""
    owners = [(name, gone.get(owner, set())) for name, owner in _OWNERS.items() if name in columns(table)]
    known = gone.setdefault(table, set())
    known |= {row.id for row in rows if any(getattr(row, name) in ids for name, ids in owners)}
    return tuple(row for row in rows if row.id not in known)


def columns(table: str) -> tuple[str, ...]:
    """The column names of a table, in the order of the record's fields."""
    return tuple(field.name for field in fields(TABLES[table]))


@cache
def defaults(table: str) -> Mapping[str, Any]:
    """The columns of a table that came with a later schema, and what they hold in rows from before it."""
    return {field.name: field.default for field in fields(TABLES[table]) if field.default is not MISSING}


def record_from_row(table: str, row: Iterable[Any]) -> Record:
    """One database row, its values in the order of :func:`columns`, as a record.

    Raises ValueError when a value is none of the words that may stand there.
    """
    values = list(row)
    for place, convert in _conversions(table):
        values[place] = convert(values[place])
    return TABLES[table](*values)


def snapshot_of(rows: Mapping[str, Iterable[Record]]) -> Snapshot:
    """A snapshot of all ``rows`` by table name; tables that are not given are empty."""
    return Snapshot(**{table: _ordered(TABLES[table], found) for table, found in rows.items()})


def _ordered(kind: type[Record], rows: Iterable[Record]) -> tuple[Any, ...]:
    by = attrgetter("position", "id") if "position" in kind.__dataclass_fields__ else attrgetter("id")
    return tuple(sorted(rows, key=by))


@cache
def _conversions(table: str) -> tuple[tuple[int, type], ...]:
    return tuple(_converted(table))


def _converted(table: str) -> Iterator[tuple[int, type]]:
    hints = get_type_hints(TABLES[table])
    for place, name in enumerate(columns(table)):
        hint = hints[name]
        if isinstance(hint, type) and (issubclass(hint, StrEnum) or hint is bool):
            yield place, hint
