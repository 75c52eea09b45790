"""Days in words: "31 Oct", "Friday", "in 2 weeks", "Jul 2027". Day first, as people here write; in figures the month
may come first where there is no such month otherwise: 12/20/2026."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12,
}  # fmt: skip
_BEFORE_A_DAY: Final = frozenset({"by", "due", "deadline"})
_MOST_WORDS: Final = 8
"""The most words that a day is said in, "by" among them."""
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2999

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_FIGURES: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?", re.ASCII)
_DAY_MONTH: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,?(?: (\d{4}|'?\d{2}))?", re.ASCII
)
_MONTH_DAY: Final = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?", re.ASCII)
_MONTH: Final = re.compile(r"(?:the )?(?:end (?:of )?)?([a-z]{3,9})\.?(?: (\d{4}|'\d{2}))?", re.ASCII)
_MID_MONTH: Final = re.compile(r"(?:mid|middle of) ([a-z]{3,9})\.?(?: (\d{4}|'\d{2}))?", re.ASCII)
_YEAR: Final = re.compile(r"(?:the )?(?:end (?:of )?)?(\d{4})", re.ASCII)
_QUARTER: Final = re.compile(r"(?:the )?(?:end (?:of )?)?q([1-4])(?: (\d{4}))?", re.ASCII)
_END_OF_TERM: Final = re.compile(
    r"(?:the )?(?:end (?:of )?)(?:the |this )?(next )?(week|month|year)|(?:(next) )(week|month)", re.ASCII
)
_WEEK_OF: Final = re.compile(r"(?:w/c|wc|w\.c\.|week commencing|week beginning|week of|w/b) ")
_JOINED: Final = re.compile(r"(?<=\d)-(?=[a-z]{3})|(?<=[a-z]{3})-(?=\d)|(?<=^mid)-", re.ASCII)
_WEEKDAY: Final = re.compile(r"(next )?([a-z]{3,9})", re.ASCII)
_SPAN: Final = re.compile(r"in (\d{1,3}|[a-z]{1,6}) (day|week|month|year)s?", re.ASCII)


def full_date(text: str) -> date | None:
    """A date that says its year: ISO, 31/10/2026, 31.10.26, 31 October 2026; None for everything else."""
    typed = _plain(text)
    for pattern, order in (
        (_ISO, "ymd"), (_FIGURES, "dmy"), (_FIGURES, "mdy"), (_DAY_MONTH, "dmy"), (_MONTH_DAY, "mdy"),
    ):  # fmt: skip
        match = pattern.fullmatch(typed)
        if match and all(match.groups()):
            parts = dict(zip(order, match.groups(), strict=True))
            found = _date(_year(parts["y"]), _month(parts["m"]), int(parts["d"]))
            if found is not None:
                return found
    return None


def day_meant(text: str, today: date) -> date | None:
    """The day that ``text`` means, said on ``today``; None when it means none.

    Without a year it is the next such day; a weekday is never today itself. A month, a quarter or a year means its last
    day, a week its Friday, and the week of a day means that day.
    """
    typed = _WEEK_OF.sub("", _plain(text), count=1) if _WEEK_OF.match(_plain(text)) else _plain(text)
    weekday, _, rest = typed.partition(" ")
    if rest and _named(weekday.rstrip(","), _WEEKDAYS) is not None:
        typed = rest  # "Friday 16 October": the figures count
    for meaning in _MEANINGS:
        found = meaning(typed, today)
        if found is not None:
            return found
    return None


def without_day(text: str, today: date) -> tuple[str, date | None]:
    """``text`` without the day that it ends on ("by 31 Jan", "due Friday", "in 2 weeks"), and that day."""
    words = text.split()
    for place in range(max(0, len(words) - _MOST_WORDS), len(words)):
        word = words[place].casefold().rstrip(":")
        said = words[place + 1 :] if word in _BEFORE_A_DAY else words[place:] if word == "in" else []
        found = day_meant(" ".join(said), today) or _day_to_come(words[place:], today)
        if found is not None:
            return " ".join(words[:place]), found
    return text, None


def _day_to_come(words: list[str], today: date) -> date | None:
    """What "on 5/12/26" means. It has to say its year and to come yet: "the report on 5/11/26" is of that day."""
    found = full_date(" ".join(words[1:])) if words[0].casefold() == "on" else None
    return found if found is not None and found >= today else None


def day_words(day: date) -> str:
    """A day in full: Friday 16 October 2026."""
    return f"{_WEEKDAYS[day.weekday()].title()} {day.day} {_MONTHS[day.month - 1].title()} {day.year}"


def _plain(text: str) -> str:
    return _JOINED.sub(" ", " ".join(text.casefold().replace("’", "'").split()).rstrip(".,;"))


def _whole(typed: str, _today: date) -> date | None:
    return full_date(typed)


def _word(typed: str, today: date) -> date | None:
    days = {"today": 0, "tomorrow": 1}.get(typed)
    return None if days is None else _after(today, days)


def _day_of_year(typed: str, today: date) -> date | None:
    for pattern, order in ((_FIGURES, "dm"), (_DAY_MONTH, "dm"), (_MONTH_DAY, "md")):
        match = pattern.fullmatch(typed)
        if match and match[3] is None:
            parts = dict(zip(order, match.groups(), strict=False))
            return _next(_month(parts["m"]), int(parts["d"]), today)
    return None


def _last_of_month(typed: str, today: date) -> date | None:
    match = _MONTH.fullmatch(typed)
    month = _month(match[1]) if match else 0
    if match is None or not month:
        return None
    year = _year(match[2]) if match[2] else today.year + (month < today.month)
    return _last_day(year, month)


def _middle_of_month(typed: str, today: date) -> date | None:
    match = _MID_MONTH.fullmatch(typed)
    month = _month(match[1]) if match else 0
    if match is None or not month:
        return None
    return _date(_year(match[2]), month, 15) if match[2] else _next(month, 15, today)


def _last_of_quarter(typed: str, today: date) -> date | None:
    match = _QUARTER.fullmatch(typed)
    if match is None:
        return None
    month = 3 * int(match[1])
    return _last_day(int(match[2]) if match[2] else today.year + (month < today.month), month)


def _end_of(typed: str, today: date) -> date | None:
    """The end of this week, month or year, or of the next; of a week it is Friday."""
    match = _END_OF_TERM.fullmatch(typed)
    if match is None:
        return None
    later, term = bool(match[1] or match[3]), match[2] or match[4]
    if term == "week":
        return _after(today, 4 - today.weekday() + 7 * (later or today.weekday() > 4))
    if term == "year":
        return _last_day(today.year + later, 12)
    return _last_day(today.year + (later and today.month == 12), (today.month + later - 1) % 12 + 1)


def _last_of_year(typed: str, _today: date) -> date | None:
    match = _YEAR.fullmatch(typed)
    return _date(int(match[1]), 12, 31) if match else None


def _weekday(typed: str, today: date) -> date | None:
    match = _WEEKDAY.fullmatch(typed)
    wanted = _named(match[2], _WEEKDAYS) if match else None
    if match is None or wanted is None:
        return None
    if match[1]:
        return _after(today, 7 - today.weekday() + wanted)
    return _after(today, (wanted - today.weekday() - 1) % 7 + 1)


def _span(typed: str, today: date) -> date | None:
    match = _SPAN.fullmatch(typed)
    if match is None:
        return None
    count = int(match[1]) if match[1].isdecimal() else _NUMBERS.get(match[1])
    if count is None:
        return None
    if match[2] in ("day", "week"):
        return _after(today, count * (7 if match[2] == "week" else 1))
    months = today.year * 12 + today.month - 1 + count * (12 if match[2] == "year" else 1)
    year, month = divmod(months, 12)
    if year > _LAST_YEAR:
        return None
    return _date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


_MEANINGS: Final[tuple[Callable[[str, date], date | None], ...]] = (
    _whole, _word, _day_of_year, _last_of_month, _middle_of_month, _last_of_quarter, _end_of, _last_of_year, _weekday,
    _span,
)  # fmt: skip


def _next(month: int, day: int, today: date) -> date | None:
    """The next such day, today included; the 29th of February may be years away."""
    for year in range(today.year, today.year + 9):
        found = _date(year, month, day)
        if found is not None and found >= today:
            return found
    return None


def _last_day(year: int, month: int) -> date | None:
    return _date(year, month, monthrange(year, month)[1]) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _year(text: str) -> int:
    figures = text.lstrip("'")
    return 2000 + int(figures) if len(figures) == 2 else int(figures)


def _month(text: str) -> int:
    """A month's number, from figures or from (the beginning of) its name; 0 when it is none."""
    if text.isdecimal():
        return int(text)
    found = _named(text, _MONTHS)
    return 0 if found is None else found + 1


def _named(text: str, names: tuple[str, ...]) -> int | None:
    """The place in ``names`` of the one that begins with ``text``; three letters are enough."""
    if len(text) < 3:
        return None
    return next((place for place, each in enumerate(names) if each.startswith(text)), None)


def _date(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _after(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None
