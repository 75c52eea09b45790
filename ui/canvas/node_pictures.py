"""The boxes of partners: how large each is, and its picture, painted once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from ui.canvas.scene import Partner
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.widgets.table import break_lines

GROWTH: Final = 0.14
"""By how much a box grows with each level of influence, where size stands for it."""
AROUND: Final = 7.0
"""What a picture holds around its box, in pixels: shadow, and the ring of those who speak for the community."""


@dataclass(frozen=True, slots=True)
class Box:
    """A partner's box in pixels at zoom 1, with its name in one or two lines. ``grown`` is 1 for the usual size."""

    width: float
    height: float
    lines: tuple[str, ...]
    grown: float = 1.0


class NodePictures:
    """Everything is measured and painted at the theme's text size; names are never smaller than that at zoom 1."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.by_influence = False
        self._boxes: dict[tuple[str, float], Box] = {}
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self.forget()

    def forget(self) -> None:
        """The theme has changed."""
        self._boxes.clear()
        self._pictures.clear()
        self._font = self._theme.font("label", 600)
        self._metrics = QFontMetricsF(self._font)
        self._pad = self._theme.px(8)
        self._icon = self._theme.px(22)

    def box(self, partner: Partner) -> Box:
        grown = 1 + GROWTH * (partner.influence or 0) if self.by_influence else 1.0
        found = self._boxes.get((partner.name, grown))
        if found is None:
            found = self._boxes[partner.name, grown] = self._measure(partner.name, grown)
        return found

    def picture(self, partner: Partner, zoom: float, ratio: float, *, chosen: bool = False) -> QPixmap:
        """The partner's picture for a zoom; its middle is the middle of the box."""
        grown = self.box(partner).grown
        key = (partner.name, partner.category, partner.community, partner.present, chosen, zoom, ratio, grown)
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) > 6_000:
                self._pictures.clear()
            found = self._pictures[key] = self._paint(partner, zoom, ratio, chosen=chosen)
        return found

    def _measure(self, name: str, grown: float) -> Box:
        most = self._theme.px(190)
        lines = break_lines(name, self._font, most, 2) or [""]
        words = max(self._metrics.horizontalAdvance(line) for line in lines)
        width = self._pad * 0.8 + self._icon + self._pad + max(words, self._theme.px(24)) + self._pad * 1.6
        height = max(self._icon + self._pad * 1.2, self._metrics.height() * len(lines) + self._pad * 1.2)
        return Box(round(width * grown) + 2.0, round(height * grown) + 1.0, tuple(lines), grown)

    def _paint(self, partner: Partner, zoom: float, ratio: float, *, chosen: bool) -> QPixmap:
        box = self.box(partner)
        wide, high = (box.width + 2 * AROUND) * zoom * ratio, (box.height + 2 * AROUND) * zoom * ratio
        picture = QPixmap(max(1, round(wide)), max(1, round(high)))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(
            picture.width() / (box.width + 2 * AROUND), picture.height() / (box.height + 2 * AROUND)
        )
        painter.translate(AROUND, AROUND)
        self._paint_box(painter, partner, QRectF(0, 0, box.width, box.height), chosen=chosen)
        painter.scale(box.grown, box.grown)
        self._paint_badge(painter, partner, box.height / box.grown)
        self._paint_name(painter, box)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _paint_box(self, painter: QPainter, partner: Partner, area: QRectF, *, chosen: bool) -> None:
        theme = self._theme
        soft, stroke, _ = theme.category(partner.category)
        strong = theme.scheme.high_contrast
        radius = 10.0
        if not strong and not theme.scheme.dark:
            painter.setPen(Qt.PenStyle.NoPen)
            for reach, alpha in ((3, 7), (2, 9), (1, 11)):
                painter.setBrush(QColor(20, 30, 28, alpha))
                shade = area.adjusted(-reach + 0.5, -reach + 2, reach - 0.5, reach + 1.5)
                painter.drawRoundedRect(shade, radius + reach, radius + reach)
        painter.setBrush(soft if chosen else theme.colour("raised"))
        painter.setPen(self._edge(stroke, partner, wide=2.0 if strong or chosen else 1.25))
        painter.drawRoundedRect(area, radius, radius)
        if partner.community:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._edge(stroke, partner, wide=1.5))
            painter.drawRoundedRect(area.adjusted(-4, -4, 4, 4), radius + 4, radius + 4)

    @staticmethod
    def _edge(stroke: QColor, partner: Partner, *, wide: float) -> QPen:
        pen = QPen(stroke, wide)
        if not partner.present:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 3])
        return pen

    def _paint_badge(self, painter: QPainter, partner: Partner, height: float) -> None:
        theme = self._theme
        soft, stroke, ink = theme.category(partner.category)
        strong = theme.scheme.high_contrast
        side = float(self._icon)
        badge = QRectF(self._pad * 0.8, (height - side) / 2, side, side)
        painter.setPen(QPen(stroke, 1.5) if strong else Qt.PenStyle.NoPen)
        painter.setBrush(soft if strong else stroke)
        painter.drawRoundedRect(badge, side * 0.28, side * 0.28)
        edge = side * 0.19
        colour = ink.name() if strong else theme.hex("sheet")
        icon = theme.category_icon(partner.category)
        paint_icon(theme, painter, icon, badge.adjusted(edge, edge, -edge, -edge), colour, 2.1)

    def _paint_name(self, painter: QPainter, box: Box) -> None:
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("text"))
        line = self._metrics.height()
        top = (box.height / box.grown - line * len(box.lines)) / 2
        left = self._pad * 1.8 + self._icon
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        for text in box.lines:
            painter.drawText(
                QRectF(left, top, box.width / box.grown - left, line), side | Qt.TextFlag.TextDontClip, text
            )
            top += line


def top_left(middle: QPointF, box: Box, zoom: float) -> QPointF:
    """Where a picture is drawn whose box has its middle there, in pixels of the window."""
    return middle - QPointF(box.width / 2 + AROUND, box.height / 2 + AROUND) * zoom
