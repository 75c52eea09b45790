"""The map under a hand: chosen, dragged, linked, placed, zoomed, by pointer and by keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import TieDirection
from tests.ui.canvas.scenes import large_scene, small_scene
from tests.ui.stage import Stage
from ui.canvas.map_canvas import MapCanvas, Mode
from ui.canvas.scene import Partner, Scene, Tie
from ui.canvas.tie_art import DASHES, WIDTHS, pen_for
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def canvas(theme: Theme, stage: Stage) -> MapCanvas:
    made = MapCanvas(theme)
    made.set_scene(small_scene())
    stage.show(made, 800, 420)
    made.setFocus()
    return made


def middle(canvas: MapCanvas, partner_id: int) -> QPoint:
    return canvas.camera.on_window(canvas.ground.rect(partner_id)).center().toPoint()


def drag(canvas: MapCanvas, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, NONE, start)
    QTest.mouseMove(canvas, start + QPoint(20, 10))
    canvas.grab()
    QTest.mouseMove(canvas, end)
    canvas.grab()
    QTest.mouseRelease(canvas, LEFT, NONE, end)


def empty_spot(canvas: MapCanvas) -> QPoint:
    spots = (QPoint(x, y) for x in range(60, 760, 20) for y in range(40, 400, 20))
    return next(
        spot
        for spot in spots
        if not canvas.partner_at(spot.toPointF()) and not canvas.tie_at(spot.toPointF())
    )


def test_a_press_chooses_and_a_press_beside_chooses_nobody(canvas: MapCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.chosen) as told:
        QTest.mouseClick(canvas, LEFT, NONE, middle(canvas, 3))
    assert told.args == [3, frozenset({3})]
    assert canvas.current == 3
    QTest.mouseClick(canvas, LEFT, NONE, empty_spot(canvas))
    assert canvas.current == 0


def test_a_drag_hands_on_everybodys_place_once(canvas: MapCanvas) -> None:
    spot = empty_spot(canvas)
    moves: list[tuple[tuple[int, ...], dict[int, tuple[int, int]]]] = []
    canvas.moved.connect(lambda ids, places: moves.append((ids, places)))
    drag(canvas, middle(canvas, 3), spot)
    ((ids, places),) = moves
    assert ids == (3,)
    assert set(places) == set(canvas.scene.partners)
    x, y = places[3]
    assert abs(x - spot.x() * 1000 / 800) <= 3
    assert abs(y - spot.y() * 1000 / 420) <= 3


def test_a_place_kept_in_the_record_is_where_the_box_is(canvas: MapCanvas) -> None:
    places = canvas.ground.places_with({4: (650.0, 380.0)})
    moved = {each: replace(one, place=places[each]) for each, one in canvas.scene.partners.items()}
    canvas.set_scene(Scene(moved, canvas.scene.ties))
    x, y = canvas.ground.points[4]
    assert abs(x - 650) < 2
    assert abs(y - 380) < 2
    seen = {each: canvas.ground.points[each] for each in moved}
    canvas.set_scene(Scene(moved, ()))
    assert all(abs(seen[each][0] - at[0]) < 2 for each, at in canvas.ground.points.items())


def test_a_newcomer_moves_nobody_and_lies_over_nobody(canvas: MapCanvas) -> None:
    before = dict(canvas.ground.points)
    newcomer = Partner(9, "Sixth Form Centre", "education", "college", community=False, present=True)
    partners = {
        each: replace(one, place=canvas.ground.places[each]) for each, one in canvas.scene.partners.items()
    }
    canvas.set_scene(Scene({**partners, 9: newcomer}, (*canvas.scene.ties, Tie(9, 9, 1, 2))))
    boxes = [canvas.ground.rect(each) for each in canvas.scene.partners]
    assert not any(a.intersects(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])
    assert {each: canvas.ground.points[each] for each in before} == before


def test_who_leaves_and_comes_back_stands_where_it_stood(canvas: MapCanvas) -> None:
    whole = canvas.scene
    before = canvas.ground.points[3]
    canvas.set_scene(Scene({each: one for each, one in whole.partners.items() if each != 3}, ()))
    canvas.set_scene(whole)
    assert canvas.ground.points[3] == pytest.approx(before, abs=1)


def test_dragging_the_ground_pans(canvas: MapCanvas) -> None:
    before = canvas.camera.origin
    spot = empty_spot(canvas)
    drag(canvas, spot, spot + QPoint(90, 40))
    assert (canvas.camera.origin - before).manhattanLength() > 80
    assert not canvas.camera.fitted


def test_arrows_go_to_the_nearest_and_letters_jump(canvas: MapCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.current == 1
    for key, before in (
        (Qt.Key.Key_Right, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Up, 1),
    ):
        start = canvas.current
        QTest.keyClick(canvas, key)
        if canvas.current != start:
            step = canvas.ground.points[canvas.current][before] - canvas.ground.points[start][before]
            assert (step > 0) == (key in (Qt.Key.Key_Right, Qt.Key.Key_Down))
    QTest.keyClick(canvas, Qt.Key.Key_R)
    first = canvas.current
    QTest.keyClick(canvas, Qt.Key.Key_R)
    assert {first, canvas.current} == {1, 2}
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.current == 6
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.current == 1


def test_every_partner_can_be_reached_by_arrows(canvas: MapCanvas) -> None:
    reached, border = {1}, [1]
    while border:
        start = border.pop()
        for way in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            found = canvas.next_to(start, *way)
            if found and found not in reached:
                reached.add(found)
                border.append(found)
    assert reached == set(canvas.scene.partners)


def test_little_moves_by_keys_become_one(canvas: MapCanvas) -> None:
    moves: list[tuple[tuple[int, ...], object]] = []
    canvas.moved.connect(lambda ids, places: moves.append((ids, places)))
    canvas.choose(3)
    x, _ = canvas.ground.points[3]
    towards = Qt.Key.Key_Left if x > 400 else Qt.Key.Key_Right
    for _ in range(5):
        QTest.keyClick(canvas, towards, ALT)
    assert not moves
    canvas.commit_pending()
    canvas.commit_pending()
    assert [ids for ids, _ in moves] == [(3,)]
    places = moves[0][1]
    assert isinstance(places, dict)
    assert abs(places[3][0] - x * 1.25) == pytest.approx(75, abs=2)


def test_alt_and_arrows_do_not_go_back_while_a_partner_is_chosen(canvas: MapCanvas) -> None:
    canvas.choose(2)
    QTest.keyClick(canvas, Qt.Key.Key_Left, ALT)
    assert set(canvas.moving()) == {2}


@pytest.mark.parametrize(
    ("key", "signal"), [(Qt.Key.Key_Return, "opened"), (Qt.Key.Key_Delete, "remove_wanted")]
)
def test_enter_opens_and_delete_asks_to_remove(
    canvas: MapCanvas, qtbot: QtBot, key: Qt.Key, signal: str
) -> None:
    canvas.choose(5)
    with qtbot.waitSignal(getattr(canvas, signal)) as told:
        QTest.keyClick(canvas, key)
    assert told.args == [5]


def test_a_double_click_opens(canvas: MapCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.opened) as told:
        QTest.mouseDClick(canvas, LEFT, NONE, middle(canvas, 4))
    assert told.args == [4]


def test_a_press_on_a_line_chooses_the_link(canvas: MapCanvas, qtbot: QtBot) -> None:
    path = canvas.ground.ties._path(canvas.scene.ties[0])
    at = next(
        canvas.camera.to_window(path.pointAtPercent(step / 40)).toPoint()
        for step in range(41)
        if not canvas.partner_at(canvas.camera.to_window(path.pointAtPercent(step / 40)))
    )
    with qtbot.waitSignal(canvas.tie_chosen) as told:
        QTest.mouseClick(canvas, LEFT, NONE, at)
    assert told.args == [1]


def test_linking_by_two_presses(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.set_mode(Mode.LINK)
    QTest.mouseClick(canvas, LEFT, NONE, middle(canvas, 4))
    with qtbot.waitSignal(canvas.linked) as told:
        QTest.mouseClick(canvas, LEFT, NONE, middle(canvas, 3))
    assert told.args == [4, 3]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mode == Mode.CHOOSE


def test_placing_without_a_drag(canvas: MapCanvas, qtbot: QtBot) -> None:
    spot = empty_spot(canvas)
    canvas.set_mode(Mode.PLACE)
    QTest.mouseClick(canvas, LEFT, NONE, middle(canvas, 2))
    with qtbot.waitSignal(canvas.moved) as told:
        QTest.mouseClick(canvas, LEFT, NONE, spot)
    assert told.args is not None
    assert told.args[0] == (2,)
    assert canvas.mode == Mode.CHOOSE


def test_keys_and_wheel_zoom(canvas: MapCanvas) -> None:
    QTest.keyClicks(canvas, "++")
    larger = canvas.camera.zoom
    assert larger > 1.5
    QTest.keyClicks(canvas, "-")
    assert canvas.camera.zoom < larger
    QTest.keyClicks(canvas, "0")
    assert canvas.camera.zoom == 1
    for held, accepted in ((Qt.KeyboardModifier.ControlModifier, True), (NONE, False)):
        turn = QWheelEvent(
            QPoint(100, 100).toPointF(), QPoint(100, 100).toPointF(), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, turn)
        assert turn.isAccepted() == accepted
    assert canvas.camera.zoom > 1


def test_levels_differ_without_colour(theme: Theme) -> None:
    looks = {(WIDTHS[level], DASHES[level]) for level in range(5)}
    assert len(looks) == 5
    assert pen_for(theme, 1).dashPattern() != pen_for(theme, 2).dashPattern()
    assert pen_for(theme, 2).widthF() < pen_for(theme, 3).widthF() < pen_for(theme, 4).widthF()


def test_an_arrow_points_to_who_is_given_to_without_colour(theme: Theme, stage: Stage) -> None:
    """Painted for b to a, the picture differs from a to b and from both ways only near one of the two boxes."""
    scene = small_scene([(1, 2, 2)])
    canvas = stage.show(MapCanvas(theme), 900, 500)

    def painted(direction: TieDirection) -> QImage:
        canvas.set_scene(replace(scene, ties=(replace(scene.ties[0], direction=direction),)))
        return canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    plain, *arrows = map(painted, (TieDirection.BOTH, TieDirection.A_TO_B, TieDirection.B_TO_A))
    for arrow, receiver, giver in zip(arrows, (2, 1), (1, 2), strict=True):
        spots = [
            QPointF(x, y)
            for x in range(plain.width())
            for y in range(plain.height())
            if abs(plain.pixelColor(x, y).lightness() - arrow.pixelColor(x, y).lightness()) > 60
        ]
        assert len(spots) > 60
        near = canvas.box(receiver).adjusted(-24, -24, 24, 24)
        assert all(near.contains(spot) for spot in spots)
        assert not any(canvas.box(giver).contains(spot) for spot in spots)


def test_a_link_beside_an_arrow_is_painted_as_a_line(theme: Theme, stage: Stage) -> None:
    """The head of an arrow is filled; the bow of the next link is not."""
    scene = small_scene([(1, 2, 1), (1, 3, 3), (2, 4, 3), (3, 4, 4)])
    canvas = stage.show(MapCanvas(theme), 900, 500)

    def painted(direction: TieDirection) -> QImage:
        first, *others = scene.ties
        canvas.set_scene(replace(scene, ties=(replace(first, direction=direction), *others)))
        return canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    plain, arrow = painted(TieDirection.BOTH), painted(TieDirection.A_TO_B)
    near = canvas.box(2).adjusted(-30, -30, 30, 30)
    assert not [
        (x, y)
        for x in range(plain.width())
        for y in range(plain.height())
        if plain.pixelColor(x, y) != arrow.pixelColor(x, y) and not near.contains(QPointF(x, y))
    ]


def test_the_direction_is_told_by_both_ends(canvas: MapCanvas) -> None:
    scene = small_scene([(1, 2, 2)])
    canvas.set_scene(replace(scene, ties=(replace(scene.ties[0], direction=TieDirection.B_TO_A),)))
    assert "Coordinating: Riverside Council, gets from them" in canvas.words_for(1)
    assert "Coordinating: Riverside School, gives to them" in canvas.words_for(2)


def test_it_reads_as_a_list(canvas: MapCanvas) -> None:
    canvas.choose(2)
    items = QAccessible.queryAccessibleInterface(canvas)
    assert items.role() == QAccessible.Role.List
    assert items.childCount() == 6
    assert "6 partners, 3 links" in items.text(QAccessible.Text.Description)
    council = items.child(1)
    assert council.role() == QAccessible.Role.ListItem
    assert council.text(QAccessible.Text.Name) == "Riverside Council"
    said = council.text(QAccessible.Text.Description)
    assert "Cooperating: Riverside School" in said
    assert "Networking: Young People's Panel" in said
    assert council.state().selected
    assert council.state().focused
    assert items.indexOfChild(council) == 1
    assert items.focusChild().text(QAccessible.Text.Name) == "Riverside Council"
    assert canvas.rect().contains(canvas.mapFromGlobal(council.rect().center()))
    assert "Not in the room" in items.child(5).text(QAccessible.Text.Description)


@pytest.mark.parametrize("mode", ["light", "dark", "hc-light", "hc-dark"])
def test_it_is_painted_in_every_scheme_with_everybody_in_sight(
    canvas: MapCanvas, theme: Theme, mode: str
) -> None:
    theme.set_mode(mode)
    picture = canvas.grab().toImage()
    ground = theme.colour("sheet").name()
    for each in canvas.scene.partners:
        assert canvas.rect().contains(middle(canvas, each))
        at = canvas.camera.on_window(canvas.ground.rect(each)).toRect()
        colours = {
            picture.pixelColor(x, at.center().y()).name() for x in range(at.left() + 2, at.right() - 2)
        }
        assert len(colours - {ground}) > 3


def test_larger_text_has_larger_boxes_and_more_height(canvas: MapCanvas, theme: Theme) -> None:
    wide, high = canvas.ground.sizes[1]
    before = canvas.minimumSizeHint().height()
    theme.set_scale(2.0)
    assert canvas.ground.sizes[1][0] > 1.8 * wide
    assert canvas.ground.sizes[1][1] > 1.6 * high
    assert canvas.minimumSizeHint().height() > 1.5 * before


def test_a_very_long_name_takes_two_lines_and_no_more(canvas: MapCanvas) -> None:
    name = "The Combined Authority for Transport, Housing, Skills and Everything Else in the Valley"
    partner = replace(canvas.scene.partners[1], name=name)
    canvas.set_scene(Scene({1: partner}, ()))
    box = canvas.ground.pictures.box(partner)
    assert len(box.lines) == 2
    assert box.lines[1].endswith("…")
    assert box.width < 280


def test_many_partners_are_seen_from_afar(theme: Theme, stage: Stage) -> None:
    canvas = MapCanvas(theme)
    canvas.set_scene(large_scene(300))
    stage.show(canvas, 800, 420)
    assert canvas.camera.zoom < 1
    boxes = [canvas.camera.on_window(canvas.ground.rect(each)).toRect() for each in canvas.scene.partners]
    assert all(canvas.rect().contains(box.center()) for box in boxes)
    rects = [canvas.ground.rect(each) for each in canvas.scene.partners]
    assert not any(a.intersects(b) for at, a in enumerate(rects) for b in rects[at + 1 :])
    canvas.grab()
    canvas.zoom_by(0.1, canvas.rect().center().toPointF())
    canvas.grab()
