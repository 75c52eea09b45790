"""The list of actions: sorted, several changed at once, and odd dates pointed out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partnerdesk.commands.actions import add_actions, set_action_due, set_action_start
from partnerdesk.commands.signing import seal
from partnerdesk.model.records import Action
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.quick.entries import ActionEntry
from tests.ui.audit import lasting
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.stage import Stage
from ui.models.action_rows import Column, Filter
from ui.pages.actions_page import ActionsPage
from ui.theme.theme import Theme
from ui.widgets import CellRole

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ROLE = Qt.ItemDataRole


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> ActionsPage:
    return stage.show(ActionsPage(desk_with_example(tmp_path), theme), 842, 640)


def actions(page: ActionsPage) -> dict[str, Action]:
    return {each.code: each for each in page.snapshot.workshop_actions()}


def shown(page: ActionsPage) -> list[str]:
    return [page.snapshot.action(each).code for each in page.model.ids()]


def select(page: ActionsPage, first: str, count: int) -> None:
    """With the keyboard: a row, and with Shift those below it."""
    page.table.setFocus()
    page.table.select(actions(page)[first].id)
    for _ in range(count - 1):
        QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)


def codes(page: ActionsPage) -> list[str]:
    return [page.snapshot.action(each).code for each in page.table.selected_ids()]


def test_sorting_by_the_list_and_by_the_head(page: ActionsPage) -> None:
    page.table.select(actions(page)["A3"].id)
    page.filters.sorting.set_value(int(Column.BY))
    page.filters.sorting.activated.emit(page.filters.sorting.currentIndex())
    assert shown(page)[:3] == ["A6", "A3", "A9"]
    assert codes(page) == ["A3"]
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(Column.LEAD) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert page.filters.sorting.value() == int(Column.LEAD)
    assert shown(page)[:3] == ["A3", "A6", "A9"]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert shown(page)[-1] == "A9"
    page.filters.sorting.set_value(-1)
    page.filters.sorting.activated.emit(0)
    assert shown(page) == [f"A{number}" for number in range(1, 11)]


def test_a_new_action_is_shown_in_its_place(page: ActionsPage) -> None:
    page.table.sortByColumn(Column.TEXT, Qt.SortOrder.AscendingOrder)
    page.quick.line.setText("Aa begin")
    QTest.keyClick(page.quick.line, Qt.Key.Key_Return)
    assert shown(page)[0] == "A11"
    assert codes(page) == ["A11"]


def test_several_are_selected_and_changed_in_one_step(page: ActionsPage, qtbot: QtBot) -> None:
    assert not page.bulk.isVisible()
    select(page, "A2", 3)
    assert codes(page) == ["A2", "A3", "A4"]
    qtbot.waitUntil(page.bulk.isVisible)
    before = page.snapshot
    QTest.keyClick(page.table, Qt.Key.Key_T)
    qtbot.waitUntil(page.bulk.due.hasFocus)
    QTest.keyClicks(page.bulk.due, "in 2 weeks")
    QTest.keyClick(page.bulk.due, Qt.Key.Key_Return)
    due = (date.today() + timedelta(days=14)).isoformat()
    assert [actions(page)[code].due for code in ("A1", "A2", "A3", "A4")] == ["2027-01-31", due, due, due]
    assert page.bulk.due.text() == ""
    assert codes(page) == ["A2", "A3", "A4"]
    page.desk.undo()
    assert page.snapshot == before
    QTest.keyClicks(page.bulk.due, "soon")
    QTest.keyClick(page.bulk.due, Qt.Key.Key_Return)
    assert "is not a date" in page.bulk.due.accessibleDescription()
    assert page.snapshot == before


def test_lead_goal_status_and_dates_of_several(page: ActionsPage, qtbot: QtBot) -> None:
    select(page, "A2", 2)
    QTest.keyClick(page.table, Qt.Key.Key_O)
    qtbot.waitUntil(page.bulk.lead.hasFocus)
    QTest.keyClick(page.bulk.lead, Qt.Key.Key_Down)  # opens, and chooses nothing
    qtbot.waitUntil(page.bulk.lead.view().isVisible)
    for _ in range(2):
        QTest.keyClick(page.bulk.lead.view(), Qt.Key.Key_Down)
    QTest.keyClick(page.bulk.lead.view(), Qt.Key.Key_Return)
    first = page.snapshot.organisations[0].id
    qtbot.waitUntil(lambda: [actions(page)[code].lead_id for code in ("A2", "A3")] == [first, first])
    assert page.bulk.lead.currentText() == "Set lead"
    page.bulk.goal.activated.emit(1)
    assert actions(page)["A3"].goal_id is None
    page.bulk.status.activated.emit(1 + list(ActionStatus).index(ActionStatus.DOING))
    assert {actions(page)[code].status for code in ("A2", "A3")} == {ActionStatus.DOING}
    QTest.mouseClick(page.bulk.shift, Qt.MouseButton.LeftButton)
    assert [actions(page)[code].due for code in ("A2", "A3")] == ["2027-04-07", "2026-12-25"]
    for _ in range(4):
        page.desk.undo()
    assert actions(page)["A3"].due == "2026-12-18"


def test_done_and_remove_mean_all_that_are_selected(page: ActionsPage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    assert len(page.table.selected_ids()) == 10
    QTest.keyClick(page.table, Qt.Key.Key_D)
    assert {each.status for each in actions(page).values()} == {ActionStatus.DONE}
    QTest.keyClick(page.table, Qt.Key.Key_D)
    assert {each.status for each in actions(page).values()} == {ActionStatus.TO_DO}
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert not actions(page)
    page.desk.undo()
    assert len(actions(page)) == 10


def test_ctrl_selects_without_opening_and_escape_leaves(page: ActionsPage, qtbot: QtBot) -> None:
    place = page.table.visualRect(page.model.index(1, Column.TEXT)).center()
    other = page.table.visualRect(page.model.index(3, Column.TEXT)).center()
    for at in (place, other):
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, CTRL, at)
    assert page.panel is None
    assert len(codes(page)) == 2
    QTest.mouseClick(page.bulk.shift, Qt.MouseButton.LeftButton)
    page.bulk.days.setFocus()
    QTest.keyClick(page.bulk.days, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert len(codes(page)) == 1
    assert not page.bulk.isVisible()


def test_selecting_several_puts_the_open_action_away(page: ActionsPage, qtbot: QtBot) -> None:
    page.open_action(actions(page)["A2"].id)
    select(page, "A2", 2)
    assert page.panel is None


def test_an_odd_date_has_an_icon_and_words(page: ActionsPage) -> None:
    saturday = date.today() + timedelta(days=7 + (5 - date.today().weekday()) % 7)
    page.desk.run(set_action_due, actions(page)["A1"].id, saturday.isoformat())
    index = page.model.index(0, Column.BY)
    assert (index.data(CellRole.ICON), index.data(CellRole.SUBTEXT)) == ("triangle-alert", "weekend")
    assert index.data(ROLE.ToolTipRole) == "It is a Saturday."
    assert "It is a Saturday." in index.data(ROLE.AccessibleTextRole)
    page.desk.run(set_action_start, actions(page)["A1"].id, (saturday + timedelta(days=2)).isoformat())
    assert index.data(CellRole.SUBTEXT) == "before start"
    assert "It is before the start, " in index.data(ROLE.AccessibleTextRole)
    page.desk.run(set_action_due, actions(page)["A1"].id, "2029-01-02")
    assert index.data(CellRole.SUBTEXT) == "after goal"


def test_an_odd_date_is_said_in_the_open_action(page: ActionsPage) -> None:
    page.desk.run(set_action_start, actions(page)["A1"].id, "2027-02-01")
    page.open_action(actions(page)["A1"].id)
    assert page.panel is not None
    assert "It is before the start, 1 February 2027." in page.panel.due.accessibleDescription()


def test_dates_of_the_open_action_may_be_words(page: ActionsPage) -> None:
    page.open_action(actions(page)["A1"].id)
    assert page.panel is not None
    page.panel.due.setText("tomorrow")
    page.panel.due.commit()
    assert actions(page)["A1"].due == (date.today() + timedelta(days=1)).isoformat()


def test_ten_thousand_rows_are_worked_out_as_they_are_seen(page: ActionsPage) -> None:
    page.desk.run(add_actions, [ActionEntry(text=f"Do {number}") for number in range(300)])
    page.refresh()
    page.grab()
    assert page._rows is not None
    assert len(page._rows._rows) < 40
    assert page.filters.chip(Filter.NO_LEAD).text() == "No lead  300"


def test_a_sealed_record_can_be_sorted_and_not_changed(page: ActionsPage, qtbot: QtBot) -> None:
    page.desk.run(seal, "{}", "0" * 64)
    select(page, "A2", 3)
    qtbot.wait(20)
    assert not page.bulk.isVisible()
    assert page.filters.sorting.isEnabled()
    assert page.views.control.isEnabled()
    with qtbot.waitSignal(page.desk.refused):
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(actions(page)) == 10


@pytest.mark.parametrize(("scale", "width"), [(1.0, 842), (1.0, 690), (2.0, 1180)])
def test_the_bar_is_whole(page: ActionsPage, theme: Theme, qtbot: QtBot, scale: float, width: int) -> None:
    theme.set_scale(scale)
    page.resize(width, 640)
    select(page, "A2", 3)
    qtbot.wait(50)
    assert page.bulk.isVisible()
    assert lasting(page, qtbot) == []
