"""A whole number, typed or stepped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from ui.widgets.locking import Lockable

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from ui.theme.theme import Theme


class SpinBox(Lockable, QSpinBox):
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

    def set_locked(self, locked: bool) -> None:
        """A locked number can be read and copied."""
        self.setReadOnly(locked)
        self.look_locked(locked)
        if locked:
            self.setValue(self._known)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the box is in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _space(self) -> None:
        # Qt drops the padding of a spin box as soon as its arrows are styled.
        self.lineEdit().setTextMargins(self._theme.sp(8), 0, 0, 0)
