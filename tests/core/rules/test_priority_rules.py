"""The goals in order: totals, spread, ties, and what is pointed out."""

from __future__ import annotations

from typing import Any

import pytest

from partnerdesk.model.vocabulary import RankingMethod
from partnerdesk.rules.priorities import Quadrant, Ranking, ranking_of
from tests.core.rules.builder import Data, goal, outline, snapshot_of


def gift(org: str, method: str, value: int, ease: int | None = None) -> Data:
    return {"org": org, "method": method, "value": value, **({} if ease is None else {"ease": ease})}


def ranking(method: str, *gifts: list[Data], **more: Any) -> Ranking:
    """The order by ``method`` of goals G1, G2 ... that were given ``gifts``."""
    goals = [goal(f"G{place}", priorities=given) for place, given in enumerate(gifts, start=1)]
    return ranking_of(snapshot_of(outline("A B C", goals=goals, **more)), RankingMethod(method))


def places(found: Ranking) -> list[tuple[str, int, float, int]]:
    return [(each.goal.code, each.place, float(each.total), each.spread) for each in found.goals]


def test_dots_are_added_and_the_spread_counts_who_gave() -> None:
    last = [gift("B", "dots", 2), gift("A", "points", 99)]
    found = ranking("dots", [gift("A", "dots", 5)], [gift("B", "dots", 3), gift("C", "dots", 4)], last)
    assert places(found) == [("G2", 1, 7, 2), ("G1", 2, 5, 1), ("G3", 3, 2, 1)]
    assert found.givers == (1, 2, 3)


def test_ties_stay_ties_in_the_order_of_the_list() -> None:
    found = ranking("dots", [gift("A", "dots", 2)], [gift("B", "dots", 3)], [gift("C", "dots", 2)], [])
    assert places(found) == [("G2", 1, 3, 1), ("G1", 2, 2, 1), ("G3", 2, 2, 1), ("G4", 4, 0, 0)]
    assert [each.tied for each in found.goals] == [False, True, True, False]


def test_ranks_give_as_many_as_are_below() -> None:
    found = ranking(
        "ranks",
        [gift("A", "ranks", 1), gift("B", "ranks", 2)],
        [gift("A", "ranks", 2), gift("B", "ranks", 1)],
        [gift("A", "ranks", 3)],
    )
    assert places(found) == [("G1", 1, 3, 2), ("G2", 1, 3, 2), ("G3", 3, 0, 1)]
    assert found.partly == (2,)


def test_points_that_do_not_come_to_a_hundred_are_pointed_out() -> None:
    found = ranking(
        "points", [gift("A", "points", 60), gift("B", "points", 60)], [gift("A", "points", 40), gift("B", "points", 50)]
    )  # fmt: skip
    assert found.sums == {2: 110}


def test_impact_and_ease_are_multiplied_and_lie_in_a_grid() -> None:
    found = ranking(
        "impact",
        [gift("A", "impact", 9, 8), gift("B", "impact", 7, 7)],
        [gift("A", "impact", 9, 2)],
        [gift("A", "impact", 2, 9)],
        [gift("A", "impact", 1, 1)],
        [gift("A", "impact", 9)],
    )
    assert [(each.goal.code, float(each.total), each.quadrant) for each in found.goals] == [
        ("G1", 60.5, Quadrant.FIRST), ("G2", 18, Quadrant.PLAN), ("G3", 18, Quadrant.SOMETIME),
        ("G4", 1, Quadrant.LEAVE), ("G5", 0, None),
    ]  # fmt: skip
    assert found.partly == (1, 2)


def test_goals_left_to_one_stand_in_no_order() -> None:
    goals = [
        goal("G1", priorities=[gift("A", "ranks", 2)]),
        goal("G2", status="moved", priorities=[gift("A", "ranks", 1)]),
    ]
    found = ranking_of(snapshot_of(outline("A", goals=goals)), RankingMethod.RANKS)
    assert places(found) == [("G1", 1, 0, 1)]


@pytest.mark.parametrize("method", list(RankingMethod))
def test_nothing_given_is_no_order(method: RankingMethod) -> None:
    found = ranking(method, [], [])
    assert [(each.place, float(each.total), each.tied) for each in found.goals] == [
        (1, 0, True),
        (1, 0, True),
    ]
    assert found.givers == ()
