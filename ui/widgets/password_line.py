"""A line for a password: its letters are hidden until somebody wants to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from ui.widgets.lines import TextLine

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.theme.theme import Theme

_UNLEARNT = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class PasswordLine(TextLine):
    """``caps_lock(bool)`` tells with each letter that is typed whether Caps Lock seems to be on."""

    caps_lock = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent, edits=False)
        self.set_shown(False)

    def set_shown(self, shown: bool) -> None:
        """Show the letters, or hide them again."""
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)
        self.setInputMethodHints(self.inputMethodHints() | _UNLEARNT)  # no keyboard is to learn it as a word

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)
