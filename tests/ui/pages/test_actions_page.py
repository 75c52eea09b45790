"""Record actions, driven as in a room: typed, led, dated, done, and made joint."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.commands.actions import (
    add_actions,
    set_action_due,
    set_action_goal,
    set_action_lead,
    set_action_status,
)
from partnerdesk.commands.signing import seal
from partnerdesk.model.records import Action
from partnerdesk.model.vocabulary import ActionStatus, Step
from partnerdesk.quick.entries import ActionEntry
from tests.ui.audit import lasting
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.stage import Stage
from ui.desk import Desk
from ui.models.action_rows import Column, Filter
from ui.pages.action_panel import ActionPanel
from ui.pages.actions_page import ActionsPage
from ui.pages.page import Destination
from ui.theme.theme import Theme
from ui.widgets import CellRole


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> ActionsPage:
    """The page on the first worked example, at the size it has in a window of 1366 x 768."""
    return stage.show(ActionsPage(desk_with_example(tmp_path), theme), 842, 560)


@pytest.fixture
def blank(tmp_path: Path, theme: Theme, stage: Stage) -> ActionsPage:
    desk = Desk()
    desk.create(tmp_path / "blank.partnerdesk")
    return stage.show(ActionsPage(desk, theme), 842, 560)


def action(page: ActionsPage, number: int) -> Action:
    return next(one for one in page.snapshot.workshop_actions() if one.code == f"A{number}")


def organisation_id(page: ActionsPage, code: str) -> int:
    return next(each.id for each in page.snapshot.organisations if each.code == code)


def capability_id(page: ActionsPage, code: str) -> int:
    return next(each.id for each in page.snapshot.capabilities if each.code == code)


def opened(page: ActionsPage, qtbot: QtBot, number: int) -> ActionPanel:
    page.open_action(action(page, number).id)
    panel = page.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.isAncestorOf(page.focusWidget()))
    assert page.isActiveWindow()  # nothing flashed up as a window of its own
    return panel


def said(widget: QWidget) -> str:
    """The words on labels and buttons that can be seen."""
    shown = [each for each in widget.findChildren(QWidget) if each.isVisible()]
    return " | ".join(each.text() for each in shown if isinstance(each, QLabel | QAbstractButton))


def press(widget: QWidget, name: str) -> None:
    button = next(each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == name)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def cell(page: ActionsPage, row: int, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return page.model.index(row, column).data(role)


def brought(page: ActionsPage, number: int) -> set[tuple[str, str]]:
    organisations = {each.id: each.code for each in page.snapshot.organisations}
    capabilities = {each.id: each.code for each in page.snapshot.capabilities}
    parts = page.snapshot.contributions
    wanted = action(page, number).id
    return {
        (organisations[part.organisation_id], capabilities.get(part.capability_id or 0, ""))
        for part in parts
        if part.action_id == wanted
    }


def test_a_typed_action_shows_what_was_understood_and_is_added(page: ActionsPage) -> None:
    page.arrive(Destination(Step.ACTIONS))
    line = page.quick.line
    QTest.keyClicks(line, "Ring the library by 31/10/2027 @HPC +SHA:homes #G1")
    chips = " | ".join(words for words, _ in page.quick.chips())
    assert "Sunday 31 October 2027" in chips
    assert "It is a Sunday." in chips
    assert "Harbourside Primary Care Network" in chips
    QTest.keyClick(line, Qt.Key.Key_Return)
    added = action(page, 11)
    assert (added.text, added.due) == ("Ring the library", "2027-10-31")
    assert added.lead_id == organisation_id(page, "HPC")
    assert brought(page, 11) == {("SHA", "homes")}
    assert page.quick.text() == ""
    assert line.hasFocus()
    assert page.table.current_id() == added.id


def test_a_whole_line_is_completed_by_tab(page: ActionsPage) -> None:
    page.arrive(Destination(Step.ACTIONS))
    line = page.quick.line
    for words in ("Ring the library by 31 j", "@harb", "+saltm"):
        QTest.keyClicks(line, words)
        assert page.entering.completion.is_open
        QTest.keyClick(line, Qt.Key.Key_Tab)
    offered = page.entering.completion.offers()
    assert offered[0].startswith("SHA  ")  # what it can bring
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "#evicted")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    QTest.keyClick(line, Qt.Key.Key_Return)
    added = action(page, 11)
    assert (added.text, added.lead_id) == ("Ring the library", organisation_id(page, "HPC"))
    assert added.due.endswith("-01-31")
    assert added.goal_id is not None
    assert [code for code, brings in brought(page, 11) if brings] == ["SHA"]
    assert not page.entering.completion.is_open


def test_pasted_lines_are_one_step_to_undo(blank: ActionsPage) -> None:
    blank.quick.line.take("Ring the bank\nBook a hall\nAsk the school")
    assert len(blank.snapshot.workshop_actions()) == 3
    blank.desk.undo()
    assert blank.snapshot.workshop_actions() == ()


def test_a_pasted_log_is_read_as_one_and_loses_no_line(blank: ActionsPage) -> None:
    log = "Action\tBy when\tStatus\n- Ring the bank\tend of Jan\tDone\nby Friday\n2. Book a hall – asap"
    blank.quick.line.take(log)
    ring, unclear, book = blank.snapshot.workshop_actions()
    assert (ring.text, ring.due[-6:], ring.status) == ("Ring the bank", "-01-31", "done")
    assert (unclear.text, book.text) == ("by Friday", "Book a hall – asap")
    blank.desk.undo()
    assert blank.snapshot.workshop_actions() == ()


def test_the_title_of_a_pasted_list_waits_in_the_line(blank: ActionsPage) -> None:
    blank.quick.line.take("What we agreed:\nRing the bank\nBook a hall")
    assert [each.text for each in blank.snapshot.workshop_actions()] == ["Ring the bank", "Book a hall"]
    assert blank.quick.text() == "What we agreed:"


def test_an_empty_page_asks_the_room(blank: ActionsPage) -> None:
    assert "Who will do what, by when?" in said(blank)
    assert not blank.table.isVisible()


def test_a_goal_without_an_action_begins_one(page: ActionsPage, qtbot: QtBot) -> None:
    for number in (9, 10):
        page.desk.run(set_action_goal, action(page, number).id, None)
    goal = page.snapshot.workshop_goals()[3]
    qtbot.waitUntil(lambda: "Publish one shared" in said(page))
    press(page, f"Add an action for goal 4, {goal.text}")
    QTest.keyClicks(page.quick.line, "Print the first pack")
    QTest.keyClick(page.quick.line, Qt.Key.Key_Return)
    assert (action(page, 11).text, action(page, 11).goal_id) == ("Print the first pack", goal.id)
    assert "Publish one shared" not in said(page)


def test_rows_say_gaps_and_lateness_in_words(page: ActionsPage) -> None:
    four_days_ago = (date.today() - timedelta(days=4)).isoformat()
    page.desk.run(set_action_lead, action(page, 1).id, None)
    page.desk.run(set_action_due, action(page, 2).id, four_days_ago)
    page.desk.run(set_action_due, action(page, 3).id, "")
    assert cell(page, 0, Column.LEAD) == "No lead yet"
    assert cell(page, 1, Column.BY, CellRole.SUBTEXT) == "4 days late"
    assert cell(page, 1, Column.STATUS) == "Late"
    assert cell(page, 2, Column.BY) == "No date yet"
    assert [cell(page, row, Column.TOGETHER) for row in (0, 2)] == ["Joint", "Allocated"]
    why = page.table.model().index(2, Column.TOGETHER).data(Qt.ItemDataRole.ToolTipRole)
    assert why.startswith("Only ")
    assert why in page.table.model().index(2, Column.TOGETHER).data(Qt.ItemDataRole.AccessibleTextRole)
    page.desk.run(set_action_status, action(page, 2).id, ActionStatus.DONE)
    assert cell(page, 1, Column.BY, CellRole.SUBTEXT) == ""


def test_filters_count_and_narrow_the_list(page: ActionsPage) -> None:
    page.desk.run(set_action_lead, action(page, 2).id, None)
    assert page.filters.chip(Filter.NO_LEAD).text() == "No lead  1"
    QTest.mouseClick(page.filters.chip(Filter.NO_LEAD), Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 1
    QTest.mouseClick(page.filters.chip(Filter.ALL), Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.filters.search, "tideline")
    assert page.model.rowCount() == 0  # it brings something, but leads nothing
    assert "No action matches" in said(page)
    page.filters.search.setText("arrears")
    assert page.model.rowCount() == 1


def test_keys_in_the_list_mark_done_and_ask_for_lead_and_date(page: ActionsPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.table.select(action(page, 2).id)
    QTest.keyClick(page.table, Qt.Key.Key_D)
    assert action(page, 2).status is ActionStatus.DONE
    QTest.keyClick(page.table, Qt.Key.Key_D)
    assert action(page, 2).status is ActionStatus.TO_DO
    QTest.keyClick(page.table, Qt.Key.Key_T)
    panel = page.panel
    assert panel is not None
    qtbot.waitUntil(panel.due.hasFocus)
    QTest.keyClicks(panel.due, "30/11/2027")
    QTest.keyClick(panel.due, Qt.Key.Key_Return)
    assert action(page, 2).due == "2027-11-30"
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_O)
    qtbot.waitUntil(panel.lead.view().isVisible)
    QTest.keyClick(panel.lead.view(), Qt.Key.Key_Home)
    QTest.keyClick(panel.lead.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: action(page, 2).lead_id is None)
    qtbot.waitUntil(page.table.hasFocus)


def test_letters_typed_in_the_quick_line_are_letters(page: ActionsPage) -> None:
    page.table.select(action(page, 1).id)
    page.quick.line.setFocus()
    QTest.keyClicks(page.quick.line, "dot")
    assert page.quick.text() == "dot"
    assert action(page, 1).status is ActionStatus.TO_DO


def test_the_box_and_delete_work_on_the_row(page: ActionsPage) -> None:
    assert page.model.setData(
        page.model.index(0, Column.DONE), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
    )
    assert action(page, 1).status is ActionStatus.DONE
    page.table.setFocus()
    page.table.select(action(page, 1).id)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.snapshot.workshop_actions()[0].code == "A2"
    page.desk.undo()
    assert cell(page, 0, Column.TEXT, CellRole.STRUCK) is True


def test_enter_opens_and_escape_returns_to_the_list(page: ActionsPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.table.select(action(page, 3).id)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    panel = page.panel
    assert panel is not None
    qtbot.waitUntil(lambda: "Action 3" in said(page))
    qtbot.waitUntil(panel.text.hasFocus)
    QTest.keyClick(panel.text, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    qtbot.waitUntil(lambda: page.panel is None)


def test_fields_of_an_open_action_are_written_down(page: ActionsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 3)
    panel.text.setPlainText("Write and sign the agreement")
    QTest.keyClick(panel.text, Qt.Key.Key_Tab)
    panel.help.setPlainText("A lawyer")
    panel.commit()
    panel.goal.setCurrentIndex(2)
    panel.goal.activated.emit(2)
    QTest.mouseClick(panel.status.button(ActionStatus.DOING), Qt.MouseButton.LeftButton)
    panel.start.setText("1 December 2026")
    panel.start.commit()
    changed = action(page, 3)
    assert (changed.text, changed.help_needed) == ("Write and sign the agreement", "A lawyer")
    assert changed.goal_id == page.snapshot.workshop_goals()[1].id
    assert (changed.status, changed.start) == (ActionStatus.DOING, "2026-12-01")


def test_odd_dates_are_pointed_out_and_taken(page: ActionsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 3)
    panel.due.setText("3 December 2028")
    panel.due.commit()
    assert action(page, 3).due == "2028-12-03"
    assert "It is after the goal's date, 30 November 2028. It is a Sunday." in said(panel)
    yesterday = date.today() - timedelta(days=1)
    panel.due.setText(yesterday.isoformat())
    panel.due.commit()
    assert action(page, 3).due == yesterday.isoformat()
    assert "This was yesterday." in said(panel)
    panel.due.setText("soon")
    panel.due.commit()
    assert "is not a date" in said(panel)
    assert action(page, 3).due == yesterday.isoformat()


def test_an_allocated_action_becomes_joint_by_one_press(page: ActionsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 3)
    qtbot.waitUntil(lambda: "Allocated: Only Averley Bay Borough Council brings anything." in said(panel))
    qtbot.waitUntil(lambda: "Harbourside Primary Care Network: Clinical" in said(panel))
    press(panel, "Add Harbourside Primary Care Network: Clinical and health-visiting staff")
    assert brought(page, 3) == {("ABC", "data"), ("HPC", "health")}
    assert "Joint: 2 organisations bring something. They bring different things." in said(panel)
    assert "Who else could bring" not in said(panel)


def test_who_brings_what_is_turned_added_and_taken_out(page: ActionsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 1)
    row = panel.parts.row(organisation_id(page, "TID"))
    assert row is not None
    outreach = row.chips.chip(capability_id(page, "outreach"))
    assert outreach.text() == "Street-level outreach staff (needed)"
    outreach.setFocus()
    QTest.keyClick(outreach, Qt.Key.Key_Space)
    assert ("TID", "outreach") in brought(page, 1)
    assert outreach.text() == "Street-level outreach staff"
    assert outreach.hasFocus()
    row.more.set_value(capability_id(page, "jobs"))
    press(row, "Add what Tideline Advice Charity brings")
    assert ("TID", "jobs") in brought(page, 1)
    press(row, "Take Tideline Advice Charity out of the action")
    assert {code for code, _ in brought(page, 1)} == {"HPC", "SHA"}
    panel.parts.who.set_value(organisation_id(page, "AVC"))
    press(panel, "Add the organisation to the action")
    assert ("AVC", "") in brought(page, 1)
    qtbot.waitUntil(lambda: "not said yet" in said(panel))


def test_relationships_among_those_involved_come_first(page: ActionsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 7)  # Saltmarsh Homes and Tideline
    codes = {each.id: each.code for each in page.snapshot.organisations}
    ties = {f"{codes[tie.a_id]}-{codes[tie.b_id]}": tie.id for tie in page.snapshot.relationships}
    near = panel.ties.box(ties["SHA-TID"])
    assert near is not None
    assert panel.ties.box(ties["ABC-CCC"]) is None
    words = "Saltmarsh Homes Association and Tideline Advice Charity (cooperating now, cooperating wanted)"
    assert near.words.text() == words
    near.box.setFocus()
    QTest.keyClick(near.box, Qt.Key.Key_Space)
    assert any(one.action_id == action(page, 7).id for one in page.snapshot.addressings)
    press(panel, "Other relationships: 5")
    assert panel.ties.box(ties["ABC-CCC"]) is not None


def test_the_open_action_goes_with_undo_and_remove(page: ActionsPage, qtbot: QtBot) -> None:
    page.desk.run(add_actions, [ActionEntry(text="A short thing")])
    panel = opened(page, qtbot, 11)
    press(panel, "Remove action 11")
    assert page.panel is None
    page.desk.undo()
    opened(page, qtbot, 11)
    page.desk.undo()
    assert page.panel is None


def test_a_finding_leads_to_the_gap(page: ActionsPage, qtbot: QtBot) -> None:
    page.desk.run(set_action_lead, action(page, 4).id, None)
    page.arrive(Destination(Step.ACTIONS, "actions", action(page, 4).id))
    panel = page.panel
    assert panel is not None
    qtbot.waitUntil(panel.lead.hasFocus)
    page.arrive(Destination(Step.ACTIONS, "goals", page.snapshot.workshop_goals()[0].id))
    assert page.quick.line.text() == " #G1"


def test_another_document_shows_its_own_actions(page: ActionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    opened(page, qtbot, 1)
    page.desk.create(tmp_path / "other.partnerdesk")
    assert page.panel is None
    assert page.model.rowCount() == 0


def test_a_sealed_record_is_shown_and_stays_what_it_is(page: ActionsPage, qtbot: QtBot) -> None:
    page.desk.run(seal, "{}", "0" * 64)
    panel = opened(page, qtbot, 1)
    before = page.snapshot
    QTest.mouseClick(panel.status.button(ActionStatus.DONE), Qt.MouseButton.LeftButton)
    assert panel.status.value() == ActionStatus.TO_DO
    assert not page.quick.isVisible()
    page.table.setFocus()
    with qtbot.waitSignal(page.desk.refused):
        QTest.keyClick(page.table, Qt.Key.Key_D)
    assert page.snapshot == before


@pytest.mark.parametrize("with_panel", [False, True])
@pytest.mark.parametrize(("scale", "width"), [(1.0, 842), (1.0, 690), (2.0, 1180)])
def test_nothing_is_cut_off_or_nameless(
    page: ActionsPage, theme: Theme, qtbot: QtBot, scale: float, width: int, with_panel: bool
) -> None:
    theme.set_scale(scale)
    page.resize(width, 560)
    if with_panel:
        opened(page, qtbot, 3)
    qtbot.wait(20)  # the layouts come to rest
    assert lasting(page, qtbot) == []
    assert page.table.isColumnHidden(Column.TOGETHER) == (width != 842)


def test_larger_letters_find_room_on_an_open_action(page: ActionsPage, theme: Theme, qtbot: QtBot) -> None:
    page.resize(1180, 560)
    opened(page, qtbot, 1)
    theme.set_scale(2.0)
    qtbot.wait(50)  # the layouts come to rest
    assert lasting(page, qtbot) == []
    assert page.table.isColumnHidden(Column.TOGETHER)


@pytest.mark.parametrize("mode", ["dark", "hc-light", "hc-dark"])
def test_every_scheme_shows_an_open_action(page: ActionsPage, theme: Theme, qtbot: QtBot, mode: str) -> None:
    theme.set_mode(mode)
    opened(page, qtbot, 1)
    qtbot.wait(20)  # the layouts come to rest
    assert lasting(page, qtbot) == []
