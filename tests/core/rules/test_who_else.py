"""Who else could bring something the lead lacks."""

from __future__ import annotations

from partnerdesk.rules.who_else import MOST, who_else
from tests.core.rules.builder import Data, action, figures_of, goal, outline


def suggested(data: Data) -> list[tuple[str, str, bool]]:
    """The suggestions for the first action by code of organisation and capability."""
    figures = figures_of(data)
    facts = figures.facts
    return [
        (
            facts.organisations[each.organisation_id].code,
            facts.capabilities[each.capability_id].code,
            each.needed,
        )
        for each in who_else(facts, figures.actions[0].facts)
    ]


def test_what_the_goal_needs_comes_first() -> None:
    data = outline("A:x B:w C:z", goals=[goal(needs="z")], actions=[action(lead="A", goal="G1")])
    assert suggested(data) == [("C", "z", True), ("B", "w", False)]


def test_what_the_lead_or_anyone_in_the_action_brings_is_not_asked_for_again() -> None:
    data = outline("A:x B:x C:y D:y", actions=[action(lead="A", parts={"C": ["y"]})])
    assert suggested(data) == []


def test_absent_organisations_are_not_suggested() -> None:
    assert suggested(outline("A:x -B:y", actions=[action(lead="A")])) == []


def test_each_organisation_is_suggested_once_and_not_too_many_are() -> None:
    data = outline("A B:b,c C:b D:d E:e F:f G:g", actions=[action(lead="A")])
    found = suggested(data)
    assert found[:2] == [("B", "b", False), ("D", "d", False)]
    assert len(found) == MOST


def test_without_a_lead_everyone_in_the_room_is_asked() -> None:
    assert suggested(outline("A:x B:y", actions=[action()])) == [("A", "x", False), ("B", "y", False)]
