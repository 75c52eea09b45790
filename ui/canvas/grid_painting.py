"""How the grid is painted: four quadrants with their titles, the values along both sides, a chip for each partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ui.canvas.grid_places import HIGH, LEVELS, LOW
from ui.canvas.scene import Partner
from ui.theme.icons import paint_icon

if TYPE_CHECKING:
    from ui.canvas.grid_canvas import GridCanvas

translate = QCoreApplication.translate

TITLE: Final = 24
"""The height of the strip with a quadrant's title, in pixels at 100 %."""
FOOT: Final = 40
"""The height of what stands below the grid: values and the name of the axis."""
_ABSOLUTE: Final = Qt.AlignmentFlag.AlignAbsolute
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | _ABSOLUTE
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | _ABSOLUTE


class GridPainting:
    """Paints one grid. A diagram is not turned round where reading goes from right to left."""

    def __init__(self, canvas: GridCanvas) -> None:
        self._canvas = canvas

    def paint(self, painter: QPainter, seen: QRectF) -> None:
        canvas = self._canvas
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for influence in (HIGH, LOW):
            for interest in (LOW, HIGH):
                self._paint_quadrant(painter, influence, interest)
        self._paint_values(painter)
        self._paint_axes(painter)
        self._paint_tray(painter)
        if canvas.dragged:
            self._paint_target(painter)
        for partner in canvas.scene.partners.values():
            box = canvas.box(partner.id)
            if partner.id != canvas.dragged and box.intersects(seen):
                self._paint_chip(painter, partner, box)
        if canvas.dragged:
            box = canvas.box(canvas.dragged)
            box.moveCenter(canvas.pointer())
            self._paint_chip(painter, canvas.scene.partners[canvas.dragged], box)

    def _quadrant(self, influence: tuple[int, ...], interest: tuple[int, ...]) -> QRectF:
        places = self._canvas.places
        left = places.columns[interest[0]][0]
        right = sum(places.columns[interest[-1]])
        top = places.bands[influence[-1]][0] - self._canvas.theme.px(TITLE)
        foot = sum(places.bands[influence[0]])
        return QRectF(left, top, right - left, foot - top).adjusted(1.5, 1.5, -1.5, -1.5)

    def _paint_quadrant(
        self, painter: QPainter, influence: tuple[int, ...], interest: tuple[int, ...]
    ) -> None:
        theme = self._canvas.theme
        best = influence is HIGH and interest is HIGH
        area = self._quadrant(influence, interest)
        painter.setPen(QPen(theme.colour("border"), 2 if theme.scheme.high_contrast else 1))
        painter.setBrush(theme.colour("accent_soft" if best and not theme.scheme.high_contrast else "sunken"))
        painter.drawRoundedRect(area, 8, 8)
        painter.setFont(theme.font("label", 600))
        painter.setPen(theme.colour("accent_text" if best else "text2"))
        titles = {
            (HIGH, LOW): translate("GridPainting", "Keep satisfied"),
            (HIGH, HIGH): translate("GridPainting", "Work closely with"),
            (LOW, LOW): translate("GridPainting", "Keep an eye on"),
            (LOW, HIGH): translate("GridPainting", "Keep informed and involved"),
        }
        strip = QRectF(area.left() + 10, area.top() + 2, area.width() - 20, theme.px(TITLE - 2))
        words = QFontMetricsF(painter.font()).elidedText(
            titles[influence, interest], Qt.TextElideMode.ElideRight, strip.width()
        )
        painter.drawText(strip, _RIGHT if interest is HIGH else _LEFT, words)

    def _paint_values(self, painter: QPainter) -> None:
        """The values 0 to 4 beside their bands and below their columns."""
        canvas, theme = self._canvas, self._canvas.theme
        left, top, _, height = canvas.places.area
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text2"))
        side = theme.px(18)
        for level in LEVELS:
            band, column = canvas.places.bands[level], canvas.places.columns[level]
            number = canvas.locale().toString(level)
            painter.drawText(
                QRectF(left - side - 2, band[0], side, band[1]), Qt.AlignmentFlag.AlignCenter, number
            )
            below = QRectF(column[0], top + height + 1, column[1], side)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, number)

    def _paint_axes(self, painter: QPainter) -> None:
        canvas, theme = self._canvas, self._canvas.theme
        left, top, wide, height = canvas.places.area
        painter.setFont(theme.font("label", 600))
        painter.setPen(theme.colour("text2"))
        line = float(theme.px(20))
        across = translate("GridPainting", "Interest in this") + "  →"
        painter.drawText(
            QRectF(left, top + height + theme.px(20), wide, line), Qt.AlignmentFlag.AlignCenter, across
        )
        painter.save()
        painter.translate(left - theme.px(20) - line, top + height)
        painter.rotate(-90)
        upwards = translate("GridPainting", "Influence over this") + "  →"
        painter.drawText(QRectF(0, 0, height, line), Qt.AlignmentFlag.AlignCenter, upwards)
        painter.restore()

    def _paint_tray(self, painter: QPainter) -> None:
        canvas, theme = self._canvas, self._canvas.theme
        if canvas.tray_area is None:
            return
        pen = QPen(theme.colour("border_ctl"), 1.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(canvas.tray_area.adjusted(1, 1, -1, -1), 8, 8)
        painter.setFont(theme.font("label", 600))
        painter.setPen(theme.colour("text2"))
        head = QRectF(
            canvas.tray_area.left() + 10,
            canvas.tray_area.top() + 4,
            canvas.tray_area.width() - 20,
            theme.px(24),
        )
        painter.drawText(head, _LEFT, translate("GridPainting", "Not placed yet"))

    def _paint_target(self, painter: QPainter) -> None:
        """The cell into which the dragged chip would fall."""
        canvas, theme = self._canvas, self._canvas.theme
        at = canvas.pointer()
        over_tray = canvas.tray_area is not None and canvas.tray_area.contains(at)
        area = (
            canvas.tray_area
            if over_tray
            else QRectF(*canvas.places.cell(*canvas.places.cell_at(at.x(), at.y())))
        )
        assert area is not None
        painter.setPen(QPen(theme.colour("focus"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 6, 6)

    def _paint_chip(self, painter: QPainter, partner: Partner, box: QRectF) -> None:
        theme, canvas = self._canvas.theme, self._canvas
        soft, stroke, ink = theme.category(partner.category)
        chosen = partner.id in canvas.selected
        round_ = box.height() / 2
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2.5 if partner.id == canvas.current else 1.5))
            painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), round_ + 3.5, round_ + 3.5)
        pen = QPen(stroke, 2.0 if theme.scheme.high_contrast else 1.4)
        if not partner.present:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(soft if chosen else theme.colour("raised"))
        painter.drawRoundedRect(box, round_, round_)
        if partner.community:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), round_ - 2.5, round_ - 2.5)
        side = float(theme.px(16))
        icon = QRectF(box.left() + theme.px(10), box.center().y() - side / 2, side, side)
        paint_icon(
            theme,
            painter,
            theme.category_icon(partner.category),
            icon,
            (ink if theme.scheme.high_contrast else stroke).name(),
            2.1,
        )
        self._paint_name(painter, partner.name, box, icon)

    def _paint_name(self, painter: QPainter, name: str, box: QRectF, icon: QRectF) -> None:
        theme = self._canvas.theme
        painter.setFont(theme.font("label", 600))
        painter.setPen(theme.colour("text"))
        start = QPointF(icon.right() + theme.px(6), box.top())
        words = QRectF(start, QPointF(box.right() - theme.px(10), box.bottom()))
        shown = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.drawText(words, _LEFT | Qt.TextFlag.TextDontClip, shown)
