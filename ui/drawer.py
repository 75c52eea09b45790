"""A panel that opens over the page where there is no room for it beside the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.theme.theme import Theme


class Drawer(QObject):
    """Puts ``panel`` over the right part of ``under``; both are children of one widget.

    The focus goes into it. It closes with Escape, and when the focus goes to what lies under it: nobody works on
    something that is covered.
    """

    turned = Signal()
    """It was opened or closed."""

    def __init__(self, theme: Theme, panel: QWidget, under: QWidget) -> None:
        super().__init__(panel)
        self._theme = theme
        self._panel = panel
        self._under = under
        self._came_from: QWidget | None = None
        self.is_open = False
        panel.installEventFilter(self)
        under.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def open(self) -> None:
        if self.is_open:
            return
        self._came_from = self._panel.window().focusWidget()
        self.is_open = True
        self._place()
        self._panel.show()
        self._panel.raise_()
        self._panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def close(self) -> None:
        """Put it away; the focus goes back to where it was."""
        if not self.is_open:
            return
        focused: QWidget | None = self._panel.window().focusWidget()
        inside = focused is not None and self._panel.isAncestorOf(focused)
        self.is_open = False
        self._panel.hide()
        self.turned.emit()
        back = self._came_from
        if inside and back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.is_open:
            return False
        if watched is self._under and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        elif watched is self._panel and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close()
            return event.key() == Qt.Key.Key_Escape
        return False

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.is_open and new is not None and self._under.isAncestorOf(new):
            self.close()

    def _place(self) -> None:
        area = self._under.geometry()
        width = min(self._theme.px(320), area.width())
        turned = self._panel.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = area.left() if turned else area.left() + area.width() - width
        self._panel.setFixedWidth(width)
        self._panel.setGeometry(QRect(left, area.top(), width, area.height()))
