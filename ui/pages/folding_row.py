"""A row of choices and buttons that stays one row: where it is too narrow, buttons show their icons only."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets import Button, FlowRow


class FoldingRow(FlowRow):
    """``first`` keeps its words; ``buttons`` need icons, and fold from the last one on."""

    def __init__(self, theme: Theme, first: QWidget, *buttons: Button) -> None:
        super().__init__(theme, first, *buttons)
        self._first = first
        self._buttons = buttons
        theme.changed.connect(self._fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fold()

    def _fold(self) -> None:
        for button in self._buttons:
            button.set_words_shown(True)
        for button in reversed(self._buttons):
            if self._needed() <= self.width():
                return
            button.set_words_shown(False)

    def _needed(self) -> int:
        things: tuple[QWidget, ...] = (self._first, *self._buttons)
        return sum(each.sizeHint().width() for each in things) + self.flow.spacing() * len(self._buttons)
