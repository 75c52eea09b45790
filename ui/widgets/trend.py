"""A small line chart: one share over several workshops, undefined where nothing was known."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessible import register
from ui.widgets.helpers import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.theme.theme import Theme

_DOT = 4.0


class TrendChart(QWidget):
    """Dots joined by lines, from nothing at the bottom to everything at the top; gaps stay gaps.

    ``words`` says the same to assistive technology. The two ``marked`` places are filled, the others are rings.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: tuple[float | None, ...] = ()
        self._marked: frozenset[int] = frozenset()
        self._words = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_values(self, values: Sequence[float | None], words: str, marked: Sequence[int] = ()) -> None:
        """Show shares from 0 to 1, None where nothing is known, and say them."""
        self._values, self._words, self._marked = tuple(values), words, frozenset(marked)
        self.setToolTip(plain_tip(words))
        self.update()

    def accessible_role(self) -> QAccessible.Role:
        return QAccessible.Role.Chart

    def accessible_value(self) -> str:
        """The values in words."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(90), self._theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground lines, the way from dot to dot, and the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        theme, places = self._theme, self._places()
        strong = theme.scheme.high_contrast
        painter.setPen(QPen(theme.colour("border"), 1))
        for y in (self._top(), self._bottom()):
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.setPen(QPen(theme.colour("accent"), theme.px(3 if strong else 2)))
        for start, end in pairwise(places):
            if start is not None and end is not None:
                painter.drawLine(start, end)
        for at, place in enumerate(places):
            if place is not None:
                painter.setBrush(theme.colour("accent" if at in self._marked else "raised"))
                painter.drawEllipse(place, theme.px(_DOT), theme.px(_DOT))

    def _top(self) -> float:
        return self._theme.px(_DOT + 3)

    def _bottom(self) -> float:
        return self.height() - self._theme.px(_DOT + 3)

    def _places(self) -> list[QPointF | None]:
        edge = self._theme.px(_DOT + 4)
        step = (self.width() - 2 * edge) / max(1, len(self._values) - 1)
        high = self._bottom() - self._top()
        return [
            None
            if value is None
            else QPointF(edge + at * step, self._bottom() - high * min(1.0, max(0.0, value)))
            for at, value in enumerate(self._values)
        ]


register("TrendChart")
