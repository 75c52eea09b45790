"""Words as each script writes them, before they meet a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.exports.pdf import fallback
from partnerdesk.exports.pdf.bidi import base_level
from partnerdesk.exports.pdf.fallback import Typeface, is_urdu, stretches
from partnerdesk.exports.pdf.fonts import REPLACEMENT, Face, plain, width
from partnerdesk.exports.pdf.shaping import Piece, pieces
from partnerdesk.exports.pdf.text import clean
from partnerdesk.paths import resource
from tests.core.exports.pdf.names import NAMES

NOTO = sorted(path for path in resource("fonts").iterdir() if path.name.startswith("noto-"))


def shaped(text: str, face: Face = Face.REGULAR) -> tuple[Piece, ...]:
    return pieces(text, face, turned=bool(base_level(text)), urdu=is_urdu(text))


def families(text: str, face: Face = Face.REGULAR) -> list[str]:
    found = stretches(text, face, turned=bool(base_level(text)), urdu=is_urdu(text))
    return [each.font.key if isinstance(each.font, Typeface) else each.font.value for each in found]


def glyphs(text: str) -> list[int]:
    return [placed.glyph for piece in shaped(text) for form in piece.forms for placed in form.letter.glyphs]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_name_is_drawn_without_a_missing_glyph_and_keeps_all_its_text(name: str) -> None:
    text = clean(name)
    assert 0 not in glyphs(text)
    assert REPLACEMENT not in "".join(piece.text for piece in shaped(text))
    for piece in shaped(text):
        assert "".join(letter for letter, _ in piece.reading()) == piece.text
    if not plain(text, Face.REGULAR):
        assert len(glyphs(text)) >= len(text) / 4


@given(st.text(max_size=40), st.sampled_from(list(Face)))
def test_whatever_comes_has_no_missing_glyph_and_loses_no_character(text: str, face: Face) -> None:
    for word in clean(text).split():
        found = shaped(word, face)
        assert sum(len(piece.text) for piece in found) == len(word)
        for piece in found:
            assert all(placed.glyph for form in piece.forms for placed in form.letter.glyphs)
            assert "".join(letter for letter, _ in piece.reading()) == piece.text
            assert piece.width >= 0


def test_each_character_goes_to_the_first_font_that_has_it() -> None:
    assert families("Riverside") == ["Inter-Regular"]
    assert families("école中国school") == ["Inter-Regular", "noto-sans-sc/Regular.ttf", "Inter-Regular"]
    assert families("कक्षा-5") == ["noto-sans-devanagari/Regular.ttf", "Inter-Regular"]
    assert families("कक्षा।") == ["noto-sans-devanagari/Regular.ttf"]
    assert families("ไทย", Face.SEMIBOLD) == ["noto-sans-thai/Bold.ttf"]
    assert families("中", Face.SEMIBOLD) == ["noto-sans-sc/Regular.ttf"]
    assert families("1️⃣", Face.FIGURES) == ["noto-emoji/Regular.ttf"]
    assert families("x\u0323") == ["inter/Inter-Regular.ttf"]


def test_urdu_is_set_in_nastaliq_and_arabic_and_persian_are_not() -> None:
    assert families("ٹھٹھہ") == ["noto-nastaliq-urdu/Regular.ttf"]
    assert families("مدرسة") == families("کتاب") == ["noto-naskh-arabic/Regular.ttf"]


def test_letters_join_stack_and_change_places() -> None:
    (joined,) = shaped("بب")
    assert len({form.letter for form in joined.forms}) == 2, "the first and the last letter look different"
    (conjunct,) = shaped("क्षि")
    assert len(conjunct.forms) < 4
    (family,) = shaped("👨‍👩‍👧")
    assert len(family.forms) == 1


def test_brackets_face_the_words_they_hold_when_text_runs_from_right_to_left() -> None:
    (turned,) = pieces("(", Face.REGULAR, turned=True)
    (closing,) = pieces(")x\u0323", Face.REGULAR)
    assert turned.forms[0].letter.glyphs[0].glyph == closing.forms[0].letter.glyphs[0].glyph
    assert turned.text == "("


def test_what_no_font_has_is_replaced_and_unseen_marks_stay_unseen() -> None:
    (piece,) = shaped("\ua000")
    assert piece.text == REPLACEMENT
    assert piece.forms[0].letter.glyphs[0].glyph > 0
    lonely = shaped("\u200d")
    assert [form.letter.glyphs for each in lonely for form in each.forms] == [()]


def test_a_word_is_shaped_once() -> None:
    first = shaped("ทดสอบ")
    assert shaped("ทดสอบ")[0] is first[0]
    assert fallback._fallback("ท", False, False) is fallback._fallback("ส", False, False)


def test_a_text_is_as_wide_as_its_words_and_a_letter_space_widens_only_plain_letters() -> None:
    apart = width("मिश्रा", Face.REGULAR, 10) + width("ab ", Face.REGULAR, 10)
    assert width("ab मिश्रा", Face.REGULAR, 10) == pytest.approx(apart)
    assert width("ab मिश्रा", Face.REGULAR, 10, 1.0) == pytest.approx(apart + 3)


@pytest.mark.parametrize("folder", NOTO, ids=lambda path: path.name)
def test_every_font_comes_with_its_licence(folder: Path) -> None:
    licence = (folder / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert licence.splitlines()[0].strip()
    assert (folder / "Regular.ttf").read_bytes()[:4] == b"\0\1\0\0"


def test_all_families_are_used_and_small_enough_to_be_carried() -> None:
    assert {path.name for path in NOTO} == {*fallback._FAMILIES, fallback._URDU}
    sizes = [font.stat().st_size for folder in NOTO for font in folder.glob("*.ttf")]
    assert sum(sizes) < 6_200_000
