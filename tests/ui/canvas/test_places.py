"""Boxes on the map never overlap, whatever the window and the names."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.canvas.places import Point, Size, ground, set_apart, to_pixels, to_thousandths

GAP = 14.0
sizes = st.lists(st.tuples(st.floats(70, 260), st.sampled_from([34.0, 51.0])), min_size=1, max_size=25)
share = st.floats(0, 1)


def overlap(a: Point, b: Point, one: Size, other: Size) -> bool:
    across = (one[0] + other[0]) / 2 - abs(a[0] - b[0])
    down = (one[1] + other[1]) / 2 - abs(a[1] - b[1])
    return across > 0 and down > 0


@given(sizes, st.data())
def test_nothing_overlaps(boxes: list[Size], data: st.DataObject) -> None:
    area = ground(boxes, (700, 400), GAP)
    by_id = dict(enumerate(boxes))
    homes = {each: (data.draw(share) * area[0], data.draw(share) * area[1]) for each in by_id}
    points, _ = set_apart(homes, by_id, area, GAP, [(0, len(boxes) - 1)] if len(boxes) > 1 else [])
    for a, b in combinations(by_id, 2):
        assert not overlap(points[a], points[b], by_id[a], by_id[b])


def test_all_at_one_place_are_parted() -> None:
    boxes = dict.fromkeys(range(12), (200.0, 34.0))
    points, _ = set_apart(dict.fromkeys(boxes, (300.0, 200.0)), boxes, (760, 380), GAP)
    assert all(not overlap(points[a], points[b], boxes[a], boxes[b]) for a, b in combinations(boxes, 2))


def test_who_has_room_stays_to_the_pixel() -> None:
    homes = {1: (150.0, 60.0), 2: (500.0, 300.0)}
    assert set_apart(homes, dict.fromkeys(homes, (180.0, 34.0)), (760, 380), GAP) == (homes, (760, 380))


def test_who_came_first_stays_and_the_other_gives_way() -> None:
    homes = {2: (310.0, 205.0), 1: (300.0, 200.0)}
    points, _ = set_apart(homes, dict.fromkeys(homes, (180.0, 34.0)), (760, 380), GAP)
    assert points[2] == (310.0, 205.0)
    assert points[1] == (300.0, 205.0 - 34.0 - GAP)


@given(sizes, st.data())
def test_one_more_moves_nobody(boxes: list[Size], data: st.DataObject) -> None:
    area = ground([*boxes, (180.0, 34.0)], (700, 400), GAP)
    by_id = {**dict(enumerate(boxes)), 99: (180.0, 34.0)}
    homes = {each: (data.draw(share) * area[0], data.draw(share) * area[1]) for each in by_id}
    before, needed = set_apart({each: homes[each] for each in by_id if each != 99}, by_id, area, GAP)
    after, grown = set_apart(homes, by_id, area, GAP)
    if grown == needed:
        assert {each: after[each] for each in before} == before
    if grown == area:
        assert set_apart(homes, by_id, area, GAP, standing=before) == (after, grown)


def test_linked_boxes_leave_their_link_in_sight() -> None:
    homes = {1: (300.0, 190.0), 2: (300.0, 210.0)}
    boxes = dict.fromkeys(homes, (180.0, 34.0))
    plain, _ = set_apart(homes, boxes, (760, 380), GAP)
    linked, _ = set_apart(homes, boxes, (760, 380), GAP, [(1, 2)])
    assert linked[2][1] - linked[1][1] == pytest.approx(34.0 + 2.6 * GAP)
    assert plain[2][1] - plain[1][1] == 34.0 + GAP


def test_few_partners_have_the_window_many_have_more() -> None:
    box = (200.0, 34.0)
    assert ground([box] * 5, (760, 380), GAP) == (760, 380)
    wide, high = ground([box] * 300, (760, 380), GAP)
    assert wide * high > 300 * 200 * 34
    assert wide > high


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_places_survive_the_way_to_pixels_and_back(x: int, y: int) -> None:
    area = (1913.0, 1021.0)
    assert to_thousandths(to_pixels((x, y), area), area) == (x, y)


def test_places_off_the_ground_come_to_its_rim() -> None:
    assert to_thousandths((-50, 5000), (700, 400)) == (0, 1000)
