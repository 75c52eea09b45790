"""A sealed version as a snapshot again, from the text that was sealed: what it was, whatever became of the record.

Only what was sealed comes back. Not in it, so not here: trust, notes, names that were not to be printed, who gave which
ballot, which answers stood on one sheet of the health check, and the places that partners were given on the map by
hand. The rows have numbers of their own; only the workshops keep theirs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count
from typing import Any

from partnerdesk.errors import InputError
from partnerdesk.model import records as r
from partnerdesk.model.health import NOTHING_SAID
from partnerdesk.model.snapshot import Snapshot, snapshot_of
from partnerdesk.model.vocabulary import (
    ActionStatus,
    AgendaKind,
    CanCommit,
    Decision,
    GoalStatus,
    HoldingKind,
    LateReason,
    ParkingOutcome,
    PollKind,
    Presence,
    RankingMethod,
    SignatureMethod,
    SupportBy,
    TieDirection,
)
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

Value = dict[str, Any]


def snapshot_of_sealed(snapshot: Snapshot, version: int) -> Snapshot:
    """A version of the workshop being worked on as it was when it was sealed.

    Its canonical text is the text that was sealed. Raises InputError when that text cannot be read.
    """
    mine = [each for each in snapshot.sealed_versions if each.workshop_id == snapshot.workshop.id]
    sealed = next(each for each in mine if each.version == version)
    before = [each for each in mine if each.version < version]
    standing = replace(sealed, reopened_at="", reopened_reason="")
    try:
        return _Reader(json.loads(sealed.content), snapshot).snapshot([*before, standing])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        text = QT_TRANSLATE_NOOP(
            "core",
            "Version {version} cannot be shown: its text cannot be read. It was left as it is. A printed copy still"
            " holds.",
        )
        raise InputError(Phrase(text, version=version)) from None


def snapshot_to_read(snapshot: Snapshot, workshop_id: int) -> Snapshot:
    """The record as of an earlier workshop, to be read: as it was signed where it is sealed, else as it stands.

    Trust and the facilitator's own notes were never signed; they are the workshop's, and are there all the same. Raises
    KeyError when there is no such workshop, InputError when what was signed cannot be read.
    """
    shown = snapshot.of_workshop(workshop_id)
    version = shown.workshop.sealed_version
    if version is None:
        return shown
    signed = snapshot_of_sealed(shown, version)
    notes = tuple(each for each in shown.private_notes if each.workshop_id == workshop_id)
    return replace(signed, private_notes=notes, ratings=tuple(_with_trust(signed, shown)))


def _with_trust(signed: Snapshot, shown: Snapshot) -> Iterator[r.Rating]:
    """The ratings that were signed, with the trust between the same two partners, by their codes."""
    rated = shown.rating_of()
    trust = {between: rated[tie] for tie, between in _ties(shown) if tie in rated}
    between_of = dict(_ties(signed))
    for each in signed.ratings:
        known = trust.get(between_of[each.relationship_id], each)
        yield replace(each, trust_ab=known.trust_ab, trust_ba=known.trust_ba)


def _ties(snapshot: Snapshot) -> Iterator[tuple[int, tuple[str, str]]]:
    """The id of each relationship, and the codes of its two partners."""
    codes = {each.id: each.code for each in snapshot.organisations}
    return ((each.id, (codes[each.a_id], codes[each.b_id])) for each in snapshot.relationships)


class _Reader:
    """Gives every row a number, and knows the numbers of the codes that others refer to.

    ``snapshot`` is the record of today, as of the workshop that was sealed.
    """

    def __init__(self, content: Value, snapshot: Snapshot) -> None:
        self.content = content
        self.workshop = snapshot.workshop.id
        self.partners = _numbers(content["organisations"])
        self.capabilities = _numbers(content["capabilities"])
        self.goals = _numbers(content["goals"])
        self.ties = {tuple(each["between"]): i for i, each in enumerate(content["relationships"], 1)}
        self.earlier = _Earlier(snapshot)
        self.people = [
            r.Person(0, self.partners[each["code"]], came["name"], came["role"], bool(came["name"]))
            for each in content["organisations"]
            for came in each["came"]
        ]

    def snapshot(self, versions: list[r.SealedVersion]) -> Snapshot:
        people = _numbered(self.people)
        rows = {**self._partner_rows(), **self._goal_rows(), **self._action_rows()}
        parked = self.earlier.with_origins(_numbered(self._parking()), self.content["parking_lot"])
        return snapshot_of(
            {
                "partnerships": [r.Partnership(1, self.content["partnership"], self.workshop, "")],
                "workshops": self.earlier.with_workshops(self._workshop()),
                "sealed_versions": versions,
                "people": people,
                "representatives": [
                    r.Representative(each.id, self.workshop, each.organisation_id, each.id) for each in people
                ],
                "agenda_items": _numbered(self._agenda()),
                "parking_items": parked,
                "health_sheets": _numbered(self._health()),
                "set_asides": _numbered(self._set_asides()),
                "signatures": _numbered(self._signatures()),
                **rows,
            }
        )

    def _workshop(self) -> r.Workshop:
        said = dict(self.content["workshop"])
        agreement = said.pop("agreement")
        ranking = RankingMethod(said.pop("ranking", RankingMethod.NONE))
        return r.Workshop(
            self.workshop,
            **said,
            agreement_share=agreement["share"],
            blocks_allowed=agreement["blocks"],
            community_must_hold=agreement["community"],
            sealed_version=self.content["version"],
            ranking=ranking,
        )

    def _agenda(self) -> Iterator[r.AgendaItem]:
        for at, each in enumerate(self.content["agenda"]):
            kind, minutes, spent = AgendaKind(each["kind"]), each["minutes"], each.get("spent")
            yield r.AgendaItem(0, self.workshop, at, each["title"], kind, minutes, spent)

    def _health(self) -> Iterator[r.HealthSheet]:
        """Sheets that come to the same counts: which answers were on one is not in the text."""
        said = self.content.get("health_check", {})
        sectors = said.get("sectors") or {"": {"sheets": said.get("sheets", 0), "answers": []}}
        for sector, tally in sectors.items():
            columns = [
                "".join(str(answer) * number for answer, number in enumerate(counts))
                for counts in tally["answers"]
            ]
            for at in range(tally["sheets"]):
                answers = "".join(column[at] for column in columns) or NOTHING_SAID
                yield r.HealthSheet(0, self.workshop, sector, "", answers)

    def _parking(self) -> Iterator[r.ParkingItem]:
        for at, each in enumerate(self.content["parking_lot"]):
            yield r.ParkingItem(0, self.workshop, at, each["text"], ParkingOutcome(each["outcome"]))

    def _signatures(self) -> Iterator[r.Signature]:
        for each in self.content["signatures"]:
            yield r.Signature(
                0,
                self.workshop,
                self.partners[each["organisation"]],
                Decision(each["decision"]),
                each["note"],
                SignatureMethod(each["method"]),
                json.dumps(each["strokes"]) if each["strokes"] else "",
                each["signed_as"],
                each["at"],
            )

    def _set_asides(self) -> Iterator[r.SetAside]:
        for each in self.content.get("set_aside", []):
            yield r.SetAside(0, self.workshop, each["finding"], each["facts"], each["reason"], each["at"])

    # Partners

    def _partner_rows(self) -> dict[str, list[Any]]:
        partners, ties = self.content["organisations"], self.content["relationships"]
        return {
            "organisations": [_organisation(i, each) for i, each in enumerate(partners, 1)],
            "attendances": _numbered(
                self._attendance(each) for each in partners if each["can_commit"] is not None
            ),
            "capabilities": [
                r.Capability(i, each["code"], each["name"], i)
                for i, each in enumerate(self.content["capabilities"], 1)
            ],
            "resources": _numbered(
                r.Resource(0, i, one["name"], one["amount"], at)
                for i, each in enumerate(partners, 1)
                for at, one in enumerate(each.get("resources", []))
            ),
            "holdings": _numbered(chain.from_iterable(map(self._holdings, partners))),
            "relationships": [self._tie(i, each) for i, each in enumerate(ties, 1)],
            "ratings": [
                r.Rating(i, self.workshop, i, each["before"], each["now"], each["wanted"], None, None)
                for i, each in enumerate(ties, 1)
            ],
        }

    def _tie(self, i: int, each: Value) -> r.Relationship:
        a, b = (self.partners[code] for code in each["between"])
        direction = TieDirection(each.get("direction", TieDirection.BOTH))
        return r.Relationship(i, a, b, "|".join(each["kinds"]), "", direction)

    def _attendance(self, each: Value) -> r.Attendance:
        return r.Attendance(
            0,
            self.workshop,
            self.partners[each["code"]],
            Presence(each["presence"]),
            CanCommit(each["can_commit"]),
            each["influence"],
            each["interest"],
        )

    def _holdings(self, each: Value) -> Iterator[r.Holding]:
        for kind, codes in ((HoldingKind.OFFER, each["offers"]), (HoldingKind.NEED, each["needs"])):
            for code in codes:
                yield r.Holding(0, self.partners[each["code"]], self.capabilities[code], kind)

    # Goals

    def _goal_rows(self) -> dict[str, list[Any]]:
        goals = list(enumerate(self.content["goals"], 1))
        wordings = _numbered(
            r.Wording(0, i, text, "")
            for i, each in goals
            for text in (*each["earlier_wordings"], each["text"])
        )
        present = {each.goal_id: each.id for each in wordings}  # the last one of each goal
        return {
            "goals": self.earlier.with_origins(
                [self._goal(i, each) for i, each in goals], self.content["goals"]
            ),
            "wordings": wordings,
            "goal_needs": _numbered(
                r.GoalNeed(0, i, self.capabilities[code]) for i, each in goals for code in each["needs"]
            ),
            "alone_responses": _numbered(
                r.AloneResponse(0, i, partner, answer, present[i])
                for i, each in goals
                for partner, answer in self._said(each["alone"])
            ),
            "support_responses": _numbered(
                r.SupportResponse(0, i, partner, level, present[i])
                for i, each in goals
                for partner, level in self._said(each["support"])
            ),
            "support_counts": _numbered(
                r.SupportCount(0, i, int(level), number)
                for i, each in goals
                for level, number in each["support_counts"].items()
            ),
            "dissents": _numbered(
                r.Dissent(0, i, self._partner(note["by"]), note["reason"], note["would_change"])
                for i, each in goals
                for note in each["dissent"]
            ),
            "voices": _numbered(
                r.Voice(0, i, PollKind(kind), None, "", int(answer), present[i])
                for i, each in goals
                for kind, counts in each.get("voices", {}).items()
                for answer, number in counts.items()
                for _ in range(number)
            ),
            "priorities": _numbered(
                r.Priority(
                    0,
                    i,
                    self.partners[one["by"]],
                    RankingMethod(one["method"]),
                    one["value"],
                    one.get("ease"),
                )
                for i, each in goals
                for one in each.get("priorities", [])
            ),
            "own_words": _numbered(
                r.OwnWords(0, i, self._partner(one["by"]), one["text"])
                for i, each in goals
                for one in each.get("own_words", [])
            ),
        }

    def _goal(self, i: int, each: Value) -> r.Goal:
        return r.Goal(
            i,
            self.workshop,
            each["code"],
            i,
            each["text"],
            each["measure"],
            each["baseline"],
            each["target"],
            each["by"],
            each["community_level"],
            GoalStatus(each["status"]),
            SupportBy(each["support_by"]),
        )

    def _said(self, answers: dict[str, int]) -> list[tuple[int, int]]:
        """Answers by organisation, in the organisations' order."""
        return sorted((self.partners[code], answer) for code, answer in answers.items())

    def _partner(self, code: str | None) -> int | None:
        return None if code is None else self.partners[code]

    # Actions

    def _action_rows(self) -> dict[str, list[Any]]:
        actions = list(enumerate(self.content["actions"], 1))
        return {
            "actions": self.earlier.with_origins(
                [self._action(i, each) for i, each in actions], self.content["actions"]
            ),
            "postponements": _numbered(
                r.Postponement(
                    0, i, one["old_due"], one["new_due"], LateReason(one["reason"]), one["note"], one["at"]
                )
                for i, each in actions
                for one in each.get("postponed", [])
            ),
            "contributions": _numbered(
                r.Contribution(0, i, self.partners[part["by"]], self._capability(part["capability"]))
                for i, each in actions
                for part in each["brought"]
            ),
            "addressings": _numbered(
                r.Addressing(0, i, self.ties[tuple(pair)]) for i, each in actions for pair in each["works_at"]
            ),
        }

    def _action(self, i: int, each: Value) -> r.Action:
        return r.Action(
            i,
            self.workshop,
            self.goals.get(each["goal"]),
            self._partner(each["lead"]),
            each["code"],
            i,
            each["text"],
            each["start"],
            each["due"],
            each["help"],
            ActionStatus(each["status"]),
            each.get("done_on", ""),
            LateReason(each.get("reason", LateReason.NOT_SAID)),
            each.get("reason_note", ""),
        )

    def _capability(self, code: str | None) -> int | None:
        return None if code is None else self.capabilities[code]


