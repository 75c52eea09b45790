"""What is offered while an action is typed, and that what is taken is understood."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from partnerdesk.quick.actions import parse_action
from partnerdesk.quick.day_offers import MOST, offers_for_day
from partnerdesk.quick.offers import offers_for_action
from tests.core.rules.builder import Data, goal, outline, snapshot_of

TODAY = date(2026, 11, 25)  # a Wednesday


def _organisation(
    code: str, name: str, offers: str = "", present: bool = True, people: tuple[str, ...] = ()
) -> Data:
    persons = [{"name": each.partition(", ")[0], "role": each.partition(", ")[2]} for each in people]
    return {
        "id": code, "name": name, "type": "", "present": present, "offers": offers.split(), "people": persons,
    }  # fmt: skip


SNAPSHOT = snapshot_of(
    outline(
        [
            _organisation("HPC", "Harbourside Primary Care", "nurses data"),
            _organisation("HAR", "Harvest Trust", present=False),
            _organisation("SHA", "Saltmarsh Homes", "homes data"),
            _organisation("TID", "Tideline Advice", people=("Jo Marsh, Debt adviser",)),
        ],
        goals=[{**goal("G1"), "text": "Warm homes for all"}, {**goal("G2"), "text": "Safe streets"}],
    )
)
IN_FULL = {each.code: f"{each.code}  {each.name}" for each in SNAPSHOT.organisations}


def offered(line: str) -> list[str]:
    return [shown for _, shown in offers_for_action(line, SNAPSHOT, TODAY).rows]


def taken(line: str, place: int = 0) -> str:
    start, rows = offers_for_action(line, SNAPSHOT, TODAY)
    return line[:start] + rows[place][0]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Ring @", [IN_FULL["HPC"], IN_FULL["SHA"], IN_FULL["TID"], IN_FULL["HAR"]]),
        ("Ring @har", ["HPC  Harbourside Primary Care"]),
        ("Ring @homes", ["SHA  Saltmarsh Homes"]),
        ("Ring @harbourside pri", ["HPC  Harbourside Primary Care"]),
        ("Ring @jo", ["TID  Jo Marsh, Debt adviser, Tideline Advice"]),
        ("Ring @adviser", ["TID  Jo Marsh, Debt adviser, Tideline Advice"]),
        ("Ring @HPC", []),
        ("Ring @HPC and", []),
        ("Ring a@b", []),
        ("Ring @ ", []),
        ("Ring", []),
    ],
)  # fmt: skip
def test_a_lead_by_code_or_any_word_of_the_name(line: str, shown: list[str]) -> None:
    assert offered(line) == shown


def test_what_is_brought_follows_who_brings_it() -> None:
    assert taken("Go +sal") == "Go +SHA"  # it offers something, so the line goes on
    assert offered("Go +SHA") == ["SHA  Capability data", "SHA  Capability homes"]
    assert taken("Go +SHA", 1) == "Go +SHA:homes "
    assert offered("Go +SHA:ho") == ["SHA  Capability homes"]
    assert offered("Go +SHA:nu") == ["SHA  Capability nurses"]  # not offered, but asked for
    assert offered("Go +SHA:homes") == []
    assert offered("Go +SHA rest") == []
    assert taken("Go +tide") == "Go +TID "
    assert offered("Go +XYZ:") == []


def test_goals_by_number_and_by_words() -> None:
    assert offered("Go #") == ["G1  Warm homes for all", "G2  Safe streets"]
    assert offered("Go #goal2"[:-1]) == ["G1  Warm homes for all", "G2  Safe streets"]
    assert taken("Go #home wa") == "Go #G1 "
    assert offered("Go #G1") == []
    assert offered("Go #1") == []


@pytest.mark.parametrize(
    ("line", "first", "count"),
    [
        ("Ring by fri", "Friday  ·  Friday 27 November 2026", 1),
        ("Ring by 31 j", "Sunday 31 January 2027", 2),
        ("Ring due 28", "Saturday 28 November 2026", MOST),
        ("Ring by in 2 w", "in 2 weeks  ·  Wednesday 9 December 2026", 1),
        ("Ring by next t", "next Tuesday  ·  Tuesday 1 December 2026", 2),
        ("Ring by mar", "March 2027  ·  Wednesday 31 March 2027", 1),
        ("Ring @HPC by tom", "tomorrow  ·  Thursday 26 November 2026", 1),
    ],
)
def test_days_in_words(line: str, first: str, count: int) -> None:
    found = offered(line)
    assert found[0] == first
    assert len(found) >= count


@pytest.mark.parametrize(
    "line", ["Draft it by hand", "Draft it by 45", "Ring by friday", "Stand by", "Ring by 31/10"]
)
def test_other_words_are_left_alone(line: str) -> None:
    assert offered(line) == []
    assert offers_for_day(line, TODAY).rows == ()


def test_what_is_taken_is_understood() -> None:
    line = taken("Run a damp triage by 31 j")
    line = taken(f"{line}@harb")
    line = taken(taken(f"{line}+salt"), 1)
    line = taken(f"{line}+tide")
    line = taken(f"{line}#warm")
    entry = parse_action(line, SNAPSHOT, TODAY)
    hpc, _, sha, tid = SNAPSHOT.organisations
    assert (entry.text, entry.due, entry.lead_id) == ("Run a damp triage", "2027-01-31", hpc.id)
    assert [part.organisation_id for part in entry.parts] == [sha.id, tid.id]
    assert entry.parts[0].capability_id is not None
    assert entry.goal_id == SNAPSHOT.workshop_goals()[0].id


def test_a_thousand_partners_are_no_reason_to_wait() -> None:
    many = snapshot_of(
        outline([_organisation(f"P{number}", f"Partner number {number}") for number in range(1000)])
    )
    began = process_time()
    for line in ("Go @", "Go @nu", "Go +P99", "Go @partner number 9"):
        assert len(offers_for_action(line, many, TODAY).rows) == MOST
    assert process_time() - began < 0.2
