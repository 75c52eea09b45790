"""Which backups stay: all of the last hour, then one for every hour, day, week and month, the longer ago the fewer.

Ages are counted without their sign. Where the clock was set back, backups from what is now the future are thinned like
those of the past, and cannot push out what is made today.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
MONTH: Final = timedelta(days=31)

_FIRST_MONDAY: Final = datetime(1970, 1, 5, tzinfo=UTC)
_SOON: Final = timedelta(minutes=10)
"""Added to every age when gaps are compared, so that a backup of this moment has an age, too."""


def staying(times: Iterable[datetime], now: datetime, most: int) -> set[datetime]:
    """Those of ``times`` (aware) that stay at ``now``: the newest of each hour for a day, of each day for a week, of
    each week for a month, of each month for ever, and of them no more than ``most`` (at least 2).

    The newest that is not later than ``now`` always stays.
    """
    newest: dict[tuple[str, int], datetime] = {}
    for time in sorted(times):
        newest[_drawer(time, abs(now - time))] = time
    return _fewer(sorted(newest.values()), now, max(2, most))


def _drawer(time: datetime, age: timedelta) -> tuple[str, int]:
    """What a backup shares with those of which only the newest stays."""
    since = time - _FIRST_MONDAY
    if age <= HOUR:
        return "each", since // timedelta(microseconds=1)
    if age <= DAY:
        return "hour", since // HOUR
    if age <= WEEK:
        return "day", since // DAY
    if age <= MONTH:
        return "week", since // WEEK
    return "month", time.astimezone(UTC).year * 12 + time.astimezone(UTC).month


def _fewer(times: list[datetime], now: datetime, most: int) -> set[datetime]:
    """While there are too many, the one goes whose neighbours are closest for its age. The first of all stays."""
    left = list(times)
    kept = max((time for time in left if time <= now), default=None)
    while len(left) > most:
        inner = [at for at in range(1, len(left)) if left[at] != kept]
        left.pop(min(inner, key=lambda at: _gap(left, at, now)))
    return set(left)


def _gap(times: list[datetime], at: int, now: datetime) -> float:
    """The time that would be without a backup if this one went, as a share of its age."""
    later = times[at + 1] if at + 1 < len(times) else max(now, times[at])
    return (later - times[at - 1]) / (abs(now - times[at]) + _SOON)
