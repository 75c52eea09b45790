"""The record of a workshop as it is signed: its content, the one text it has, and the code of that text (N16).

In it stands everything that was agreed. Not in it: trust, the facilitator's notes, notes on partners and relationships,
the names of people who did not agree to be named in print, who gave which ballot, whole sheets of the health check, and
the history of merges.

What came with schema 2, and the versions before this one, are in it only where they say something, so that a workshop
without them still has the text, and the code, that it had.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, Final

from partnerdesk.exports.said import said
from partnerdesk.model import records
from partnerdesk.model.canonical import canonical_text as canonical_text
from partnerdesk.model.canonical import composed
from partnerdesk.model.canonical import record_code as record_code
from partnerdesk.model.health import hides_health
from partnerdesk.model.redaction import KEY, as_said, redactions, sealed_code
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import HoldingKind, PollKind, Presence, RankingMethod, TieDirection
from partnerdesk.rules.finding import is_private
from partnerdesk.rules.health import health_check
from partnerdesk.rules.signing import earlier_versions, words_to_sign

FORMAT: Final = 1
"""Grows when the same workshop would give another text; codes are compared only within one format."""

_SHORT: Final = 16
_GROUP: Final = 4

Value = dict[str, Any]

_OWN: Final = ("workshop", "agenda", "goals", "actions", "parking_lot", "signatures")
"""The parts of a record that belong to one workshop alone."""


def record_content(snapshot: Snapshot) -> Value:
    """The workshop being worked on, in plain values: texts, whole numbers, figures rounded to 4 places, None.

    Organisations, capabilities, goals and actions are named by their codes.
    """
    writer, sealed = _Writer(snapshot), sealed_version(snapshot)
    return {
        "format": FORMAT,
        "partnership": snapshot.partnership.name,
        "version": version_to_sign(snapshot),
        "workshop": _workshop(snapshot.workshop),
        "words": str(words_to_sign(snapshot)),
        "agenda": [
            {
                "title": each.title,
                "kind": str(each.kind),
                "minutes": each.minutes,
                **({} if each.spent is None else {"spent": each.spent}),
            }
            for each in snapshot.workshop_agenda()
        ],
        "capabilities": [{"code": each.code, "name": each.name} for each in snapshot.capabilities],
        "organisations": [writer.organisation(each) for each in snapshot.organisations],
        "relationships": [writer.relationship(each) for each in snapshot.relationships],
        "goals": [writer.goal(each) for each in snapshot.workshop_goals()],
        "actions": [writer.action(each) for each in snapshot.workshop_actions()],
        "parking_lot": [writer.parked(each) for each in snapshot.workshop_parking()],
        "signatures": [writer.signature(each) for each in snapshot.workshop_signatures()],
        "figures": _figures(snapshot),
        **said({
            "health_check": _health(snapshot),
            "set_aside": [
                _set_aside(each) for each in snapshot.workshop_set_asides() if not is_private(each.finding)
            ],
            "earlier_versions": [_earlier(each) for each in earlier_versions(snapshot)],
            KEY: as_said(redactions(sealed)) if sealed else [],
        }),
    }  # fmt: skip


def canonical_json(snapshot: Snapshot) -> str:
    """The one text of the record: keys in order, no spaces, every letter in its composed form (NFC)."""
    return canonical_text(record_content(snapshot))


def record_json(snapshot: Snapshot) -> str:
    """The record as JSON text to be read by people and programs, with its code when it is sealed."""
    content = record_content(snapshot)
    sealed = sealed_version(snapshot)
    if sealed is not None:
        content["code"] = sealed.code
    return json.dumps(composed(content), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def short_code(code: str, version: int | None = None) -> str:
    """The code as it is printed: its first 16 digits in groups of four, and the version when it is given."""
    groups = " ".join(code[start : start + _GROUP] for start in range(0, _SHORT, _GROUP))
    return groups if version is None else f"{groups} v{version}"


def version_to_sign(snapshot: Snapshot) -> int:
    """The version that is sealed, or that would be sealed next."""
    workshop = snapshot.workshop
    if workshop.sealed_version is not None:
        return workshop.sealed_version
    return 1 + max(
        (each.version for each in snapshot.sealed_versions if each.workshop_id == workshop.id), default=0
    )


def sealed_version(snapshot: Snapshot) -> records.SealedVersion | None:
    """What was sealed of the workshop being worked on, while it stands."""
    workshop = snapshot.workshop
    return next(
        (
            each
            for each in snapshot.sealed_versions
            if each.workshop_id == workshop.id and each.version == workshop.sealed_version
        ),
        None,
    )


def still_says(snapshot: Snapshot, sealed: records.SealedVersion) -> bool:
    """Whether the workshop being worked on still says what was sealed, as far as this program can compare the two."""
    then, now = json.loads(sealed.content), json.loads(canonical_json(snapshot))
    return then.get("format") != now["format"] or _facts(then) == _facts(now)


def changed_seals(snapshot: Snapshot) -> tuple[records.SealedVersion, ...]:
    """The versions whose text is no longer that of their code, or whose workshop no longer says what was sealed.

    An earlier workshop is held to what is its own: names, offers and relationships go on changing after it.
    """
    changed = []
    for version in snapshot.sealed_versions:
        then = snapshot.of_workshop(version.workshop_id)
        stands = then.workshop.sealed_version == version.version
        says = still_says if version.workshop_id == snapshot.workshop.id else _still_says_its_own
        if record_code(version.content) != version.code or (stands and not says(then, version)):
            changed.append(version)
    return tuple(changed)


def _still_says_its_own(snapshot: Snapshot, sealed: records.SealedVersion) -> bool:
    then, now = json.loads(sealed.content), json.loads(canonical_json(snapshot))
    return then.get("format") != now["format"] or all(then.get(key) == now[key] for key in _OWN)


def _facts(content: Value) -> Value:
    """What people said. Words and figures are the program's, and a later program may say them better."""
    return {key: value for key, value in content.items() if key not in ("words", "figures")}


