"""Nothing moves under the pointer: what was pressed stays where it is on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.commands.goals import set_goal_status
from partnerdesk.model.vocabulary import GoalStatus
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.stage import Stage
from ui.pages.actions_page import ActionsPage
from ui.pages.goal_needs import GoalNeeds
from ui.pages.goal_panel import GoalPanel, GoalTab
from ui.pages.goals_page import GoalsPage
from ui.theme.theme import Theme


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> GoalsPage:
    return stage.show(GoalsPage(desk_with_example(tmp_path), theme), 842, 560)


def opened(page: GoalsPage, qtbot: QtBot, place: int, tab: GoalTab) -> GoalPanel:
    goal_id = page.snapshot.workshop_goals()[place].id
    page.open_goal(goal_id, tab)
    card = page.card(goal_id)
    assert card is not None
    assert card.panel is not None
    qtbot.waitUntil(lambda: card.isAncestorOf(page.focusWidget()))
    qtbot.wait(20)
    return card.panel


def height_of(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


@pytest.mark.parametrize("place", [0, 1, 3])
def test_the_tabs_stay_when_a_tab_is_turned(page: GoalsPage, qtbot: QtBot, place: int) -> None:
    panel = opened(page, qtbot, place, GoalTab.WORDS)
    where = height_of(panel.tabs)
    for tab in (
        GoalTab.SUPPORT,
        GoalTab.WORDS,
        GoalTab.ALONE,
        GoalTab.COMMUNITY,
        GoalTab.NEEDS,
        GoalTab.WORDS,
    ):
        QTest.mouseClick(panel.tabs, Qt.MouseButton.LeftButton, pos=panel.tabs.tabRect(tab).center())
        qtbot.wait(20)
        assert panel.tab is tab
        assert height_of(panel.tabs) == where, tab


def test_agreeing_moves_no_button(page: GoalsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 0, GoalTab.COMMUNITY)
    goal_id = page.snapshot.workshop_goals()[0].id
    shown = [each for each in (panel._after, panel._remove, panel._up) if each.isVisible()]
    before = [each.x() for each in shown]
    for status in (GoalStatus.AGREED, GoalStatus.OPEN):
        page.desk.run(set_goal_status, goal_id, status)
        qtbot.wait(20)
        assert [each.x() for each in shown] == before


def test_the_line_to_type_a_need_stays_in_sight(page: GoalsPage, qtbot: QtBot) -> None:
    needs = opened(page, qtbot, 0, GoalTab.NEEDS).part
    assert isinstance(needs, GoalNeeds)
    needs.line.setFocus()
    qtbot.wait(20)
    where = height_of(needs.line)
    for number in range(8):
        QTest.keyClicks(needs.line, f"One more thing that is needed {number}")
        QTest.keyClick(needs.line, Qt.Key.Key_Return)
        qtbot.wait(20)
        assert height_of(needs.line) == where
        assert needs.line.visibleRegion().boundingRect().height() == needs.line.height()


def test_pressing_what_somebody_brings_moves_no_chip(
    tmp_path: Path, theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    page = stage.show(ActionsPage(desk_with_example(tmp_path), theme), 842, 560)
    insight = next(each for each in page.figures.actions if each.facts.parts)
    page.open_action(insight.id)
    qtbot.wait(50)
    assert page.panel is not None
    row = page.panel.parts.row(next(iter(insight.facts.parts)))
    assert row is not None
    chip = row.chips.chips()[0]
    chip.setFocus()
    qtbot.wait(20)
    where = height_of(chip)
    for _ in range(4):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        qtbot.wait(20)
        assert height_of(chip) == where
