"""Blocks onto pages: first all are laid out, then all are drawn, so that every page knows how many there are."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, PageBreak, Placed, fill
from partnerdesk.exports.pdf.canvas import A4, About, Canvas
from partnerdesk.exports.pdf.structure import Artifact, Box
from partnerdesk.exports.watching import Watch, nobody

Furnish = Callable[[Canvas, int, int], None]
"""Draws what stands on every page: the canvas, the page's number and how many there are."""

MOST_PAGES: Final = 20_000


class TooTallError(Exception):
    """A block neither fits on an empty page nor can be split: a fault in a document, not in its data."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of page. ``frame`` is where blocks stand, ``furnish`` draws around it."""

    frame: Box
    furnish: Furnish
    size: tuple[float, float] = A4

    @property
    def width(self) -> float:
        return self.frame.right - self.frame.left

    @property
    def height(self) -> float:
        return self.frame.bottom - self.frame.top


def lay_out(
    blocks: Iterable[Block], sheet: Sheet, most: int = MOST_PAGES, watch: Watch = nobody
) -> list[list[Placed]]:
    """The pages that ``blocks`` make, at least one, of which no more than the first ``most`` are wanted.

    Raises TooTallError.
    """
    queue = deque(blocks)
    pages: list[list[Placed]] = []
    while queue and len(pages) < most:
        placed, _ = fill(queue, sheet.width, sheet.height)
        if placed:
            pages.append(placed)
            watch(len(pages), 0)
        elif queue and isinstance(queue[0], PageBreak):
            queue.popleft()
        elif queue:
            raise TooTallError(type(queue[0]).__name__)
    if queue and most == MOST_PAGES:
        raise TooTallError("too many pages")
    return pages or [[]]


def draw(canvas: Canvas, pages: list[list[Placed]], sheet: Sheet) -> None:
    """Draw laid-out ``pages`` onto ``canvas``, which then stands on the last of them."""
    draw_all(canvas, [(pages, sheet)])


def draw_all(
    canvas: Canvas, parts: Sequence[tuple[list[list[Placed]], Sheet]], watch: Watch = nobody
) -> None:
    """Draw several parts, each laid out for its kind of page, as one document. All pages are of one size."""
    of_all = sum(len(pages) for pages, _ in parts)
    number = 0
    for pages, sheet in parts:
        for page in pages:
            number += 1
            if number > 1:
                canvas.next_page()
            with canvas.artifact(Artifact.PAGINATION):
                sheet.furnish(canvas, number, of_all)
            for block, down in page:
                block.draw(canvas, sheet.frame.left, sheet.frame.top + down, sheet.width)
            watch(number, of_all)


def publish(blocks: Iterable[Block], sheet: Sheet, about: About) -> bytes:
    """A whole document as a PDF file."""
    return publish_all([(blocks, sheet)], about)


def publish_all(
    parts: Sequence[tuple[Iterable[Block], Sheet]],
    about: About,
    most: int = MOST_PAGES,
    watch: Watch = nobody,
) -> bytes:
    """A document of several parts, each beginning on a new page, as a PDF file; of each the first ``most`` pages.

    ``watch`` is told of every page that is laid out, and then of every page that is drawn.
    """
    laid = [(lay_out(blocks, sheet, most, watch), sheet) for blocks, sheet in parts]
    canvas = Canvas(about, laid[0][1].size)
    draw_all(canvas, laid, watch)
    return canvas.finish()
