"""Since last time: each action that was carried over is settled by hand or by key, and the promises are counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.parking import park, set_parking_outcome
from partnerdesk.model.records import Action
from partnerdesk.model.vocabulary import ActionStatus, LateReason, ParkingOutcome, Step
from tests.ui.audit import spoken_name
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.desk import Desk
from ui.pages.page import Destination
from ui.pages.prepare_page import PreparePage
from ui.theme import Theme

FIRST = "A1: Run a joint damp-and-mould triage with one shared referral form"
SECOND = "A2: Recruit six residents as paid home-visit companions"
THIRD = "A3: Write the information-sharing agreement"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The second workshop of the first example, on the fourteenth of February."""
    desk = desk_with_example(tmp_path)
    desk.run(park, "The bus times")
    desk.run(set_parking_outcome, desk.snapshot.parking_items[-1].id, ParkingOutcome.NEXT_TIME)
    desk.run(start_next_workshop, "2027-02-14")
    return desk


@pytest.fixture
def page(desk: Desk, theme: Theme, stage: Stage) -> PreparePage:
    page = stage.show(PreparePage(desk, theme), 842, 700)
    page.arrive(Destination(Step.PREPARE))
    return page


@pytest.fixture
def person(page: PreparePage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


def action(page: PreparePage, place: int) -> Action:
    return page.snapshot.workshop_actions()[place]


def key(which: Qt.Key | str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, which) if isinstance(which, str) else QTest.keyClick(focus, which)


def focused() -> str:
    focus = QApplication.focusWidget()
    return "" if focus is None else spoken_name(focus)


def test_a_first_workshop_has_no_last_time(tmp_path: Path, theme: Theme, stage: Stage) -> None:
    page = stage.show(PreparePage(desk_with_example(tmp_path), theme), 842, 560)
    assert page.since_last.isHidden()
    page.arrive(Destination(Step.PREPARE))
    assert page.details.name.hasFocus()


def test_the_page_begins_with_it(page: PreparePage, person: Person) -> None:
    assert person.sees("Since 12 November 2026")
    assert person.sees("0 of 10 spoken about")
    assert person.sees("Promises kept: 0 of 6 that were due or already done.")
    assert person.sees("Workshop 1 was never sealed: what it says was not signed.")
    assert person.sees("Back from the parking lot: The bus times")
    assert person.sees("14 days late")
    assert focused() == FIRST


def rested(qtbot: QtBot) -> None:
    """What is typed at once after a row was settled is not for the next one."""
    qtbot.wait(550)


def test_done_late_and_dropped_by_key(page: PreparePage, person: Person, qtbot: QtBot) -> None:
    key(Qt.Key.Key_D)
    assert action(page, 0).status is ActionStatus.DONE
    assert focused() == f"Done on which day: {FIRST}"
    key(Qt.Key.Key_Return)
    assert focused() == SECOND
    rested(qtbot)
    key(Qt.Key.Key_L)
    assert focused() == f"New date: {SECOND}"
    key("30 June 2027")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_2)
    assert (action(page, 1).due, action(page, 1).status) == ("2027-06-30", ActionStatus.TO_DO)
    put_off = page.snapshot.postponements[-1]
    assert (put_off.old_due, put_off.reason) == ("2027-03-31", LateReason.NO_TIME)
    assert person.sees("due 30 June 2027, put off from 31 March 2027")
    assert focused() == THIRD
    rested(qtbot)
    key(Qt.Key.Key_X)
    key(Qt.Key.Key_4)
    assert (action(page, 2).status, action(page, 2).reason) == (ActionStatus.DROPPED, LateReason.NOT_NEEDED)
    assert person.sees("3 of 10 spoken about")
    assert person.sees("Promises kept: 1 of 6 that were due or already done.")
    assert person.sees("Why not: No longer needed (1).")
    for _ in range(3):
        page.desk.undo()
    assert person.sees("0 of 10 spoken about")


def test_up_and_down_go_from_row_to_row(page: PreparePage) -> None:
    key(Qt.Key.Key_Down)
    assert focused() == SECOND
    key(Qt.Key.Key_Up)
    key(Qt.Key.Key_Up)
    assert focused() == FIRST


def test_up_and_down_go_on_from_the_day_it_was_done(page: PreparePage, person: Person) -> None:
    key(Qt.Key.Key_D)
    assert focused() == f"Done on which day: {FIRST}"
    key(Qt.Key.Key_Down)
    assert focused() == SECOND
    key(Qt.Key.Key_Up)
    person.click(page.since_last._rows.rows()[0].day)
    key("nonsense")
    key(Qt.Key.Key_Down)
    assert focused() == f"Done on which day: {FIRST}"
    assert person.sees("Write it like 14 October 2026.")


