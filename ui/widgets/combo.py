"""One of a list that opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QStyledItemDelegate, QWidget

from ui.widgets.helpers import unmarked
from ui.widgets.locking import Lockable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent

    from ui.theme.theme import Theme


_UNSEEN: Final = "unseen_label"


class ComboBox(Lockable, QComboBox):
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

    def setAccessibleName(self, name: str) -> None:
        """Name the list so that every screen reader is told."""
        super().setAccessibleName(name)
        self._label_unseen()

    def event(self, event: QEvent) -> bool:
        """In other surroundings there may be a label or none."""
        if event.type() == QEvent.Type.ParentChange:
            self._label_unseen()
        return super().event(event)

    def _label_unseen(self) -> None:
        """Qt on Linux tells the chosen value as the name of a list, and the list's own name only by a label that
        belongs to it and lies beside it. Where no such label is seen, one that is never shown is put there."""
        parent: QWidget | None = self.parentWidget()
        if parent is None or not self.accessibleName():
            return
        labels = [one for one in parent.children() if isinstance(one, QLabel) and one.buddy() is self]
        unseen = next((one for one in labels if one.objectName() == _UNSEEN), None)
        if labels and unseen is None:
            return
        if unseen is None:
            unseen = QLabel(parent)
            unseen.hide()
            unseen.setTextFormat(Qt.TextFormat.PlainText)
            unseen.setObjectName(_UNSEEN)
            unseen.setBuddy(self)
            self.destroyed.connect(unseen.deleteLater)
        unseen.setText(unmarked(self.accessibleName()))

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

    def showPopup(self) -> None:
        """Offer the list, unless nothing can be chosen."""
        if self.isEnabled():
            super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the box is in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))
