"""What could be meant by the beginning of a day at the end of a line: "by fri", "by 31 j", "due in"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from partnerdesk.quick.dates import day_meant, day_words

MOST: Final = 8
"""So many are offered at most."""

Row = tuple[str, str]

_BY: Final = re.compile(r"(?:(?<=\s)|^)(?:by|due) ([^@+#]*)$", re.IGNORECASE)
_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?( .*)?$", re.ASCII)
_SOON: Final = ("tomorrow", "Friday", "next Friday", "in 2 weeks", "in 1 month", "in 2 months", "in 3 months")


class Offered(NamedTuple):
    """Where in the line the words begin that would be replaced, and for each offer what is put there and shown."""

    start: int
    rows: tuple[Row, ...] = ()


def offers_for_day(before: str, today: date) -> Offered:
    """The days that may be meant by the end of ``before``, if it speaks of one: after "by" or "due"."""
    found = _BY.search(before)
    if found is None:
        return Offered(len(before))
    return Offered(found.start(1), tuple(_days(" ".join(found[1].casefold().split()), today)))


def _days(typed: str, today: date) -> Iterator[Row]:
    shown: set[date] = set()
    counted = _DAY.match(typed)
    wanted = counted[1] + (counted[2] or "") if counted else typed
    for words in _phrases(counted[1] if counted else "", today):
        fits = words.casefold().startswith(wanted) and words.casefold() != wanted
        found = day_meant(words, today) if fits else None
        if found is not None and found not in shown and len(shown) < MOST:
            shown.add(found)
            full = day_words(found)
            yield f"{full} ", full if counted else f"{words}  ·  {full}"


def _phrases(day: str, today: date) -> Iterator[str]:
    """Ways to say a day; those of a ``day`` of the month where one is typed."""
    months = [_first_of_month(today, ahead) for ahead in range(13)]
    names = [day_words(first).split()[2:] for first in months]
    if day:
        yield from (f"{int(day)} {month} {year}" for month, year in names)
        return
    yield from _SOON
    weekdays = [day_words(months[0].replace(day=number)).split()[0] for number in range(1, 8)]
    yield from weekdays
    yield from (f"next {each}" for each in weekdays)
    yield from (f"in {count} {unit}" for unit in ("days", "weeks", "months") for count in (2, 3, 4, 6))
    yield from (f"{month} {year}" for month, year in names)


def _first_of_month(today: date, ahead: int) -> date:
    years, month = divmod(today.month - 1 + ahead, 12)
    return date(today.year + years, month + 1, 1)
