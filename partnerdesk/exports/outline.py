"""The workshop being worked on as an outline: what ``imports.outline`` reads, in the form of the worked examples.

The keys that every worked example has are always written, all others only when they say something. Reading what is
written here gives the same record again, except for what belongs to one document alone: earlier wordings, signatures,
sealed versions, private notes, findings set aside, merges and other workshops.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from partnerdesk.exports.said import said
from partnerdesk.model import records
from partnerdesk.model.snapshot import Snapshot, defaults
from partnerdesk.model.vocabulary import (
    ActionStatus,
    CanCommit,
    GoalStatus,
    HoldingKind,
    ParkingOutcome,
    Presence,
    SupportBy,
    TieDirection,
)

Value = dict[str, Any]

_OF_GOAL: Final = (
    "goal_needs", "alone_responses", "support_responses", "support_counts", "voices", "priorities", "own_words",
    "dissents",
)  # fmt: skip
_OF_ACTION: Final = ("contributions", "addressings", "postponements")
_USUAL_DOTS: Final = defaults("workshops")["dots_each"]
_USUAL_AGREEMENT: Final = {"share": 75, "blocks": 0, "community": False}


def outline_of(snapshot: Snapshot) -> Value:
    """The outline as mappings, lists and values; days are dates, levels whole numbers, numbers are numbers."""
    writer = _Writer(snapshot)
    optional = {
        "partnership": snapshot.partnership.name,
        "agenda": writer.agenda(),
        "health_check": [
            {**said({"sector": each.sector, "ballot": each.ballot}), "answers": each.answers}
            for each in snapshot.workshop_health()
        ],
    }
    return {
        "workshop": _workshop(snapshot.workshop),
        "capabilities": {each.code: each.name for each in snapshot.capabilities},
        "organisations": [writer.organisation(each) for each in snapshot.organisations],
        "relationships": [writer.relationship(each) for each in snapshot.relationships],
        "goals": [writer.goal(each) for each in snapshot.workshop_goals()],
        "actions": [writer.action(each) for each in snapshot.workshop_actions()],
        "parking_lot": [_parked(each) for each in snapshot.workshop_parking()],
        **said(optional),
    }


def outline_json(snapshot: Snapshot) -> str:
    """The outline as JSON text; days are ISO text."""
    return json.dumps(outline_of(snapshot), ensure_ascii=False, indent=1, default=date.isoformat) + "\n"


def outline_yaml(snapshot: Snapshot) -> str:
    """The outline as YAML text: one line for each organisation, goal and action."""
    from partnerdesk.exports.yaml_text import yaml_text

    return yaml_text(outline_of(snapshot))


class _Writer:
    """Knows the ids in the outline of every row that others refer to, and sorts what belongs to each row."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.partners = {each.id: each.code for each in snapshot.organisations}
        self.capabilities = {each.id: each.code for each in snapshot.capabilities}
        self.goals = {each.id: each.code for each in snapshot.workshop_goals()}
        self.attendance = snapshot.attendance()
        self.ratings = snapshot.rating_of()
        self.ties = {
            each.id: (self.partners[each.a_id], self.partners[each.b_id]) for each in snapshot.relationships
        }
        self.of_goal = {table: _grouped(getattr(snapshot, table), "goal_id") for table in _OF_GOAL}
        self.of_action = {table: _grouped(getattr(snapshot, table), "action_id") for table in _OF_ACTION}
        self.people = _grouped(snapshot.people, "organisation_id")
        self.resources = _grouped(snapshot.resources, "organisation_id")
        self.coming = {
            each.person_id for each in snapshot.representatives if each.workshop_id == snapshot.workshop.id
        }
        self.tie_names = Counter("-".join(pair) for pair in self.ties.values())
        self.turned_names = Counter("-".join(reversed(pair)) for pair in self.ties.values())

    def agenda(self) -> list[Value]:
        return [
            {
                "title": each.title,
                "kind": str(each.kind),
                "minutes": each.minutes,
                **({} if each.spent is None else {"spent": each.spent}),
            }
            for each in self.snapshot.workshop_agenda()
        ]

    def organisation(self, organisation: records.Organisation) -> Value:
        came = self.attendance.get(organisation.id)
        presence = came.presence if came else Presence.ABSENT
        plain = presence in (Presence.PRESENT, Presence.ABSENT)
        place = {"x": organisation.x, "y": organisation.y}
        return {
            "id": organisation.code,
            "name": organisation.name,
            "type": organisation.type,
            "present": presence.counts_as_present,
            "can_commit": str(came.can_commit if came else CanCommit.YES),
            "community": organisation.community,
            "influence": came.influence if came else None,
            "interest": came.interest if came else None,
            "offers": self._holdings(organisation.id, HoldingKind.OFFER),
            "needs": self._holdings(organisation.id, HoldingKind.NEED),
            **said({
                "presence": "" if plain else str(presence),
                "note": organisation.note,
                "people": self._people(organisation.id),
                "map": None if None in place.values() else place,
                "resources": [
                    {"name": each.name, **said({"amount": each.amount})}
                    for each in self.resources.get(organisation.id, [])
                ],
            }),
        }  # fmt: skip

    def _holdings(self, organisation_id: int, kind: HoldingKind) -> list[str]:
        return [self.capabilities[each] for each in self.snapshot.holdings_of(organisation_id, kind)]

    def _people(self, organisation_id: int) -> list[Value]:
        return [
            {
                **said({"name": person.name, "role": person.role, "named": person.named}),
                **({} if person.id in self.coming else {"coming": False}),
            }
            for person in self.people.get(organisation_id, [])
        ]

    def relationship(self, tie: records.Relationship) -> Value:
        rating = self.ratings.get(tie.id)
        a, b = self.ties[tie.id]
        levels = ("before", "now", "wanted", "trust_ab", "trust_ba")
        return {
            "a": a,
            "b": b,
            **{level: getattr(rating, level) if rating else None for level in levels},
            "kinds": tie.kinds.split("|") if tie.kinds else [],
            **said(
                {
                    "note": tie.note,
                    "direction": "" if tie.direction is TieDirection.BOTH else str(tie.direction),
                }
            ),
        }

    def goal(self, goal: records.Goal) -> Value:
        return {
            "id": goal.code,
            "text": goal.text,
            "measure": goal.measure,
            "baseline": _number(goal.baseline),
            "target": _number(goal.target),
            "by": _day(goal.by),
            "needs_caps": [self.capabilities[each.capability_id] for each in self._of_goal("goal_needs", goal)],
            "community_level": goal.community_level,
            "alone": {
                self.partners[each.organisation_id]: each.answer for each in self._of_goal("alone_responses", goal)
            },
            "support": {
                self.partners[each.organisation_id]: each.level for each in self._of_goal("support_responses", goal)
            },
            **said({
                "dissent": [self._dissent(each) for each in self._of_goal("dissents", goal)],
                "status": "" if goal.status is GoalStatus.OPEN else str(goal.status),
                "support_by": "" if goal.support_by is SupportBy.ORGANISATION else str(goal.support_by),
                "support_counts": self._counts(goal),
                "alone_hidden": goal.alone_hidden,
                "support_hidden": goal.support_hidden,
                "voices": [self._voice(each) for each in self._of_goal("voices", goal)],
                "priorities": [self._priority(each) for each in self._of_goal("priorities", goal)],
                "own_words": [
                    {**self._by(each.organisation_id), "text": each.text} for each in self._of_goal("own_words", goal)
                ],
            }),
        }  # fmt: skip

    def _of_goal(self, table: str, goal: records.Goal) -> list[Any]:
        return self.of_goal[table].get(goal.id, [])

    def _dissent(self, note: records.Dissent) -> Value:
        return {**self._by(note.organisation_id), "reason": note.reason, "would_change": note.would_change}

    def _by(self, organisation_id: int | None) -> Value:
        return {} if organisation_id is None else {"org": self.partners[organisation_id]}

    def _voice(self, voice: records.Voice) -> Value:
        ballot = said({"ballot": voice.ballot})
        return {"kind": str(voice.kind), **self._by(voice.organisation_id), **ballot, "answer": voice.answer}

    def _priority(self, given: records.Priority) -> Value:
        ease = {} if given.ease is None else {"ease": given.ease}
        return {**self._by(given.organisation_id), "method": str(given.method), "value": given.value, **ease}

    def _counts(self, goal: records.Goal) -> list[int]:
        counts = {each.level: each.count for each in self._of_goal("support_counts", goal)}
        return [counts.get(level, 0) for level in range(1, 9)] if any(counts.values()) else []

    def action(self, action: records.Action) -> Value:
        return {
            "id": action.code,
            "goal": self.goals.get(action.goal_id) if action.goal_id is not None else None,
            "text": action.text,
            "lead": self.partners[action.lead_id] if action.lead_id is not None else None,
            **said({"start": _day(action.start)}),
            "due": _day(action.due),
            "parts": self._parts(action.id),
            **said({
                "addresses": [
                    self._address(each) for each in self.of_action["addressings"].get(action.id, [])
                ],
                "help": action.help_needed,
                "status": "" if action.status is ActionStatus.TO_DO else str(action.status),
                "done_on": _day(action.done_on),
                "reason": str(action.reason),
                "reason_note": action.reason_note,
                "postponed": [_postponed(each) for each in self.of_action["postponements"].get(action.id, [])],
            }),
        }  # fmt: skip

    def _parts(self, action_id: int) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = {}
        for each in self.of_action["contributions"].get(action_id, []):
            brought = parts.setdefault(self.partners[each.organisation_id], [])
            if each.capability_id is not None:
                brought.append(self.capabilities[each.capability_id])
        return parts

    def _address(self, addressing: records.Addressing) -> str | list[str]:
        """ "A-B", or the two ids where dashes in them would make that mean another relationship, too."""
        pair = self.ties[addressing.relationship_id]
        ids = pair[::-1] if addressing.turned else pair
        name = "-".join(ids)
        # What is read as A-B is never looked for as B-A.
        others = self.tie_names[name] + (self.turned_names[name] if addressing.turned else 0)
        return name if others == 1 else list(ids)


