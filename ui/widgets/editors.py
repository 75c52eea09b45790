"""Editors: one line, several lines, numbers, one of a list, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QStyledItemDelegate,
    QWidget,
)

from ui.widgets.fields import ClickText
from ui.widgets.helpers import claims_undo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent

    from ui.theme.theme import Theme


class TextLine(QLineEdit):
    """One line of text.

    ``committed(str)`` is emitted when Enter is pressed or the focus leaves, and only if the text has changed since
    ``set_value`` or the last commit. Escape brings the committed text back.
    """

    committed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        placeholder: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._known = text
        self.setCursorPosition(0)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setMinimumWidth(theme.px(80))
        self.editingFinished.connect(self.commit)

    def value(self) -> str:
        """The text as it stands, without blanks around it."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Show a text without emitting ``committed``; typing that is not committed yet is kept."""
        typing = self.hasFocus() and self.text() != self._known
        self._known = text
        if not typing and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)  # a long text shows its beginning

    def commit(self) -> None:
        """Emit ``committed`` if the text has changed."""
        if self.text() != self._known:
            self._known = self.text()
            self.committed.emit(self.value())

    def not_kept(self, known: str) -> None:
        """What was committed was refused: ``known`` stands, and the text stays here to be mended."""
        self._known = known

    def event(self, event: QEvent) -> bool:
        """Undo belongs to the document while nothing is typed here."""
        if claims_undo(event) and self.text() == self._known:
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._known:
            self.setText(self._known)
            event.accept()
            return
        super().keyPressEvent(event)


class TextArea(QPlainTextEdit):
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

    def value(self) -> str:
        """The text as it stands, without blanks around it."""
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Show a text without emitting ``committed``; typing that is not committed yet is kept."""
        typing = self.hasFocus() and self.toPlainText() != self._known
        self._known = text
        if not typing and self.toPlainText() != text:
            self.setPlainText(text)

    def commit(self) -> None:
        """Emit ``committed`` if the text has changed."""
        if self.toPlainText() != self._known:
            self._known = self.toPlainText()
            self.committed.emit(self.value())

    def not_kept(self, known: str) -> None:
        """What was committed was refused: ``known`` stands, and the text stays here to be mended."""
        self._known = known

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
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_known"):
            self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits, but a menu over the field does not count as leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def event(self, event: QEvent) -> bool:
        """Undo belongs to the document while nothing is typed here."""
        if claims_undo(event) and self.toPlainText() == self._known:
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter commits, Escape takes back what was typed."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._known:
            self.setPlainText(self._known)
        else:
            super().keyPressEvent(event)


class SpinBox(QSpinBox):
    """A whole number. The wheel changes it only while it has the focus, so that scrolling a page changes nothing.

    ``committed(int)`` is emitted when Enter is pressed, an arrow is used and the focus leaves, if the number changed.
    """

    committed = Signal(int)

    def __init__(
        self,
        theme: Theme,
        value: int = 0,
        low: int = 0,
        high: int = 999,
        suffix: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setRange(low, high)
        self.setValue(value)
        self._known = value
        self.setSuffix(suffix)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editingFinished.connect(self.commit)
        self._space()
        theme.changed.connect(self._space)

    def set_value(self, value: int) -> None:
        """Show a number without emitting ``committed``."""
        self._known = value
        self.setValue(value)

    def commit(self) -> None:
        """Emit ``committed`` if the number has changed."""
        if self.value() != self._known:
            self._known = self.value()
            self.committed.emit(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the box is in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _space(self) -> None:
        # Qt drops the padding of a spin box as soon as its arrows are styled.
        self.lineEdit().setTextMargins(self._theme.sp(8), 0, 0, 0)


class ComboBox(QComboBox):
    """One of a list. ``chosen(object)`` is emitted when the user picks; ``set_value`` emits nothing."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        items: Sequence[tuple[str, object]] = (),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        # Only with a plain delegate does the list that opens follow the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.set_items(items)
        self.activated.connect(self._tell)

    def set_items(self, items: Sequence[tuple[str, object]]) -> None:
        """Replace the list of (words, value); the value shown stays if it is still there."""
        value = self.value()
        self.blockSignals(True)
        self.clear()
        for text, data in items:
            self.addItem(text, data)
        self.set_value(value)
        self.blockSignals(False)

    def show_whole_words(self) -> None:
        """Be as wide as the longest of the words: for short lists that must not be cut off in a row."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def value(self) -> object:
        """The value chosen, None for an empty list."""
        found: object = self.currentData()
        return found

    def set_value(self, value: object) -> None:
        """Show a value; one that is not in the list leaves the first."""
        for at in range(self.count()):
            if self.itemData(at) == value:
                self.setCurrentIndex(at)
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the box is in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))


class CheckBox(QWidget):
    """A check box whose words wrap; a press on the words counts too. ``toggled(bool)`` only follows the user."""

    toggled = Signal(bool)

    def __init__(
        self, theme: Theme, text: str, checked: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.box = QCheckBox()
        self.box.setChecked(checked)
        self.box.setAccessibleName(name or text)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words = ClickText(theme, text)
        self.words.clicked.connect(self.box.click)
        self.box.clicked.connect(self.toggled)
        self.setFocusProxy(self.box)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._space()
        theme.changed.connect(self._space)

    def is_checked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_checked(self, checked: bool) -> None:
        """Tick or untick it without emitting ``toggled``."""
        self.box.setChecked(checked)

    def set_text(self, text: str) -> None:
        """Change the words and the name."""
        self.words.setText(text)
        self.box.setAccessibleName(text)

    def _space(self) -> None:
        self._row.setSpacing(self._theme.sp(6))
        self.box.setFixedWidth(self._theme.px(18) + self._theme.sp(6))
