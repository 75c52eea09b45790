"""The partner map in vectors: who there is, who was not in the room, and how closely they work together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from partnerdesk.exports.pdf.canvas import around
from partnerdesk.exports.pdf.ground import Align, Curve, Ground, Point, Stroke
from partnerdesk.exports.pdf.map_layout import spread
from partnerdesk.exports.pdf.map_rings import RingMark, draw_circles, draw_words
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import (
    CATEGORIES,
    INK_SOFT,
    RULE,
    TINT,
    UNIT,
    WHITE,
    TextStyle,
    TypeScale,
    colour,
)
from partnerdesk.exports.pdf.text import NOTHING, Clean
from partnerdesk.exports.pdf.wrapping import Line, Span, wrap
from partnerdesk.model.vocabulary import TieDirection

SIDE: Final = 1000
"""Places are thousandths of the map's width and height."""

_LINK: Final = colour("#6E736B")
LINKS: Final = {
    1: Stroke(_LINK, 0.9, (2.5, 3.0)),
    2: Stroke(_LINK, 1.0),
    3: Stroke(_LINK, 2.1),
    4: Stroke(_LINK, 3.6),
}
"""How a relationship is drawn by how close it is (N9); level 0 is not drawn."""

NAME: Final = 8.25
"""The size of the letters of a name on a page."""
READ: Final = 6.0
"""The smallest letters that are read on a page without trouble."""
_WIDEST: Final = 112.0
_PAD_X: Final = 7.0
_PAD_Y: Final = 4.0
_FLAG: Final = 4.0
_SMALLEST: Final = 0.3
_THINNEST: Final = 0.2
"""Links on a map that is too full for names are thin, or they would hide it; they keep their proportions."""
_GAP: Final = 10.0
_HEAD: Final = 7.0
"""How long the head of an arrow is, and how wide, in points."""
_ARROW: Final = -1
"""The entry of the key that is an arrow."""
_FEW: Final = 60
"""Up to so many partners, links go round the boxes between; on a fuller map they go straight."""
_BENDS: Final = (0.0, 0.12, -0.12, 0.22, -0.22, 0.34, -0.34, 0.5, -0.5)


@dataclass(frozen=True, slots=True)
class Node:
    """A partner: ``place`` in thousandths of the map, the category of its type, whether it was in the room; ``number``
    is what stands for the name on a map that is too full for names."""

    name: Clean
    type: Clean
    category: str
    place: tuple[int, int]
    present: bool
    number: Clean = NOTHING


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship between two nodes, by their numbers, of level 1 to 4."""

    a: int
    b: int
    level: int
    direction: TieDirection = TieDirection.BOTH


@dataclass(slots=True)
class PartnerMap:
    """The map, as wide as it is given and ``tall`` points high.

    ``most`` is how much larger than on a page its boxes and letters may get. When there are too many partners for that,
    everything on it gets smaller. When names would get smaller than ``least`` points, numbers stand for them.
    """

    nodes: Sequence[Node]
    links: Sequence[Link]
    scale: TypeScale
    tall: float = 110 * UNIT
    most: float = 1.0
    rings: Sequence[RingMark] = ()
    least: float = 0.0
    _laid: tuple[float, _Laid] | None = field(default=None, init=False)
    _routes: tuple[float, list[tuple[Point, ...]]] | None = field(default=None, init=False)

    def height(self, width: float) -> float:  # noqa: ARG002
        return self.tall

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        self.draw_part(canvas, x, y, width, Box(x, y, x + width, y + self.tall).grown(1))

    def numbered(self, width: float) -> bool:
        """Whether numbers stand for the names in this width."""
        return self._layout(width).numbered

    def within(self, view: Box, width: float) -> list[Node]:
        """The nodes of which something lies in ``view``, measured from the map's corner."""
        laid = self._layout(width)
        found = zip(self.nodes, laid.boxes, strict=True)
        return [node for node, box in found if _moved(box, _PAD_X, _PAD_X).overlaps(view)]

    def draw_part(self, canvas: Ground, x: float, y: float, width: float, view: Box) -> None:
        """Draw what lies in ``view``, a part of the page."""
        canvas.rect(
            Box(x + 0.3, y, x + width - 0.3, y + self.tall), fill=TINT, stroke=Stroke(RULE, 0.6), radius=6
        )
        laid = self._layout(width)
        boxes = [_moved(box, x + _PAD_X, y + _PAD_X) for box in laid.boxes]
        ground = Box(x + _PAD_X, y + _PAD_X, x + width - _PAD_X, y + self.tall - _PAD_X)
        thick = max(_THINNEST, laid.factor / 3) if laid.numbered else max(0.5, laid.factor)
        draw_circles(canvas, self.rings, ground, max(1.0, laid.factor))
        for link, route in zip(self.links, self._routed(width), strict=True):
            start, *points = ((across + x, down + y) for across, down in route)
            curve = (points[0], points[1], points[2])
            if not around([start, *curve]).grown(_HEAD).overlaps(view):
                continue
            stroke = LINKS[link.level]
            canvas.curves(start, [curve], _grown(stroke, thick))
            if link.direction is not TieDirection.BOTH:
                receiver = boxes[link.b if link.direction is TieDirection.A_TO_B else link.a]
                tip, tail = _arrival(start, curve, receiver, _HEAD * thick, link.direction)
                _draw_head(canvas, tip, tail)
        words = _sized(self.scale.label, 7.25, 8.75, max(1.0, laid.factor)).but(colour=INK_SOFT)
        draw_words(canvas, self.rings, ground, boxes, words, view)
        for node, box, label in zip(self.nodes, boxes, laid.labels, strict=True):
            if box.overlaps(view):
                _draw_node(canvas, node, box, label, laid.factor)

    def _routed(self, width: float) -> list[tuple[Point, ...]]:
        """Start, handles and end of every link, measured from the map's corner."""
        if self._routes is None or self._routes[0] != width:
            boxes = [_moved(box, _PAD_X, _PAD_X) for box in self._layout(width).boxes]
            frame = Box(0, 0, width, self.tall).grown(-3)
            routes = (_route(boxes, link, frame) for link in self.links)
            self._routes = width, [(start, *curve) for start, curve in routes]
        return self._routes[1]

    def _layout(self, width: float) -> _Laid:
        if self._laid is None or self._laid[0] != width:
            self._laid = width, _lay_out(self, width - 2 * _PAD_X, self.tall - 2 * _PAD_X)
        return self._laid[1]


