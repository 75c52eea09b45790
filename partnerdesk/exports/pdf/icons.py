"""The shipped icons as curves, so that they can be drawn on paper: only what Lucide's drawings use.

A drawing is 24 units wide and high and consists of lines of one width. Circles and rectangles are read as the paths
that they stand for. Arcs become Bezier curves by the formulas of SVG 1.1, appendix F.6.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, ceil, cos, hypot, pi, radians, sin, sqrt, tan
from typing import Final

from partnerdesk.exports.pdf.ground import Curve, Ground, Point, Stroke
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import PINE, PINE_SOFT
from partnerdesk.paths import resource

SIDE: Final = 24.0
"""The width and height of every drawing in its own units."""
_LINE: Final = 1.75
_COMMAND: Final = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER: Final = re.compile(r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+))")
_FLAG: Final = re.compile(r"[\s,]*([01])")
_ARC: Final = (_NUMBER, _NUMBER, _NUMBER, _FLAG, _FLAG, _NUMBER, _NUMBER)
"""What an arc is told: two radii, a turn, two flags that need no space behind them, and where it ends."""
_TOLD: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6}
"""How many numbers the other commands take at a time."""

Outline = tuple[Point, tuple[Curve, ...]]
"""Where a line begins, and the curves it goes on with."""


@dataclass(frozen=True, slots=True)
class Icon:
    """A shipped icon on a soft ground, ``side`` points wide and high."""

    name: str
    side: float

    def draw(self, canvas: Ground, x: float, y: float) -> None:
        scale = self.side / SIDE * 0.6
        left, top = x + self.side * 0.2, y + self.side * 0.2

        def at(point: Point) -> Point:
            return left + point[0] * scale, top + point[1] * scale

        canvas.rect(Box(x, y, x + self.side, y + self.side), fill=PINE_SOFT, radius=self.side / 6)
        for start, curves in outlines(self.name):
            placed = [(at(one), at(two), at(end)) for one, two, end in curves]
            canvas.curves(at(start), placed, Stroke(PINE, _LINE * scale))


@lru_cache(maxsize=64)
def outlines(name: str) -> tuple[Outline, ...]:
    """The lines of a shipped icon in its own units. Raises ValueError for a shape that is not known here."""
    from xml.etree.ElementTree import fromstring

    drawing = fromstring(resource("icons", f"{name}.svg").read_text(encoding="utf-8"))  # noqa: S314 - we ship it
    shapes = [(each.tag.rpartition("}")[2], each.attrib) for each in drawing]
    return tuple(line for tag, said in shapes for line in path_outlines(_path(tag, said)))


def _path(tag: str, said: Mapping[str, str]) -> str:
    """A shape as the path that draws the same."""
    if tag == "path":
        return said["d"]
    if tag == "circle":
        x, y, r = (float(said[each]) for each in ("cx", "cy", "r"))
        return f"M{x - r} {y}a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1 {-2 * r} 0z"
    if tag == "rect":
        x, y, wide, tall = (float(said[each]) for each in ("x", "y", "width", "height"))
        r = float(said.get("rx", "0"))
        corner = f"a{r} {r} 0 0 1"
        return (
            f"M{x + r} {y}h{wide - 2 * r}{corner} {r} {r}v{tall - 2 * r}{corner} {-r} {r}"
            f"h{2 * r - wide}{corner} {-r} {-r}v{2 * r - tall}{corner} {r} {-r}z"
        )
    if tag == "line":
        return f"M{said['x1']} {said['y1']}L{said['x2']} {said['y2']}"
    raise ValueError(f"an icon's shape that is not known: {tag}")


def path_outlines(path: str) -> Iterator[Outline]:
    """The lines that the data of an SVG path draw: M, L, H, V, C, A and Z, in both their forms.

    Raises ValueError for any other command, or when one is not told enough.
    """
    start = here = (0.0, 0.0)
    curves: list[Curve] = []
    for command, told in _commands(path):
        kind, whence = command.upper(), here if command.islower() else (0.0, 0.0)
        if kind == "M":
            if curves:
                yield start, tuple(curves)
            start = here = _moved(whence, told)
            curves = []
            continue
        new = _drawn(kind, here, start, whence, told)
        curves += new
        here = new[-1][2] if new else here
    if curves:
        yield start, tuple(curves)


def _commands(path: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Each command with what it is told. One that is told more goes on; after a move it goes on with lines."""
    if path.strip()[:1] not in ("M", "m"):
        raise ValueError(f"a path that begins nowhere: {path!r}")
    for command, told in _COMMAND.findall(path):
        kind = command.upper()
        if kind == "Z":
            yield command, ()
            continue
        if kind != "A" and kind not in _TOLD:
            raise ValueError(f"a command of a path that is not known: {command}")
        shape = _ARC if kind == "A" else (_NUMBER,) * _TOLD[kind]
        at, again = 0, command
        while not at or told[at:].strip(" ,\n"):
            numbers: list[float] = []
            for part in shape:
                found = part.match(told, at)
                if found is None:
                    raise ValueError(f"{command} is not told enough: {told!r}")
                numbers.append(float(found[1]))
                at = found.end()
            yield again, tuple(numbers)
            again = {"M": "L", "m": "l"}.get(again, again)


