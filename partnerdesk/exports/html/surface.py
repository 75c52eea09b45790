"""Blocks drawn into a tree of HTML instead of onto paper: what an element means decides its tag.

A block tells the canvas what its ink means before it draws; on paper that becomes a tag of the PDF, here it becomes the
element itself. So the twin has the words of the paper, in the order in which the paper is read aloud.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from partnerdesk.exports.html.drawing import Picture
from partnerdesk.exports.html.node import Node
from partnerdesk.exports.pdf.fonts import Face
from partnerdesk.exports.pdf.ground import Align, Curve, Point, Stroke
from partnerdesk.exports.pdf.pattern import Hatch, segments
from partnerdesk.exports.pdf.structure import Artifact, Box, Element, Role
from partnerdesk.exports.pdf.style import INK_SOFT, Colour
from partnerdesk.exports.pdf.text import NOTHING, Clean
from partnerdesk.exports.pdf.wrapping import Line, Run

_TAGS: Final = {
    Role.PARAGRAPH: "p",
    Role.LIST: "ul",
    Role.ITEM: "li",
    Role.BODY: "div",
    Role.TABLE: "table",
    Role.ROW: "tr",
    Role.HEADER_CELL: "th",
    Role.CELL: "td",
    Role.FIGURE: "figure",
    Role.FORM: "figure",
}
_HEADINGS: Final = {Role.H1: 1, Role.H2: 2, Role.H3: 3}
_DRAWN: Final = frozenset({Role.FIGURE, Role.FORM})
_STRONG: Final = frozenset({Face.SEMIBOLD, Face.BOLD, Face.FIGURES_STRONG})


class Surface:
    """One endless page of HTML. A ground for blocks, as the pages of a PDF are."""

    def __init__(self) -> None:
        self.body = Node("main")
        self.places: list[tuple[str, Clean, int]] = []
        """Where the headings are: the id, the words and the level (0 is the highest) of each."""
        self._stack = [self.body]
        # Elements are held, so that no other gets their number.
        self._made: dict[int, tuple[Element, Node]] = {}
        self._artifact = 0
        self._picture: Picture | None = None
        self._place = ""
        self._level = 0

    # What is drawn means something

    @contextmanager
    def element(self, element: Element) -> Iterator[None]:
        """Ink inside belongs to ``element``. One that is met again goes on where it ended."""
        if self._artifact or self._picture is not None:
            yield
        elif element.role is Role.LABEL:  # the mark of a list's item is the browser's
            with self.artifact():
                yield
        elif element.role in _DRAWN:
            yield from self._drawn(self._node_of(element), element.alt)
        else:
            self._stack.append(self._node_of(element))
            try:
                yield
            finally:
                self._stack.pop()

    def _drawn(self, node: Node, alt: Clean = NOTHING) -> Iterator[None]:
        self._picture = picture = Picture()
        try:
            yield
        finally:
            self._picture = None
            picture.into(node, alt)

    @contextmanager
    def artifact(self, kind: Artifact = Artifact.LAYOUT) -> Iterator[None]:  # noqa: ARG002
        """Ink inside means nothing, and is left out, but for the lines inside a figure."""
        outside = self._picture is None
        self._artifact += outside
        try:
            yield
        finally:
            self._artifact -= outside

    @contextmanager
    def side_by_side(self) -> Iterator[None]:
        """Columns, each drawn inside :meth:`column`; below each other where the window is narrow."""
        with self._inside(Node("div", {"class": "columns"})):
            yield

    @contextmanager
    def column(self) -> Iterator[None]:
        """One of them."""
        with self._inside(Node("div")):
            yield

    @contextmanager
    def _inside(self, node: Node) -> Iterator[None]:
        if self._artifact or self._picture is not None:
            yield
            return
        self._stack[-1].kids.append(node)
        self._stack.append(node)
        try:
            yield
        finally:
            self._stack.pop()

    @contextmanager
    def picture(self) -> Iterator[None]:
        """Ink inside is a picture beside words that say the same: seen, but not read aloud."""
        if self._artifact or self._picture is not None:
            yield
        else:
            yield from self._drawn(self._stack[-1].add("div", class_="picture"))

    @contextmanager
    def clipped(self, box: Box) -> Iterator[None]:
        """A figure of which only what is within ``box`` shows."""
        yield
        if self._picture is not None:
            self._picture.window = box

    @contextmanager
    def upside_down(self, box: Box) -> Iterator[None]:  # noqa: ARG002
        """Nobody walks round a screen."""
        yield

    def _node_of(self, element: Element) -> Node:
        if id(element) in self._made:
            return self._made[id(element)][1]
        element.attached = True
        node = self._heading(element.role) if element.role in _HEADINGS else Node(_TAGS[element.role])
        if element.role is Role.HEADER_CELL:
            node.attributes["scope"] = "col" if element.scope == "Column" else "row"
        self._made[id(element)] = element, node
        self._stack[-1].kids.append(node)
        return node

    def _heading(self, role: Role) -> Node:
        """The first heading names the document; those of its sections stand below it, and no level is left out."""
        self._level = min(_HEADINGS[role] + 1, self._level + 1)
        node = Node(f"h{self._level}")
        if self._place:
            node.attributes["id"] = self._place
            self._place = ""
        return node

    # Words

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[Line],
        *,
        width: float = 0,
        align: Align = Align.LEFT,
        leading: float = 0,
    ) -> None:
        """Words. On the page they flow as the window is wide; in a figure each line stands where it would on paper."""
        if self._artifact:
            return
        for number, line in enumerate(lines):
            if self._picture is not None:
                y = self._draw_line(x + (width - line.width) * align.value, y, line, leading)
            else:
                self._flow(line, last=number + 1 == len(lines))

    def _draw_line(self, x: float, y: float, line: Line, leading: float) -> float:
        if not line.runs or self._picture is None:
            return y + leading
        tallest = max((run.style for run in line.runs), key=lambda style: style.leading)
        box = Box(x, y, x + line.width, y + tallest.leading)
        self._picture.words(x, y + tallest.baseline, box, line.runs)
        return y + (leading or tallest.leading)

    def _flow(self, line: Line, *, last: bool) -> None:
        for run in line.runs:
            self._say(run)
        if line.ends and not last:
            self._stack[-1].add("br")

    def _say(self, run: Run) -> None:
        node = self._stack[-1]
        if run.style.face in _STRONG and node.tag not in ("th", "h1", "h2", "h3", "h4"):
            node = node.add("strong")
        if run.style.colour == INK_SOFT:
            node = node.add("span", class_="soft")
        node.kids.append(run.text)

    # Shapes: part of a figure, or nothing

    def rect(
        self, box: Box, *, fill: Colour | None = None, stroke: Stroke | None = None, radius: float = 0
    ) -> None:
        if self._picture is not None:
            self._picture.rect(box, fill, stroke, radius)

    def straight(self, ends: Iterable[tuple[float, float, float, float]], stroke: Stroke) -> None:
        if self._picture is not None:
            self._picture.lines(ends, stroke)

    def fields(self, boxes: Iterable[Box], fill: Colour) -> None:
        if self._picture is not None:
            self._picture.fields(boxes, fill)

    def hatch(self, box: Box, hatches: Iterable[Hatch], colour: Colour) -> None:
        for hatch in hatches:
            self.straight(segments(box, hatch), Stroke(colour, hatch.thickness))

    def curves(self, start: Point, curves: Sequence[Curve], stroke: Stroke) -> None:
        if self._picture is not None:
            self._picture.curves(start, curves, stroke)

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        if self._picture is not None:
            self._picture.polygon(points, fill)

    # Places

    def bookmark(self, title: Clean, level: int) -> None:
        """The next heading can be gone to by this name."""
        self._place = f"place-{len(self.places) + 1}"
        self.places.append((self._place, title, level))
