from __future__ import annotations

import json
import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from partnerdesk.exports.pdf.canvas import About, Canvas
from partnerdesk.exports.pdf.charts import CoverageBars, ShareBar, SupportBar, SupportKey
from partnerdesk.exports.pdf.figure import Columns, Drawing, Figure
from partnerdesk.exports.pdf.map_drawing import Link, MapKey, Node, PartnerMap
from partnerdesk.exports.pdf.map_layout import spread
from partnerdesk.exports.pdf.pattern import Hatch, segments
from partnerdesk.exports.pdf.radar import Radar
from partnerdesk.exports.pdf.signature_drawing import (
    DrawnSignature,
    InkBox,
    TypedSignature,
    read_strokes,
    simplified,
    smooth,
)
from partnerdesk.exports.pdf.structure import Box, Role
from partnerdesk.exports.pdf.style import type_scale
from partnerdesk.exports.pdf.text import clean
from partnerdesk.model.vocabulary import TieDirection
from tests.core.exports.pdf.conftest import Read
from tests.paper import grey_picture

SCALE = type_scale()
LEVELS = [clean(word) for word in ("Networking", "Coordinating", "Cooperating", "Collaborating")]
EIGHT = [clean(f"Theme {number}") for number in range(8)]


def drawn(canvas: Canvas, drawing: Drawing, width: float = 480) -> Box:
    """The ink of a drawing at the top left of a frame at 50, 60, which it may not leave."""
    figure = Figure(drawing, clean("What it shows"))
    figure.draw(canvas, 50, 60, width)
    element = list(canvas.root.walk())[-1]
    assert element.role is Role.FIGURE
    assert element.alt == "What it shows"
    (content,) = element.contents()
    box = content.box
    assert box.left >= 49
    assert box.right <= 51 + width
    assert box.top >= 59
    assert box.bottom <= 61 + figure.height(width)
    return box


@settings(max_examples=40)
@given(
    st.floats(0, 300), st.floats(0, 300), st.floats(0.5, 200), st.floats(0.5, 60), st.sampled_from([1, -1])
)
def test_hatches_stay_in_their_box(left: float, top: float, wide: float, tall: float, slope: int) -> None:
    box = Box(left, top, left + wide, top + tall)
    for x1, y1, x2, y2 in segments(box, Hatch(slope, 4.0)):
        for x, y in ((x1, y1), (x2, y2)):
            assert box.left - 1e-6 <= x <= box.right + 1e-6
            assert box.top - 1e-6 <= y <= box.bottom + 1e-6
        assert abs(x2 - x1) == pytest.approx(abs(y2 - y1), abs=1e-6)


@settings(max_examples=30)
@given(counts=st.lists(st.integers(0, 300), min_size=8, max_size=8))
def test_support_says_every_level_and_number_at_any_count(counts: list[int]) -> None:
    bar = SupportBar(counts, SCALE)
    parts = bar._parts(10, 480)
    assert [level for level, _, _ in parts] == [level for level, count in enumerate(counts, 1) if count]
    for (_, _, right), (_, left, _) in pairwise(parts):
        assert right == pytest.approx(left)
    assert all(right - left >= 14.9 for _, left, right in parts)
    if parts:
        assert parts[-1][2] == pytest.approx(490)


def test_support_bar_is_words_as_well_as_colours(canvas: Canvas, read_pages: Read) -> None:
    drawn(canvas, SupportBar([3, 0, 4, 0, 0, 0, 0, 12], SCALE))
    assert set(read_pages(canvas.finish())[0].split()) == {"1", "3", "8", "×3", "×4", "×12"}


@pytest.mark.parametrize(
    "drawing",
    [
        SupportBar([1, 2, 3, 4, 5, 6, 7, 8], SCALE),
        SupportKey([clean(f"Level {number}") for number in range(1, 9)], SCALE),
        CoverageBars(5, 2, 4, clean("Best alone"), clean("All together"), SCALE),
        CoverageBars(200, 2, 200, clean("Best alone " * 20), clean("All together"), SCALE),
        ShareBar(0.4, 0.75),
        ShareBar(None),
        ShareBar(7.0),
        TypedSignature(clean("Head of a service with a very long name " * 5), SCALE.lead),
        InkBox(clean("Sign here"), SCALE.label),
        Radar([0, 50, 100, None, 25, 75, 130, -5], EIGHT, EIGHT, SCALE),
        Radar([60] * 8, [clean("A theme with a very long name indeed")] * 8, EIGHT, type_scale(2)),
        MapKey(LEVELS, clean("Not in the room"), SCALE),
    ],
)
@pytest.mark.parametrize("width", [160.0, 480.0])
def test_drawings_stay_in_their_frame(canvas: Canvas, drawing: Drawing, width: float) -> None:
    assert drawn(canvas, drawing, width).bottom > 60


