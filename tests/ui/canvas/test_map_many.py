"""Many partners of the map at once, links pulled by hand, partners thought away, sizes by influence."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partnerdesk.layout.rings import by_rings
from tests.ui.canvas.scenes import small_scene
from tests.ui.canvas.test_map_canvas import drag, empty_spot, middle
from tests.ui.stage import Stage
from ui.canvas.align import Align, aligned
from ui.canvas.ground import Places
from ui.canvas.map_canvas import MapCanvas
from ui.canvas.scene import Scene
from ui.theme.theme import Theme

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
Moves = list[tuple[tuple[int, ...], Places]]


@pytest.fixture
def canvas(theme: Theme, stage: Stage) -> MapCanvas:
    made = MapCanvas(theme)
    made.set_scene(small_scene())
    stage.show(made, 800, 420)
    made.setFocus()
    return made


@pytest.fixture
def moves(canvas: MapCanvas) -> Moves:
    found: Moves = []
    canvas.moved.connect(lambda ids, places: found.append((ids, places)))
    return found


@pytest.mark.parametrize("held", [SHIFT, CTRL])
def test_shift_or_ctrl_choose_many(canvas: MapCanvas, held: Qt.KeyboardModifier) -> None:
    for each in (1, 3, 5):
        QTest.mouseClick(canvas, LEFT, held, middle(canvas, each))
    assert canvas.selected == {1, 3, 5}
    assert canvas.current == 5
    QTest.mouseClick(canvas, LEFT, held, middle(canvas, 5))
    assert canvas.selected == {1, 3}
    QTest.mouseClick(canvas, LEFT, NONE, middle(canvas, 2))
    assert canvas.selected == {2}


def test_a_frame_chooses_all_that_it_touches(canvas: MapCanvas) -> None:
    QTest.mousePress(canvas, LEFT, SHIFT, QPoint(2, 2))
    QTest.mouseMove(canvas, QPoint(300, 200))
    canvas.grab()
    QTest.mouseMove(canvas, QPoint(797, 417))
    QTest.mouseRelease(canvas, LEFT, SHIFT, QPoint(797, 417))
    assert canvas.selected == set(canvas.scene.partners)
    assert canvas.camera.fitted, "the map has not been pushed"


def test_keys_choose_many(canvas: MapCanvas) -> None:
    canvas.choose(1)
    before = canvas.current
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(canvas, key, CTRL)
    assert before in canvas.selected
    assert len(canvas.selected) > 1
    QTest.keyClick(canvas, Qt.Key.Key_A, CTRL)
    assert len(canvas.selected) == 6


def test_many_are_dragged_as_one_move(canvas: MapCanvas, moves: Moves) -> None:
    canvas.select({1, 3}, 1)
    before = dict(canvas.ground.points)
    start = middle(canvas, 1)
    step = QPoint(-60 if start.x() > 400 else 60, 0)
    drag(canvas, start, start + step)
    ((ids, places),) = moves
    assert set(ids) == {1, 3}
    moved = [places[each][0] * 0.8 - before[each][0] for each in (1, 3)]
    assert moved[0] == pytest.approx(moved[1], abs=2)
    assert canvas.selected == {1, 3}


def test_many_are_nudged_as_one_move(canvas: MapCanvas, moves: Moves) -> None:
    canvas.select({2, 4}, 2)
    QTest.keyClick(canvas, Qt.Key.Key_Down, ALT)
    QTest.keyClick(canvas, Qt.Key.Key_Down, ALT)
    canvas.commit_pending()
    assert [set(ids) for ids, _ in moves] == [{2, 4}]


def test_a_link_is_pulled_from_the_knob(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.choose(4)
    knob = canvas.handle()
    assert knob is not None
    with qtbot.waitSignal(canvas.linked) as told:
        drag(canvas, knob.toPoint(), middle(canvas, 3))
    assert told.args == [4, 3]
    with qtbot.assertNotEmitted(canvas.linked):
        drag(canvas, knob.toPoint(), empty_spot(canvas))
    with qtbot.waitSignal(canvas.link_wanted):
        QTest.mouseClick(canvas, LEFT, NONE, knob.toPoint())
    canvas.select({1, 2}, 1)
    assert canvas.handle() is None


def test_who_is_thought_away_is_faded_and_said_so(canvas: MapCanvas) -> None:
    canvas.choose(2)
    whole = canvas.grab().toImage()
    canvas.set_ghosts({2})
    faded = canvas.grab().toImage()
    at = middle(canvas, 2)
    ground = canvas.theme.colour("sheet").lightness()

    def strength(picture: object) -> int:
        assert picture in (whole, faded)
        shown = whole if picture is whole else faded
        return sum(
            abs(shown.pixelColor(x, at.y()).lightness() - ground) for x in range(at.x() - 60, at.x() + 60)
        )

    assert strength(faded) < strength(whole) * 0.5
    assert canvas.words_for(2).startswith("Thought away.")


def test_size_stands_for_influence_on_request(canvas: MapCanvas) -> None:
    partners = {each: replace(one, influence=each % 5) for each, one in canvas.scene.partners.items()}
    canvas.set_scene(Scene(partners, canvas.scene.ties))
    plain = dict(canvas.ground.sizes)
    canvas.set_size_by_influence(True)
    assert canvas.ground.sizes[4][1] > plain[4][1] * 1.4
    assert canvas.ground.sizes[5] == plain[5]
    boxes = [canvas.ground.rect(each) for each in partners]
    assert not any(a.intersects(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])
    canvas.grab()
    canvas.set_size_by_influence(False)
    assert canvas.ground.sizes == plain


POINTS = {1: (100.0, 50.0), 2: (300.0, 90.0), 3: (180.0, 200.0)}
SIZES = {1: (100.0, 30.0), 2: (60.0, 30.0), 3: (80.0, 50.0)}


def test_boxes_in_line() -> None:
    left = aligned(Align.LEFT, POINTS, SIZES, 10.0)
    assert {each: left[each][0] - SIZES[each][0] / 2 for each in left} == dict.fromkeys(POINTS, 50.0)
    assert [at[1] for at in left.values()] == [50.0, 90.0, 200.0]
    assert {at[0] for at in aligned(Align.CENTRE, POINTS, SIZES, 10.0).values()} == {190.0}
    top = aligned(Align.TOP, POINTS, SIZES, 10.0)
    assert {top[each][1] - SIZES[each][1] / 2 for each in top} == {35.0}
    assert {at[1] for at in aligned(Align.MIDDLE, POINTS, SIZES, 10.0).values()} == {130.0}


def test_the_same_space_between_boxes() -> None:
    across = aligned(Align.ACROSS, POINTS, SIZES, 10.0)
    edges = sorted(
        (across[each][0] - SIZES[each][0] / 2, across[each][0] + SIZES[each][0] / 2) for each in across
    )
    gaps = [after[0] - before[1] for before, after in pairwise(edges)]
    assert gaps[0] == pytest.approx(gaps[1])
    assert (edges[0][0], edges[-1][1]) == (50.0, 330.0)
    assert {each: at[1] for each, at in across.items()} == {each: at[1] for each, at in POINTS.items()}


def test_boxes_in_line_part_along_the_line() -> None:
    near = {1: (100.0, 50.0), 2: (120.0, 90.0), 3: (600.0, 70.0)}
    found = aligned(Align.TOP, near, SIZES, 10.0)
    assert found[2][0] - found[1][0] == pytest.approx(90.0)
    assert len({found[each][1] - SIZES[each][1] / 2 for each in near}) == 1


def test_alignment_is_a_move(canvas: MapCanvas, moves: Moves) -> None:
    canvas.select({1, 2, 3}, 1)
    canvas.align(Align.TOP)
    ((ids, places),) = moves
    assert set(ids) == {1, 2, 3}
    tops = {round(places[each][1] * 0.42 - canvas.ground.sizes[each][1] / 2) for each in ids}
    assert max(tops) - min(tops) <= 2


def test_circles_are_painted_while_partners_stand_in_rings(canvas: MapCanvas) -> None:
    partners = canvas.scene.partners
    plain = canvas.grab().toImage()
    assert not canvas.ground.rings
    places = by_rings({each.id: each.category for each in partners.values()}, ())
    canvas.set_scene(Scene({each: replace(one, place=places[each]) for each, one in partners.items()}, ()))
    rings = canvas.ground.rings
    assert {each for ring in rings for each in ring.categories} >= {"public", "education"}
    assert canvas.grab().toImage() != plain
    outer = canvas.ground.circle(rings[-1])
    assert QRectF(0, 0, *canvas.ground.area).contains(outer)
    assert canvas.tie_at(canvas.camera.on_window(outer).topLeft()) == 0
