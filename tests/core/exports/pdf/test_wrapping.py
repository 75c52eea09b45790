from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.exports.pdf.fonts import Face
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.text import Clean, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Line, Span, _Builder, _words, elided, wrap

SCALE = type_scale()
BODY, STRONG = SCALE.body, SCALE.strong


def text_of(line: Line) -> str:
    return "".join(run.text for run in line.runs)


@given(st.text(max_size=400), st.floats(12, 500))
def test_nothing_is_lost_and_nothing_runs_over(text: str, width: float) -> None:
    words = clean_lines(text)
    lines = wrap([Span(words, BODY)], width)
    assert "".join(map(text_of, lines)).replace(" ", "") == words.replace(" ", "").replace("\n", "")
    for line in lines:
        letters = text_of(line)
        assert BODY.width(letters.rstrip(" ")) <= width + 0.02 or len(letters) == 1
        assert line.width == pytest.approx(BODY.width(letters.removesuffix(" ")), abs=0.05)


def test_lines_are_as_full_as_they_can_be_and_end_in_a_space_when_a_word_follows() -> None:
    lines = wrap([Span(clean("alpha beta gamma delta"), BODY)], BODY.width("alpha beta") + 0.1)
    assert list(map(text_of, lines)) == ["alpha beta ", "gamma delta"] or len(lines) == 3
    assert text_of(lines[0]) == "alpha beta "
    assert not text_of(lines[-1]).endswith(" ")


def test_line_ends_are_kept_and_part_the_words_around_them() -> None:
    lines = wrap([Span(clean_lines("one\n\ntwo"), BODY)], 300)
    assert list(map(text_of, lines)) == ["one ", "", "two"]
    assert [line.ends for line in lines] == [True, True, False]
    assert lines[0].width == BODY.width("one")


def test_nothing_makes_one_empty_line() -> None:
    assert wrap([], 100) == [Line((), 0.0)]


def test_a_word_that_is_too_long_is_broken_between_letters_not_before_their_accents() -> None:
    lines = wrap([Span(clean("short " + "x\u0323" * 80), BODY)], 60)
    assert len(lines) > 5
    assert all(BODY.width(text_of(line).strip()) <= 60.02 for line in lines)
    assert not any(text_of(line).startswith("\u0323") for line in lines)


def test_styles_may_change_inside_a_word_without_a_gap() -> None:
    (line,) = wrap([Span(clean("Target:"), STRONG), Span(clean_lines("120, soon"), BODY)], 300)
    assert [run.text for run in line.runs] == ["Target:", "120, soon"]
    assert [run.style for run in line.runs] == [STRONG, BODY]


def test_a_million_letters_without_a_space_are_set() -> None:
    lines = wrap([Span(clean("x" * 100_000), BODY)], 400)
    assert sum(len(text_of(line)) for line in lines) == 100_000


def test_elided_text_fits_and_says_that_there_is_more() -> None:
    long = clean("Riverside partnership for " * 40)
    short = elided(long, BODY, 120)
    assert short.endswith("…")
    assert 80 < BODY.width(short) <= 120
    assert elided(clean("Riverside"), BODY, 120) == "Riverside"


def test_figures_of_equal_width_line_up_and_others_do_not() -> None:
    tabular = {SCALE.figures.width(figure) for figure in "0123456789"}
    assert len(tabular) == 1
    assert SCALE.figures.face is Face.FIGURES
    assert BODY.width("1") < BODY.width("4")


@given(
    st.lists(st.sampled_from(["a", "word ", "  ", "\n", "longer", "é", "-", ", "]), max_size=25).map("".join),
    st.sampled_from([5.0, 20.0, 50.0, 90.3, 200.0]),
)
def test_words_in_one_style_make_the_same_lines_as_words_in_several(text: str, width: float) -> None:
    builder = _Builder(width)
    for word in _words([Span(Clean(text), BODY)]):
        if word:
            builder.add(word)
        else:
            builder.end(soft=True, ends=True)
    builder.end(soft=False)
    assert wrap([Span(Clean(text), BODY)], width) == builder.lines
