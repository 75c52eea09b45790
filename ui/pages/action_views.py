"""Record actions: list or board, chosen by a press or by a key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.rules.board import Board
from ui.pages.view_keys import give_view_keys
from ui.theme.theme import Theme
from ui.widgets import SegmentedControl

LIST: Final = "list"


class ActionViews(QWidget):
    """``chosen(str)``: "list" or one of :class:`Board`. Ctrl+Shift+1 to 4 choose from anywhere on ``page``."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__()
        items = [
            (LIST, self.tr("List"), ""),
            (Board.GOAL, self.tr("Goals"), ""),
            (Board.LEAD, self.tr("Leads"), ""),
            (Board.MONTH, self.tr("Months"), ""),
        ]
        self.control = SegmentedControl(theme, items, self.tr("Show the actions as"), LIST, edits=False)
        says = (
            self.tr("A list"),
            self.tr("A board by goal"),
            self.tr("A board by who leads"),
            self.tr("A board by month"),
        )
        give_view_keys(
            page, self.control, [(item[0], words) for item, words in zip(items, says, strict=True)]
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.control)
        self.control.chosen.connect(self.chosen)

    @property
    def board(self) -> Board | None:
        """The board that is chosen, None for the list."""
        value = self.control.value()
        return None if value == LIST else Board(value)
