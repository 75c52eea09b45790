"""The map in rings, and who could help whom."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.imports.outline import parse_outline, write_outline
from partnerdesk.layout.places import SIDE, arrange
from partnerdesk.layout.rings import by_rings, rings_in_use
from partnerdesk.model.partner_types import CATEGORY_LABELS
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.leaving import if_leaves, needed_by_goal
from partnerdesk.rules.matches import can_help, helped_by
from partnerdesk.rules.workshop_facts import WorkshopFacts
from partnerdesk.storage.document import Document
from tests.core.imports.outlines import SAMPLES

CATEGORIES = st.dictionaries(st.integers(1, 200), st.sampled_from(list(CATEGORY_LABELS)), max_size=60)


@given(
    categories=CATEGORIES, links=st.lists(st.tuples(st.integers(1, 200), st.integers(1, 200)), max_size=30)
)
def test_everybody_has_a_place_of_their_own(categories: dict[int, str], links: list[tuple[int, int]]) -> None:
    places = by_rings(categories, links)
    assert list(places) == list(categories)
    assert len(set(places.values())) == len(places)
    assert all(0 <= value <= SIDE for place in places.values() for value in place)
    assert places == by_rings(categories, links)


def test_the_community_stands_in_the_middle_and_types_side_by_side() -> None:
    categories = {
        1: "funder",
        2: "community",
        **dict.fromkeys(range(3, 9), "public"),
        9: "funder",
        10: "funder",
    }
    places = by_rings(categories, [(1, 9)])
    assert places[2] == (SIDE // 2, SIDE // 2)
    far = {each: math.dist(place, (SIDE / 2, SIDE / 2)) for each, place in places.items()}
    assert max(far[each] for each in range(3, 9)) < min(far[1], far[9]) or far[1] == pytest.approx(
        far[3], abs=2
    )


def test_circles_are_there_while_partners_stand_in_rings() -> None:
    categories = {
        1: "community",
        **dict.fromkeys(range(2, 6), "public"),
        **dict.fromkeys(range(6, 12), "health"),
    }
    links = [(1, 2), (3, 7), (4, 9)]
    places = by_rings(categories, links)
    public, health = rings_in_use(categories, places)
    assert (public.categories, health.categories) == (("public",), ("health",))
    for each, category in categories.items():
        radius = {"community": 0.0, "public": public.radius, "health": health.radius}[category]
        assert math.dist(places[each], (SIDE / 2, SIDE / 2)) == pytest.approx(radius, abs=2)
    moved = {**places, 2: (10, 10), 7: (990, 10)}
    assert rings_in_use(categories, moved) == (public, health), "two who were moved by hand change nothing"
    assert rings_in_use(categories, arrange(list(categories), links)) == ()
    assert rings_in_use({}, {}) == ()


@pytest.fixture(scope="module")
def snapshot() -> Iterator[Snapshot]:
    document = Document.in_memory("Example")
    write_outline(document.editor, parse_outline(SAMPLES[3].read_text(encoding="utf-8")))
    yield document.snapshot()
    document.close()


def test_matches_go_both_ways(snapshot: Snapshot) -> None:
    for each in snapshot.organisations:
        for match in can_help(snapshot, each.id):
            back = {one.organisation_id: one for one in helped_by(snapshot, match.organisation_id)}
            assert set(back[each.id].capability_ids) == set(match.capability_ids)
            assert each.id != match.organisation_id


def test_matches_of_one_partner(snapshot: Snapshot) -> None:
    names = {each.id: each.name for each in snapshot.organisations}
    police = next(each for each, name in names.items() if name == "Kestrel Vale Police")
    found = {names[match.organisation_id] for match in helped_by(snapshot, police)}
    assert "Streetlamp Youth Work" in found


def test_several_leave_together(snapshot: Snapshot) -> None:
    goals = needed_by_goal(WorkshopFacts.of(snapshot))
    ids = [each.id for each in snapshot.organisations]
    alone = [if_leaves(goals, [each]).lost for each in ids]
    everybody = if_leaves(goals, ids).lost
    for goal, needed in goals.items():
        offered = {each.capability_id for each in needed if each.present}
        assert set(everybody.get(goal, ())) == offered
        assert all(set(lost.get(goal, ())) <= offered for lost in alone)
    assert if_leaves(goals, []).lost == {}
