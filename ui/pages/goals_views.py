"""Agree shared goals: the goals as a list, one at a time and large, or in order; and the way from one to the next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.view_keys import give_view_keys
from ui.theme.theme import Theme
from ui.widgets import FlowRow, IconButton, SegmentedControl, Text

LIST, ONE, ORDER = "list", "one", "order"


class GoalViews(QWidget):
    """The way from goal to goal; :attr:`choice`, which stands in the page's header, chooses the view.

    ``chosen(view)`` tells which view is wanted, ``turned(-1 or 1)`` that the goal before or after is.

    Ctrl+Shift+1 to 3 choose, Alt+Page Up and Page Down turn, while the page is shown, wherever the focus is.
    """

    chosen = Signal(str)
    turned = Signal(int)

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__()
        items = [
            (LIST, self.tr("All goals"), ""),
            (ONE, self.tr("One at a time"), ""),
            (ORDER, self.tr("In order"), ""),
        ]
        self.choice = SegmentedControl(theme, items, self.tr("View"), edits=False)
        self._before = IconButton(theme, "chevron-left", self.tr("The goal before (Alt+Page Up)"))
        self._after = IconButton(theme, "chevron-right", self.tr("The goal after (Alt+Page Down)"))
        self._place = Text(theme, "", "small", wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FlowRow(theme, self._before, self._place, self._after))
        self.choice.chosen.connect(self.chosen)
        give_view_keys(page, self.choice, [(view, words) for view, words, _ in items])
        for button, keys, by in ((self._before, "Alt+PgUp", -1), (self._after, "Alt+PgDown", 1)):
            button.clicked.connect(partial(self._turn, by))
            self._key(page, keys, partial(self._turn, by))

    def value(self) -> str:
        return self.choice.value()

    def set_value(self, view: str) -> None:
        self.choice.set_value(view)

    def show_place(self, place: int, count: int) -> None:
        """Where the goal that is shown alone stands, from 0, of how many."""
        self.setVisible(self.value() == ONE and count > 0)
        self._before.setEnabled(place > 0)
        self._after.setEnabled(place < count - 1)
        words = self.tr("Goal %1 of %2").replace("%1", str(place + 1))
        self._place.setText(words.replace("%2", str(count)))

    def _turn(self, by: int, *_: object) -> None:
        self.turned.emit(by)

    def _key(self, page: QWidget, keys: str, run: partial[None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.activated.connect(run)
