"""``Cut admissions from 88 to 66 by Nov 2028``: what the line ends on is understood, the rest is the goal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from partnerdesk.quick.dates import day_words, without_day
from partnerdesk.quick.entries import Chip, GoalEntry, Tone
from partnerdesk.quick.marks import without_mark
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_NUMBER: Final = r"([£$€]?)(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,6})?(%?)"
_FROM_TO: Final = re.compile(rf"(?:^|\s)from {_NUMBER} to {_NUMBER}[.,;]?$", re.ASCII | re.IGNORECASE)


def parse_goal(text: str, today: date) -> GoalEntry:
    """The goal that one line speaks of. Never raises."""
    entry = GoalEntry(text=" ".join(without_mark(text).split()))
    day: date | None = None
    for _ in range(2):
        if day is None:
            words, day = without_day(entry.text, today)
            entry = replace(entry, text=words, by=day.isoformat() if day else "")
        if not entry.baseline:
            entry = _with_figures(entry)
    return replace(entry, chips=tuple(_chips(entry, day)))


def parse_goals(lines: Iterable[str], today: date) -> tuple[list[GoalEntry], list[str]]:
    """The goals of a pasted list, and the titles that stand in it, which are none. A line of which nothing but a day
    was understood is kept as it is."""
    every = [line.strip() for line in lines if line.strip()]
    titles = [line for line in every[:-1] if line.endswith(":")]
    goals = [parse_goal(line, today) for line in every if line not in titles]
    words = [" ".join(line.split()) for line in every if line not in titles]
    return [
        goal if goal.ready else GoalEntry(text=kept) for goal, kept in zip(goals, words, strict=True)
    ], titles


def _with_figures(entry: GoalEntry) -> GoalEntry:
    match = _FROM_TO.search(entry.text)
    if match is None:
        return entry
    first_sign, whole, part, first_unit, second_sign, second_whole, second_part, second_unit = match.groups()
    if (first_sign, first_unit) != (second_sign, second_unit):
        return entry
    return replace(
        entry,
        text=entry.text[: match.start()].rstrip(),
        measure=first_sign + first_unit,
        baseline=whole.replace(",", "") + (part or ""),
        target=second_whole.replace(",", "") + (second_part or ""),
    )


def _chips(entry: GoalEntry, day: date | None) -> Iterable[Chip]:
    if entry.ready:
        yield Chip(Phrase(QT_TRANSLATE_NOOP("core", "New goal")), Tone.ACCENT)
    elif entry.by or entry.baseline:
        yield Chip(Phrase(QT_TRANSLATE_NOOP("core", "Type the goal, too")), Tone.WARN)
    if entry.baseline:
        text = QT_TRANSLATE_NOOP("core", "From {baseline} to {target}")
        yield Chip(Phrase(text, baseline=entry.baseline, target=entry.target))
    if entry.measure:
        yield Chip(Phrase(QT_TRANSLATE_NOOP("core", "Measured in {unit}"), unit=entry.measure))
    if day is not None:
        yield Chip(Phrase(QT_TRANSLATE_NOOP("core", "By {day}"), day=day_words(day)), day=entry.by)
