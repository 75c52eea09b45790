"""What keys do on the map beyond choosing: move, link, look. Everything a pointer can do there is here too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from ui.canvas.partner_canvas import ALT, CTRL, SHIFT, WAYS

if TYPE_CHECKING:
    from ui.canvas.map_canvas import MapCanvas

_PAN: Final = 60.0


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
