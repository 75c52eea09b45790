"""Every script on the page: what is read from it, what is seen on it, and where its lines break."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from partnerdesk.exports.pdf.canvas import About, Canvas
from partnerdesk.exports.pdf.fallback import Typeface
from partnerdesk.exports.pdf.fonts import REPLACEMENT, plain
from partnerdesk.exports.pdf.structure import Element, Role
from partnerdesk.exports.pdf.style import TextStyle, type_scale
from partnerdesk.exports.pdf.summary import summary_pdf
from partnerdesk.exports.pdf.text import clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Line, Span, elided, seen, wrap
from tests.core.exports.pdf.checkers import all_faults
from tests.core.exports.pdf.conftest import ABOUT, Read
from tests.core.exports.pdf.full_record import full_record
from tests.core.exports.pdf.names import LEFT_TO_RIGHT, NAMES, RIGHT_TO_LEFT
from tests.paper import grey_picture, words_on_pages

SCALE = type_scale()
BODY, STRONG, DISPLAY = SCALE.body, SCALE.strong, SCALE.display


def page_with(text: str, *styles: TextStyle) -> bytes:
    """``text`` in each style, one below the other."""
    canvas = Canvas(ABOUT)
    for row, style in enumerate(styles or (BODY,)):
        with canvas.element(Element(Role.PARAGRAPH)):
            canvas.lines(60, 60 + 60 * row, wrap([Span(clean(text), style)], 480), width=480)
    return canvas.finish()


def same(text: str) -> str:
    """``text`` without what readers are free to choose: the order of marks on one letter, marks of direction."""
    return unicodedata.normalize("NFC", re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)).strip()


def text_of(line: Line) -> str:
    return "".join(run.text for run in line.runs)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_name_is_read_from_the_page_as_it_was_written(name: str) -> None:
    (read,) = words_on_pages(page_with(name))
    assert same(read) == clean(name)
    (read,) = words_on_pages(page_with(name, BODY, STRONG, DISPLAY))
    assert same(read).split(clean(name)) == ["", " ", " ", ""]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_name_is_read_by_poppler_too(name: str) -> None:
    read = subprocess.run(["pdftotext", "-", "-"], input=page_with(name), capture_output=True, check=True)
    assert same(" ".join(read.stdout.decode().split())) == clean(name)


def test_names_of_every_script_are_read_from_the_summary_which_keeps_the_standards(read_pages: Read) -> None:
    record = full_record()
    names = dict(zip((each.id for each in record.organisations), LEFT_TO_RIGHT.values(), strict=False))
    named = tuple(replace(each, name=names.get(each.id, each.name)) for each in record.organisations)
    turned = tuple(
        replace(each, text=f"{name} \U0001f389 \ua000")
        for each, name in zip(record.actions, RIGHT_TO_LEFT.values(), strict=False)
    )
    record = replace(record, organisations=named, actions=turned + record.actions[len(turned) :])
    data = summary_pdf(record)
    assert data == summary_pdf(record)
    assert all_faults(data) == []
    text = " ".join(read_pages(data))
    for name in list(LEFT_TO_RIGHT.values())[: len(named)]:
        assert clean(name) in text
    assert REPLACEMENT in text


@pytest.mark.parametrize("name", RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_words_that_run_from_the_right_are_read_beside_ours(name: str) -> None:
    (read,) = words_on_pages(page_with(f"School {name} 12"))
    for word in clean(name).split():
        assert word in same(read)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")
def test_signs_after_words_from_the_right_are_read_where_they_stand() -> None:
    text = "Riverside (مدرسة النور) and Riverside אב גד, Head of مُحَمَّدٌ and more"
    read = subprocess.run(["pdftotext", "-", "-"], input=page_with(text), capture_output=True, check=True)
    assert same(" ".join(read.stdout.decode().split())) == text


def darkness(page: Image.Image) -> float:
    """How many black pixels the ink on a page would make."""
    return sum(count * (255 - grey) for grey, count in enumerate(page.histogram())) / 255


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_name_leaves_ink_of_its_own(name: str) -> None:
    page = grey_picture(page_with(name, DISPLAY))
    missing = grey_picture(page_with(re.sub(r"\S", "\ua000", clean(name)), DISPLAY))
    assert darkness(page) > 5 * len(clean(name).replace(" ", ""))
    assert darkness(page) != darkness(missing)


def test_letters_stand_where_the_shaper_put_them() -> None:
    """Drawn by PDFium, the word must fill the box that HarfBuzz gives its glyphs."""
    (line,) = wrap([Span(clean("শ্রীকৃষ্ণ"), DISPLAY)], 480)
    (piece,) = line.runs[0].pieces
    font = piece.font
    assert isinstance(font, Typeface)
    pen, lefts, tops, rights, lows = 0, [], [], [], []
    for form in piece.forms:
        for glyph, right, up in form.letter.glyphs:
            box = font.shaped.get_glyph_extents(glyph)
            lefts.append(pen + right + box.x_bearing)
            rights.append(pen + right + box.x_bearing + box.width)
            tops.append(up + box.y_bearing)
            lows.append(up + box.y_bearing + box.height)
        pen += form.letter.advance
    scale = 2 * DISPLAY.size * font.per_unit / 1000
    base = 2 * (60 + DISPLAY.baseline)
    expected = (
        120 + min(lefts) * scale, base - max(tops) * scale, 120 + max(rights) * scale, base - min(lows) * scale,
    )  # fmt: skip
    inked = grey_picture(page_with("শ্রীকৃষ্ণ", DISPLAY)).point(lambda grey: 255 * (grey < 128)).getbbox()
    assert inked == pytest.approx(expected, abs=2)


def test_a_document_holds_only_the_letters_it_uses_and_the_same_text_gives_the_same_bytes() -> None:
    data = page_with("王小明 ไทย 👍🏽", BODY, STRONG)
    assert data == page_with("王小明 ไทย 👍🏽", BODY, STRONG)
    assert len(data) < 35_000
    names = set(re.findall(rb"/BaseFont /[A-Z]{6}\+(\S+)", data))
    assert {b"NotoSansThai-Bold", b"NotoSansThai-Regular"} <= names


def test_plain_text_needs_no_other_font(canvas: Canvas) -> None:
    with canvas.element(Element(Role.PARAGRAPH)):
        canvas.lines(60, 60, wrap([Span(clean("Siân Łukasz Ωμέγα Жанна “x” – 5 €"), BODY)], 480))
    data = canvas.finish()
    assert b"/Type0" not in data
    assert set(re.findall(rb"/BaseFont /[A-Z]{6}\+(\S+)", data)) == {b"Inter-Regular"}


def test_plain_documents_load_no_shaper_of_ours() -> None:
    """Only reportlab looks whether HarfBuzz is there."""
    make = (
        "import sys; from tests.core.exports.pdf.full_record import empty_record;"
        "from partnerdesk.exports.pdf.summary import summary_pdf; summary_pdf(empty_record());"
        "print([name for name in sys.modules if name.split('.')[-1] in ('shaping', 'mixed', 'bidi', 'embedding')])"
    )
    root = str(Path(__file__).parents[4])
    done = subprocess.run([sys.executable, "-c", make], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_mixed_names_are_drawn_in_the_order_in_which_they_are_seen() -> None:
    def order(text: str) -> list[str]:
        (line,) = wrap([Span(clean(text), BODY)], 480)
        assert text_of(line) == text
        return [run.text for run in seen(line.runs) if run.text.strip()]

    assert order("Club אב גד 12 end") == ["Club", "12", "גד", "אב", "end"]
    assert order("אב Club 12 גד") == ["גד", "Club", "12", "אב"]
    assert order("abc (אב) def") == ["abc", "(", "אב", ")", "def"]


def test_lines_from_right_to_left_stand_at_the_right_when_there_are_several(canvas: Canvas) -> None:
    text = clean("מילה אחת ועוד מילה " * 8)
    lines = wrap([Span(text, BODY)], 200)
    assert len(lines) > 2
    assert all(line.flush_right for line in lines)
    assert "".join(map(text_of, lines)) == text
    assert not any(seen(line.runs)[0].text == " " for line in lines), (
        "a space at the left would move the words"
    )
    assert not wrap([Span(clean("מילה"), BODY)], 200)[0].flush_right
    paragraph = Element(Role.PARAGRAPH)
    for row, line in enumerate(lines):
        with canvas.element(Element(Role.PARAGRAPH) if row else paragraph):
            canvas.lines(50, 50 + 20 * row, [line], width=200)
    assert next(paragraph.contents()).box.right == pytest.approx(250)


def test_chinese_breaks_between_characters_but_not_before_its_commas() -> None:
    text = clean("王小明，北京大学（中国）和上海。" * 6)
    lines = [text_of(line) for line in wrap([Span(text, BODY)], 75)]
    assert "".join(lines) == text
    assert len(lines) > 10
    assert all(line[0] not in "，）。" and line[-1] != "（" for line in lines)
    assert max(map(len, lines)) == 7


def test_thai_breaks_at_its_spaces_and_a_word_too_long_breaks_between_letters() -> None:
    lines = wrap([Span(clean("สมชาย ใจดี กรุงเทพ"), BODY)], 50)
    assert [text_of(line) for line in lines] == ["สมชาย ใจดี ", "กรุงเทพ"]
    long = clean("น้ำผึ้ง" * 60)
    broken = [text_of(line) for line in wrap([Span(long, BODY)], 100)]
    assert "".join(broken) == long
    assert all(unicodedata.category(line[0]) not in ("Mn", "Mc") for line in broken)


def test_elided_text_is_not_cut_inside_a_letter() -> None:
    for text in ("कि" * 60, "x\u0323" * 60, "👨‍👩‍👧" * 30, "مدرسة " * 30):
        for width in range(40, 60):
            short = elided(clean(text), BODY, width)
            assert BODY.width(short) <= width
            kept = short.removesuffix("…")
            assert clean(text).startswith(kept)
            after = clean(text)[len(kept) :].lstrip()[0]
            assert unicodedata.category(after)[0] != "M"
            assert "\u200d" not in (after, kept[-1])


def test_styles_and_line_ends_are_kept_in_mixed_text() -> None:
    lines = wrap([Span(clean("Name:"), STRONG), Span(clean_lines("שלום\n\nক্ষ ab"), BODY)], 300)
    assert [text_of(line) for line in lines] == ["Name:שלום ", "", "ক্ষ ab"]
    assert [line.ends for line in lines] == [True, True, False]
    assert [run.style for run in lines[0].runs if run.text != " "] == [STRONG, BODY]


scripts = st.text(
    st.sampled_from("aZ é.,(0١٢مدلاٹہשל\u05b8कषि\u094dবগ中国，ไนา\u0e49👍🏽\u200d\u0301\n \ua000"),
    max_size=120,
)


@settings(max_examples=200)
@given(scripts, st.floats(20, 200))
def test_nothing_is_lost_and_nothing_runs_over_in_any_script(text: str, width: float) -> None:
    words = clean_lines(text)
    lines = wrap([Span(words, BODY)], width)
    assert "".join(map(text_of, lines)).replace(" ", "") == words.replace(" ", "").replace("\n", "")
    for line in lines:
        bases = [
            c for c in text_of(line) if unicodedata.category(c)[0] != "M" and c not in "\u200d\U0001f3fd "
        ]
        assert line.width <= width + 0.02 or len(bases) <= 3
        if all(plain(run.text, BODY.face) for run in line.runs):
            assert line.width == pytest.approx(BODY.width(text_of(line).removesuffix(" ")), abs=0.05)


@pytest.mark.parametrize(
    "text",
    [
        "مدرسة" * 20_000,
        "क्षि" * 25_000,
        "中国" * 50_000,
        "👨\u200d" * 50_000,
        "(א[" * 33_000,
        "ab\nשם\n" * 10_000,
        "ש\u05c1\u05b8\u0591\u0592\u0593\u0594" * 14_000,
    ],
    ids=["Arabic word", "Hindi word", "Chinese", "joined emoji", "brackets", "line ends", "towers of points"],
)
def test_a_hundred_thousand_hostile_characters_are_set_and_drawn(text: str, about: About) -> None:
    words = clean_lines(text)
    lines = wrap([Span(words, BODY)], 400)
    assert max(line.width for line in lines) <= 400.02
    assert "".join(map(text_of, lines)).replace(" ", "") == words.replace("\n", "")
    canvas = Canvas(about)
    with canvas.element(Element(Role.PARAGRAPH)):
        canvas.lines(60, 60, lines, width=400)
    assert len(canvas.finish()) < 200_000


@pytest.mark.parametrize("name", RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT.keys())
def test_a_name_that_runs_from_the_right_is_parted_from_the_line_below_it(name: str) -> None:
    """Whoever reads aloud joins the lines of a cell: without a space the last word and the next would be one."""
    upper, lower = wrap([Span(clean_lines(f"{name}\nCouncil"), BODY)], 400)
    drawn = "".join(run.text for run in seen(upper.runs))
    assert drawn.endswith(" ")
    assert not drawn.startswith(" ")
    assert text_of(lower) == "Council"
