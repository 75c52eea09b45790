"""What the pointer does on the map: choose, drag, pan, link, place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.canvas.places import Point

if TYPE_CHECKING:
    from ui.canvas.map_canvas import MapCanvas


class MapPointer:
    """Follows one press from down to up."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self._pressed_at: QPointF | None = None
        self._last = QPointF()
        self._partner = 0
        self._grip = QPointF()
        self._dragging = False
        self._panning = False

    def moving(self) -> tuple[int, Point]:
        """Who is being dragged, and where the middle of the box is now."""
        if not self._dragging:
            return 0, (0.0, 0.0)
        at = self._canvas.camera.to_ground(self._last) + self._grip
        wide, high = self._canvas.ground.area
        return self._partner, (min(max(at.x(), 0.0), wide), min(max(at.y(), 0.0), high))

    def at(self, start: QPointF) -> QPointF:
        """Where the pointer was seen last; ``start`` while it is elsewhere."""
        return self._last if self._canvas.underMouse() else start

    def press(self, event: QMouseEvent) -> None:
        canvas = self._canvas
        self._last = self._pressed_at = event.position()
        self._partner = canvas.partner_at(event.position())
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panning = True
        elif event.button() != Qt.MouseButton.LeftButton:
            self._pressed_at = None
        elif canvas.mode == "choose" and self._partner:
            canvas.choose(self._partner, tell=True)
            middle = QPointF(*canvas.ground.points[self._partner])
            self._grip = middle - canvas.camera.to_ground(event.position())

    def move(self, event: QMouseEvent) -> None:
        step = event.position() - self._last
        self._last = event.position()
        if self._pressed_at is None:
            self._hover()
        elif self._dragging:
            self._canvas.update()
        elif self._panning:
            self._canvas.pan_by(step)
        elif self._far_enough():
            self._begin()

    def release(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        self._last = event.position()
        partner, point = self.moving()
        dragged, panned = self._dragging, self._panning
        self._pressed_at = None
        self._dragging = self._panning = False
        if dragged:
            self._canvas.drop_layer()
            self._canvas.move_partner(partner, point)
        elif not panned:
            self._click(event.position())

    def _far_enough(self) -> bool:
        assert self._pressed_at is not None
        return (self._last - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()

    def _begin(self) -> None:
        if self._partner and self._canvas.mode == "choose":
            self._dragging = True
            self._canvas.drop_layer()
        else:
            self._panning = True

    def _hover(self) -> None:
        canvas = self._canvas
        if canvas.mode == "choose":
            over = canvas.partner_at(self._last) or canvas.tie_at(self._last)
            canvas.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        else:
            canvas.update()

    def _click(self, point: QPointF) -> None:
        canvas = self._canvas
        found = canvas.partner_at(point)
        if canvas.mode == "link":
            self._click_to_link(found)
        elif canvas.mode == "place":
            self._click_to_place(found, point)
        elif not found:
            tie = canvas.tie_at(point)
            if tie:
                canvas.tie_chosen.emit(tie)
            else:
                canvas.choose(0, tell=True)

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
            canvas.move_partner(canvas.current, (at.x(), at.y()))
            canvas.set_mode(type(canvas.mode)("choose"))
