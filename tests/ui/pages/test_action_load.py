"""Who carries how much, and who has no part: said in one line, pressed to see or to begin actions."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partnerdesk.commands.actions import remove_actions, remove_contributor, set_leads
from partnerdesk.model.records import Organisation
from tests.ui.audit import lasting
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import CTRL, SHIFT
from tests.ui.stage import Stage
from ui.pages.actions_page import ActionsPage
from ui.theme.theme import Theme


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> ActionsPage:
    return stage.show(ActionsPage(desk_with_example(tmp_path), theme), 842, 640)


def partner(page: ActionsPage, code: str) -> Organisation:
    return next(each for each in page.snapshot.organisations if each.code == code)


def says(page: ActionsPage) -> str:
    return page.load._says.text()


def opened(page: ActionsPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.load.turn, Qt.MouseButton.LeftButton)
    qtbot.wait(20)


def without_part(page: ActionsPage, code: str) -> None:
    wanted = partner(page, code).id
    led = [each.id for each in page.snapshot.workshop_actions() if each.lead_id == wanted]
    page.desk.run(set_leads, led, None)
    for part in page.snapshot.contributions:
        if part.organisation_id == wanted:
            page.desk.run(remove_contributor, part.action_id, wanted)


def test_fair_and_unfair_are_said_in_words(page: ActionsPage) -> None:
    assert says(page) == "Everybody has a part, and nobody more than a third."
    every = [each.id for each in page.snapshot.workshop_actions()]
    page.desk.run(set_leads, every, partner(page, "ABC").id)
    assert "Averley Bay Borough Council carries" in says(page)
    assert "more than a third" in says(page)
    page.desk.undo()
    without_part(page, "TID")
    assert says(page) == "Tideline Advice Charity has no part yet."
    page.desk.run(remove_actions, every)
    assert not page.load.isVisible()


def test_a_press_shows_the_actions_of_one(page: ActionsPage, qtbot: QtBot) -> None:
    assert not page.load._all.isVisible()
    opened(page, qtbot)
    entry = page.load.entry(partner(page, "TID").id)
    assert entry.says.text() == "Leads 0, helps 3"
    QTest.mouseClick(entry.name, Qt.MouseButton.LeftButton)
    assert [page.snapshot.action(each).code for each in page.model.ids()] == ["A1", "A2", "A7"]
    assert page.filters.partner.text() == "Tideline Advice Charity"
    QTest.mouseClick(page.filters.partner, Qt.MouseButton.LeftButton)
    assert len(page.model.ids()) == 10
    assert not page.filters.partner.isVisible()


def test_a_press_on_a_quiet_one_begins_an_action(page: ActionsPage, qtbot: QtBot) -> None:
    without_part(page, "TID")
    opened(page, qtbot)
    entry = page.load.entry(partner(page, "TID").id)
    assert (
        entry.name.accessibleName() == "Tideline Advice Charity. No part yet. Begin an action that it leads"
    )
    QTest.mouseClick(entry.name, Qt.MouseButton.LeftButton)
    assert page.quick.line.hasFocus()
    QTest.keyClicks(page.quick.line, "Open the advice desk")
    QTest.keyClick(page.quick.line, Qt.Key.Key_Return)
    assert page.snapshot.workshop_actions()[-1].lead_id == partner(page, "TID").id
    assert entry.says.text() == "Leads 1, helps 0"


def test_beside_the_table_everybody_is_shown(page: ActionsPage, qtbot: QtBot) -> None:
    page.resize(1200, 700)
    qtbot.wait(20)
    assert page.load._all.isVisible()
    assert page.load.x() > page.table.geometry().right()
    assert abs(page.load.y() - page.table.y()) < 4
    QTest.keyClick(page.quick.line, Qt.Key.Key_2, CTRL | SHIFT)
    assert not page.load._all.isVisible()


@pytest.mark.parametrize(("scale", "width"), [(1.0, 842), (1.0, 690), (1.0, 1240), (2.0, 1180)])
def test_nothing_is_cut_off_or_nameless(
    page: ActionsPage, theme: Theme, qtbot: QtBot, scale: float, width: int
) -> None:
    theme.set_scale(scale)
    page.resize(width, 640)
    without_part(page, "TID")
    if page.load.turn.isVisible():
        opened(page, qtbot)
    qtbot.wait(30)
    assert lasting(page, qtbot) == []
