from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.exports.pdf.blocks import Gap
from partnerdesk.exports.pdf.canvas import About, Canvas
from partnerdesk.exports.pdf.charts import ShareBar
from partnerdesk.exports.pdf.figure import Figure
from partnerdesk.exports.pdf.flow import Sheet, draw, lay_out, publish
from partnerdesk.exports.pdf.structure import Artifact, Box, Element, Role
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.table import TEAR, Cell, Column, Table
from partnerdesk.exports.pdf.text import clean
from tests.core.exports.pdf.conftest import ABOUT, Read
from tests.paper import words_on_pages

SCALE = type_scale()
BARE = Sheet(Box(80, 80, 480, 680), lambda *_: None)


def columns() -> list[Column]:
    return [
        Column(clean("First"), 2, SCALE.small, heads=True),
        Column(clean("Second"), 1, SCALE.small),
    ]


def table(words: list[int]) -> Table:
    """A table with so many words in the first cell of each row; every word is there once."""
    rows: list[list[Cell]] = [
        [clean(" ".join(f"r{row}w{word}" for word in range(count))), clean(f"end{row}")]
        for row, count in enumerate(words)
    ]
    return Table(columns(), rows, head_style=SCALE.label)


@settings(max_examples=25)
@given(st.lists(st.one_of(st.integers(0, 30), st.integers(300, 900)), max_size=25), st.integers(0, 590))
def test_no_word_of_any_row_is_lost_or_doubled(words: list[int], above: int) -> None:
    canvas = Canvas(ABOUT)
    pages = lay_out([Gap(above), table(words)], BARE)
    draw(canvas, pages, BARE)
    found = Counter(re.findall(r"r\d+w\d+|end\d+", " ".join(words_on_pages(canvas.finish()))))
    assert found == Counter(
        [f"r{row}w{word}" for row, count in enumerate(words) for word in range(count)]
        + [f"end{row}" for row in range(len(words))]
    )
    for content in canvas.root.contents():
        box = content.box
        assert box.left >= 79.9
        assert box.right <= 480.1
        assert box.top >= 79.9
        assert box.bottom <= 680.1


def test_the_header_repeats_and_is_read_once(canvas: Canvas, read_pages: Read) -> None:
    draw(canvas, lay_out([table([20] * 80)], BARE), BARE)
    tables = [element for element in canvas.root.walk() if element.role is Role.TABLE]
    rows = [kid for kid in tables[0].kids if isinstance(kid, Element)]
    assert len(tables) == 1
    assert len(rows) == 81
    heads = [cell.scope for cell in rows[0].kids if isinstance(cell, Element)]
    assert heads == ["Column", "Column"]
    pages = canvas.page
    repeated = [piece for piece in canvas.furniture if piece.kind is Artifact.PAGINATION]
    assert {piece.content.page for piece in repeated} == set(range(2, pages + 1))
    assert all("First" in page for page in read_pages(canvas.finish()))


def test_cells_know_what_they_are_also_where_a_row_is_torn(canvas: Canvas) -> None:
    draw(canvas, lay_out([Gap(300), table([2000, 3])], BARE), BARE)
    rows = [element for element in canvas.root.walk() if element.role is Role.ROW]
    assert [[kid.role for kid in row.kids if isinstance(kid, Element)] for row in rows] == [
        [Role.HEADER_CELL, Role.HEADER_CELL],
        [Role.HEADER_CELL, Role.CELL],
        [Role.HEADER_CELL, Role.CELL],
    ]
    torn = next(element for element in canvas.root.walk() if element.scope == "Row")
    assert len({content.page for content in torn.contents()}) > 2


def test_a_row_that_fits_on_a_page_is_not_torn(read_pages: Read, about: About) -> None:
    words = 60
    assert table([words]).height(BARE.width) < TEAR
    for above in range(400, 590, 10):
        pages = read_pages(publish([Gap(above), table([words])], BARE, about))
        assert any("r0w0" in page and f"r0w{words - 1}" in page for page in pages)


def test_a_table_without_rows_still_says_what_it_would_hold(read_pages: Read, about: About) -> None:
    assert read_pages(publish([table([])], BARE, about)) == ["First Second"]


def test_a_cell_with_a_drawing_beside_words_that_fill_pages(read_pages: Read, about: About) -> None:
    words = clean(" ".join(f"w{number}" for number in range(3000)))
    rows: list[list[Cell]] = [[words, Figure(ShareBar(0.5), clean("Half"))], [clean("next"), clean("row")]]
    text = " ".join(read_pages(publish([Table(columns(), rows, head_style=SCALE.label)], BARE, about)))
    assert re.findall(r"w\d+", text) == words.split()
    assert text.endswith("next row")


def test_the_last_row_never_goes_over_to_the_next_page_alone(read_pages: Read, about: About) -> None:
    for above in range(300, 480, 7):
        pages = read_pages(publish([Gap(above), table([8] * 8)], BARE, about))
        assert len(pages) == 1 or "r6w0" in pages[-1]
