"""The partner map as a poster of A0 on many sheets to be glued together: they overlap, and say where each belongs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.figure import Figure
from partnerdesk.exports.pdf.flow import Sheet
from partnerdesk.exports.pdf.ground import Align, Ground, Stroke
from partnerdesk.exports.pdf.imprint import record_code, record_title
from partnerdesk.exports.pdf.map_drawing import MapKey, PartnerMap
from partnerdesk.exports.pdf.papers.handout import A3_WIDE, A4_WIDE, Handout, Size, opening
from partnerdesk.exports.pdf.papers.map_sheets import A0_LETTERS, map_title, poster_words
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.sections.partner_map import key_of, map_links, map_nodes, map_rings
from partnerdesk.exports.pdf.structure import Artifact, Box
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT, TextStyle, type_scale
from partnerdesk.exports.pdf.table import Cell, Column, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean
from partnerdesk.exports.pdf.wrapping import Span, elided, wrap
from partnerdesk.wording import QT_TRANSLATE_NOOP

POSTER: Final = (3344.0, 2298.0)
"""The picture of the poster: A0 without a rim that printers leave white."""
_RIM: Final = 28.35
"""White around each tile, one centimetre: what every printer can leave out."""
_OVERLAP: Final = 28.35
_LARGE: Final = 3.0
"""The words of the poster beside those of a page."""
_MARK: Final = Stroke(INK_SOFT, 0.5)
_GLUE: Final = Stroke(INK_SOFT, 0.5, (6.0, 4.0))


def map_on_a4(paper: Paper) -> Handout:
    return _tiled(paper, Tiling(A4_WIDE))


def map_on_a3(paper: Paper) -> Handout:
    return _tiled(paper, Tiling(A3_WIDE))


@dataclass(frozen=True, slots=True)
class Tiling:
    """How the poster is cut for one size of page. Tiles are lettered by rows and numbered by columns."""

    page: Size

    @property
    def tile(self) -> Size:
        return self.page[0] - 2 * _RIM, self.page[1] - 2 * _RIM

    @property
    def columns(self) -> int:
        return math.ceil((POSTER[0] - _OVERLAP) / (self.tile[0] - _OVERLAP))

    @property
    def rows(self) -> int:
        return math.ceil((POSTER[1] - _OVERLAP) / (self.tile[1] - _OVERLAP))

    def names(self) -> Iterator[tuple[str, int, int]]:
        for row in range(self.rows):
            for column in range(self.columns):
                yield self.name(row, column), row, column

    def name(self, row: int, column: int) -> str:
        return f"{chr(ord('A') + row)}{column + 1}"

    def view(self, row: int, column: int) -> Box:
        """What of the poster a tile shows. The poster stands in the middle of all tiles."""
        wide = self.columns * (self.tile[0] - _OVERLAP) + _OVERLAP
        tall = self.rows * (self.tile[1] - _OVERLAP) + _OVERLAP
        left = column * (self.tile[0] - _OVERLAP) - (wide - POSTER[0]) / 2
        top = row * (self.tile[1] - _OVERLAP) - (tall - POSTER[1]) / 2
        return Box(left, top, left + self.tile[0], top + self.tile[1])


@dataclass(frozen=True, slots=True)
class _Poster:
    """The whole picture: a title, the map, and its key."""

    title: Clean
    style: TextStyle
    map: PartnerMap
    key: MapKey
    top: float

    def draw(self, canvas: Ground, x: float, y: float, view: Box) -> None:
        """Draw what lies in ``view``, a part of the page."""
        title = wrap([Span(elided(self.title, self.style, POSTER[0]), self.style)], POSTER[0])[:1]
        if Box(x, y, x + title[0].width, y + self.style.leading).overlaps(view):
            canvas.lines(x, y, title)
        self.map.draw_part(canvas, x, y + self.top, POSTER[0], view)
        down = y + POSTER[1] - self.key.height(POSTER[0])
        if Box(x, down, x + POSTER[0], y + POSTER[1]).overlaps(view):
            self.key.draw(canvas, x, down, POSTER[0])

    def names_in(self, view: Box) -> list[Clean]:
        """The partners of whom something lies in ``view``, measured from the poster's corner."""
        down = view._replace(top=view.top - self.top, bottom=view.bottom - self.top)
        return [node.name for node in self.map.within(down, POSTER[0])]


@dataclass(frozen=True, slots=True)
class _Tile:
    """What of the poster lies in ``view``. Dashed lines say how far the neighbours reach over it."""

    poster: _Poster
    view: Box
    right: bool
    below: bool

    def height(self, width: float) -> float:  # noqa: ARG002
        return self.view.bottom - self.view.top

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:  # noqa: ARG002
        box = Box(x, y, x + self.view.right - self.view.left, y + self.height(0))
        with canvas.clipped(box):
            self.poster.draw(canvas, x - self.view.left, y - self.view.top, box)
        with canvas.artifact(Artifact.LAYOUT):
            if self.right:
                canvas.straight([(box.right - _OVERLAP, box.top, box.right - _OVERLAP, box.bottom)], _GLUE)
            if self.below:
                canvas.straight([(box.left, box.bottom - _OVERLAP, box.right, box.bottom - _OVERLAP)], _GLUE)


