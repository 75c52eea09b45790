"""Where partners stand on the map: a picture in which linked partners are near each other, the same on every run.

A whole map is laid out by stress majorisation (Gansner, Koren and North 2004) from a start by pivots (Brandes and Pich
2006). Partners that are new beside others get the nearest free place, so that nobody else moves. Places are thousandths
of the map's width and height.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from partnerdesk.model.snapshot import Snapshot

SIDE: Final = 1000
Place = tuple[int, int]

_EDGE: Final = 90
"""How far from the rim the outermost partners stand, in thousandths."""
_EXACT: Final = 70
"""Up to so many partners, every pair counts; beyond, only those near each other and some pivots, to stay quick."""
_PIVOTS: Final = 12
_ROUNDS: Final = 60
_MOST_WORK: Final = 12_000
"""Rounds times partners; more of them does not bring the linked ones any nearer."""
_APART: Final = 3.0
"""The distance in links at which partners stand that no chain of links connects."""
_PUSHES: Final = 40
_FEW: Final = 60
_FIELDS_SHAPE: Final = 0.36
"""Fields across by fields down, so that a field has the shape of a box with a name in it."""
_TAKEN, _OVER_THE_RIM, _ON_A_LINK, _NEAR_SOMEBODY = 20.0, 6.0, 3.0, 0.8
"""How little a field is welcome, counted in boxes that one would rather go further."""
_DOWN: Final = 1.8
"""A box is wider than high: so many heights are as far as one width."""
_BOX: Final = (190.0, 56.0)
"""The usual box of a partner with the gap around it, and the least ground, in pixels of a window."""
_WINDOW: Final = (860.0, 420.0)
_AIR, _AIR_FOR_MANY, _SHAPE_FOR_MANY = 1.8, 2.1, 1.6
"""The ground is so many times as large as all boxes together; of many, it has a shape of its own."""
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))

_Terms = list[list[tuple[int, float]]]
"""For each partner, to whom it keeps which distance; counted as 1 / distance, in links."""


def map_places(snapshot: Snapshot) -> dict[int, Place]:
    """The place of every organisation: where the record has it, else where the map finds one."""
    placed = {
        each.id: (each.x, each.y)
        for each in snapshot.organisations
        if each.x is not None and each.y is not None
    }
    ids = [each.id for each in snapshot.organisations]
    return places_of(ids, [(tie.a_id, tie.b_id) for tie in snapshot.relationships], placed)


def places_of(
    ids: Sequence[int], links: Sequence[tuple[int, int]], placed: Mapping[int, Place]
) -> dict[int, Place]:
    """The places of everybody: those ``placed``, and for the others what the map finds."""
    if len(placed) == len(ids):
        return {each: placed[each] for each in ids}
    return dict(_found(tuple(ids), tuple(links), tuple(placed.items())))


@lru_cache(maxsize=1)
def _found(
    ids: tuple[int, ...], links: tuple[tuple[int, int], ...], placed: tuple[tuple[int, Place], ...]
) -> dict[int, Place]:
    """What was found last is asked for again, by the screen, the print and the edit that keeps it."""
    return fit_in(ids, links, dict(placed)) if placed else arrange(ids, links)


def arrange(ids: Sequence[int], links: Iterable[tuple[int, int]]) -> dict[int, Place]:
    """Lay out a whole map. ``links`` are pairs of ids, in any direction; who has none takes what place is left."""
    pairs = [(a, b) for a, b in links if a != b]
    tied = {each for pair in pairs for each in pair}
    linked = [each for each in ids if each in tied]
    return fit_in(ids, pairs, _by_stress(linked, pairs) if linked else {})


def _by_stress(ids: Sequence[int], links: Sequence[tuple[int, int]]) -> dict[int, Place]:
    neighbours = _neighbours(ids, links)
    pivots = _pivot_distances(neighbours)
    x, y = _start(pivots)
    terms = _all_pairs(neighbours) if len(ids) <= _EXACT else _near_and_pivots(neighbours, pivots)
    for _ in range(_rounds(len(ids))):
        if _improve(x, y, terms) < 0.002:
            break
    places = list(zip(_framed(x), _framed(y), strict=True))
    return dict(zip(ids, _parted(places) if len(ids) <= _EXACT else _evened(places), strict=True))


def usual_box(count: int) -> tuple[float, float]:
    """How much of a map of so many partners a box takes with the gap around it, in thousandths across and down."""
    wide, high = _BOX
    air, shape = (_AIR, _WINDOW[0] / _WINDOW[1]) if count <= _EXACT else (_AIR_FOR_MANY, _SHAPE_FOR_MANY)
    area = max(_WINDOW[0] * _WINDOW[1], air * count * wide * high)
    return wide * SIDE / math.sqrt(area * shape), high * SIDE / math.sqrt(area / shape)


def fit_in(
    ids: Sequence[int], links: Iterable[tuple[int, int]], placed: Mapping[int, Place]
) -> dict[int, Place]:
    """The places ``placed``, and near their links places for those of ``ids`` that have none yet."""
    linked: dict[int, set[int]] = {each: set() for each in ids}
    for a, b in links:
        if a in linked and b in linked:
            linked[a].add(b)
            linked[b].add(a)
    grid = _Grid(len(ids))
    known = {each: place for each, place in placed.items() if each in linked}
    for place in known.values():
        grid.take(place)
    for each, others in linked.items():
        for other in others:
            if each < other and each in known and other in known:
                grid.cross(known[each], known[other])
    left = [each for each in ids if each not in known]
    while left:
        # The one that knows most of those who stand already; the first of equals.
        each = left[0]
        if len(left) < _FEW:
            each = max(left, key=lambda one: len(linked[one] & known.keys()))
        left.remove(each)
        place = grid.free_near([known[other] for other in sorted(linked[each] & known.keys())])
        grid.take(place)
        known[each] = place
    return known


def _rounds(count: int) -> int:
    """How often a map is improved at most. Of thousands one sees the outline only, which stands after a few rounds."""
    return _ROUNDS if count <= _EXACT else min(_ROUNDS // 3, max(_ROUNDS // 10, _MOST_WORK // count))


def _neighbours(ids: Sequence[int], links: Iterable[tuple[int, int]]) -> list[list[int]]:
    at = {each: number for number, each in enumerate(ids)}
    found: list[set[int]] = [set() for _ in ids]
    for a, b in links:
        if a in at and b in at and a != b:
            found[at[a]].add(at[b])
            found[at[b]].add(at[a])
    return [sorted(each) for each in found]


def _distances(neighbours: list[list[int]], start: int, most: int) -> dict[int, int]:
    """How many links away everybody within ``most`` links of ``start`` is."""
    found = {start: 0}
    queue = deque([start])
    while queue:
        each = queue.popleft()
        if found[each] < most:
            for other in neighbours[each]:
                if other not in found:
                    found[other] = found[each] + 1
                    queue.append(other)
    return found


def _pivot_distances(neighbours: list[list[int]]) -> list[tuple[int, list[float]]]:
    """Pivots far from each other, each with its distance to everybody. The first is one with most links."""
    count = len(neighbours)
    pivot = max(range(count), key=lambda each: (len(neighbours[each]), -each))
    nearest = [math.inf] * count
    found = []
    for _ in range(min(_PIVOTS, count)):
        steps = _distances(neighbours, pivot, count)
        reach = [float(steps.get(each, _APART)) for each in range(count)]
        found.append((pivot, reach))
        nearest = [min(pair) for pair in zip(nearest, reach, strict=True)]
        pivot = max(range(count), key=lambda each: (nearest[each], -each))
    return found


def _start(pivots: list[tuple[int, list[float]]]) -> tuple[list[float], list[float]]:
    """The two main directions of the centred squared distances to the pivots, and a spiral that keeps twins apart."""
    rows = [[step * step for step in reach] for _, reach in pivots]
    count, wide = len(rows[0]), len(rows)
    across = [sum(row[each] for row in rows) / wide for each in range(count)]
    total = sum(across) / count
    for row in rows:
        mean = sum(row) / count
        row[:] = [(across[each] + mean - total - value) / 2 for each, value in enumerate(row)]
    product = [[sum(map(float.__mul__, a, b)) for b in rows] for a in rows]
    first = _main_direction(product, ())
    second = _main_direction(product, (first,))
    made = []
    for number, direction in enumerate((first, second)):
        raw = [sum(rows[k][each] * direction[k] for k in range(wide)) for each in range(count)]
        spread = max(map(abs, raw)) or 1.0
        reach = math.sqrt(count)
        turn = math.sin if number else math.cos
        made.append(
            [
                value / spread * reach + 0.3 * math.sqrt(each + 1) * turn(each * _GOLDEN)
                for each, value in enumerate(raw)
            ]
        )
    return made[0], made[1]


def _main_direction(matrix: list[list[float]], but: Sequence[list[float]]) -> list[float]:
    """The eigenvector of the largest eigenvalue at right angles to ``but``, by power iteration."""
    vector = [1.0 / (k + 1 + len(but)) for k in range(len(matrix))]
    for _ in range(40):
        vector = [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]
        for other in but:
            along = sum(a * b for a, b in zip(vector, other, strict=True))
            vector = [a - along * b for a, b in zip(vector, other, strict=True)]
        length = math.sqrt(sum(value * value for value in vector))
        if length < 1e-9:
            return [0.0] * len(matrix)
        vector = [value / length for value in vector]
    return vector


def _all_pairs(neighbours: list[list[int]]) -> _Terms:
    count = len(neighbours)
    terms: _Terms = []
    for each in range(count):
        steps = _distances(neighbours, each, count)
        terms.append([(other, 1 / steps.get(other, _APART)) for other in range(count) if other != each])
    return terms


def _near_and_pivots(neighbours: list[list[int]], pivots: list[tuple[int, list[float]]]) -> _Terms:
    terms: _Terms = []
    for each in range(len(neighbours)):
        near = {other: 1 / step for other, step in _few_near(neighbours, each).items()}
        for pivot, reach in pivots:
            if pivot != each:
                near.setdefault(pivot, 1 / reach[each])
        near.pop(each, None)
        terms.append(sorted(near.items()))
    return terms


def _few_near(neighbours: list[list[int]], each: int) -> dict[int, int]:
    found = dict.fromkeys(neighbours[each][:12], 1)
    for other in neighbours[each][:6]:
        for further in neighbours[other][:4]:
            found.setdefault(further, 2)
    return found


def _improve(x: list[float], y: list[float], terms: _Terms) -> float:
    """One round: everybody goes to where those it is tied to would have it. Gives the largest step taken."""
    largest = 0.0
    for each, pairs in enumerate(terms):
        px, py = x[each], y[each]
        sum_x = sum_y = weights = 0.0
        for other, nearness in pairs:
            ox, oy = x[other], y[other]
            dx, dy = px - ox, py - oy
            weight = nearness * nearness
            pull = nearness / (math.sqrt(dx * dx + dy * dy) or 1e-6)
            sum_x += weight * ox + dx * pull
            sum_y += weight * oy + dy * pull
            weights += weight
        if weights:
            x[each], y[each] = sum_x / weights, sum_y / weights
            largest = max(largest, abs(x[each] - px), abs(y[each] - py))
    return largest


def _framed(values: list[float]) -> list[int]:
    """Values stretched to the frame of the map; values that are all the same stand in the middle."""
    low, high = min(values), max(values)
    room = SIDE - 2 * _EDGE
    if high - low < 1e-6:
        return [SIDE // 2] * len(values)
    return [_EDGE + round((value - low) / (high - low) * room) for value in values]


def _parted(places: Sequence[Place]) -> list[Place]:
    """Few partners, pushed apart until no two of the usual boxes lie over each other, each as little as need be."""
    wide, high = usual_box(len(places))
    points = [[float(x), float(y)] for x, y in places]
    for _ in range(_PUSHES):
        moved = False
        order = sorted(range(len(points)), key=lambda each: (points[each][1], each))
        for at, i in enumerate(order):
            for j in order[at + 1 :]:
                across = wide - abs(points[j][0] - points[i][0])
                down = high - abs(points[j][1] - points[i][1])
                if down <= -high:
                    break
                if across > 0.5 and down > 0.5:
                    moved = True
                    side, step = (0, across) if across / wide < down / high else (1, down)
                    step = step / 2 if points[j][side] >= points[i][side] else -step / 2
                    points[i][side] -= step
                    points[j][side] += step
        for point in points:
            point[0] = min(max(point[0], wide / 2), SIDE - wide / 2)
            point[1] = min(max(point[1], high / 2), SIDE - high / 2)
        if not moved:
            break
    return [(round(x), round(y)) for x, y in points]


def _evened(places: Sequence[Place]) -> list[Place]:
    """Everybody in a field of their own, the nearest free one: many linked partners crowd in the middle otherwise."""
    fields = len(places) * 1.3
    wide = max(2, round(math.sqrt(fields * _FIELDS_SHAPE)))
    high = math.ceil(fields / wide)
    taken: set[tuple[int, int]] = set()
    found: dict[int, Place] = {}
    outward = sorted(
        range(len(places)), key=lambda each: (math.dist(places[each], (SIDE / 2, SIDE / 2)), each)
    )
    for each in outward:
        at = places[each][0] * wide / SIDE - 0.5, places[each][1] * high / SIDE - 0.5
        field = _free_field(at, wide, high, taken)
        taken.add(field)
        found[each] = round((field[0] + 0.5) * SIDE / wide), round((field[1] + 0.5) * SIDE / high)
    return [found[each] for each in range(len(places))]


def _free_field(
    at: tuple[float, float], wide: int, high: int, taken: set[tuple[int, int]]
) -> tuple[int, int]:
    """The free field nearest to a point, both counted in fields; looked for in rings around it."""
    middle = round(at[0]), round(at[1])
    for reach in range(wide + high + 1):
        ring = (
            (column, row)
            for column in range(middle[0] - reach, middle[0] + reach + 1)
            for row in (
                range(middle[1] - reach, middle[1] + reach + 1)
                if abs(column - middle[0]) == reach
                else (middle[1] - reach, middle[1] + reach)
            )
            if 0 <= column < wide and 0 <= row < high and (column, row) not in taken
        )
        best = min(ring, key=lambda field: (math.dist(field, at), field), default=None)
        if best is not None:
            return best
    raise AssertionError("there are more fields than partners")


class _Grid:
    """The map in fields, and how little a newcomer is welcome in each: not at all where it would lie over somebody."""

    def __init__(self, count: int) -> None:
        self._box = usual_box(count)
        self._split = 2 if count <= _EXACT else 1
        # Odd numbers, so that there is a field in the very middle.
        self._wide, self._high = (
            max(3, math.floor(SIDE / side * self._split + 1e-9) - 1 | 1) for side in self._box
        )
        self._taken = [[0.0] * self._wide for _ in range(self._high)]
        if self._split > 1:
            # A box in a field at the rim would stand over the rim.
            self._taken[0] = self._taken[-1] = [_OVER_THE_RIM] * self._wide
            self._taken = [
                [row[0] + _OVER_THE_RIM, *row[1:-1], row[-1] + _OVER_THE_RIM] for row in self._taken
            ]

    def take(self, place: Place) -> None:
        """A place is taken; the fields around it are less welcome."""
        self._add(place, 1.75, _NEAR_SOMEBODY)
        self._add(place, 0.98, _TAKEN)
        if self._split > 1:
            self._add(place, 0.25, _TAKEN)

    def cross(self, a: Place, b: Place) -> None:
        """A link runs from one place to the other; whoever stood on it would hide it."""
        parts = 4 * self._split
        for part in range(1, parts):
            x, y = ((a[side] * (parts - part) + b[side] * part) // parts for side in (0, 1))
            self._add((x, y), 0.5, _ON_A_LINK / self._split)

    def free_near(self, others: Sequence[Place]) -> Place:
        """The middle of the best field: free, and near the middle of ``others`` or else of the map."""
        middle = (SIDE / 2, SIDE / 2)
        if others:
            middle = (sum(x for x, _ in others) / len(others), sum(y for _, y in others) / len(others))
        pull = 1.0 if others else 0.3
        across = [(self._middle(column, 0)[0] - middle[0]) / self._box[0] for column in range(self._wide)]
        best, found = math.inf, (0, 0)
        for row, taken in enumerate(self._taken):
            down = (self._middle(0, row)[1] - middle[1]) / self._box[1] / _DOWN
            if pull * abs(down) >= best:
                continue
            for column, (cost, over) in enumerate(zip(taken, across, strict=True)):
                if cost < best:
                    score = cost + pull * math.hypot(over, down)
                    if score < best - 1e-9:
                        best, found = score, (column, row)
        return self._middle(*found)

    def _add(self, place: Place, reach: float, cost: float) -> None:
        """Make the fields dearer whose middles are nearer to a place than ``reach`` boxes."""
        left, right = self._fields(place[0], reach * self._box[0], self._wide)
        top, bottom = self._fields(place[1], reach * self._box[1], self._high)
        for row in self._taken[top:bottom]:
            for column in range(left, right):
                row[column] += cost

    def _fields(self, at: int, reach: float, count: int) -> tuple[int, int]:
        """From which field up to before which, along one side of the map."""
        first = math.floor((at - reach) * count / SIDE - 0.5) + 1
        return max(0, first), max(0, min(count, math.ceil((at + reach) * count / SIDE - 0.5)))

    def _middle(self, column: int, row: int) -> Place:
        return round((column + 0.5) * SIDE / self._wide), round((row + 0.5) * SIDE / self._high)
