"""How far a goal is supported: eight levels as a bar, and as eight tiles that count."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.accessible import announce, register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from ui.theme.theme import Theme

LEVELS = 8

# With Shift held, Qt reports the sign on the key. These are the signs of the British and the American keyboard; others
# are told by the place of the key.
_SIGNS = {"!": 1, "@": 2, '"': 2, "£": 3, "#": 3, "$": 4, "%": 5, "^": 6, "&": 7, "*": 8}
_MAC_KEYS = {0x12: 1, 0x13: 2, 0x14: 3, 0x15: 4, 0x17: 5, 0x16: 6, 0x1A: 7, 0x1C: 8}


def level_of_key(event: QKeyEvent) -> int:
    """The level (1 to 8) that a number key stands for, with or without Shift; 0 for any other key."""
    key = int(event.key())
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_8:
        return key - int(Qt.Key.Key_0)
    if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return 0
    if sys.platform == "darwin":
        placed = _MAC_KEYS.get(event.nativeVirtualKey(), 0)
    elif sys.platform == "win32":
        placed = event.nativeVirtualKey() - 0x30
    else:
        placed = event.nativeScanCode() - 9
    return placed if 1 <= placed <= LEVELS else _SIGNS.get(event.text(), 0)


class _Counts(QWidget):
    """What bar and tiles share: eight counts, their labels and the number keys."""

    count_changed = Signal(int, int)

    def __init__(self, theme: Theme, title: str, labels: Sequence[str], interactive: bool,
                 parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels = tuple(labels)
        self._counts = [0] * LEVELS
        self._summary = ""
        self._interactive = interactive
        self.setAccessibleName(title)
        theme.changed.connect(self.updateGeometry)

    def counts(self) -> tuple[int, ...]:
        """The eight counts, level 1 first."""
        return tuple(self._counts)

    def set_counts(self, counts: Sequence[int], summary: str = "") -> None:
        """Show eight counts. ``summary`` is the finding in words, for example "10 of 14 can support it"."""
        self._counts = list(counts)
        self._summary = summary
        self._describe()
        self.update()

    def change(self, level: int, by: int) -> None:
        """Add answers to a level or take them away; emits ``count_changed(level, count)`` and says it."""
        count = max(0, self._counts[level - 1] + by)
        if count == self._counts[level - 1]:
            return
        self._counts[level - 1] = count
        self._describe()
        self.update()
        announce(self, f"{level}, {self._labels[level - 1]}: {count}")
        self.count_changed.emit(level, count)

    def spoken(self) -> str:
        """The counts in words, empty levels left out."""
        told = [f"{at} {label}: {count}" for at, (label, count)
                in enumerate(zip(self._labels, self._counts, strict=True), 1) if count]
        return ", ".join(told) or self.tr("No answers yet")

    def _describe(self) -> None:
        parts = [self._summary, self.spoken()]
        if self._interactive:
            parts.append(self.tr("Press 1 to 8 to add an answer, Shift and the number to take one away"))
        self.setAccessibleDescription(". ".join(part for part in parts if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys count while the answers may be changed."""
        level = level_of_key(event) if self._interactive else 0
        others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if level and not event.modifiers() & others:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.change(level, -1 if shift else 1)
        else:
            super().keyPressEvent(event)