def _tiled(paper: Paper, tiling: Tiling) -> Handout:
    poster = _poster(paper)
    blocks: list[Block] = [*_how_to(paper, tiling)]
    for name, row, column in tiling.names():
        view = tiling.view(row, column)
        alt = paper.say(
            QT_TRANSLATE_NOOP("core", "Tile {name} of the partner map: {partners}."),
            name=name,
            partners=", ".join(poster.names_in(view)) or paper.say(QT_TRANSLATE_NOOP("core", "no partner")),
        )
        tile = _Tile(poster, view, column + 1 < tiling.columns, row + 1 < tiling.rows)
        blocks += [PageBreak(), Figure(tile, alt, after=0.0)]
    frame = Box(_RIM, _RIM, tiling.page[0] - _RIM, tiling.page[1] - _RIM + 0.01)
    return Handout(blocks, Sheet(frame, partial(_furnish, paper=paper, tiling=tiling), tiling.page))


def _poster(paper: Paper) -> _Poster:
    nodes, links = map_nodes(paper), map_links(paper)
    large = type_scale(_LARGE)
    drawing, _ = key_of(paper, links)
    key = MapKey(drawing.levels, drawing.absent, large, drawing.arrow)
    style = large.h1
    top = style.leading + 6 * UNIT
    tall = POSTER[1] - top - key.height(POSTER[0]) - 6 * UNIT
    title = Clean(f"{map_title(paper)}  ·  {record_title(paper)}")
    drawn = PartnerMap(nodes, links, large, tall, A0_LETTERS, map_rings(paper))
    return _Poster(title, style, drawn, key, top)


def _how_to(paper: Paper, tiling: Tiling) -> list[Block]:
    """The first page: what to do, and which tile goes where."""
    steps = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Print every page at its full size, not fitted to the paper. Cut off the white rim of each tile at the"
            " left and above. Lay it on its neighbour, edge on the dashed line, so that the marks meet, and glue.",
        )
    )
    columns = [
        Column(paper.say(QT_TRANSLATE_NOOP("core", "Row")), 1, paper.scale.strong, heads=True),
        *[
            Column(Clean(str(column + 1)), 1, paper.scale.strong, align=Align.LEFT)
            for column in range(tiling.columns)
        ],
    ]
    rows: list[list[Cell]] = [
        [
            Clean(chr(ord("A") + row)),
            *[Clean(tiling.name(row, column)) for column in range(tiling.columns)],
        ]
        for row in range(tiling.rows)
    ]
    return [
        *opening(paper, map_title(paper)),
        paper.paragraph(poster_words(paper), paper.scale.small),
        paper.paragraph(steps),
        Table(columns, rows, head_style=paper.scale.label),
    ]


def _furnish(canvas: Ground, page: int, pages: int, *, paper: Paper, tiling: Tiling) -> None:
    """The rim of a tile: its name, where it belongs, marks where the neighbours' corners go, and how far they reach."""
    style = paper.scale.furniture
    wide, tall = tiling.page
    number = paper.say(QT_TRANSLATE_NOOP("core", "Page {page} of {pages}"), page=page, pages=pages)
    foot = tall - _RIM + (_RIM - style.leading) / 2
    words = Clean(f"{record_code(paper)}  ·  {number}")
    if page > 1:
        row, column = divmod(page - 2, tiling.columns)
        words = Clean(f"{_place(paper, tiling, row, column)}  ·  {words}")
        canvas.straight(_marks(tiling), _MARK)
    canvas.lines(_RIM, foot, wrap([Span(elided(words, style, wide - 2 * _RIM), style)], wide - 2 * _RIM)[:1])


def _place(paper: Paper, tiling: Tiling, row: int, column: int) -> Clean:
    said = [
        paper.say(QT_TRANSLATE_NOOP("core", "Tile {name}"), name=tiling.name(row, column)),
        paper.say(QT_TRANSLATE_NOOP("core", "right of it {name}"), name=tiling.name(row, column + 1))
        if column + 1 < tiling.columns
        else NOTHING,
        paper.say(QT_TRANSLATE_NOOP("core", "below it {name}"), name=tiling.name(row + 1, column))
        if row + 1 < tiling.rows
        else NOTHING,
    ]
    return Clean(", ".join(each for each in said if each))


def _marks(tiling: Tiling) -> Iterator[tuple[float, float, float, float]]:
    """Short lines in the rim at the edges of a tile and where its neighbours' edges come to lie."""
    wide, tall = tiling.page
    left, top, right, bottom = _RIM, _RIM, wide - _RIM, tall - _RIM
    for x in (left, left + _OVERLAP, right - _OVERLAP, right):
        yield x, 6.0, x, top - 4
        yield x, bottom + 4, x, bottom + 9
    for y in (top, top + _OVERLAP, bottom - _OVERLAP, bottom):
        yield 6.0, y, left - 4, y
        yield right + 4, y, wide - 6, y
