"""The building blocks of every document: what has a height, can be split over pages, and draws itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from partnerdesk.exports.pdf.ground import Align, Ground
from partnerdesk.exports.pdf.structure import Artifact, Box, Element, Role
from partnerdesk.exports.pdf.style import UNIT, Colour, TextStyle
from partnerdesk.exports.pdf.text import NOTHING, Clean
from partnerdesk.exports.pdf.wrapping import Line, Span, Spans, wrap


class Block(ABC):
    """A piece of a document. Lengths are points; ``y`` is the top.

    ``before`` and ``after`` are gaps to the neighbours, of which the larger counts. A block with ``keep_with_next``
    never stands alone at the foot of a page.
    """

    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """How tall the whole block is when set in ``width``."""

    def beginning(self, width: float) -> float:
        """The least height with which it can begin on a page."""
        return self.height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """A part that fits into ``room`` and the rest, or None when it cannot be split there."""
        return None

    def in_one_column(self) -> list[Block]:
        """The same with nothing side by side, for large print."""
        return [self]

    @abstractmethod
    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None: ...


class Placed(NamedTuple):
    block: Block
    y: float


def fill(queue: deque[Block], width: float, room: float) -> tuple[list[Placed], float]:
    """Take from ``queue`` what fits into ``room`` from the top, splitting the last block if it can be.

    Gives the blocks with their distance from the top, and the height used. Nothing is taken when not even the first
    block fits.
    """
    placed: list[Placed] = []
    used = after = 0.0
    while queue:
        block = queue[0]
        if isinstance(block, PageBreak):
            if placed:
                queue.popleft()
            break
        top = used + max(after, block.before) if placed else 0.0
        if top + _needed(queue, width) > room and placed:
            break
        tall = block.height(width)
        if top + tall <= room:
            queue.popleft()
            placed.append(Placed(block, top))
            used, after = top + tall, block.after
            continue
        parts = block.split(width, room - top)
        if parts is not None:
            queue[0] = parts[1]
            placed.append(Placed(parts[0], top))
            used = top + parts[0].height(width)
        break
    return placed, used


def _needed(queue: deque[Block], width: float) -> float:
    """The height that the first block takes together with the blocks it may not be parted from."""
    needed = 0.0
    for index, block in enumerate(queue):
        gap = max(queue[index - 1].after, block.before) if index else 0.0
        if not block.keep_with_next or index + 1 == len(queue):
            return needed + gap + block.beginning(width)
        needed += gap + block.height(width)
    return needed


class PageBreak(Block):
    """What follows begins on a new page."""

    def height(self, width: float) -> float:  # noqa: ARG002
        return 0.0

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        """Nothing to be seen."""


class Gap(Block):
    """Empty room."""

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, width: float) -> float:  # noqa: ARG002
        return self._height

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        """Nothing to be seen."""


class Paragraph(Block):
    """Words in one or more styles, set in lines; splits between lines, leaving at least two on either side."""

    def __init__(
        self,
        *spans: Span,
        element: Element | None = None,
        align: Align = Align.LEFT,
        before: float = 0.0,
        after: float = 2 * UNIT,
        keep_with_next: bool = False,
    ) -> None:
        self._spans: Spans = spans
        self._element = element or Element(Role.PARAGRAPH)
        self._align = align
        self._lines: list[Line] = []
        self._width = -1.0
        self.before, self.after, self.keep_with_next = before, after, keep_with_next

    @property
    def leading(self) -> float:
        return max((span.style.leading for span in self._spans), default=0.0)

    def height(self, width: float) -> float:
        return len(self._wrapped(width)) * self.leading

    def beginning(self, width: float) -> float:
        lines = len(self._wrapped(width))
        return (lines if lines < 4 else 2) * self.leading

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        lines = self._wrapped(width)
        fit = min(int(room / self.leading), len(lines) - 2)
        if fit < 2 or len(lines) < 4:
            return None
        return self._part(lines[:fit], 0.0, self.before), self._part(lines[fit:], self.after, 0.0)

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        with canvas.element(self._element):
            canvas.lines(x, y, self._wrapped(width), width=width, align=self._align, leading=self.leading)

    def _wrapped(self, width: float) -> list[Line]:
        if width != self._width:
            self._lines, self._width = wrap(self._spans, width), width
        return self._lines

    def _part(self, lines: list[Line], after: float, before: float) -> Paragraph:
        part = Paragraph(*self._spans, element=self._element, align=self._align, before=before, after=after)
        part._lines, part._width = lines, self._width
        return part


class Heading(Paragraph):
    """A heading of level 1 to 3, which stays with what follows. ``outline`` is what it is called in the outline."""

    def __init__(
        self,
        text: Clean,
        style: TextStyle,
        level: int,
        *,
        outline: Clean = NOTHING,
        before: float = 0.0,
        after: float = 2 * UNIT,
    ) -> None:
        role = (Role.H1, Role.H2, Role.H3)[level - 1]
        super().__init__(
            Span(text, style), element=Element(role), before=before, after=after, keep_with_next=True
        )
        self._outline = outline or text
        self._level = level

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        if self._outline:
            canvas.bookmark(self._outline, self._level - 1)
        super().draw(canvas, x, y, width)


class Item(Block):
    """One item of a list: a mark, and words beside it."""

    def __init__(self, mark: Span | None, body: Paragraph, element: Element, indent: float) -> None:
        self._mark = mark
        self._body = body
        self._element = element
        self._indent = indent
        self.after = body.after

    def height(self, width: float) -> float:
        return self._body.height(width - self._indent)

    def beginning(self, width: float) -> float:
        return self._body.beginning(width - self._indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self._body.split(width - self._indent, room)
        if parts is None:
            return None
        first, rest = parts
        assert isinstance(first, Paragraph)
        assert isinstance(rest, Paragraph)
        return (
            Item(self._mark, first, self._element, self._indent),
            Item(None, rest, self._element, self._indent),
        )

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        with canvas.element(self._element):
            if self._mark is not None:
                with canvas.element(Element(Role.LABEL)):
                    canvas.lines(x, y, wrap([self._mark], self._indent))
            self._body.draw(canvas, x + self._indent, y, width - self._indent)


class Stack(Block):
    """Blocks below each other that belong together: kept on one page while they are no taller than ``keep_below``.

    ``bar`` draws a line of that colour along the left, ``tint`` a ground behind; ``inset`` is the room for them.
    """

    def __init__(
        self,
        blocks: Iterable[Block],
        *,
        keep_below: float = 360.0,
        bar: Colour | None = None,
        tint: Colour | None = None,
        inset: float = 0.0,
        element: Element | None = None,
        before: float = 0.0,
        after: float = 2 * UNIT,
    ) -> None:
        self._blocks = list(blocks)
        self._keep_below = keep_below
        self._bar, self._tint, self._inset = bar, tint, inset
        self._element = element
        self._measured = (-1.0, 0.0)
        self.before, self.after = before, after

    @property
    def _pad(self) -> float:
        """Room above and below the blocks inside a tinted ground."""
        return self._inset * 0.75 if self._tint else 0.0

    def height(self, width: float) -> float:
        if self._measured[0] != width:
            self._measured = width, self._height(width)
        return self._measured[1]

    def _height(self, width: float) -> float:
        inner, tall = self._inner(width), 2 * self._pad
        for index, block in enumerate(self._blocks):
            tall += (self._gap_after(index - 1) if index else 0.0) + block.height(inner)
        return tall

    def _gap_after(self, index: int) -> float:
        return max(self._blocks[index].after, self._blocks[index + 1].before)

    def beginning(self, width: float) -> float:
        tall = self.height(width)
        if tall <= self._keep_below or not self._blocks:
            return tall
        return _needed(deque(self._blocks), self._inner(width)) + 2 * self._pad

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        if self.height(width) <= self._keep_below:
            return None
        queue = deque(self._blocks)
        placed, _ = fill(queue, self._inner(width), room - 2 * self._pad)
        if not placed or not queue:
            return None
        rest = self._part(queue, 0.0, self.after, (width, self.height(width) - self._gone(queue, width)))
        return self._part([each.block for each in placed], self.before, 0.0), rest

    def _gone(self, queue: deque[Block], width: float) -> float:
        """The height that is taken off when only ``queue`` is left, whose first block may be what is left of one.

        So the rest is not measured anew for every page: a list may go on over hundreds.
        """
        inner, taken = self._inner(width), len(self._blocks) - len(queue)
        gone = sum(self._blocks[at].height(inner) + self._gap_after(at) for at in range(taken))
        return gone + self._blocks[taken].height(inner) - queue[0].height(inner)

    def in_one_column(self) -> list[Block]:
        blocks = [part for each in self._blocks for part in each.in_one_column()]
        part = self._part(blocks, self.before, self.after)
        part.keep_with_next = self.keep_with_next
        return [part]

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        self._draw_ground(canvas, Box(x, y, x + width, y + self.height(width)))
        if self._element is None:
            self._draw_blocks(canvas, x, y, width)
        else:
            with canvas.element(self._element):
                self._draw_blocks(canvas, x, y, width)

    def _draw_blocks(self, canvas: Ground, x: float, y: float, width: float) -> None:
        inner = self._inner(width)
        placed, _ = fill(deque(self._blocks), inner, float("inf"))
        for block, down in placed:
            block.draw(canvas, x + self._inset, y + self._pad + down, inner)

    def _draw_ground(self, canvas: Ground, box: Box) -> None:
        with canvas.artifact(Artifact.BACKGROUND):
            if self._tint is not None:
                canvas.rect(box, fill=self._tint)
            if self._bar is not None:
                canvas.rect(box._replace(right=box.left + 2.2), fill=self._bar)

    def _inner(self, width: float) -> float:
        return width - self._inset * (2 if self._tint else 1)

    def _part(
        self,
        blocks: Iterable[Block],
        before: float,
        after: float,
        measured: tuple[float, float] = (-1.0, 0.0),
    ) -> Stack:
        part = Stack(
            blocks,
            keep_below=self._keep_below,
            bar=self._bar,
            tint=self._tint,
            inset=self._inset,
            element=self._element,
            before=before,
            after=after,
        )
        part._measured = measured
        return part


def bullets(items: Sequence[Spans], style: TextStyle, *, indent: float = 12.0, gap: float = UNIT) -> Stack:
    """A list with a dot before every item; long lists go on over pages."""
    dot = Span(Clean("•"), style)
    entries = [
        Item(dot, Paragraph(*spans, element=Element(Role.BODY), after=gap), Element(Role.ITEM), indent)
        for spans in items
    ]
    return Stack(entries, element=Element(Role.LIST, numbering="Disc"), keep_below=0.0)
