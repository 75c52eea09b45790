"""Several lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.widgets.known_text import KnownText

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from ui.theme.theme import Theme

_NOT_PRESSED: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class TextArea(KnownText, QPlainTextEdit):
    """Several lines. It grows with its text between two heights, and Tab leaves it.

    ``committed(str)`` is emitted when the focus leaves, or on Ctrl+Enter, if the text has changed.
    """

    committed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        placeholder: str = "",
        name: str = "",
        lines: int = 2,
        most_lines: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self._most_lines = most_lines
        self._known = text
        self.setPlainText(text)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(80))
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._grow)
        theme.changed.connect(self._grow)
        self._grow()

    def shown(self) -> str:
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        self.setPlainText(text)

    def sizeHint(self) -> QSize:
        """The height of its text, within the bounds given."""
        line = self.fontMetrics().lineSpacing()
        rows = max(self._lines, min(self._rows(), self._most_lines))
        around = 2 * self._theme.sp(6) + 2 * int(self.document().documentMargin()) + 6
        return QSize(self._theme.px(240), rows * line + around)

    def minimumSizeHint(self) -> QSize:
        """As high as the hint, so that layouts never squash the text."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def _rows(self) -> int:
        # The layout of a plain text edit counts its height in lines, broken lines included.
        return int(self.document().size().height())

    def _grow(self) -> None:
        height = self.sizeHint().height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_most_lines"):
            self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Unless it was pressed somewhere, one goes on writing behind the text."""
        super().focusInEvent(event)
        if event.reason() in _NOT_PRESSED:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits, but a menu over the field does not count as leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter commits."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        else:
            super().keyPressEvent(event)
