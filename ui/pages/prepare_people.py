"""Prepare: the people who come for one organisation, by role, by name or by both."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.commands.people import (
    add_representative,
    remove_person,
    rename_person,
    set_person_named,
    set_person_role,
)
from partnerdesk.model.change import Change
from partnerdesk.model.records import Person
from ui.pages.binding import TextBinding
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import AddingPlace, CheckBox, IconButton, TextLine


class PersonRow(QWidget):
    """One person: role, name, and whether the name may stand in print."""

    def __init__(self, theme: Theme, page: Page, person_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = person_id
        self.role = TextLine(theme, placeholder=self.tr("Role"))
        self.name = TextLine(theme, placeholder=self.tr("Name"))
        self._named = CheckBox(theme, self.tr("May be named in print"))
        self._remove = IconButton(theme, "trash-2", "", edits=True)
        self.forget = IconButton(theme, "eraser", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(8))
        row.addWidget(self.role, 3)
        row.addWidget(self.name, 3)
        row.addWidget(self._named, 2)
        row.addWidget(self.forget)
        row.addWidget(self._remove)
        self.bindings = (
            TextBinding(self.role, self._read_role, self._write_role),
            TextBinding(self.name, self._read_name, self._write_name),
        )
        self._named.toggled.connect(self._write_named)
        self._remove.clicked.connect(self._drop)
        self.forget.clicked.connect(self._forget)

    def refresh(self) -> None:
        for binding in self.bindings:
            binding.refresh()
        person = self._person()
        organisation = self._page.snapshot.organisation(person.organisation_id).name
        self._named.set_checked(person.named)
        self._named.setVisible(bool(person.name))
        self.role.setAccessibleName(self.tr("Role of who comes for %1").replace("%1", organisation))
        self.name.setAccessibleName(self.tr("Name of who comes for %1").replace("%1", organisation))
        self.forget.setVisible(bool(person.name))
        self.forget.set_name(self.tr("Forget %1").replace("%1", person.name))
        called = person.name or person.role or self.tr("somebody")
        self._named.box.setAccessibleName(self.tr("%1 may be named in print").replace("%1", called))
        self._remove.set_name(self.tr("Remove %1").replace("%1", called))

    def commit(self) -> None:
        for binding in self.bindings:
            binding.commit()

    def _person(self) -> Person:
        return self._page.snapshot.by_id(self._page.snapshot.people, self._id)

    def _read_role(self) -> str:
        return self._person().role

    def _read_name(self) -> str:
        return self._person().name

    def _write_role(self, role: str) -> Change | None:
        return self._page.desk.run(set_person_role, self._id, role)

    def _write_name(self, name: str) -> Change | None:
        return self._page.desk.run(rename_person, self._id, name)

    def _write_named(self, named: bool) -> None:
        self._page.desk.run(set_person_named, self._id, named=named)

    def _forget(self) -> None:
        self._page.desk.forget_wanted.emit(self._id)

    def _drop(self) -> None:
        self._page.desk.run(remove_person, self._id)


class NewPersonRow(AddingPlace):
    """Where the next person of an organisation is typed: role or name, Enter."""

    def __init__(self, theme: Theme, page: Page, organisation_id: int) -> None:
        super().__init__(theme)
        self._page = page
        self._organisation_id = organisation_id
        name = page.snapshot.organisation(organisation_id).name
        self.role = TextLine(theme, placeholder=self.tr("Who comes: role"),
                             name=self.tr("Role of somebody new for %1").replace("%1", name))  # fmt: skip
        self.name = TextLine(theme, placeholder=self.tr("or name"),
                             name=self.tr("Name of somebody new for %1").replace("%1", name))  # fmt: skip
        self._add = IconButton(theme, "plus", self.tr("Add a person for %1").replace("%1", name), edits=True)
        self.row.addWidget(self.role, 3)
        self.row.addWidget(self.name, 3)
        self.row.addStretch(2)
        self.row.addWidget(self._add)
        self.role.returnPressed.connect(self.commit)
        self.name.returnPressed.connect(self.commit)
        self._add.clicked.connect(self._on_add)

    def commit(self) -> None:
        """Add the person, if one was typed."""
        role, name = self.role.value(), self.name.value()
        if not (role or name):
            return
        if self._page.desk.run(add_representative, self._organisation_id, name, role) is not None:
            for line in (self.role, self.name):
                line.clear()
                line.set_value("")

    def _on_add(self) -> None:
        self.commit()
        self.role.setFocus()
