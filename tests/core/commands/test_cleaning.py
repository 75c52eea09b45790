"""What people type is made fit to be kept, or refused with words."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.commands import cleaning
from partnerdesk.errors import InputError
from partnerdesk.model.vocabulary import Presence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Riverside \t School \n", "Riverside School"),
        ("two\r\nlines\u2028more", "two lines more"),
        ("bell\x07 and null\x00", "bell and null"),
        ("e\u0301cole", "école"),
        ("\u200b\u2060", ""),
        ("half \ud800 pair", "half pair"),
        ("نادي الشباب", "نادي الشباب"),
    ],
)
def test_one_line(typed: str, kept: str) -> None:
    assert cleaning.line(typed) == kept


def test_lines_are_kept_where_there_may_be_several() -> None:
    assert cleaning.lines(" one  \r\n\r\n  two \x0b") == "one\n\n  two"


@pytest.mark.parametrize(
    ("clean", "most"),
    [(cleaning.name, 200), (cleaning.line, 300), (cleaning.statement, 2_000), (cleaning.lines, 10_000)],
)
def test_the_longest_that_fits(clean: object, most: int) -> None:
    assert callable(clean)
    assert clean("x" * most) == "x" * most
    with pytest.raises(InputError, match=f"{most + 1} characters long. Shorten it to {most}"):
        clean("x" * (most + 1))


@pytest.mark.parametrize("clean", [cleaning.name, cleaning.statement])
def test_what_may_not_be_empty(clean: object) -> None:
    assert callable(clean)
    with pytest.raises(InputError, match="needed"):
        clean(" \n\u200b ")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("2026-11-12", "2026-11-12"),
        ("12/11/2026", "2026-11-12"),
        ("1.2.27", "2027-02-01"),
        ("12th November 2026", "2026-11-12"),
        (date(2026, 11, 12), "2026-11-12"),
    ],
)
def test_days(typed: str | date, kept: str) -> None:
    assert cleaning.day(typed) == kept


@pytest.mark.parametrize("typed", ["30/02/2027", "Friday", "12 Nov", "0000-01-01", "２/２/2027 x"])
def test_days_that_are_none(typed: str) -> None:
    with pytest.raises(InputError, match="is not a date"):
        cleaning.day(typed)


@pytest.mark.parametrize(("typed", "kept"), [("", ""), (" 1,200 ", "1200"), ("-3.50", "-3.50"), ("88", "88")])
def test_numbers(typed: str, kept: str) -> None:
    assert cleaning.number(typed) == kept


@pytest.mark.parametrize("typed", ["NaN", "1e5", "a quarter", "1.", "٣", "9" * 31])
def test_numbers_that_are_none(typed: str) -> None:
    with pytest.raises(InputError, match="is not a number"):
        cleaning.number(typed)


def test_choices_and_ranges() -> None:
    assert cleaning.choice(Presence, "late") is Presence.LATE
    assert cleaning.level(None, 0, 4) is None
    with pytest.raises(InputError, match="cannot be chosen"):
        cleaning.choice(Presence, "sleepy")
    with pytest.raises(InputError, match="from 1 to 8"):
        cleaning.whole(9, 1, 8)


@given(st.text())
def test_clean_text_is_clean_and_stays_so(text: str) -> None:
    for clean in (cleaning.line, cleaning.lines):
        kept = clean(text)
        assert clean(kept) == kept
        assert unicodedata.is_normalized("NFC", kept)
        assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in kept)
        kept.encode()
