"""What if they leave: partners are thought away, and what the goals would lose is said. Nothing is written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.finding import called_goal
from partnerdesk.rules.leaving import Leaving, if_leaves, needed_by_goal
from partnerdesk.rules.workshop_facts import WorkshopFacts
from ui.accessible import announce
from ui.theme.theme import Theme
from ui.widgets import Button, Card, IconLabel, Text
from ui.widgets.laid_out import nest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LeavingCard(Card):
    """Lists the goals that lose cover. ``back_wanted()``: everybody is to be back."""

    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tone="warn", parent=parent)
        self.question = Text(theme, "", "body_strong")
        self.losses = Text(theme, "")
        self.back = Button(theme, self.tr("Bring them back"), "undo-2")
        words = QVBoxLayout()
        words.setSpacing(theme.sp(4))
        words.addWidget(self.question)
        words.addWidget(self.losses)
        row = QHBoxLayout()
        row.setSpacing(theme.sp(8))
        row.addWidget(IconLabel(theme, "log-out", "warn", 18), 0, Qt.AlignmentFlag.AlignTop)
        nest(row, words, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        nest(self.body, row)
        self.back.clicked.connect(self.back_wanted)
        self.hide()

    def show_leaving(self, snapshot: Snapshot, ids: Iterable[int]) -> None:
        """Say what is lost when these partners leave; without any, the card goes."""
        leaving = [each for each in snapshot.organisations if each.id in set(ids)]
        self.setVisible(bool(leaving))
        if not leaving:
            return
        names = self.tr(" and ").join(each.name for each in leaving)
        self.question.setText(self.tr("What if %1 left?").replace("%1", names))
        facts = WorkshopFacts.of(snapshot)
        lines = self._lines(facts, if_leaves(needed_by_goal(facts), [each.id for each in leaving]))
        said = "\n".join(lines)
        if said != self.losses.text():
            self.losses.setText(said)
            announce(self.losses, said)

    def _lines(self, facts: WorkshopFacts, leaving: Leaving) -> list[str]:
        if not facts.kept_goals:
            return [self.tr("There are no goals yet, so nothing can be lost.")]
        if not leaving.lost:
            return [self.tr("Every goal keeps the cover it has.")]
        return [self._line(facts, leaving, goal) for goal in leaving.lost]

    def _line(self, facts: WorkshopFacts, leaving: Leaving, goal_id: int) -> str:
        goal = next(each.goal for each in facts.goals if each.goal.id == goal_id)
        if goal_id in leaving.no_longer_full:
            words = self.tr("Goal %1 would lose its full cover. Nobody else here offers: %2.")
        else:
            words = self.tr("Goal %1, which lacks something already, would lose more: %2.")
        lost = ", ".join(facts.capabilities[each].name for each in leaving.lost[goal_id])
        return words.replace("%2", lost).replace("%1", called_goal(goal))
