"""The goals in order, by what the organisations gave them: totals, spread, and ties that stay ties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from partnerdesk.model.records import Goal, Priority
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import GoalStatus, RankingMethod

POINTS: Final = 100
"""What the points of one organisation should come to."""

_MIDDLE: Final = 5


class Quadrant(StrEnum):
    """Where a goal lies in the grid of impact and ease; 5 is the middle and belongs to the upper half."""

    FIRST = "first"
    PLAN = "plan"
    SOMETIME = "sometime"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class RankedGoal:
    """One goal in order. ``spread`` is the number of organisations that gave it at least one.

    ``total`` is the sum of dots or points; by ranks the sum of n - r for rank r of n goals (Borda); by impact and ease
    the mean of their product over those who gave both. ``place`` counts from 1; goals that are level share a place.
    """

    goal: Goal
    total: Fraction
    spread: int
    place: int
    tied: bool
    impact: Fraction | None = None
    ease: Fraction | None = None

    @property
    def quadrant(self) -> Quadrant | None:
        if self.impact is None or self.ease is None:
            return None
        if self.impact >= _MIDDLE:
            return Quadrant.FIRST if self.ease >= _MIDDLE else Quadrant.PLAN
        return Quadrant.SOMETIME if self.ease >= _MIDDLE else Quadrant.LEAVE


@dataclass(frozen=True, slots=True)
class Ranking:
    """The goals that are still shared, the highest first; what is level stays in the order of the list.

    ``givers`` are the organisations that gave anything, in their order. ``sums`` has what the points of each come to
    where that is not 100; ``partly`` those who ranked or rated some goals and not all.
    """

    method: RankingMethod
    goals: tuple[RankedGoal, ...]
    givers: tuple[int, ...]
    sums: Mapping[int, int]
    partly: tuple[int, ...]


def ranking_of(snapshot: Snapshot, method: RankingMethod | None = None) -> Ranking:
    """The order by one method, by default the workshop's own. Goals left to one organisation stand in none."""
    way = snapshot.workshop.ranking if method is None else method
    goals = [goal for goal in snapshot.workshop_goals() if goal.status is not GoalStatus.MOVED]
    shared = {goal.id for goal in goals}
    given = [each for each in snapshot.priorities if each.method is way and each.goal_id in shared]
    by = {organisation.id: [e for e in given if e.organisation_id == organisation.id]
          for organisation in snapshot.organisations}  # fmt: skip
    by = {each: rows for each, rows in by.items() if rows}
    sums = {each: sum(row.value for row in rows) for each, rows in by.items()}
    whole = way in (RankingMethod.RANKS, RankingMethod.IMPACT)
    return Ranking(
        method=way,
        goals=_placed([_scored(way, goal, given, len(goals)) for goal in goals]),
        givers=tuple(by),
        sums={each: total for each, total in sums.items() if way is RankingMethod.POINTS and total != POINTS},
        partly=tuple(each for each, rows in by.items() if whole and _full(way, rows) < len(goals)),
    )


def _full(way: RankingMethod, rows: Iterable[Priority]) -> int:
    """How many goals an organisation has said everything about."""
    return sum(way is not RankingMethod.IMPACT or row.ease is not None for row in rows)


def _scored(way: RankingMethod, goal: Goal, given: Sequence[Priority], goals: int) -> RankedGoal:
    rows = [each for each in given if each.goal_id == goal.id]
    spread = sum(each.value > 0 for each in rows)
    if way is RankingMethod.IMPACT:
        both = [(each.value, each.ease) for each in rows if each.ease is not None]
        product = _mean([impact * ease for impact, ease in both]) or Fraction()
        impact = _mean([each.value for each in rows])
        return RankedGoal(goal, product, spread, 0, False, impact, _mean([ease for _, ease in both]))
    if way is RankingMethod.RANKS:
        # A rank from before goals were removed may be more than there are; it is worth no less than the last.
        return RankedGoal(goal, Fraction(sum(max(0, goals - each.value) for each in rows)), spread, 0, False)
    return RankedGoal(goal, Fraction(sum(each.value for each in rows)), spread, 0, False)


def _placed(scored: Sequence[RankedGoal]) -> tuple[RankedGoal, ...]:
    totals = [each.total for each in scored]
    in_order = sorted(scored, key=lambda each: -each.total)
    return tuple(
        RankedGoal(
            each.goal, each.total, each.spread, 1 + sum(total > each.total for total in totals),
            totals.count(each.total) > 1, each.impact, each.ease,
        )
        for each in in_order
    )  # fmt: skip


def _mean(values: Sequence[int]) -> Fraction | None:
    return Fraction(sum(values), len(values)) if values else None
