"""Agree shared goals: the words of a goal, how it is measured, and by when."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.goals import (
    reword_goal,
    set_goal_baseline,
    set_goal_by,
    set_goal_measure,
    set_goal_target,
)
from partnerdesk.model.change import Change
from partnerdesk.model.records import Goal
from ui.pages.binding import TextBinding
from ui.pages.goal_own_words import GoalOwnWords
from ui.pages.goal_wordings import GoalWordings
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import Columns, DateField, Field, TextArea, TextLine


class GoalWords(QWidget):
    """Wording, measure, figures and date. Earlier wordings stand behind a button."""

    def __init__(self, theme: Theme, page: Page, goal_id: int) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = goal_id
        self.text = TextArea(theme, lines=2, most_lines=8)
        self.measure = TextLine(theme, placeholder=self.tr("What anyone can count or see"))
        self.baseline = TextLine(theme)
        self.target = TextLine(theme)
        self.by = DateField(theme)
        self._by_field = Field(theme, self.tr("By"), self.by)
        self._wordings = GoalWordings(theme, page, goal_id)
        self.own_words = GoalOwnWords(theme, page, goal_id)
        self._bindings = (
            TextBinding(self.text, partial(self._read, "text"), partial(self._write, reword_goal)),
            TextBinding(self.measure, partial(self._read, "measure"), partial(self._write, set_goal_measure)),
            TextBinding(
                self.baseline, partial(self._read, "baseline"), partial(self._write, set_goal_baseline)
            ),
            TextBinding(self.target, partial(self._read, "target"), partial(self._write, set_goal_target)),
        )
        self._lay_out()
        self.by.date_changed.connect(self._write_by)
        self.by.not_a_date.connect(self._on_no_date)

    def refresh(self) -> None:
        for binding in self._bindings:
            binding.refresh()
        goal = self._goal()
        day = date.fromisoformat(goal.by) if goal.by else None
        if self.by.date() != day:
            self.by.set_date(day)
            self._by_field.set_error("")
        self._wordings.refresh()
        self.own_words.refresh()

    def commit(self) -> None:
        for binding in self._bindings:
            binding.commit()
        if self.by.hasFocus():
            self.by.commit()
        self.own_words.commit()

    def first_focus(self) -> QWidget:
        return self.text

    def _goal(self) -> Goal:
        return self._page.snapshot.goal(self._id)

    def _read(self, field: str) -> str:
        """A field is also left when its goal goes; then there is nothing to read."""
        goals = self._page.snapshot.goals
        return next((str(getattr(goal, field)) for goal in goals if goal.id == self._id), "")

    def _write(self, command: object, text: str) -> Change | None:
        return self._page.desk.run(command, self._id, text)  # type: ignore[arg-type]

    def _write_by(self, day: date | None) -> None:
        self._by_field.set_error("")
        if self._page.desk.run(set_goal_by, self._id, day.isoformat() if day else "") is None:
            self.refresh()

    def _on_no_date(self, text: str) -> None:
        self._by_field.set_error(
            self.tr("“%1” is not a date. Type it like 31 October 2027.").replace("%1", text)
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.sp(10))
        column.addWidget(Field(self._theme, self.tr("The goal, in the room's words"), self.text))
        column.addWidget(
            Columns(
                self._theme,
                (Field(self._theme, self.tr("Measure"), self.measure), 260),
                (Field(self._theme, self.tr("Today"), self.baseline), 90),
                (Field(self._theme, self.tr("Target"), self.target), 90),
                (self._by_field, 170),
            )
        )
        column.addWidget(self._wordings)
        column.addWidget(self.own_words)
