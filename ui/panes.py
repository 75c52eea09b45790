"""F6 goes from pane to pane: the steps, the page, the prompts, the footer, the header, and round again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Panes(QObject):
    """Keeps for each pane where the focus was last, and comes back to there."""

    def __init__(self, whole: QWidget, panes: Sequence[QWidget]) -> None:
        super().__init__(whole)
        self._panes = panes
        self._left: dict[QWidget, QWidget] = {}
        for keys, by in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), whole)
            shortcut.activated.connect(partial(self.go, by))

    def go(self, by: int) -> None:
        """Put the focus into the next pane that is shown, or the one before when ``by`` is -1."""
        focused = QApplication.focusWidget()
        shown = [pane for pane in self._panes if pane.isVisible()]
        here = next((at for at, pane in enumerate(shown) if focused and pane.isAncestorOf(focused)), None)
        if here is not None and focused is not None:
            self._left[shown[here]] = focused
        start = here if here is not None else -by
        for step in range(1, len(shown) + 1):
            entry = self._entry(shown[(start + by * step) % len(shown)])
            if entry is not None:
                entry.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _entry(self, pane: QWidget) -> QWidget | None:
        left = self._left.get(pane)
        if left is not None and isValid(left) and pane.isAncestorOf(left) and _takes_keys(left):
            return left
        return next(filter(_takes_keys, pane.findChildren(QWidget)), None)


def _takes_keys(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
