"""The people of one partner: who they are, what they do, and whether their names may stand in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.people import (
    add_representative,
    remove_person,
    rename_person,
    set_person_named,
    set_person_role,
)
from partnerdesk.model.change import Change
from partnerdesk.model.records import Organisation, Person
from partnerdesk.quick.contacts import contact_meant
from ui.pages.binding import TextBinding
from ui.pages.keyed_rows import KeyedRows
from ui.theme.theme import Theme
from ui.widgets import AddingPlace, CheckBox, Heading, IconButton, TextLine
from ui.widgets.laid_out import nest

if TYPE_CHECKING:
    from ui.pages.page import Page


class PersonLines(QWidget):
    """One person in a narrow column: name, role, consent."""

    def __init__(self, theme: Theme, page: Page, person_id: int) -> None:
        super().__init__()
        self._page = page
        self.person_id = person_id
        self.name = TextLine(theme, placeholder=self.tr("Name"))
        self.role = TextLine(theme, placeholder=self.tr("Role"))
        self._named = CheckBox(theme, self.tr("May be named in print"))
        self._remove = IconButton(theme, "trash-2", "", edits=True)
        self._bindings = (
            TextBinding(self.name, self._read_name, self._write_name),
            TextBinding(self.role, self._read_role, self._write_role),
        )
        first = QHBoxLayout()
        first.setSpacing(theme.sp(4))
        first.addWidget(self.name, 1)
        first.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.sp(8))
        column.setSpacing(theme.sp(4))
        nest(column, first)
        column.addWidget(self.role)
        column.addWidget(self._named)
        self._named.toggled.connect(self._write_named)
        self._remove.clicked.connect(self._drop)

    def refresh(self) -> None:
        for binding in self._bindings:
            binding.refresh()
        person = self._person()
        called = person.name or person.role
        self._named.set_checked(person.named)
        self._named.setVisible(bool(person.name))
        self.name.setAccessibleName(self.tr("Name of %1").replace("%1", called))
        self.role.setAccessibleName(self.tr("Role of %1").replace("%1", called))
        self._named.box.setAccessibleName(self.tr("%1 may be named in print").replace("%1", called))
        self._remove.set_name(self.tr("Remove %1").replace("%1", called))

    def commit(self) -> None:
        for binding in self._bindings:
            binding.commit()

    def _person(self) -> Person:
        return self._page.snapshot.by_id(self._page.snapshot.people, self.person_id)

    def _read_name(self) -> str:
        return self._person().name

    def _read_role(self) -> str:
        return self._person().role

    def _write_name(self, text: str) -> Change | None:
        return self._page.desk.run(rename_person, self.person_id, text)

    def _write_role(self, text: str) -> Change | None:
        return self._page.desk.run(set_person_role, self.person_id, text)

    def _write_named(self, named: bool) -> None:
        self._page.desk.run(set_person_named, self.person_id, named=named)

    def _drop(self) -> None:
        self._page.desk.run(remove_person, self.person_id)


class PeopleBox(QWidget):
    """The people, and a line to add one."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._organisation_id = 0
        self.add = TextLine(theme, placeholder=self.tr("Jo Smith, or Head teacher"))
        rows = QVBoxLayout()
        self._rows = KeyedRows(rows, self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(6))
        column.addWidget(Heading(theme, self.tr("People who come"), "h3"))
        nest(column, rows)
        column.addWidget(AddingPlace(theme, self.add))
        self.add.committed.connect(self._add)

    def show_partner(self, organisation: Organisation) -> None:
        self._organisation_id = organisation.id
        people = [each.id for each in self._page.snapshot.people if each.organisation_id == organisation.id]
        for row in self._rows.sync(people):
            row.refresh()
        self.add.setAccessibleName(self.tr("Add a person for %1").replace("%1", organisation.name))

    def commit(self) -> None:
        there = {each.id for each in self._page.snapshot.people}
        for row in self._rows.rows():
            if row.person_id in there:
                row.commit()
        self.add.commit()

    def _make(self, person_id: int) -> PersonLines:
        return PersonLines(self._theme, self._page, person_id)

    def _add(self, text: str) -> None:
        contact = contact_meant(text)
        if text and self._page.desk.run(
            add_representative, self._organisation_id, contact.name, contact.role
        ):
            self.add.clear()
            self.add.set_value("")
