"""The shipped icons as curves: every shape ends where its data say, and arcs keep to their ellipse."""

from __future__ import annotations

from math import cos, hypot, radians, sin

import pytest

from partnerdesk.exports.html.drawing import Picture
from partnerdesk.exports.html.node import Node
from partnerdesk.exports.pdf.blocks import Block, Paragraph
from partnerdesk.exports.pdf.canvas import Canvas
from partnerdesk.exports.pdf.ground import Curve, Point, Stroke
from partnerdesk.exports.pdf.icons import SIDE, Icon, Outline, arc, outlines, path_outlines
from partnerdesk.exports.pdf.pictured import Pictured
from partnerdesk.exports.pdf.structure import Artifact, Role
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.text import clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.paths import resource

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem not in ("app-mark", "flag"))
"""All of Lucide's but one, which has a command that no document needs."""


def ends(path: str) -> list[list[Point]]:
    """Of each line, where it begins and where each of its curves ends."""
    return [
        [(round(x, 6), round(y, 6)) for x, y in (start, *(curve[2] for curve in curves))]
        for start, curves in path_outlines(path)
    ]


def points(start: Point, curves: list[Curve]) -> list[Point]:
    """Twenty points on each curve."""
    found = []
    for one, two, end in curves:
        for step in range(21):
            t = step / 20
            parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            found.append(
                (
                    sum(part * x for part, (x, _) in zip(parts, (start, one, two, end), strict=True)),
                    sum(part * y for part, (_, y) in zip(parts, (start, one, two, end), strict=True)),
                )
            )
        start = end
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_icon_stays_inside_its_square(name: str) -> None:
    lines = outlines(name)
    assert lines
    for start, curves in lines:
        for x, y in points(start, list(curves)):
            assert -0.01 <= x <= SIDE + 0.01
            assert -0.01 <= y <= SIDE + 0.01


def test_lines_go_where_they_are_told() -> None:
    assert ends("M1 2L3 4h5v-1H0V0") == [[(1, 2), (3, 4), (8, 4), (8, 3), (0, 3), (0, 0)]]
    assert ends("m1 2 3 4-1-1") == [[(1, 2), (4, 6), (3, 5)]]
    assert ends("M1,2 3,4 .5.25") == [[(1, 2), (3, 4), (0.5, 0.25)]]
    assert ends("M0 0h1z m5 5h1") == [[(0, 0), (1, 0), (0, 0)], [(5, 5), (6, 5)]]
    assert ends("M1 1c1 0 2 1 2 2C0 0 0 0 9 9") == [[(1, 1), (3, 3), (9, 9)]]


def test_the_handles_of_curves_are_read_as_they_stand() -> None:
    [(start, [curve])] = path_outlines("m1 1c1 0 2 1 2 2")
    assert (start, curve) == ((1, 1), ((2, 1), (3, 2), (3, 3)))


def test_flags_of_an_arc_need_no_space_behind_them() -> None:
    packed, spaced = (
        list(path_outlines(each)) for each in ("M20 19a2 2 0 0022 17", "M20 19a2 2 0 0 0 22 17")
    )
    assert packed == spaced


@pytest.mark.parametrize("path", ["", "h1", "M1 2q1 1 2 2", "M1", "M1 2L3", "M1 2a1 1 0 2 0 3 3", "M1 2Lx"])
def test_what_cannot_be_read_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"path|told"):
        list(path_outlines(path))


@pytest.mark.parametrize(
    ("large", "clockwise", "middle"),
    [(False, False, (0, 0)), (True, True, (0, 0)), (False, True, (10, 10)), (True, False, (10, 10))],
)
def test_an_arc_keeps_to_its_circle_and_goes_the_way_it_is_told(
    large: bool, clockwise: bool, middle: Point
) -> None:
    curves = arc((0, 10), 10, 10, 0, large, clockwise, (10, 0))
    assert curves[-1][2] == pytest.approx((10, 0))
    assert len(curves) == (3 if large else 1)
    for x, y in points((0, 10), curves):
        assert hypot(x - middle[0], y - middle[1]) == pytest.approx(10, abs=0.01)


def test_a_turned_ellipse_is_kept_to() -> None:
    turn = radians(30)
    start, end = (4 * cos(turn), 4 * sin(turn)), (-4 * cos(turn), -4 * sin(turn))
    for x, y in points(start, arc(start, 4, 2, 30, False, True, end)):
        across, down = x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)
        assert hypot(across / 4, down / 2) == pytest.approx(1, abs=0.001)


def test_an_arc_that_cannot_reach_grows_and_one_without_a_radius_is_straight() -> None:
    reached = points((0, 0), arc((0, 0), 1, 1, 0, False, True, (10, 0)))
    assert max(hypot(x - 5, y) for x, y in reached) == pytest.approx(5, abs=0.01)
    assert min(y for _, y in reached) == pytest.approx(-5, abs=0.01)
    assert arc((0, 0), 0, 3, 0, False, True, (10, 0)) == [((0, 0), (10, 0), (10, 0))]
    assert arc((1, 1), 3, 3, 0, False, True, (1, 1)) == []


def test_circles_and_rectangles_are_the_paths_they_stand_for() -> None:
    circle, *_ = outlines("clock")
    for x, y in points(circle[0], list(circle[1])):
        assert hypot(x - 12, y - 12) == pytest.approx(10, abs=0.01)
    corners = _bounds(outlines("mail")[1])
    assert corners == pytest.approx((2, 4, 22, 20))


def _bounds(line: Outline) -> tuple[float, float, float, float]:
    found = points(line[0], list(line[1]))
    across, down = [x for x, _ in found], [y for _, y in found]
    return min(across), min(down), max(across), max(down)


# Beside words


def pictured(words: str) -> Pictured:
    style = type_scale().body
    block: Block = Paragraph(Span(clean(words), style), after=0.0)
    return Pictured(Icon("clock", 60), [block], indent=80)


def test_a_picture_is_not_read_aloud_and_its_words_stand_beside_it(canvas: Canvas) -> None:
    block = pictured("It is late.")
    assert block.height(400) == 60
    block.draw(canvas, 50, 100, 400)
    [element] = [each for each in canvas.root.walk() if each.role is not Role.DOCUMENT]
    assert element.role is Role.PARAGRAPH
    [picture] = canvas.furniture
    assert picture.kind is Artifact.LAYOUT
    assert picture.content.box[:2] == (50, 100)
    [words] = element.contents()
    assert words.box.left == 130
    assert (words.box.top + words.box.bottom) / 2 == pytest.approx(130)


def test_long_words_go_on_over_a_page_without_the_picture(canvas: Canvas) -> None:
    block = pictured("many words " * 400)
    assert block.split(400, 50) is None
    parts = block.split(400, 300)
    assert parts is not None
    first, rest = parts
    assert first.height(400) <= 300
    first.draw(canvas, 50, 100, 400)
    before = len(canvas.furniture)
    rest.draw(canvas, 50, 500, 400)
    assert len(canvas.furniture) == before == 1


def test_on_a_web_page_a_picture_is_hidden_from_those_who_listen() -> None:
    node, picture = Node("div"), Picture()
    picture.curves((0, 0), [((1, 1), (2, 2), (3, 3))], Stroke())
    picture.into(node, "")
    assert 'aria-hidden="true"' in node.html()
    assert "role" not in node.html()
