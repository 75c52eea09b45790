"""Where partners stand on the grid of influence by interest: bands, columns, and chips that never lie over each other.

Pure; logical pixels. Influence grows upwards, interest to the right. The dividing lines run between 2 and 3, so a value
never lies on a line; the halves to both sides are equally large where there is room. A band, the strip of one
influence, is as high as its chips need.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

LEVELS: Final = (0, 1, 2, 3, 4)
LOW: Final = (0, 1, 2)
HIGH: Final = (3, 4)
Rect = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A partner to be placed, with both values known. ``width`` is that of its pill."""

    id: int
    influence: int
    interest: int
    width: float


@dataclass(frozen=True, slots=True)
class Measures:
    """``title`` is the height of the strip with a quadrant's title; nothing else stands in it."""

    chip: float
    gap: float
    title: float


@dataclass(frozen=True)
class GridPlaces:
    """``bands`` and ``columns`` are (start, size) by level; ``chips`` the rectangles by id."""

    area: Rect
    bands: Mapping[int, tuple[float, float]]
    columns: Mapping[int, tuple[float, float]]
    chips: Mapping[int, Rect]

    def cell_at(self, x: float, y: float) -> tuple[int, int]:
        """The (influence, interest) nearest to a point."""
        return _level_at(self.bands, y), _level_at(self.columns, x)

    def cell(self, influence: int, interest: int) -> Rect:
        top, high = self.bands[influence]
        left, wide = self.columns[interest]
        return left, top, wide, high


@dataclass
class _Lane:
    """One row of chips within a band."""

    end: float
    chips: list[tuple[int, float, float]] = field(default_factory=list)
    """Id, left and width of each."""


def place_chips(chips: Iterable[Chip], area: Rect, measures: Measures) -> GridPlaces:
    """Place everybody. Where ``area`` is too low, what comes back is higher (see :func:`needed_height`)."""
    left, top, wide, _ = area
    columns = columns_of(left, wide)
    lanes = _lanes(chips, columns, measures)
    bands = _bands(lanes, area, measures)
    step = measures.chip + measures.gap
    placed: dict[int, Rect] = {}
    for (level, _half), rows in lanes.items():
        start, high = bands[level]
        first = start + (high - len(rows) * step + measures.gap) / 2
        for number, lane in enumerate(rows):
            for each, x, width in lane.chips:
                placed[each] = (x, first + number * step, width, measures.chip)
    low, height = bands[0]
    return GridPlaces((left, top, wide, low + height - top), bands, columns, placed)


def columns_of(left: float, wide: float) -> dict[int, tuple[float, float]]:
    """Start and width of the column of each interest: three share the left half, two the right one."""
    half = wide / 2
    low = {level: (left + half * level / 3, half / 3) for level in LOW}
    return low | {level: (left + half + half * (level - 3) / 2, half / 2) for level in HIGH}


def needed_height(chips: Iterable[Chip], wide: float, measures: Measures) -> float:
    """How high the grid must be for nobody to be cramped, at a width."""
    lanes = _lanes(chips, columns_of(0.0, wide), measures)
    return sum(_needed(lanes, half, measures) for half in (HIGH, LOW))


def _lanes(
    chips: Iterable[Chip], columns: Mapping[int, tuple[float, float]], measures: Measures
) -> dict[tuple[int, int], list[_Lane]]:
    """The rows of chips of each influence, for the left half (0) and the right half (1) of it."""
    lanes: dict[tuple[int, int], list[_Lane]] = {}
    for chip in sorted(chips, key=lambda each: (-each.influence, each.interest)):
        rows = lanes.setdefault((chip.influence, int(chip.interest in HIGH)), [])
        _put(chip, rows, columns, measures.gap)
    return lanes


def _put(chip: Chip, rows: list[_Lane], columns: Mapping[int, tuple[float, float]], gap: float) -> None:
    """Put a chip into the row where it is nearest to its column, or into a new one."""
    half = HIGH if chip.interest in HIGH else LOW
    low = columns[half[0]][0] + gap
    high = columns[half[-1]][0] + columns[half[-1]][1] - gap
    start, wide = columns[chip.interest]
    home = min(max(start + (wide - chip.width) / 2, low), max(high - chip.width, low))
    best: _Lane | None = None
    for lane in rows:
        x = max(home, lane.end + gap)
        fits = x + chip.width <= high and x - home <= wide / 3
        if fits and (best is None or lane.end > best.end):
            best = lane
    if best is None:
        best = _Lane(low - gap)
        rows.append(best)
    x = max(home, best.end + gap)
    best.chips.append((chip.id, x, chip.width))
    best.end = x + chip.width


def _needed(
    lanes: Mapping[tuple[int, int], Sequence[_Lane]], half: tuple[int, ...], measures: Measures
) -> float:
    return measures.title + sum(_band_height(lanes, level, measures) for level in half)


def _band_height(lanes: Mapping[tuple[int, int], Sequence[_Lane]], level: int, measures: Measures) -> float:
    rows = max(1, *(len(lanes.get((level, side), ())) for side in (0, 1)))
    return rows * (measures.chip + measures.gap) + measures.gap


def _bands(
    lanes: Mapping[tuple[int, int], Sequence[_Lane]], area: Rect, measures: Measures
) -> dict[int, tuple[float, float]]:
    """Start and height of each band: both halves alike where there is room, each band at least as high as it must."""
    _, top, _, height = area
    upper, lower = _needed(lanes, HIGH, measures), _needed(lanes, LOW, measures)
    height = max(height, upper + lower)
    upper_height = min(max(height / 2, upper), height - lower)
    bands: dict[int, tuple[float, float]] = {}
    for half, start, room, needed in (
        (HIGH, top, upper_height, upper),
        (LOW, top + upper_height, height - upper_height, lower),
    ):
        spare, at = (room - needed) / len(half), start + measures.title
        for level in reversed(half):
            bands[level] = (at, _band_height(lanes, level, measures) + spare)
            at = sum(bands[level])
    return bands


def _level_at(strips: Mapping[int, tuple[float, float]], value: float) -> int:
    """The level whose strip a value lies in, else the nearest one."""

    def away(level: int) -> float:
        start, size = strips[level]
        return max(start - value, value - start - size, 0.0)

    return min(LEVELS, key=away)