class _Earlier:
    """The workshops before, from some of which things were carried over: the text knows them by their codes."""

    def __init__(self, snapshot: Snapshot) -> None:
        here = snapshot.workshop.number
        self._known = [each for each in snapshot.workshops if each.number < here]
        self._numbers = {each.code: each.id for each in self._known}
        self._free = count(max(each.id for each in snapshot.workshops) + 1)

    def with_workshops(self, workshop: r.Workshop) -> list[r.Workshop]:
        """``workshop`` and those before it."""
        known = {each.id for each in self._known}
        lost = [
            replace(workshop, id=i, code=code, sealed_version=None)
            for code, i in self._numbers.items()
            if i not in known
        ]
        return [*self._known, workshop, *lost]

    def with_origins(self, rows: list[Any], said: list[Value]) -> list[Any]:
        """``rows`` and, for those carried over, what they were in their workshop: the same by another code."""
        free = count(len(rows) + 1)
        found = []
        for row, each in zip(rows, said, strict=True):
            origin = each.get("carried_from")
            if origin is None:
                found.append(row)
                continue
            code = {"code": origin["code"]} if "code" in origin else {}
            earlier = replace(row, id=next(free), workshop_id=self._number(origin["workshop"]), **code)
            found += [replace(row, carried_from_id=earlier.id), earlier]
        return found

    def _number(self, code: str) -> int:
        if code not in self._numbers:
            self._numbers[code] = next(self._free)
        return self._numbers[code]


def _organisation(i: int, each: Value) -> r.Organisation:
    return r.Organisation(i, each["code"], each["name"], each["type"], each["community"], "", i, None, None)


def _numbers(rows: list[Value]) -> dict[str, int]:
    return {each["code"]: i for i, each in enumerate(rows, 1)}


def _numbered(rows: Iterable[Any]) -> list[Any]:
    """``rows`` with the numbers 1, 2, 3, in the order they come."""
    return [replace(row, id=number) for row, number in zip(rows, count(1), strict=False)]
