"""The focus ring: one overlay that shows where the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme.theme import Theme

TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """One per window, made after its content. Two colours, so that it stands out on every surface.

    It is shown for the keyboard, and always for text fields. Only the focused widget and its parents are watched: a
    filter on the whole application costs time on every event.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_key = True
        self._seen = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
            self._focus_changed(None, app.focusWidget())
        theme.changed.connect(self.place)

    def target(self) -> QWidget | None:
        """The widget that the ring is shown around, None while it is hidden."""
        return self._target if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focused widget; a key pressed on it calls for the ring."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and watched is self._target and not self._by_key:
            self._by_key = True
            self.place()
        elif kind in _MOVES:
            QTimer.singleShot(0, self, self.place)
        return False

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        inside = new is not None and self._window.isAncestorOf(new)
        self._target = new if inside else None
        self._by_key = QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        watched: QWidget | None = self._target
        while watched is not None and watched is not self._window:
            watched.installEventFilter(self)
            self._watched.append(watched)
            watched = watched.parentWidget()
        self.place()

    def _ringed(self) -> QWidget | None:
        """A spin box or combo box is ringed as a whole, not its inner line."""
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            return None
        parent = target.parentWidget()
        if isinstance(parent, QAbstractSpinBox | QComboBox):
            return parent
        return target

    def place(self) -> None:
        """Show the ring around the focused widget, or hide it."""
        target = self._ringed()
        if target is None or not (self._by_key or isinstance(target, TEXT_FIELDS)):
            self.hide()
            return
        area = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        self.setGeometry(area.adjusted(-5, -5, 5, 5))
        self._seen = self._visible_part(target, self.geometry()).translated(-self.pos())
        self.raise_()
        self.show()
        self.update()

    def _visible_part(self, target: QWidget, area: QRect) -> QRect:
        seen = QRect(area)
        parent = target.parentWidget()
        while parent is not None and parent is not self._window:
            scroll = parent.parentWidget()
            if isinstance(scroll, QAbstractScrollArea) and parent is scroll.viewport():
                # A little outside the viewport, so that a field at its edge keeps a whole ring.
                place = QRect(parent.mapTo(self._window, QPoint(0, 0)), parent.size())
                seen = seen.intersected(place.adjusted(-5, -5, 5, 5))
            parent = scroll
        return seen

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring: a band of the ground, and the focus colour on it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._seen)
        round_ = theme.tokens.radius["control"] + 2
        target = self._target
        if isinstance(target, QAbstractItemView | QGraphicsView) or (target and target.property("hero")):
            round_ = theme.tokens.radius["card"] + 2
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(theme.colour("sheet"), 4))
        painter.drawRoundedRect(box, round_, round_)
        painter.setPen(QPen(theme.colour("focus"), 3 if theme.scheme.high_contrast else 2))
        painter.drawRoundedRect(box, round_, round_)
