"""Agree shared goals: making one goal of two that say the same, and parting them again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.merging import merge_goals, merges_into, unmerge
from partnerdesk.model.records import Goal
from partnerdesk.model.vocabulary import MergeKind
from partnerdesk.quick.naming import goal_meant
from ui.pages.keyed_rows import KeyedRows
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import Button, ElidedText, Field, TextLine
from ui.widgets.laid_out import nest


class MergedRow(QWidget):
    """A goal that became one with this one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = ElidedText(theme, "", "small")
        self.part = Button(theme, self.tr("Part again"), "undo-2", "link", edits=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(8))
        row.addWidget(self._words, 1)
        row.addWidget(self.part)

    def refresh(self, text: str) -> None:
        self._words.setText(self.tr("Merged here: %1").replace("%1", text))
        self.part.set_text(self.tr("Part again"), self.tr("Part again: %1").replace("%1", text))


class GoalMerging(QWidget):
    """What was merged here, and a line that takes the number of another goal; Enter merges it into this one."""

    def __init__(self, theme: Theme, page: Page, goal_id: int) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = goal_id
        self.turn = Button(theme, self.tr("Merge with…"), "link-2", "link", edits=True)
        self.line = TextLine(theme, name=self.tr("Number of the goal that says the same"))
        self._press = Button(theme, self.tr("Merge"), "link-2", edits=True)
        beside = QWidget()
        beside.setFocusProxy(self.line)
        typed = QHBoxLayout(beside)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.setSpacing(theme.sp(8))
        typed.addWidget(self.line, 1)
        typed.addWidget(self._press)
        self._field = Field(theme, self.tr("Number of the goal that says the same"), beside)
        self._field.hide()
        merged = QVBoxLayout()
        merged.setSpacing(theme.sp(2))
        self._rows = KeyedRows(merged, self._make_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(6))
        nest(column, merged)
        column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._field)
        self.turn.clicked.connect(self._open_or_close)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self.merge)
        self._press.clicked.connect(self.merge)

    def refresh(self) -> None:
        snapshot = self._page.snapshot
        merges = merges_into(snapshot, MergeKind.GOAL, self._id)
        for row, merge in zip(self._rows.sync(each.id for each in merges), merges, strict=True):
            row.refresh(merge.name)
        self.turn.setVisible(len(snapshot.workshop_goals()) > 1)
        if len(snapshot.workshop_goals()) < 2:
            self._field.hide()
        if not self._field.has_error():
            self._say_others()

    def merge(self) -> None:
        """Make the goal that is meant a part of this one."""
        other = self._meant()
        if other is None:
            self._field.set_error(self.tr("There is no other goal of this number."))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._page.desk.run(merge_goals, self._id, other.id) is not None:
            self.line.clear()
            self.line.set_value("")
            self._field.hide()
            words = self.tr("Goal %1 is a part of this one now. They can be parted again.")
            self._page.message.emit(words.replace("%1", other.code.lstrip("G")))
            self.turn.setFocus(Qt.FocusReason.OtherFocusReason)

    def _meant(self) -> Goal | None:
        found = goal_meant(self.line.text().strip(), self._page.snapshot)
        return found if found is not None and found.id != self._id else None

    def _on_edited(self, text: str) -> None:
        found = self._meant() if text.strip() else None
        if found is None:
            self._say_others()
        else:
            words = self.tr("Enter makes this goal a part of it: %1")
            self._field.set_hint(words.replace("%1", found.text))

    def _say_others(self) -> None:
        others = [each for each in self._page.snapshot.workshop_goals() if each.id != self._id]
        self._field.set_hint("\n".join(f"{each.code.lstrip('G')}  {each.text}" for each in others))

    def _open_or_close(self) -> None:
        self._field.setVisible(self._field.isHidden())
        if not self._field.isHidden():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self._page.settle()

    def _make_row(self, merge_id: int) -> MergedRow:
        row = MergedRow(self._theme)
        row.part.clicked.connect(partial(self._part, merge_id))
        return row

    def _part(self, merge_id: int, *_: object) -> None:
        if self._page.desk.run(unmerge, merge_id) is not None:
            self._page.message.emit(self.tr("They are two goals again."))
            self.turn.setFocus(Qt.FocusReason.OtherFocusReason)
