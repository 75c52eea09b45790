from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.exports.pdf.text import MOST_MARKS, Voice, clean, clean_lines
from partnerdesk.wording import Phrase


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Riverside School", "Riverside School"),
        ("  two   words\t", "two words"),
        ("one\r\ntwo\u2028three", "one two three"),
        ("a\x00b\x07c\x1bd\x85e", "abcd e"),
        ("pay\u202eexe.fdp", "payexe.fdp"),
        ("\ufeffbom\u200b", "bom"),
        ("\ud800lone", "lone"),
        ("\ufdd0\uffff\U0001fffe", ""),
        ("tag\U000e0041", "tag"),
        ("e\u0301", "é"),
        ("<b>bold</b> & <img src='/etc/passwd'>", "<b>bold</b> & <img src='/etc/passwd'>"),
        ("{braces} %s", "{braces} %s"),
    ],
)
def test_clean_keeps_words_and_nothing_unseen(given_text: str, expected: str) -> None:
    assert clean(given_text) == expected


def test_clean_cuts_what_is_too_long_and_says_so() -> None:
    assert clean("word " * 100, most=12) == "word word w…"
    assert len(clean("x" * 1_000_000)) == 100_000


def test_towers_of_accents_are_cut_down() -> None:
    tower = "a" + "\u0316" * 500 + "b"
    assert sum(unicodedata.combining(c) > 0 for c in clean(tower)) == MOST_MARKS


def test_lines_are_kept_but_not_empty_pages_of_them() -> None:
    assert clean_lines("one\r\n  two \n\n\n\n\nthree\n") == "one\ntwo\n\nthree"
    assert clean_lines("\n" * 10_000 + "x") == "x"


@given(st.text(st.characters(codec=None), max_size=200))
def test_whatever_comes_in_only_printable_text_goes_out(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert "\n" not in cleaned
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in cleaned)
    cleaned.encode("utf-8")
    assert clean_lines(clean_lines(text)) == clean_lines(text)


def test_voice_fills_gaps_in_the_readers_language_and_cleans_the_values() -> None:
    voice = Voice(lambda phrase: phrase.filled({"Hello {name}": "Helo {name}"}[phrase.text]))
    assert voice.say("Hello {name}", name="{x}\u202e \n Siân") == "Helo {x} Siân"
    assert Voice().phrase(Phrase("{n} of {m}", n=1, m=2)) == "1 of 2"
