"""How links run: the flattest curve between two partners that does not hide behind the box of a third."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""

_BENDS: Final = (0.05, -0.05, 0.16, -0.16, 0.3, -0.3, 0.5, -0.5, 0.8, -0.8)
_STEPS: Final = tuple(step / 24 for step in range(2, 24, 2))


def bend_between(a: tuple[int, int], b: tuple[int, int], boxes: Iterable[Box]) -> float:
    """How far the middle of the curve's handle stands off the straight line, as a share of its length.

    ``boxes`` are those of all other partners.
    """
    reach = int((abs(a[0] - b[0]) + abs(a[1] - b[1])) * 0.4)
    left, right = min(a[0], b[0]) - reach, max(a[0], b[0]) + reach
    top, bottom = min(a[1], b[1]) - reach, max(a[1], b[1]) + reach
    near = tuple(
        box for box in boxes if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top
    )
    return _best_bend(a, b, near)


def handle(a: tuple[float, float], b: tuple[float, float], bend: float) -> tuple[float, float]:
    """The control point of the curve."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    return (a[0] + b[0]) / 2 - dy * bend, (a[1] + b[1]) / 2 + dx * bend


@lru_cache(maxsize=4096)
def _best_bend(a: tuple[int, int], b: tuple[int, int], near: tuple[Box, ...]) -> float:
    best, least = _BENDS[0], float("inf")
    for bend in _BENDS:
        hits = _hits(a, b, handle(a, b, bend), near)
        cost = hits * 10 + abs(bend) * 6
        if cost < least:
            best, least = bend, cost
        if not hits:
            break
    return best


def _hits(a: tuple[int, int], b: tuple[int, int], middle: tuple[float, float], near: tuple[Box, ...]) -> int:
    points = []
    for t in _STEPS:
        s = 1 - t
        points.append(
            (
                s * s * a[0] + 2 * s * t * middle[0] + t * t * b[0],
                s * s * a[1] + 2 * s * t * middle[1] + t * t * b[1],
            )
        )
    return sum(
        any(left < x < right and top < y < bottom for x, y in points) for left, top, right, bottom in near
    )
