"""Agree shared goals: the rule by which this workshop agrees, in words where the room is, and a way to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.rules.words import agreement_words
from ui.pages.page import Page
from ui.pages.prepare_details import RuleCard
from ui.theme.theme import Theme
from ui.widgets import Button, Text
from ui.widgets.laid_out import nest
from ui.words import say


class GoalsRule(QWidget):
    """One line; the card of the first step opens below it."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__()
        self._page = page
        self.words = Text(theme, "", "small")
        self.turn = Button(theme, self.tr("Change the rule"), "scale", "link", edits=True)
        self._card = RuleCard(theme, self.tr("When is a goal held?"), page)
        self._card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(6))
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.turn)
        nest(column, row)
        column.addWidget(self._card)
        self.turn.clicked.connect(self._open_or_close)

    def refresh(self) -> None:
        self.words.setText(" ".join(map(say, agreement_words(self._page.snapshot.workshop))))
        self._card.refresh()

    def _open_or_close(self) -> None:
        self._card.setVisible(self._card.isHidden())
        if not self._card.isHidden():
            self._card.first_focus().setFocus(Qt.FocusReason.TabFocusReason)  # and what is there is chosen