def _drawn(kind: str, here: Point, start: Point, whence: Point, told: tuple[float, ...]) -> list[Curve]:
    """The curves of one command."""
    match kind:
        case "L":
            return [_straight(here, _moved(whence, told))]
        case "H":
            return [_straight(here, (whence[0] + told[0], here[1]))]
        case "V":
            return [_straight(here, (here[0], whence[1] + told[0]))]
        case "C":
            return [(_moved(whence, told[:2]), _moved(whence, told[2:4]), _moved(whence, told[4:]))]
        case "A":
            return arc(
                here, told[0], told[1], told[2], bool(told[3]), bool(told[4]), _moved(whence, told[5:])
            )
        case _:
            return [_straight(here, start)] if here != start else []


def _moved(whence: Point, by: tuple[float, ...]) -> Point:
    return whence[0] + by[0], whence[1] + by[1]


def _straight(start: Point, end: Point) -> Curve:
    return start, end, end


def arc(
    start: Point,
    across: float,
    down: float,
    turn: float,
    large: bool,
    clockwise: bool,
    end: Point,
) -> list[Curve]:
    """A part of an ellipse as curves of at most a quarter each. ``across`` and ``down`` are its radii, ``turn`` is the
    angle of the first one in degrees.

    Radii too small to reach from ``start`` to ``end`` grow until they do; without a radius it is a straight line.
    """
    if start == end:
        return []
    if not across or not down:
        return [_straight(start, end)]
    across, down, phi = abs(across), abs(down), radians(turn)
    half = _turned(((start[0] - end[0]) / 2, (start[1] - end[1]) / 2), -phi)
    short = hypot(half[0] / across, half[1] / down)
    across, down = across * max(1.0, short), down * max(1.0, short)
    reach = (half[0] / across) ** 2 + (half[1] / down) ** 2
    away = sqrt(max(0.0, 1 / reach - 1)) * (-1 if large == clockwise else 1)
    inner = (away * across * half[1] / down, -away * down * half[0] / across)
    middle = _moved(_turned(inner, phi), ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    first = atan2((half[1] - inner[1]) / down, (half[0] - inner[0]) / across)
    second = atan2((-half[1] - inner[1]) / down, (-half[0] - inner[0]) / across)
    sweep = (second - first) % (2 * pi) if clockwise else -((first - second) % (2 * pi))
    count = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
    step = sweep / count
    handle = 4 / 3 * tan(step / 4)

    def on(angle: float, along: float) -> Point:
        """The ellipse at ``angle``, and from there ``along`` its tangent."""
        point = (
            across * (cos(angle) - along * sin(angle)),
            down * (sin(angle) + along * cos(angle)),
        )
        return _moved(_turned(point, phi), middle)

    curves = []
    for number in range(count):
        begins, ends = first + number * step, first + (number + 1) * step
        curves.append((on(begins, handle), on(ends, -handle), on(ends, 0)))
    curves[-1] = (*curves[-1][:2], end)
    return curves


def _turned(point: Point, by: float) -> Point:
    return point[0] * cos(by) - point[1] * sin(by), point[0] * sin(by) + point[1] * cos(by)
