"""A radar: several figures from 0 to 100 on spokes around a middle, each with its words at the end of its spoke."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessible import register
from ui.widgets.helpers import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.theme.theme import Theme

_RINGS: Final = (25, 50, 75, 100)
_SPOKE: Final = 130
"""The longest spoke, and the shortest with which the widget is content, in pixels at 100 %."""
_SHORTEST: Final = 44
_GAP: Final = 8
_DOT: Final = 4.0
_ACROSS: Final = 0.01
"""A spoke nearer to upright than this has its words above or below it."""


class Radar(QWidget):
    """Scores clockwise from the top. One that is not known leaves a gap and a dashed spoke; ``before`` is an earlier
    outline, drawn dashed. ``words`` say the same to assistive technology, and so must something beside the picture."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scores: tuple[float | None, ...] = ()
        self._before: tuple[float | None, ...] = ()
        self._names: tuple[str, ...] = ()
        self._said: tuple[str, ...] = ()
        self._words = ""
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def set_scores(
        self,
        scores: Sequence[float | None],
        names: Sequence[str],
        said: Sequence[str],
        words: str,
        before: Sequence[float | None] = (),
    ) -> None:
        """Show ``scores`` from 0 to 100, each with its name and what is said of it, and say them all in ``words``."""
        self._scores, self._before = tuple(scores), tuple(before)
        self._names, self._said, self._words = tuple(names), tuple(said), words
        self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    def accessible_role(self) -> QAccessible.Role:
        return QAccessible.Role.Chart

    def accessible_value(self) -> str:
        """The scores in words."""
        return self._words

    def sizeHint(self) -> QSize:
        return self._size(self._theme.px(_SPOKE))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._size(self._theme.px(_SHORTEST)).width(), self.sizeHint().height())

    def _size(self, spoke: float) -> QSize:
        wide, tall = self._label()
        gap = self._theme.px(_GAP)
        return QSize(int(2 * (spoke + gap + wide)) + 2, int(2 * (spoke + gap + tall)) + 2)

    def _label(self) -> tuple[float, float]:
        """The width of the widest words at a side, and the height of words."""
        bold = QFontMetricsF(self._theme.font("label", 600))
        plain = QFontMetricsF(self._theme.font("small"))
        sides = [at for at in range(len(self._scores)) if self._side(at)]
        wide = max(
            (
                max(bold.horizontalAdvance(self._names[at]), plain.horizontalAdvance(self._said[at]))
                for at in sides
            ),
            default=0.0,
        )
        return wide + 2, bold.height() + plain.height()

    def _turn(self, at: int) -> float:
        """How far a spoke is turned from the top, clockwise, in radians."""
        return 2 * pi * at / max(1, len(self._scores))

    def _side(self, at: int) -> int:
        """Whether the words of a spoke stand right (1) or left (-1) of it, or above or below (0)."""
        across = sin(self._turn(at))
        return 0 if abs(across) < _ACROSS else 1 if across > 0 else -1

    def _spoke(self) -> float:
        wide, tall = self._label()
        gap = self._theme.px(_GAP)
        room = min(self.width() / 2 - wide - gap, self.height() / 2 - tall - gap)
        return max(1.0, min(room, float(self._theme.px(_SPOKE))))

    def _points(self, scores: Sequence[float | None]) -> list[QPointF | None]:
        return [
            None if score is None else self._point(at, min(100.0, max(0.0, score)))
            for at, score in enumerate(scores)
        ]

    def _point(self, at: int, score: float) -> QPointF:
        far, turn = self._spoke() * score / 100, self._turn(at)
        return QPointF(self.width() / 2 + far * sin(turn), self.height() / 2 - far * cos(turn))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A diagram is not turned round where reading goes from right to left."""
        if not self._scores:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        points = self._points(self._scores)
        known = [point for point in points if point is not None]
        if len(known) == len(points):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawPolygon(QPolygonF(known))
        self._paint_net(painter)
        self._paint_outline(painter, self._points(self._before), Qt.PenStyle.DashLine)
        self._paint_outline(painter, points, Qt.PenStyle.SolidLine)
        painter.setPen(QPen(self._theme.colour("sheet"), 1))
        painter.setBrush(self._theme.colour("accent"))
        for point in known:
            painter.drawEllipse(point, self._theme.px(_DOT), self._theme.px(_DOT))
        self._paint_numbers(painter)
        for at in range(len(self._scores)):
            self._paint_label(painter, at)

    def _paint_net(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ring in _RINGS:
            painter.setPen(QPen(theme.colour("border_ctl" if ring == _RINGS[-1] else "border"), 1))
            painter.drawPolygon(QPolygonF([self._point(at, ring) for at in range(len(self._scores))]))
        middle = self._point(0, 0)
        for at, score in enumerate(self._scores):
            dash = Qt.PenStyle.DashLine if score is None else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.colour("border"), 1, dash))
            painter.drawLine(middle, self._point(at, 100))

    def _paint_outline(self, painter: QPainter, points: Sequence[QPointF | None], style: Qt.PenStyle) -> None:
        strong = self._theme.scheme.high_contrast
        role = "accent" if style is Qt.PenStyle.SolidLine else "text2"
        painter.setPen(QPen(self._theme.colour(role), self._theme.px(3 if strong else 2), style))
        for start, end in pairwise([*points, *points[:1]]):
            if start is not None and end is not None:
                painter.drawLine(start, end)

    def _paint_numbers(self, painter: QPainter) -> None:
        """What each ring stands for, between the first two spokes, on plates."""
        theme = self._theme
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        half = pi / len(self._scores)
        for ring in _RINGS[:-1]:
            far = self._spoke() * ring / 100 * cos(half)
            words = self.locale().toString(ring)
            box = QRectF(0, 0, metrics.horizontalAdvance(words) + 4, metrics.height())
            box.moveCenter(QPointF(self.width() / 2 + far * sin(half), self.height() / 2 - far * cos(half)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("raised"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(theme.colour("text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_label(self, painter: QPainter, at: int) -> None:
        theme, end, side = self._theme, self._point(at, 100), self._side(at)
        gap = float(theme.px(_GAP))
        bold, plain = theme.font("label", 600), theme.font("small")
        high = QFontMetricsF(bold).height()
        tall = high + QFontMetricsF(plain).height()
        if side > 0:
            area, align = (
                QRectF(end.x() + gap, 0, self.width() - end.x() - gap, tall),
                Qt.AlignmentFlag.AlignLeft,
            )
        elif side < 0:
            area, align = QRectF(0, 0, end.x() - gap, tall), Qt.AlignmentFlag.AlignRight
        else:
            area, align = QRectF(0, 0, self.width(), tall), Qt.AlignmentFlag.AlignHCenter
        upper = self._turn(at) == 0
        top = end.y() - tall / 2 if side else end.y() - gap - tall if upper else end.y() + gap
        area.moveTop(top)
        flags = align | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        painter.drawText(area, flags, self._names[at])
        painter.setFont(plain)
        painter.setPen(theme.colour("text2"))
        painter.drawText(area.adjusted(0, high, 0, 0), flags, self._said[at])


register("Radar")
