"""The grid under a hand: chosen, dragged, moved by keys, read out."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.canvas.scenes import large_scene, small_scene
from tests.ui.stage import Stage
from ui.canvas.grid_canvas import GridCanvas, Levels
from ui.canvas.scene import Scene
from ui.theme.theme import Theme

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEVELS = {1: (4, 4), 2: (4, 4), 3: (2, 3), 4: (0, 0), 5: (1, None), 6: (None, None)}


def scene() -> Scene:
    plain = small_scene()
    partners = {
        each: replace(one, influence=LEVELS[each][0], interest=LEVELS[each][1])
        for each, one in plain.partners.items()
    }
    return Scene(partners, plain.ties)


@pytest.fixture
def grid(theme: Theme, stage: Stage) -> GridCanvas:
    made = GridCanvas(theme)
    made.set_scene(scene())
    stage.show(made, 900, 460)
    made.setFocus()
    return made


@pytest.fixture
def told(grid: GridCanvas) -> list[Levels]:
    found: list[Levels] = []
    grid.placed.connect(found.append)
    return found


def middle(grid: GridCanvas, partner_id: int) -> QPoint:
    return grid.box(partner_id).center().toPoint()


def cell(grid: GridCanvas, influence: int, interest: int) -> QPoint:
    return QRectF(*grid.places.cell(influence, interest)).center().toPoint()


def drag(grid: GridCanvas, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(grid, LEFT, NONE, start)
    QTest.mouseMove(grid, start + QPoint(15, 10))
    QTest.mouseMove(grid, end)
    grid.grab()
    QTest.mouseRelease(grid, LEFT, NONE, end)


def test_those_without_both_values_wait_in_the_tray(grid: GridCanvas) -> None:
    assert set(grid.places.chips) == {1, 2, 3, 4}
    assert set(grid.tray) == {5, 6}
    assert grid.tray_area is not None
    assert all(grid.tray_area.contains(grid.box(each)) for each in grid.tray)


def test_a_drag_says_both_values(grid: GridCanvas, told: list[Levels]) -> None:
    drag(grid, middle(grid, 3), cell(grid, 4, 0))
    drag(grid, middle(grid, 6), cell(grid, 3, 3))
    assert told == [{3: (4, 0)}, {6: (3, 3)}]


def test_a_drag_to_the_tray_says_nothing_any_more(grid: GridCanvas, told: list[Levels]) -> None:
    assert grid.tray_area is not None
    drag(grid, middle(grid, 1), grid.tray_area.bottomLeft().toPoint() + QPoint(20, -20))
    assert told == [{1: (None, None)}]


def test_a_drag_within_its_cell_changes_nothing(grid: GridCanvas, told: list[Levels]) -> None:
    drag(grid, middle(grid, 3), middle(grid, 3) + QPoint(5, 3))
    assert told == []


def test_several_move_together_in_one_step(grid: GridCanvas, told: list[Levels]) -> None:
    QTest.mouseClick(grid, LEFT, NONE, middle(grid, 3))
    QTest.mouseClick(grid, LEFT, CTRL, middle(grid, 4))
    assert grid.selected == {3, 4}
    drag(grid, middle(grid, 3), cell(grid, 3, 4))
    assert told == [{3: (3, 4), 4: (1, 1)}]


def test_alt_and_arrows_change_the_values(grid: GridCanvas, told: list[Levels]) -> None:
    grid.choose(3)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(grid, key, ALT)
        grid.commit_pending()
    assert told == [{3: (3, 3)}, {3: (1, 3)}, {3: (2, 2)}, {3: (2, 4)}]
    grid.choose(1)
    QTest.keyClick(grid, Qt.Key.Key_Up, ALT)
    assert len(told) == 4, "nothing lies beyond the grid"
    grid.choose(5)
    QTest.keyClick(grid, Qt.Key.Key_Right, ALT)
    assert len(told) == 4
    grid.choose(1)
    assert told[-1] == {5: (1, 3)}, "a move is handed on before somebody else is chosen"


def test_several_moves_by_keys_become_one(grid: GridCanvas, told: list[Levels], qtbot: QtBot) -> None:
    grid.select((3, 4), 3)
    before = grid.box(3)
    for _ in range(2):
        QTest.keyClick(grid, Qt.Key.Key_Up, ALT)
    assert not told
    assert grid.box(3).center().y() < before.center().y(), "it is seen at once"
    assert "Influence 4, interest 3" in grid.accessibleDescription()
    qtbot.waitUntil(lambda: bool(told), timeout=2_000)
    assert told == [{3: (4, 3), 4: (2, 0)}]
    grid.commit_pending()
    assert len(told) == 1
    assert grid.box(3) == before, "this record did not take it"


def test_there_and_back_is_no_edit(grid: GridCanvas, told: list[Levels]) -> None:
    grid.choose(3)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(grid, key, ALT)
    grid.commit_pending()
    assert not told


def test_arrows_letters_and_ends_choose(grid: GridCanvas, qtbot: QtBot) -> None:
    QTest.keyClick(grid, Qt.Key.Key_Home)
    assert grid.current == grid.reading_order()[0] == 1
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.current == 2
    QTest.keyClick(grid, Qt.Key.Key_P)
    assert grid.current == 6
    reached, border = {1}, [1]
    while border:
        start = border.pop()
        for way in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            found = grid.next_to(start, *way)
            if found and found not in reached:
                reached.add(found)
                border.append(found)
    assert reached == set(grid.scene.partners)
    with qtbot.waitSignal(grid.opened) as opened:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args == [6]
    QTest.keyClick(grid, Qt.Key.Key_A, CTRL)
    assert grid.selected == set(grid.scene.partners)


def test_it_reads_as_a_list_from_the_most_influence_down(grid: GridCanvas) -> None:
    items = QAccessible.queryAccessibleInterface(grid)
    assert items.role() == QAccessible.Role.List
    names = [items.child(at).text(QAccessible.Text.Name) for at in range(items.childCount())]
    assert names[:4] == ["Riverside School", "Riverside Council", "Library", "Bus Company"]
    said = items.child(0).text(QAccessible.Text.Description)
    assert said.startswith("Influence 4, interest 4.")
    assert items.child(5).text(QAccessible.Text.Description).startswith("Not placed yet.")
    assert grid.rect().contains(grid.mapFromGlobal(items.child(3).rect().center()))


@pytest.mark.parametrize("mode", ["light", "dark", "hc-light", "hc-dark"])
@pytest.mark.parametrize("width", [420, 900])
def test_it_is_painted_in_every_scheme(grid: GridCanvas, theme: Theme, mode: str, width: int) -> None:
    theme.set_mode(mode)
    grid.resize(width, grid.height())
    grid.resize(width, grid.minimumSizeHint().height())
    picture = grid.grab().toImage()
    boxes = [grid.box(each) for each in grid.scene.partners]
    assert not any(a.intersects(b) for a, b in combinations(boxes, 2))
    for box in boxes:
        at = box.center().toPoint()
        colours = {picture.pixelColor(x, at.y()).name() for x in range(int(box.left()), int(box.right()))}
        assert len(colours) > 3


def test_many_make_it_higher_and_lie_over_nobody(theme: Theme, stage: Stage) -> None:
    plain = large_scene(120)
    partners = {
        each: replace(one, influence=each % 5, interest=each * 7 % 5) for each, one in plain.partners.items()
    }
    made = GridCanvas(theme)
    made.set_scene(Scene(partners, ()))
    stage.show(made, 900, 400)
    made.resize(900, made.minimumSizeHint().height())
    assert made.height() > 700
    boxes = [made.box(each) for each in partners]
    assert not any(a.intersects(b) for a, b in combinations(boxes, 2))
    assert all(QRectF(made.rect()).contains(box) for box in boxes)
