"""A partner's card: everything that is known of one organisation, and may be changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.attendance import set_can_commit, set_presence
from partnerdesk.commands.organisations import (
    rename_organisation,
    set_influence_interest,
    set_organisation_community,
    set_organisation_note,
    set_organisation_type,
)
from partnerdesk.model.change import Change
from partnerdesk.model.partner_types import COMMON_TYPES
from partnerdesk.model.records import Attendance, Organisation
from partnerdesk.model.vocabulary import CanCommit, HoldingKind, Presence
from partnerdesk.rules.finding import Part
from ui.pages.binding import Binding, TextBinding
from ui.pages.map_holding_chips import HoldingChips
from ui.pages.map_levels import LevelChoice
from ui.pages.map_people import PeopleBox
from ui.pages.map_ties import TiesBox
from ui.theme.theme import Theme
from ui.widgets import Button, CheckBox, ComboBox, Field, Heading, IconButton, Rule, TextArea, TextLine
from ui.widgets.suggest_line import SuggestLine
from ui.words import named

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage


class PartnerCard(QWidget):
    closed = Signal()
    link_wanted = Signal()
    tie_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(self, theme: Theme, page: MapPage) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self.organisation_id = 0
        self.title = Heading(theme, "", "h2")
        self._cross = IconButton(theme, "x", self.tr("Close the details"))
        self.name = TextLine(theme)
        self.type = SuggestLine(theme, suggestions=COMMON_TYPES, placeholder=self.tr("Any words"))
        self.community = CheckBox(theme, self.tr("Speaks for the community"))
        self.presence = ComboBox(theme, [(named(each), each) for each in Presence])
        self.can_commit = ComboBox(theme, [(named(each), each) for each in CanCommit])
        self.influence = LevelChoice(theme, self.tr("Influence"), range(5))
        self.interest = LevelChoice(theme, self.tr("Interest"), range(5))
        self.note = TextArea(theme, placeholder=self.tr("What else is good to know"))
        self.people = PeopleBox(theme, page)
        self.offers = HoldingChips(theme, page, HoldingKind.OFFER)
        self.needs = HoldingChips(theme, page, HoldingKind.NEED)
        self.ties = TiesBox(theme, page)
        self._remove = Button(theme, self.tr("Remove this partner"), "trash-2", "danger", edits=True)
        self._bindings: tuple[Binding, ...] = (
            TextBinding(self.name, self._read_name, self._write_name),
            TextBinding(self.type, self._read_type, self._write_type),
            TextBinding(self.note, self._read_note, self._write_note),
        )
        self._lay_out()
        self._connect()

    def set_partner(self, organisation_id: int) -> None:
        """Show another partner; what was typed for the last one is written down first."""
        self.commit()
        self.organisation_id = organisation_id
        self.refresh()

    def commit(self) -> None:
        if self._is_there():
            for binding in self._bindings:
                binding.commit()
            self.people.commit()

    def refresh(self) -> None:
        if not self._is_there():
            return
        organisation = self._organisation()
        self.title.setText(organisation.name)
        for binding in self._bindings:
            binding.refresh()
        self.community.set_checked(organisation.community)
        here = self._attendance()
        self.presence.set_value(here.presence if here else Presence.ABSENT)
        self.can_commit.set_value(here.can_commit if here else CanCommit.YES)
        self.influence.set_level(here.influence if here else None)
        self.interest.set_level(here.interest if here else None)
        for box in (self.people, self.offers, self.needs, self.ties):
            box.show_partner(organisation)
        self._remove.set_text(
            self.tr("Remove this partner"), self.tr("Remove %1").replace("%1", organisation.name)
        )

    def focus_part(self, part: Part) -> None:
        """Put the cursor on what a finding asks for, else on the name."""
        fields = {Part.PRESENCE: self.presence, Part.TYPE: self.type, Part.OFFERS: self.offers.add}
        fields.get(part, self.name).setFocus()

    # Reading and writing

    def _is_there(self) -> bool:
        return any(each.id == self.organisation_id for each in self._page.snapshot.organisations)

    def _organisation(self) -> Organisation:
        return self._page.snapshot.organisation(self.organisation_id)

    def _attendance(self) -> Attendance | None:
        return self._page.snapshot.attendance().get(self.organisation_id)

    def _read_name(self) -> str:
        return self._organisation().name if self._is_there() else ""

    def _read_type(self) -> str:
        return self._organisation().type if self._is_there() else ""

    def _read_note(self) -> str:
        return self._organisation().note if self._is_there() else ""

    def _write_name(self, text: str) -> Change | None:
        return self._page.desk.run(rename_organisation, self.organisation_id, text)

    def _write_type(self, text: str) -> Change | None:
        return self._page.desk.run(set_organisation_type, self.organisation_id, text)

    def _write_note(self, text: str) -> Change | None:
        return self._page.desk.run(set_organisation_note, self.organisation_id, text)

    def _write_community(self, community: bool) -> None:
        self._page.desk.run(set_organisation_community, self.organisation_id, community)

    def _write_presence(self, presence: object) -> None:
        self._page.desk.run(set_presence, self.organisation_id, str(presence))

    def _write_commit(self, can_commit: object) -> None:
        self._page.desk.run(set_can_commit, self.organisation_id, str(can_commit))

    def _write_levels(self, _: object) -> None:
        levels = self.influence.level(), self.interest.level()
        self._page.desk.run(set_influence_interest, self.organisation_id, *levels)

    def _ask_to_remove(self) -> None:
        self.remove_wanted.emit(self.organisation_id)

    # Building

    def _connect(self) -> None:
        self._cross.clicked.connect(self.closed)
        self.type.picked.connect(self.type.commit)
        self.community.toggled.connect(self._write_community)
        self.presence.chosen.connect(self._write_presence)
        self.can_commit.chosen.connect(self._write_commit)
        self.influence.chosen.connect(self._write_levels)
        self.interest.chosen.connect(self._write_levels)
        self.ties.tie_wanted.connect(self.tie_wanted)
        self.ties.link_wanted.connect(self.link_wanted)
        self._remove.clicked.connect(self._ask_to_remove)

    def _lay_out(self) -> None:
        theme = self._theme
        field = partial(Field, theme)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._cross)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(12))
        column.addLayout(head)
        parts = (
            field(self.tr("Name"), self.name),
            field(self.tr("Type"), self.type),
            self.community,
            field(self.tr("In the room"), self.presence),
            field(self.tr("Can they say yes for their organisation?"), self.can_commit),
            field(self.tr("Influence over this, 0 to 4"), self.influence),
            field(self.tr("Interest in this, 0 to 4"), self.interest),
            field(self.tr("Note"), self.note),
            Rule(theme),
            self.people,
            Rule(theme),
            self.offers,
            self.needs,
            Rule(theme),
            self.ties,
            Rule(theme),
            self._remove,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
