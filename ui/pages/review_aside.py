"""Review: the findings that were set aside, with the reasons, behind one button at the bottom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.findings import bring_finding_back
from partnerdesk.rules.finding import Finding
from partnerdesk.rules.set_aside import Aside
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import Button, Card, Text
from ui.widgets.laid_out import nest
from ui.words import say


class AsideRow(QWidget):
    """One finding, why it was set aside, and the button that lets it stand again: ``back_again(Finding)``."""

    back_again = Signal(object)

    def __init__(self, theme: Theme, page: Page, aside: Aside) -> None:
        super().__init__()
        self._page = page
        self._aside = aside
        found = say(aside.finding.reason)
        why = self.tr("Set aside: %1").replace("%1", aside.how.reason)
        name = self.tr("Bring back: %1").replace("%1", found)
        self.back = Button(theme, self.tr("Bring back"), name=name, edits=True)
        self.back.clicked.connect(self._bring_back)
        words = QVBoxLayout()
        words.setSpacing(theme.sp(2))
        words.addWidget(Text(theme, found))
        words.addWidget(Text(theme, why, "muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.sp(4), 0, theme.sp(4))
        row.setSpacing(theme.sp(12))
        nest(row, words, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)

    def _bring_back(self) -> None:
        if self._page.desk.run(bring_finding_back, self._aside.finding.key) is not None:
            self.back_again.emit(self._aside.finding)


class AsideCard(Card):
    """Away while nothing is set aside. ``emptied(Finding)`` tells which was the last one that was brought back."""

    emptied = Signal(object)

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__(theme, tone="sunken")
        self._page = page
        self._shown: tuple[Aside, ...] = ()
        self._rows: list[AsideRow] = []
        self.opens = Button(theme, "", "chevron-right", "ghost")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.opens, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._list)
        self._list.hide()
        self.hide()
        self.opens.clicked.connect(self._turn)

    def refresh(self) -> None:
        aside = self._page.desk.set_aside
        self.setVisible(bool(aside))
        self.opens.set_text(self.tr("Set aside: %n", "", len(aside)))
        if aside == self._shown:
            return
        had_focus = any(row.back.hasFocus() for row in self._rows)
        self._shown = aside
        self._build()
        if had_focus and aside:
            self._rows[0].back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [AsideRow(self._theme, self._page, each) for each in self._shown]
        for row in self._rows:
            self._column.addWidget(row)
            row.back_again.connect(self._on_back_again)

    def _on_back_again(self, finding: Finding) -> None:
        if not self._page.desk.set_aside:
            self.emptied.emit(finding)

    def _turn(self) -> None:
        opened = self._list.isHidden()
        self._list.setVisible(opened)
        self.opens.set_icon("chevron-down" if opened else "chevron-right")
