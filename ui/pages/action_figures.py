"""Record actions: figures of an action in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import RelationshipLevel
from partnerdesk.rules.insights import Insights
from partnerdesk.rules.jointness import ActionKind
from partnerdesk.rules.words import class_words
from partnerdesk.rules.workshop_facts import TieFacts
from ui.words import named, say


class ActionSpeech(QObject):
    """Puts figures into sentences."""

    def together(self, figures: Insights, action_id: int) -> str:
        """ "Joint: 3 organisations bring something, and different things."."""
        insight = figures.action(action_id)
        name, reason = class_words(figures.facts, insight)
        if not insight.jointness.contributors:
            return say(reason)
        sentence = f"{say(name)}: {say(reason)}"
        if insight.jointness.providers <= 1:
            return sentence
        if insight.jointness.kind is ActionKind.COMPLEMENTARY:
            return f"{sentence} {self.tr('They bring different things.')}"
        if insight.jointness.kind is ActionKind.POOLED:
            return f"{sentence} {self.tr('They bring more of the same.')}"
        return sentence

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
