"""Dates that somebody may not have meant, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QLocale, QObject

from partnerdesk.rules.odd_dates import Oddity
from ui.words import day


class DateSpeech(QObject):
    """Says what is odd about a date, in sentences and in two words."""

    def remark(self, odd: Iterable[Oddity], iso: str, today: date, goal_by: str = "", start: str = "") -> str:
        """A sentence for each thing that is odd about ``iso``; the other dates are what it was held against."""
        return " ".join(self._sentence(each, date.fromisoformat(iso), today, goal_by, start) for each in odd)

    def short(self, odd: Oddity) -> str:
        """For a narrow column."""
        return {
            Oddity.PAST: self.tr("past"),
            Oddity.BEFORE_START: self.tr("before start"),
            Oddity.AFTER_GOAL: self.tr("after goal"),
            Oddity.WEEKEND: self.tr("weekend"),
        }[odd]

    def _sentence(self, odd: Oddity, when: date, today: date, goal_by: str, start: str) -> str:
        match odd:
            case Oddity.PAST:
                late = (today - when).days
                words = self.tr("This was yesterday.") if late == 1 else self.tr("This was %1 days ago.")
                return words.replace("%1", str(late))
            case Oddity.WEEKEND:
                return self.tr("It is a %1.").replace("%1", QLocale().dayName(when.isoweekday()))
            case Oddity.AFTER_GOAL:
                return self.tr("It is after the goal's date, %1.").replace("%1", day(goal_by))
            case _:
                return self.tr("It is before the start, %1.").replace("%1", day(start))
