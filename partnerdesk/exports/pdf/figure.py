"""Drawings among the words: each with a text that says what it shows."""

from __future__ import annotations

from typing import Final, Protocol

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.ground import Ground
from partnerdesk.exports.pdf.structure import Element, Role
from partnerdesk.exports.pdf.style import UNIT
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import shortened

MOST_WORDS: Final = 8_000
"""The most characters that stand for a drawing: nobody listens to more, and a string of PDF/A ends at 32,767 bytes."""


class Drawing(Protocol):
    """Something drawn in vectors. It never draws outside ``width`` and its own height."""

    def height(self, width: float) -> float: ...

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None: ...


class Figure(Block):
    """A drawing with its alternative text. ``most`` is the widest it gets."""

    def __init__(
        self,
        drawing: Drawing,
        alt: Clean,
        *,
        role: Role = Role.FIGURE,
        most: float = float("inf"),
        before: float = 0.0,
        after: float = 2 * UNIT,
        keep_with_next: bool = False,
    ) -> None:
        self._drawing = drawing
        self._element = Element(role, alt=alt if len(alt) <= MOST_WORDS else shortened(alt, MOST_WORDS))
        self._most = most
        self.before, self.after, self.keep_with_next = before, after, keep_with_next

    def height(self, width: float) -> float:
        return self._drawing.height(min(width, self._most))

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        with canvas.element(self._element):
            self._drawing.draw(canvas, x, y, min(width, self._most))


class Columns(Block):
    """Blocks side by side, each in its share of the width. It stays on one page: put nothing long into it."""

    def __init__(
        self, columns: list[tuple[Block, float]], *, gap: float = 4 * UNIT, after: float = 2 * UNIT
    ) -> None:
        self._columns = columns
        self._gap = gap
        self.after = after

    def height(self, width: float) -> float:
        return max(block.height(wide) for block, _, wide in self._placed(0, width))

    def in_one_column(self) -> list[Block]:
        return [part for block, _ in self._columns for part in block.in_one_column()]

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        placed = self._placed(x, width)
        with canvas.side_by_side():
            for block, left, wide in placed:
                with canvas.column():
                    block.draw(canvas, left, y, wide)

    def _placed(self, x: float, width: float) -> list[tuple[Block, float, float]]:
        shares = sum(share for _, share in self._columns)
        free = width - self._gap * (len(self._columns) - 1)
        placed = []
        for block, share in self._columns:
            wide = free * share / shares
            placed.append((block, x, wide))
            x += wide + self._gap
        return placed