class SupportBar(_Counts):
    """Eight answers as one bar: widths are shares, the number of each level stands below its part.

    ``labels`` are the words of the eight levels. ``slim`` leaves the numbers out, for use above ``CountTiles``. When
    ``interactive``, the keys 1 to 8 add and Shift takes away, and ``count_changed(level, count)`` is emitted.
    """

    def __init__(self, theme: Theme, title: str, labels: Sequence[str], interactive: bool = False,
                 slim: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, labels, interactive, parent)
        self._slim = slim
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if interactive:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._describe()

    def accessible_role(self) -> QAccessible.Role:
        """A chart, or a slider when answers can be given."""
        return QAccessible.Role.Slider if self._interactive else QAccessible.Role.Chart

    def accessible_value(self) -> str:
        """The finding in words, or the counts."""
        return self._summary or self.spoken()

    def _bar_height(self) -> int:
        return self._theme.px(14 if self._slim else 22)

    def sizeHint(self) -> QSize:
        """The bar, and one line of numbers unless slim."""
        numbers = 0 if self._slim else QFontMetrics(self._theme.font("small")).height() + self._theme.sp(2)
        return QSize(self._theme.px(300), self._bar_height() + numbers)

    def minimumSizeHint(self) -> QSize:
        """It may become short, not flat."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def parts(self) -> list[tuple[int, QRectF]]:
        """Each level that was answered, with its part of the bar in pixels."""
        total = sum(self._counts)
        parts, left = [], 0.0
        for level, count in enumerate(self._counts, 1):
            if count:
                width = self.width() * count / total
                start = left
                if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    start = self.width() - left - width
                parts.append((level, QRectF(start, 0, width, self._bar_height())))
                left += width
        return parts

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar and numbers."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, 0.5, self.width() - 1, self._bar_height() - 1)
        shape = QPainterPath()
        shape.addRoundedRect(box, 5, 5)
        parts = self.parts()
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(box, theme.colour("sunken"))
        for level, part in parts:
            painter.fillRect(part, theme.ramp(level))
        painter.setPen(QPen(theme.colour("raised"), 2))
        for _, part in parts:
            for edge in (part.left(), part.right()):
                if 1 < edge < self.width() - 1:
                    painter.drawLine(QPointF(edge, 0), QPointF(edge, part.bottom()))
        painter.restore()
        if not parts or theme.scheme.high_contrast:
            painter.setPen(QPen(theme.colour("border_ctl"), 1))
            painter.drawPath(shape)
        if not self._slim:
            self._paint_numbers(painter, parts)

    def _paint_numbers(self, painter: QPainter, parts: list[tuple[int, QRectF]]) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignCenter
        for level, part in parts:
            if part.width() > theme.px(14):
                painter.setFont(theme.font("label", 600, tabular=True))
                painter.setPen(theme.ramp_ink(level))
                painter.drawText(part, middle, self.locale().toString(self._counts[level - 1]))
            painter.setFont(theme.font("small", 600))
            painter.setPen(theme.colour("text2"))
            below = QRectF(part.x() - 4, part.bottom(), part.width() + 8, self.height() - part.bottom())
            painter.drawText(below, middle, self.locale().toString(level))


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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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

    def hasHeightForWidth(self) -> bool:
        """Words break where tiles are narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels that box, number and broken words need; words that do not fit are left out."""
        words = self._words_font().boundingRect(0, 0, max(10, width - 4), 1000, self._flags(), self._label)
        fits = words.width() <= width - 2
        number = self._words_font(bold=True).height()
        return self._box_height() + self._theme.sp(4) + number + (words.height() if fits else 0)

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the minus, or with the other button, takes away."""
        other = event.button() == Qt.MouseButton.RightButton
        if self.isEnabled() and (other or self.minus_area().contains(event.position())):
            self.take_away.emit()
            event.accept()
        else:
            super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        """A width that words look good in."""
        return QSize(self._theme.px(86), self.heightForWidth(self._theme.px(86)))

    def minimumSizeHint(self) -> QSize:
        """Narrow tiles lose their words, never their number."""
        return QSize(self._theme.px(34), self._box_height() + self._theme.px(20))

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


class CountTiles(_Counts):
    """The eight levels as tiles that count: press to add, the minus to take away.

    Keys: 1 to 8 add, Shift takes away; arrows go from tile to tile, Space or + adds, - takes away. Only one tile is a
    Tab stop. ``count_changed(level, count)`` is emitted for every change by the user.
    """

    def __init__(self, theme: Theme, title: str, labels: Sequence[str], interactive: bool = True,
                 parent: QWidget | None = None) -> None:
        super().__init__(theme, title, labels, interactive, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.tiles = [_Tile(theme, level, label, self) for level, label in enumerate(self._labels, 1)]
        for level, tile in enumerate(self.tiles, 1):
            tile.setEnabled(interactive)
            tile.clicked.connect(partial(self.change, level, 1))
            tile.take_away.connect(partial(self.change, level, -1))
            self._row.addWidget(tile, 1)
        self.setFocusProxy(self.tiles[0])
        self._row.setSpacing(theme.sp(5))

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


register("SupportBar")
