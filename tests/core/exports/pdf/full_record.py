"""A record with everything in it, and at the limits of what may be typed."""

from __future__ import annotations

import json
import math
import re
from typing import Final

from partnerdesk.model import records as r
from partnerdesk.model.snapshot import Snapshot, snapshot_of
from partnerdesk.model.vocabulary import (
    ActionStatus,
    AgendaKind,
    CanCommit,
    Decision,
    GoalStatus,
    HoldingKind,
    ParkingOutcome,
    Presence,
    SignatureMethod,
    Step,
    SupportBy,
)

AT: Final = "2026-09-30T15:30:00.000+00:00"
CODE: Final = "ab12cd34" * 8
ORGANISATIONS: Final = 14
HOSTILE: Final = (
    "<img src='file:///etc/passwd'> & <b>Co</b>",
    "pay\u202eexe.fdp",
    "{name} %s $x",
    "a\x00b\x1bc",
    "Zalgo " + "e\u0316" * 40,
    "漢字 ไทย हिन्दी عربى 👩‍👩‍👧",
)
"""Names that try something."""

_THEME: Final = re.compile(
    r"trust (of 100: )?\d+,?( so far:)? (strength|growing|weak|rethink)|\"trust\": [\d.]+", re.IGNORECASE
)
_TYPES = (
    "council", "school", "health", "police", "charity", "business", "community group", "funder", "faith group",
    "person", "housing", "government", "college", "social enterprise",
)  # fmt: skip


def without_theme(text: str) -> str:
    """``text`` without what the health check says of trust: that is no rating of a relationship."""
    return _THEME.sub("", text)