def test_columns_stand_side_by_side(canvas: Canvas) -> None:
    bars = Columns([(Figure(ShareBar(0.5), clean("a")), 1), (Figure(ShareBar(1.0), clean("b")), 3)], gap=20)
    bars.draw(canvas, 50, 60, 420)
    first, second = (content.box for content in canvas.root.contents())
    assert first.right == pytest.approx(150, abs=1)
    assert second.left == pytest.approx(170, abs=1)


def organisations(count: int, name: str) -> list[Node]:
    return [
        Node(
            clean(f"{name} {number}"),
            clean("Community group"),
            "community",
            (number * 7919 % 1001, number * 104729 % 1001),
            bool(number % 4),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 14, 40, 150])
@pytest.mark.parametrize(
    "name", ["Org", "Association of Residents of the Upper and Lower Marl Valley", "X" * 200]
)
def test_boxes_on_the_map_never_overlap_nor_leave_it(canvas: Canvas, count: int, name: str) -> None:
    nodes = organisations(count, name)
    links = [
        Link(a, (a * 5 + 1) % count, a % 4 + 1) for a in range(min(count, 40)) if a != (a * 5 + 1) % count
    ]
    drawing = PartnerMap(nodes, links, SCALE)
    drawn(canvas, drawing)
    assert drawing._laid is not None
    boxes = drawing._laid[1].boxes
    assert len(boxes) == count
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))


def test_an_arrow_points_to_who_is_given_to(about: About) -> None:
    """Of two partners side by side, the half with the receiver holds more ink than the half with the giver."""
    names = [clean("Left"), clean("Right")]
    nodes = [
        Node(name, clean(""), "public", (at, 500), present=True)
        for name, at in zip(names, (0, 1000), strict=True)
    ]

    def ink_of(direction: TieDirection) -> tuple[int, int]:
        canvas = Canvas(about)
        drawn(canvas, PartnerMap(nodes, [Link(0, 1, 2, direction)], SCALE))
        picture = grey_picture(canvas.finish())
        middle = (50 + 240) * 2
        left, right = (0, 0, middle, picture.height), (middle, 0, picture.width, picture.height)
        return _dark(picture.crop(left)), _dark(picture.crop(right))

    both = ink_of(TieDirection.BOTH)
    to_right, to_left = ink_of(TieDirection.A_TO_B), ink_of(TieDirection.B_TO_A)
    assert to_right[0] == both[0]
    assert to_right[1] > both[1] + 60
    assert to_left[0] > both[0] + 60
    assert to_left[1] == both[1]


def _dark(picture: Image.Image) -> int:
    return sum(picture.histogram()[:160])


def test_partners_that_were_put_on_one_spot_are_spread(canvas: Canvas) -> None:
    boxes = spread([(200.0, 200.0)] * 14, [(90.0, 30.0)] * 14, (480.0, 380.0))
    assert boxes is not None
    assert not any(a.grown(4).overlaps(b) for a, b in combinations(boxes, 2))


def test_partners_with_room_stay_where_they_were_put() -> None:
    boxes = spread([(100.0, 100.0), (300.0, 200.0)], [(60.0, 20.0)] * 2, (480.0, 380.0))
    assert boxes == [Box(70, 90, 130, 110), Box(270, 190, 330, 210)]


SPIRAL = [
    [
        [int(5000 + t * 40 * math.cos(t / 30)), int(2000 + t * 12 * math.sin(t / 30)), t * 8]
        for t in range(240)
    ],
    [[100, 100, 0]],
]


def test_a_drawn_signature_is_curves_that_keep_its_form(canvas: Canvas) -> None:
    strokes = read_strokes(json.dumps(SPIRAL))
    assert [len(stroke) for stroke in strokes] == [240, 1]
    fewer = simplified(strokes[0], 5.0)
    assert len(fewer) < 120
    assert fewer[0] == strokes[0][0]
    assert [curve[2] for curve in smooth(fewer)] == fewer[1:]
    box = drawn(canvas, DrawnSignature(strokes), 150)
    assert box.right - box.left > 60


@pytest.mark.parametrize(
    "text",
    [
        "", "{}", "null", "3", "[3]", "[[3]]", "[[[]]]", '[[["a", "b"]]]', "[[[NaN, 1]]]", "[[[1e400, 1]]]",
        "[" * 100_000, json.dumps([[[1, 1, 1]] * 30_000]), "[[[1" + "0" * 400 + ", 1, 1]]]",
    ],
)  # fmt: skip
def test_strokes_that_are_none_draw_nothing(text: str) -> None:
    assert read_strokes(text) == []
