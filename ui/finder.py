"""Find or do anything: one box over the window that knows every command, step, partner, goal and action."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.finder_rows import ICON, KEYS, FindingDelegate
from ui.theme.theme import Theme

MOST_SHOWN: Final = 12
_EDGE: Final = 8
_MOVES: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that can be found, and what happens when it is chosen."""

    text: str
    icon: str
    run: Callable[[], object]
    keys: str = ""


def score(wanted: str, text: str) -> int | None:
    """How well ``text`` answers ``wanted``, lower is better; None when a word of it is nowhere in the text."""
    haystack = text.casefold()
    total = 0
    for word in wanted.casefold().split():
        place = haystack.find(word)
        if place < 0:
            return None
        starts = place == 0 or not haystack[place - 1].isalnum()
        total += place + (0 if starts else 100)
    return total


class Finder(QFrame):
    """Opens over ``host``; Enter does the chosen thing, Escape gives the focus back to where it was."""

    def __init__(self, theme: Theme, host: QWidget, collect: Callable[[], Iterable[Finding]]) -> None:
        super().__init__(host)
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._host = host
        self._collect = collect
        self._all: list[Finding] = []
        self._shown: list[Finding] = []
        self._came_from: QWidget | None = None
        self._line = QLineEdit()
        self._line.setAccessibleName(self.tr("Find or do anything"))
        self._line.setPlaceholderText(self.tr("Type a command, a partner, a goal or an action"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Results"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setProperty("plain", "true")
        self._list.setProperty("roving", True)  # the arrow keys of the line move in it
        self._list.setItemDelegate(FindingDelegate(theme, self))
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.setSpacing(_EDGE)
        layout.addWidget(self._line)
        layout.addWidget(self._list)
        self._line.textChanged.connect(self._fill)
        self._line.installEventFilter(self)
        self._list.itemClicked.connect(self._on_clicked)
        host.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the box, empty, with everything there is now."""
        window = self.window()
        self._came_from = window.focusWidget()
        self._all = list(self._collect())
        self._line.clear()
        self._fill("")
        self._place()
        self.show()
        self.raise_()
        self._line.setFocus()

    def close_box(self) -> None:
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()

    def results(self) -> list[str]:
        """The texts that are shown, best first."""
        return [finding.text for finding in self._shown]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                self.hide()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_box()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self._list.currentRow())
        elif key in _MOVES:
            row = self._list.currentRow() + _MOVES[key]
            self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
        else:
            return False
        return True

    def _fill(self, wanted: str) -> None:
        scored = [(score(wanted, one.text), place) for place, one in enumerate(self._all)]
        best = sorted((points, place) for points, place in scored if points is not None)[:MOST_SHOWN]
        self._shown = [self._all[place] for _, place in best]
        self._list.clear()
        for finding in self._shown:
            item = QListWidgetItem(finding.text)
            item.setData(ICON, finding.icon)
            item.setData(KEYS, finding.keys)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (finding.text, finding.keys)))
            )
            self._list.addItem(item)
        if not self._shown:
            item = QListWidgetItem(self.tr("Nothing by that name. Try one word of it."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._place()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._do(self._list.row(item))

    def _do(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.close_box()
            self._shown[row].run()

    def _place(self) -> None:
        """Over the top of the page, as high as what was found, and always inside the window."""
        host, px = self._host, self._theme.px
        top = min(px(64), host.height() // 8)
        width = min(px(640), host.width() - 40)
        around = self._line.sizeHint().height() + 3 * _EDGE + 2 * self._list.frameWidth() + px(12)
        height = min(around + px(40) * self._list.count(), host.height() - top - 20)
        self.setGeometry((host.width() - width) // 2, top, width, height)