def filled(words: str, length: int) -> str:
    """``words`` over and over, ``length`` characters of them."""
    return (words * (length // len(words) + 1))[:length].strip()


def name_of(number: int) -> str:
    """An organisation's name of 60 characters."""
    return f"Association of Residents and Friends of the Upper Valley {number:03d}"


def empty_record() -> Snapshot:
    """A document that has just been made."""
    return snapshot_of({"partnerships": [r.Partnership(1, "", 1, AT)], "workshops": [_workshop(None)]})


def full_record(*, sealed: bool = True, hostile: bool = False) -> Snapshot:
    """14 organisations, 40 relationships, 60 actions, a goal of 2,000 characters, notes of 10,000."""
    people = range(1, ORGANISATIONS + 1)
    names = [name_of(number) for number in people]
    if hostile:
        names[: len(HOSTILE)] = HOSTILE
    ties = [(k, k % ORGANISATIONS + 1, (k * 5 + 4) % ORGANISATIONS + 1) for k in range(1, 43)]
    ties = [(k, a, b) for k, a, b in ties if a != b][:40]
    return snapshot_of(
        {
            "partnerships": [r.Partnership(1, "Marl Valley Partnership", 1, AT)],
            "workshops": [_workshop(1 if sealed else None)],
            "sealed_versions": [r.SealedVersion(1, 1, 1, AT, "{}", CODE, "", "")] if sealed else [],
            "organisations": [
                r.Organisation(i, f"O{i}", names[i - 1], _TYPES[i - 1], i % 3 == 0, "PRIVATE", i, None, None)
                for i in people
            ],
            "people": [
                r.Person(
                    i,
                    i,
                    f"Hidden Name{i}" if i % 2 else f"Agreed Name{i}",
                    f"Head of service {i}",
                    i % 2 == 0,
                )
                for i in people
            ],
            "attendances": [
                r.Attendance(i, 1, i, list(Presence)[i % 6], list(CanCommit)[i % 3], 1, 2) for i in people
            ],
            "representatives": [r.Representative(i, 1, i, i) for i in people],
            "capabilities": [r.Capability(i, f"C{i}", f"Capability number {i}", i) for i in range(1, 21)],
            "holdings": [
                r.Holding(
                    i * 10 + j, i, (i * 3 + j) % 20 + 1, HoldingKind.OFFER if j < 3 else HoldingKind.NEED
                )
                for i in people
                for j in range(5)
            ],
            "relationships": [r.Relationship(k, a, b, "money|people", "PRIVATE") for k, a, b in ties],
            "ratings": [r.Rating(k, 1, k, k % 5, (k + 1) % 5, (k + 2) % 5, 1, 4) for k, _, _ in ties],
            **_goals(),
            **_actions([k for k, _, _ in ties]),
            "parking_items": [
                r.ParkingItem(i, 1, i, f"Parked {i} " + filled("thing ", i * 40), list(ParkingOutcome)[i % 4])
                for i in range(1, 9)
            ],
            "agenda_items": [
                r.AgendaItem(i, 1, i, f"Item {i}", kind, 20 * i, 15 * i if i % 2 else None)
                for i, kind in enumerate(AgendaKind, start=1)
            ],
            "health_sheets": [
                r.HealthSheet(i, 1, ("public", "community", "health", "")[i % 4], f"SECRET{i}", _sheet(i))
                for i in range(1, 16)
            ],
            "signatures": [_signature(i) for i in range(1, 12)],
            "private_notes": [r.PrivateNote(1, 1, Step.GOALS, "PRIVATE")],
        }
    )


def _sheet(number: int) -> str:
    """The sheet of one person: each sector sees every third statement in its own way, and now and then cannot say."""
    return "".join(
        "0"
        if (number + place) % 11 == 0
        else str(number % 4 + 1 if place % 3 == 0 else (number + place) % 3 + 2)
        for place in range(24)
    )


def _workshop(sealed: int | None) -> r.Workshop:
    if sealed is None:
        return r.Workshop(1, 1, "W1", 0, "", "", "", "", "", "", "", 75, 0, False, None)
    purpose = filled("Why we meet. ", 700)
    return r.Workshop(
        1, 1, "W1", 3, "Area regeneration", "From talking to doing", "Town Hall", "2026-09-30", "09:00-16:00",
        purpose, "14 January 2027", 75, 0, True, sealed,
    )  # fmt: skip


def _goals() -> dict[str, list[r.Record]]:
    by, count, agreed = SupportBy.ORGANISATION, SupportBy.COUNT, GoalStatus.AGREED
    people = range(1, ORGANISATIONS + 1)
    return {
        "goals": [
            r.Goal(1, 1, "G1", 1, filled("Everybody in the valley has company. ", 2000), "Number of people", "0",
                   "120", "2030-12-31", 3, agreed, by),
            r.Goal(2, 1, "G2", 2, "A second goal, by hands", "", "", "", "", None, GoalStatus.OPEN, count),
            r.Goal(3, 1, "G3", 3, "A third goal, untested", "", "", "", "", None, GoalStatus.OPEN, by),
            r.Goal(4, 1, "G4", 4, "A goal for one of us", "", "", "", "", None, GoalStatus.MOVED, by),
        ],
        "goal_needs": [r.GoalNeed(i, 1, i) for i in range(1, 16)],
        "alone_responses": [r.AloneResponse(i, 1, i, i % 2 + 2, 1) for i in people],
        "support_responses": [r.SupportResponse(i, 1, i, i % 8 + 1, 1) for i in people],
        "support_counts": [r.SupportCount(i, 2, i, 90 // i) for i in range(1, 9)],
        "dissents": [
            r.Dissent(1, 1, 4, filled("words of concern ", 10_000), "A smaller first step"),
            r.Dissent(2, 1, None, "No name given <b>not bold</b> & more", ""),
            r.Dissent(3, 1, 6, "x" * 3000, ""),
        ],
    }  # fmt: skip


def _actions(ties: list[int]) -> dict[str, list[r.Record]]:
    return {
        "actions": [
            r.Action(i, 1, (1, 2, None)[i % 3], i % ORGANISATIONS + 1 if i % 7 else None, f"A{i}", i,
                     f"Action{i} " + filled("do it with others ", 40 + i * 9), "2026-10-01",
                     f"2027-0{i % 9 + 1}-15" if i % 5 else "", "Help with the minibus" if i % 4 == 0 else "",
                     list(ActionStatus)[i % 4])
            for i in range(1, 61)
        ],
        "contributions": [
            r.Contribution(i * 10 + j, i, (i + j) % ORGANISATIONS + 1, (i + j) % 20 + 1 if j else None)
            for i in range(1, 61)
            for j in range(i % 4)
        ],
        "addressings": [r.Addressing(i, i, ties[i]) for i in range(1, 30)],
    }  # fmt: skip


def _signature(number: int) -> r.Signature:
    wave = [[t * 40, int(2000 + 900 * math.sin(t / 8)), t * 8] for t in range(200)]
    return r.Signature(
        number,
        1,
        number,
        list(Decision)[number % 3],
        filled("a note ", 10_000) if number == 6 else f"Remark{number}",
        list(SignatureMethod)[number % 3],
        json.dumps([wave]) if number % 3 == 0 else "",
        f"Signed by head {number}",
        AT,
    )
