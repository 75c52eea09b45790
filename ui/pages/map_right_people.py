"""Whether the right people are here (N15): four questions, the weakest first, each with the way to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.rules.finding import Look
from partnerdesk.rules.people_lines import PeopleLine, people_lines
from ui.pages.page import Destination, Page
from ui.theme.theme import Theme
from ui.widgets import Button, Card, IconButton, MeterBar, Text
from ui.widgets.laid_out import nest
from ui.words import say

_TWO_FROM = 640
"""From this width on, at 100 %, two questions stand beside each other."""


class PeopleRow(QWidget):
    """One question: its name and bar, the figures in a sentence, and a button."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__()
        self._page = page
        self._line: PeopleLine | None = None
        self._name = Text(theme, "", "label")
        self._bar = MeterBar(theme)
        self._words = Text(theme, "", "small")
        self.button = Button(theme, "", kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.sp(12))
        head.addWidget(self._name)
        head.addWidget(self._bar, 1)
        head.addWidget(self.button)
        nest(column, head)
        column.addWidget(self._words)
        self.button.clicked.connect(self._go)

    def show_line(self, line: PeopleLine) -> None:
        self._line = line
        name, words = say(line.name), say(line.words)
        self._name.setText(name)
        self._words.setText(words)
        self._bar.setAccessibleName(name)
        self._bar.show_shares(line.value, None, "accent", words)
        self.button.setVisible(line.mend is not None)
        if line.mend is not None:
            mend = say(line.mend)
            self.button.set_text(mend, f"{mend}: {name}")

    def _go(self) -> None:
        assert self._line is not None
        subject = self._line.subject
        self._page.go_to.emit(Destination(self._line.step, subject.table, subject.id, subject.part))


class RightPeopleCard(Card):
    """Away until it is asked for; only then are the figures worked out."""

    closed = Signal()

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__(theme)
        self._page = page
        self.setAccessibleName(self.tr("Are the right people here?"))
        self._cross = IconButton(theme, "x", self.tr("Close the right people"))
        self.rows = [PeopleRow(theme, page) for _ in range(4)]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.sp(24))
        self._grid.setVerticalSpacing(theme.sp(4))
        self._columns = 0
        self._place_rows(1)
        # The button that opens the card names it, and the map below needs every line: no title of its own.
        row = QHBoxLayout()
        row.setSpacing(theme.sp(8))
        nest(row, self._grid, 1)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        nest(self.body, row)
        self.hide()
        self._cross.clicked.connect(self.closed)

    def _space(self) -> None:
        super()._space()
        edge = self._theme.sp(12)
        self.body.setContentsMargins(edge, self._theme.sp(6), edge, self._theme.sp(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two beside each other where there is room: the map below loses less of its height."""
        super().resizeEvent(event)
        self._place_rows(2 if self.width() >= self._theme.px(_TWO_FROM) else 1)

    def _place_rows(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, row in enumerate(self.rows):
            self._grid.addWidget(row, number // columns, number % columns, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            self._grid.setColumnStretch(column, int(column < columns))

    def turn(self, shown: bool) -> None:
        """Show the card, or put it away."""
        self.setVisible(shown)
        self.refresh()

    def refresh(self) -> None:
        if self.isHidden():
            return
        lines = people_lines(Look(self._page.snapshot, self._page.desk.figures))
        for row, line in zip(self.rows, lines, strict=True):
            row.show_line(line)
