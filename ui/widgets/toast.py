"""A message that comes, says what happened, offers to undo it, and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.accessible import announce
from ui.widgets.buttons import Button
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent

    from ui.theme.theme import Theme


class Toast(QFrame):
    """One per window, over the bottom of ``host``. It never takes the focus.

    It stays while the pointer is on it or its button has the focus. ``acted`` is its button, for example Undo.
    """

    acted = Signal()

    def __init__(self, theme: Theme, host: QWidget, lift: int = 100) -> None:
        """``lift`` is the free space below it, in pixels at 100 %."""
        super().__init__(host)
        self._host = host
        self._theme = theme
        self._lift = lift
        self._seconds = 0.0
        self.setObjectName("toast")
        self._words = Text(theme, "", wrap=True)
        self.button = Button(theme, "")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.hide)
        self.button.clicked.connect(self.acted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        host.installEventFilter(self)
        theme.changed.connect(self._place)
        self.hide()

    def show_message(self, text: str, action: str = "", seconds: float = 6.0, name: str = "") -> None:
        """Show and speak a message. ``name`` is the button's spoken name, for example "Undo: add Library"."""
        self._words.setText(text)
        self.button.set_text(action, name or f"{action}: {text}")
        self.button.setVisible(bool(action))
        self.setAccessibleName(text)
        self._seconds = seconds
        self._place()
        self.show()
        self.raise_()
        self._timer.start(int(seconds * 1000))
        announce(self, text)

    def text(self) -> str:
        """The message shown last."""
        return self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Who points at it wants to read it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The time begins again."""
        self._timer.start(int(self._seconds * 1000))
        super().leaveEvent(event)

    def _time_is_up(self) -> None:
        if self.button.hasFocus():
            self._timer.start(int(self._seconds * 1000))
        else:
            self.hide()

    def _place(self) -> None:
        sp = self._theme.sp
        self._row.setContentsMargins(sp(16), sp(8), sp(8 if self.button.isVisibleTo(self) else 16), sp(8))
        self._row.setSpacing(sp(16))
        host = self._host
        widest = host.width() - sp(48)
        self._words.ensurePolished()
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + self._theme.px(8)
        margins = self._row.contentsMargins()
        around = margins.left() + margins.right()
        if self.button.isVisibleTo(self):
            around += self.button.sizeHint().width() + self._row.spacing()
        width = min(words + around, widest, self._theme.px(640))
        height = max(self.heightForWidth(width), self._theme.control_height + sp(16))
        lift = min(sp(self._lift), max(0, host.height() - height))
        self.setGeometry((host.width() - width) // 2, host.height() - height - lift, width, height)
