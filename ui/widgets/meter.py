"""Bars that show a share: thin progress, and a meter with its value in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.accessible import register
from ui.widgets.labels import Text
from ui.widgets.laid_out import nest

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme.theme import Theme

_OUTER: Final = 0.55
"""How strong the colour of a share is that has a stronger one inside."""


class ProgressBar(QProgressBar):
    """A thin bar without words; ``words`` says the same to assistive technology."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setAccessibleName(name)

    def set_progress(self, done: int, total: int, words: str) -> None:
        """Show how many of how many, and say it."""
        self.setRange(0, max(1, total))
        self.setValue(done)
        self.setAccessibleDescription(words)


class MeterBar(QWidget):
    """The painted bar of a meter: one share, and perhaps a second, stronger one inside it. Full is full."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._value: float | None = None
        self._inner: float | None = None
        self._tone = "accent"
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_shares(self, value: float | None, inner: float | None, tone: str, words: str) -> None:
        """Shares from 0 to 1; None is drawn as an empty, dashed bar."""
        self._value, self._inner, self._tone, self._words = value, inner, tone, words
        self.update()

    def accessible_role(self) -> QAccessible.Role:
        """A bar that shows a value."""
        return QAccessible.Role.ProgressBar

    def accessible_value(self) -> str:
        """The value in words."""
        return self._words

    def sizeHint(self) -> QSize:
        """A bar high enough to see from the other side of a table."""
        return QSize(self._theme.px(160), self._theme.px(12))

    def minimumSizeHint(self) -> QSize:
        """It may become short, not flat."""
        return QSize(self._theme.px(60), self._theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shares from the side where reading begins."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        theme = self._theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(box, theme.colour("hover" if not theme.scheme.high_contrast else "sheet"))
        painter.setOpacity(1.0 if self._inner is None else _OUTER)
        self._fill(painter, box, self._value, self._tone)
        painter.setOpacity(1.0)
        self._fill(painter, box, self._inner, self._tone)
        painter.restore()
        dashed = Qt.PenStyle.DashLine if self._value is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour("border_ctl"), 1, dashed))
        painter.drawPath(shape)

    def _fill(self, painter: QPainter, box: QRectF, share: float | None, role: str) -> None:
        if share:
            wide = QRectF(box.x(), box.y(), box.width() * min(1.0, share), box.height())
            painter.fillRect(wide, self._theme.colour(role))


class Meter(QWidget):
    """A label, a value in words, and a bar below them.

    For one share (a clause of the definition meter) or two (what the best one covers inside what all cover together).
    ``tone``: accent, ok, warn, danger, info.
    """

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.label = Text(theme, label, "label")
        self.words = Text(theme, "", "small", wrap=False)
        self.bar = MeterBar(theme)
        self.bar.setAccessibleName(label)
        self._top = QHBoxLayout()
        self._top.addWidget(self.label, 1, Qt.AlignmentFlag.AlignBottom)
        self._top.addWidget(self.words, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        nest(self._column, self._top)
        self._column.addWidget(self.bar)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._space()
        theme.changed.connect(self._space)

    def set_value(
        self, value: float | None, words: str, tone: str = "accent", inner: float | None = None
    ) -> None:
        """Show a share from 0 to 1 (None: not known yet) and say it in words; ``inner`` is the share inside it."""
        self.words.setText(words)
        self.words.set_tone(tone if tone in ("warn", "danger") else "")
        self.bar.show_shares(value, inner, tone, words)

    def set_label(self, label: str) -> None:
        """Change what is measured."""
        self.label.setText(label)
        self.bar.setAccessibleName(label)

    def _space(self) -> None:
        self._column.setSpacing(self._theme.sp(4))
        self._top.setSpacing(self._theme.sp(8))


register("MeterBar")
