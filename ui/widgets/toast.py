"""A message that comes, says what happened, offers to undo it, and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.accessible import announce
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent

    from ui.theme.theme import Theme

_WIDEST = 860
"""In pixels at 100 %."""


class Toast(QFrame):
    """One per window. It has its place in a layout, so that it never lies over anything that can be pressed.

    It never takes the focus. It stays while the pointer is on it or the focus in it; a cross or Escape puts it away.
    ``acted`` is its button, for example Undo. ``came_or_went`` lets its surroundings make room.
    """

    acted = Signal()
    came_or_went = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._seconds = 0.0
        self.is_told = False
        self.setObjectName("toast")
        self._words = Text(theme, "", wrap=True)
        self.button = Button(theme, "")
        self._cross = IconButton(theme, "x", self.tr("Close this message"), role="on_tooltip")
        for each in (self.button, self._cross):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            each.clicked.connect(self.hide)
        self.button.clicked.connect(self.acted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.button)
        self._row.addWidget(self._cross)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        self._space()
        theme.changed.connect(self._space)
        self.hide()

    def show_message(self, text: str, action: str = "", seconds: float = 6.0, name: str = "") -> None:
        """Show and speak a message. ``name`` is the button's spoken name, for example "Undo: add Library"."""
        self._words.setText(text)
        self.button.set_text(action, name or f"{action}: {text}")
        self.button.setVisible(bool(action))
        self.setAccessibleName(text)
        self._seconds = seconds
        self.updateGeometry()
        self.show()
        self._wait()
        announce(self, text)

    def text(self) -> str:
        """The message shown last."""
        return self._words.text()

    def offers_action(self) -> bool:
        """Whether there is a button for what the message speaks of."""
        return self.is_told and not self.button.isHidden()

    def sizeHint(self) -> QSize:
        """All words in one line, where that is not too wide."""
        self._words.ensurePolished()
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + self._theme.px(8)
        width = min(words + self._around(), self._theme.px(_WIDEST))
        return QSize(width, self._row.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for some words in a line; how high the others make it depends on its width alone."""
        margins = self._row.contentsMargins()
        height = self._cross.sizeHint().height() + margins.top() + margins.bottom()
        return QSize(self._around() + self._theme.px(120), height)

    def setVisible(self, visible: bool) -> None:
        """Tell the surroundings beforehand, so that they need not be laid out twice; also of one more message."""
        self.is_told = visible
        self.came_or_went.emit()
        super().setVisible(visible)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Who points at it wants to read it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The time begins again."""
        self._wait()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _wait(self) -> None:
        self._timer.start(int(self._seconds * 1000))

    def _time_is_up(self) -> None:
        focused: QWidget | None = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._wait()
        else:
            self.hide()

    def _around(self) -> int:
        """The width of everything but the words, in pixels."""
        margins = self._row.contentsMargins()
        beside = [each for each in (self.button, self._cross) if not each.isHidden()]
        widths = sum(each.sizeHint().width() + self._row.spacing() for each in beside)
        return int(margins.left() + margins.right() + widths)

    def _space(self) -> None:
        sp = self._theme.sp
        self._row.setContentsMargins(sp(16), sp(2), sp(4), sp(2))
        self._row.setSpacing(sp(8))