class _Writer:
    """Knows the codes of the rows that others refer to."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.partners = {each.id: each.code for each in snapshot.organisations}
        self.capabilities = {each.id: each.code for each in snapshot.capabilities}
        self.goals = {each.id: each.code for each in snapshot.goals}
        self.workshops = {each.id: each.code for each in snapshot.workshops}
        self.attendance = snapshot.attendance()
        self.ratings = snapshot.rating_of()
        self.between = {
            each.id: [self.partners[each.a_id], self.partners[each.b_id]] for each in snapshot.relationships
        }
        self._groups: dict[str, dict[int, list[Any]]] = {}

    def _of(self, table: str, owner: records.Goal | records.Action) -> list[Any]:
        """The rows of a table that belong to a goal or to an action. A table is gone through once, however many own."""
        if table not in self._groups:
            key = "goal_id" if isinstance(owner, records.Goal) else "action_id"
            groups = self._groups[table] = defaultdict(list)
            for row in getattr(self.snapshot, table):
                groups[getattr(row, key)].append(row)
        return self._groups[table].get(owner.id, [])

    def organisation(self, organisation: records.Organisation) -> Value:
        came = self.attendance.get(organisation.id)
        return {
            "code": organisation.code,
            "name": organisation.name,
            "type": organisation.type,
            "community": organisation.community,
            "presence": str(came.presence if came else Presence.ABSENT),
            "can_commit": str(came.can_commit) if came else None,
            "influence": came.influence if came else None,
            "interest": came.interest if came else None,
            "offers": self._holdings(organisation.id, HoldingKind.OFFER),
            "needs": self._holdings(organisation.id, HoldingKind.NEED),
            "came": [
                {"name": person.name if person.named else "", "role": person.role}
                for person in self.snapshot.people_coming(organisation.id)
            ],
            **said({
                "resources": [
                    {"name": each.name, "amount": each.amount}
                    for each in self.snapshot.resources_of(organisation.id)
                ],
            }),
        }  # fmt: skip

    def _holdings(self, organisation_id: int, kind: HoldingKind) -> list[str]:
        return [self.capabilities[each] for each in self.snapshot.holdings_of(organisation_id, kind)]

    def relationship(self, tie: records.Relationship) -> Value:
        rating = self.ratings.get(tie.id)
        return {
            "between": self.between[tie.id],
            "before": rating.before if rating else None,
            "now": rating.now if rating else None,
            "wanted": rating.wanted if rating else None,
            "kinds": tie.kinds.split("|") if tie.kinds else [],
            **said({"direction": "" if tie.direction is TieDirection.BOTH else str(tie.direction)}),
        }

    def goal(self, goal: records.Goal) -> Value:
        return {
            "code": goal.code,
            "text": goal.text,
            "earlier_wordings": [
                each.text for each in self._of("wordings", goal) if each.text != goal.text
            ],
            "measure": goal.measure,
            "baseline": goal.baseline,
            "target": goal.target,
            "by": goal.by,
            "status": str(goal.status),
            "needs": [self.capabilities[each.capability_id] for each in self._of("goal_needs", goal)],
            "community_level": goal.community_level,
            "alone": {
                self.partners[each.organisation_id]: each.answer
                for each in self._of("alone_responses", goal)
            },
            "support_by": str(goal.support_by),
            "support": {
                self.partners[each.organisation_id]: each.level
                for each in self._of("support_responses", goal)
            },
            "support_counts": {
                str(each.level): each.count for each in self._of("support_counts", goal) if each.count
            },
            "dissent": [self._dissent(each) for each in self._of("dissents", goal)],
            **said({
                "voices": self._voices(goal),
                "priorities": [self._priority(each) for each in self._of("priorities", goal)],
                "own_words": [
                    {"by": self._by(each.organisation_id), "text": each.text}
                    for each in self._of("own_words", goal)
                ],
                "carried_from": self._carried(self.snapshot.goals, goal.carried_from_id),
            }),
        }  # fmt: skip

    def _by(self, organisation_id: int | None) -> str | None:
        return None if organisation_id is None else self.partners[organisation_id]

    def _dissent(self, note: records.Dissent) -> Value:
        by = self._by(note.organisation_id)
        return {"by": by, "reason": note.reason, "would_change": note.would_change}

    def _voices(self, goal: records.Goal) -> Value:
        """How many gave each answer, never who."""
        voices = self._of("voices", goal)
        counts = {
            kind: Counter(str(each.answer) for each in voices if each.kind is kind) for kind in PollKind
        }
        return said({str(kind): dict(found) for kind, found in counts.items()})

    def _priority(self, given: records.Priority) -> Value:
        ease = {} if given.ease is None else {"ease": given.ease}
        by = self.partners[given.organisation_id]
        return {"by": by, "method": str(given.method), "value": given.value, **ease}

    def _carried(self, rows: Iterable[Any], earlier_id: int | None) -> Value:
        """The workshop that something came from and, where it has one, its code there."""
        if earlier_id is None:
            return {}
        earlier = next((row for row in rows if row.id == earlier_id), None)
        if earlier is None:
            return {}
        return {
            "workshop": self.workshops[earlier.workshop_id],
            **({"code": earlier.code} if hasattr(earlier, "code") else {}),
        }

    def action(self, action: records.Action) -> Value:
        return {
            "code": action.code,
            "goal": None if action.goal_id is None else self.goals[action.goal_id],
            "text": action.text,
            "lead": None if action.lead_id is None else self.partners[action.lead_id],
            "start": action.start,
            "due": action.due,
            "brought": [
                self._brought(each) for each in self._of("contributions", action)
            ],
            "works_at": [
                self.between[each.relationship_id] for each in self._of("addressings", action)
            ],
            "help": action.help_needed,
            "status": str(action.status),
            **said({
                "done_on": action.done_on,
                "reason": str(action.reason),
                "reason_note": action.reason_note,
                "postponed": [
                    _postponed(each) for each in self._of("postponements", action)
                ],
                "carried_from": self._carried(self.snapshot.actions, action.carried_from_id),
            }),
        }  # fmt: skip

    def _brought(self, part: records.Contribution) -> Value:
        what = None if part.capability_id is None else self.capabilities[part.capability_id]
        return {"by": self.partners[part.organisation_id], "capability": what}

    def parked(self, item: records.ParkingItem) -> Value:
        carried = said({"carried_from": self._carried(self.snapshot.parking_items, item.carried_from_id)})
        return {"text": item.text, "outcome": str(item.outcome), **carried}

    def signature(self, signature: records.Signature) -> Value:
        return {
            "organisation": self.partners[signature.organisation_id],
            "decision": str(signature.decision),
            "note": signature.note,
            "method": str(signature.method),
            "strokes": json.loads(signature.strokes) if signature.strokes else [],
            "signed_as": signature.signed_as,
            "at": signature.at,
        }


def _workshop(workshop: records.Workshop) -> Value:
    return {
        "code": workshop.code,
        "number": workshop.number,
        "kind": workshop.kind,
        "kind_name": workshop.kind_name,
        "title": workshop.title,
        "place": workshop.place,
        "date": workshop.date,
        "hours": workshop.hours,
        "purpose": workshop.purpose,
        "next_meeting": workshop.next_meeting,
        "agreement": {
            "share": workshop.agreement_share,
            "blocks": workshop.blocks_allowed,
            "community": workshop.community_must_hold,
        },
        **said({
            "one_voice": workshop.one_voice,
            "ranking": str(workshop.ranking),
            "dots_each": workshop.dots_each if workshop.ranking is RankingMethod.DOTS else None,
        }),
    }  # fmt: skip


def _postponed(each: records.Postponement) -> Value:
    return {
        "old_due": each.old_due, "new_due": each.new_due, "reason": str(each.reason), "note": each.note, "at": each.at,
    }  # fmt: skip


def _set_aside(each: records.SetAside) -> Value:
    return {"finding": each.finding, "facts": each.facts, "reason": each.reason, "at": each.at}


def _earlier(each: records.SealedVersion) -> Value:
    return {
        "version": each.version,
        "code": sealed_code(each),
        "reopened_at": each.reopened_at,
        "reason": each.reopened_reason,
    }


def _health(snapshot: Snapshot) -> Value:
    """How the health check was answered: for each sector with enough people how many gave each answer, from cannot say
    to very true, statement by statement. Never a whole sheet, only their number while they are few, and nothing while
    it is hidden."""
    if hides_health(snapshot):
        return {}
    check = health_check(snapshot)
    sectors = {
        sector: {"sheets": tally.sheets, "answers": [list(each) for each in tally.counts]}
        for sector, tally in check.sectors.items()
    }
    return said({"sheets": check.sheets, "sectors": sectors})


def _figures(snapshot: Snapshot) -> Value:
    """The figures of the workshop without anything about trust, which is private, or about a hidden health check."""
    from partnerdesk.rules import insights_json

    figures = dict(insights_json(snapshot))
    figures["relationships"] = {
        key: value for key, value in figures["relationships"].items() if not key.startswith("trust")
    }
    if hides_health(snapshot):
        figures.pop("health_check", None)
    return figures
