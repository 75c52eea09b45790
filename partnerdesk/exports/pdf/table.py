"""Tables: the header repeats on every page, rows split between lines only when they must, and time grows with rows.

A cell holds words or a small block (a bar, a signature). No cell holds a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Paragraph, Stack
from partnerdesk.exports.pdf.ground import Align, Ground, Stroke
from partnerdesk.exports.pdf.structure import Artifact, Element, Role
from partnerdesk.exports.pdf.style import RULE, RULE_STRONG, UNIT, TextStyle
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Line, Span, Spans, wrap

Cell = Clean | Spans | Block

TEAR: Final = 160.0
"""A row taller than this may be split over two pages; a smaller one moves to the next page whole."""

_LEAST: Final = 3
"""So many lines of a cell stand together at least where its row is split."""

_MOST_KNOWN: Final = 10_000
_PAD: Final = UNIT
_GUTTER: Final = 3.5 * UNIT
_HEAD_RULE: Final = Stroke(RULE_STRONG, 0.9)
_HAIRLINE: Final = Stroke(RULE, 0.6)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, how its words are set. ``heads`` makes its cells row headers."""

    title: Clean
    share: float
    style: TextStyle
    align: Align = Align.LEFT
    heads: bool = False


@dataclass(slots=True)
class _Placed:
    """A cell that has been set: lines of words or a block."""

    element: Element
    lines: list[Line] = field(default_factory=list)
    block: Block | None = None
    height: float = 0.0
    leading: float = 0.0


@dataclass(slots=True)
class _Row:
    element: Element
    cells: list[_Placed]
    height: float


