from __future__ import annotations

from struct import unpack

import pytest
import uharfbuzz as hb

from partnerdesk.exports.pdf.opentype import tables
from partnerdesk.exports.pdf.truetype import Letter, Placed, font_of
from partnerdesk.paths import resource

SOURCE = resource("fonts", "noto-sans-devanagari", "Regular.ttf").read_bytes()
KA, MARK = 0x0915, 0x0902


@pytest.fixture(scope="module")
def source() -> hb.Font:
    return hb.Font(hb.Face(SOURCE))


def glyph_of(font: hb.Font, code: int) -> int:
    glyph = font.get_nominal_glyph(code)
    assert glyph
    return int(glyph)


def test_a_letter_looks_like_its_glyphs_where_they_were_put(source: hb.Font) -> None:
    ka, mark = glyph_of(source, KA), glyph_of(source, MARK)
    made = hb.Font(hb.Face(font_of(SOURCE, [Letter((Placed(ka, 0, 0), Placed(mark, 700, -50)), 800)])))
    assert made.get_glyph_h_advance(1) == 800
    base, over, both = (
        font.get_glyph_extents(glyph) for font, glyph in ((source, ka), (source, mark), (made, 1))
    )
    assert both.x_bearing == min(base.x_bearing, over.x_bearing + 700)
    assert both.y_bearing == max(base.y_bearing, over.y_bearing - 50)
    right = max(base.x_bearing + base.width, over.x_bearing + over.width + 700)
    assert both.x_bearing + both.width == right


def outline(font: hb.Font, glyph: int) -> list[tuple[str, tuple[float, ...]]]:
    drawn: list[tuple[str, tuple[float, ...]]] = []
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _: drawn.append(("move", (x, y))))
    pen.set_line_to_func(lambda x, y, _: drawn.append(("line", (x, y))))
    pen.set_quadratic_to_func(lambda a, b, x, y, _: drawn.append(("curve", (a, b, x, y))))
    pen.set_close_path_func(lambda _: drawn.append(("close", ())))
    font.draw_glyph(glyph, pen)
    return drawn


def test_glyphs_of_the_source_are_copied_as_they_are_even_when_made_of_others(source: hb.Font) -> None:
    count = source.face.glyph_count
    letters = [Letter((Placed(glyph, 0, 0),), 500) for glyph in range(1, count)]
    made = hb.Font(hb.Face(font_of(SOURCE, letters)))
    for glyph in range(1, count):
        assert outline(made, glyph) == outline(source, glyph)


def test_an_empty_letter_has_a_width_and_no_ink() -> None:
    made = hb.Font(hb.Face(font_of(SOURCE, [Letter((), 250)])))
    assert (made.get_glyph_h_advance(1), outline(made, 1)) == (250, [])


def test_check_sums_are_right_and_the_same_letters_give_the_same_bytes(source: hb.Font) -> None:
    letters = [Letter((Placed(glyph_of(source, KA), 10, 20),), 700)]
    data = font_of(SOURCE, letters)
    assert data == font_of(SOURCE, letters)
    assert sum(unpack(f">{len(data) // 4}L", data)) & 0xFFFFFFFF == 0xB1B0AFBA
    assert set(tables(data)) == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}


def test_letters_that_are_moved_too_far_stay_in_the_font(source: hb.Font) -> None:
    far = Letter((Placed(glyph_of(source, KA), 0, 0), Placed(glyph_of(source, KA), 90_000, 0)), 700)
    assert hb.Face(font_of(SOURCE, [far])).glyph_count == 3
