"""Sign off: the line on which a name or a role is typed as a signature."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets import Button, Text, TextLine
from ui.widgets.laid_out import nest


class _Line(TextLine):
    """A line that Escape puts away, whatever stands in it: nothing of it was kept yet."""

    put_away = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.put_away.emit()
        else:
            super().keyPressEvent(event)


class NameLine(QWidget):
    """Begins with the role where one is known, selected, so that typing replaces it; Enter signs with what stands."""

    entered = Signal(str)
    put_away = Signal()

    def __init__(self, theme: Theme, organisation: str) -> None:
        super().__init__()
        self._line = _Line(
            theme,
            placeholder=self.tr("Name or role"),
            name=self.tr("Name or role to sign with: %1").replace("%1", organisation),
        )
        self._sign = Button(
            theme, self.tr("Sign"), name=self.tr("Sign with this: %1").replace("%1", organisation)
        )
        self._hint = Text(theme, self.tr("What stands here is printed. A role will do."), "small")
        self._line.setAccessibleDescription(self._hint.text())
        row = QHBoxLayout()
        row.setSpacing(theme.sp(8))
        row.addWidget(self._line, 1)
        row.addWidget(self._sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(4))
        nest(column, row)
        column.addWidget(self._hint)
        self.setFocusProxy(self._line)
        self._line.returnPressed.connect(self._enter)
        self._sign.clicked.connect(self._enter)
        self._line.put_away.connect(self.put_away)
        self.hide()

    def begin(self, name: str) -> None:
        """Come up with ``name``, which may be nothing, ready to be typed over."""
        self._hint.set_tone("")
        self.show()
        self._line.setText(name)
        self._line.selectAll()
        self._line.setFocus()

    def _enter(self) -> None:
        if self._line.value():
            self.entered.emit(self._line.value())
        else:
            self._hint.set_tone("danger")