class Table(Block):
    """Rows under a header. A part of a table that was split shares everything but the range of its rows."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        head_style: TextStyle | None = None,
        before: float = 0.0,
        after: float = 4 * UNIT,
    ) -> None:
        self._columns = columns
        self._source = rows
        self._head_style = head_style
        self.before, self.after = before, after
        self._element = Element(Role.TABLE)
        self._set: _Setting | None = None
        self._start, self._stop = 0, -1
        self._top: _Row | None = None
        self._foot: _Row | None = None

    def height(self, width: float) -> float:
        table = self._setting(width)
        torn = sum(row.height for row in (self._top, self._foot) if row is not None)
        return table.head_height + table.between(self._start, self._stop) + torn

    def beginning(self, width: float) -> float:
        table = self._setting(width)
        first = next(self._rows(), None)
        if first is None:
            return table.head_height
        return table.head_height + (min(first.height, TEAR / 2) if first.height > TEAR else first.height)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        table = self._setting(width)
        left = room - table.head_height
        torn = self._top
        if torn is not None and torn.height > left:
            return self._torn(torn, left, self._start, self._start)
        left -= torn.height if torn else 0.0
        stop = table.fitting(self._start, self._stop, left)
        if stop < self._stop:
            row = table.rows[stop]
            parts = self._torn(row, left - table.between(self._start, stop), stop, stop + 1)
            if parts is not None:
                return parts
        if stop == self._start and torn is None:
            return None
        if stop == self._stop - 1 and stop - self._start > _LEAST:
            stop -= 1  # the last row does not go over to the next page alone
        return self._part(self._start, stop, torn, None), self._part(stop, self._stop, None, None)

    def in_one_column(self) -> list[Block]:
        """Each row by itself, every cell on a line of its own after the title of its column."""
        self._source = list(self._source)
        return [
            Stack(list(self._told(row)), bar=RULE_STRONG, inset=3 * UNIT, before=UNIT, after=3 * UNIT)
            for row in self._source
        ]

    def _told(self, row: Sequence[Cell]) -> Iterator[Block]:
        for column, cell in zip(self._columns, row, strict=True):
            style = self._head_style or column.style
            title = Span(Clean(f"{column.title}: "), style) if column.title and not column.heads else None
            if isinstance(cell, Block):
                if title is not None:
                    yield Paragraph(title, after=UNIT, keep_with_next=True)
                yield from cell.in_one_column()
            elif cell:
                words = (Span(cell, column.style),) if isinstance(cell, str) else cell
                yield Paragraph(*([title] if title is not None else []), *words, after=UNIT)

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        table = self._setting(width)
        rows = list(self._rows())
        self._draw_ground(canvas, x, y, width, rows)
        with canvas.element(self._element):
            y = self._draw_head(canvas, x, y)
            for row in rows:
                with canvas.element(row.element):
                    table.draw_row(canvas, x, y, row)
                y += row.height

    def _draw_head(self, canvas: Ground, x: float, y: float) -> float:
        table = self._set
        assert table is not None
        if table.head is None:
            return y
        if table.head.element.attached:
            with canvas.artifact(Artifact.PAGINATION):
                table.draw_row(canvas, x, y, table.head)
        else:
            with canvas.element(table.head.element):
                table.draw_row(canvas, x, y, table.head)
        return y + table.head_height

    def _draw_ground(self, canvas: Ground, x: float, y: float, width: float, rows: list[_Row]) -> None:
        table = self._setting(width)
        with canvas.artifact(Artifact.LAYOUT):
            down = y + table.head_height
            if table.head is not None:
                canvas.straight([(x, down, x + width, down)], _HEAD_RULE)
            ends = []
            for row in rows:
                down += row.height
                ends.append((x, down, x + width, down))
            canvas.straight(ends, _HAIRLINE)

    def _rows(self) -> Iterator[_Row]:
        assert self._set is not None
        if self._top is not None:
            yield self._top
        yield from self._set.rows[self._start : self._stop]
        if self._foot is not None:
            yield self._foot

    def _setting(self, width: float) -> _Setting:
        if self._set is None or self._set.width != width:
            self._source = list(self._source)
            self._set = _Setting(self._columns, self._source, self._head_style, width)
            self._stop = len(self._set.rows)
        return self._set

    def _torn(self, row: _Row, room: float, start: int, rest: int) -> tuple[Block, Block] | None:
        """The table split inside ``row``, or None when it had better move as a whole."""
        if row.height <= TEAR:
            return None
        halves = _tear(row, room)
        if halves is None:
            return None
        upper, lower = halves
        if row is self._top:
            first = self._part(start, start, upper, None)
        else:
            first = self._part(self._start, start, self._top, upper)
        return first, self._part(rest, self._stop, lower, None)

    def _part(self, start: int, stop: int, top: _Row | None, foot: _Row | None) -> Table:
        part = Table(self._columns, (), before=self.before, after=self.after)
        part._element, part._set = self._element, self._set
        part._start, part._stop, part._top, part._foot = start, stop, top, foot
        return part


class _Setting:
    """The words of a whole table set in one width, shared by its parts."""

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], head: TextStyle | None, width: float
    ) -> None:
        self.width = width
        self._columns = columns
        self._widths = _shared(columns, width)
        self._known: dict[tuple[int, str], list[Line]] = {}
        """Lines of words that stand in many cells of a column: names, days, states."""
        self.head = self._head_row(head) if head is not None else None
        self.head_height = self.head.height if self.head else 0.0
        self.rows = [self._row(row) for row in rows]
        self._down = list(accumulate((row.height for row in self.rows), initial=0.0))

    def between(self, start: int, stop: int) -> float:
        """How tall the rows from ``start`` to before ``stop`` are."""
        return self._down[stop] - self._down[start]

    def fitting(self, start: int, stop: int, room: float) -> int:
        """The first row from ``start`` on that does not fit into ``room`` any more."""
        while start < stop and self._down[start + 1] - self._down[start] <= room:
            room -= self._down[start + 1] - self._down[start]
            start += 1
        return start

    def draw_row(self, canvas: Ground, x: float, y: float, row: _Row) -> None:
        for cell, column, width in zip(row.cells, self._columns, self._widths, strict=True):
            with canvas.element(cell.element):
                if cell.block is not None:
                    cell.block.draw(canvas, x, y + _PAD, width)
                else:
                    canvas.lines(
                        x, y + _PAD, cell.lines, width=width, align=column.align, leading=cell.leading
                    )
            x += width + _GUTTER

    def _head_row(self, style: TextStyle) -> _Row:
        cells = [
            self._cell([Span(column.title, style)], column, width, Element(Role.HEADER_CELL, scope="Column"))
            for column, width in zip(self._columns, self._widths, strict=True)
        ]
        return _Row(Element(Role.ROW), cells, _tallest(cells))

    def _row(self, row: Sequence[Cell]) -> _Row:
        cells = [
            self._cell(content, column, width, _element(column))
            for content, column, width in zip(row, self._columns, self._widths, strict=True)
        ]
        return _Row(Element(Role.ROW), cells, _tallest(cells))

    def _cell(self, content: Cell, column: Column, width: float, element: Element) -> _Placed:
        if isinstance(content, Block):
            return _Placed(element, block=content, height=content.height(width))
        if isinstance(content, str):
            lines, leading = self._words(content, column, width), column.style.leading
        else:
            lines = wrap(content, width)
            leading = max((span.style.leading for span in content), default=0.0)
        return _Placed(element, lines, None, len(lines) * leading, leading)

    def _words(self, text: Clean, column: Column, width: float) -> list[Line]:
        known = self._known.get((id(column), text))
        if known is None:
            known = wrap((Span(text, column.style),), width)
            if len(self._known) < _MOST_KNOWN:
                self._known[id(column), text] = known
        return known


def _element(column: Column) -> Element:
    return Element(Role.HEADER_CELL, scope="Row") if column.heads else Element(Role.CELL)


def _tallest(cells: Iterable[_Placed]) -> float:
    return max((cell.height for cell in cells), default=0.0) + 2 * _PAD


def _shared(columns: Sequence[Column], width: float) -> list[float]:
    shares = sum(column.share for column in columns)
    free = width - _GUTTER * (len(columns) - 1)
    return [free * column.share / shares for column in columns]


def _tear(row: _Row, room: float) -> tuple[_Row, _Row] | None:
    """A row as two that share its elements: what fits into ``room``, and the rest. None when nothing fits."""
    upper, lower = [], []
    for cell in row.cells:
        fit = int((room - 2 * _PAD) / cell.leading) if cell.leading else 0
        if cell.block is not None:
            if cell.height > room - 2 * _PAD:
                return None
            upper.append(cell)
            lower.append(_Placed(cell.element))
        elif fit < min(_LEAST, len(cell.lines)):
            return None
        else:
            upper.append(_lines(cell, cell.lines[:fit]))
            lower.append(_lines(cell, cell.lines[fit:]))
    return _Row(row.element, upper, _tallest(upper)), _Row(row.element, lower, _tallest(lower))


def _lines(cell: _Placed, lines: list[Line]) -> _Placed:
    return replace(cell, lines=lines, height=len(lines) * cell.leading)
