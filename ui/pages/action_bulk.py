"""Record actions: what is done to several actions at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from partnerdesk.commands.actions import (
    remove_actions,
    set_due_days,
    set_goals,
    set_leads,
    set_statuses,
    shift_dates,
)
from partnerdesk.model.vocabulary import ActionStatus
from ui.pages.action_choices import goal_choices, lead_choices
from ui.pages.figures_page import FiguresPage
from ui.theme.theme import Theme
from ui.widgets import Button, Card, ComboBox, DateField, FlowRow, IconButton, SpinBox, Text
from ui.words import named

_A_WEEK = 7
_MOST_DAYS = 3660


class _Choice(ComboBox):
    """A list that asks before it does: arrows open it, only Enter or a press chooses. Then it shows its name again."""

    def __init__(self, theme: Theme, words: str, name: str, length: int) -> None:
        super().__init__(theme, [(words, self)], name)
        self._words = words
        self.setMinimumContentsLength(length)
        self.chosen.connect(self._show_name)

    def offer(self, items: Sequence[tuple[str, object]]) -> None:
        self.set_items([(self._words, self), *items])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not event.modifiers():
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _show_name(self, _value: object) -> None:
        self.setCurrentIndex(0)


class ActionBulk(Card):
    """Changes all the actions of :meth:`show_for` by one press, in one undo step. ``left()`` asks to go back."""

    left = Signal()

    def __init__(self, theme: Theme, page: FiguresPage) -> None:
        super().__init__(theme, tone="accent")
        self._page = page
        self._ids: list[int] = []
        self._count = Text(theme, "", "body_strong", wrap=False)
        self.lead = _Choice(theme, self.tr("Set lead"), self.tr("Set who leads the selected actions"), 10)
        self.goal = _Choice(theme, self.tr("Set goal"), self.tr("Set the goal of the selected actions"), 10)
        self.status = _Choice(
            theme, self.tr("Set status"), self.tr("Set the status of the selected actions"), 10
        )
        self.due = DateField(theme, name=self.tr("Set the due date of the selected actions"))
        self.due.setPlaceholderText(self.tr("Due, e.g. Friday"))
        self.days = SpinBox(theme, _A_WEEK, -_MOST_DAYS, _MOST_DAYS, self.tr(" days"),
                            self.tr("Days by which to move the dates"))  # fmt: skip
        self.shift = Button(theme, self.tr("Move dates"), "calendar",
                            name=self.tr("Move the dates of the selected actions"), edits=True)  # fmt: skip
        self.remove = Button(theme, self.tr("Remove"), "trash-2", "danger",
                             name=self.tr("Remove the selected actions"), edits=True)  # fmt: skip
        self._close = IconButton(theme, "x", self.tr("Select nothing"))
        self._fault = Text(theme, "", "small", "danger")
        self._fault.hide()
        self.body.addWidget(
            FlowRow(theme, self._count, self.lead, self.goal, self.due, self.status, self.days, self.shift,
                    self.remove, self._close)
        )  # fmt: skip
        self.body.addWidget(self._fault)
        self._connect()
        self.hide()

    def show_for(self, action_ids: Sequence[int]) -> None:
        """Have it change these actions from now on. With fewer than two, and while the workshop
        is sealed, it is not there."""
        self._ids = list(action_ids)
        needed = len(self._ids) > 1 and not self._page.snapshot.sealed
        if needed:
            self._refresh()
        self.setVisible(needed)
        self._count.setText(self.tr("%1 selected").replace("%1", str(len(self._ids))))

    def _refresh(self) -> None:
        """Offer the leads and goals that there are."""
        self.lead.offer(lead_choices(self._page.figures.facts))
        self.goal.offer(goal_choices(self._page.snapshot))
        self.status.offer([(named(each), each) for each in ActionStatus])

    def ask(self, what: str) -> bool:
        """Put the focus on "lead" or "due"; gives whether it is there to be asked."""
        if self.isVisible():
            (self.lead if what == "lead" else self.due).setFocus(Qt.FocusReason.TabFocusReason)
        return self.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.lead.chosen.connect(self._set_lead)
        self.goal.chosen.connect(self._set_goal)
        self.status.chosen.connect(self._set_status)
        self.due.date_changed.connect(self._set_due)
        self.due.not_a_date.connect(self._refuse)
        self.shift.clicked.connect(self._shift)
        self.remove.clicked.connect(self._remove)
        self._close.clicked.connect(self.left)

    def _set_lead(self, organisation_id: object) -> None:
        if organisation_id is None or isinstance(organisation_id, int):
            self._page.desk.run(set_leads, self._ids, organisation_id)

    def _set_goal(self, goal_id: object) -> None:
        if goal_id is None or isinstance(goal_id, int):
            self._page.desk.run(set_goals, self._ids, goal_id)

    def _set_status(self, status: object) -> None:
        if isinstance(status, str):
            self._page.desk.run(set_statuses, self._ids, status)

    def _set_due(self, day: date | None) -> None:
        self._fault.hide()
        if day is not None:
            self._page.desk.run(set_due_days, self._ids, day)
            self.due.set_date(None)

    def _refuse(self, text: str) -> None:
        words = self.tr("“%1” is not a date. Type it like 31 October 2027, or Friday.").replace("%1", text)
        self._fault.setText(words)
        self._fault.show()
        self.due.setAccessibleDescription(words)

    def _shift(self) -> None:
        self._page.desk.run(shift_dates, self._ids, self.days.value())

    def _remove(self) -> None:
        self._page.desk.run(remove_actions, self._ids)
        self.left.emit()
