"""Where everything is drawn: points from the top left corner of the page, inside an element or an artifact.

The canvas knows what each stroke means (see ``structure``) and where its ink lies. It is the one place that draws on
reportlab's canvas, and so the one place where ink is marked (see ``tags``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from partnerdesk.exports.pdf import fonts, tags
from partnerdesk.exports.pdf.about import About as About
from partnerdesk.exports.pdf.bookmarks import outline, walk
from partnerdesk.exports.pdf.conforming import conforming_file
from partnerdesk.exports.pdf.fonts import Face
from partnerdesk.exports.pdf.ground import Align, Curve, Point, Stroke
from partnerdesk.exports.pdf.pattern import Hatch, segments
from partnerdesk.exports.pdf.structure import GROUPING, Artifact, Box, Content, Element, Furniture, Role
from partnerdesk.exports.pdf.style import Colour
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.words import Fonts, Words
from partnerdesk.exports.pdf.wrapping import Line, Run, seen

if TYPE_CHECKING:
    from partnerdesk.exports.pdf.embedding import Embedding

A4: Final = (595.276, 841.89)

_FONT_FILES: Final = Lock()
"""Held while a file is put together: all documents share the fonts, and reportlab moves about in a font's file to cut
it down. Two threads at once took each other's place in it."""


