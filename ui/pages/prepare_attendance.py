"""Prepare: who should come, who came, and whether they can say yes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.attendance import set_can_commit, set_presence
from partnerdesk.commands.partners import add_partners
from partnerdesk.model.change import Change
from partnerdesk.model.partner_types import category_of
from partnerdesk.model.records import Attendance, Organisation
from partnerdesk.model.vocabulary import CanCommit, Presence
from partnerdesk.quick.partners import parse_partners
from ui.pages.keyed_rows import KeyedRows
from ui.pages.page import Page
from ui.pages.prepare_people import NewPersonRow, PersonRow
from ui.pages.rows_card import EditedRow, RowsCard
from ui.theme.theme import Theme
from ui.widgets import ComboBox, ElidedText, Rule, TypeBadge
from ui.widgets.laid_out import nest
from ui.words import named


class OrganisationRow(EditedRow):
    """One organisation: presence, whether it can commit, and its people below."""

    def __init__(self, theme: Theme, page: Page, organisation_id: int) -> None:
        super().__init__()
        self._page = page
        self._theme = theme
        self._id = organisation_id
        self._badge = TypeBadge(theme, "person")
        self._name = ElidedText(theme, "", "body_strong")
        self.presence = ComboBox(theme, [(named(one), one) for one in Presence])
        self.can_commit = ComboBox(theme, [(named(one), one) for one in CanCommit])
        for box in (self.presence, self.can_commit):
            box.show_whole_words()
        people = QVBoxLayout()
        people.setContentsMargins(theme.sp(34), 0, 0, 0)
        people.setSpacing(theme.sp(6))
        self._people = KeyedRows(people, self._make_person)
        self.new_person = NewPersonRow(theme, page, organisation_id)
        people.addWidget(self.new_person)
        head = QHBoxLayout()
        head.setSpacing(theme.sp(10))
        head.addWidget(self._badge)
        head.addWidget(self._name, 1)
        head.addWidget(self.presence)
        head.addWidget(self.can_commit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.sp(4), 0, theme.sp(4))
        column.setSpacing(theme.sp(6))
        nest(column, head)
        nest(column, people)
        column.addWidget(Rule(theme))
        self.presence.chosen.connect(self._write_presence)
        self.can_commit.chosen.connect(self._write_can_commit)

    def refresh(self, organisation: Organisation, attendance: Attendance | None) -> None:
        self._badge.set_category(category_of(organisation.type), organisation.type)
        self._name.setText(organisation.name)
        self.presence.setAccessibleName(self.tr("Attendance of %1").replace("%1", organisation.name))
        self.can_commit.setAccessibleName(self.tr("Can %1 say yes").replace("%1", organisation.name))
        self.presence.set_value(attendance.presence if attendance else Presence.ABSENT)
        self.can_commit.set_value(attendance.can_commit if attendance else CanCommit.NO)
        for row in self._people.sync(person.id for person in self._page.snapshot.people_coming(self._id)):
            row.refresh()

    def first_field(self) -> QWidget:
        return self.presence

    def commit(self) -> None:
        for row in self._people.rows():
            row.commit()
        self.new_person.commit()

    def _make_person(self, person_id: int) -> PersonRow:
        return PersonRow(self._theme, self._page, person_id)

    def _write_presence(self, presence: object) -> None:
        self._page.desk.run(set_presence, self._id, str(presence))

    def _write_can_commit(self, can_commit: object) -> None:
        self._page.desk.run(set_can_commit, self._id, str(can_commit))


class AttendanceCard(RowsCard[OrganisationRow]):
    """Every organisation with its people, and a line to add one."""

    def __init__(self, theme: Theme, title: str, page: Page) -> None:
        super().__init__(theme, title, page)
        self.name_entry(
            self.tr("Riverside School #school @Head teacher"),
            self.tr("New organisation"),
            self.tr("Add"),
            self.tr("Add the organisation"),
        )

    def refresh(self) -> None:
        snapshot = self.page.snapshot
        attendance = snapshot.attendance()
        rows = self.rows.sync(organisation.id for organisation in snapshot.organisations)
        for row, organisation in zip(rows, snapshot.organisations, strict=True):
            row.refresh(organisation, attendance.get(organisation.id))
        present = self.tr("%1 of %2 in the room").replace("%1", str(len(snapshot.present_ids())))
        self.sum.setText(present.replace("%2", str(len(rows))) if rows else "")

    def make_row(self, row_id: int) -> OrganisationRow:
        return OrganisationRow(self._theme, self.page, row_id)

    def focus_new_person(self, organisation_id: int) -> None:
        """Put the cursor where the next person of an organisation is typed."""
        row = self.rows.row(organisation_id)
        (row.new_person.role if row else self.line).setFocus()

    def add_typed(self, text: str) -> Change | None:
        entries = parse_partners(text, self.page.snapshot)
        return self.page.desk.run(add_partners, entries) if entries else None
