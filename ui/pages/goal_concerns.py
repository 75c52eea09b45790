"""Agree shared goals: why somebody does not stand behind a goal, and what would change it, in their words (N3)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.answers import add_dissent, clear_dissent, edit_dissent
from partnerdesk.model.change import Change
from partnerdesk.model.records import Dissent
from ui.pages.binding import TextBinding
from ui.pages.keyed_rows import KeyedRows
from ui.pages.page import Page
from ui.pages.somebodys_words import SomebodysWords
from ui.theme.theme import Theme
from ui.widgets import Button, Columns, ComboBox, Field, TextArea
from ui.widgets.laid_out import nest


class ConcernRow(SomebodysWords):
    """One reason that was noted, and what would change it."""

    def __init__(self, theme: Theme, page: Page, dissent_id: int) -> None:
        super().__init__(theme, partial(page.desk.run, clear_dissent, dissent_id))
        self._page = page
        self._id = dissent_id
        self.reason = TextArea(theme, lines=2, most_lines=6)
        self.change = TextArea(theme, lines=2, most_lines=6)
        self.bind(
            TextBinding(self.reason, self._read_reason, self._write_reason),
            TextBinding(self.change, self._read_change, self._write_change),
        )
        self.column.addWidget(
            Columns(
                theme,
                (Field(theme, self.tr("Why"), self.reason), 240),
                (Field(theme, self.tr("What would change it"), self.change), 240),
            )
        )

    def refresh(self, who: str) -> None:
        self.reason.setAccessibleName(self.tr("Why: %1").replace("%1", who))
        self.change.setAccessibleName(self.tr("What would change it: %1").replace("%1", who))
        self.show_of(who, self.tr("Remove the concern of %1").replace("%1", who))

    def _dissent(self) -> Dissent | None:
        return next((one for one in self._page.snapshot.dissents if one.id == self._id), None)

    def _read_reason(self) -> str:
        dissent = self._dissent()
        return dissent.reason if dissent else self.reason.value()

    def _read_change(self) -> str:
        dissent = self._dissent()
        return dissent.would_change if dissent else self.change.value()

    def _write_reason(self, words: str) -> Change | None:
        return self._page.desk.run(edit_dissent, self._id, reason=words)

    def _write_change(self, words: str) -> Change | None:
        return self._page.desk.run(edit_dissent, self._id, would_change=words)


class NewConcern(QWidget):
    """Where a concern is typed that belongs to no row: hands were counted, or somebody does not want to be named."""

    def __init__(self, theme: Theme, page: Page, goal_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = goal_id
        self.who = ComboBox(theme)
        self.reason = TextArea(theme, lines=2, most_lines=6)
        self.change = TextArea(theme, lines=2, most_lines=6)
        add = Button(theme, self.tr("Add the concern"), "plus", edits=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        column.addWidget(
            Columns(
                theme,
                (Field(theme, self.tr("Whose concern"), self.who), 190),
                (Field(theme, self.tr("Why"), self.reason), 220),
                (Field(theme, self.tr("What would change it"), self.change), 220),
            )
        )
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        add.clicked.connect(self.commit)

    def refresh(self) -> None:
        names = [(each.name, each.id) for each in self._page.snapshot.organisations]
        self.who.set_items([(self.tr("Not named"), None), *names])

    def commit(self) -> None:
        """Write the concern down, if there are words."""
        reason, change = self.reason.value(), self.change.value()
        if not (reason or change):
            return
        who = self.who.value()
        organisation_id = who if isinstance(who, int) else None
        if self._page.desk.run(add_dissent, self._id, organisation_id, reason, change) is not None:
            for area in (self.reason, self.change):
                area.clear()
                area.set_value("")


class Concerns(QWidget):
    """The concerns about a goal that stand in no organisation's row, and a way to note one more."""

    def __init__(self, theme: Theme, page: Page, goal_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = goal_id
        self._new = NewConcern(theme, page, goal_id)
        self._new.hide()
        self._note = Button(theme, self.tr("Note a concern"), "message-square-quote", "link", edits=True)
        rows = QVBoxLayout()
        rows.setSpacing(theme.sp(10))
        self._rows = KeyedRows(rows, partial(ConcernRow, theme, page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        nest(column, rows)
        column.addWidget(self._note, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._new)
        self._note.clicked.connect(self._turn)

    def refresh(self, elsewhere: frozenset[int]) -> None:
        """Show all concerns but those in ``elsewhere``, by id."""
        snapshot = self._page.snapshot
        shown = [one for one in snapshot.dissents if one.goal_id == self._id and one.id not in elsewhere]
        names = {each.id: each.name for each in snapshot.organisations}
        for row, one in zip(self._rows.sync(one.id for one in shown), shown, strict=True):
            row.refresh(names.get(one.organisation_id or 0, self.tr("Not named")))
        self._new.refresh()

    def commit(self) -> None:
        for row in self._rows.rows():
            row.commit()
        self._new.commit()

    def _turn(self) -> None:
        self._new.setVisible(self._new.isHidden())
        if not self._new.isHidden():
            self._new.reason.setFocus()
