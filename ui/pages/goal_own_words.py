"""Agree shared goals: the words test. Each says the goal in their own words, beside the words of the room (N14)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.own_words import add_own_words, edit_own_words, remove_own_words
from partnerdesk.model.change import Change
from ui.pages.binding import TextBinding
from ui.pages.keyed_rows import KeyedRows
from ui.pages.page import Page
from ui.pages.somebodys_words import SomebodysWords
from ui.theme.theme import Theme
from ui.widgets import AddingPlace, Button, Card, Columns, ComboBox, Field, Text, TextArea


class OwnWordsRow(SomebodysWords):
    """The goal in one person's words."""

    def __init__(self, theme: Theme, page: Page, own_words_id: int) -> None:
        super().__init__(theme, partial(page.desk.run, remove_own_words, own_words_id))
        self._page = page
        self._id = own_words_id
        self.text = TextArea(theme, lines=2, most_lines=8)
        self.bind(TextBinding(self.text, self._read, self._write))
        self.column.addWidget(self.text)

    def refresh(self, who: str) -> None:
        self.text.setAccessibleName(self.tr("In the words of %1").replace("%1", who))
        self.show_of(who, self.tr("Remove the words of %1").replace("%1", who))

    def _read(self) -> str:
        there = (one.text for one in self._page.snapshot.own_words if one.id == self._id)
        return next(there, self.text.value())

    def _write(self, words: str) -> Change | None:
        return self._page.desk.run(edit_own_words, self._id, words)


class GoalOwnWords(QWidget):
    """The goal as the room says it, and beside it as each of those who wrote it down would."""

    def __init__(self, theme: Theme, page: Page, goal_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = goal_id
        self.turn = Button(theme, "", "message-square-quote", "link")
        self._goal = Text(theme, "", "h3")
        self.who = ComboBox(theme)
        self.new = TextArea(theme, lines=2, most_lines=8)
        self.add = Button(theme, self.tr("Add these words"), "plus", edits=True)
        self._list = QVBoxLayout()
        self._rows = KeyedRows(self._list, partial(OwnWordsRow, theme, page))
        self._inside = self._build_inside(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
        self.turn.clicked.connect(self._open_or_close)
        self.add.clicked.connect(self._add)

    def refresh(self) -> None:
        snapshot = self._page.snapshot
        shown = [one for one in snapshot.own_words if one.goal_id == self._id]
        words = self.tr("In their own words: %1") if shown else self.tr("Say it in your own words")
        self.turn.set_text(words.replace("%1", str(len(shown))))
        self._goal.setText(snapshot.goal(self._id).text)
        names = {each.id: each.name for each in snapshot.organisations}
        for row, one in zip(self._rows.sync(one.id for one in shown), shown, strict=True):
            row.refresh(names.get(one.organisation_id or 0, self.tr("Not named")))
        self.who.set_items([(self.tr("Not named"), None), *((name, each) for each, name in names.items())])

    def commit(self) -> None:
        for row in self._rows.rows():
            row.commit()
        self._write_new()

    def _open_or_close(self) -> None:
        self._inside.setVisible(self._inside.isHidden())
        if not self._inside.isHidden():
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        self._write_new()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_new(self) -> None:
        words, who = self.new.value(), self.who.value()
        if not words or self._page.snapshot.sealed:
            return
        organisation_id = who if isinstance(who, int) else None
        if self._page.desk.run(add_own_words, self._id, organisation_id, words) is not None:
            self.new.clear()
            self.new.set_value("")

    def _build_inside(self, theme: Theme) -> QWidget:
        room = Card(theme, tone="sunken")
        room.body.addWidget(Text(theme, self.tr("In the room's words"), "label"))
        room.body.addWidget(self._goal)
        room.body.addStretch(1)
        each = QWidget()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.sp(8))
        each.setLayout(self._list)
        typed = QWidget()
        fields = QVBoxLayout(typed)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(theme.sp(8))
        fields.addWidget(
            Columns(
                theme,
                (Field(theme, self.tr("Whose words"), self.who), 220),
                (Field(theme, self.tr("The goal as they would say it"), self.new), 320),
            )
        )
        fields.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(10))
        column.addWidget(
            Text(
                theme,
                self.tr("Each writes the goal down without looking at the others. Do they mean the same?"),
                "muted",
            )
        )
        column.addWidget(Columns(theme, (room, 240), (each, 300)))
        column.addWidget(AddingPlace(theme, typed))
        inside.hide()
        return inside