def test_the_day_is_read_whole_in_large_letters(page: PreparePage, theme: Theme, qtbot: QtBot) -> None:
    theme.set_scale(2.0)
    key(Qt.Key.Key_D)
    day = page.since_last._rows.rows()[0].day
    wanted = day.fontMetrics().horizontalAdvance("30 September 2026")
    qtbot.waitUntil(lambda: day.width() >= wanted + day.textMargins().right() + 24)


def test_by_press_with_a_note(page: PreparePage, person: Person) -> None:
    person.press(f"Late: {FIRST}")
    person.write(f"New date: {FIRST}", "30 June 2027")
    person.write(f"Note: {FIRST}", "The grant came in January")
    person.press(f"Without a reason: {FIRST}")
    put_off = page.snapshot.postponements[-1]
    assert (put_off.reason, put_off.note) == (LateReason.NOT_SAID, "The grant came in January")
    assert person.sees("The grant came in January")


def test_a_date_is_needed_to_put_it_off(page: PreparePage, person: Person) -> None:
    person.press(f"Late: {FIRST}")
    person.press(f"Without a reason: {FIRST}")
    assert person.sees("To which day is it put off?")
    person.write(f"New date: {FIRST}", "some day", enter=True)
    assert person.sees("“some day” is not a date.")
    assert not page.snapshot.postponements
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Escape)
    assert focused() == FIRST
    assert not person.has(f"New date: {FIRST}")


def test_letters_typed_into_a_note_settle_nothing(page: PreparePage, person: Person) -> None:
    before = page.snapshot
    key(Qt.Key.Key_X)
    key("dlx")
    person.write(f"Note: {FIRST}", "dlx")
    assert page.snapshot == before


def test_the_day_it_was_done_is_said(page: PreparePage, person: Person) -> None:
    key(Qt.Key.Key_D)
    person.write(f"Done on which day: {FIRST}", "5 February 2027", enter=True)
    assert action(page, 0).done_on == "2027-02-05"
    assert person.sees("Done late")
    page.desk.undo()
    assert not person.sees("Done late")


def test_typing_after_done_goes_into_the_day(page: PreparePage, person: Person) -> None:
    person.press(f"Done: {FIRST}")
    assert focused() == f"Done on which day: {FIRST}"
    assert page.since_last._rows.rows()[0].day.selectedText() == "31 January 2027"
    before = page.snapshot
    key("they did it all. Lovely, extra good")
    assert page.snapshot == before
    key(Qt.Key.Key_Return)
    assert person.sees("Write it like 14 October 2026.")
    assert focused() == f"Done on which day: {FIRST}"
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Escape)
    assert focused() == SECOND
    assert page.snapshot == before


def test_no_letter_settles_the_next_row_at_once(page: PreparePage, person: Person, qtbot: QtBot) -> None:
    key(Qt.Key.Key_D)
    key(Qt.Key.Key_Return)
    before = page.snapshot
    key("dlx  d")
    assert page.snapshot == before
    assert focused() == SECOND
    rested(qtbot)
    key("d")
    assert action(page, 1).status is ActionStatus.DONE


def test_letters_on_a_button_settle_nothing(page: PreparePage, person: Person) -> None:
    before = page.snapshot
    page.since_last._rows.rows()[0].late.setFocus()
    key("dlx")
    assert page.snapshot == before


def test_done_again_leaves_the_day_that_was_said(page: PreparePage, person: Person) -> None:
    key(Qt.Key.Key_D)
    person.write(f"Done on which day: {FIRST}", "5 February 2027", enter=True)
    person.press(f"Done: {FIRST}")
    assert action(page, 0).done_on == "2027-02-05"


def test_a_finding_leads_to_its_row(page: PreparePage) -> None:
    page.arrive(Destination(Step.PREPARE, "actions", action(page, 2).id))
    assert focused() == THIRD


def test_what_came_back_is_decided_in_review(page: PreparePage, person: Person) -> None:
    gone: list[Destination] = []
    page.go_to.connect(gone.append)
    person.press("Decide on what came back")
    assert gone == [Destination(Step.REVIEW, "parking_items", page.snapshot.workshop_parking()[0].id)]


def test_nothing_is_settled_in_a_workshop_that_is_read(
    desk: Desk, page: PreparePage, person: Person, qtbot: QtBot
) -> None:
    desk.run(start_next_workshop, "2027-06-14")
    desk.read(2)
    qtbot.wait(50)
    before = desk.snapshot
    page.since_last.focus_row(action(page, 0).id)
    row = page.since_last._rows.rows()[0]
    QTest.keyClick(row, Qt.Key.Key_D)
    QTest.keyClick(row, Qt.Key.Key_X)
    assert desk.snapshot == before
    assert not row.done.isEnabled()
