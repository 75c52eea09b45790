"""What keys do on the map beyond choosing: move, link, look. Everything a pointer can do there is here too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from ui.canvas.partner_canvas import ALT, CTRL, SHIFT, WAYS
from ui.canvas.places import Point

if TYPE_CHECKING:
    from ui.canvas.map_canvas import MapCanvas

_NUDGE: Final = 12.0
_PAN: Final = 60.0
_PAUSE_MS: Final = 500


class Nudge(QObject):
    """Little moves by Alt and arrows, gathered until the hand rests: one edit instead of twenty."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._points: dict[int, Point] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def by(self, right: int, down: int) -> None:
        canvas = self._canvas
        if not self._points:
            self._points = {each: canvas.ground.points[each] for each in canvas.selected}
            canvas.drop_layer()
        if self._points:
            self._points = canvas.ground.shifted(self._points, right * _NUDGE, down * _NUDGE)
            self._pause.start()
            canvas.update()

    def moving(self) -> dict[int, Point]:
        return self._points

    def flush(self) -> None:
        """Hand the move on, if there is one."""
        self._pause.stop()
        points, self._points = self._points, {}
        points = {each: point for each, point in points.items() if each in self._canvas.scene.partners}
        if points:
            self._canvas.drop_layer()
            self._canvas.move_partners(points)


def press(canvas: MapCanvas, event: QKeyEvent) -> bool:
    """Do what a key means on the map alone. Gives False for keys that mean nothing special here."""
    way, held = WAYS.get(Qt.Key(event.key())), event.modifiers()
    if way is not None and held & ALT:
        canvas.nudge(*way)
    elif way is not None and held & SHIFT:
        canvas.pan_by(QPointF(-way[0], -way[1]) * _PAN)
    else:
        command = None if held & (CTRL | ALT) else _commands(canvas).get(Qt.Key(event.key()))
        if command is None:
            return False
        command()
    return True


def _commands(canvas: MapCanvas) -> dict[Qt.Key, Callable[[], object]]:
    found: dict[Qt.Key, Callable[[], object]] = {
        Qt.Key.Key_Plus: canvas.zoom_in,
        Qt.Key.Key_Equal: canvas.zoom_in,
        Qt.Key.Key_Minus: canvas.zoom_out,
        Qt.Key.Key_0: canvas.fit,
    }
    if canvas.current:
        found[Qt.Key.Key_L] = canvas.link_wanted.emit
    choose = type(canvas.mode)("choose")
    if canvas.mode != choose:
        # Without a mode Escape is the page's.
        found[Qt.Key.Key_Escape] = lambda: canvas.set_mode(choose)
    return found
