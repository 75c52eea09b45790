"""The picture of the map: near what belongs together, the same on every run, and calm when somebody joins."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.layout.places import SIDE, Place, arrange, fit_in, map_places
from partnerdesk.model.records import Organisation, Relationship
from partnerdesk.model.snapshot import Snapshot

Links = list[tuple[int, int]]
maps = st.integers(1, 24).flatmap(
    lambda count: st.tuples(
        st.just(list(range(1, count + 1))),
        st.lists(st.tuples(st.integers(1, count), st.integers(1, count)), max_size=40),
    )
)


def far(places: dict[int, Place], a: int, b: int) -> float:
    return math.dist(places[a], places[b])


@given(maps)
def test_everybody_has_a_place_of_their_own_on_the_map(drawn: tuple[list[int], Links]) -> None:
    ids, links = drawn
    places = arrange(ids, links)
    assert set(places) == set(ids)
    assert all(0 <= value <= SIDE for place in places.values() for value in place)
    assert len(set(places.values())) == len(ids)


@given(maps)
def test_the_same_map_comes_out_every_time(drawn: tuple[list[int], Links]) -> None:
    ids, links = drawn
    assert arrange(ids, links) == arrange(ids, list(reversed(links)))


def test_nobody_is_no_map() -> None:
    assert arrange([], []) == {}


def test_one_partner_stands_in_the_middle() -> None:
    assert arrange([7], []) == {7: (SIDE // 2, SIDE // 2)}


def test_two_groups_are_seen_as_two_groups() -> None:
    one, other = [1, 2, 3, 4], [5, 6, 7, 8]
    links = [(a, b) for group in (one, other) for a in group for b in group if a < b] + [(4, 5)]
    places = arrange(one + other, links)
    within = max(far(places, a, b) for group in (one, other) for a in group for b in group)
    assert within < far(places, 1, 8)


def test_a_chain_is_laid_out_as_a_chain() -> None:
    links = [(each, each + 1) for each in range(1, 8)]
    places = arrange(list(range(1, 9)), links)
    assert far(places, 1, 8) > 4 * max(far(places, a, b) for a, b in links) / 2


@pytest.mark.parametrize("count", [71, 240])
def test_many_partners_do_not_crowd(count: int) -> None:
    links = [(each, each // 3) for each in range(3, count)]
    places = arrange(list(range(count)), links)
    assert len(set(places.values())) == count
    left = sum(x < SIDE / 2 for x, _ in places.values())
    top = sum(y < SIDE / 2 for _, y in places.values())
    assert 0.25 * count < left < 0.75 * count
    assert 0.25 * count < top < 0.75 * count


@given(maps, st.data())
def test_a_newcomer_moves_nobody(drawn: tuple[list[int], Links], data: st.DataObject) -> None:
    ids, links = drawn
    before = arrange(ids, links)
    after = fit_in([*ids, 99], [*links, (99, data.draw(st.sampled_from(ids)))], before)
    assert {each: after[each] for each in ids} == before
    assert after[99] not in before.values()


def test_a_newcomer_stands_near_those_it_is_linked_with() -> None:
    placed = {1: (100, 100), 2: (900, 900), 3: (900, 100), 4: (100, 900)}
    found = fit_in([1, 2, 3, 4, 5], [(5, 2)], placed)
    assert far(found, 5, 2) < min(far(found, 5, other) for other in (1, 3, 4))


def test_a_newcomer_does_not_stand_on_a_link_of_others() -> None:
    placed = {1: (100, 500), 2: (900, 500)}
    x, y = fit_in([1, 2, 3], [(1, 2)], placed)[3]
    assert abs(y - 500) > 60, f"({x}, {y}) lies on the link"


def organisation(number: int, x: int | None = None, y: int | None = None) -> Organisation:
    return Organisation(number, f"O{number}", f"Partner {number}", "", False, "", number, x, y)


def test_the_map_of_a_record_keeps_what_hands_placed() -> None:
    ties = (Relationship(1, 1, 2, "", ""),)
    by_hand = Snapshot(organisations=(organisation(1, 40, 960), organisation(2)), relationships=ties)
    assert map_places(by_hand)[1] == (40, 960)
    untouched = Snapshot(organisations=(organisation(1), organisation(2)), relationships=ties)
    assert map_places(untouched) == arrange([1, 2], [(1, 2)])
