"""A partner's card: everything that is known of one organisation, and may be changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal

from partnerdesk.commands.attendance import set_can_commit, set_presence
from partnerdesk.commands.organisations import (
    rename_organisation,
    set_organisation_community,
    set_organisation_note,
    set_organisation_type,
)
from partnerdesk.commands.placing import place_on_grid
from partnerdesk.model.partner_types import COMMON_TYPES
from partnerdesk.model.vocabulary import CanCommit, HoldingKind, Presence
from partnerdesk.rules.finding import Part
from ui.canvas.gathering import Gathering
from ui.canvas.grid_canvas import Levels
from ui.pages.map_holding_chips import HoldingChips
from ui.pages.map_matches import Matches
from ui.pages.map_merge import MergeBox
from ui.pages.map_people import PeopleBox
from ui.pages.map_resources import ResourcesBox
from ui.pages.map_row_card import RowCard
from ui.pages.map_stepper import LevelStepper
from ui.pages.map_ties import TiesBox
from ui.theme.theme import Theme
from ui.widgets import CheckBox, ComboBox, Field, Rule, TextArea, TextLine
from ui.widgets.suggest_line import SuggestLine
from ui.words import named

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage


class PartnerCard(RowCard):
    table: ClassVar[str] = "organisations"
    link_wanted = Signal()
    tie_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(self, theme: Theme, page: MapPage) -> None:
        super().__init__(theme, page, self.tr("Close the details"), self.tr("Remove this partner"))
        self.name = TextLine(theme)
        self.type = SuggestLine(theme, suggestions=COMMON_TYPES, placeholder=self.tr("Any words"))
        self.community = CheckBox(theme, self.tr("Speaks for the community"))
        self.presence = ComboBox(theme, [(named(each), each) for each in Presence])
        self.can_commit = ComboBox(theme, [(named(each), each) for each in CanCommit])
        self.influence = LevelStepper(theme, self.tr("Influence"))
        self.interest = LevelStepper(theme, self.tr("Interest"))
        self._steps = Gathering[tuple[int | None, int | None]](self, self._write_levels)
        self.note = TextArea(theme, placeholder=self.tr("What else is good to know"))
        self.people = PeopleBox(theme, page)
        self.offers = HoldingChips(theme, page, HoldingKind.OFFER)
        self.needs = HoldingChips(theme, page, HoldingKind.NEED)
        self.matches = Matches(theme, page)
        self.resources = ResourcesBox(theme, page)
        self.ties = TiesBox(theme, page)
        self.merging = MergeBox(theme, page)
        self.bind(self.name, "name", rename_organisation)
        self.bind(self.type, "type", set_organisation_type)
        self.bind(self.note, "note", set_organisation_note)
        self._place_parts()
        self._connect()

    def forget(self) -> None:
        super().forget()
        self._steps.forget()

    def commit_parts(self) -> None:
        self._steps.flush()
        self.people.commit()
        self.resources.commit()

    def show_record(self) -> None:
        organisation = self.page.snapshot.organisation(self.row_id)
        self.title.setText(organisation.name)
        self.community.set_checked(organisation.community)
        here = self.page.snapshot.attendance().get(self.row_id)
        self.presence.set_value(here.presence if here else Presence.ABSENT)
        self.can_commit.set_value(here.can_commit if here else CanCommit.YES)
        said = (here.influence, here.interest) if here else (None, None)
        influence, interest = self._steps.moves.get(self.row_id, said)
        self.influence.set_level(influence)
        self.interest.set_level(interest)
        for box in (
            self.people,
            self.offers,
            self.needs,
            self.matches,
            self.resources,
            self.ties,
            self.merging,
        ):
            box.show_partner(organisation)
        words = self.tr("Remove %1").replace("%1", organisation.name)
        self.remove.set_text(self.tr("Remove this partner"), words)

    def focus_part(self, part: Part) -> None:
        """Put the cursor on what a finding asks for, else on the name."""
        fields = {
            Part.PRESENCE: self.presence,
            Part.TYPE: self.type,
            Part.OFFERS: self.offers.add,
            Part.CAN_COMMIT: self.can_commit,
            Part.RESOURCES: self.resources.add,
        }
        fields.get(part, self.name).setFocus()

    def _write_community(self, community: bool) -> None:
        self.run(set_organisation_community, community=community)

    def _write_presence(self, presence: object) -> None:
        self.run(set_presence, str(presence))

    def _write_commit(self, can_commit: object) -> None:
        self.run(set_can_commit, str(can_commit))

    def _gather_levels(self, _: object) -> None:
        """Several steps become one edit."""
        self._steps.take({self.row_id: (self.influence.level(), self.interest.level())})

    def _write_levels(self, levels: Levels) -> None:
        self.page.desk.run(place_on_grid, levels)

    def _ask_to_remove(self) -> None:
        self.remove_wanted.emit(self.row_id)

    def _connect(self) -> None:
        self.type.picked.connect(self.type.commit)
        self.community.toggled.connect(self._write_community)
        self.presence.chosen.connect(self._write_presence)
        self.can_commit.chosen.connect(self._write_commit)
        self.influence.chosen.connect(self._gather_levels)
        self.interest.chosen.connect(self._gather_levels)
        self.ties.tie_wanted.connect(self.tie_wanted)
        self.ties.link_wanted.connect(self.link_wanted)
        self.remove.clicked.connect(self._ask_to_remove)

    def _place_parts(self) -> None:
        theme = self.theme
        field = partial(Field, theme)
        self.lay_out(
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
            self.matches,
            Rule(theme),
            self.resources,
            Rule(theme),
            self.ties,
            Rule(theme),
            self.merging,
        )
