"""What blocks are drawn on, whatever becomes of them: the pages of a PDF, or a web page.

Points from the top left corner. A block says what its ink means before it draws; what becomes of that, the ground
decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from partnerdesk.exports.pdf.pattern import Hatch
from partnerdesk.exports.pdf.structure import Artifact, Box, Element
from partnerdesk.exports.pdf.style import INK, Colour
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Line

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]
"""A Bezier curve from where the last one ended: two handles and the end."""


class Align(Enum):
    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn; ``dash`` is lengths of ink and gaps in points."""

    colour: Colour = INK
    width: float = 0.6
    dash: tuple[float, ...] = ()


class Ground(Protocol):
    """What is drawn means something: an element, or, inside an artifact, nothing of its own."""

    def element(self, element: Element) -> AbstractContextManager[None]:
        """Ink inside belongs to ``element``, which joins the tree where it is first drawn."""

    def artifact(self, kind: Artifact = ...) -> AbstractContextManager[None]:
        """Ink inside means nothing of its own. Elements inside an artifact are a part of it."""

    def picture(self) -> AbstractContextManager[None]:
        """Ink inside is a picture beside words that say the same, so it is not read aloud."""

    def side_by_side(self) -> AbstractContextManager[None]:
        """Columns, each drawn inside :meth:`column`."""

    def column(self) -> AbstractContextManager[None]:
        """One of them."""

    def clipped(self, box: Box) -> AbstractContextManager[None]:
        """Ink inside shows only within ``box``."""

    def upside_down(self, box: Box) -> AbstractContextManager[None]:
        """Ink inside is turned by half a turn around the middle of ``box``."""

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[Line],
        *,
        width: float = 0,
        align: Align = ...,
        leading: float = 0,
    ) -> None:
        """Set ``lines`` below each other, the first one's top at ``y``. ``width`` is what they are aligned in.

        ``leading`` is the distance of the lines; without it the tallest style of each line decides.
        """

    def rect(
        self, box: Box, *, fill: Colour | None = None, stroke: Stroke | None = None, radius: float = 0
    ) -> None:
        """A rectangle, its corners rounded by ``radius``."""

    def fields(self, boxes: Iterable[Box], fill: Colour) -> None:
        """Many rectangles of one colour, as in a QR code."""

    def straight(self, ends: Iterable[tuple[float, float, float, float]], stroke: Stroke) -> None:
        """Straight lines, each from ``(x1, y1)`` to ``(x2, y2)``."""

    def hatch(self, box: Box, hatches: Iterable[Hatch], colour: Colour) -> None:
        """A box filled with lines."""

    def curves(self, start: Point, curves: Sequence[Curve], stroke: Stroke) -> None:
        """One line of Bezier curves, with round ends."""

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """A closed shape, filled."""

    def bookmark(self, title: Clean, level: int) -> None:
        """An entry of the outline (level 0 is the highest) that leads here."""