def _workshop(workshop: records.Workshop) -> Value:
    agreement = {
        "share": workshop.agreement_share,
        "blocks": workshop.blocks_allowed,
        "community": workshop.community_must_hold,
    }
    return {
        "id": workshop.code,
        "kind": workshop.kind,
        "kind_name": workshop.kind_name,
        "title": workshop.title,
        "place": workshop.place,
        "date": _day(workshop.date),
        "hours": workshop.hours,
        "purpose": workshop.purpose,
        **said({"next_meeting": workshop.next_meeting}),
        **({} if agreement == _USUAL_AGREEMENT else {"agreement": agreement}),
        **said(
            {
                "one_voice": workshop.one_voice,
                "ranking": str(workshop.ranking),
                "health_hidden": workshop.health_hidden,
            }
        ),
        **({} if workshop.dots_each == _USUAL_DOTS else {"dots_each": workshop.dots_each}),
    }


def _postponed(each: records.Postponement) -> Value:
    days = {"old_due": _day(each.old_due), "new_due": _day(each.new_due)}
    return said({**days, "reason": str(each.reason), "note": each.note})


def _parked(item: records.ParkingItem) -> str | Value:
    return (
        item.text
        if item.outcome is ParkingOutcome.OPEN
        else {"text": item.text, "outcome": str(item.outcome)}
    )


def _grouped(rows: Iterable[Any], key: str) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = {}
    for row in rows:
        groups.setdefault(getattr(row, key), []).append(row)
    return groups


def _day(text: str) -> date | str | None:
    """An ISO day as a date; nothing is None."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return text


def _number(text: str) -> int | float | str | None:
    """The number that ``text`` says, if it reads back as the same text; otherwise the text; nothing is None."""
    for kind in (int, float):
        try:
            number = kind(text)
        except ValueError:
            continue
        if repr(number) == text:
            return number
    return text or None
