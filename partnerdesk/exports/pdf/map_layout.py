"""Boxes on the partner map: near the places they were given, none over another, all inside the frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from partnerdesk.exports.pdf.canvas import Point
from partnerdesk.exports.pdf.structure import Box

Size = tuple[float, float]

_ROUNDS: Final = 400
_STEPS: Final = 60_000
"""So many boxes are moved at most, in all rounds together; many boxes get fewer rounds."""


def spread(
    places: Sequence[Point], sizes: Sequence[Size], frame: Size, gap: float = 10.0
) -> list[Box] | None:
    """A box for every place (the middles, in points) with no two nearer than ``gap``, or None when there is no room.

    Boxes push each other apart along the shorter way, and the frame pushes back; both are done in turn until nothing
    moves. When that gets stuck, the boxes are put into rows in the order they stand.
    """
    width, height = frame
    if sum((w + gap) * (h + gap) for w, h in sizes) > 0.8 * width * height:
        return None
    middles = [list(place) for place in places]
    for _ in range(min(_ROUNDS, _STEPS // max(1, len(sizes)))):
        _keep_inside(middles, sizes, frame)
        if not _push(middles, sizes, gap):
            return [_box(middle, size) for middle, size in zip(middles, sizes, strict=True)]
    return _in_rows(middles, sizes, frame, gap)


def _keep_inside(middles: list[list[float]], sizes: Sequence[Size], frame: Size) -> None:
    for middle, (w, h) in zip(middles, sizes, strict=True):
        middle[0] = min(max(middle[0], w / 2), frame[0] - w / 2)
        middle[1] = min(max(middle[1], h / 2), frame[1] - h / 2)


def _push(middles: list[list[float]], sizes: Sequence[Size], gap: float) -> bool:
    """One round of pushing; says whether anything was too near."""
    moved = False
    order = sorted(range(len(middles)), key=lambda i: middles[i][1])
    tallest = max((h for _, h in sizes), default=0.0) + gap
    for at, i in enumerate(order):
        for j in order[at + 1 :]:
            if middles[j][1] - middles[i][1] > 1.5 * tallest:
                break
            moved |= _part(middles[i], middles[j], sizes[i], sizes[j], gap)
    return moved


def _part(a: list[float], b: list[float], size_a: Size, size_b: Size, gap: float) -> bool:
    dx, dy = b[0] - a[0], b[1] - a[1]
    across = (size_a[0] + size_b[0]) / 2 + gap - abs(dx)
    down = (size_a[1] + size_b[1]) / 2 + gap - abs(dy)
    if across <= 0.01 or down <= 0.01:
        return False
    axis = 0 if across < down else 1
    amount = (across if axis == 0 else down) / 2 + 0.05
    sign = 1 if (dx, dy)[axis] >= 0 else -1
    a[axis] -= sign * amount
    b[axis] += sign * amount
    return True


def _in_rows(middles: list[list[float]], sizes: Sequence[Size], frame: Size, gap: float) -> list[Box] | None:
    """Rows from the top, filled from the left, in the order of the places."""
    tall = max((h for _, h in sizes), default=0.0)
    wide = max((w for w, _ in sizes), default=0.0)
    columns = max(1, int((frame[0] + gap) / (wide + gap)))
    rows = -(-len(sizes) // columns)
    if rows * (tall + gap) - gap > frame[1] or wide > frame[0]:
        return None
    order = sorted(range(len(middles)), key=lambda i: middles[i][1])
    boxes: dict[int, Box] = {}
    step_x, step_y = frame[0] / columns, frame[1] / max(1, rows)
    for row in range(rows):
        members = sorted(order[row * columns : (row + 1) * columns], key=lambda i: middles[i][0])
        for column, i in enumerate(members):
            boxes[i] = _box([(column + 0.5) * step_x, (row + 0.5) * step_y], sizes[i])
    return [boxes[i] for i in range(len(sizes))]


def _box(middle: Sequence[float], size: Size) -> Box:
    return Box(
        middle[0] - size[0] / 2, middle[1] - size[1] / 2, middle[0] + size[0] / 2, middle[1] + size[1] / 2
    )
