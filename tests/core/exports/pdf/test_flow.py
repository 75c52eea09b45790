from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.exports.pdf.blocks import (
    Block,
    Gap,
    Heading,
    PageBreak,
    Paragraph,
    Placed,
    Stack,
    bullets,
)
from partnerdesk.exports.pdf.canvas import About, Canvas
from partnerdesk.exports.pdf.flow import Sheet, TooTallError, draw, lay_out, publish, publish_all
from partnerdesk.exports.pdf.furniture import Furniture
from partnerdesk.exports.pdf.structure import Box, Role
from partnerdesk.exports.pdf.style import PINE, TINT, type_scale
from partnerdesk.exports.pdf.text import Voice, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from tests.core.exports.pdf.conftest import Read

SCALE = type_scale()
BARE = Sheet(Box(80, 80, 480, 680), lambda *_: None)


def paragraph(text: str) -> Paragraph:
    return Paragraph(Span(clean_lines(text), SCALE.body))


def heading(text: str = "Heading") -> Heading:
    return Heading(clean(text), SCALE.h2, 2)


def numbered(count: int, word: str = "w") -> str:
    return " ".join(f"{word}{number}" for number in range(count))


def bottom(page: list[Placed], width: float) -> float:
    return max(placed.y + placed.block.height(width) for placed in page)


pieces = st.one_of(
    st.integers(0, 900).map(lambda n: paragraph(numbered(n))),
    st.builds(heading),
    st.integers(1, 590).map(lambda n: Gap(float(n))),
    st.just(None).map(lambda _: PageBreak()),
    st.integers(1, 40).map(
        lambda n: Stack([heading(), *(paragraph(numbered(20)) for _ in range(n))], tint=TINT, inset=8)
    ),
    st.integers(1, 60).map(
        lambda n: bullets([[Span(clean(numbered(30)), SCALE.body)] for _ in range(n)], SCALE.body)
    ),
)


@settings(max_examples=60)
@given(st.lists(pieces, max_size=12))
def test_whatever_comes_fits_on_pages(blocks: list[Block]) -> None:
    pages = lay_out(blocks, BARE)
    for page in pages:
        tops = [placed.y for placed in page]
        assert tops == sorted(tops)
        if page:
            assert bottom(page, BARE.width) <= BARE.height + 0.01


def test_every_word_is_printed_once_and_in_order(about: About, read_pages: Read) -> None:
    text = numbered(3000)
    data = publish([heading(), paragraph(text), paragraph("the end")], BARE, about)
    assert " ".join(read_pages(data)) == f"Heading {text} the end"


def test_a_heading_never_ends_a_page() -> None:
    for space in range(480, 600, 5):
        pages = lay_out([Gap(space), heading(), heading(), paragraph(numbered(200))], BARE)
        for page in pages:
            assert not isinstance(page[-1].block, Heading)


def test_no_line_stands_alone() -> None:
    lines = SCALE.body.leading
    for space in range(480, 600, 3):
        pages = lay_out([Gap(space), paragraph(numbered(300))], BARE)
        parts = [placed.block for page in pages for placed in page if isinstance(placed.block, Paragraph)]
        assert all(part.height(BARE.width) >= 2 * lines for part in parts)


def test_a_stack_stays_together_until_it_is_too_tall() -> None:
    small = Stack([heading(), paragraph(numbered(100))])
    pages = lay_out([Gap(520), small, Gap(1)], BARE)
    assert [len(page) for page in pages] == [1, 2]
    tall = Stack([heading(), paragraph(numbered(4000))], bar=PINE, inset=10)
    assert len(lay_out([Gap(520), tall], BARE)) > 3


def test_page_breaks_make_no_empty_pages() -> None:
    pages = lay_out([PageBreak(), Gap(5), PageBreak(), PageBreak(), Gap(5), PageBreak()], BARE)
    assert [len(page) for page in pages] == [1, 1]


def test_what_cannot_be_split_and_is_taller_than_a_page_is_a_fault() -> None:
    with pytest.raises(TooTallError):
        lay_out([Gap(601)], BARE)


def test_an_empty_document_has_one_page(about: About, read_pages: Read) -> None:
    assert read_pages(publish([], BARE, about)) == [""]


def test_a_split_paragraph_is_one_paragraph_in_the_tree(canvas: Canvas) -> None:
    draw(canvas, lay_out([paragraph(numbered(1500))], BARE), BARE)
    (only,) = canvas.root.kids
    assert getattr(only, "role", None) is Role.PARAGRAPH
    assert {content.page for content in canvas.root.contents()} == set(range(1, canvas.page + 1))


def test_a_list_has_a_label_and_a_body_for_each_item(canvas: Canvas) -> None:
    items = [[Span(clean(f"item{number}"), SCALE.body)] for number in range(100)]
    draw(canvas, lay_out([bullets(items, SCALE.body)], BARE), BARE)
    roles = [element.role for element in canvas.root.walk()]
    assert roles[:5] == [Role.DOCUMENT, Role.LIST, Role.ITEM, Role.LABEL, Role.BODY]
    assert roles.count(Role.LIST) == 1
    assert roles.count(Role.ITEM) == 100


def furnished(title: str = "A title") -> Furniture:
    return Furniture(clean(title), clean("Draft, not sealed"), clean("Code 12ab"), SCALE, Voice())


def test_every_page_knows_its_number_and_how_many_there_are(about: About, read_pages: Read) -> None:
    pages = read_pages(publish([paragraph(numbered(4000))], furnished().sheet(), about))
    assert len(pages) > 4
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Code 12ab" in page
        assert ("Draft, not sealed" in page) == (number > 1)


def test_furniture_stays_on_the_page_however_long_the_title(canvas: Canvas) -> None:
    sheet = furnished("Partnership " * 60).sheet()
    draw(canvas, lay_out([paragraph(numbered(2000))], sheet), sheet)
    for piece in canvas.furniture:
        assert piece.content.box.left >= 56
        assert piece.content.box.right <= canvas.size[0] - 56
        assert piece.content.box.bottom <= canvas.size[1] - 20


def test_an_item_that_fills_pages_keeps_its_mark_once(about: About, read_pages: Read) -> None:
    items = [[Span(clean(numbered(2000)), SCALE.body)], [Span(clean("the last"), SCALE.body)]]
    assert " ".join(read_pages(publish([bullets(items, SCALE.body)], BARE, about))) == (
        f"• {numbered(2000)} • the last"
    )


def test_who_waits_hears_of_every_page_first_laid_out_and_then_drawn(about: About) -> None:
    heard: list[tuple[int, int]] = []
    sheet = Furniture(clean("Title"), clean("Draft"), clean("Code"), SCALE, Voice()).sheet()
    blocks = [paragraph(numbered(2000))]
    publish_all([(blocks, sheet)], about, watch=lambda done, total: heard.append((done, total)))
    pages = len(heard) // 2
    assert pages > 2
    assert heard == [(page, of) for of in (0, pages) for page in range(1, pages + 1)]


def test_what_is_left_of_a_list_is_as_tall_as_if_it_were_measured_anew() -> None:
    items = [[Span(clean_lines(numbered(number % 40 + 1)), SCALE.body)] for number in range(300)]
    rest: Block = bullets(items, SCALE.body)
    parts = 0
    while (halves := rest.split(400, 500)) is not None:
        rest, parts = halves[1], parts + 1
        assert isinstance(rest, Stack)
        assert rest.height(400) == pytest.approx(rest._height(400))
    assert parts > 5
    assert rest.height(400) <= 500
