"""Record actions: list or board, chosen by a press or by a key."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.rules.board import Board
from ui.theme.theme import Theme
from ui.widgets import SegmentedControl
from ui.widgets.helpers import with_shortcut

LIST: Final = "list"


class ActionViews(QWidget):
    """``chosen(str)``: "list" or one of :class:`Board`. Alt+1 to Alt+4 choose from anywhere on ``page``."""

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
        for number, ((key, _, _), words) in enumerate(zip(items, says, strict=True), start=1):
            keys = f"Alt+{number}"
            self.control.button(key).setToolTip(with_shortcut(words, keys))
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._choose, key))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.control)
        self.control.chosen.connect(self.chosen)

    @property
    def board(self) -> Board | None:
        """The board that is chosen, None for the list."""
        value = self.control.value()
        return None if value == LIST else Board(value)

    def _choose(self, key: str) -> None:
        if key != self.control.value():
            self.control.set_value(key)
            self.chosen.emit(key)
