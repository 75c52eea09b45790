"""Goals by impact and ease as a picture: a point and words for each, by keys alone, and the same in words."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage
from ui.canvas.impact_grid import ImpactGrid, Rated
from ui.theme.theme import Theme

TITLES = ("Do first", "Plan for it", "If there is time", "Leave for now")
RATED = ((9, 8), (9, 2), (1, 9), (5, 5), (5, 5), (10, 10), (0, 0))
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def rated(values: tuple[tuple[int, int], ...] = RATED) -> list[Rated]:
    return [
        Rated(at, str(at), f"Open the harbour to everybody {at}", impact, ease, f"{at}. Said of goal {at}.")
        for at, (impact, ease) in enumerate(values, start=1)
    ]


@pytest.fixture
def grid(theme: Theme, stage: Stage) -> ImpactGrid:
    made = ImpactGrid(theme, TITLES)
    made.set_goals(rated())
    return stage.show(made, 420, 360)


def test_points_are_where_their_values_are(grid: ImpactGrid) -> None:
    for goal_id, impact, ease in ((1, True, True), (2, True, False), (3, False, True), (7, False, False)):
        assert grid.quadrant(impact=impact, ease=ease).contains(grid.dot(goal_id))
    assert grid.dot(6).x() > grid.dot(1).x()
    assert grid.dot(6).y() < grid.dot(1).y()


def test_nothing_lies_over_anything(grid: ImpactGrid) -> None:
    ids = range(1, len(RATED) + 1)
    assert all((grid.dot(a) - grid.dot(b)).manhattanLength() > 20 for a, b in combinations(ids, 2))
    labels = [grid.label(each) for each in ids]
    assert all(label.width() > 40 for label in labels)
    assert not any(a.intersects(b) for a, b in combinations(labels, 2))
    assert not any(label.contains(grid.dot(each)) for label in labels for each in ids)
    assert all(grid.rect().toRectF().contains(label) for label in labels)


def test_forty_goals_keep_their_points_when_there_is_no_room_for_words(grid: ImpactGrid) -> None:
    grid.set_goals(rated(tuple((each % 11, each * 3 % 11) for each in range(40))))
    assert all(grid.rect().toRectF().contains(grid.dot(each)) for each in range(1, 41))
    grid.grab()


def test_arrows_choose_and_enter_opens(grid: ImpactGrid, qtbot: QtBot) -> None:
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert grid.current == 1
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert grid.current == 2
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.dot(grid.current).y() > grid.dot(2).y()
    with qtbot.waitSignal(grid.opened) as told:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert told.args == [grid.current]
    for number in range(1, len(RATED) + 1):
        QTest.keyClicks(grid, str(number))
        assert grid.current == number
    grid.set_goals(rated(tuple((each % 11, each * 3 % 11) for each in range(12))))
    QTest.keyClicks(grid, "1")
    assert grid.current == 1
    QTest.keyClicks(grid, "1")
    assert grid.current == 10


def test_a_press_chooses_by_point_or_words_and_two_open(grid: ImpactGrid, qtbot: QtBot) -> None:
    QTest.mouseClick(grid, LEFT, NONE, grid.label(3).center().toPoint())
    assert grid.current == 3
    QTest.mouseClick(grid, LEFT, NONE, QPoint(1, 1))
    assert grid.current == 0
    with qtbot.waitSignal(grid.opened) as told:
        QTest.mouseDClick(grid, LEFT, NONE, grid.dot(2).toPoint())
    assert told.args == [2]


def test_it_is_said_in_words(grid: ImpactGrid) -> None:
    grid.choose(4)
    assert grid.accessible_value() == "4. Said of goal 4."
    assert all(f"Said of goal {each}." in grid.accessibleDescription() for each in range(1, 8))
    grid.set_goals([])
    assert grid.accessible_value() == ""
    QTest.keyClick(grid, Qt.Key.Key_Left)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert grid.current == 0
