"""What the pointer does on the map: choose one or many, drag, pan, link, place."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.canvas.partner_canvas import CTRL, SHIFT
from ui.canvas.places import Point

if TYPE_CHECKING:
    from ui.canvas.map_canvas import MapCanvas


class _Doing(Enum):
    """What the press that is down has become."""

    NOTHING = auto()
    WAITING = auto()
    """It may become a click or a drag."""
    DRAGGING = auto()
    PANNING = auto()
    LASSOING = auto()
    """A frame is drawn around those to be chosen."""
    LINKING = auto()


class MapPointer:
    """Follows one press from down to up."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self._doing = _Doing.NOTHING
        self._becomes = _Doing.PANNING
        self._pressed_at = QPointF()
        self._last = QPointF()
        self._partner = 0
        self._adding = False

    def moving(self) -> dict[int, Point]:
        """Who is being dragged, and where the middles of their boxes are now."""
        if self._doing is not _Doing.DRAGGING:
            return {}
        canvas = self._canvas
        step = canvas.camera.to_ground(self._last) - canvas.camera.to_ground(self._pressed_at)
        held = {each: canvas.ground.points[each] for each in canvas.selected}
        return canvas.ground.shifted(held, step.x(), step.y())

    def frame(self) -> QRectF | None:
        """The frame around those to be chosen, in the window."""
        lassoing = self._doing is _Doing.LASSOING
        return QRectF(self._pressed_at, self._last).normalized() if lassoing else None

    def thread(self) -> QPointF | None:
        """Where the link that is being drawn ends, in the window; None while none is drawn."""
        pulled = self._doing is _Doing.LINKING
        pointing = self._canvas.mode == "link" and self._canvas.underMouse()
        return self._last if pulled or pointing else None

    def press(self, event: QMouseEvent) -> None:
        canvas = self._canvas
        self._last = self._pressed_at = event.position()
        self._partner = canvas.partner_at(event.position())
        self._adding = bool(event.modifiers() & (SHIFT | CTRL))
        self._doing, self._becomes = _Doing.WAITING, _Doing.PANNING
        if event.button() == Qt.MouseButton.MiddleButton:
            self._doing = _Doing.PANNING
        elif event.button() != Qt.MouseButton.LeftButton:
            self._doing = _Doing.NOTHING
        elif canvas.mode == "choose":
            self._press_to_choose()

    def _press_to_choose(self) -> None:
        canvas = self._canvas
        if canvas.on_handle(self._pressed_at):
            self._becomes = _Doing.LINKING
        elif not self._partner and self._adding:
            self._becomes = _Doing.LASSOING
        elif self._partner:
            self._becomes = _Doing.DRAGGING
            if not self._adding and self._partner not in canvas.selected:
                canvas.choose(self._partner, tell=True)

    def move(self, event: QMouseEvent) -> None:
        step = event.position() - self._last
        self._last = event.position()
        if self._doing is _Doing.NOTHING:
            self._hover()
        elif self._doing is _Doing.PANNING:
            self._canvas.pan_by(step)
        elif self._doing is not _Doing.WAITING:
            self._canvas.update()
        elif (self._last - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._begin()

    def _begin(self) -> None:
        if self._becomes is _Doing.DRAGGING and self._partner not in self._canvas.selected:
            self._canvas.toggle(self._partner)
        self._doing = self._becomes
        self._canvas.drop_layer()

    def release(self, event: QMouseEvent) -> None:
        self._last = event.position()
        was, moved, frame = self._doing, self.moving(), self.frame()
        self._doing = _Doing.NOTHING
        if was is _Doing.WAITING:
            self._click(event.position())
        elif was is _Doing.DRAGGING:
            self._canvas.drop_layer()
            self._canvas.move_partners(moved)
        elif frame is not None:
            self._canvas.select_in(frame)
        elif was is _Doing.LINKING:
            self._pulled_to(self._canvas.partner_at(event.position()))

    def _pulled_to(self, found: int) -> None:
        self._canvas.drop_layer()
        if found and found != self._canvas.current:
            self._canvas.linked.emit(self._canvas.current, found)

    def _hover(self) -> None:
        canvas = self._canvas
        if canvas.mode == "choose":
            over = canvas.on_handle(self._last) or canvas.partner_at(self._last) or canvas.tie_at(self._last)
            canvas.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        else:
            canvas.update()

    def _click(self, point: QPointF) -> None:
        canvas = self._canvas
        found = canvas.partner_at(point)
        if canvas.on_handle(point) and canvas.mode == "choose":
            canvas.link_wanted.emit()
        elif canvas.mode == "link":
            self._click_to_link(found)
        elif canvas.mode == "place":
            self._click_to_place(found, point)
        elif found:
            canvas.toggle(found) if self._adding else canvas.choose(found, tell=True)
        elif not self._adding:
            tie = canvas.tie_at(point)
            canvas.tie_chosen.emit(tie) if tie else canvas.choose(0, tell=True)

    def _click_to_link(self, found: int) -> None:
        canvas = self._canvas
        if found and not canvas.current:
            canvas.choose(found, tell=True)
        elif found and found != canvas.current:
            canvas.linked.emit(canvas.current, found)

    def _click_to_place(self, found: int, point: QPointF) -> None:
        canvas = self._canvas
        if found and found != canvas.current:
            canvas.choose(found, tell=True)
        elif canvas.current and not found:
            at = canvas.camera.to_ground(point)
            canvas.move_partners({canvas.current: (at.x(), at.y())})
            canvas.set_mode(type(canvas.mode)("choose"))