class Canvas:
    """A PDF being drawn, page after page."""

    def __init__(self, about: About, size: tuple[float, float] = A4) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas as Pdf

        rl_config.useA85 = 0  # streams as bytes: a fifth smaller than as text, and quicker
        self.size = size
        self.root = Element(Role.DOCUMENT, attached=True)
        self.furniture: list[Furniture] = []
        self.page = 1
        self._stack = [self.root]
        self._artifact: Artifact | None = None
        self._open: Content | None = None
        self._view: Callable[[Box], Box] | None = None
        self._marks = 0
        self._depth = -1
        self._bookmarks: list[tuple[Clean, str, int]] = []
        self._filled: Colour | None = None
        self._stroked: Stroke | None = None
        self._about = about
        fonts.width("", Face.REGULAR, 1)  # registers the face that pages start with
        self._pdf: Any = Pdf(
            BytesIO(),
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=Face.REGULAR.value,
        )
        self._fonts = Fonts(self._pdf)
        self._forget_state()

    # What is drawn means something

    def element(self, element: Element) -> _Inside:
        """Ink inside belongs to ``element``, which joins the tree where it is first drawn."""
        return _Inside(self, element)

    def _begin(self, element: Element) -> None:
        if not element.attached and self._artifact is None:
            element.attached = True
            self._stack[-1].kids.append(element)
        self._close()
        self._stack.append(element)

    def _end(self) -> None:
        self._stack.pop()
        self._close()

    @contextmanager
    def artifact(self, kind: Artifact = Artifact.LAYOUT) -> Iterator[None]:
        """Ink inside means nothing of its own. Elements inside an artifact are a part of it."""
        self._close()
        outer, self._artifact = self._artifact, self._artifact or kind
        try:
            yield
        finally:
            self._close()
            self._artifact = outer

    @contextmanager
    def picture(self) -> Iterator[None]:
        """Ink inside is a picture beside words that say the same, so it is not read aloud."""
        with self.artifact(Artifact.LAYOUT):
            yield

    # What is drawn may be cut, or stand on its head

    @contextmanager
    def side_by_side(self) -> Iterator[None]:
        """Columns, each drawn inside :meth:`column`. On paper their places say so; the web page asks."""
        yield

    column = side_by_side

    @contextmanager
    def clipped(self, box: Box) -> Iterator[None]:
        """Ink inside shows only within ``box``."""
        path = self._pdf.beginPath()
        path.rect(box.left, self.size[1] - box.bottom, box.right - box.left, box.bottom - box.top)
        with self._seen_as(box.cut):
            self._pdf.clipPath(path, stroke=0, fill=0)
            yield

    @contextmanager
    def upside_down(self, box: Box) -> Iterator[None]:
        """Ink inside is turned by half a turn around the middle of ``box``."""
        across, down = box.left + box.right, box.top + box.bottom

        def turned(it: Box) -> Box:
            return Box(across - it.right, down - it.bottom, across - it.left, down - it.top)

        with self._seen_as(turned):
            self._pdf.translate(across, 2 * self.size[1] - down)
            self._pdf.scale(-1, -1)
            yield

    @contextmanager
    def _seen_as(self, view: Callable[[Box], Box]) -> Iterator[None]:
        """``view`` says where ink inside really shows. What changes the drawing inside is undone at the end."""
        self._close()
        outer, self._view = self._view, view
        self._pdf.saveState()
        try:
            yield
        finally:
            self._close()
            self._pdf.restoreState()
            self._view = outer
            self._filled = self._stroked = None

    def _ink(self, box: Box) -> None:
        """Note where ink goes. Raises RuntimeError when it goes where nothing is meant."""
        if self._view is not None:
            box = self._view(box)
        if self._open is not None:
            if self._artifact is not Artifact.PAGINATION or self._upper(box) == self._upper(self._open.box):
                self._open.box = self._open.box.around(box)
                return
            self._close()  # from the head of the page to its foot
        if self._artifact is not None:
            self._open = Content(self.page, box)
            self.furniture.append(Furniture(self._artifact, self._open))
            self._pdf.addLiteral(tags.artifact(self._artifact, upper=self._upper(box)))
        elif self._stack[-1].role in GROUPING:
            raise RuntimeError(f"drawn outside any element, in {self._stack[-1].role}")
        else:
            self._open = Content(self.page, box, self._marks)
            self._marks += 1
            self._stack[-1].kids.append(self._open)
            self._pdf.addLiteral(tags.mark(self._stack[-1].role, self._open.mark))

    def _close(self) -> None:
        """What is drawn from here on is something else."""
        if self._open is not None:
            self._open = None
            self._pdf.addLiteral(tags.END)

    def _upper(self, box: Box) -> bool:
        return box.top < self.size[1] / 2

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
        """Set ``lines`` below each other, the first one's top at ``y``. ``width`` is what they are aligned in.

        ``leading`` is the distance of the lines; without it the tallest style of each line decides.
        """
        for line in lines:
            if line.runs:
                height = leading or max(run.style.leading for run in line.runs)
                side = 1.0 if line.flush_right and align is Align.LEFT and width else align.value
                self._line(x + (width - line.width) * side, y, line)
                y += height
            else:
                y += leading

    def _line(self, x: float, y: float, line: Line) -> None:
        tallest = line.runs[0].style
        for run in line.runs[1:]:
            tallest = run.style if run.style.leading > tallest.leading else tallest
        self._ink(Box(x, y, x + line.width, y + tallest.leading))
        text = Words(self._fonts, x, self.size[1] - y - tallest.baseline)
        for run in seen(line.runs):
            style = run.style
            if style.colour != self._filled:
                text.setFillColorRGB(*style.colour)
                self._filled = style.colour
            text.setCharSpace(style.letter_space)
            if run.pieces:
                self._write(text, run)
                continue
            text.setFont(style.face.value, style.size)
            text.textOut(run.text)
        self._pdf.drawText(text)

    def _write(self, text: Words, run: Run) -> None:
        """Set shaped text. Its letters are not spaced: in most scripts they are joined."""
        for piece in reversed(run.pieces) if run.level % 2 else run.pieces:
            if piece.forms:
                font, scale, codes = self._embedding.coded(piece)
                text.setCharSpace(0)
                text.showCodes(font, run.style.size * scale, codes)
            else:
                text.setCharSpace(run.style.letter_space)
                text.setFont(run.style.face.value, run.style.size)
                text.textOut(piece.text)

    @cached_property
    def _embedding(self) -> Embedding:
        from partnerdesk.exports.pdf.embedding import Embedding

        return Embedding(self._pdf._doc)  # noqa: SLF001

    # Shapes

    def rect(
        self, box: Box, *, fill: Colour | None = None, stroke: Stroke | None = None, radius: float = 0
    ) -> None:
        self._ink(box.grown(stroke.width / 2) if stroke else box)
        self._paint(fill, stroke)
        at = (box.left, self.size[1] - box.bottom, box.right - box.left, box.bottom - box.top)
        how = {"fill": int(fill is not None), "stroke": int(stroke is not None)}
        if radius:
            self._pdf.roundRect(*at, min(radius, at[2] / 2, at[3] / 2), **how)
        else:
            self._pdf.rect(*at, **how)

    def fields(self, boxes: Iterable[Box], fill: Colour) -> None:
        """Many rectangles of one colour, as in a QR code."""
        path, height = [], self.size[1]
        for left, top, right, bottom in boxes:
            self._ink(Box(left, top, right, bottom))
            path.append(f"{left:.3f} {height - bottom:.3f} {right - left:.3f} {bottom - top:.3f} re")
        if path:
            self._paint(fill, None)
            self._pdf.addLiteral(f"{' '.join(path)} f")

    def straight(self, ends: Iterable[tuple[float, float, float, float]], stroke: Stroke) -> None:
        """Straight lines, each from ``(x1, y1)`` to ``(x2, y2)``."""
        path, height = [], self.size[1]
        for x1, y1, x2, y2 in ends:
            self._ink(Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
            path.append(f"{x1:.3f} {height - y1:.3f} m {x2:.3f} {height - y2:.3f} l")
        if path:
            self._paint(None, stroke)
            self._pdf.addLiteral(f"{' '.join(path)} S")

    def hatch(self, box: Box, hatches: Iterable[Hatch], colour: Colour) -> None:
        for hatch in hatches:
            self.straight(segments(box, hatch), Stroke(colour, hatch.thickness))

    def curves(self, start: Point, curves: Sequence[Curve], stroke: Stroke) -> None:
        """One line of Bezier curves, with round ends."""
        points = [start, *(point for curve in curves for point in curve)]
        self._ink(around(points).grown(stroke.width / 2))
        self._paint(None, stroke)
        path = self._pdf.beginPath()
        path.moveTo(*self._up(start))
        for one, two, end in curves:
            path.curveTo(*self._up(one), *self._up(two), *self._up(end))
        self._pdf.drawPath(path, stroke=1, fill=0)

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """A closed shape, filled."""
        self._ink(around(points))
        self._paint(fill, None)
        path = self._pdf.beginPath()
        path.moveTo(*self._up(points[0]))
        for point in points[1:]:
            path.lineTo(*self._up(point))
        path.close()
        self._pdf.drawPath(path, stroke=0, fill=1)

    # Pages

    def bookmark(self, title: Clean, level: int) -> None:
        """An entry of the outline (level 0 is the highest) that leads to this page. Levels are never skipped."""
        self._depth = min(level, self._depth + 1)
        place = f"place-{len(self._bookmarks) + 1}"
        self._bookmarks.append((title, place, self._depth))
        self._pdf.bookmarkPage(place)

    def next_page(self) -> None:
        self._close()
        self._pdf.showPage()
        self.page += 1
        self._marks = 0
        self._forget_state()

    def finish(self) -> bytes:
        """The file, tagged. The page that is open becomes the last one."""
        self._close()
        self._pdf.showPage()
        self._write_outline()
        with _FONT_FILES:
            return conforming_file(self._pdf, self.root, self._about)

    def _write_outline(self) -> None:
        for number, (entry, level) in enumerate(walk(outline(self._bookmarks))):
            place = entry.place
            if entry.group:
                place = f"group-{number}"
                first = self._pdf._bookmarkReference(entry.place)  # noqa: SLF001
                same = self._pdf._bookmarkReference(place)  # noqa: SLF001
                same.setPage(first.page)
                same.fit()
            self._pdf.addOutlineEntry(entry.title, place, level, closed=level > 0 or entry.group)

    def _forget_state(self) -> None:
        self._filled = self._stroked = None
        self._pdf.setLineCap(1)
        self._pdf.setLineJoin(1)

    def _paint(self, fill: Colour | None, stroke: Stroke | None) -> None:
        if fill is not None and fill != self._filled:
            self._pdf.setFillColorRGB(*fill)
            self._filled = fill
        if stroke is not None and stroke != self._stroked:
            self._pdf.setStrokeColorRGB(*stroke.colour)
            self._pdf.setLineWidth(stroke.width)
            self._pdf.setDash(list(stroke.dash))
            self._stroked = stroke

    def _up(self, point: Point) -> Point:
        return point[0], self.size[1] - point[1]


class _Inside:
    """Inside an element of a canvas. A table of 10,000 rows is inside 60,000 of them, one after the other."""

    __slots__ = ("_canvas", "_element")

    def __init__(self, canvas: Canvas, element: Element) -> None:
        self._canvas, self._element = canvas, element

    def __enter__(self) -> None:
        self._canvas._begin(self._element)  # noqa: SLF001

    def __exit__(self, *_: object) -> None:
        self._canvas._end()  # noqa: SLF001


def around(points: Sequence[Point]) -> Box:
    """The smallest box that holds all points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))
