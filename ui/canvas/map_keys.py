"""What keys do while the map has the focus. Everything a pointer can do there is here too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from ui.canvas.places import Point

if TYPE_CHECKING:
    from ui.canvas.map_canvas import MapCanvas

_WAYS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_NUDGE: Final = 12.0
_PAN: Final = 60.0
_PAUSE_MS: Final = 500


class Nudge(QObject):
    """Little moves by Alt and arrows, gathered until the hand rests: one edit instead of twenty."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._partner = 0
        self._point: Point = (0.0, 0.0)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def by(self, right: int, down: int) -> None:
        canvas = self._canvas
        if canvas.current and not self._partner:
            self._partner = canvas.current
            self._point = canvas.ground.points[canvas.current]
            canvas.drop_layer()
        if self._partner:
            x, y = self._point[0] + right * _NUDGE, self._point[1] + down * _NUDGE
            wide, high = canvas.ground.area
            self._point = (min(max(x, 0.0), wide), min(max(y, 0.0), high))
            self._pause.start()
            canvas.update()

    def moving(self) -> tuple[int, Point]:
        return self._partner, self._point

    def flush(self) -> None:
        """Hand the move on, if there is one."""
        self._pause.stop()
        partner, self._partner = self._partner, 0
        if partner in self._canvas.scene.partners:
            self._canvas.drop_layer()
            self._canvas.move_partner(partner, self._point)


def wants(canvas: MapCanvas, event: QKeyEvent) -> bool:
    """Whether a key is for the map although it means something else elsewhere: Alt and arrows go back and on."""
    return bool(canvas.current and event.modifiers() & _ALT and event.key() in _WAYS)


def press(canvas: MapCanvas, event: QKeyEvent) -> bool:
    """Do what a key means. Gives False for keys that mean nothing here."""
    way = _WAYS.get(Qt.Key(event.key()))
    if way is not None:
        return _arrow(canvas, way, event.modifiers())
    command = _command(canvas, event)
    if command is not None:
        command()
        return True
    return _letter(canvas, event)


def _arrow(canvas: MapCanvas, way: tuple[int, int], held: Qt.KeyboardModifier) -> bool:
    if held & _ALT:
        canvas.nudge(*way)
    elif held & _SHIFT:
        canvas.pan_by(QPointF(-way[0], -way[1]) * _PAN)
    elif held & _CTRL:
        return False
    else:
        _step(canvas, way)
    return True


def _step(canvas: MapCanvas, way: tuple[int, int]) -> None:
    first = next(iter(canvas.scene.partners), 0)
    found = canvas.ground.nearest(canvas.current, *way) if canvas.current else first
    if found:
        canvas.choose(found, tell=True)


def _command(canvas: MapCanvas, event: QKeyEvent) -> Callable[[], object] | None:
    key, held = Qt.Key(event.key()), event.modifiers() & (_CTRL | _ALT)
    current = canvas.current
    if held:
        return None
    if key == Qt.Key.Key_L and current:
        return canvas.link_wanted.emit
    if key == Qt.Key.Key_Escape:
        return _escape(canvas)
    if current and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return lambda: canvas.opened.emit(current)
    if current and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        return lambda: canvas.remove_wanted.emit(current)
    return _looking(canvas, key)


def _escape(canvas: MapCanvas) -> Callable[[], object] | None:
    """Escape ends a mode; otherwise it is the page's."""
    choose = type(canvas.mode)("choose")
    return None if canvas.mode == choose else lambda: canvas.set_mode(choose)


def _looking(canvas: MapCanvas, key: Qt.Key) -> Callable[[], object] | None:
    ids = list(canvas.scene.partners)
    found: dict[Qt.Key, Callable[[], object]] = {
        Qt.Key.Key_Plus: canvas.zoom_in,
        Qt.Key.Key_Equal: canvas.zoom_in,
        Qt.Key.Key_Minus: canvas.zoom_out,
        Qt.Key.Key_0: canvas.fit,
    }
    if ids:
        found[Qt.Key.Key_Home] = lambda: canvas.choose(ids[0], tell=True)
        found[Qt.Key.Key_End] = lambda: canvas.choose(ids[-1], tell=True)
    return found.get(key)


def _letter(canvas: MapCanvas, event: QKeyEvent) -> bool:
    """A letter goes to the next partner whose name begins with it."""
    typed = event.text().casefold()
    if not typed.isalnum() or event.modifiers() & (_CTRL | _ALT):
        return False
    ids = [each.id for each in canvas.scene.partners.values() if each.name.casefold().startswith(typed)]
    if ids:
        after = ids.index(canvas.current) + 1 if canvas.current in ids else 0
        canvas.choose(ids[after % len(ids)], tell=True)
    return True
