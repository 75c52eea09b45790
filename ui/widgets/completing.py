"""Words offered for the one that is being typed in a line, wherever in the line that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

_MOST_SEEN = 8


class Offer(Protocol):
    """``words`` may take the place of the text from ``start`` to ``end``."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def words(self) -> Sequence[str]: ...


class Completing(QObject):
    """A list below ``line``: Down and Enter take from it, Tab takes the first, Escape closes it.

    Enter without going into the list means what is typed. The line hands its keys to :meth:`takes` first. ``ask`` gives
    what may stand at the cursor, or None.
    """

    def __init__(self, line: QLineEdit, ask: Callable[[str, int], Offer | None]) -> None:
        super().__init__(line)
        self._line = line
        self._ask = ask
        self._offer: Offer | None = None
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setWidget(line)
        self._completer.setMaxVisibleItems(_MOST_SEEN)
        self._completer.activated.connect(self._take)
        line.textEdited.connect(self._on_edited)

    def words(self) -> list[str]:
        """What is offered now; nothing while the list is closed."""
        return self._words.stringList() if self.is_open() else []

    def is_open(self) -> bool:
        return self._popup().isVisible()

    def takes(self, event: QKeyEvent) -> bool:
        """Do what a key means to the open list. Gives False for keys that belong to the line."""
        if not self.is_open():
            return False
        at = self._popup().currentIndex().row()
        entering = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        tabbing = event.key() == Qt.Key.Key_Tab
        if entering or tabbing or event.key() == Qt.Key.Key_Escape:
            self._popup().hide()
        if tabbing or (entering and at >= 0):
            self._take(self._words.stringList()[max(0, at)])
            return True
        return event.key() == Qt.Key.Key_Escape

    def _popup(self) -> QAbstractItemView:
        popup = self._completer.popup()
        assert popup is not None, "a completer that is not inline has a list"
        return popup

    def _on_edited(self, text: str) -> None:
        self._offer = self._ask(text, self._line.cursorPosition())
        if self._offer is None:
            self._popup().hide()
            return
        self._words.setStringList(list(self._offer.words))
        self._completer.setCompletionPrefix("")  # the words have been chosen already
        self._completer.complete(self._place(text, self._offer))

    def _place(self, text: str, offer: Offer) -> QRect:
        """Where the word begins, and below what the line's box shows of it, so that nothing is hidden by the list."""
        metrics = self._line.fontMetrics()
        before = metrics.horizontalAdvance(text[offer.start : self._line.cursorPosition()])
        wide = max(map(metrics.horizontalAdvance, offer.words)) + 3 * metrics.height()
        box = self._line.parentWidget()
        high = self._line.height() if box is None else box.height()
        return QRect(max(0, self._line.cursorRect().left() - before), 0, wide, high)

    def _take(self, word: str) -> None:
        if self._offer is not None:
            text, offer = self._line.text(), self._offer
            self._line.setText(text[: offer.start] + word + text[offer.end :])
            self._line.setCursorPosition(offer.start + len(word))
