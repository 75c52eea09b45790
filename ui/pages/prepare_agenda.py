"""Prepare: the agenda, item by item, with its minutes and what they are spent on."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.commands.agenda import (
    add_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    rename_agenda_item,
    set_agenda_kind,
    set_agenda_minutes,
)
from partnerdesk.model.change import Change
from partnerdesk.model.records import AgendaItem
from partnerdesk.model.vocabulary import AgendaKind
from ui.pages.binding import TextBinding
from ui.pages.page import Page
from ui.pages.rows_card import EditedRow, RowsCard
from ui.theme.theme import Theme
from ui.widgets import ComboBox, IconButton, SpinBox, TextLine
from ui.words import named

LONGEST_MINUTES = 480


def kinds() -> list[tuple[str, object]]:
    """The kinds of agenda item with their words."""
    return [(named(kind), kind) for kind in AgendaKind]


class AgendaRow(EditedRow):
    """One item: its title, kind and minutes in place, and buttons to move and remove it."""

    def __init__(self, theme: Theme, page: Page, item_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = item_id
        self.title = TextLine(theme)
        self.kind = ComboBox(theme, kinds())
        self.kind.show_whole_words()
        self.minutes = SpinBox(theme, 0, 0, LONGEST_MINUTES, self.tr(" min"))
        self._up = IconButton(theme, "arrow-up", "", edits=True)
        self._down = IconButton(theme, "arrow-down", "", edits=True)
        self._remove = IconButton(theme, "trash-2", "", edits=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(8))
        row.addWidget(self.title, 1)
        for widget in (self.kind, self.minutes, self._up, self._down, self._remove):
            row.addWidget(widget)
        self.binding = TextBinding(self.title, self._read_title, self._write_title)
        self.kind.chosen.connect(self._write_kind)
        self.minutes.committed.connect(self._write_minutes)
        self._up.clicked.connect(partial(self._move, -1))
        self._down.clicked.connect(partial(self._move, 1))
        self._remove.clicked.connect(self._drop)

    def refresh(self, item: AgendaItem, *, first: bool, last: bool) -> None:
        self.binding.refresh()
        self.kind.set_value(item.kind)
        self.minutes.set_value(item.minutes)
        self._up.setEnabled(not first)
        self._down.setEnabled(not last)
        self.title.setAccessibleName(self.tr("Agenda item: %1").replace("%1", item.title))
        self.kind.setAccessibleName(self.tr("Kind of %1").replace("%1", item.title))
        self.minutes.setAccessibleName(self.tr("Minutes of %1").replace("%1", item.title))
        self._up.set_name(self.tr("Move %1 up").replace("%1", item.title))
        self._down.set_name(self.tr("Move %1 down").replace("%1", item.title))
        self._remove.set_name(self.tr("Remove %1").replace("%1", item.title))

    def commit(self) -> None:
        self.binding.commit()

    def first_field(self) -> QWidget:
        return self.title

    def _item(self) -> AgendaItem:
        return self._page.snapshot.by_id(self._page.snapshot.agenda_items, self._id)

    def _read_title(self) -> str:
        return self._item().title

    def _write_title(self, title: str) -> Change | None:
        return self._page.desk.run(rename_agenda_item, self._id, title)

    def _write_kind(self, kind: object) -> None:
        self._page.desk.run(set_agenda_kind, self._id, str(kind))

    def _write_minutes(self, minutes: int) -> None:
        self._page.desk.run(set_agenda_minutes, self._id, minutes)

    def _move(self, by: int, *_: object) -> None:
        self._page.desk.run(move_agenda_item, self._id, by)

    def _drop(self) -> None:
        self._page.desk.run(remove_agenda_item, self._id)


class AgendaCard(RowsCard[AgendaRow]):
    """The agenda and a line to add to it: title, kind, minutes, Enter."""

    def __init__(self, theme: Theme, title: str, page: Page) -> None:
        super().__init__(theme, title, page)
        self.name_entry(
            self.tr("Add an item and press Enter"),
            self.tr("New agenda item"),
            self.tr("Add"),
            self.tr("Add the agenda item"),
        )
        self._kind = ComboBox(theme, kinds(), self.tr("Kind of the new item"))
        self._kind.set_value(AgendaKind.GOALS)
        self._minutes = SpinBox(
            theme, 15, 0, LONGEST_MINUTES, self.tr(" min"), self.tr("Minutes of the new item")
        )
        self.entry.insertWidget(1, self._kind)
        self.entry.insertWidget(2, self._minutes)

    def refresh(self) -> None:
        items = self.page.snapshot.workshop_agenda()
        rows = self.rows.sync(item.id for item in items)
        for place, (row, item) in enumerate(zip(rows, items, strict=True)):
            row.refresh(item, first=place == 0, last=place == len(items) - 1)
        self.sum.setText(self._length(sum(item.minutes for item in items)) if items else "")

    def _length(self, minutes: int) -> str:
        hours, rest = divmod(minutes, 60)
        words = self.tr("%1 h %2 min in all") if hours else self.tr("%2 min in all")
        return words.replace("%1", str(hours)).replace("%2", str(rest))

    def make_row(self, row_id: int) -> AgendaRow:
        return AgendaRow(self._theme, self.page, row_id)

    def add_typed(self, text: str) -> Change | None:
        kind = AgendaKind(str(self._kind.value()))
        return self.page.desk.run(add_agenda_item, text, kind, self._minutes.value())
