"""Yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.fields import ClickText
from ui.widgets.locking import Lockable

if TYPE_CHECKING:
    from ui.theme.theme import Theme


class CheckBox(Lockable, QWidget):
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

    def set_locked(self, locked: bool) -> None:
        """Only the box cannot be pressed; the words are still to be read."""
        self.box.setEnabled(not locked)

    def set_text(self, text: str) -> None:
        """Change the words and the name."""
        self.words.setText(text)
        self.box.setAccessibleName(text)

    def _space(self) -> None:
        self._row.setSpacing(self._theme.sp(6))
        self.box.setFixedWidth(self._theme.px(18) + self._theme.sp(6))
