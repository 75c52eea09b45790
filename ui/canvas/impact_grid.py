"""Goals by impact and ease: a point for each, with its number and its words, in four parts that have a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from partnerdesk.layout.apart import Point, Size, Standing
from ui import accessible
from ui.canvas.partner_canvas import WAYS
from ui.canvas.places import nearest
from ui.theme.theme import Theme
from ui.widgets.table import break_lines

MOST: Final = 10
"""Impact and ease are rated from 0 to this."""
_MIDDLE: Final = 5
_HIGH: Final = 360
_TITLE: Final = 24
_DOT: Final = 24
_GAP: Final = 3.0
_LABEL_WIDEST: Final = 170
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True, slots=True)
class Rated:
    """A goal on the grid: its number and words, impact and ease from 0 to 10, and all of that as it is said."""

    id: int
    number: str
    words: str
    impact: float
    ease: float
    said: str


@dataclass(frozen=True, slots=True)
class _Label:
    lines: tuple[str, ...]
    box: QRectF


class ImpactGrid(QWidget):
    """``opened(int)`` tells which goal is wanted: arrows and numbers go from goal to goal, Enter or two presses open.

    ``titles`` are the names of the four parts: much impact and easy, much impact and hard, little and easy, little and
    hard. What is shown is said in words elsewhere, too: this is a picture of the order.
    """

    opened = Signal(int)

    def __init__(
        self, theme: Theme, titles: tuple[str, str, str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._titles = titles
        self._goals: dict[int, Rated] = {}
        self._dots: Mapping[int, Point] = {}
        self._labels: dict[int, _Label] = {}
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Goals by impact and ease"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def set_goals(self, goals: Sequence[Rated]) -> None:
        """Show these goals. The one that was chosen stays so while it is there."""
        self._goals = {each.id: each for each in goals}
        self.current = self.current if self.current in self._goals else 0
        self._lay_out()

    def choose(self, goal_id: int) -> None:
        """Make a goal the chosen one, and have it said."""
        if goal_id != self.current:
            self.current = goal_id
            self._describe()
            if goal_id:
                accessible.announce(self, self._goals[goal_id].said, assertive=True)
            self.update()

    def dot(self, goal_id: int) -> QPointF:
        """Where a goal's point is."""
        return QPointF(*self._dots[goal_id])

    def label(self, goal_id: int) -> QRectF:
        """Where a goal's words are; nowhere when there is no room for words."""
        found = self._labels.get(goal_id)
        return found.box if found is not None else QRectF()

    def quadrant(self, *, impact: bool, ease: bool) -> QRectF:
        """One of the four parts, with the strip that has its name: with much impact or little, easy or hard."""
        area = self._area()
        left, top = (_MIDDLE if ease else 0) / MOST, (0 if impact else _MIDDLE) / MOST
        half = _MIDDLE / MOST
        strip = self._theme.px(_TITLE)
        return QRectF(
            area.left() + left * area.width(),
            area.top() + top * area.height() - (strip if impact else 0),
            half * area.width(),
            half * area.height() + strip,
        )

    # For assistive technology

    def accessible_role(self) -> QAccessible.Role:
        return QAccessible.Role.Chart

    def accessible_value(self) -> str:
        """The chosen goal in words."""
        return self._goals[self.current].said if self.current else ""

    def _describe(self) -> None:
        keys = self.tr("Arrow keys or its number choose a goal, Enter opens it.")
        said = " ".join(each.said for each in self._goals.values())
        self.setAccessibleDescription(f"{self.accessible_value()} {said} {keys}".strip())

    # Where everything is

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(380), self._theme.sp(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.sp(_HIGH))

    def _area(self) -> QRectF:
        """Where all values lie, within the names of the parts and the numbers and names of the two sides."""
        side, foot, strip = self._theme.px(40), self._theme.px(42), self._theme.px(_TITLE)
        wide, high = self.width() - side - 1, self.height() - foot - 2 * strip - 1
        return QRectF(side, 1 + strip, max(1.0, wide), max(1.0, high))

    def _foot(self) -> float:
        """Where the parts end and the numbers below them begin."""
        return self._area().bottom() + self._theme.px(_TITLE)

    def _lay_out(self) -> None:
        """Points where their values are, or beside another point; words near their point and over nothing."""
        area, side = self._area(), float(self._theme.px(_DOT))
        dots = Standing(dict.fromkeys(self._goals, (side, side)), (area.width(), area.height()), _GAP)
        for each in self._goals.values():
            home = each.ease / MOST * area.width(), (1 - each.impact / MOST) * area.height()
            if not dots.settle(each.id, home):
                dots.take(each.id, home)
        self._dots = {each: (area.left() + x, area.top() + y) for each, (x, y) in dots.points.items()}
        self._labels = {}
        for lines in (3, 2, 1):
            if self._find_labels(lines):
                break
        self._describe()
        self.update()

    def _find_labels(self, most_lines: int) -> bool:
        """Whether there is room for the words of every goal on so many lines."""
        area, side = self._area(), float(self._theme.px(_DOT))
        font = self._theme.font("small")
        metrics = QFontMetricsF(font)
        widest = int(min(self._theme.px(_LABEL_WIDEST), area.width() * 0.42))
        words = {each.id: f"{each.number} {each.words}" for each in self._goals.values()}
        texts = {each: tuple(break_lines(text, font, widest, most_lines)) for each, text in words.items()}
        # A goal's words go by its number below zero.
        sizes: dict[int, Size] = dict.fromkeys(self._dots, (side, side))
        for each, text in texts.items():
            wide = max((metrics.horizontalAdvance(line) for line in text), default=0.0) + 12
            sizes[-each] = (wide, metrics.height() * len(text))
        standing = Standing(sizes, (area.width(), area.height()), _GAP)
        points = {each: (x - area.left(), y - area.top()) for each, (x, y) in self._dots.items()}
        for each, point in points.items():
            standing.take(each, point)
        for each, (x, y) in points.items():
            away = side / 2 + _GAP + sizes[-each][0] / 2
            ahead = x + away + sizes[-each][0] / 2 <= area.width()
            if not standing.settle(-each, (x + away if ahead else x - away, y)):
                return False
        for each, text in texts.items():
            (x, y), (wide, high) = standing.points[-each], sizes[-each]
            box = QRectF(area.left() + x - wide / 2, area.top() + y - high / 2, wide, high)
            self._labels[each] = _Label(text, box)
        return True

    def _dress(self) -> None:
        self.updateGeometry()
        self._lay_out()

    # Hands and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = WAYS.get(Qt.Key(event.key()))
        if way is not None and not event.modifiers() and self._goals:
            found = nearest(self._dots, self.current, *way) if self.current else next(iter(self._goals))
            self.choose(found or self.current)
        elif event.key() in _ENTER and self.current:
            self.opened.emit(self.current)
        elif event.text().isdigit() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go_to_number(event.text())
        else:
            super().keyPressEvent(event)

    def _go_to_number(self, digit: str) -> None:
        """A digit goes to the next goal whose number begins with it."""
        ids = [each.id for each in self._goals.values() if each.number.startswith(digit)]
        if ids:
            after = ids.index(self.current) + 1 if self.current in ids else 0
            self.choose(ids[after % len(ids)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.current and self._goals:
            self.choose(next(iter(self._goals)))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(self._goal_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._goal_at(event.position())
        if found:
            self.opened.emit(found)

    def event(self, event: QEvent) -> bool:
        """A goal's words in full, and its figures, where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._goal_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._goals[found].said if found else "", self)
            return True
        return super().event(event)

    def _goal_at(self, point: QPointF) -> int:
        reach = self._theme.px(_DOT) / 2 + 2
        for each, (x, y) in self._dots.items():
            if max(abs(point.x() - x), abs(point.y() - y)) <= reach or self.label(each).contains(point):
                return each
        return 0

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """A diagram is not turned round where reading goes from right to left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._paint_parts(painter)
        self._paint_sides(painter)
        for each in self._goals:
            self._paint_words(painter, each)
        for each in self._goals:
            self._paint_dot(painter, each)

    def _paint_parts(self, painter: QPainter) -> None:
        theme = self._theme
        strong = theme.scheme.high_contrast
        painter.setFont(theme.font("label", 600))
        strip = self._theme.px(_TITLE)
        for number, (impact, ease) in enumerate(_PARTS):
            best = impact and ease
            painter.setPen(QPen(theme.colour("border"), 2 if strong else 1))
            painter.setBrush(theme.colour("accent_soft" if best and not strong else "sunken"))
            part = self.quadrant(impact=impact, ease=ease).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(part, 8, 8)
            painter.setPen(theme.colour("accent_text" if best else "text2"))
            title = QRectF(part.left() + 8, part.top(), part.width() - 16, strip)
            if not impact:
                title.moveBottom(part.bottom())
            words = QFontMetricsF(painter.font()).elidedText(
                self._titles[number], Qt.TextElideMode.ElideRight, title.width() + 1
            )
            painter.drawText(title, (_RIGHT if ease else _LEFT) | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_sides(self, painter: QPainter) -> None:
        area, theme = self._area(), self._theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text2"))
        line, wide = float(theme.px(18)), float(theme.px(24))
        for value in (0, _MIDDLE, MOST):
            share = value / MOST
            number = self.locale().toString(value)
            x = min(max(area.left() + share * area.width() - wide / 2, area.left()), area.right() - wide)
            painter.drawText(QRectF(x, self._foot() + 2, wide, line), _side(value), number)
            y = min(max(area.bottom() - share * area.height() - line / 2, area.top()), area.bottom() - line)
            across = QRectF(area.left() - wide - 3, y, wide, line)
            painter.drawText(across, _RIGHT | Qt.AlignmentFlag.AlignVCenter, number)
        painter.setFont(theme.font("label", 600))
        below = QRectF(area.left(), self._foot() + line, area.width(), theme.px(22))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("Ease") + "  →")
        painter.save()
        painter.translate(0, area.bottom())
        painter.rotate(-90)
        upwards = QRectF(0, 0, area.height(), theme.px(20))
        painter.drawText(upwards, Qt.AlignmentFlag.AlignCenter, self.tr("Impact") + "  →")
        painter.restore()

    def _paint_words(self, painter: QPainter, goal_id: int) -> None:
        label = self._labels.get(goal_id)
        if label is None:
            return
        theme, box, dot = self._theme, label.box, self.dot(goal_id)
        near = QPointF(min(max(dot.x(), box.left()), box.right()), min(max(dot.y(), box.top()), box.bottom()))
        if (near - dot).manhattanLength() > theme.px(_DOT):
            painter.setPen(QPen(theme.colour("border_ctl"), 1.2))
            painter.drawLine(dot, near)
        chosen = goal_id == self.current
        painter.setPen(QPen(theme.colour("text2" if chosen else "border"), 1.5 if chosen else 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        high = box.height() / len(label.lines)
        side = _LEFT if box.center().x() >= dot.x() else _RIGHT
        for number, words in enumerate(label.lines):
            line = QRectF(box.left() + 6, box.top() + number * high, box.width() - 12, high)
            painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)

    def _paint_dot(self, painter: QPainter, goal_id: int) -> None:
        theme, at, reach = self._theme, self.dot(goal_id), self._theme.px(_DOT) / 2
        painter.setBrush(theme.colour("accent"))
        painter.setPen(QPen(theme.colour("sheet"), 1.5))
        painter.drawEllipse(at, reach, reach)
        if goal_id == self.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "text"), 2.5))
            painter.drawEllipse(at, reach + 2.5, reach + 2.5)
        painter.setFont(theme.font("label", 600))
        painter.setPen(theme.colour("on_accent"))
        box = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._goals[goal_id].number)


_PARTS: Final = ((True, True), (True, False), (False, True), (False, False))
"""Much impact or little, easy or hard: the four parts in the order of their names."""


def _side(value: int) -> Qt.AlignmentFlag:
    """A number at an end of a side stands within it."""
    ends = {0: _LEFT, MOST: _RIGHT}
    return ends.get(value, Qt.AlignmentFlag.AlignHCenter) | Qt.AlignmentFlag.AlignVCenter


accessible.register("ImpactGrid")
