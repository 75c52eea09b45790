"""What all dialogs share: they stay on the screen at every text size, and their buttons stay in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.screen import fit_on_screen, room_for
from ui.theme.theme import Theme
from ui.widgets import Button, FocusRing, Heading, ScrollPage
from ui.widgets.laid_out import nest

_LEAVES: Final = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class Dialog(QDialog):
    """A title and :attr:`body`, which scrolls where the screen is too low for it, above a row of buttons.

    ``least`` is its least width in pixels at 100 %.
    """

    def __init__(self, theme: Theme, title: str, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._theme = theme
        self._least = least
        self._scroll = ScrollPage(theme)
        self.body = self._scroll.body
        self.body.addWidget(Heading(theme, title, "h2"))
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._scroll, 1)
        nest(self._column, self._buttons)
        self._space()
        self._ring = FocusRing(theme, self)
        theme.changed.connect(self._on_look)

    def add_button(self, button: Button) -> Button:
        """Put a button at the end of the row."""
        self._buttons.addWidget(button)
        return button

    def add_close(self) -> Button:
        """The one button of a dialog that asks nothing."""
        close = self.add_button(Button(self._theme, self.tr("Close"), kind="primary"))
        close.clicked.connect(self.accept)
        return close

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is too long for the screen is read on by keyboard, too."""
        if event.key() in _LEAVES:
            self._scroll.verticalScrollBar().triggerAction(_LEAVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _on_look(self) -> None:
        self._space()
        QTimer.singleShot(0, self, self._fit)  # everything in it has its new letters then

    def _fit(self) -> None:
        fit_on_screen(self, self._wanted())
        self._column.activate()
        focused: QWidget | None = self.focusWidget()
        if focused is not None and self._scroll.isAncestorOf(focused):
            self._scroll.bring_into_sight(focused)

    def _wanted(self) -> QSize:
        """The size at which nothing has to be scrolled, in pixels."""
        edges = self._column.contentsMargins()
        across = edges.left() + edges.right()
        least = max(self.body.minimumSize().width(), self._buttons.minimumSize().width())
        width = min(max(self._theme.px(self._least), least) + across, room_for(self).width())
        # Its least height is that at its least width: words that wrap would leave the dialog half blank.
        wraps = self.body.hasHeightForWidth()
        body = self._height_of_words(width - across) if wraps else self.body.minimumSize().height()
        around = edges.top() + edges.bottom() + self._column.spacing() + self._buttons.sizeHint().height()
        return QSize(width, body + around)

    def _height_of_words(self, width: int) -> int:
        """Enough also beside a scroll bar: one that is there for a moment wraps the words anew, and then stays."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return max(self.body.totalHeightForWidth(each) for each in (width, width - bar))

    def _space(self) -> None:
        sp = self._theme.sp
        self._column.setContentsMargins(sp(24), sp(20), sp(24), sp(20))
        self._column.setSpacing(sp(16))
        self._buttons.setSpacing(sp(8))
