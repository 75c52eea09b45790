"""A relationship: before, now and wanted; what passes between the two; and trust, which stays private."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from partnerdesk.commands.relationships import (
    KINDS,
    set_direction,
    set_kinds,
    set_level_before,
    set_level_now,
    set_level_wanted,
    set_relationship_note,
    set_trust,
    unlink_organisations,
)
from partnerdesk.model.records import Relationship
from partnerdesk.model.vocabulary import RelationshipLevel, TieDirection
from ui.pages.map_direction import DirectionChoice
from ui.pages.map_levels import LevelChoice
from ui.pages.map_row_card import RowCard
from ui.pages.map_tie_history import TieHistory
from ui.theme.theme import Theme
from ui.widgets import AddingPlace, Button, Card, Field, FlowRow, Heading, IconLabel, Text, TextArea, TextLine
from ui.widgets.laid_out import nest
from ui.words import named, translated

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage


class TieCard(RowCard):
    table: ClassVar[str] = "relationships"
    partner_wanted = Signal(int)

    def __init__(self, theme: Theme, page: MapPage) -> None:
        super().__init__(theme, page, self.tr("Close the relationship"), self.tr("Remove this link"))
        words = {int(level): named(level) for level in RelationshipLevel}
        self.before = LevelChoice(theme, self.tr("Before"), range(5), words)
        self.now = LevelChoice(theme, self.tr("Now"), range(5), words)
        self.wanted = LevelChoice(theme, self.tr("Wanted"), range(5), words)
        self.first = self.now
        self.direction = DirectionChoice(theme)
        self.kinds = FlowRow(theme, spacing=6)
        self.own_kind = TextLine(theme, placeholder=self.tr("Another kind, in your words"))
        self.note = TextArea(theme, placeholder=self.tr("What they do together, what stands in the way"))
        trust = {1: self.tr("Little"), 2: self.tr("Some"), 3: self.tr("Much"), 4: self.tr("Full")}
        self.trust_ab = LevelChoice(theme, self.tr("Trust"), range(1, 5), trust)
        self.trust_ba = LevelChoice(theme, self.tr("Trust back"), range(1, 5), trust)
        self.trust_fields = (Field(theme, "", self.trust_ab), Field(theme, "", self.trust_ba))
        self._partners = (Button(theme, "", kind="link"), Button(theme, "", kind="link"))
        self.history = TieHistory(theme, page)
        self._shown_kinds: list[tuple[str, bool]] = []
        self._chips: list[Button] = []
        self.bind(self.note, "note", set_relationship_note)
        self._place_parts()
        self._connect()

    def commit_parts(self) -> None:
        self.own_kind.commit()

    def show_record(self) -> None:
        tie = self._tie()
        rating = self.page.snapshot.rating_of().get(self.row_id)
        one, other = (self.page.snapshot.organisation(each) for each in (tie.a_id, tie.b_id))
        a, b = one.name, other.name
        self.title.setText(self.tr("%1 and %2").replace("%1", a).replace("%2", b))
        for button, name in zip(self._partners, (a, b), strict=True):
            button.set_text(name, self.tr("Open %1").replace("%1", name))
        self.before.set_level(rating.before if rating else None)
        self.now.set_level(rating.now if rating else None)
        self.wanted.set_level(rating.wanted if rating else None)
        self.trust_ab.set_level(rating.trust_ab if rating else None)
        self.trust_ba.set_level(rating.trust_ba if rating else None)
        self._name_trust(a, b)
        self.direction.show_tie(tie.direction, one, other)
        self.history.show_tie(self.row_id)
        self._show_kinds(tie)

    def _name_trust(self, a: str, b: str) -> None:
        for field, one, other in zip(self.trust_fields, (a, b), (b, a), strict=True):
            words = self.tr("%1 trusts %2").replace("%1", one).replace("%2", other)
            field.label.setText(words.replace("&", "&&"))
            assert isinstance(field.editor, LevelChoice)
            field.editor.set_name(words)

    def _tie(self) -> Relationship:
        return self.page.snapshot.by_id(self.page.snapshot.relationships, self.row_id)

    def _write_before(self, level: int | None) -> None:
        self.run(set_level_before, level)

    def _write_now(self, level: int | None) -> None:
        self.run(set_level_now, level)

    def _write_wanted(self, level: int | None) -> None:
        self.run(set_level_wanted, level)

    def _write_trust(self, _: object) -> None:
        self.run(set_trust, self.trust_ab.level(), self.trust_ba.level())

    def _write_direction(self, direction: TieDirection) -> None:
        self.run(set_direction, direction)

    def _unlink(self) -> None:
        self.run(unlink_organisations)

    def _open_partner(self, which: int, *_: object) -> None:
        tie = self._tie()
        self.partner_wanted.emit((tie.a_id, tie.b_id)[which])

    def _kinds_now(self) -> list[str]:
        return [kind for kind in self._tie().kinds.split("|") if kind]

    def _show_kinds(self, tie: Relationship) -> None:
        has = self._kinds_now()
        kinds = [(kind, kind in has) for kind in (*KINDS, *(own for own in has if own not in KINDS))]
        if [kind for kind, _ in kinds] == [kind for kind, _ in self._shown_kinds]:
            for (_, on), chip in zip(kinds, self._chips, strict=True):
                chip.setChecked(on)
        else:
            self.kinds.clear()
            self._chips = [self._chip(kind, on=on) for kind, on in kinds]
            self.kinds.add(*self._chips)
        self._shown_kinds = kinds

    def _chip(self, kind: str, *, on: bool) -> Button:
        words = translated(kind) if kind in KINDS else kind
        chip = Button(
            self.theme,
            words,
            checkable=True,
            name=self.tr("Kind of link: %1").replace("%1", words),
            edits=True,
        )
        chip.setChecked(on)
        chip.clicked.connect(partial(self._toggle_kind, kind))
        return chip

    def _toggle_kind(self, kind: str, *_: object) -> None:
        now = self._kinds_now()
        kept = [each for each in now if each != kind]
        self.run(set_kinds, kept if kind in now else [*kept, kind])

    def _add_kind(self, kind: str) -> None:
        if kind and self.run(set_kinds, [*self._kinds_now(), kind]):
            self.own_kind.clear()
            self.own_kind.set_value("")

    def _connect(self) -> None:
        self.before.chosen.connect(self._write_before)
        self.now.chosen.connect(self._write_now)
        self.wanted.chosen.connect(self._write_wanted)
        self.direction.chosen.connect(self._write_direction)
        self.trust_ab.chosen.connect(self._write_trust)
        self.trust_ba.chosen.connect(self._write_trust)
        self.own_kind.committed.connect(self._add_kind)
        self.remove.clicked.connect(self._unlink)
        for which, button in enumerate(self._partners):
            button.clicked.connect(partial(self._open_partner, which))

    def _place_parts(self) -> None:
        theme = self.theme
        self.own_kind.setAccessibleName(self.tr("Another kind of link"))
        self.lay_out(
            FlowRow(theme, *self._partners, spacing=2),
            Text(theme, self.tr("How closely do they work together? 0 is not at all, 4 as one."), "muted"),
            Field(theme, self.tr("Before"), self.before),
            Field(theme, self.tr("Now"), self.now),
            Field(theme, self.tr("Wanted"), self.wanted),
            self.history,
            Heading(theme, self.tr("What passes between them"), "h3"),
            self.direction,
            self.kinds,
            AddingPlace(theme, self.own_kind),
            Field(theme, self.tr("Note"), self.note),
            self._private(),
        )

    def _private(self) -> Card:
        """Trust is the facilitator's own: it is never shown to the room and never printed."""
        theme = self.theme
        card = Card(theme)
        head = QHBoxLayout()
        head.setSpacing(theme.sp(6))
        head.addWidget(IconLabel(theme, "lock", "text2", 16))
        head.addWidget(Text(theme, self.tr("Trust. Only you see this."), "body_strong"), 1)
        nest(card.body, head)
        for field in self.trust_fields:
            card.body.addWidget(field)
        return card
