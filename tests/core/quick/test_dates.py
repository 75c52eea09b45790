"""Days in words, said on Wednesday 14 October 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.quick.dates import day_meant, day_words, full_date, without_day

TODAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("31 Oct", "2026-10-31"),
        ("31st of October", "2026-10-31"),
        ("Oct 31", "2026-10-31"),
        ("31/10", "2026-10-31"),
        ("31.10.", "2026-10-31"),
        ("14 Oct", "2026-10-14"),
        ("13 October", "2027-10-13"),
        ("31 Jan", "2027-01-31"),
        ("29 Feb", "2028-02-29"),
        ("31/10/27", "2027-10-31"),
        ("10/31/2027", "2027-10-31"),
        ("31-10-2027", "2027-10-31"),
        ("2027-10-31", "2027-10-31"),
        ("October 31, 2027", "2027-10-31"),
        ("Friday 16 October", "2026-10-16"),
        ("Friday, 16 October 2026", "2026-10-16"),
        ("friday", "2026-10-16"),
        ("wed", "2026-10-21"),
        ("Tuesday", "2026-10-20"),
        ("next Friday", "2026-10-23"),
        ("next Monday", "2026-10-19"),
        ("today", "2026-10-14"),
        ("Tomorrow", "2026-10-15"),
        ("in 2 weeks", "2026-10-28"),
        ("in a month", "2026-11-14"),
        ("in three days", "2026-10-17"),
        ("in 1 year", "2027-10-14"),
        ("Jul 2027", "2027-07-31"),
        ("the end of February", "2027-02-28"),
        ("October", "2026-10-31"),
        ("sept", "2027-09-30"),
        ("2028", "2028-12-31"),
        ("end of 2027", "2027-12-31"),
        ("end Feb", "2027-02-28"),
        ("31-Oct-27", "2027-10-31"),
        ("31 Oct 27", "2027-10-31"),
        ("Feb '28", "2028-02-29"),
        ("Jan-2028", "2028-01-31"),
        ("mid-Nov", "2026-11-15"),
        ("mid October", "2026-10-15"),
        ("middle of May 2027", "2027-05-15"),
        ("w/c 19 October", "2026-10-19"),
        ("week commencing Monday 19 October", "2026-10-19"),
        ("end of the week", "2026-10-16"),
        ("end of next week", "2026-10-23"),
        ("next week", "2026-10-23"),
        ("end of the month", "2026-10-31"),
        ("next month", "2026-11-30"),
        ("end of this year", "2026-12-31"),
        ("end of next year", "2027-12-31"),
        ("Q3", "2027-09-30"),
        ("end of Q4 2027", "2027-12-31"),
    ],
)
def test_days_that_are_meant(said: str, meant: str) -> None:
    assert day_meant(said, TODAY) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "32 Jan",
        "30 Feb",
        "31/13",
        "soon",
        "ma",
        "in the end",
        "in 0 parsecs",
        "12",
        "0000",
        "next",
        "9999-01-01",
    ],
)
def test_days_that_are_none(said: str) -> None:
    assert day_meant(said, TODAY) is None


def test_the_end_of_a_month_that_is_shorter() -> None:
    assert day_meant("in a month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert day_meant("in 12 months", date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("typed", "rest", "meant"),
    [
        ("Ring the library by Friday", "Ring the library", "2026-10-16"),
        ("Report due 31 Jan 2027.", "Report", "2027-01-31"),
        ("Meet again in 2 weeks", "Meet again", "2026-10-28"),
        ("by Friday 16 October", "", "2026-10-16"),
        ("Teach by doing", "Teach by doing", None),
        ("Put it in the bag", "Put it in the bag", None),
        ("By 31 Jan run it", "By 31 Jan run it", None),
        ("Stand by by Friday", "Stand by", "2026-10-16"),
        ("Friday", "Friday", None),
        ("Write to the bank on 5/12/26", "Write to the bank", "2026-12-05"),
        ("Open the hall on 5 December 2026.", "Open the hall", "2026-12-05"),
        ("Send the report on 5/10/26", "Send the report on 5/10/26", None),
        ("Work on 5 December", "Work on 5 December", None),
    ],
)
def test_the_day_at_the_end(typed: str, rest: str, meant: str | None) -> None:
    assert without_day(typed, TODAY) == (rest, date.fromisoformat(meant) if meant else None)


def test_a_day_in_full() -> None:
    assert day_words(date(2026, 10, 16)) == "Friday 16 October 2026"


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_a_day_in_full_is_understood(day: date) -> None:
    assert day_meant(day_words(day), TODAY) == day
    assert full_date(day.isoformat()) == full_date(f"{day.day}/{day.month}/{day.year}") == day


@given(
    st.text() | st.from_regex(r"(in|by|next|end of)? ?\d{1,4}[ /.-]?\d{0,4} ?(weeks|years|jan|fri)?"),
    st.dates(),
)
def test_nothing_that_is_said_breaks_it(said: str, today: date) -> None:
    rest, day = without_day(said, today)
    assert day is not None or rest == said
    day_meant(said, today)


@pytest.mark.parametrize(
    ("today", "said", "meant"),
    [
        ("2026-10-17", "end of the week", "2026-10-23"),  # a Saturday
        ("2026-10-16", "end of the week", "2026-10-16"),
        ("2026-12-14", "end of next month", "2027-01-31"),
        ("2026-12-14", "mid-Dec", "2026-12-15"),
        ("2026-12-16", "mid-Dec", "2027-12-15"),
    ],
)
def test_ends_and_middles_are_the_next_ones(today: str, said: str, meant: str) -> None:
    assert day_meant(said, date.fromisoformat(today)) == date.fromisoformat(meant)
