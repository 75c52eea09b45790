"""The pieces of handouts: words that fit, codes, lines to write on, and the promises of the workshop before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from partnerdesk.commands.actions import add_action
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.organisations import add_organisation
from partnerdesk.commands.partnership import set_workshop_date
from partnerdesk.commands.settling import mark_done, postpone
from partnerdesk.exports.pdf.blocks import Block, Paragraph, Stack
from partnerdesk.exports.pdf.canvas import Canvas
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.fitted import Fitted, sized
from partnerdesk.exports.pdf.papers.handout import A3_WIDE, A4_WIDE, Size
from partnerdesk.exports.pdf.papers.kinds import kind_of
from partnerdesk.exports.pdf.papers.map_tiles import POSTER, Tiling
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.pdf.papers.short_code import QrCode, short_codes
from partnerdesk.exports.pdf.papers.wall_plan import Times
from partnerdesk.exports.pdf.papers.writing import Ruled, Ticks
from partnerdesk.exports.pdf.structure import Element, Role
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.summary import summary_pdf
from partnerdesk.exports.pdf.table import Cell, Column, Table
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.model.vocabulary import LateReason
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from tests.core.exports.pdf.conftest import Read

SCALE = type_scale()


def inked(block: Block, canvas: Canvas, width: float = 200) -> Element:
    element = Element(Role.DOCUMENT, attached=True)
    canvas.root.kids.append(element)
    block.draw(canvas, 50, 50, width)
    return canvas.root


def sizes_of(words: Fitted, width: float) -> set[float]:
    return {run.style.size for line in words._lines(width) for run in line.runs}


@pytest.mark.parametrize(
    "text", ["Short", "A name of some length " * 4, "x" * 900, "word " * 900, "漢字" * 300, ""]
)
def test_fitted_words_stay_in_their_room(text: str, canvas: Canvas) -> None:
    words = Fitted(clean(text), sized(SCALE.display, 40), 60, least=8)
    inked(words, canvas)
    for content in canvas.root.contents():
        assert content.box.top >= 50
        assert content.box.bottom <= 110.1
        assert content.box.right <= 250.1


def test_fitted_words_are_as_large_as_there_is_room() -> None:
    style = sized(SCALE.display, 40)
    [short] = sizes_of(Fitted(clean("Hi"), style, 60), 200)
    [longer] = sizes_of(Fitted(clean("A few more words than that"), style, 60), 200)
    [longest] = sizes_of(Fitted(clean("word " * 900), style, 60, least=8), 200)
    assert (short, longest) == (40, 8)
    assert 8 < longer < 40


def test_what_never_fits_ends_in_dots() -> None:
    lines = Fitted(clean("word " * 900), sized(SCALE.display, 40), 60, least=8)._lines(200)
    assert lines[-1].runs[-1].text.endswith("…")


def test_short_codes_differ_and_are_the_same_again() -> None:
    for count in (1, 100, 10_000, 60_000):
        codes = list(short_codes(count))
        assert len(set(codes)) == count
        assert codes == list(short_codes(count))
    assert all(code[0].isalpha() and not set(code) & set("0O1IL5S8B2Z") for code in short_codes(2000))
    assert {len(code) for code in short_codes(2000)} == {3}


def test_a_qr_code_is_square_and_inside_its_quiet_rim(canvas: Canvas) -> None:
    with canvas.element(Element(Role.FIGURE, alt=Clean("code"))):
        QrCode(Clean("K7X")).draw(canvas, 100, 100, 87)
    boxes = [content.box for content in canvas.root.contents()]
    side = 87 / (21 + 8)
    [box] = boxes
    assert (box.left, box.top) == pytest.approx((100 + 4 * side, 100 + 4 * side))
    assert (box.right, box.bottom) == pytest.approx((187 - 4 * side, 187 - 4 * side))


def test_boxes_to_tick_are_a_list(canvas: Canvas) -> None:
    inked(Ticks([clean("Yes"), clean("x" * 300), clean("No")], SCALE.small, (1, 2)), canvas)
    roles = [each.role for each in canvas.root.walk()]
    assert roles.count(Role.ITEM) == 3
    assert all(content.box.right <= 250 for content in canvas.root.contents())


def test_lines_go_on_over_pages() -> None:
    parts = Ruled(10, clean("Label"), SCALE.small).split(200, 100)
    assert parts is not None
    assert sum(part.height(200) for part in parts) == Ruled(10).height(200)
    assert Ruled(10).split(200, 5) is None


@pytest.mark.parametrize("page", [A4_WIDE, A3_WIDE])
def test_tiles_cover_the_poster_and_overlap(page: Size) -> None:
    tiling = Tiling(page)
    views = {(row, column): tiling.view(row, column) for _, row, column in tiling.names()}
    assert min(view.left for view in views.values()) <= 0
    assert max(view.right for view in views.values()) >= POSTER[0]
    assert min(view.top for view in views.values()) <= 0
    assert max(view.bottom for view in views.values()) >= POSTER[1]
    assert views[0, 0].right - views[0, 1].left == pytest.approx(28.35)
    assert views[0, 0].bottom - views[1, 0].top == pytest.approx(28.35)


def test_dates_outside_the_columns_of_time_go_to_the_rim() -> None:
    times = Times(2026 * 12 + 9, 1, 6)
    assert [times.column(day) for day in ("2026-10-01", "2027-03-31", "2020-01-01", "2031-01-01", "soon")] == [
        0, 5, 0, 5, None,
    ]  # fmt: skip


def test_a_table_in_one_column_says_every_cell_after_its_title(canvas: Canvas) -> None:
    columns = [
        Column(clean("Who"), 1, SCALE.small, heads=True),
        Column(clean("Due"), 1, SCALE.small),
        Column(clean("Bar"), 1, SCALE.small),
    ]
    rows: list[list[Cell]] = [
        [clean("Council"), clean("Monday"), Ruled(1)],
        [clean("School"), clean(""), Ruled(1)],
    ]
    blocks = Table(columns, rows, head_style=SCALE.label).in_one_column()
    assert [type(block) for block in blocks] == [Stack, Stack]
    told = [
        "".join(span.text for span in each._spans)
        for block in blocks
        if isinstance(block, Stack)
        for each in block._blocks
        if isinstance(each, Paragraph)
    ]
    assert told == ["Council", "Due: Monday", "Bar: ", "School", "Bar: "]


@pytest.fixture
def editor() -> Iterator[Editor]:
    """The second workshop, to which three actions were carried."""
    with Document.in_memory("Town") as document:
        editor = document.editor
        for name in ("Council", "School"):
            add_organisation(editor, name)
        set_workshop_date(editor, "2027-01-14")
        for number, text in enumerate(("Run a damp triage", "Open the hall", "Write the letter"), start=1):
            add_action(editor, text, lead_id=1, due=f"2027-01-2{number}")
        start_next_workshop(editor)
        set_workshop_date(editor, "2027-03-01")
        carried = [each.id for each in editor.snapshot.workshop_actions()]
        mark_done(editor, carried[0], "2027-01-20")
        postpone(editor, carried[1], "2027-04-01", LateReason.NO_MONEY, "the grant is late")
        yield editor


def test_a_first_workshop_has_no_last_time(read_pages: Read) -> None:
    with Document.in_memory("Town") as document:
        assert "Since last time" not in " ".join(read_pages(summary_pdf(document.editor.snapshot)))


def test_the_summary_says_what_became_of_promises(editor: Editor, read_pages: Read) -> None:
    text = " ".join(read_pages(summary_pdf(editor.snapshot)))
    _, _, since = text.partition("Since last time")
    since = since[: since.index("What each of us offers and needs")]
    assert "on 14 January 2027. It was never sealed" in since
    assert "Promises kept: 1 of 3" in since
    assert "No money (1)" in since
    places = [
        since.index(each) for each in ("Run a damp triage", "Done on time", "Open the hall", "Late", "Write")
    ]
    assert places == sorted(places)
    assert "No money: the grant is late" in since
    assert "Now for 1 Apr 2027" in since


def test_a_sheet_says_what_became_of_the_promises_of_who_leads(editor: Editor, read_pages: Read) -> None:
    pages = read_pages(paper_pdf(Order(kind_of("organisation-sheets"), editor.snapshot)))
    assert "Your promises" in pages[0]
    assert "Promises kept: 1 of 3" in pages[0]
    assert "Your promises" not in pages[1]
