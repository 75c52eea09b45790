"""The actions as a board: columns by goal, by who leads or by the month they are due in, and what a move means."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from partnerdesk.model.records import Action
from partnerdesk.rules.workshop_facts import WorkshopFacts

MONTHS_AHEAD: Final = 3
"""This month and so many after it are always there, so that something can be moved into them."""

MOST_EMPTY: Final = 24
"""Organisations in the room that lead nothing have a column of their own while there are no more of them than this."""


class Board(StrEnum):
    """What the columns of the board stand for."""

    GOAL = "goal"
    LEAD = "lead"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Lane:
    """One column. ``key`` is the id of a goal or of an organisation, or a month as "2027-01"; None for actions without
    one. ``action_ids`` are in the order of the list, in a month by date."""

    key: int | str | None
    action_ids: tuple[int, ...]


def lanes(facts: WorkshopFacts, board: Board, actions: Iterable[Action], today: date) -> tuple[Lane, ...]:
    """The columns for some of the workshop's actions, in order, at the end those of actions that have none."""
    found: dict[int | str | None, list[Action]] = {key: [] for key in _KEYS[board](facts, today)}
    for action in actions:
        found.setdefault(key_of(board, action), []).append(action)
    without = found.pop(None, [])
    if board is Board.MONTH:
        order = sorted(found, key=str)
        for held in found.values():
            held.sort(key=_due)
    else:
        rows = facts.organisations if board is Board.LEAD else [goal.goal.id for goal in facts.goals]
        order = [each for each in rows if each in found]
    lanes_ = [Lane(key, tuple(each.id for each in found[key])) for key in order]
    return (*lanes_, Lane(None, tuple(each.id for each in without)))


def _due(action: Action) -> str:
    return action.due


def key_of(board: Board, action: Action) -> int | str | None:
    """In which column an action stands."""
    if board is Board.GOAL:
        return action.goal_id
    return action.lead_id if board is Board.LEAD else action.due[:7] or None


def due_in(month: str | None, iso: str) -> str:
    """A due date moved into a month, "2027-01": to the same day, or to its last where it has no such day, and where
    there was no date before. No month means no date."""
    if month is None:
        return ""
    year, number = (int(part) for part in month.split("-"))
    last = monthrange(year, number)[1]
    return f"{month}-{min(int(iso[8:10]), last) if iso else last:02}"


def _goals(facts: WorkshopFacts, _today: date) -> Iterator[int]:
    yield from (goal.goal.id for goal in facts.goals if goal.kept)


def _leads(facts: WorkshopFacts, _today: date) -> Iterator[int]:
    if len(facts.here) <= MOST_EMPTY:
        yield from facts.present


def _months(_facts: WorkshopFacts, today: date) -> Iterator[str]:
    for ahead in range(MONTHS_AHEAD + 1):
        years, month = divmod(today.month - 1 + ahead, 12)
        yield f"{today.year + years}-{month + 1:02}"


_KEYS: Final[dict[Board, Callable[[WorkshopFacts, date], Iterator[int | str]]]] = {
    Board.GOAL: _goals,
    Board.LEAD: _leads,
    Board.MONTH: _months,
}
