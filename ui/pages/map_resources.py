"""What one partner can put in, and how much of it (N15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.resources import (
    add_resource,
    move_resource,
    remove_resource,
    rename_resource,
    set_resource_amount,
)
from partnerdesk.model.change import Change
from partnerdesk.model.records import Organisation, Resource
from ui.pages.binding import TextBinding
from ui.pages.keyed_rows import KeyedRows
from ui.theme.theme import Theme
from ui.widgets import AddingPlace, Heading, IconButton, TextLine
from ui.widgets.laid_out import nest

if TYPE_CHECKING:
    from ui.pages.page import Page


class ResourceLines(QWidget):
    """One resource in a narrow column: what, how much, its place among the others."""

    def __init__(self, theme: Theme, page: Page, resource_id: int) -> None:
        super().__init__()
        self._page = page
        self.resource_id = resource_id
        self.name = TextLine(theme, placeholder=self.tr("What"))
        self.amount = TextLine(theme, placeholder=self.tr("How much: two days a week"))
        self._up = IconButton(theme, "chevron-up", "", edits=True)
        self._remove = IconButton(theme, "trash-2", "", edits=True)
        self._bindings = (
            TextBinding(self.name, self._read_name, self._write_name),
            TextBinding(self.amount, self._read_amount, self._write_amount),
        )
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, line, button in ((first, self.name, self._remove), (second, self.amount, self._up)):
            row.setSpacing(theme.sp(4))
            row.addWidget(line, 1)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.sp(8))
        column.setSpacing(theme.sp(4))
        nest(column, first)
        nest(column, second)
        self._up.clicked.connect(self._move_up)
        self._remove.clicked.connect(self._drop)

    def refresh(self, *, first: bool) -> None:
        for binding in self._bindings:
            binding.refresh()
        called = self._resource().name
        self._up.setVisible(not first)
        self.name.setAccessibleName(self.tr("What is put in: %1").replace("%1", called))
        self.amount.setAccessibleName(self.tr("How much: %1").replace("%1", called))
        self._up.set_name(self.tr("Move %1 up").replace("%1", called))
        self._remove.set_name(self.tr("Remove %1").replace("%1", called))

    def commit(self) -> None:
        for binding in self._bindings:
            binding.commit()

    def _resource(self) -> Resource:
        return self._page.snapshot.by_id(self._page.snapshot.resources, self.resource_id)

    def _read_name(self) -> str:
        return self._resource().name

    def _read_amount(self) -> str:
        return self._resource().amount

    def _write_name(self, text: str) -> Change | None:
        return self._page.desk.run(rename_resource, self.resource_id, text)

    def _write_amount(self, text: str) -> Change | None:
        return self._page.desk.run(set_resource_amount, self.resource_id, text)

    def _move_up(self) -> None:
        self._page.desk.run(move_resource, self.resource_id, -1)

    def _drop(self) -> None:
        self._page.desk.run(remove_resource, self.resource_id)


class ResourcesBox(QWidget):
    """The resources, and a line to add one: "Youth worker: two days a week"."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._organisation_id = 0
        self.add = TextLine(theme, placeholder=self.tr("Youth worker: two days a week"))
        rows = QVBoxLayout()
        self._rows = KeyedRows(rows, self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(6))
        column.addWidget(Heading(theme, self.tr("What they can put in"), "h3"))
        nest(column, rows)
        column.addWidget(AddingPlace(theme, self.add))
        self.add.committed.connect(self._add)

    def show_partner(self, organisation: Organisation) -> None:
        self._organisation_id = organisation.id
        ids = [each.id for each in self._page.snapshot.resources_of(organisation.id)]
        for row in self._rows.sync(ids):
            row.refresh(first=row.resource_id == ids[0])
        self.add.setAccessibleName(self.tr("Add what %1 can put in").replace("%1", organisation.name))

    def commit(self) -> None:
        there = {each.id for each in self._page.snapshot.resources}
        for row in self._rows.rows():
            if row.resource_id in there:
                row.commit()
        self.add.commit()

    def _make(self, resource_id: int) -> ResourceLines:
        return ResourceLines(self._theme, self._page, resource_id)

    def _add(self, text: str) -> None:
        """Words before a colon are what, those behind it how much."""
        what, _, amount = text.partition(":")
        if text and self._page.desk.run(add_resource, self._organisation_id, what, amount):
            self.add.clear()
            self.add.set_value("")
