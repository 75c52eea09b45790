"""The rules that judge a goal, each edge named by the rules' own text: N2, N3, N5, N6, N7."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from partnerdesk.model.records import SupportCount
from partnerdesk.model.vocabulary import GoalStatus, SupportBy
from partnerdesk.rules.insights import GoalInsight, Insights, insights
from partnerdesk.rules.leaving import if_leaves
from partnerdesk.rules.missing import Cover, fragility
from partnerdesk.rules.verdict import Verdict
from tests.core.rules.builder import Data, action, figures_of, goal, outline, snapshot_of

FOUR = "A B C D"
HARD = {"A": 3, "B": 3, "C": 3, "D": 3}
BEHIND = {"A": 1, "B": 2, "C": 3, "D": 1}


def judged(organisations: str = FOUR, rule: Data | None = None, needs: str = "", **said: Any) -> GoalInsight:
    """One goal with all that is said to it, hard alone and held by all unless ``said`` says otherwise."""
    data = outline(organisations, goals=[goal("G1", needs, **{"alone": HARD, "support": BEHIND, **said})])
    if rule:
        data["workshop"]["agreement"] = rule
    return figures_of(data).goals[0]


def counted(*hands: int, **said: Any) -> GoalInsight:
    """The goal when hands were counted at level 1, 2, 3 and so on."""
    data = outline(FOUR, goals=[goal("G1", alone=HARD, support=BEHIND, **said)])
    snapshot = snapshot_of(data)
    counts = tuple(SupportCount(level, 1, level, number) for level, number in enumerate(hands, start=1))
    asked = tuple(replace(each, support_by=SupportBy.COUNT) for each in snapshot.goals)
    return insights(replace(snapshot, support_counts=counts, goals=asked)).goals[0]


def codes(figures: Insights, ids: tuple[int, ...]) -> list[str]:
    return figures.facts.codes(ids)


def test_alone_score_counts_all_answers_against_the_hardest() -> None:
    test = judged(alone={"A": 0, "B": 1, "C": 2, "D": 3}).alone
    assert (test.score, test.hard_share, test.n) == (50, 0.5, 4)


def test_alone_test_without_answers_is_undefined_never_0() -> None:
    test = judged(alone={}).alone
    assert (test.score, test.hard_share, test.n) == (None, None, 0)


def test_absent_organisations_answer_too() -> None:
    found = judged("A -B", alone={"A": 3, "B": 0}, support={"A": 1, "B": 8})
    assert found.alone.n == 2
    assert found.support.everyone.share == 0.5


def test_common_hold_leaves_out_who_stands_aside() -> None:
    hold = judged(support={"A": 3, "B": 4, "C": 5, "D": 4}).support.everyone
    assert (hold.n, hold.aside, hold.counting, hold.share) == (4, 2, 2, 0.5)


def test_everyone_stood_aside_is_undefined() -> None:
    found = judged(support={"A": 4, "B": 4})
    assert found.support.everyone.share is None
    assert found.verdict is Verdict.NOT_TESTED


def test_community_holds_alone() -> None:
    support = judged("A B *C *D", support={"A": 1, "B": 1, "C": 6, "D": 4}).support
    assert (support.everyone.share, support.community.share, support.agencies.share) == (2 / 3, 0, 1)


def test_dissent_is_level_5_to_8() -> None:
    data = outline(FOUR, goals=[goal(support={"D": 5, "C": 4, "B": 8, "A": 3})])
    figures = figures_of(data)
    assert codes(figures, figures.goals[0].support.dissent or ()) == ["B", "D"]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ({}, Verdict.PARTNERSHIP),
        ({"support": {"A": 1, "B": 1, "C": 1, "D": 5}}, Verdict.PARTNERSHIP),
        ({"support": {"A": 1, "B": 1, "C": 6}}, Verdict.CONTESTED),
        ({"support": {"A": 1, "B": 1, "C": 1, "D": 8}}, Verdict.CONTESTED),
        ({"support": {"A": 1, "B": 1, "C": 1, "D": 8}, "alone": {}}, Verdict.CONTESTED),
        ({"support": {"A": 5}, "alone": {}}, Verdict.CONTESTED),
        ({"support": {"A": 6}, "alone": {"A": 0}}, Verdict.CONTESTED),
        ({"alone": {}, "support": {}}, Verdict.NOT_TESTED),
        ({"alone": {}}, Verdict.NOT_TESTED),
        ({"support": {}}, Verdict.NOT_TESTED),
        ({"support": {}, "alone": {"A": 0}}, Verdict.NOT_TESTED),
        ({"alone": {"A": 3, "B": 3, "C": 3, "D": 0}}, Verdict.ALONE),
        ({"alone": {"A": 2, "B": 3, "C": 1}}, Verdict.PARTNERSHIP),
        ({"alone": {"A": 2, "B": 3, "C": 1, "D": 1}}, Verdict.ALONE),
    ],
)  # fmt: skip
def test_verdict_is_the_first_that_applies(said: Data, verdict: Verdict) -> None:
    assert judged(**said).verdict is verdict


@pytest.mark.parametrize(
    ("organisations", "needs", "verdict"),
    [
        ("A:x,y B:x C D", "xy", Verdict.ONE_HOLDS_ALL),
        ("A:x B:y C D", "xy", Verdict.PARTNERSHIP),
        ("A:x B C D -E:y", "xy", Verdict.CAPABILITY_MISSING),
        ("-A:x -B:y -C -D", "xy", Verdict.CAPABILITY_MISSING),
        ("A:x B C D", "", Verdict.PARTNERSHIP),
    ],
)
def test_verdict_by_evidence(organisations: str, needs: str, verdict: Verdict) -> None:
    assert judged(organisations, needs=needs).verdict is verdict


@pytest.mark.parametrize(
    ("rule", "support", "verdict"),
    [
        ({"share": 50}, {"A": 1, "B": 6}, Verdict.PARTNERSHIP),
        ({"share": 51}, {"A": 1, "B": 6}, Verdict.CONTESTED),
        ({"share": 100}, {"A": 1, "B": 1, "C": 1, "D": 4}, Verdict.PARTNERSHIP),
        ({"share": 0}, {"A": 7}, Verdict.PARTNERSHIP),
        ({"blocks": 1}, {"A": 1, "B": 1, "C": 1, "D": 8}, Verdict.PARTNERSHIP),
        ({"share": 0, "blocks": 1}, {"A": 8, "B": 8}, Verdict.CONTESTED),
        ({"community": True}, {"A": 1, "B": 1, "C": 1, "E": 6}, Verdict.CONTESTED),
        ({"community": False}, {"A": 1, "B": 1, "C": 1, "E": 6}, Verdict.PARTNERSHIP),
        ({"community": True}, {"A": 1, "B": 1, "C": 1, "E": 4}, Verdict.PARTNERSHIP),
    ],
)
def test_verdict_follows_the_rule_of_the_workshop(
    rule: Data, support: dict[str, int], verdict: Verdict
) -> None:
    assert judged("A B C D *E", rule, support=support).verdict is verdict


def test_counted_hands_stand_instead_of_answers() -> None:
    found = counted(6, 0, 0, 2, 1, 1)
    assert found.support.everyone.share == 0.75
    assert (found.support.everyone.n, found.support.everyone.aside) == (10, 2)
    assert found.support.community.share is None
    assert found.support.dissent is None
    assert found.verdict is Verdict.PARTNERSHIP


def test_counted_hands_can_block() -> None:
    assert counted(9, 0, 0, 0, 0, 0, 0, 1).verdict is Verdict.CONTESTED


def test_no_hands_counted_is_not_yet_tested() -> None:
    assert counted().verdict is Verdict.NOT_TESTED


def test_goal_without_needed_capability_has_no_evidence_part() -> None:
    found = judged("A:x B C D").coverage
    assert [found.best_single, found.together, found.synergy, found.min_organisations] == [None] * 4
    assert found.best_holders == ()
    assert not found.one_holds_all
    assert not found.only_together


def test_nobody_in_the_room_covers_nothing() -> None:
    found = judged("-A:x -B:y", needs="xy", alone={}, support={}).coverage
    assert [found.best_single, found.together, found.synergy, found.min_organisations] == [0, 0, 0, 0]
    assert found.best_holders == ()


def test_best_is_all_who_offer_most_of_what_is_needed() -> None:
    figures = figures_of(outline("A:x,p,q,r B:y,z C:x,y -D:x,y,z", goals=[goal(needs="xyz")]))
    found = figures.goals[0].coverage
    assert codes(figures, found.best_holders) == ["B", "C"]
    assert (found.best_single, found.together, found.synergy) == (2 / 3, 1, 1 / 3)
    assert (found.min_organisations, found.only_together) == (2, True)


def test_fewest_cover_what_can_be_covered() -> None:
    found = judged("A:x B:y C:x,y D", needs="xyz").coverage
    assert (found.together, found.min_organisations, found.only_together) == (2 / 3, 1, False)


def test_synergy_of_the_workshop_is_the_mean_where_it_is_defined() -> None:
    goals = [goal("G1", "xy"), goal("G2", "x"), goal("G3")]
    figures = figures_of(outline("A:x B:y", goals=goals))
    assert (figures.synergy_index, figures.only_together) == (0.25, 1)


def test_capability_is_missing_a_single_point_or_covered() -> None:
    figures = figures_of(outline("A:x,y B:x -C:z,y", goals=[goal(needs="xyz")]))
    needed = figures.goals[0].needed
    assert [each.cover for each in needed] == [Cover.COVERED, Cover.SINGLE_POINT, Cover.MISSING]
    assert fragility(needed) == 1 / 3
    assert fragility(()) is None


def test_empty_chair_is_an_absent_holder_of_a_missing_capability() -> None:
    goals = [goal("G1", "xy"), goal("G2", "z")]
    figures = figures_of(outline("A:x -B:x,y,z -C:x -D:z", goals=goals))
    chairs = {
        codes(figures, (each.organisation_id,))[0]: [
            figures.facts.capabilities[capability].code for capability in each.capability_ids
        ]
        for each in figures.empty_chairs
    }
    assert chairs == {"B": ["y", "z"], "D": ["z"]}


def test_leaving_takes_what_only_they_offer() -> None:
    goals = [goal("G1", "xy"), goal("G2", "xz"), goal("G3", "y")]
    figures = figures_of(outline("A:x B:y C:y", goals=goals))
    needed = {each.id: each.needed for each in figures.goals}
    gone = if_leaves(needed, [1])
    assert [figures.goal(each).facts.goal.code for each in gone.lost] == ["G1", "G2"]
    assert [figures.goal(each).facts.goal.code for each in gone.no_longer_full] == ["G1"]
    assert if_leaves(needed, [2]).lost == {}
    assert [codes(figures, each.critical) for each in figures.goals] == [["A"], ["A"], []]


def test_moved_goal_counts_no_longer_and_is_still_shown() -> None:
    easy = goal("G2", "z", alone={"A": 0}, support={"A": 1}, community_level=0)
    kept = goal("G1", "x", alone={"A": 3}, support={"A": 1}, community_level=4)
    data = outline("A B:x -C:z", goals=[kept, easy])
    before, after = (
        figures_of({**data, "goals": [kept, {**easy, "status": status}]})
        for status in (GoalStatus.OPEN, GoalStatus.MOVED)
    )
    assert (before.definition.hard_alone, after.definition.hard_alone) == (0, 0)
    assert (before.community.presence, after.community.presence) == (0.5, 1)
    assert (len(before.empty_chairs), len(after.empty_chairs)) == (1, 0)
    assert [each.facts.goal.code for each in after.goals] == ["G1", "G2"]


def test_rows_are_found_by_their_id() -> None:
    figures = figures_of(outline("A", goals=[goal("G1"), goal("G2")], actions=[action("A1"), action("A2")]))
    assert figures.goal(2).facts.goal.code == "G2"
    assert figures.action(2).facts.action.code == "A2"
    with pytest.raises(KeyError):
        figures.goal(3)
    with pytest.raises(KeyError):
        figures.action(3)
