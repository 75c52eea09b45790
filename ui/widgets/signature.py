"""The pad on which a representative signs: drawn, typed, or a box for ink on the printed page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPen, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnerdesk.model.ink import is_signature
from ui.accessible import announce, register
from ui.widgets.ink import Stroke, path_of, to_ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QTabletEvent

    from ui.theme.theme import Theme

DRAWN, TYPED, INK, EMPTY = "drawn", "typed", "ink", ""
TAKEN_OUT = "taken out"


class SignaturePad(QWidget):
    """Signing by mouse, pen or finger; Enter asks for a name to be typed (``typing_wanted``).

    ``signed(str)`` says how (drawn after every stroke, typed, ink); ``cleared()`` when it is empty again. Delete
    clears, Backspace takes the last stroke back. A click is no signature: it leaves what
    was there. ``strokes()`` are lists of (x, y, milliseconds),
    see ``ui.widgets.ink``.
    """

    signed = Signal(str)
    cleared = Signal()
    typing_wanted = Signal()

    def __init__(self, theme: Theme, signer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signer = signer
        self._strokes: list[Stroke] = []
        self._typed = ""
        self._method = EMPTY
        self._before = (EMPTY, "")  # how it was signed when the first stroke began
        self._drawing = False
        self._locked = False
        self._began = 0
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.updateGeometry)
        self._describe()

    # What is signed

    def method(self) -> str:
        """How it is signed: drawn, typed, ink, or empty for not yet."""
        return self._method

    def strokes(self) -> list[Stroke]:
        """The drawn strokes."""
        return [list(stroke) for stroke in self._strokes]

    def typed(self) -> str:
        """The typed name."""
        return self._typed

    def set_strokes(self, strokes: Sequence[Sequence[Sequence[int]]]) -> None:
        """Show a drawn signature without emitting anything."""
        made: list[Stroke] = [[(point[0], point[1], point[2]) for point in stroke] for stroke in strokes]
        self._put(DRAWN if made else EMPTY, made)

    def set_typed(self, name: str) -> None:
        """Show a typed signature without emitting anything."""
        self._put(TYPED if name else EMPTY, typed=name)

    def set_ink_box(self) -> None:
        """Show that this one signs on paper, without emitting anything."""
        self._put(INK)

    def set_taken_out(self) -> None:
        """Show that it was signed by hand, and the drawing was taken out when the person was forgotten."""
        self._put(TAKEN_OUT)

    def set_locked(self, locked: bool) -> None:
        """Keep what is there: a sealed signature cannot be changed."""
        self._locked = locked
        self.setCursor(Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.CrossCursor)
        self._describe()
        self.update()

    def clear(self) -> None:
        """Take the signature away; emits ``cleared`` if there was one."""
        if self._method and not self._locked:
            self._put(EMPTY)
            announce(self, self.tr("Signature cleared"))
            self.cleared.emit()

    def sign_typed(self, name: str) -> None:
        """Sign by typing; emits ``signed``."""
        if not self._locked:
            self._put(TYPED, typed=name)
            announce(self, self.tr("Signed as {name}").format(name=self._typed))
            self.signed.emit(TYPED)

    def sign_on_paper(self) -> None:
        """Leave a box to be signed in ink; emits ``signed``."""
        if not self._locked:
            self._put(INK)
            announce(self, self.tr("A box to sign in ink"))
            self.signed.emit(INK)

    def _put(self, method: str, strokes: list[Stroke] | None = None, typed: str = "") -> None:
        self._method, self._strokes, self._typed = method, strokes or [], typed
        self._drawing = False
        self._describe()
        self.update()

    # Assistive technology

    def accessible_role(self) -> QAccessible.Role:
        """A surface to draw on."""
        return QAccessible.Role.Canvas

    def accessible_value(self) -> str:
        """How it is signed, in words."""
        return {
            DRAWN: self.tr("Signed by hand"),
            TYPED: self.tr("Signed as {name}").format(name=self._typed),
            INK: self.tr("To be signed on paper"),
            EMPTY: self.tr("Not signed yet"),
            TAKEN_OUT: self.tr("Signed by hand; the drawing was taken out"),
        }[self._method]

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Signature of {name}").format(name=self._signer))
        help_ = {
            True: self.tr("Press Delete to clear"),
            False: self.tr("Draw with pen, finger or mouse, or press Enter to type a name"),
        }[bool(self._method)]
        value = self.accessible_value()
        self.setAccessibleDescription(value if self._locked else f"{value}. {help_}")

    # Drawing

    def _begin(self, place: QPointF, time: int) -> None:
        if self._locked:
            return
        if self._method != DRAWN:
            self._before = (self._method, self._typed)
            self._put(DRAWN)
            self._began = time
        self._drawing = True
        self._strokes.append([to_ink(place, self.width(), self.height(), max(0, time - self._began))])
        self.update()

    def _extend(self, place: QPointF, time: int) -> None:
        if self._drawing:
            point = to_ink(place, self.width(), self.height(), max(0, time - self._began))
            if point[:2] != self._strokes[-1][-1][:2]:
                self._strokes[-1].append(point)
                self.update()

    def _end(self) -> None:
        if not self._drawing:
            return
        self._drawing = False
        if is_signature(self._strokes):
            self._describe()
            self.signed.emit(DRAWN)
        else:
            method, typed = self._before
            self._put(method, typed=typed)
            announce(self, self.tr("A dot is not a signature. Draw a longer line."))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), event.timestamp())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self._extend(event.position(), event.timestamp())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen is taken at its own precision; accepted, so that no mouse event follows."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(event.position(), event.timestamp())
        elif kind == QEvent.Type.TabletMove:
            self._extend(event.position(), event.timestamp())
        else:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """One finger draws; the page must not scroll under it."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        place = event.points()[0].position() if event.points() else QPointF()
        if event.type() == QEvent.Type.TouchBegin:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(place, event.timestamp())
        elif event.type() == QEvent.Type.TouchUpdate:
            self._extend(place, event.timestamp())
        else:
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for a name, Delete clears, Backspace takes the last stroke back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._locked:
            self.typing_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        elif event.key() == Qt.Key.Key_Backspace:
            self._take_back()
        else:
            super().keyPressEvent(event)

    def _take_back(self) -> None:
        if not is_signature(self._strokes[:-1]):
            self.clear()
        elif not self._locked:
            self._strokes.pop()
            self.update()
            self.signed.emit(DRAWN)

    # Painting

    def sizeHint(self) -> QSize:
        """About five to two, like a card to sign."""
        return QSize(self._theme.px(240), self._theme.px(96))

    def minimumSizeHint(self) -> QSize:
        """Large enough for a finger."""
        return QSize(self._theme.px(140), self._theme.px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pad, its line, and what stands on it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        empty = self._method in (EMPTY, INK, TAKEN_OUT)
        style = Qt.PenStyle.DashLine if empty else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour("border_ctl"), 2 if theme.scheme.high_contrast else 1, style))
        painter.setBrush(theme.colour("sunken"))
        edge = theme.tokens.radius["control"]
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), edge, edge)
        side, base = float(theme.sp(16)), self.height() * 0.78
        painter.setPen(QPen(theme.colour("border_ctl"), 1))
        painter.drawLine(QPointF(side, base), QPointF(self.width() - side, base))
        area = QRectF(side, 0, self.width() - 2 * side, base)
        if self._method == TYPED:
            self._paint_typed(painter, area)
        elif empty:
            self._paint_invitation(painter, area)
        else:
            self._paint_strokes(painter)

    def _paint_typed(self, painter: QPainter, area: QRectF) -> None:
        font = self._theme.font("h1", 400, 26)
        font.setItalic(True)
        wide = QFontMetrics(font).horizontalAdvance(self._typed)
        if wide > area.width():
            font.setPixelSize(max(12, int(font.pixelSize() * area.width() / wide)))
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            area, side | Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignAbsolute, self._typed
        )

    def _paint_invitation(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(self._theme.font("body", 500))
        painter.setPen(self._theme.colour("text2"))
        words = self.tr("Will sign on paper")
        if self._method == TAKEN_OUT:
            words = self.tr("Signed by hand; the drawing was taken out")
        elif self._method == EMPTY:
            words = self.tr("Not signed") if self._locked else self.tr("Sign here")
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_strokes(self, painter: QPainter) -> None:
        pen = QPen(self._theme.colour("text"), max(1.6, self.height() / 42))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path_of(self._strokes, self.width(), self.height()))


register("SignaturePad")
