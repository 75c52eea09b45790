"""How far a goal is supported, in eight levels: what bar and tiles share, and the bar."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessible import announce, register
from ui.widgets.locking import Lockable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

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


class SupportCounts(Lockable, QWidget):
    """What bar and tiles share: eight counts, their labels and the number keys."""

    count_changed = Signal(int, int)

    def __init__(
        self, theme: Theme, title: str, labels: Sequence[str], interactive: bool, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels = tuple(labels)
        self._counts = [0] * LEVELS
        self._summary = ""
        self._interactive = self.edits = interactive
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
        told = [
            f"{at} {label}: {count}"
            for at, (label, count) in enumerate(zip(self._labels, self._counts, strict=True), 1)
            if count
        ]
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


class SupportBar(SupportCounts):
    """Eight answers as one bar: widths are shares, the number of each level stands below its part.

    ``labels`` are the words of the eight levels. ``slim`` leaves the numbers out, for use above ``CountTiles``. When
    ``interactive``, the keys 1 to 8 add and Shift takes away, and ``count_changed(level, count)`` is emitted.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        labels: Sequence[str],
        interactive: bool = False,
        slim: bool = False,
        parent: QWidget | None = None,
    ) -> None:
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


register("SupportBar")
