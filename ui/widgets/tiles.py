"""The eight levels of support as tiles that count."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.widgets.support import LEVELS, SupportCounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from ui.theme.theme import Theme


class _Tile(QAbstractButton):
    """One level: its count in a box, its number and words below. A press adds, the minus at its corner takes away."""

    take_away = Signal()

    def __init__(self, theme: Theme, level: int, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = level
        self._label = label
        self._count = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if level == 1 else Qt.FocusPolicy.ClickFocus)
        self.setProperty("roving", level > 1)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_count(0, total=0)

    def show_count(self, count: int, total: int) -> None:
        """Show how many gave this answer."""
        self._count = count
        self._any = total > 0
        self.setAccessibleName(f"{self._level}, {self._label}: {count}")
        self.setToolTip(f"{self._level} {self._label}")
        self.update()

    def _box_height(self) -> int:
        return max(self._theme.px(38), self._theme.control_height if self._theme.density == "touch" else 0)

    def _words_font(self, bold: bool = False) -> QFontMetrics:
        return QFontMetrics(self._theme.font("small", 700 if bold else 500))

    def height_at(self, width: int) -> int:
        """The height in pixels that box, number and broken words need at a width."""
        words = self._words_font().boundingRect(0, 0, max(10, width - 2), 1000, self._flags(), self._label)
        number = self._words_font(bold=True).height()
        return self._box_height() + self._theme.sp(4) + number + words.height()

    def least_width(self) -> int:
        """The width in pixels of its longest word."""
        return max(self._words_font().horizontalAdvance(word) for word in self._label.split() or [""]) + 4

    @staticmethod
    def _flags() -> int:
        return int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)

    def minus_area(self) -> QRectF:
        """Where a press takes an answer away; empty while there is none."""
        if not self._count or not self.isEnabled():
            return QRectF()
        side = min(max(24, self._theme.px(22)), self.width() / 2)
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(0 if turned else self.width() - side, 0, side, self._box_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses the tile; all other keys are for the row of tiles."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the minus, or with the other button, takes away."""
        other = event.button() == Qt.MouseButton.RightButton
        if self.isEnabled() and (other or self.minus_area().contains(event.position())):
            self.take_away.emit()
            event.accept()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, count, number and words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, 0.5, self.width() - 1, self._box_height() - 1)
        filled = self._count > 0
        edge = theme.ramp(self._level) if filled else theme.colour("border_ctl")
        strong = self.underMouse() or theme.scheme.high_contrast
        painter.setPen(QPen(theme.colour("text") if self.underMouse() else edge, 2 if strong else 1))
        painter.setBrush(edge if filled else theme.colour("sheet"))
        painter.drawRoundedRect(box, 7, 7)
        ink = theme.ramp_ink(self._level) if filled else theme.colour("text2")
        painter.setPen(ink)
        painter.setFont(theme.font("h2", 600, tabular=True))
        count = self.locale().toString(self._count) if self._any or self._count else "–"
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, count)
        if filled and self.isEnabled():
            painter.setPen(QPen(ink, 1.6))
            middle, reach = self.minus_area().center(), theme.px(4)
            painter.drawLine(middle - QPointF(reach, 0), middle + QPointF(reach, 0))
        self._paint_words(painter, box.bottom() + theme.sp(4))

    def _paint_words(self, painter: QPainter, top: float) -> None:
        theme = self._theme
        number = self._words_font(bold=True).height()
        painter.setFont(theme.font("small", 700))
        painter.setPen(theme.colour("text"))
        line = QRectF(0, top, self.width(), number)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.locale().toString(self._level))
        words = QRectF(1, top + number - 1, self.width() - 2, self.height() - top - number + 1)
        if words.height() > number * 0.8:
            painter.setFont(theme.font("small", 500))
            painter.setPen(theme.colour("text2"))
            painter.drawText(words, self._flags(), self._label)


class CountTiles(SupportCounts):
    """The eight levels as tiles that count: press to add, the minus to take away.

    Keys: 1 to 8 add, Shift takes away; arrows go from tile to tile, Space or + adds, - takes away. Only one tile is a
    Tab stop. ``count_changed(level, count)`` is emitted for every change by the user.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        labels: Sequence[str],
        interactive: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, labels, interactive, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.tiles = [_Tile(theme, level, label, self) for level, label in enumerate(self._labels, 1)]
        for level, tile in enumerate(self.tiles, 1):
            tile.setEnabled(interactive)
            tile.clicked.connect(partial(self.change, level, 1))
            tile.take_away.connect(partial(self.change, level, -1))
        self.setFocusProxy(self.tiles[0])
        theme.changed.connect(self._arrange)
        self._describe()

    # Placing: eight in a row, or two rows of four, as the longest word needs it

    def _gap(self) -> int:
        return self._theme.sp(5)

    def columns_at(self, width: int) -> int:
        """How many tiles stand side by side at a width in pixels: 8, 4, 2 or 1."""
        least = max(tile.least_width() for tile in self.tiles)
        for columns in (8, 4, 2):
            if columns * least + (columns - 1) * self._gap() <= width:
                return columns
        return 1

    def _sizes_at(self, width: int) -> tuple[int, float, int]:
        columns = self.columns_at(width)
        each = (width - (columns - 1) * self._gap()) / columns
        return columns, each, max(tile.height_at(int(each)) for tile in self.tiles)

    def hasHeightForWidth(self) -> bool:
        """Narrow tiles break their words, or stand in more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        columns, _, height = self._sizes_at(width)
        rows = LEVELS // columns
        return rows * height + (rows - 1) * 2 * self._gap()

    def sizeHint(self) -> QSize:
        """Eight in a row."""
        width = self._theme.px(8 * 90)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow; its height follows."""
        return QSize(self._theme.px(160), self.heightForWidth(max(self.width(), self._theme.px(160))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns, each, height = self._sizes_at(self.width())
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, tile in enumerate(self.tiles):
            row, column = divmod(at, columns)
            column = columns - 1 - column if turned else column
            left = round(column * (each + self._gap()))
            tile.setGeometry(QRect(left, row * (height + 2 * self._gap()), int(each), height))

    def set_counts(self, counts: Sequence[int], summary: str = "") -> None:
        """Show eight counts."""
        super().set_counts(counts, summary)
        self._show_counts()

    def change(self, level: int, by: int, *_: object) -> None:
        """Add answers to a level or take them away."""
        super().change(level, by)
        self._show_counts()

    def _show_counts(self) -> None:
        for tile, count in zip(self.tiles, self._counts, strict=True):
            tile.show_count(count, sum(self._counts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, + and - count, numbers count."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        at = next((at for at, tile in enumerate(self.tiles) if tile.hasFocus()), -1)
        if at >= 0 and event.key() in steps:
            turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            step = -steps[Qt.Key(event.key())] if turned else steps[Qt.Key(event.key())]
            self.tiles[(at + step) % LEVELS].setFocus(Qt.FocusReason.TabFocusReason)
        elif at >= 0 and self._interactive and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.change(at + 1, 1 if event.key() == Qt.Key.Key_Plus else -1)
        else:
            super().keyPressEvent(event)
