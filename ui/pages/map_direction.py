"""Which way a relationship runs: both ways, or from one of the two to the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model.records import Organisation
from partnerdesk.model.vocabulary import TieDirection
from ui.theme.theme import Theme
from ui.widgets import SegmentedControl, Text
from ui.words import named, plain

_BOTH, _FIRST, _SECOND = _WAYS = tuple(TieDirection)
_ARROW: Final = "→"


class DirectionChoice(QWidget):
    """The two are called by their codes on the buttons, and by their names in the words below and for the ear."""

    chosen = Signal(object)
    """A :class:`TieDirection`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = {way: named(way) for way in _WAYS}
        self.segments = SegmentedControl(
            theme, [(way.value, self.tr("Both"), "") for way in _WAYS], self.tr("Who gives to whom")
        )
        self._below = Text(theme, "", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(2))
        column.addWidget(self.segments)
        column.addWidget(self._below)
        self.segments.chosen.connect(self._on_chosen)

    def direction(self) -> TieDirection:
        return TieDirection(self.segments.value())

    def show_tie(self, direction: TieDirection, a: Organisation, b: Organisation) -> None:
        """Show what the record says, without telling."""
        gives = self.tr("%1 gives to %2")
        self._words[_FIRST] = gives.replace("%1", a.name).replace("%2", b.name)
        self._words[_SECOND] = gives.replace("%1", b.name).replace("%2", a.name)
        codes = {_FIRST: (a.code, b.code), _SECOND: (b.code, a.code)}
        for way in _WAYS:
            button = self.segments.button(way.value)
            if way in codes:
                button.setText(plain(f" {_ARROW} ".join(codes[way])))
            button.setAccessibleName(f"{self.segments.accessibleName()}: {self._words[way]}")
            button.setToolTip(self._words[way])
        self.segments.set_value(direction.value)
        self._show_words()

    def _show_words(self) -> None:
        self.setFocusProxy(self.segments.button(self.segments.value()))
        self._below.setText(self._words[self.direction()])

    def _on_chosen(self, _: str) -> None:
        self._show_words()
        self.chosen.emit(self.direction())
