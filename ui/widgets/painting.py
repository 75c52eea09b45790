"""Shapes that widgets and table cells share: pills, avatars, type badges, check boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ui.theme.icons import paint_icon

if TYPE_CHECKING:
    from ui.theme.theme import Theme

# Ground, letters and border of each tone.
TONES = {
    "neutral": ("sunken", "text2", "border"),
    "accent": ("accent_soft", "accent_text", "accent_soft"),
    "solid": ("accent", "on_accent", "accent"),
    "ok": ("ok_soft", "ok", "ok_soft"),
    "warn": ("warn_soft", "warn", "warn_soft"),
    "danger": ("danger_soft", "danger", "danger_soft"),
    "info": ("info_soft", "info", "info_soft"),
}


def pill_size(theme: Theme, text: str, icon: str = "") -> QSize:
    """The size of a pill in pixels."""
    metrics = QFontMetrics(theme.font("small", 600))
    width = metrics.horizontalAdvance(text) + theme.px(20) + (theme.px(18) if icon else 0)
    return QSize(width, metrics.height() + theme.px(6))


def paint_pill(
    theme: Theme,
    painter: QPainter,
    rect: QRectF,
    text: str,
    tone: str,
    icon: str = "",
    right_to_left: bool = False,
) -> None:
    """Paint a pill with its words in the middle; words that do not fit end in dots."""
    ground, ink, border = TONES[tone]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("text" if theme.scheme.high_contrast else border), 1))
    painter.setBrush(theme.colour(ground))
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    inner = box.adjusted(theme.px(9), 0, -theme.px(9), 0)
    if icon:
        side = theme.px(14)
        left = inner.right() - side if right_to_left else inner.left()
        paint_icon(theme, painter, icon, QRectF(left, box.center().y() - side / 2, side, side), ink)
        room = theme.px(18)
        inner = inner.adjusted(0, 0, -room, 0) if right_to_left else inner.adjusted(room, 0, 0, 0)
    font = theme.font("small", 600)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()) + 2)
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(inner.adjusted(-1, 0, 1, 0), Qt.AlignmentFlag.AlignCenter, shown)


def paint_avatar(theme: Theme, painter: QPainter, rect: QRectF, initials: str, category: str) -> None:
    """Paint a person's initials in a circle, in the colours of the organisation's type."""
    soft, stroke, ink = theme.category(category)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(stroke, 1.4))
    painter.setBrush(soft)
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    painter.setPen(ink)
    font = theme.font("small", 700)
    font.setPixelSize(max(8, round(rect.height() * 0.38)))
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials[:2].upper())


def paint_badge(theme: Theme, painter: QPainter, rect: QRectF, category: str) -> None:
    """Paint the icon of a type of partner on its colour."""
    soft, stroke, ink = theme.category(category)
    strong = theme.scheme.high_contrast
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(stroke, 2 if strong else 1))
    painter.setBrush(soft if strong else stroke)
    box = rect.adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(box, rect.height() * 0.24, rect.height() * 0.24)
    edge = rect.height() * 0.2
    role = ink.name() if strong else theme.hex("sheet")
    paint_icon(theme, painter, theme.category_icon(category), rect.adjusted(edge, edge, -edge, -edge), role)


def paint_check(theme: Theme, painter: QPainter, rect: QRectF, checked: bool, enabled: bool = True) -> None:
    """Paint a check box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = 2 if theme.scheme.high_contrast else 1
    edge = "accent" if checked else "border_ctl"
    painter.setPen(QPen(theme.colour(edge if enabled else "border"), line))
    painter.setBrush(theme.colour("accent" if checked and enabled else "sheet"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    if checked:
        inner = rect.adjusted(2, 2, -2, -2)
        paint_icon(theme, painter, "check", inner, "on_accent" if enabled else "text3", 3)


def middle_square(rect: QRectF, side: float) -> QRectF:
    """A square in the middle of an area."""
    corner = rect.center() - QPointF(side / 2, side / 2)
    return QRectF(corner.x(), corner.y(), side, side)
