"""The board's columns, what moving between them means, and dates that are pointed out."""

from __future__ import annotations

from datetime import date

import pytest

from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.board import MOST_EMPTY, Board, due_in, lanes
from partnerdesk.rules.odd_dates import Oddity, odd_day, odd_due
from partnerdesk.rules.workshop_facts import WorkshopFacts
from tests.core.rules.builder import Data, action, goal, outline, snapshot_of

TODAY = date(2026, 11, 25)


def columns(board: Board, data: Data) -> dict[int | str | None, tuple[int, ...]]:
    snapshot = snapshot_of(data)
    found = lanes(WorkshopFacts.of(snapshot), board, snapshot.workshop_actions(), TODAY)
    return {lane.key: lane.action_ids for lane in found}


ACTIONS = [
    {**action("A1", lead="B"), "goal": "G2", "due": "2027-03-31"},
    {**action("A2", lead="A"), "due": "2027-03-01"},
    {**action("A3"), "goal": "G1"},
    {**action("A4", lead="C"), "goal": "G1", "due": "2025-12-24"},
]
DATA = outline("A B -C -D", goals=[goal("G1"), goal("G2"), goal("G3", status="moved")], actions=ACTIONS)


def test_columns_by_goal_leave_out_goals_that_were_moved() -> None:
    assert list(columns(Board.GOAL, DATA).items()) == [(1, (3, 4)), (2, (1,)), (None, (2,))]


def test_columns_by_lead_are_those_in_the_room_and_those_who_lead() -> None:
    assert list(columns(Board.LEAD, DATA).items()) == [(1, (2,)), (2, (1,)), (3, (4,)), (None, (3,))]
    many = outline(
        " ".join(f"P{number}" for number in range(MOST_EMPTY + 1)), actions=[action("A1", lead="P7")]
    )
    assert columns(Board.LEAD, many) == {None: (), 8: (1,)}


def test_columns_by_month_are_in_order_and_hold_room_ahead() -> None:
    found = columns(Board.MONTH, DATA)
    assert list(found) == ["2025-12", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03", None]
    assert found["2027-03"] == (2, 1)
    assert (found[None], found["2026-12"]) == ((3,), ())


@pytest.mark.parametrize(
    ("month", "iso", "due"),
    [
        ("2027-02", "2027-01-15", "2027-02-15"),
        ("2027-02", "2027-01-31", "2027-02-28"),
        ("2028-02", "2027-01-31", "2028-02-29"),
        ("2027-02", "", "2027-02-28"),
        (None, "2027-01-31", ""),
    ],
)
def test_a_month_keeps_the_day_or_takes_its_last(month: str | None, iso: str, due: str) -> None:
    assert due_in(month, iso) == due


@pytest.mark.parametrize(
    ("iso", "goal_by", "start", "odd"),
    [
        ("2026-11-26", "", "", ()),
        ("2026-11-25", "2026-11-25", "2026-11-25", ()),
        ("", "2026-01-01", "2027-01-01", ()),
        ("2026-11-24", "", "", (Oddity.PAST,)),
        ("2026-11-28", "", "", (Oddity.WEEKEND,)),
        ("2026-11-29", "2026-11-27", "2026-11-30", (Oddity.BEFORE_START, Oddity.AFTER_GOAL, Oddity.WEEKEND)),
    ],
)
def test_odd_days(iso: str, goal_by: str, start: str, odd: tuple[Oddity, ...]) -> None:
    assert odd_day(iso, TODAY, goal_by, start) == odd


def test_what_is_done_waits_for_nobody() -> None:
    (late,) = snapshot_of(outline("A", actions=[{**action("A1"), "due": "2026-11-22"}])).actions
    assert odd_due(late, TODAY) == (Oddity.PAST, Oddity.WEEKEND)
    (done,) = snapshot_of(
        outline("A", actions=[{**action("A1"), "due": "2026-11-22", "status": "done"}])
    ).actions
    assert done.status is ActionStatus.DONE
    assert odd_due(done, TODAY) == ()
