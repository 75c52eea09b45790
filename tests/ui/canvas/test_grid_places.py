"""Chips on the grid lie in their cell's band and half, over nobody and over no title."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ui.canvas.grid_places import HIGH, LEVELS, Chip, Measures, Rect, needed_height, place_chips

MEASURES = Measures(chip=26.0, gap=5.0, title=24.0)
LEVEL = st.sampled_from(LEVELS)
CHIPS = st.lists(st.tuples(LEVEL, LEVEL, st.floats(50, 230)), max_size=60)


def overlap(a: Rect, b: Rect) -> bool:
    across = a[0] < b[0] + b[2] and b[0] < a[0] + a[2]
    return across and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


@given(said=CHIPS, wide=st.integers(520, 1600), high=st.integers(100, 900))
def test_nobody_lies_over_anybody_or_in_another_half(
    said: list[tuple[int, int, float]], wide: int, high: int
) -> None:
    chips = [Chip(at, *each) for at, each in enumerate(said)]
    places = place_chips(chips, (40.0, 2.0, float(wide), float(high)), MEASURES)
    assert not any(overlap(a, b) for a, b in combinations(places.chips.values(), 2))
    middle = 40.0 + wide / 2
    for chip in chips:
        left, top, width, height = places.chips[chip.id]
        band, size = places.bands[chip.influence]
        assert band <= top
        assert top + height <= band + size + 0.001
        assert (left >= middle) if chip.interest in HIGH else (left + width <= middle)
        assert left >= 40.0
        assert left + width <= 40.0 + wide


@given(said=CHIPS, wide=st.integers(520, 1600))
def test_so_high_as_it_says_is_enough(said: list[tuple[int, int, float]], wide: int) -> None:
    chips = [Chip(at, *each) for at, each in enumerate(said)]
    height = needed_height(chips, float(wide), MEASURES)
    places = place_chips(chips, (0.0, 0.0, float(wide), height), MEASURES)
    assert abs(places.area[3] - height) < 0.01


def test_the_lines_run_between_two_and_three_and_titles_have_their_own_strip() -> None:
    places = place_chips((), (0.0, 0.0, 800.0, 600.0), MEASURES)
    assert places.columns[3][0] == 400.0
    assert sum(places.columns[2]) == 400.0
    assert places.bands[2][0] == 300.0 + MEASURES.title
    assert sum(places.bands[3]) == 300.0
    assert places.bands[4][0] == MEASURES.title


def test_every_point_means_a_cell() -> None:
    places = place_chips((), (0.0, 0.0, 800.0, 600.0), MEASURES)
    for influence in LEVELS:
        for interest in LEVELS:
            left, top, wide, high = places.cell(influence, interest)
            assert places.cell_at(left + wide / 2, top + high / 2) == (influence, interest)
    assert places.cell_at(-50, -50) == (4, 0)
    assert places.cell_at(5000, 5000) == (0, 4)


def test_a_few_in_one_cell_stand_below_each_other_near_its_middle() -> None:
    chips = [Chip(at, 4, 4, 150.0) for at in range(3)]
    places = place_chips(chips, (0.0, 0.0, 800.0, 400.0), MEASURES)
    assert len({places.chips[at][0] for at in range(3)}) == 1
    assert [places.chips[at][1] for at in range(3)] == sorted(places.chips[at][1] for at in range(3))
