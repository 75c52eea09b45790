"""Dates that somebody may not have meant: pointed out, never refused."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from partnerdesk.model.records import Action
from partnerdesk.model.vocabulary import ActionStatus

_SATURDAY: Final = 5


class Oddity(StrEnum):
    """What is odd about a date, the most serious first."""

    PAST = "past"
    BEFORE_START = "before start"
    AFTER_GOAL = "after goal"
    WEEKEND = "weekend"


def odd_due(action: Action, today: date, goal_by: str = "") -> tuple[Oddity, ...]:
    """What is odd about when an action is due. What is done or dropped waits for nobody: its date is never odd."""
    if action.status in (ActionStatus.DONE, ActionStatus.DROPPED):
        return ()
    return odd_day(action.due, today, goal_by, action.start)


def odd_start(action: Action, today: date, goal_by: str = "") -> tuple[Oddity, ...]:
    """What is odd about when an action begins. What is under way began in the past."""
    if action.status in (ActionStatus.DONE, ActionStatus.DROPPED):
        return ()
    found = odd_day(action.start, today, goal_by)
    begun = action.status is ActionStatus.DOING
    return tuple(each for each in found if not (begun and each is Oddity.PAST))


def odd_day(iso: str, today: date, goal_by: str = "", start: str = "") -> tuple[Oddity, ...]:
    """What is odd about a day for which something is planned; ``goal_by`` is the goal's own date. All dates are ISO
    text, "" where there is none."""
    if not iso:
        return ()
    found = {
        Oddity.PAST: iso < today.isoformat(),
        Oddity.BEFORE_START: iso < start,
        Oddity.AFTER_GOAL: bool(goal_by) and iso > goal_by,
        Oddity.WEEKEND: date.fromisoformat(iso).weekday() >= _SATURDAY,
    }
    return tuple(each for each, odd in found.items() if odd)
