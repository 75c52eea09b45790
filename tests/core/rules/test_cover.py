"""The fewest sets that cover their union."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.rules.cover import fewest_sets


def tried(sets: list[int]) -> int:
    """Every group is tried, small ones first."""
    union = joined(sets)
    groups = (group for size in range(len(sets) + 1) for group in combinations(sets, size))
    return next(len(group) for group in groups if joined(group) == union)


def joined(sets: list[int] | tuple[int, ...]) -> int:
    union = 0
    for each in sets:
        union |= each
    return union


@given(st.lists(st.integers(0, 2**9 - 1), max_size=9))
def test_equals_trying_every_group(sets: list[int]) -> None:
    assert fewest_sets(sets) == tried(sets)


@pytest.mark.parametrize(("sets", "fewest"), [([], 0), ([0, 0], 0), ([1], 1), ([1, 1], 1), ([1, 2, 4], 3)])
def test_small(sets: list[int], fewest: int) -> None:
    assert fewest_sets(sets) == fewest


def test_taking_the_largest_first_would_be_wrong() -> None:
    assert fewest_sets([0b001111_0, 0b111000_0, 0b000111_0, 0b111000_1, 0b000111_0]) == 2


@pytest.mark.parametrize("seed", range(6))
def test_many_ways_to_go_wrong(seed: int) -> None:
    """Sets of the same size that cross each other leave the search little to go by."""
    drawn = random.Random(seed)
    sets = [sum(1 << place for place in drawn.sample(range(16), 4)) for _ in range(14)]
    assert fewest_sets(sets) == tried(sets)


def test_sixty_organisations_and_thirty_capabilities() -> None:
    """Thirty capabilities in ten groups of three, one organisation for each, and fifty that only confuse."""
    drawn = random.Random(7)
    groups = [0b111 << 3 * place for place in range(10)]
    crossing = [sum(1 << 3 * place for place in drawn.sample(range(10), 3)) for _ in range(50)]
    assert fewest_sets([*crossing, *groups]) == 10


def test_hundreds_of_organisations() -> None:
    assert fewest_sets([0b11 << place for place in range(300)] * 2) == 151
