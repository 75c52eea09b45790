"""The links: a width and a dash for each level, a zigzag for tension, a coin where money flows."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from partnerdesk.model.vocabulary import TieDirection
from ui.canvas.places import Point, Size
from ui.canvas.routes import Box, bend_between, handle
from ui.canvas.scene import Tie
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme

WIDTHS: Final = (1.3, 1.6, 1.8, 3.2, 5.6)
DASHES: Final[tuple[tuple[float, ...], ...]] = ((1, 4), (4, 3), (), (), ())
"""Pixels at zoom 1, and the dash in widths, of the levels 0 to 4."""
CURVED_UP_TO: Final = 45
"""With more partners links run straight: there is no way round everybody, and straight ones are quicker."""
PLAIN_BELOW: Final = 0.35
"""Below this zoom there are no words, dashes or signs, only the shape of the whole."""

HEAD: Final = 15.0
"""How long the head of an arrow is, in pixels at zoom 1."""
_HEAD_HALF: Final = 0.5
"""Half its width by its length."""

Style = tuple[int, bool, bool, bool]
"""Level, tension, whether the link belongs to the partner that is chosen, and whether it is faded."""
FADED: Final = 0.22
"""How much is left to be seen of those who are thought away, and of their links."""


def pen_for(
    theme: Theme, level: int, *, tension: bool = False, hot: bool = False, plain: bool = False
) -> QPen:
    """How a link of a level is drawn; ``plain`` is for a map seen from afar."""
    colour = theme.colour("danger" if tension else "accent" if hot else "border_ctl")
    width = (2.0 if tension else WIDTHS[level]) * (1.25 if theme.scheme.high_contrast else 1.0)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if plain:
        pen.setWidthF(1.0 if level < 3 else 2.0)
        pen.setCosmetic(True)
    elif DASHES[level] and not tension:
        pen.setDashPattern(list(DASHES[level]))
    return pen


def zigzag(path: QPainterPath) -> QPolygonF:
    """A path as a zigzag, so that tension shows in its shape too."""
    length = path.length()
    steps = max(6, int(length / 8))
    points = [path.pointAtPercent(0)]
    for step in range(1, steps):
        at = step / steps
        turn = math.radians(path.angleAtPercent(at) + 90)
        out = 4.0 if step % 2 else -4.0
        points.append(path.pointAtPercent(at) + QPointF(math.cos(turn) * out, -math.sin(turn) * out))
    points.append(path.pointAtPercent(1))
    return QPolygonF(points)


def arrow_head(path: QPainterPath, receiver: Box, *, at_end: bool) -> QPolygonF:
    """The head of an arrow at the place where a path comes out of a box; ``at_end`` tells at which of its ends."""
    left, top, right, foot = receiver
    length = max(1.0, path.length())
    steps = max(8, int(length / 3))
    tip, at = QPointF(), 0.0
    for step in range(steps + 1):
        at = 1 - step / steps if at_end else step / steps
        tip = path.pointAtPercent(at)
        if not (left <= tip.x() <= right and top <= tip.y() <= foot):
            break
    behind = HEAD / length
    tail = path.pointAtPercent(max(0.0, at - behind) if at_end else min(1.0, at + behind))
    across = QPointF(tail.y() - tip.y(), tip.x() - tail.x()) * _HEAD_HALF
    return QPolygonF([tip, tail + across, tail - across])


def paint_head(theme: Theme, painter: QPainter, head: QPolygonF, role: str) -> None:
    """Filled, with a rim of the ground, so that its shape shows on a thick line and without colours."""
    painter.setPen(QPen(theme.colour("sheet"), 1.5))
    painter.setBrush(theme.colour(role))
    painter.drawPolygon(head)


class TieArt:
    """The links as shapes on the map's ground."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._ties: tuple[Tie, ...] = ()
        self._points: Mapping[int, Point] = {}
        self._sizes: Mapping[int, Size] = {}
        self._paths: dict[int, QPainterPath] = {}
        self._lines: dict[int, QLineF] = {}

    def build(self, ties: tuple[Tie, ...], points: Mapping[int, Point], sizes: Mapping[int, Size]) -> None:
        """Take new links or places."""
        self._ties, self._points, self._sizes = ties, points, sizes
        self._paths, self._lines = {}, {}
        if len(points) <= CURVED_UP_TO:
            boxes = {each: _box(points[each], size) for each, size in sizes.items()}
            for tie in ties:
                self._paths[tie.id] = self._curve(tie, boxes)
        else:
            for tie in ties:
                self._lines[tie.id] = QLineF(*points[tie.a], *points[tie.b])

    def _curve(self, tie: Tie, boxes: Mapping[int, Box]) -> QPainterPath:
        a, b = self._points[tie.a], self._points[tie.b]
        others = (box for each, box in boxes.items() if each not in (tie.a, tie.b))
        bend = bend_between((round(a[0]), round(a[1])), (round(b[0]), round(b[1])), others)
        return curve(a, b, bend)

    def paint(
        self,
        painter: QPainter,
        zoom: float,
        chosen: int,
        without: Collection[int] = (),
        ghosts: Collection[int] = (),
    ) -> None:
        """Paint all links but those of ``without``, those of ``ghosts`` faded; the painter has pixels of the ground."""
        plain = zoom < PLAIN_BELOW
        groups: dict[Style, list[Tie]] = {}
        for tie in self._ties:
            if tie.a not in without and tie.b not in without:
                hot = bool(chosen) and chosen in (tie.a, tie.b)
                faded = tie.a in ghosts or tie.b in ghosts
                groups.setdefault((tie.level or 0, tie.tension, hot, faded), []).append(tie)
        # From afar smooth edges cost half the time of a frame and show nothing.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not plain)
        for (level, tension, hot, faded), ties in sorted(groups.items(), key=lambda each: each[0][2]):
            painter.setPen(pen_for(self._theme, level, tension=tension, hot=hot, plain=plain))
            # The signs of the group before were filled; a curve that is filled looks like a blade.
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setOpacity(FADED if faded else 1.0)
            self._paint_group(painter, ties, as_zigzag=tension and not plain)
            if not plain:
                self._paint_signs(painter, ties, "danger" if tension else "accent" if hot else "border_ctl")
        painter.setOpacity(1.0)

    def _paint_group(self, painter: QPainter, ties: Iterable[Tie], *, as_zigzag: bool) -> None:
        straight = [self._lines[tie.id] for tie in ties if tie.id in self._lines]
        if straight and not as_zigzag:
            painter.drawLines(straight)
            return
        for tie in ties:
            path = self._path(tie)
            if as_zigzag:
                painter.drawPolyline(zigzag(path))
            else:
                painter.drawPath(path)

    def _paint_signs(self, painter: QPainter, ties: Iterable[Tie], role: str) -> None:
        for tie in ties:
            if tie.direction is not TieDirection.BOTH:
                self._paint_arrow(painter, tie, self._path(tie), self._points, role)
            if tie.money:
                self._paint_coin(painter, self._path(tie).pointAtPercent(0.5), role)

    def _paint_arrow(
        self, painter: QPainter, tie: Tie, path: QPainterPath, points: Mapping[int, Point], role: str
    ) -> None:
        """The head of an arrow where the link arrives at the box of who is given to."""
        there = tie.receiver()
        head = arrow_head(path, _box(points[there], self._sizes[there]), at_end=there == tie.b)
        paint_head(self._theme, painter, head, role)

    def _paint_coin(self, painter: QPainter, middle: QPointF, role: str) -> None:
        radius = 10.0
        painter.setPen(QPen(self._theme.colour(role), 1.4))
        painter.setBrush(self._theme.colour("sheet"))
        painter.drawEllipse(middle, radius, radius)
        side = radius * 1.24
        square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        paint_icon(self._theme, painter, "coins", square, "text2" if role == "border_ctl" else role)

    def paint_moving(self, painter: QPainter, moving: Mapping[int, Point]) -> None:
        """Paint the links of partners that are being dragged, as they run while those are there."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for tie in self._ties:
            if tie.a in moving or tie.b in moving:
                painter.setPen(pen_for(self._theme, tie.level or 0, tension=tie.tension, hot=True))
                a, b = (moving.get(each, self._points[each]) for each in (tie.a, tie.b))
                path = curve(a, b, 0.05)
                painter.drawPolyline(zigzag(path)) if tie.tension else painter.drawPath(path)
                if tie.direction is not TieDirection.BOTH:
                    there = {tie.a: a, tie.b: b}
                    self._paint_arrow(painter, tie, path, there, "danger" if tie.tension else "accent")
                    painter.setBrush(Qt.BrushStyle.NoBrush)

    def tie_at(self, point: QPointF, reach: float, but: Collection[int] = ()) -> int:
        """The link within ``reach`` pixels of a point of the ground, the nearest of several, 0 for none."""
        best, nearest = reach, 0
        for tie in self._ties:
            if tie.id not in but:
                far = self._distance(tie, point, best)
                if far < best:
                    best, nearest = far, tie.id
        return nearest

    def _distance(self, tie: Tie, point: QPointF, reach: float) -> float:
        line = self._lines.get(tie.id)
        if line is not None and not _near(line, point, reach):
            return math.inf
        path = self._path(tie)
        if not path.boundingRect().adjusted(-reach, -reach, reach, reach).contains(point):
            return math.inf
        steps = max(8, int(path.length() / 6))
        points = (path.pointAtPercent(step / steps) for step in range(steps + 1))
        return min(math.hypot(each.x() - point.x(), each.y() - point.y()) for each in points)

    def _path(self, tie: Tie) -> QPainterPath:
        path = self._paths.get(tie.id)
        if path is None:
            line = self._lines[tie.id]
            path = QPainterPath(line.p1())
            path.lineTo(line.p2())
        return path


def curve(a: Point, b: Point, bend: float) -> QPainterPath:
    path = QPainterPath(QPointF(*a))
    path.quadTo(QPointF(*handle(a, b, bend)), QPointF(*b))
    return path


def _near(line: QLineF, point: QPointF, reach: float) -> bool:
    """Whether a point lies in the box around a line; it is asked of thousands of lines while the pointer moves."""
    x, y = point.x(), point.y()
    return (
        min(line.x1(), line.x2()) - reach <= x <= max(line.x1(), line.x2()) + reach
        and min(line.y1(), line.y2()) - reach <= y <= max(line.y1(), line.y2()) + reach
    )


def _box(middle: Point, size: Size) -> Box:
    wide, high = size[0] / 2 + 4, size[1] / 2 + 4
    return (
        round(middle[0] - wide),
        round(middle[1] - high),
        round(middle[0] + wide),
        round(middle[1] + high),
    )
