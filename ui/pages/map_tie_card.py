"""A relationship: before, now and wanted; what passes between the two; and trust, which stays private."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.relationships import (
    KINDS,
    set_kinds,
    set_level_before,
    set_level_now,
    set_level_wanted,
    set_relationship_note,
    set_trust,
    unlink_organisations,
)
from partnerdesk.model.change import Change
from partnerdesk.model.records import Rating, Relationship
from partnerdesk.model.vocabulary import RelationshipLevel
from ui.pages.binding import TextBinding
from ui.pages.map_levels import LevelChoice
from ui.theme.theme import Theme
from ui.widgets import (
    AddingPlace,
    Button,
    Card,
    Field,
    FlowRow,
    Heading,
    IconButton,
    IconLabel,
    Text,
    TextArea,
    TextLine,
)
from ui.words import named, translated

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage


class TieCard(QWidget):
    closed = Signal()
    partner_wanted = Signal(int)

    def __init__(self, theme: Theme, page: MapPage) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self.relationship_id = 0
        words = {int(level): named(level) for level in RelationshipLevel}
        self.title = Heading(theme, "", "h2")
        self._cross = IconButton(theme, "x", self.tr("Close the relationship"))
        self.before = LevelChoice(theme, self.tr("Before"), range(5), words)
        self.now = LevelChoice(theme, self.tr("Now"), range(5), words)
        self.wanted = LevelChoice(theme, self.tr("Wanted"), range(5), words)
        self.first = self.now
        self.kinds = FlowRow(theme, spacing=6)
        self.own_kind = TextLine(theme, placeholder=self.tr("Another kind, in your words"))
        self.note = TextArea(theme, placeholder=self.tr("What they do together, what stands in the way"))
        trust = {1: self.tr("Little"), 2: self.tr("Some"), 3: self.tr("Much"), 4: self.tr("Full")}
        self.trust_ab = LevelChoice(theme, self.tr("Trust"), range(1, 5), trust)
        self.trust_ba = LevelChoice(theme, self.tr("Trust back"), range(1, 5), trust)
        self.trust_fields = (Field(theme, "", self.trust_ab), Field(theme, "", self.trust_ba))
        self._partners = (Button(theme, "", kind="link"), Button(theme, "", kind="link"))
        self._remove = Button(theme, self.tr("Remove this link"), "trash-2", "danger", edits=True)
        self._note_binding = TextBinding(self.note, self._read_note, self._write_note)
        self._shown_kinds: list[tuple[str, bool]] = []
        self._chips: list[Button] = []
        self._lay_out()
        self._connect()

    def set_tie(self, relationship_id: int) -> None:
        """Show another relationship; what was typed for the last one is written down first."""
        self.commit()
        self.relationship_id = relationship_id
        self.refresh()

    def commit(self) -> None:
        if self._is_there():
            self._note_binding.commit()
            self.own_kind.commit()

    def refresh(self) -> None:
        if not self._is_there():
            return
        tie, rating = self._tie(), self._rating()
        a, b = (self._page.snapshot.organisation(each).name for each in (tie.a_id, tie.b_id))
        self.title.setText(self.tr("%1 and %2").replace("%1", a).replace("%2", b))
        for button, name in zip(self._partners, (a, b), strict=True):
            button.set_text(name, self.tr("Open %1").replace("%1", name))
        self.before.set_level(rating.before if rating else None)
        self.now.set_level(rating.now if rating else None)
        self.wanted.set_level(rating.wanted if rating else None)
        self.trust_ab.set_level(rating.trust_ab if rating else None)
        self.trust_ba.set_level(rating.trust_ba if rating else None)
        for field, one, other in zip(self.trust_fields, (a, b), (b, a), strict=True):
            words = self.tr("%1 trusts %2").replace("%1", one).replace("%2", other)
            field.label.setText(words.replace("&", "&&"))
            assert isinstance(field.editor, LevelChoice)
            field.editor.set_name(words)
        self._note_binding.refresh()
        self._show_kinds(tie)

    # Reading and writing

    def _is_there(self) -> bool:
        return any(each.id == self.relationship_id for each in self._page.snapshot.relationships)

    def _tie(self) -> Relationship:
        return self._page.snapshot.by_id(self._page.snapshot.relationships, self.relationship_id)

    def _rating(self) -> Rating | None:
        return self._page.snapshot.rating_of().get(self.relationship_id)

    def _read_note(self) -> str:
        return self._tie().note if self._is_there() else ""

    def _write_note(self, note: str) -> Change | None:
        return self._page.desk.run(set_relationship_note, self.relationship_id, note)

    def _write_before(self, level: int | None) -> None:
        self._page.desk.run(set_level_before, self.relationship_id, level)

    def _write_now(self, level: int | None) -> None:
        self._page.desk.run(set_level_now, self.relationship_id, level)

    def _write_wanted(self, level: int | None) -> None:
        self._page.desk.run(set_level_wanted, self.relationship_id, level)

    def _write_trust(self, _: object) -> None:
        self._page.desk.run(set_trust, self.relationship_id, self.trust_ab.level(), self.trust_ba.level())

    def _unlink(self) -> None:
        self._page.desk.run(unlink_organisations, self.relationship_id)

    def _open_partner(self, which: int, *_: object) -> None:
        tie = self._tie()
        self.partner_wanted.emit((tie.a_id, tie.b_id)[which])

    # Kinds

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
            self._theme,
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
        self._page.desk.run(set_kinds, self.relationship_id, kept if kind in now else [*kept, kind])

    def _add_kind(self, kind: str) -> None:
        if kind and self._page.desk.run(set_kinds, self.relationship_id, [*self._kinds_now(), kind]):
            self.own_kind.clear()
            self.own_kind.set_value("")

    # Building

    def _connect(self) -> None:
        self._cross.clicked.connect(self.closed)
        self.before.chosen.connect(self._write_before)
        self.now.chosen.connect(self._write_now)
        self.wanted.chosen.connect(self._write_wanted)
        self.trust_ab.chosen.connect(self._write_trust)
        self.trust_ba.chosen.connect(self._write_trust)
        self.own_kind.committed.connect(self._add_kind)
        self._remove.clicked.connect(self._unlink)
        for which, button in enumerate(self._partners):
            button.clicked.connect(partial(self._open_partner, which))

    def _lay_out(self) -> None:
        theme = self._theme
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._cross)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(12))
        column.addLayout(head)
        parts = (
            FlowRow(theme, *self._partners, spacing=2),
            Text(theme, self.tr("How closely do they work together? 0 is not at all, 4 as one."), "muted"),
            Field(theme, self.tr("Before"), self.before),
            Field(theme, self.tr("Now"), self.now),
            Field(theme, self.tr("Wanted"), self.wanted),
            Heading(theme, self.tr("What passes between them"), "h3"),
            self.kinds,
            AddingPlace(theme, self.own_kind),
            Field(theme, self.tr("Note"), self.note),
            self._private(),
            self._remove,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.own_kind.setAccessibleName(self.tr("Another kind of link"))

    def _private(self) -> Card:
        """Trust is the facilitator's own: it is never shown to the room and never printed."""
        theme = self._theme
        card = Card(theme)
        head = QHBoxLayout()
        head.setSpacing(theme.sp(6))
        head.addWidget(IconLabel(theme, "lock", "text2", 16))
        head.addWidget(Text(theme, self.tr("Trust. Only you see this."), "body_strong"), 1)
        card.body.addLayout(head)
        for field in self.trust_fields:
            card.body.addWidget(field)
        return card
