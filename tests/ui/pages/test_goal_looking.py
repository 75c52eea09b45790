"""Agree shared goals: looking at another part, or at another way of asking, writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import SupportBy
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.pages.test_goals_page import focused, goal, opened
from tests.ui.stage import Stage
from ui.pages.goal_panel import GoalTab
from ui.pages.goal_support import GoalSupport
from ui.pages.goals_page import GoalsPage
from ui.theme.theme import Theme


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> GoalsPage:
    return stage.show(GoalsPage(desk_with_example(tmp_path), theme), 842, 560)


def test_looking_at_the_other_way_changes_nothing(page: GoalsPage, qtbot: QtBot) -> None:
    support = opened(page, qtbot, 1, GoalTab.SUPPORT).part
    assert isinstance(support, GoalSupport)
    assert goal(page, 1).support_by is SupportBy.ORGANISATION
    before, verdict = page.snapshot, page.figures.goal(goal(page, 1).id).verdict
    QTest.mouseClick(support._way.button(SupportBy.COUNT), Qt.MouseButton.LeftButton)
    assert page.snapshot is before
    assert page.figures.goal(goal(page, 1).id).verdict is verdict
    counts = support.by_count.tiles.counts()
    assert sum(counts) == len([one for one in before.support_responses if one.goal_id == goal(page, 1).id])
    support.by_count.tiles.setFocus()
    QTest.keyClick(focused(page), Qt.Key.Key_2)
    assert goal(page, 1).support_by is SupportBy.COUNT
    assert support.by_count.tiles.counts() == (counts[0], counts[1] + 1, *counts[2:])
    page.desk.undo()
    assert goal(page, 1).support_by is SupportBy.ORGANISATION


def test_the_other_way_counts_when_one_says_so(page: GoalsPage, qtbot: QtBot) -> None:
    support = opened(page, qtbot, 1, GoalTab.SUPPORT).part
    assert isinstance(support, GoalSupport)
    QTest.mouseClick(support._way.button(SupportBy.COUNT), Qt.MouseButton.LeftButton)
    shown = support.by_count.tiles.counts()
    QTest.mouseClick(support.let_count, Qt.MouseButton.LeftButton)
    assert goal(page, 1).support_by is SupportBy.COUNT
    assert support.by_count.tiles.counts() == shown
    assert not support.let_count.isVisible()
    QTest.mouseClick(support._way.button(SupportBy.ORGANISATION), Qt.MouseButton.LeftButton)
    assert goal(page, 1).support_by is SupportBy.COUNT
    QTest.mouseClick(support.let_count, Qt.MouseButton.LeftButton)
    assert goal(page, 1).support_by is SupportBy.ORGANISATION


def test_the_wheel_over_the_tabs_scrolls_the_page(page: GoalsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 1, GoalTab.WORDS)
    middle = QPointF(panel.tabs.rect().center())
    wheel = QWheelEvent(
        middle, panel.tabs.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(panel.tabs, wheel)
    assert panel.tab is GoalTab.WORDS
    assert not wheel.isAccepted()
