"""Sign off: the words being signed, a card for each organisation in the room, and the seal."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from partnerdesk.commands.signing import clear_signed_before, reopen, seal
from partnerdesk.exports.record import (
    canonical_json,
    record_code,
    sealed_version,
    short_code,
    version_to_sign,
)
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.signing import (
    Signatory,
    redacted_words,
    reopening_cleared,
    signatories,
    signed_so_far,
    what_is_signed,
    words_to_sign,
)
from ui.desk import Desk
from ui.pages.page import Destination, Page
from ui.pages.sign_card import SignCard
from ui.pages.sign_record import SignedRecord
from ui.pages.sign_seal import SealPanel
from ui.pages.sign_versions import EarlierVersions, VersionView
from ui.theme.theme import Theme
from ui.widgets import Banner, Card, EmptyState, Heading, Text
from ui.widgets.laid_out import nest
from ui.words import day, say

_CARD_WIDTH = 330


class SignPage(Page):
    """Sealing fixes what stands in the record; reopening asks why and makes the next version."""

    step: ClassVar[Step] = Step.SIGN

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.name_page(
            self.tr("Sign off"), self.tr("Everyone sees the words they are signing, at a size they can read.")
        )
        self._cards: dict[tuple[object, ...], SignCard] = {}
        self._order: list[SignCard] = []
        self._sealed = Banner(theme, "", "ok", icon="lock")
        self._words = Text(theme, "", "h3")
        self._beneath = Text(theme, "", "small")
        self._record = SignedRecord(theme)
        self._empty = EmptyState(
            theme,
            self.tr("Who signs?"),
            self.tr("Tick who is in the room on the Prepare page. Each of them signs here."),
            self.tr("Go to Prepare"),
            icon="signature",
        )
        self._signing = QWidget()
        self._grid = QGridLayout()
        self._seal = SealPanel(theme)
        self._versions = EarlierVersions(theme)
        self._view = VersionView(theme, self.scroll_area)
        self._lay_out()
        self._empty.acted.connect(self._go_to_prepare)
        self._seal.seal_wanted.connect(self.seal)
        self._seal.reopen_wanted.connect(self.reopen)
        self._seal.clear_wanted.connect(self._clear_signed_before)
        self._versions.wanted.connect(self._show_version)
        self._view.put_away.connect(self._back_from_version)

    def refresh(self) -> None:
        snapshot = self.snapshot
        people = signatories(snapshot)
        self._words.setText(say(words_to_sign(snapshot)))
        self._beneath.setText(say(what_is_signed(snapshot)))
        self._record.refresh(snapshot)
        self._empty.setVisible(not people)
        self._show_cards(people)
        self._show_sealed()
        self._seal.setVisible(not self.desk.reading)
        self._seal.refresh(snapshot)
        self._versions.refresh(snapshot)

    def first_focus(self) -> QWidget | None:
        """The first pad that waits; a sealed page is there to be read."""
        if self.snapshot.sealed:
            return None
        return self._next_from(0) or self._seal.seal

    def arrive(self, destination: Destination) -> None:
        """Come to what somebody said who was asked to sign, or to the first who waits."""
        self._show_signing()
        said = [one for one in self.snapshot.workshop_signatures() if one.id == destination.id]
        if destination.table == "signatures" and said:
            card = next(card for card in self._order if card.organisation_id == said[0].organisation_id)
            card.note.setFocus()
        else:
            super().arrive(destination)
            if self.snapshot.sealed and not self.desk.reading:
                self.finished.emit()

    def commit_pending(self) -> None:
        super().commit_pending()
        for card in self._order:
            card.binding.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # the page has its new width then

    def seal(self) -> None:
        """Fix the record as it stands, unless a note that was typed would be lost."""
        self.commit_pending()
        if any(card.refuses_to_seal() for card in self._order):
            return
        content = canonical_json(self.snapshot)
        if self.desk.run(seal, content, record_code(content)) is not None:
            self.show_top()  # where it says so
            self.finished.emit()
            self.message.emit(self.tr("Sealed. The summary can be printed now."))

    def reopen(self, reason: str) -> None:
        """Open the sealed workshop again; everybody signs the next version anew."""
        before = self.snapshot
        if self.desk.run(reopen, reason) is not None:
            self._seal.clear_reason()
            self.message.emit(say(reopening_cleared(before)))
            self.arrive(Destination(Step.SIGN))

    def _show_cards(self, people: tuple[Signatory, ...]) -> None:
        """A card for each organisation; another version, or another name, is begun on a new one."""
        version = version_to_sign(self.snapshot)
        here = self.snapshot.workshop.id
        wanted = {(here, version, one.organisation.id, one.organisation.name): one for one in people}
        for gone in self._cards.keys() - wanted.keys():
            self._drop(self._cards.pop(gone))
        for key, one in wanted.items():
            if key not in self._cards:
                self._cards[key] = SignCard(self.theme, self, one)
                self._cards[key].done.connect(self._on_done)
            self._cards[key].refresh(one, sealed=self.snapshot.sealed or self.desk.reading)
        self._order = [self._cards[key] for key in wanted]
        self._place_cards()

    def _drop(self, card: SignCard) -> None:
        card.let_go()
        self._grid.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_done(self, signed: SignCard) -> None:
        """The keyboard goes on to the next who waits."""
        (self._next_from(self._order.index(signed)) or signed.pad).setFocus()

    def _next_from(self, at: int) -> QWidget | None:
        """Where to go on with the first card from ``at`` that waits, round to those before it."""
        wanted = (card.first_focus() for card in (*self._order[at:], *self._order[:at]))
        return next((widget for widget in wanted if widget is not None), None)

    def _clear_signed_before(self) -> None:
        self.desk.run(clear_signed_before)
        self.arrive(Destination(Step.SIGN))  # the button that was pressed is gone

    def _fit(self) -> None:
        self._place_cards()
        self._view.preview.fit()

    def _place_cards(self) -> None:
        """As many beside each other as are comfortable."""
        columns = max(1, min(3, self.scroll_area.viewport().width() // self.theme.px(_CARD_WIDTH)))
        for place, card in enumerate(self._order):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _show_sealed(self) -> None:
        sealed = sealed_version(self.snapshot)
        self._sealed.setVisible(sealed is not None)
        if sealed is not None:
            words = (
                self.tr("Signed and sealed as version %1. Record code %2.")
                if signed_so_far(self.snapshot).by_all
                else self.tr("Sealed as version %1. Not everyone has signed here. Record code %2.")
            )
            words = words.replace("%1", str(sealed.version)).replace("%2", short_code(sealed.code))
            taken_out = redacted_words(sealed, day)
            if taken_out is not None:
                words += " " + say(taken_out)
            if not self.desk.reading:
                words += " " + self.tr("The next workshop is started from the Workshop menu.")
            self._sealed.set_text(words)

    def _show_version(self, version: int) -> None:
        """An earlier version in place of everything else, until it is put away."""
        self._signing.hide()
        self._view.show_version(self.snapshot, version)
        self.show_top()

    def _show_signing(self) -> None:
        self._view.forget()
        self._signing.show()

    def _back_from_version(self, version: int) -> None:
        self._show_signing()
        self._versions.focus_on(version)

    def forget(self) -> None:
        """The organisations of another document have the same numbers."""
        self._show_signing()
        for card in self._cards.values():
            self._drop(card)
        self._cards, self._order = {}, []

    def _go_to_prepare(self) -> None:
        self.go_to.emit(Destination(Step.PREPARE, "attendances"))

    def _lay_out(self) -> None:
        words = Card(self.theme, tone="sunken")
        words.body.addWidget(Heading(self.theme, self.tr("What we are signing"), "small"))
        words.body.addWidget(self._words)
        words.body.addWidget(self._beneath)
        words.body.addWidget(self._record)
        self._grid.setSpacing(self.theme.sp(12))
        column = QVBoxLayout(self._signing)
        column.setContentsMargins(0, 0, 0, self.theme.sp(16))
        column.setSpacing(self.theme.sp(12))
        for part in (self._sealed, words, self._empty):
            column.addWidget(part)
        nest(column, self._grid)
        column.addWidget(self._seal)
        column.addWidget(self._versions)
        self.body.addWidget(self._signing)
        self.body.addWidget(self._view)
        self.body.addStretch(1)
