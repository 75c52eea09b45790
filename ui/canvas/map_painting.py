"""How the map is painted: links as lines, partners as pictures; during a drag, all that stands still as one picture."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from partnerdesk.model.partner_types import CATEGORY_LABELS
from ui.canvas.node_pictures import top_left
from ui.canvas.places import Point
from ui.canvas.tie_art import FADED, PLAIN_BELOW
from ui.theme.icons import paint_icon
from ui.widgets.table import break_lines
from ui.words import translated

if TYPE_CHECKING:
    from ui.canvas.map_canvas import MapCanvas

HANDLE: Final = 9.0
"""The radius of the knob from which a link is pulled, in pixels of the window."""
_RING_WORDS: Final = 150
"""How wide the words on a circle may be, in pixels at 100 %."""
_CLOCK: Final = (-90, 90, -70, -110, 70, 110, -45, -135, 45, 135, -20, -160, 20, 160, 0, 180)
"""Where on a circle its words may stand, in degrees, the best first; -90 is the top."""
_DOTS: Final = 24


class MapPainting:
    """Paints one map. ``layer`` is everything but the partners that move, while a hand is at work.

    Pictures are painted anew for ``crisp_zoom`` only; while a hand still zooms they are stretched.
    """

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self.layer: QPixmap | None = None
        self.crisp_zoom = 1.0

    def paint(self, painter: QPainter) -> None:
        canvas = self._canvas
        moving, frame, thread = canvas.moving(), canvas.pointer.frame(), canvas.pointer.thread()
        if moving or frame is not None or thread is not None:
            if self.layer is None:
                self.layer = self._still(moving)
            painter.drawPixmap(0, 0, self.layer)
        else:
            self._paint_all(painter, ())
        painter.setClipPath(self._card())
        self._paint_moving(painter, moving)
        for each in canvas.selected - moving.keys():
            self._paint_ring(painter, canvas.ground.points[each], each)
        if not moving:
            self._paint_handle(painter)
        if frame is not None:
            self._paint_frame(painter, frame)
        if thread is not None and canvas.current:
            self._paint_thread(painter, thread)

    def _still(self, without: Collection[int]) -> QPixmap:
        """Everything but those who move, as a picture: a drag then paints two pictures and a few lines."""
        ratio = self._canvas.devicePixelRatioF()
        layer = QPixmap((QSizeF(self._canvas.size()) * ratio).toSize())
        layer.setDevicePixelRatio(ratio)
        painter = QPainter(layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_all(painter, without)
        painter.end()
        return layer

    def _card(self) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(QRectF(self._canvas.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        return path

    def _paint_all(self, painter: QPainter, without: Collection[int]) -> None:
        theme = self._canvas.theme
        painter.fillRect(self._canvas.rect(), theme.colour("sheet"))
        painter.setClipPath(self._card())
        if not theme.scheme.high_contrast:
            self._paint_dots(painter)
        self._paint_rings(painter)
        painter.save()
        painter.translate(self._canvas.camera.origin)
        painter.scale(self._canvas.camera.zoom, self._canvas.camera.zoom)
        self._canvas.ground.ties.paint(
            painter, self._canvas.camera.zoom, self._canvas.current, without, self._canvas.ghosts
        )
        painter.restore()
        self._paint_ring_words(painter)
        self._paint_partners(painter, without)
        painter.setClipping(False)
        painter.setPen(QPen(theme.colour("border_ctl" if theme.scheme.high_contrast else "border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._card())

    def _paint_dots(self, painter: QPainter) -> None:
        dot = QPixmap(_DOTS, _DOTS)
        dot.fill(self._canvas.theme.colour("sheet"))
        on_dot = QPainter(dot)
        on_dot.setRenderHint(QPainter.RenderHint.Antialiasing)
        on_dot.setPen(Qt.PenStyle.NoPen)
        on_dot.setBrush(self._canvas.theme.colour("border"))
        on_dot.drawEllipse(QPointF(_DOTS / 2, _DOTS / 2), 0.9, 0.9)
        on_dot.end()
        painter.fillRect(self._canvas.rect(), QBrush(dot))

    def _paint_partners(self, painter: QPainter, without: Collection[int]) -> None:
        canvas = self._canvas
        if canvas.camera.zoom < PLAIN_BELOW:
            self._paint_far(painter, without)
            return
        seen = canvas.camera.on_ground(QRectF(canvas.rect()))
        inside = [
            each
            for each, (x, y) in canvas.ground.points.items()
            if each not in without
            and abs(x - seen.center().x()) < seen.width() / 2 + canvas.ground.sizes[each][0]
            and abs(y - seen.center().y()) < seen.height() / 2 + canvas.ground.sizes[each][1]
        ]
        for each in inside:
            painter.setOpacity(FADED if each in canvas.ghosts else 1.0)
            self._paint_partner(painter, each, canvas.ground.points[each])
        painter.setOpacity(1.0)

    def _paint_far(self, painter: QPainter, without: Collection[int]) -> None:
        canvas = self._canvas
        painter.setPen(Qt.PenStyle.NoPen)
        painter.save()
        painter.translate(canvas.camera.origin)
        painter.scale(canvas.camera.zoom, canvas.camera.zoom)
        for category, boxes in canvas.ground.boxes_by_category().items():
            painter.setBrush(canvas.theme.category(category)[1])
            painter.drawRects([box for each, box in boxes.items() if each not in without])
        painter.restore()

    def _paint_partner(self, painter: QPainter, partner_id: int, at: Point) -> None:
        partner = self._canvas.scene.partners[partner_id]
        pictures = self._canvas.ground.pictures
        picture = pictures.picture(
            partner,
            self.crisp_zoom,
            self._canvas.devicePixelRatioF(),
            chosen=partner_id in self._canvas.selected,
        )
        place = top_left(
            self._canvas.camera.to_window(QPointF(*at)), pictures.box(partner), self._canvas.camera.zoom
        )
        if self.crisp_zoom == self._canvas.camera.zoom:
            painter.drawPixmap(place, picture)
        else:
            size = picture.deviceIndependentSize() * (self._canvas.camera.zoom / self.crisp_zoom)
            painter.drawPixmap(QRectF(place, size), picture, QRectF(picture.rect()))

    def _paint_rings(self, painter: QPainter) -> None:
        """Thin circles behind everything while partners stand in rings."""
        canvas = self._canvas
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(canvas.theme.colour("border_ctl"), 1, Qt.PenStyle.DotLine))
        for ring in canvas.ground.rings:
            painter.drawEllipse(canvas.camera.on_window(canvas.ground.circle(ring)))

    def _paint_ring_words(self, painter: QPainter) -> None:
        """The types that stand on each circle, over links and behind partners."""
        canvas, theme = self._canvas, self._canvas.theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text2"))
        metrics = QFontMetricsF(painter.font())
        for ring in canvas.ground.rings:
            circle = canvas.camera.on_window(canvas.ground.circle(ring))
            words = ", ".join(translated(CATEGORY_LABELS[each]) for each in ring.categories)
            lines = break_lines(words, painter.font(), theme.px(_RING_WORDS), 2)
            wide = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
            place = self._beside_boxes(circle, QSizeF(wide, metrics.height() * len(lines)))
            painter.fillRect(place.adjusted(-4, 0, 4, 0), theme.colour("sheet"))
            shown = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
            painter.drawText(place, shown, "\n".join(lines))

    def _beside_boxes(self, circle: QRectF, size: QSizeF) -> QRectF:
        """A place on a circle for words that no box covers, the top one if all are covered."""
        canvas = self._canvas
        window = QRectF(canvas.rect()).adjusted(6, 4, -6, -4)
        boxes = [canvas.box(each).adjusted(-7, -5, 7, 5) for each in canvas.scene.partners]
        places = []
        for angle in _CLOCK:
            turn = math.radians(angle)
            place = QRectF(QPointF(), size)
            place.moveCenter(
                circle.center()
                + QPointF(math.cos(turn) * circle.width() / 2, math.sin(turn) * circle.height() / 2)
            )
            places.append(place)
            if window.contains(place) and not any(box.intersects(place) for box in boxes):
                return place
        return places[0]

    def _paint_moving(self, painter: QPainter, moving: Mapping[int, Point]) -> None:
        painter.save()
        painter.translate(self._canvas.camera.origin)
        painter.scale(self._canvas.camera.zoom, self._canvas.camera.zoom)
        self._canvas.ground.ties.paint_moving(painter, moving)
        painter.restore()
        for each, at in moving.items():
            self._paint_partner(painter, each, at)
            self._paint_ring(painter, at, each)

    def _paint_ring(self, painter: QPainter, at: Point, partner_id: int) -> None:
        """Two colours around the chosen partner, so that it stands out on every ground."""
        wide, high = self._canvas.ground.sizes[partner_id]
        box = self._canvas.camera.on_window(QRectF(at[0] - wide / 2, at[1] - high / 2, wide, high))
        out = 6.0 if self._canvas.scene.partners[partner_id].community else 4.0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focus = 2.5 if partner_id == self._canvas.current else 1.5
        for colour, width in (
            (self._canvas.theme.colour("sheet"), 4.0),
            (self._canvas.theme.colour("focus"), focus),
        ):
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(box.adjusted(-out, -out, out, out), 10 + out, 10 + out)

    def _paint_handle(self, painter: QPainter) -> None:
        """The knob beside the chosen partner from which a link is pulled."""
        at = self._canvas.handle()
        if at is None:
            return
        theme = self._canvas.theme
        painter.setPen(QPen(theme.colour("sheet"), 2))
        painter.setBrush(theme.colour("focus"))
        painter.drawEllipse(at, HANDLE, HANDLE)
        side = HANDLE * 1.3
        square = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        paint_icon(theme, painter, "plus", square, theme.hex("sheet"), 3)

    def _paint_frame(self, painter: QPainter, frame: QRectF) -> None:
        theme = self._canvas.theme
        ground = theme.colour("accent_soft")
        ground.setAlpha(110)
        painter.setBrush(ground)
        painter.setPen(QPen(theme.colour("focus"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRect(frame)

    def _paint_thread(self, painter: QPainter, end: QPointF) -> None:
        """The link that is being pulled runs behind the boxes, so that every name can be read."""
        canvas = self._canvas
        start = canvas.camera.to_window(QPointF(*canvas.ground.points[canvas.current]))
        behind = self._card()
        for each in canvas.scene.partners:
            box = canvas.box(each)
            if box.intersects(QRectF(start, end).normalized().adjusted(-1, -1, 1, 1)):
                hole = QPainterPath()
                hole.addRoundedRect(box, 8, 8)
                behind -= hole
        painter.save()
        painter.setClipPath(behind)
        painter.setPen(QPen(canvas.theme.colour("focus"), 2.0, Qt.PenStyle.DashLine))
        painter.drawLine(start, end)
        painter.restore()
