"""A line in which any words may be typed, with the usual ones offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolButton, QWidget

from ui.theme.icons import icon
from ui.widgets.lines import TextLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.theme.theme import Theme


class SuggestLine(TextLine):
    """A line of text with suggestions while typing; Down or the arrow at its end shows them all.

    ``committed(str)`` as with every line. ``picked(str)`` is emitted when a suggestion is taken and stands in the line.
    """

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        placeholder: str = "",
        name: str = "",
        suggestions: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, placeholder, name, parent)
        self._theme = theme
        self._words = QStringListModel(list(suggestions), self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(8)
        self._completer.activated.connect(self._pick)
        self.setCompleter(self._completer)
        self._arrow = QAction(self)
        self._arrow.triggered.connect(self.show_all)
        self.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        self._arrow.setIcon(icon(theme, "chevron-down", "text2"))
        self._arrow.setToolTip(self.tr("Show suggestions"))
        for button in self.findChildren(QToolButton):
            button.setProperty("kind", "inside")
            button.setAccessibleName(self.tr("Show suggestions"))

    def set_suggestions(self, suggestions: Sequence[str]) -> None:
        """Offer other words."""
        if self._words.stringList() != list(suggestions):
            self._words.setStringList(list(suggestions))

    def suggestions(self) -> list[str]:
        """The words offered."""
        return self._words.stringList()

    def show_all(self) -> None:
        """Show every suggestion, whatever is typed. A line that can only be read has none."""
        self.setFocus()
        if self.isReadOnly():
            return
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the suggestions. Enter takes what is typed, also while they are open, and goes no further."""
        if event.key() == Qt.Key.Key_Down and not self._is_open():
            self.show_all()
            return
        entering = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        popup = self._completer.popup()
        if entering and popup is not None and not popup.currentIndex().isValid():
            popup.hide()
        super().keyPressEvent(event)
        if entering and not self._is_open():
            event.accept()

    def set_locked(self, locked: bool) -> None:
        """The arrow goes with the typing."""
        super().set_locked(locked)
        self._arrow.setVisible(not locked)

    def _is_open(self) -> bool:
        popup = self._completer.popup()
        return popup is not None and popup.isVisible()

    def _pick(self, text: str) -> None:
        self.setText(text)
        self.picked.emit(text)
