"""The rules about actions, relationships, the community and the load: N4, N8, N9, N12."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from partnerdesk.model.records import Workshop
from partnerdesk.rules import insights_json
from partnerdesk.rules.community import agreed_without_them
from partnerdesk.rules.insights import insights
from partnerdesk.rules.jointness import ActionClass, Jointness
from tests.core.rules.builder import Data, action, figures_of, goal, outline, snapshot_of, tie


def joint(parts: dict[str, list[str]], organisations: str = "A B C D") -> Jointness:
    return figures_of(outline(organisations, actions=[action("A1", parts)])).actions[0].jointness


@pytest.mark.parametrize(
    ("parts", "value", "kind_of_work", "brings"),
    [
        ({}, 0, ActionClass.ALLOCATED, None),
        ({"A": ["x", "y"]}, 0, ActionClass.ALLOCATED, None),
        ({"A": ["x"], "B": ["y"]}, 1, ActionClass.JOINT, "complementary"),
        ({"A": ["x"], "B": ["x"]}, 1, ActionClass.JOINT, "pooled"),
        ({"A": ["x", "y"], "B": ["z"]}, 2 / 3, ActionClass.JOINT, "complementary"),
        ({"A": ["x", "y", "z"], "B": ["w"]}, 0.5, ActionClass.JOINT, "complementary"),
        ({"A": ["x", "y", "z", "v"], "B": ["w"]}, 0.4, ActionClass.LOPSIDED, "complementary"),
        ({"A": ["x", "y", "z"], "B": ["x"]}, 1 / 3, ActionClass.LOPSIDED, "complementary"),
        ({"A": ["x", "y"], "B": ["z"], "C": ["w"]}, 0.75, ActionClass.JOINT, "complementary"),
        ({"A": ["x"], "B": []}, 0, ActionClass.LOPSIDED, "pooled"),
        ({"A": [], "B": []}, 0, ActionClass.LOPSIDED, None),
        ({"A": []}, 0, ActionClass.ALLOCATED, None),
    ],
)
def test_jointness(
    parts: dict[str, list[str]], value: float, kind_of_work: ActionClass, brings: str | None
) -> None:
    found = joint(parts)
    assert found.value == pytest.approx(value, abs=1e-12)
    assert (found.action_class, found.kind, found.contributors) == (kind_of_work, brings, len(parts))


def test_threshold_of_joint_is_exact() -> None:
    """Shares are fractions: a sum of sevenths or thirds never falls a hair below a half."""
    parts = {"A": list("abcd"), "B": ["e"], "C": ["f"], "D": ["g"], "E": ["a"], "F": ["a"], "G": ["a"]}
    found = joint(parts, "A B C D E F G")
    assert found.shares[1] == Fraction(13, 28)
    assert joint({"A": list("abc"), "B": ["d"]}).exact == Fraction(1, 2)


def test_absent_contributors_count_as_recorded() -> None:
    assert joint({"A": ["x"], "B": ["y"]}, "A -B").action_class is ActionClass.JOINT


def test_lead_that_brings_nothing_is_no_contributor() -> None:
    found = figures_of(outline("A B", actions=[action("A1", {"B": ["x"]}, lead="A")])).actions[0]
    assert found.jointness.contributors == 1


def test_shares_of_work_add_up_and_are_undefined_without_actions() -> None:
    work = figures_of(
        outline("A B", actions=[action("A1"), action("A2", {"A": ["x"], "B": ["y"]})])
    ).joint_work
    assert (work.joint, work.lopsided, work.allocated) == (0.5, 0, 0.5)
    nothing = figures_of(outline("A B")).joint_work
    assert (nothing.joint, nothing.lopsided, nothing.allocated) == (None, None, None)


def test_dropped_action_counts_nowhere_and_is_still_shown() -> None:
    dropped = action("A1", {"A": ["x"]}, lead="A", addresses=["A-B"], status="dropped")
    figures = figures_of(outline("A B", actions=[dropped], relationships=[tie("A", "B", 0, 1, 2)]))
    assert figures.joint_work.allocated is figures.community.action_share is figures.load.heaviest is None
    assert figures.relationships.worked_at == 0
    assert len(figures.actions) == 1


def test_load_is_leads_and_half_of_supports() -> None:
    actions = [action("A1", {"A": ["x"], "B": ["y"]}, lead="A"), action("A2", {"B": ["x"]}, lead="A")]
    figures = figures_of(outline("A B C", actions=actions))
    assert [float(each) for each in figures.load.carried.values()] == [2, 1, 0]
    assert figures.facts.codes(figures.load.quiet) == ["C"]
    assert figures.load.share(1) == 2 / 3
    assert figures.load.too_heavy == ()


def test_an_absent_organisation_carries_what_it_took_on_but_is_never_quiet() -> None:
    figures = insights_json(snapshot_of(outline("A -B -C", actions=[action("A1", {"A": ["x"]}, lead="B")])))
    assert figures["heaviest_load"] == ["B", 0.6667]
    assert figures["quiet_partners"] == []


@pytest.mark.parametrize(
    ("others", "own", "heavy"),
    [("B C D E F", 3, ["A"]), ("B C D E F", 2, []), ("B C D E", 3, []), ("B C D E -F", 3, [])],
)
def test_one_above_a_third_is_flagged_with_six_partners(others: str, own: int, heavy: list[str]) -> None:
    actions = [action(f"A{number}", lead="A") for number in range(own)]
    actions += [action(f"B{number}", lead=code) for number, code in enumerate("BCDE")]
    figures = figures_of(outline(f"A {others}", actions=actions))
    assert figures.facts.codes(figures.load.too_heavy) == heavy


def test_nobody_carries_anything() -> None:
    figures = insights_json(snapshot_of(outline("A B")))
    assert (figures["heaviest_load"], figures["quiet_partners"]) == (None, ["A", "B"])


def test_community_in_the_seats_the_actions_and_on_the_ladder() -> None:
    goals = [goal("G1", community_level=4), goal("G2", community_level=0), goal("G3")]
    actions = [action("A1", {"D": ["x"]}), action("A2", {"A": ["x"]}, lead="C")]
    found = figures_of(outline("A B *C -*D", goals=goals, actions=actions)).community
    assert (found.presence, found.seat_share, found.action_share) == (0.5, 1 / 3, 0.5)


def test_community_figures_over_nothing_are_undefined() -> None:
    found = figures_of(outline("-A -*B", goals=[goal()])).community
    assert (found.presence, found.seat_share, found.action_share) == (None, None, None)


@pytest.mark.parametrize(
    ("support", "red"),
    [
        ({"A": 1, "B": 1, "C": 1, "D": 5, "E": 5, "F": 1, "G": 5}, True),
        ({"A": 1, "B": 1, "C": 1, "D": 5, "E": 1, "F": 5}, False),
        ({"A": 1, "B": 1, "C": 5, "E": 5}, False),
        ({"A": 1, "E": 4}, False),
        ({"E": 5}, False),
    ],
)
def test_agreed_without_them(support: dict[str, int], red: bool) -> None:
    figures = figures_of(outline("A B C D *E *F *G", goals=[goal(support=support)]))
    assert agreed_without_them(figures.goals[0].support) is red


def test_stock_is_over_the_ties_where_it_was_said() -> None:
    ties = [tie("A", "B", 0, 2, 4), tie("A", "C", None, 4, None)]
    found = figures_of(outline("A B C", relationships=ties)).relationships
    assert (found.stock_before, found.stock_now, found.stock_wanted) == (0, 0.75, 1)


def test_no_ties_have_no_stock() -> None:
    found = figures_of(outline("A B")).relationships
    assert (found.stock_before, found.stock_now, found.stock_wanted) == (None, None, None)
    assert (found.worked_at_ratio, found.trust_mean, found.trust_gap_max, found.density) == (
        None,
        None,
        None,
        0,
    )


def test_neglected_is_wanted_stronger_and_addressed_by_no_action() -> None:
    ties = [tie("A", "B", 0, 1, 3), tie("B", "C", 0, 1, 3), tie("A", "C", 0, 3, 3), tie("A", "D", 0, None, 4)]
    data = outline("A B C -D", relationships=ties, actions=[action("A1", addresses=["C-B", "A-C"])])
    figures = insights_json(snapshot_of(data))["relationships"]
    assert (figures["wanted_stronger"], figures["worked_at"], figures["worked_at_ratio"]) == (2, 1, 0.5)
    assert figures["neglected"] == ["A-B"]


def test_trust_is_the_mean_of_what_was_said_and_the_widest_gap_of_both_ways() -> None:
    ties = [
        {**tie("A", "B"), "trust_ab": 4, "trust_ba": 1},
        {**tie("B", "C"), "trust_ab": 2},
        {**tie("A", "C")},
    ]
    found = figures_of(outline("A B C", relationships=ties)).relationships
    assert (found.trust_mean, found.trust_gap_max) == (7 / 3, 3)


@pytest.mark.parametrize(
    ("organisations", "density"),
    [("A B C", 1 / 3), ("A B -C", 1), ("-A B C", 0), ("A -B -C", None), ("-A -B -C", None)],
)
def test_density_is_of_the_pairs_in_the_room(organisations: str, density: float | None) -> None:
    """A tie that is at level 0 now is none."""
    ties = [tie("A", "B", 0, 1, 1), tie("A", "C", 3, 0, 3), tie("B", "C")]
    found = figures_of(outline(organisations, relationships=ties)).relationships
    assert found.density == density


def test_each_workshop_has_its_own_figures() -> None:
    """Attendance, ratings, goals and actions belong to a workshop; partners, offers and ties to the partnership."""
    first: Data = outline(
        "A:x B:y", goals=[goal(needs="xy")], actions=[action()], relationships=[tie("A", "B", 1, 2, 3)]
    )
    snapshot = snapshot_of(first)
    other = Workshop(2, 2, "W2", 0, "", "", "", "", "", "", "", 75, 0, False, None)
    here = replace(snapshot.attendances[0], id=9, workshop_id=2)
    both = replace(
        snapshot, workshops=(*snapshot.workshops, other), attendances=(*snapshot.attendances, here)
    )
    assert insights_json(both) == insights_json(snapshot)
    second = insights_json(both, 2)
    assert (second["id"], second["present"], second["goals"], second["actions"]) == ("W2", 1, {}, {})
    assert second["relationships"]["stock_now"] is None
    with pytest.raises(KeyError):
        insights(both, 3)