@dataclass(frozen=True, slots=True)
class _Label:
    name: list[Line]
    type: list[Line]
    grow: float
    """How much wider the white around the words is than on a page."""

    @property
    def size(self) -> tuple[float, float]:
        lines = [*self.name, *self.type]
        wide = max((line.width for line in lines), default=0.0)
        tall = sum(line.runs[0].style.leading for line in lines if line.runs)
        return wide + (2 * _PAD_X + _FLAG) * self.grow, tall + 2 * _PAD_Y * self.grow


@dataclass(frozen=True, slots=True)
class _Laid:
    boxes: list[Box]
    labels: list[_Label]
    factor: float
    numbered: bool


@dataclass(frozen=True, slots=True)
class MapKey:
    """What the lines and boxes of the map mean, in one or more rows."""

    levels: Sequence[Clean]
    absent: Clean
    scale: TypeScale
    arrow: Clean | None = None
    """What an arrow means, where there is one."""

    def height(self, width: float) -> float:
        return self.scale.small.leading * (1 + max((row for row, *_ in self._entries(width)), default=0))

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        step, grow = self.scale.unit, self.scale.unit / UNIT
        for row, left, level, line in self._entries(width):
            top = y + row * self.scale.small.leading
            middle = top + self.scale.small.leading / 2
            right, head = x + left + 8 * step, _HEAD * grow
            if level == _ARROW:
                canvas.straight([(x + left, middle, right - head, middle)], _grown(LINKS[2], grow))
                _draw_head(canvas, (right, middle), (right - head, middle))
            elif level:
                canvas.straight([(x + left, middle, right, middle)], _grown(LINKS[level], grow))
            else:
                box = Box(x + left, top + 2 * grow, right, top + self.scale.small.leading - 2 * grow)
                dashed = _grown(Stroke(INK_SOFT, 0.9, (2.5, 2.0)), grow)
                canvas.rect(box, fill=WHITE, stroke=dashed, radius=2.5 * grow)
            canvas.lines(x + left + 10 * step, top, [line])

    def _entries(self, width: float) -> list[tuple[int, float, int, Line]]:
        entries, row, left = [], 0, 0.0
        words = [*enumerate(self.levels, start=1), (0, self.absent)]
        words += [(_ARROW, self.arrow)] if self.arrow else []
        for level, text in words:
            line = wrap([Span(text, self.scale.small.but(colour=INK_SOFT))], width)[0]
            wide = 10 * self.scale.unit + line.width
            if left and left + wide > width:
                row, left = row + 1, 0.0
            entries.append((row, left, level, line))
            left += wide + 5 * self.scale.unit
        return entries


def _lay_out(drawing: PartnerMap, width: float, height: float) -> _Laid:
    """The largest letters, in steps of a tenth, at which every box finds room."""
    places = [_place(node, (width, height)) for node in drawing.nodes]
    factor, numbered = drawing.most, False
    while True:
        if not numbered and factor * NAME < drawing.least:
            factor, numbered = drawing.most, True
        label = _number_label if numbered else _label
        labels = [label(node, drawing.scale, factor) for node in drawing.nodes]
        boxes = spread(places, [each.size for each in labels], (width, height), _GAP * factor)
        if boxes is not None:
            return _Laid(boxes, labels, factor, numbered)
        factor *= 0.9


def _grown(stroke: Stroke, factor: float) -> Stroke:
    return replace(stroke, width=stroke.width * factor, dash=tuple(each * factor for each in stroke.dash))


