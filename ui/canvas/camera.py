"""Which part of the map's ground the window shows, and how large."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

LEAST: Final = 0.08
MOST: Final = 4.0


class Camera:
    """``zoom`` pixels of the window show one pixel of the ground; ``origin`` is the ground's top left in the window.

    While ``fitted``, the whole ground is kept in sight.
    """

    def __init__(self) -> None:
        self.zoom = 1.0
        self.origin = QPointF()
        self.fitted = True

    def fit(self, area: QSizeF, window: QSizeF) -> None:
        """Show the whole ground, never larger than it is."""
        zoom = min(1.0, window.width() / max(1.0, area.width()), window.height() / max(1.0, area.height()))
        self.zoom = max(LEAST, zoom)
        left = (window.width() - area.width() * self.zoom) / 2
        top = (window.height() - area.height() * self.zoom) / 2
        self.origin = QPointF(left, top)
        self.fitted = True

    def zoom_by(self, factor: float, around: QPointF) -> None:
        """Zoom so that the point ``around`` of the window stays where it is."""
        zoom = min(MOST, max(LEAST, self.zoom * factor))
        self.origin = around - (around - self.origin) * (zoom / self.zoom)
        self.zoom = zoom
        self.fitted = False

    def pan_by(self, step: QPointF) -> None:
        self.origin = self.origin + step  # never in place: others may hold the old point
        self.fitted = False

    def show(self, area: QRectF, window: QSizeF, edge: float) -> bool:
        """Pan as little as need be for a part of the ground to be in the window. Gives whether it had to."""
        seen = self.on_window(area).adjusted(-edge, -edge, edge, edge)
        step = QPointF(
            _step(seen.left(), seen.right(), window.width()),
            _step(seen.top(), seen.bottom(), window.height()),
        )
        if step.isNull():
            return False
        self.pan_by(step)
        return True

    def to_ground(self, point: QPointF) -> QPointF:
        return (point - self.origin) / self.zoom

    def to_window(self, point: QPointF) -> QPointF:
        return point * self.zoom + self.origin

    def on_window(self, area: QRectF) -> QRectF:
        return QRectF(self.to_window(area.topLeft()), area.size() * self.zoom)

    def on_ground(self, area: QRectF) -> QRectF:
        return QRectF(self.to_ground(area.topLeft()), area.size() / self.zoom)


def _step(low: float, high: float, room: float) -> float:
    if low < 0:
        return -low
    return min(0.0, max(room - high, -low))
