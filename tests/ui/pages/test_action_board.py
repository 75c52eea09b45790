"""The board of actions: columns by goal, by lead and by month, driven by keyboard and by mouse."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.commands.actions import set_action_due, set_action_lead
from partnerdesk.commands.signing import seal
from partnerdesk.model.records import Action
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.board import Board
from tests.ui.audit import lasting
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import ALT, CTRL, SHIFT
from tests.ui.stage import Stage
from ui.pages.action_cards import BoardLane
from ui.pages.actions_page import ActionsPage
from ui.theme.theme import Theme
from ui.window import Window

ROLE = Qt.ItemDataRole


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> ActionsPage:
    """The page on the first worked example, with the board by goal."""
    shown = stage.show(ActionsPage(desk_with_example(tmp_path), theme), 842, 640)
    QTest.keyClick(shown.quick.line, Qt.Key.Key_2, CTRL | SHIFT)
    return shown


def action(page: ActionsPage, code: str) -> Action:
    return next(each for each in page.snapshot.workshop_actions() if each.code == code)


def goal_id(page: ActionsPage, code: str) -> int:
    return next(each.id for each in page.snapshot.workshop_goals() if each.code == code)


def cards(page: ActionsPage, key: int | str | None) -> list[str]:
    return [page.snapshot.action(each).code for each in page.board.lane(key).list.cards.ids()]


def on(page: ActionsPage, code: str) -> BoardLane:
    """The focus on the card of an action; gives its column."""
    page.board.take_focus()
    page.board.select(action(page, code).id)
    return here(page)


def here(page: ActionsPage) -> BoardLane:
    """The column that the focus is in."""
    focused = page.focusWidget()
    lane = focused.parentWidget()
    assert isinstance(lane, BoardLane)
    assert lane.list.hasFocus()
    return lane


def current(page: ActionsPage) -> str:
    action_id = here(page).list.current_id()
    return page.snapshot.action(action_id).code if action_id is not None else ""


def key(
    page: ActionsPage, pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(page.focusWidget(), pressed, modifier)


def test_keys_switch_between_list_and_boards(page: ActionsPage) -> None:
    assert page.board.isVisible()
    assert not page.table.isVisible()
    assert cards(page, goal_id(page, "G1")) == ["A1", "A2", "A3"]
    QTest.keyClick(page.quick.line, Qt.Key.Key_3, CTRL | SHIFT)
    council = page.snapshot.organisations[0].id
    assert cards(page, council) == ["A3", "A6", "A9"]
    QTest.keyClick(page.quick.line, Qt.Key.Key_4, CTRL | SHIFT)
    assert cards(page, "2027-01") == ["A9", "A10", "A8", "A1"]
    QTest.keyClick(page.quick.line, Qt.Key.Key_1, CTRL | SHIFT)
    assert page.table.isVisible()


def test_the_same_action_stays_chosen_from_view_to_view(page: ActionsPage) -> None:
    on(page, "A5")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_4, CTRL | SHIFT)
    assert current(page) == "A5"
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_1, CTRL | SHIFT)
    assert page.table.hasFocus()
    assert page.table.current_id() == action(page, "A5").id


def test_arrows_go_from_card_to_card_and_column_to_column(page: ActionsPage) -> None:
    on(page, "A2")
    key(page, Qt.Key.Key_Down)
    assert current(page) == "A3"
    key(page, Qt.Key.Key_Right)
    assert current(page) == "A6"
    key(page, Qt.Key.Key_Right)
    assert current(page) == "A8"  # the last one: there are only two
    for _ in range(3):
        key(page, Qt.Key.Key_Right)
    assert current(page) == ""  # no action is without a goal
    key(page, Qt.Key.Key_Left)
    assert current(page) == "A9"


def test_alt_takes_a_card_to_another_goal_in_one_step(page: ActionsPage) -> None:
    on(page, "A2")
    before = page.snapshot
    key(page, Qt.Key.Key_Right, ALT)
    assert action(page, "A2").goal_id == goal_id(page, "G2")
    assert current(page) == "A2"
    page.desk.undo()
    assert page.snapshot == before
    on(page, "A9")
    key(page, Qt.Key.Key_Right, ALT)
    assert action(page, "A9").goal_id is None
    key(page, Qt.Key.Key_Right, ALT)  # there is no column after it
    assert current(page) == "A9"


def test_alt_takes_a_card_to_another_lead(page: ActionsPage) -> None:
    page.desk.run(set_action_lead, action(page, "A2").id, None)
    QTest.keyClick(page.quick.line, Qt.Key.Key_3, CTRL | SHIFT)
    on(page, "A2")
    key(page, Qt.Key.Key_Left, ALT)
    assert action(page, "A2").lead_id is not None
    assert current(page) == "A2"


def test_alt_takes_a_card_to_another_month(page: ActionsPage) -> None:
    page.desk.run(set_action_due, action(page, "A1").id, "2027-01-31")
    QTest.keyClick(page.quick.line, Qt.Key.Key_4, CTRL | SHIFT)
    on(page, "A1")
    key(page, Qt.Key.Key_Right, ALT)
    assert action(page, "A1").due == "2027-02-28"
    assert current(page) == "A1"
    key(page, Qt.Key.Key_Left, ALT)
    assert action(page, "A1").due == "2027-01-28"
    page.desk.undo()
    assert action(page, "A1").due == "2027-02-28"


def test_a_card_that_is_dropped_moves(page: ActionsPage) -> None:
    lane = on(page, "A1")
    data = lane.list.cards.mimeData([lane.list.currentIndex()])
    target = page.board.lane(goal_id(page, "G3")).list
    drop = QDropEvent(
        QPointF(QPoint(20, 20)), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    target.dropEvent(drop)
    assert action(page, "A1").goal_id == goal_id(page, "G3")
    assert cards(page, goal_id(page, "G1")) == ["A2", "A3"]
    page.desk.undo()
    assert cards(page, goal_id(page, "G1")) == ["A1", "A2", "A3"]


def test_the_keys_of_the_list_work_on_the_board(page: ActionsPage, qtbot: QtBot) -> None:
    on(page, "A2")
    key(page, Qt.Key.Key_D)
    assert action(page, "A2").status is ActionStatus.DONE
    key(page, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: page.panel is not None and page.panel.due.hasFocus())
    assert page.panel is not None
    QTest.keyClicks(page.panel.due, "31/5/2027")
    QTest.keyClick(page.panel.due, Qt.Key.Key_Return)
    assert action(page, "A2").due == "2027-05-31"
    assert current(page) == "A2"
    key(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel is not None and page.panel.text.hasFocus())
    QTest.keyClick(page.panel.text, Qt.Key.Key_Escape)
    assert current(page) == "A2"
    key(page, Qt.Key.Key_Delete)
    assert "A2" not in [each.code for each in page.snapshot.workshop_actions()]


def test_next_follows_the_columns(page: ActionsPage, qtbot: QtBot) -> None:
    page.open_action(action(page, "A3").id)
    assert page.panel is not None
    page.panel.next_wanted.emit()
    qtbot.waitUntil(lambda: page._open_id == action(page, "A4").id)


def test_filters_hold_for_the_board(page: ActionsPage) -> None:
    QTest.keyClicks(page.filters.search, "arrears")
    assert cards(page, goal_id(page, "G1")) == []
    assert cards(page, goal_id(page, "G3")) == ["A7"]


def test_columns_are_lists_to_assistive_technology(page: ActionsPage) -> None:
    lane = on(page, "A2")
    name = "1  Cut emergency hospital admissions for Harbourside under-fives by a quarter. Actions: 3"
    assert lane.list.accessibleName() == name
    interface = QAccessible.queryAccessibleInterface(lane.list)
    assert interface.role() == QAccessible.Role.List
    said = lane.list.currentIndex().data(ROLE.AccessibleTextRole)
    assert said.startswith(
        "2: Recruit six residents as paid home-visit companions. Goal 1. Harbourside Residents"
    )
    assert said.endswith("31 Mar 2027. To do")


def test_one_column_is_a_stop_for_tab(page: ActionsPage) -> None:
    on(page, "A2")
    key(page, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not isinstance(focused.parentWidget(), BoardLane)


def test_a_new_goal_makes_a_column_and_keeps_the_focus(page: ActionsPage) -> None:
    from partnerdesk.commands.goals import add_goal

    on(page, "A2")
    page.desk.run(add_goal, "Another goal")
    assert current(page) == "A2"
    assert cards(page, goal_id(page, "G5")) == []


def test_a_sealed_record_keeps_its_cards_where_they_are(page: ActionsPage, qtbot: QtBot) -> None:
    page.desk.run(seal, "{}", "0" * 64)
    on(page, "A2")
    with qtbot.waitSignal(page.desk.refused):
        key(page, Qt.Key.Key_Right, ALT)
    assert cards(page, goal_id(page, "G1")) == ["A1", "A2", "A3"]


def test_alt_is_the_window_s_outside_the_board(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    page = window.findChild(ActionsPage)
    assert isinstance(page, ActionsPage)
    QTest.keyClick(page.quick.line, Qt.Key.Key_2, CTRL | SHIFT)
    on(page, "A2")
    key(page, Qt.Key.Key_Right, ALT)
    assert page.isVisible()
    assert action(page, "A2").goal_id == goal_id(page, "G2")
    page.quick.line.setFocus()
    QTest.keyClick(page.quick.line, Qt.Key.Key_Right, ALT)
    assert not page.isVisible()


@pytest.mark.parametrize("board", list(Board))
@pytest.mark.parametrize(("scale", "width"), [(1.0, 842), (1.0, 690), (2.0, 1180)])
def test_nothing_is_cut_off_or_nameless(
    page: ActionsPage, theme: Theme, qtbot: QtBot, scale: float, width: int, board: Board
) -> None:
    theme.set_scale(scale)
    page.resize(width, 640)
    QTest.keyClick(page.quick.line, Qt.Key(ord("2") + list(Board).index(board)), ALT)
    qtbot.wait(30)
    assert lasting(page, qtbot) == []


def test_the_card_that_the_cursor_is_on_is_seen(page: ActionsPage, theme: Theme, qtbot: QtBot) -> None:
    theme.set_scale(2.0)
    page.resize(1180, 560)
    on(page, "A1")
    qtbot.wait(30)
    for _ in range(2):
        key(page, Qt.Key.Key_Down)
    cards_list = here(page).list
    middle = cards_list.visualRect(cards_list.currentIndex()).center()
    seen = page.scroll_area.viewport()
    assert seen.rect().contains(cards_list.viewport().mapTo(seen, middle))


def test_the_year_of_the_month_is_said(page: ActionsPage) -> None:
    QTest.keyClick(page.quick.line, Qt.Key.Key_4, CTRL | SHIFT)
    assert page.board.lane("2027-01").title.text() == "January 2027"
    assert page.board.lane(f"{date.today():%Y-%m}").isVisible()
