"""Which backups stay, over a year of work simulated: the longer ago, the fewer; never none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.storage.thinning import DAY, HOUR, MONTH, WEEK, staying

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
MINUTES_10 = timedelta(minutes=10)
PLENTY = 1_000


def working_year() -> Iterator[datetime]:
    """A backup every ten minutes of a working day of six hours, on three days of every week."""
    for day in range(364):
        if day % 7 in (0, 2, 3):
            yield from (START + timedelta(days=day) + MINUTES_10 * number for number in range(36))


def drawers(times: set[datetime], of: Callable[[datetime], object]) -> set[object]:
    return {of(time) for time in times}


def hour_of(time: datetime) -> object:
    return time.date(), time.hour


def week_of(time: datetime) -> object:
    return time.isocalendar()[:2]


def month_of(time: datetime) -> object:
    return time.year, time.month


def test_over_a_year_every_hour_day_week_and_month_of_work_keeps_one() -> None:
    made: set[datetime] = set()
    left: set[datetime] = set()
    for now in working_year():
        made.add(now)
        left = staying(left | {now}, now, PLENTY)
        assert now in left
        for span, of in ((DAY, hour_of), (WEEK, datetime.date), (MONTH, week_of)):
            lately = {time for time in made if now - time <= span}
            assert drawers({time for time in left if now - time <= span}, of) >= drawers(lately, of) - {
                of(min(lately))  # of the first hour, day or week only a part is within the span
            }
        assert {time for time in made if now - time <= HOUR} <= left
    assert drawers(left, month_of) == drawers(made, month_of)
    assert len(made) == 5_616
    assert len(left) <= 7 + 24 + 7 + 5 + 13


@pytest.mark.parametrize("most", [2, 5, 20, 60])
def test_over_a_year_there_are_never_more_than_was_chosen_and_they_stay_spread(most: int) -> None:
    left: set[datetime] = set()
    for now in working_year():
        left = staying(left | {now}, now, most)
        assert now in left
        assert len(left) <= most
    ages = sorted(max(left) - time for time in left)
    if most >= 20:
        assert sum(age > MONTH for age in ages) >= 4
        assert sum(age <= WEEK for age in ages) >= 5
    assert min(left) < START + MONTH, "how it began is still there"


def test_a_clock_set_back_costs_no_backup_of_today() -> None:
    left: set[datetime] = set()
    for number in range(40):
        now = START + timedelta(days=900) + MINUTES_10 * number
        left = staying(left | {now}, now, 20)
    future = set(left)
    for number in range(200):
        now = START + MINUTES_10 * number
        left = staying(left | {now}, now, 20)
        assert now in left
        assert {now - MINUTES_10, now - 2 * MINUTES_10} & left or number < 2
    assert left & future, "what the wrong clock named is thinned, not thrown away"
    assert sum(time < START + DAY * 30 for time in left) > 10


@given(
    st.sets(st.integers(-(10**8), 4 * 10**8), max_size=80),
    st.integers(-(10**8), 4 * 10**8),
    st.integers(-3, 100),
)
def test_whatever_the_times_are(seconds: set[int], at: int, most: int) -> None:
    times, now = {START + timedelta(seconds=each) for each in seconds}, START + timedelta(seconds=at)
    stay = staying(times, now, most)
    assert stay <= times
    assert len(stay) <= max(2, most)
    assert bool(stay) == bool(times)
    past = [time for time in times if time <= now]
    assert not past or max(past) in stay
    assert staying(stay, now, most) == stay, "what stays, stays"
