"""One registry of everything that can be done. It feeds the menus, the finder, the shortcuts and the sheet of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from ui.theme.icons import icon
from ui.theme.theme import Theme


class Actions(QObject):
    """Holds every :class:`QAction` of the window by a short key."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._by_key: dict[str, QAction] = {}

    def add(
        self, key: str, text: str, run: Callable[[], object], *, shortcut: str = "", icon_name: str = ""
    ) -> QAction:
        """Register an action. ``shortcut`` is a portable key sequence; several may be given, parted by "; "."""
        action = QAction(text, self)
        action.setObjectName(key)
        if shortcut:
            action.setShortcuts([QKeySequence(one) for one in shortcut.split("; ")])
        if icon_name:
            action.setIcon(icon(self._theme, icon_name, role="text2"))
            action.setData(icon_name)
        action.triggered.connect(run)
        self._by_key[key] = action
        return action

    def __getitem__(self, key: str) -> QAction:
        return self._by_key[key]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._by_key.values())


def icon_of(action: QAction) -> str:
    """The name of an action's icon; "" when it has none."""
    return str(action.data() or "")


def spoken(action: QAction) -> str:
    """An action's text as it is said: without the mark of its shortcut letter."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def keys_of(action: QAction) -> str:
    """The keys of an action as they are written on this system; "" when it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
