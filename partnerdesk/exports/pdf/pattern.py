"""Hatches: line patterns that say in black and white what colours say in colour."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.exports.pdf.structure import Box

Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Hatch:
    """Parallel lines ``spacing`` points apart. ``slope`` is 1 for rising to the right, -1 for falling."""

    slope: int
    spacing: float
    thickness: float = 0.7


def segments(box: Box, hatch: Hatch) -> list[Segment]:
    """The lines of ``hatch`` cut to ``box``, as ``(x1, y1, x2, y2)``. They line up across neighbouring boxes."""
    step = hatch.spacing * 2**0.5
    lines: list[Segment] = []
    # Along every line, x + y (rising, as y points down) or x - y (falling) is constant.
    low = box.left + box.top if hatch.slope > 0 else box.left - box.bottom
    high = box.right + box.bottom if hatch.slope > 0 else box.right - box.top
    constant = (low // step + 1) * step
    while constant < high:
        lines.append(_slanted(box, hatch.slope, constant))
        constant += step
    return lines


def _slanted(box: Box, slope: int, constant: float) -> Segment:
    if slope > 0:
        left = max(box.left, constant - box.bottom)
        right = min(box.right, constant - box.top)
        return left, constant - left, right, constant - right
    left = max(box.left, constant + box.top)
    right = min(box.right, constant + box.bottom)
    return left, left - constant, right, right - constant
