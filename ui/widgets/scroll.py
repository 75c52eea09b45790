"""The page: it scrolls up and down, never sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from ui.theme.theme import Theme

_HOLD_MS: Final = 120
"""So long after an edit the page may still find its height."""


class _Body(QWidget):
    """The content of a page. It takes whatever width there is, and is at least ``least`` pixels high."""

    least = 0

    def minimumSizeHint(self) -> QSize:
        """No least width: the page must not run sideways. As high as it must be at the width it has: Qt itself would
        take the height that wrapped words need at the least width, and leave the rest of the page blank."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            return QSize(0, max(self.least, layout.minimumHeightForWidth(self.width())))
        return QSize(0, max(self.least, super().minimumSizeHint().height()))


class ScrollPage(QScrollArea):
    """A page; add content to ``body`` (a QVBoxLayout). What gets the focus is scrolled into sight.

    It never moves under the pointer: between a press and its release the page stays where it is, so that the click
    arrives where it was meant to. It also stays when the window is left and come back to.
    """

    def __init__(
        self, theme: Theme, padding: int = 0, spacing: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._padding = padding
        self._gap = spacing
        self._away = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = _Body()
        self._content.setObjectName("page_body")
        self.body = QVBoxLayout(self._content)
        self.setWidget(self._content)
        self._space()
        theme.changed.connect(self._space)
        self._putting = False
        self._held: tuple[QWidget, int] | None = None
        self._holding = QTimer(self, singleShot=True, interval=_HOLD_MS)
        self.verticalScrollBar().valueChanged.connect(self._give_back)
        self.verticalScrollBar().rangeChanged.connect(self._put_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """A page gives way to everything around it."""
        return QSize(self._theme.px(120), self._theme.px(80))

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        came_back, self._away = self._away, not self.isActiveWindow()
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or pressed or came_back or self._away:
            return
        if self._content.isAncestorOf(new):
            self.bring_into_sight(new)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll so far that something on the page can be seen, with a little of what is around it."""
        edge = self._theme.sp(24)
        self.ensureWidgetVisible(widget, 0, min(edge, self.height() // 4))

    def stand_still(self, widget: QWidget) -> None:
        """Whatever grows or shrinks around it now, keep something on the page where the eye and the pointer are."""
        if not self._content.isAncestorOf(widget):
            return
        place = self._place_of(widget, self.viewport())
        if widget.isVisible() and -widget.height() < place < self.viewport().height():
            self._held = (widget, place)
            self._holding.start()
            QTimer.singleShot(0, self, self._put_back)

    def _put_back(self) -> None:
        """Heights come in several turns: those of rows first, then those of what wraps in them."""
        if not self._holding.isActive() or self._held is None or self._putting:
            return
        widget, place = self._held
        if not isValid(widget) or not widget.isVisibleTo(self._content):
            return
        self._putting = True  # settling heights changes the range, which asks for this again
        try:
            self._scroll_so_that(widget, place)
        finally:
            self._putting = False

    def _scroll_so_that(self, widget: QWidget, place: int) -> None:
        """Something on the page is ``place`` pixels below the top of what is seen of it."""
        self._settle_height()
        bar = self.verticalScrollBar()
        wanted = self._place_of(widget, self._content) - place
        if wanted > bar.maximum():  # the page has become too short to stand there: leave some room at its end
            self._content.least = wanted + self.viewport().height()
            self._settle_height()
        bar.setValue(wanted)
        focused = self._content.focusWidget()
        if self._content.isAncestorOf(focused) and focused.hasFocus():
            self.ensureWidgetVisible(focused, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Who scrolls wants the page to move."""
        self._holding.stop()
        super().wheelEvent(event)

    def _settle_height(self) -> None:
        """Give everything its height now, not in a later turn."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _give_back(self, value: int) -> None:
        """The room left at the end goes as one scrolls up."""
        if self._content.least:
            end = value + self.viewport().height()
            self._content.least = min(self._content.least, end)
            self._content.updateGeometry()

    @staticmethod
    def _place_of(widget: QWidget, within: QWidget) -> int:
        return widget.mapTo(within, QPoint(0, 0)).y()

    def _space(self) -> None:
        edge = self._theme.sp(self._padding)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(self._theme.sp(self._gap))
