"""The panel beside the map: one partner, or one relationship, with everything that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.map_partner_card import PartnerCard
from ui.pages.map_row_card import RowCard
from ui.pages.map_tie_card import TieCard
from ui.theme.theme import Theme
from ui.widgets import ScrollPage, Text

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage

WIDTH = 360
HEIGHT_BELOW = 460


class MapPanel(QFrame):
    """Hidden until something is opened; then it follows what is chosen."""

    opened = Signal()
    closed = Signal()
    link_wanted = Signal()

    def __init__(self, theme: Theme, page: MapPage) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._beside = True
        self.setProperty("card", "sunken")
        self.partner = PartnerCard(theme, page)
        self.tie = TieCard(theme, page)
        self.nobody = Text(theme, self.tr("Choose a partner or a link to see its details here."), "muted")
        self._cards = QStackedWidget()
        for card in (self.partner, self.tie, self.nobody):
            self._cards.addWidget(card)
        self._scroll = ScrollPage(theme, padding=14)
        self._scroll.body.addWidget(self._cards)
        self._scroll.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        for card in (self.partner, self.tie):
            card.closed.connect(self.put_away)
        self.partner.tie_wanted.connect(self.show_tie)
        self.partner.link_wanted.connect(self.link_wanted)
        self.partner.remove_wanted.connect(page.remove)
        self.tie.partner_wanted.connect(self._to_partner)
        self.hide()

    def is_shown(self) -> bool:
        return not self.isHidden()

    def show_partner(self, organisation_id: int) -> None:
        """Open a partner's card, with the name ready to be changed."""
        if organisation_id in {each.id for each in self._page.snapshot.organisations}:
            self._open(self.partner, organisation_id)
            self.partner.name.setFocus()

    def show_tie(self, relationship_id: int) -> None:
        """Open the card of a relationship."""
        if relationship_id in {each.id for each in self._page.snapshot.relationships}:
            self._open(self.tie, relationship_id)
            self.tie.first.setFocus()

    def follow(self, organisation_id: int) -> None:
        """A partner was chosen, or nobody: an open panel shows that, and nothing of what was chosen before."""
        if not self.is_shown():
            return
        if not organisation_id:
            self.commit_pending()
            self._show_card(self.nobody)
        elif self._cards.currentWidget() is not self.partner or self.partner.row_id != organisation_id:
            self.partner.show_row(organisation_id)
            self._show_card(self.partner)

    def put_away(self) -> None:
        if self.is_shown():
            self.commit_pending()
            self.hide()
            self.closed.emit()

    def forget(self) -> None:
        """Another document was opened."""
        for card in (self.partner, self.tie):
            card.forget()
        self._show_card(self.nobody)
        self.hide()

    def refresh(self) -> None:
        """Show the record as it stands. What is no longer in it gives way to the partner that is chosen."""
        card = self._cards.currentWidget()
        if isinstance(card, RowCard) and card.is_there():
            card.refresh()
        elif isinstance(card, RowCard):
            self.follow(self._page.current)

    def commit_pending(self) -> None:
        self.partner.commit()
        self.tie.commit()

    def sizeHint(self) -> QSize:
        """It scrolls by itself, so it asks for no height."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def set_beside(self, beside: bool) -> None:
        """Stand beside the map, or below it."""
        self._beside = beside
        if beside:
            self.setFixedWidth(min(self._theme.px(WIDTH), int(self._page.width() * 0.5)))
            self.setMinimumHeight(0)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self.setMinimumHeight(self._theme.px(HEIGHT_BELOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _open(self, card: RowCard, row_id: int) -> None:
        card.show_row(row_id)
        self._show_card(card)
        self.show()
        if not self._beside:
            # It has its place only once everything has been laid out.
            QTimer.singleShot(0, self, self._come_into_sight)
        self.opened.emit()

    def _show_card(self, card: QWidget) -> None:
        for each in (self.partner, self.tie, self.nobody):
            shown = QSizePolicy.Policy.Preferred if each is card else QSizePolicy.Policy.Ignored
            each.setSizePolicy(QSizePolicy.Policy.Preferred, shown)
        self._cards.setCurrentWidget(card)
        self._scroll.verticalScrollBar().setValue(0)

    def _come_into_sight(self) -> None:
        self._page.scroll_area.ensureWidgetVisible(self, 0, self._theme.sp(8))

    def _to_partner(self, organisation_id: int) -> None:
        self._page.choose(organisation_id)
        self.show_partner(organisation_id)
