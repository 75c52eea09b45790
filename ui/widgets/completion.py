"""Completion in a line: what could be meant by the words at the cursor, in a list below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from ui.accessible import announce
from ui.widgets.helpers import plain_tip

if TYPE_CHECKING:
    from ui.theme.theme import Theme

Offers = tuple[int, Sequence[tuple[str, str]]]
"""Where the words begin that would be replaced, counted from the start of the line, and for each offer the text that is
put there and the words that are shown. A text that ends in a blank ends the completion, another one may go on."""

Source = Callable[[str], Offers]
"""Gives the offers for what stands before the cursor. Asked at every key, so it must be quick."""

MOST: Final = 8
"""So many offers are shown at most: they are read, not searched."""

_EDGE: Final = 4
_GAP: Final = 8
"""Room for the focus ring of the line."""
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS: Final = frozenset({*_STEPS, *_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Escape})


class Completion(QObject):
    """Offers for the words at the cursor of ``line``, from ``source``.

    Arrows mark, Tab or Enter takes what is marked, a press takes, Escape closes the list and nothing else. With nothing
    marked Enter is the line's own, and Tab takes the first, unless ``tab_takes_first`` is False. The focus never leaves
    the line.
    """

    def __init__(
        self, theme: Theme, line: QLineEdit, source: Source, *, tab_takes_first: bool = True
    ) -> None:
        super().__init__(line)
        self._theme = theme
        self._line = line
        self._source = source
        self._tab_takes_first = tab_takes_first
        self._start = 0
        self._seen = ""
        self._rows: list[tuple[str, str]] = []
        self._box: QFrame | None = None
        self._list: QListWidget | None = None
        line.installEventFilter(self)
        line.textEdited.connect(self._look)
        line.textChanged.connect(self._on_text)

    @property
    def is_open(self) -> bool:
        return self._box is not None and self._box.isVisible()

    def offers(self) -> list[str]:
        """The words that are shown."""
        return [shown for _, shown in self._rows] if self.is_open else []

    def marked(self) -> int:
        """The place of the offer that is marked, -1 for none."""
        return self._list.currentRow() if self.is_open and self._list else -1

    def close(self) -> None:
        """Put the list away; the line stays as it is."""
        if self._box is not None:
            self._box.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list, while it is open. Down opens it again."""
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Resize):
            self.close()
        elif isinstance(event, QKeyEvent) and kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and self.is_open and event.key() in _KEYS and kind == QEvent.Type.ShortcutOverride:
                event.accept()  # no shortcut of the window takes the keys of the list
                return True
            if plain and kind == QEvent.Type.KeyPress:
                return self._on_key(Qt.Key(event.key()))
        return False

    def _on_key(self, key: Qt.Key) -> bool:
        """Whether the list has used the key."""
        if not self.is_open:
            if key == Qt.Key.Key_Down:
                self._look()
                self._mark(0)
            return self.is_open
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key == Qt.Key.Key_Tab and (self._tab_takes_first or self.marked() >= 0):
            self._take(max(0, self.marked()))
        elif key in _ENTER and self.marked() >= 0:
            self._take(self.marked())
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Through all offers and the state with none marked, round and round."""
        count = len(self._rows)
        self._mark((self.marked() + 1 + by) % (count + 1) - 1)

    def _mark(self, row: int) -> None:
        if self.is_open and self._list is not None:
            self._list.setCurrentRow(row)
            if row >= 0:
                announce(self._line, self._rows[row][1])

    def _on_text(self, text: str) -> None:
        """A text that nobody typed closes the list."""
        if text != self._seen:
            self.close()

    def _look(self, *_: object) -> None:
        self._seen = text = self._line.text()
        cursor = self._line.cursorPosition()
        inside_a_word = cursor < len(text) and not text[cursor].isspace()
        self._start, rows = (0, ()) if inside_a_word else self._source(text[:cursor])
        self._rows = list(rows[:MOST])
        if self._rows and self._line.isVisible():
            self._show()
        else:
            self.close()

    def _show(self) -> None:
        box, shown = self._made()
        shown.clear()
        for _, words in self._rows:
            item = QListWidgetItem(words)
            item.setToolTip(plain_tip(words))
            shown.addItem(item)
        self._place(box, shown)
        box.show()
        box.raise_()
        shown.setCurrentRow(-1)
        announce(self._line, self.tr("Suggestions: %1").replace("%1", str(len(self._rows))))

    def _place(self, box: QFrame, shown: QListWidget) -> None:
        """Below the line, or above it where there is more room, and inside the window."""
        window, line = self._line.window(), self._line
        for each in (box, shown):
            each.ensurePolished()
        frame = 2 * (box.frameWidth() + _EDGE + shown.frameWidth() + 1)
        metrics = QFontMetrics(shown.font())
        widest = max(metrics.horizontalAdvance(words) for _, words in self._rows)
        width = min(max(widest + self._theme.sp(48), self._theme.px(260)), line.width())
        height = sum(shown.sizeHintForRow(row) for row in range(len(self._rows))) + frame
        corner = line.mapTo(window, QPoint(0, 0))
        above, below = corner.y() - 2 * _GAP, window.height() - corner.y() - line.height() - 2 * _GAP
        under = height <= below or below >= above
        height = min(height, below if under else above)
        top = corner.y() + line.height() + _GAP if under else corner.y() - _GAP - height
        turned = line.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box.setGeometry(corner.x() + (line.width() - width if turned else 0), top, width, height)

    def _take(self, row: int) -> None:
        insert, words = self._rows[row]
        self.close()
        end = self._line.cursorPosition()
        if insert.endswith(" ") and self._line.text()[end : end + 1] == " ":
            end += 1
        self._line.setSelection(self._start, end - self._start)
        self._line.insert(insert)
        announce(self._line, words)

    def _on_pressed(self, item: QListWidgetItem) -> None:
        if self._list is not None:
            self._take(self._list.row(item))

    def _made(self) -> tuple[QFrame, QListWidget]:
        """The list, made when it is first needed. It lies in the window, over what is below the line."""
        if self._box is None or self._list is None:
            self._box = QFrame(self._line.window())
            self._box.setObjectName("popup")
            self._list = QListWidget()
            self._list.setAccessibleName(self.tr("Suggestions"))
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setProperty("plain", "true")
            self._list.setProperty("roving", True)  # the arrow keys of the line move in it
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
            self._list.itemClicked.connect(self._on_pressed)
            column = QVBoxLayout(self._box)
            column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
            column.addWidget(self._list)
            self._close_when_scrolled()
        return self._box, self._list

    def _close_when_scrolled(self) -> None:
        """The list would stay where it is while the line moves away."""
        parent = self._line.parentWidget()
        while parent is not None:
            if isinstance(parent, QAbstractScrollArea):
                parent.verticalScrollBar().valueChanged.connect(self.close)
            parent = parent.parentWidget()
