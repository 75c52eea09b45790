"""Sign off: the goals and actions behind the words, so that everyone sees what they put their names to."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model.records import Action
from partnerdesk.model.snapshot import Snapshot
from ui.theme.theme import Theme
from ui.widgets import Button, Text
from ui.words import day, named

MANY: Final = 8
"""So many goals and actions are shown at once; more are folded away until somebody asks for them."""


class SignedRecord(QWidget):
    """Goals by number and words, and how far they are; actions by number, words, lead and due day."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._open = False
        self._toggle = Button(theme, "", "chevron-right", "link")
        self._lists = QWidget()
        self._goals_title = Text(theme, self.tr("Goals"), "body_strong")
        self._goals = Text(theme, "")
        self._actions_title = Text(theme, self.tr("Actions"), "body_strong")
        self._actions = Text(theme, "")
        inner = QVBoxLayout(self._lists)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.sp(8))
        for part in (self._goals_title, self._goals, self._actions_title, self._actions):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(4))
        column.addWidget(self._toggle)
        column.addWidget(self._lists)
        self._toggle.clicked.connect(self._on_toggle)

    def refresh(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        goals, actions = snapshot.workshop_goals(), snapshot.workshop_actions()
        many = len(goals) + len(actions) > MANY
        self.setVisible(bool(goals or actions))
        self._toggle.setVisible(many)
        self._toggle.set_text(
            self.tr("Hide the goals and actions") if self._open else self.tr("Show the goals and actions")
        )
        self._toggle.set_icon("chevron-down" if self._open else "chevron-right")
        self._lists.setVisible(self._open or not many)
        if self._lists.isHidden():
            return
        self._goals.setText("\n\n".join(f"{each.code}  {each.text}\n{named(each.status)}" for each in goals))
        names = {each.id: each.name for each in snapshot.organisations}
        self._actions.setText("\n\n".join(self._line(each, names) for each in actions))
        for part in (self._goals_title, self._goals):
            part.setVisible(bool(goals))
        for part in (self._actions_title, self._actions):
            part.setVisible(bool(actions))

    def _line(self, action: Action, names: dict[int, str]) -> str:
        lead = self.tr("Nobody leads yet") if action.lead_id is None else names[action.lead_id]
        due = self.tr("by %1").replace("%1", day(action.due)) if action.due else self.tr("no date yet")
        return f"{action.code}  {action.text}\n{lead}, {due}"

    def _on_toggle(self) -> None:
        self._open = not self._open
        if self._snapshot is not None:
            self.refresh(self._snapshot)
