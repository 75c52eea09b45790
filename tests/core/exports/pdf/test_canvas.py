from __future__ import annotations

import io
import re

import pikepdf
import pytest

from partnerdesk.exports.pdf.canvas import About, Canvas
from partnerdesk.exports.pdf.fonts import REPLACEMENT
from partnerdesk.exports.pdf.ground import Align, Stroke
from partnerdesk.exports.pdf.structure import Artifact, Box, Content, Element, Role
from partnerdesk.exports.pdf.style import PINE, type_scale
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.exports.pdf.wrapping import Span, wrap
from tests.core.exports.pdf.conftest import Read
from tests.paper import grey_picture

BODY = type_scale().body


def write(canvas: Canvas, text: str, x: float = 100, y: float = 100) -> None:
    canvas.lines(x, y, wrap([Span(clean(text), BODY)], 400))


def test_nothing_can_be_drawn_that_means_nothing(canvas: Canvas) -> None:
    with pytest.raises(RuntimeError, match="outside any element"):
        write(canvas, "loose")
    with canvas.element(Element(Role.TABLE)), pytest.raises(RuntimeError, match="in Table"):
        canvas.rect(Box(0, 0, 10, 10), fill=PINE)


def test_ink_is_noted_with_its_page_and_place(canvas: Canvas) -> None:
    paragraph = Element(Role.PARAGRAPH)
    with canvas.element(paragraph):
        write(canvas, "one")
    canvas.next_page()
    with canvas.element(paragraph):
        write(canvas, "two", y=200)
    contents = list(paragraph.contents())
    assert [content.page for content in contents] == [1, 2]
    assert contents[1].box.top == 200
    assert contents[0].box == Box(100, 100, 100 + BODY.width("one"), 100 + BODY.leading)
    assert canvas.root.kids == [paragraph]


def test_the_tree_follows_the_order_of_drawing_and_artifacts_stay_out(canvas: Canvas) -> None:
    row, first, second = Element(Role.ROW), Element(Role.CELL), Element(Role.CELL)
    with canvas.element(row):
        with canvas.element(first):
            write(canvas, "a")
        with canvas.artifact(Artifact.LAYOUT):
            canvas.straight([(0, 5, 50, 5)], Stroke())
        with canvas.element(second):
            write(canvas, "b")
    with canvas.artifact(Artifact.PAGINATION), canvas.element(Element(Role.PARAGRAPH)):
        write(canvas, "furniture")
    assert [element.role for element in canvas.root.walk()][1:4] == [Role.ROW, Role.CELL, Role.CELL]
    assert [piece.kind for piece in canvas.furniture] == [Artifact.LAYOUT, Artifact.PAGINATION]
    assert all(isinstance(kid, Content) for kid in first.kids)


def test_the_same_drawing_gives_the_same_bytes_with_the_records_time(about: About) -> None:
    def made() -> bytes:
        canvas = Canvas(about)
        with canvas.element(Element(Role.H1)):
            canvas.bookmark(clean("Heading (1) \\"), 0)
            write(canvas, "Heading")
        return canvas.finish()

    data = made()
    assert data == made()
    assert b"D:20260930163000+00'00'" in data


def test_letters_are_drawn_as_they_are_read(canvas: Canvas, read_pages: Read) -> None:
    words = "Siân Łukasz Ωμέγα Жанна (f) \\ “quoted” – fi ffl 0123"
    with canvas.element(Element(Role.PARAGRAPH)):
        write(canvas, words)
    assert read_pages(canvas.finish()) == [words]


def test_letters_that_no_font_has_become_a_visible_sign(canvas: Canvas, read_pages: Read) -> None:
    with canvas.element(Element(Role.PARAGRAPH)):
        write(canvas, "a\ua9c4b\u1000c")
    assert read_pages(canvas.finish()) == [f"a{REPLACEMENT}b{REPLACEMENT}c"]


def test_spaced_letters_do_not_space_those_after_them(canvas: Canvas, read_pages: Read) -> None:
    spaced, plain = type_scale().display, BODY
    assert spaced.letter_space
    assert not plain.letter_space
    with canvas.element(Element(Role.PARAGRAPH)):
        canvas.lines(50, 50, wrap([Span(clean("Wide (1)"), spaced)], 400))
        canvas.lines(50, 150, wrap([Span(clean("and"), spaced), Span(Clean(" plain"), plain)], 400))
        write(canvas, "Plain", y=200)
    data = canvas.finish()
    assert read_pages(data) == ["Wide (1) and plain Plain"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    spaces, last = [], 0.0
    for found in re.finditer(rb"(\S+) Tc|Tj", content):
        last = float(found[1]) if found[1] else last
        spaces += [] if found[1] else [last]
    assert [each != 0 for each in spaces] == [True, True, False, False]


def test_every_font_is_embedded(canvas: Canvas) -> None:
    with canvas.element(Element(Role.PARAGRAPH)):
        for style in (type_scale().body, type_scale().figures, type_scale().strong):
            canvas.lines(50, 50, wrap([Span(clean("Abc 123"), style)], 300), width=300, align=Align.RIGHT)
    data = canvas.finish()
    names = re.findall(rb"/BaseFont /(\S+)", data)
    assert names
    assert all(re.match(rb"[A-Z]{6}\+Inter-", name) for name in names), names
    assert len(re.findall(rb"/FontFile2", data)) >= 3


def test_outline_levels_are_never_skipped(canvas: Canvas) -> None:
    with canvas.element(Element(Role.H3)):
        canvas.bookmark(clean("Straight to level three"), 2)
        write(canvas, "x")
    assert canvas.finish().startswith(b"%PDF-1.7")


def test_what_is_clipped_has_ink_only_inside(canvas: Canvas) -> None:
    element = Element(Role.PARAGRAPH)
    with canvas.element(element), canvas.clipped(Box(100, 100, 200, 200)):
        canvas.rect(Box(50, 150, 400, 400), fill=PINE)
    [content] = element.contents()
    assert content.box == Box(100, 150, 200, 200)
    with canvas.element(element):
        canvas.rect(Box(50, 150, 400, 400), fill=PINE)
    assert list(element.contents())[1].box == Box(50, 150, 400, 400)


def test_what_is_clipped_is_not_seen_outside(canvas: Canvas) -> None:
    with canvas.artifact(), canvas.clipped(Box(100, 100, 200, 200)):
        canvas.rect(Box(50, 50, 400, 400), fill=PINE)
    seen = dark_box(canvas.finish())
    assert seen == pytest.approx((100, 100, 200, 200), abs=1)


def test_upside_down_is_half_a_turn_around_the_middle(canvas: Canvas) -> None:
    with canvas.artifact(), canvas.upside_down(Box(100, 100, 300, 200)):
        canvas.rect(Box(110, 110, 130, 120), fill=PINE)
    assert canvas.furniture[0].content.box == Box(270, 180, 290, 190)
    assert dark_box(canvas.finish()) == pytest.approx((270, 180, 290, 190), abs=1)


def dark_box(data: bytes) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is not white on the first page, in points."""
    box = grey_picture(data, scale=1).point(lambda grey: 255 * (grey < 200)).getbbox()
    assert box is not None
    return box
