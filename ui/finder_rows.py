"""How one thing that was found is drawn: its icon, its words, and at the end the keys that do it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.icons import paint_icon
from ui.theme.theme import Theme

ICON: Final = Qt.ItemDataRole.UserRole
KEYS: Final = Qt.ItemDataRole.UserRole + 1


class FindingDelegate(QStyledItemDelegate):
    """Long words end in dots; keys are always whole."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, self._theme.px(40))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            self._mark(painter, row)
        left, right = row.left() + theme.sp(12), row.right() - theme.sp(12)
        if index.data(ICON):
            side = theme.px(18)
            box = QRectF(left, row.center().y() - side / 2 + 1, side, side)
            paint_icon(theme, painter, index.data(ICON), box, "text2")
            left += side + theme.sp(14)
        if index.data(KEYS):
            right -= self._key(painter, row, right, index.data(KEYS)) + theme.sp(12)
        font = theme.font("body")
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        room = QRect(left, row.top(), right - left, row.height())
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _mark(self, painter: QPainter, row: QRect) -> None:
        """The chosen row: a soft ground, and in high contrast an edge, too."""
        strong = self._theme.scheme.high_contrast
        painter.setPen(QPen(self._theme.colour("accent"), 2) if strong else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 8, 8)

    def _key(self, painter: QPainter, row: QRect, right: int, keys: str) -> int:
        """Draw keys as a key that ends at ``right``; gives its width."""
        theme = self._theme
        font = theme.font("small", 500)
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(keys) + theme.px(14), metrics.height() + theme.px(6)
        box = QRectF(right - width + 0.5, row.center().y() - height / 2 + 0.5, width, height)
        painter.setPen(QPen(theme.colour("border_ctl"), 1))
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(theme.colour("text2"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)
        return width
