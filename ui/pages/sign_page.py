"""Sign off: the words being signed, a card for each organisation in the room, and the seal."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from partnerdesk.commands.signing import reopen, seal
from partnerdesk.exports.record import canonical_json, record_code, short_code
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.signing import Signatory, signatories, what_is_signed, words_to_sign
from ui.desk import Desk
from ui.pages.page import Destination, Page
from ui.pages.sign_card import SignCard
from ui.theme.theme import Theme
from ui.widgets import Banner, Button, Card, EmptyState, Heading, Text, TextLine
from ui.words import say

_CARD_WIDTH = 330


class SignPage(Page):
    """Sealing fixes what stands in the record; reopening asks why and makes the next version."""

    step: ClassVar[Step] = Step.SIGN

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.name_page(
            self.tr("Sign off"), self.tr("Everyone sees the words they are signing, at a size they can read.")
        )
        self._cards: dict[int, SignCard] = {}
        self._order: list[SignCard] = []
        self._sealed = Banner(theme, "", "ok", icon="lock")
        self._words = Text(theme, "", "h3")
        self._beneath = Text(theme, "", "small")
        self._empty = EmptyState(
            theme,
            self.tr("Who signs?"),
            self.tr("Tick who is in the room on the Prepare page. Each of them signs here."),
            self.tr("Go to Prepare"),
            icon="signature",
        )
        self._grid = QGridLayout()
        self._seal = Button(theme, self.tr("Seal the workshop"), "lock", "primary")
        self._reason = TextLine(
            theme, placeholder=self.tr("Why it is opened again"), name=self.tr("Reason for reopening")
        )
        self._reopen = Button(theme, self.tr("Reopen"), "lock-open")
        self._advice = Text(theme, "", "small")
        self._lay_out()
        self._empty.acted.connect(self._go_to_prepare)
        self._seal.clicked.connect(self.seal)
        self._reopen.clicked.connect(self.reopen)
        self._reason.returnPressed.connect(self.reopen)

    def refresh(self) -> None:
        snapshot = self.snapshot
        people = signatories(snapshot)
        self._words.setText(say(words_to_sign(snapshot)))
        self._beneath.setText(say(what_is_signed(snapshot)))
        self._empty.setVisible(not people)
        self._show_cards(people)
        self._show_seal(people)

    def first_focus(self) -> QWidget | None:
        waiting = (card for card in self._cards.values() if not card.pad.method())
        card = next(waiting, None)
        return card.pad if card is not None and not self.snapshot.sealed else self._seal

    def arrive(self, destination: Destination) -> None:
        """Come to what somebody said who was asked to sign."""
        said = [one for one in self.snapshot.workshop_signatures() if one.id == destination.id]
        if destination.table == "signatures" and said:
            self._cards[said[0].organisation_id].note.setFocus()
        else:
            super().arrive(destination)

    def commit_pending(self) -> None:
        super().commit_pending()
        for card in self._cards.values():
            card.binding.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place_cards)  # the page has its new width then

    def seal(self) -> None:
        """Fix the record as it stands."""
        self.commit_pending()
        content = canonical_json(self.snapshot)
        if self.desk.run(seal, content, record_code(content)) is not None:
            self.message.emit(self.tr("Sealed. The signed summary can be printed now."))

    def reopen(self) -> None:
        """Open the sealed workshop again, if a reason was given."""
        if not self._reason.value():
            self._reason.setFocus()
            self.message.emit(self.tr("Say why it is opened again. The reason stands in the record."))
            return
        if self.desk.run(reopen, self._reason.value()) is not None:
            self._reason.clear()
            self._reason.set_value("")

    def _show_cards(self, people: tuple[Signatory, ...]) -> None:
        shown = {one.organisation.id for one in people}
        for gone in self._cards.keys() - shown:
            card = self._cards.pop(gone)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        for one in people:
            if one.organisation.id not in self._cards:
                self._cards[one.organisation.id] = SignCard(self.theme, self, one)
            self._cards[one.organisation.id].refresh(one, sealed=self.snapshot.sealed)
        self._order = [self._cards[one.organisation.id] for one in people]
        self._place_cards()

    def _place_cards(self) -> None:
        """As many beside each other as are comfortable."""
        columns = max(1, min(3, self.scroll_area.viewport().width() // self.theme.px(_CARD_WIDTH)))
        for place, card in enumerate(self._order):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _show_seal(self, people: tuple[Signatory, ...]) -> None:
        sealed = self.snapshot.sealed
        self._sealed.setVisible(sealed)
        if sealed:
            version = self.snapshot.workshop.sealed_version or 0
            current = next(
                one
                for one in self.snapshot.sealed_versions
                if one.workshop_id == self.snapshot.workshop.id and one.version == version
            )
            words = self.tr("Signed and sealed as version %1. Record code %2.")
            self._sealed.set_text(words.replace("%1", str(version)).replace("%2", short_code(current.code)))
        for widget in (self._reason, self._reopen):
            widget.setVisible(sealed)
        self._seal.setVisible(not sealed and bool(people))
        waiting = sum(one.signature is None for one in people)
        self._advice.setVisible(not sealed and bool(people))
        self._advice.setText(
            self.tr(
                "Not signed yet: %n. You may seal without them; they are printed as not signed.",
                "",
                waiting,
            )
            if waiting
            else self.tr(
                "Everyone has answered. Sealing fixes the record, so that what was signed stays what it was."
            )
        )

    def _go_to_prepare(self) -> None:
        self.go_to.emit(Destination(Step.PREPARE, "attendances"))

    def _lay_out(self) -> None:
        words = Card(self.theme, tone="sunken")
        words.body.addWidget(Heading(self.theme, self.tr("What we are signing"), "small"))
        words.body.addWidget(self._words)
        words.body.addWidget(self._beneath)
        self._grid.setSpacing(self.theme.sp(12))
        bottom = QHBoxLayout()
        bottom.setSpacing(self.theme.sp(12))
        bottom.addWidget(self._advice, 1)
        bottom.addWidget(self._reason, 1)
        bottom.addWidget(self._reopen)
        bottom.addWidget(self._seal)
        self.body.addWidget(self._sealed)
        self.body.addWidget(words)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._grid)
        self.body.addLayout(bottom)
        self.body.addStretch(1)
