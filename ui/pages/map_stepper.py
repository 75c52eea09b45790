"""A level that is raised and lowered step by step, for those who do not drag on the grid."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.accessible import announce
from ui.theme.theme import Theme
from ui.widgets import IconButton, Text

MOST: Final = 4
_MIDDLE: Final = 2
"""Where a level that is not said begins, as on the grid."""


_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Left: -1}


class _StepButton(IconButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are the stepper's business."""
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LevelStepper(QWidget):
    """``chosen(object)`` gives the level 0 to 4, or None for "not said", when a person changes it.

    0 to 4 on the keyboard set it at once; a step below 0, or Delete, says nothing any more.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._name = name
        self._level: int | None = None
        self.less = _StepButton(
            theme, "minus", self.tr("Less: %1").replace("%1", name), kind="outline", edits=True
        )
        self.more = _StepButton(
            theme, "plus", self.tr("More: %1").replace("%1", name), kind="outline", edits=True
        )
        self._shown = Text(theme, "", "label", wrap=False)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setMinimumWidth(theme.px(72))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(4))
        for part in (self.less, self._shown, self.more):
            row.addWidget(part)
        row.addStretch(1)
        self.setFocusProxy(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.less.clicked.connect(partial(self._step, -1))
        self.more.clicked.connect(partial(self._step, 1))
        self.set_level(None)

    def level(self) -> int | None:
        return self._level

    def set_level(self, level: int | None) -> None:
        """Show a level without telling."""
        self._level = level
        self._shown.setText(self.words())
        for button in (self.less, self.more):
            button.setAccessibleDescription(self.words())

    def words(self) -> str:
        if self._level is None:
            return self.tr("Not said")
        return self.tr("%1 of %2").replace("%1", str(self._level)).replace("%2", str(MOST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif event.text() in tuple("01234"):
            self._choose(int(event.text()))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        elif key in _STEPS:
            self._step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int, *_: object) -> None:
        if self._level is None:
            self._choose(_MIDDLE + by if by > 0 else _MIDDLE)
        elif self._level + by < 0:
            self._choose(None)
        else:
            self._choose(min(self._level + by, MOST))

    def _choose(self, level: int | None) -> None:
        if level == self._level or not self.more.isEnabled():
            return
        self.set_level(level)
        announce(self.more, f"{self._name}: {self.words()}")
        self.chosen.emit(level)