def _place(node: Node, frame: tuple[float, float]) -> Point:
    return node.place[0] / SIDE * frame[0], node.place[1] / SIDE * frame[1]


def _sized(style: TextStyle, size: float, leading: float, factor: float) -> TextStyle:
    return replace(style, size=size * factor, leading=leading * factor)


def _label(node: Node, scale: TypeScale, factor: float) -> _Label:
    width = _WIDEST * max(factor, _SMALLEST)
    name = wrap([Span(node.name, _sized(scale.small_strong, NAME, 10.5, factor))], width)
    kind = wrap([Span(node.type, _sized(scale.label, 7.25, 8.75, factor).but(colour=INK_SOFT))], width)
    return _Label(name, kind if node.type else [], max(1.0, factor))


def _number_label(node: Node, scale: TypeScale, factor: float) -> _Label:
    """A number with little white around it: the map is full."""
    return _Label(
        wrap([Span(node.number, _sized(scale.small_strong, NAME, 10.5, factor))], _WIDEST * factor),
        [],
        factor / 2,
    )


def _draw_node(canvas: Ground, node: Node, box: Box, label: _Label, factor: float) -> None:
    tint, line = CATEGORIES[node.category]
    dash: tuple[float, ...] = () if node.present else (3.0, 2.2)
    grow, flagged = label.grow, _FLAG * label.grow
    canvas.rect(box, fill=WHITE, radius=4 * factor)
    flag = Box(box.left + 2 * grow, box.top + 2 * grow, box.left + 2 * grow + flagged, box.bottom - 2 * grow)
    canvas.rect(flag, fill=line if node.present else tint)
    canvas.rect(box, stroke=Stroke(line, grow, tuple(each * grow for each in dash)), radius=4 * factor)
    top = box.top + _PAD_Y * grow
    for lines in (label.name, label.type):
        for each in lines:
            wide = box.right - box.left - flagged
            canvas.lines(box.left + flagged, top, [each], width=wide, align=Align.CENTRE)
            top += each.runs[0].style.leading if each.runs else 0.0


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(box.left + x, box.top + y, box.right + x, box.bottom + y)


def _route(boxes: Sequence[Box], link: Link, frame: Box) -> tuple[Point, Curve]:
    """The least bent of a few curves between two boxes, of those that run behind the fewest others."""
    start, end = _middle(boxes[link.a]), _middle(boxes[link.b])
    if len(boxes) > _FEW:
        return start, _bent(start, end, 0.0)
    others = [box for i, box in enumerate(boxes) if i not in (link.a, link.b)]
    curves = [_bent(start, end, bend) for bend in _BENDS]
    inside = [curve for curve in curves if all(_holds(frame, point) for point in curve)]
    return start, min(inside, key=lambda curve: _hidden(curve, start, others))


def _holds(box: Box, point: Point) -> bool:
    return box.left < point[0] < box.right and box.top < point[1] < box.bottom


def _bent(start: Point, end: Point, bend: float) -> Curve:
    """A curve that leaves the straight way by ``bend`` times its length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    off = (-dy * bend, dx * bend)
    return (
        (start[0] + dx / 3 + off[0], start[1] + dy / 3 + off[1]),
        (start[0] + 2 * dx / 3 + off[0], start[1] + 2 * dy / 3 + off[1]),
        end,
    )


def _hidden(curve: Curve, start: Point, boxes: Sequence[Box]) -> int:
    """How many of the points along a curve lie in other boxes."""
    count = 0
    for step in range(1, 32):
        point = _along(start, curve, step / 32)
        count += sum(_holds(box, point) for box in boxes)
    return count


def _along(start: Point, curve: Curve, t: float) -> Point:
    one, two, end = curve
    s = 1 - t
    weights = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
    points = (start, one, two, end)
    return (
        math.fsum(w * p[0] for w, p in zip(weights, points, strict=True)),
        math.fsum(w * p[1] for w, p in zip(weights, points, strict=True)),
    )


def _arrival(
    start: Point, curve: Curve, receiver: Box, length: float, direction: TieDirection
) -> tuple[Point, Point]:
    """Where a link comes out from behind the box of who is given to, and a place ``length`` before it on its way."""
    points = [_along(start, curve, step / 160) for step in range(161)]
    if direction is TieDirection.A_TO_B:
        points.reverse()
    seen = [point for point in points if not _holds(receiver, point)] or points
    return seen[0], next((each for each in seen if math.dist(each, seen[0]) >= length), seen[-1])


def _draw_head(canvas: Ground, tip: Point, tail: Point) -> None:
    """The head of an arrow, from the middle of its foot to its tip."""
    across = (tail[1] - tip[1]) / 2, (tip[0] - tail[0]) / 2
    left, right = (tail[0] + across[0], tail[1] + across[1]), (tail[0] - across[0], tail[1] - across[1])
    canvas.polygon([tip, left, right], _LINK)


def _middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2
