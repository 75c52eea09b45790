"""Record actions: figures and dates of an action in words."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, QObject

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import RelationshipLevel
from partnerdesk.rules.insights import Insights
from partnerdesk.rules.jointness import ActionKind
from partnerdesk.rules.words import class_words
from partnerdesk.rules.workshop_facts import TieFacts
from ui.words import day, named, say

_SATURDAY: Final = 5


class ActionSpeech(QObject):
    """Puts figures and dates into sentences."""

    def together(self, figures: Insights, action_id: int) -> str:
        """ "Joint: 3 organisations bring something, and different things."."""
        insight = figures.action(action_id)
        name, reason = class_words(figures.facts, insight)
        sentence = f"{say(name)}: {say(reason)}"
        if insight.jointness.providers <= 1:
            return sentence
        if insight.jointness.kind is ActionKind.COMPLEMENTARY:
            return f"{sentence} {self.tr('They bring different things.')}"
        if insight.jointness.kind is ActionKind.POOLED:
            return f"{sentence} {self.tr('They bring more of the same.')}"
        return sentence

    def date_remark(self, iso: str, today: date, goal_by: str = "") -> str:
        """What is odd about a date, "" when nothing is: it has passed, is on a weekend, or after the goal's date."""
        if not iso:
            return ""
        when = date.fromisoformat(iso)
        remarks = []
        if when < today:
            late = (today - when).days
            words = self.tr("This was yesterday.") if late == 1 else self.tr("This was %1 days ago.")
            remarks.append(words.replace("%1", str(late)))
        if when.weekday() >= _SATURDAY:
            remarks.append(self.tr("It is a %1.").replace("%1", QLocale().dayName(when.isoweekday())))
        if goal_by and iso > goal_by:
            remarks.append(self.tr("It is after the goal's date, %1.").replace("%1", day(goal_by)))
        return " ".join(remarks)

    def tie(self, figures: Insights, tie: TieFacts) -> str:
        """ "Riverside School and Youth Club (networking now, cooperating wanted)"."""
        row, organisations = tie.relationship, figures.facts.organisations
        pair = self.tr("%1 and %2").replace("%2", organisations[row.b_id].name)
        pair = pair.replace("%1", organisations[row.a_id].name)
        levels = []
        if tie.now is not None:
            levels.append(self.tr("%1 now").replace("%1", named(RelationshipLevel(tie.now)).lower()))
        if tie.wanted is not None:
            levels.append(self.tr("%1 wanted").replace("%1", named(RelationshipLevel(tie.wanted)).lower()))
        return f"{pair} ({', '.join(levels)})" if levels else pair


def goal_date(snapshot: Snapshot, goal_id: int | None) -> str:
    """By when the goal of an action is to be reached, "" when that is not said."""
    return next((goal.by for goal in snapshot.goals if goal.id == goal_id), "")
