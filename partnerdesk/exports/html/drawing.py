"""A figure as vectors inside the page, with its text for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnerdesk.exports.html.node import Node
from partnerdesk.exports.pdf.fonts import Face
from partnerdesk.exports.pdf.ground import Curve, Point, Stroke
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import Colour
from partnerdesk.exports.pdf.wrapping import Run

_WEIGHTS = {Face.MEDIUM: "500", Face.SEMIBOLD: "600"}


class Picture:
    """Shapes and words gathered while a figure is drawn. Points from the top left corner, as on paper."""

    def __init__(self) -> None:
        self._shapes: list[Node] = []
        self._box: Box | None = None
        self.window: Box | None = None
        """What shows of it; without one, everything."""

    def into(self, node: Node, alt: str) -> None:
        """Make ``node`` this picture. What has no ink becomes its text alone; without a text it is not read aloud."""
        if self._box is None:
            node.kids.append(alt)
            return
        box = self.window or self._box.grown(1)
        wide, tall = box.right - box.left, box.bottom - box.top
        view = " ".join(map(_number, (box.left, box.top, wide, tall)))
        svg = node.add("svg", viewBox=view, width=_number(wide * 4 / 3))
        svg.attributes |= {"role": "img", "aria-label": alt} if alt else {"aria-hidden": "true"}
        svg.kids += self._shapes

    def words(self, x: float, baseline: float, box: Box, runs: Sequence[Run]) -> None:
        """One line of words that starts at ``x``."""
        self._grow(box)
        line = Node("text", {"x": _number(x), "y": _number(baseline)})
        if box.right > box.left and runs[0].text.strip():
            line.attributes |= {
                "textLength": _number(box.right - box.left),
                "lengthAdjust": "spacingAndGlyphs",
            }
        for run in runs:
            style = run.style
            looks = {"fill": _hex(style.colour), "font-size": _number(style.size)}
            if style.face in _WEIGHTS:
                looks["font-weight"] = _WEIGHTS[style.face]
            if style.face is Face.ITALIC:
                looks["font-style"] = "italic"
            line.kids.append(Node("tspan", looks, [run.text.rstrip() if run is runs[-1] else run.text]))
        self._shapes.append(line)

    def rect(self, box: Box, fill: Colour | None, stroke: Stroke | None, radius: float) -> None:
        """A rectangle, filled, outlined or both."""
        self._grow(box)
        size = {"width": _number(box.right - box.left), "height": _number(box.bottom - box.top)}
        round_ = {"rx": _number(radius)} if radius else {}
        at = {"x": _number(box.left), "y": _number(box.top)}
        self._shapes.append(Node("rect", at | size | round_ | _paint(fill, stroke)))

    def fields(self, boxes: Iterable[Box], fill: Colour) -> None:
        """Many rectangles of one colour."""
        path = []
        for box in boxes:
            self._grow(box)
            wide = _number(box.right - box.left)
            path.append(f"M{_pair(box[:2])}h{wide}v{_number(box.bottom - box.top)}h-{wide}z")
        if path:
            self._shapes.append(Node("path", {"d": "".join(path)} | _paint(fill, None)))

    def lines(self, ends: Iterable[tuple[float, float, float, float]], stroke: Stroke) -> None:
        """Straight lines."""
        path = []
        for x1, y1, x2, y2 in ends:
            self._grow(Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
            path.append(f"M{_number(x1)} {_number(y1)}L{_number(x2)} {_number(y2)}")
        if path:
            self._shapes.append(Node("path", {"d": "".join(path)} | _paint(None, stroke)))

    def curves(self, start: Point, curves: Sequence[Curve], stroke: Stroke) -> None:
        """One line of Bezier curves."""
        self._around([start, *(point for curve in curves for point in curve)])
        path = f"M{_pair(start)}" + "".join("C" + " ".join(map(_pair, curve)) for curve in curves)
        self._shapes.append(Node("path", {"d": path, "stroke-linecap": "round"} | _paint(None, stroke)))

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """A closed shape."""
        self._around(points)
        self._shapes.append(Node("polygon", {"points": " ".join(map(_pair, points))} | _paint(fill, None)))

    def _around(self, points: Sequence[Point]) -> None:
        across, down = [x for x, _ in points], [y for _, y in points]
        self._grow(Box(min(across), min(down), max(across), max(down)))

    def _grow(self, box: Box) -> None:
        self._box = box if self._box is None else self._box.around(box)


def _paint(fill: Colour | None, stroke: Stroke | None) -> dict[str, str]:
    painted = {"fill": _hex(fill) if fill is not None else "none"}
    if stroke is not None:
        painted |= {"stroke": _hex(stroke.colour), "stroke-width": _number(stroke.width)}
        if stroke.dash:
            painted["stroke-dasharray"] = " ".join(map(_number, stroke.dash))
    return painted


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _pair(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"
