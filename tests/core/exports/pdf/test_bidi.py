from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.exports.pdf.bidi import _TURNING, base_level, levels, visual_order


def level_string(text: str, base: int) -> str:
    return "".join(map(str, levels(text, base)))


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", 0, "000"),
        ("אבג", 1, "111"),
        ("ab אב גד cd", 0, "00011111000"),
        ("אב ab cd אב", 1, "11122222111"),
        ("אב 12-34 גד", 1, "11122222111"),
        ("אב 12.34, 5%", 1, "111222221122"),
        ("م 12:30", 1, "1122222"),
        ("م 12+30", 1, "1122122"),
        ("١٢ a", 0, "2200"),
        ("a 12 אב", 0, "0000011"),
        ("Club (אב) x", 0, "00000011000"),
        ("אב (ab) גד", 1, "1111221111"),
        ("אב (גד) ab", 0, "1111111000"),
        ("a (אב ab) c", 0, "00011000000"),
        ("א\u0323ב", 1, "111"),
        ("a (א)\u0301 b", 0, "00010000"),
        ("שלום!", 0, "11110"),
        ("שלום!", 1, "11111"),
    ],
)
def test_levels_follow_the_standard(text: str, base: int, expected: str) -> None:
    assert level_string(text, base) == expected


def test_a_paragraph_runs_as_its_first_letter() -> None:
    assert base_level("12 (abc) שלום") == 0
    assert base_level("12 (שלום)") == 1
    assert base_level("مدرسة") == 1
    assert base_level("12 …") == 0


def test_a_sentence_of_ours_that_begins_with_a_name_runs_as_ours_do() -> None:
    assert base_level("مدرسة النور (فرع 2), Head of service 4") == 0
    assert base_level("مدرسة Riverside School (فرع 2) رقم 15") == 1
    assert base_level("سنعقد اجتماعا شهريا في المدرسة مع جميع الأهالي في Riverside") == 1


def test_runs_are_drawn_in_the_order_in_which_they_are_seen() -> None:
    assert visual_order([0, 1, 0]) == [0, 1, 2]
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert visual_order([]) == []


@given(st.text(st.sampled_from("aאم1١ ,.+%()[]-\u0301\u200d"), max_size=60), st.integers(0, 1))
def test_every_character_has_a_level_and_every_run_a_place(text: str, base: int) -> None:
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(base <= level <= base + 2 for level in found)
    assert sorted(visual_order(found)) == list(range(len(text)))


def test_every_character_that_turns_text_is_looked_for() -> None:
    kinds = ("R", "AL", "AN")
    turning = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in kinds]
    found = [character for character in turning if _TURNING.match(character)]
    assert set(turning) - set(found) == {"\u200f"}, "cleaning takes out the mark of direction"


def test_brackets_without_end_take_no_time() -> None:
    text = "(a[א" * 25_000 + "])" * 25_000
    assert len(levels(text, 0)) == len(text)
