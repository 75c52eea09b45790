"""One line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.known_text import KnownText

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from ui.theme.theme import Theme


class TextLine(KnownText, QLineEdit):
    """One line of text.

    ``committed(str)`` is emitted when Enter is pressed or the focus leaves, if the text has changed. Give
    ``edits=False`` to a line that only looks for something.
    """

    committed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        placeholder: str = "",
        name: str = "",
        parent: QWidget | None = None,
        *,
        edits: bool = True,
    ) -> None:
        super().__init__(text, parent)
        self.edits = edits
        self._known = text
        self.setCursorPosition(0)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setMinimumWidth(theme.px(80))
        self.editingFinished.connect(self.commit)

    def shown(self) -> str:
        return self.text()

    def show_text(self, text: str) -> None:
        self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)  # a long text shows its beginning

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to by the program it is as after Tab: typing takes the place of the text, End goes behind it."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.selectAll()
