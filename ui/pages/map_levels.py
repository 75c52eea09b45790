"""A choice of a level in figures, with "not said" before them and the level's name in words below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets import SegmentedControl, Text

UNSAID = ""


class LevelChoice(QWidget):
    """``chosen(object)`` gives the level, or None for "not said", when a person chooses. ``words`` name the levels."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, levels: Iterable[int], words: Mapping[int, str]) -> None:
        super().__init__()
        self._words = words
        items = [(str(level), str(level), "") for level in levels]
        self.segments = SegmentedControl(theme, [(UNSAID, "–", ""), *items], name)
        self._keys = [UNSAID, *(key for key, *_ in items)]
        self.set_name(name)
        self._below = Text(theme, "", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(2))
        column.addWidget(self.segments)
        column.addWidget(self._below)
        self._show_words()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.segments.chosen.connect(self._on_chosen)

    def level(self) -> int | None:
        value = self.segments.value()
        return int(value) if value else None

    def set_level(self, level: int | None) -> None:
        """Show a level without telling."""
        self.segments.set_value(UNSAID if level is None else str(level))
        self._show_words()

    def set_name(self, name: str) -> None:
        """What is rated, for those who hear it."""
        self.segments.setAccessibleName(name)
        for key in self._keys:
            self._name(key, name)

    def _name(self, key: str, name: str) -> None:
        words = self.tr("not said") if key == UNSAID else f"{key} {self._words[int(key)]}"
        button = self.segments.button(key)
        button.setAccessibleName(f"{name}: {words}")
        button.setToolTip(words)

    def _show_words(self) -> None:
        self.setFocusProxy(self.segments.button(self.segments.value()))
        level = self.level()
        self._below.setText(self.tr("Not said") if level is None else self._words[level])

    def _on_chosen(self, _: str) -> None:
        self._show_words()
        self.chosen.emit(self.level())
