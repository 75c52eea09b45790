"""Fields: a label above an editor, with a hint or an error in words below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.helpers import restyle
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from ui.theme.theme import Theme


class Field(QWidget):
    """A label above any editor; ``&`` in the label marks its Alt key, so write ``&&`` for the sign itself.

    The label names the editor to assistive technology, hint and error describe it.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        editor: QWidget,
        hint: str = "",
        error: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hint = hint
        self.editor = editor
        self.label = Text(theme, label, "label")
        self.label.setBuddy(editor.focusProxy() or editor)
        self.note = Text(theme, "", "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, editor, self.note):
            self._column.addWidget(part)
        self._column.addStretch(1)  # in a row of fields, the one without a hint stays at the top
        target = editor.focusProxy() or editor
        if not target.accessibleName():
            target.setAccessibleName(label.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        self.setFocusProxy(editor)
        self._space()
        self.set_error(error)
        theme.changed.connect(self._space)

    def set_hint(self, hint: str) -> None:
        """Change the line below the editor."""
        self._hint = hint
        self.set_error("")

    def set_error(self, text: str) -> None:
        """Show what is wrong and what to do, in words beside the editor; empty takes it away."""
        shown = text or self._hint
        self.note.setText(shown)
        self.note.set_tone("danger" if text else "")
        self.note.setVisible(bool(shown))
        target = self.editor.focusProxy() or self.editor
        target.setAccessibleDescription(shown)
        restyle(target, "faulty", "true" if text else "false")

    def has_error(self) -> bool:
        """Whether an error is shown."""
        return str(self.note.property("tone")) == "danger"

    def _space(self) -> None:
        self._column.setSpacing(self._theme.sp(4))


class ClickText(Text):
    """Words that can be pressed, beside a control that does the same by keyboard."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press anywhere on the words counts."""
        if self.rect().contains(event.position().toPoint()) and self.isEnabled():
            self.clicked.emit()
