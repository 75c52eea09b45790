"""The next workshop is started with one press, and those before are read from the menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.holdings import mark_holding
from partnerdesk.commands.next_workshop import Carried, start_next_workshop
from partnerdesk.commands.notes import set_private_note
from partnerdesk.commands.organisations import rename_organisation
from partnerdesk.commands.parking import park, set_parking_outcome
from partnerdesk.commands.partnership import set_next_meeting
from partnerdesk.commands.signing import seal
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.model.vocabulary import ParkingOutcome, Step
from partnerdesk.rules import insights_json
from partnerdesk.rules.finding import is_private
from tests.ui.audit import lasting
from tests.ui.person import Person
from tests.ui.stage import Stage
from tests.ui.test_every_page import faults
from ui.desk import Desk
from ui.dialogs.next_workshop import NextWorkshopDialog, carried_words, left_words
from ui.pages.page import Destination
from ui.pages.print_page import PrintPage
from ui.pages.sign_page import SignPage
from ui.pages.since_last_row import CarriedRow
from ui.theme import Theme
from ui.window import Window

READ = "Read workshop 1, 12 November 2026, Averley Together: neighbourhood needs workshop"


@pytest.fixture
def desk(window: Window) -> Desk:
    return window._desk


def answer(answering: Callable[[NextWorkshopDialog], object]) -> None:
    """Answer the dialog as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NextWorkshopDialog):
            answering(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def press(window: Window, key: str) -> None:
    window.actions_[key].trigger()


def menu_entries(window: Window) -> list[str]:
    window.menus.earlier.aboutToShow.emit()
    return [action.text() for action in window.menus.earlier.actions()]


def seal_it(desk: Desk) -> None:
    content = canonical_json(desk.snapshot)
    desk.run(seal, content, record_code(content))


def test_enter_starts_the_next_workshop(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.run(set_next_meeting, "14 January 2027")

    def enter(dialog: NextWorkshopDialog) -> None:
        assert dialog.day == "2027-01-14"
        QTest.keyClick(dialog.date, Qt.Key.Key_Return)

    answer(enter)
    press(window, "start_next")
    assert (desk.snapshot.workshop.number, desk.snapshot.workshop.date) == (2, "2027-01-14")
    assert window.workshop.sheet.step is Step.PREPARE
    desk.undo()
    assert len(desk.snapshot.workshops) == 1


def test_what_is_no_date_starts_nothing(window: Window, desk: Desk) -> None:
    def try_it(dialog: NextWorkshopDialog) -> None:
        dialog.date.setText("some day")
        QTest.keyClick(dialog.date, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog._field.has_error()
        dialog.reject()

    answer(try_it)
    press(window, "start_next")
    assert len(desk.snapshot.workshops) == 1


def test_what_is_carried_is_counted_in_words(desk: Desk) -> None:
    for text, outcome in (("Buses", ParkingOutcome.NEXT_TIME), ("Rent", ParkingOutcome.OPEN)):
        desk.run(park, text)
        desk.run(set_parking_outcome, desk.snapshot.parking_items[-1].id, outcome)
    words = [str(each) for each in carried_words(Carried.of(desk.snapshot))]
    assert words == [
        "11 partners, none ticked as here yet",
        "6 relationships: what is now becomes before",
        "10 open actions",
        "4 goals still to agree, to be asked anew",
        "1 item parked for next time",
    ]
    assert [str(each) for each in left_words(desk.snapshot)] == [
        "Workshop 1 is not sealed. From now on it stays as it is, unsigned.",
        "4 parked items have no outcome and stay behind.",
    ]


def test_there_is_only_this_one(window: Window) -> None:
    assert menu_entries(window) == ["There is only this one yet"]


def test_an_earlier_workshop_is_read_and_left_again(
    window: Window, desk: Desk, person: Person, qtbot: QtBot
) -> None:
    desk.run(start_next_workshop, "2027-01-14")
    desk.run(add_goal, "New in the second")
    window.workshop.go_to_step(Step.GOALS)
    assert menu_entries(window) == [READ]
    window.menus.earlier.actions()[0].trigger()
    qtbot.wait(50)
    assert person.sees("This is workshop 1 of 12 November 2026, to be read.")
    assert person.sees("It was never sealed.")
    assert not person.sees("New in the second")
    assert not window.actions_["start_next"].isEnabled()
    assert not window.actions_["undo"].isEnabled()
    assert menu_entries(window)[0].startswith("Go back to workshop 2")
    person.press("Go back to workshop 2")
    qtbot.waitUntil(lambda: person.sees("New in the second"))
    assert window.actions_["undo"].isEnabled()


def test_the_finder_reads_one(window: Window, desk: Desk) -> None:
    desk.run(start_next_workshop, "2027-01-14")
    window.finder.open()
    QTest.keyClicks(window.finder._line, "read workshop")
    assert window.finder.results()[0] == READ
    QTest.keyClick(window.finder._line, Qt.Key.Key_Return)
    assert desk.reading


def test_nothing_is_edited_while_reading(window: Window, desk: Desk) -> None:
    desk.run(start_next_workshop, "2027-01-14")
    before = desk.document.snapshot()
    desk.read(1)
    refused: list[str] = []
    desk.refused.connect(lambda error: refused.append(str(error)))
    assert desk.run(rename_organisation, 1, "Another") is None
    desk.undo()
    desk.redo()
    assert desk.document.snapshot() is before
    assert set(refused) == {
        "This is workshop 1 of 12 November 2026, to be read. Go back to workshop 2 to change anything."
    }
    assert (desk.undo_label, desk.redo_label) == (None, None)


@pytest.mark.parametrize("step", Step)
def test_every_page_reads_it_and_comes_back(step: Step, window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.workshop.go_to(Destination(step))
    first = desk.snapshot
    desk.run(start_next_workshop, "2027-01-14")
    for workshop_id in (1, 2, 1):
        window.series.read(workshop_id)
        window.workshop.go_to(Destination(step))
        qtbot.wait(80)
        page = window.workshop.sheet.page(step)
        assert page.edit_lock.closed is desk.reading
    assert desk.snapshot == first
    assert window.workshop.prompts.edit_lock.closed
    assert lasting(window, qtbot) == []


def test_closing_forgets_that_one_was_read(window: Window, desk: Desk) -> None:
    desk.run(start_next_workshop, "2027-01-14")
    desk.read(1)
    path = desk.path
    assert path is not None
    desk.close()
    desk.open(path)
    assert not desk.reading


def test_what_was_signed_is_printed_as_it_was_signed(theme: Theme, window: Window, desk: Desk) -> None:
    seal_it(desk)
    name = desk.snapshot.organisations[0].name
    desk.run(start_next_workshop, "2027-01-14")
    desk.run(rename_organisation, 1, "Another name altogether")
    desk.read(1)
    page = window.workshop.sheet.page(Step.PRINT)
    assert isinstance(page, PrintPage)
    assert page.snapshot.organisations[0].name == name
    assert page.offered_path().name.endswith("summary, version 1.pdf")
    desk.read(2)
    assert page.offered_path().name.endswith("workshop 2 summary, draft.pdf")


def test_a_sealed_workshop_is_read_as_it_was_signed(
    window: Window, desk: Desk, person: Person, qtbot: QtBot
) -> None:
    desk.run(set_private_note, "map", "Mind the gap")
    seal_it(desk)
    signed = canonical_json(desk.snapshot)
    figures = insights_json(desk.snapshot)
    found = {str(each.reason) for each in desk.found if not is_private(each.kind)}
    name = desk.snapshot.organisations[0].name
    desk.run(start_next_workshop, "2027-01-14")
    desk.run(rename_organisation, 1, "Another name altogether")
    for holding in desk.snapshot.holdings:
        desk.run(mark_holding, holding.organisation_id, holding.capability_id, None)
    now = desk.document.snapshot()
    desk.read(1)
    assert canonical_json(desk.snapshot) == signed
    assert insights_json(desk.snapshot) == figures
    assert {str(each.reason) for each in desk.found if not is_private(each.kind)} == found
    assert desk.snapshot.private_note(Step.MAP) == "Mind the gap"
    window.workshop.go_to_step(Step.SIGN)
    qtbot.waitUntil(lambda: person.sees(name))
    assert not person.sees("Another name altogether")
    desk.read(2)
    assert desk.snapshot == now
    window.workshop.go_to_step(Step.PREPARE)
    qtbot.waitUntil(lambda: person.has("Another name altogether") or person.sees("Another name altogether"))


@pytest.mark.parametrize("step", Step)
def test_every_page_reads_a_sealed_one(step: Step, window: Window, desk: Desk, qtbot: QtBot) -> None:
    seal_it(desk)
    desk.run(start_next_workshop, "2027-01-14")
    desk.run(rename_organisation, 1, "Another name altogether")
    seal_it(desk)
    desk.run(start_next_workshop, "2027-06-14")
    now = desk.snapshot
    for workshop_id in (1, 2, 3, 2):
        window.series.read(workshop_id)
        window.workshop.go_to(Destination(step))
        qtbot.wait(80)
        assert window.workshop.sheet.page(step).edit_lock.closed is desk.reading
        assert desk.snapshot.workshop.number == workshop_id
        assert len(desk.series.workshops) == workshop_id
    assert desk.document.snapshot() is now or desk.document.snapshot() == now
    assert lasting(window, qtbot) == []


def test_what_was_signed_and_cannot_be_read_is_refused(desk: Desk) -> None:
    desk.run(seal, "{}", "0" * 64)
    desk.run(start_next_workshop, "2027-01-14")
    refused: list[str] = []
    desk.refused.connect(lambda error: refused.append(str(error)))
    desk.read(1)
    assert not desk.reading
    assert refused[0].startswith("Version 1 cannot be shown")


def test_nobody_signs_an_earlier_workshop(window: Window, desk: Desk, person: Person) -> None:
    desk.run(start_next_workshop, "2027-01-14")
    desk.read(1)
    window.workshop.go_to_step(Step.SIGN)
    page = window.workshop.sheet.page(Step.SIGN)
    assert isinstance(page, SignPage)
    assert not page._seal.isVisible()
    assert not person.sees("Seal the workshop")


def test_private_notes_are_only_read(window: Window, desk: Desk, person: Person, qtbot: QtBot) -> None:
    desk.run(set_private_note, "prepare", "Mind the gap")
    desk.run(start_next_workshop, "2027-01-14")
    window.workshop.go_to_step(Step.PREPARE)
    desk.read(1)
    qtbot.wait(50)
    person.write("Private notes: Prepare", "Something else")
    window.commit_pending()
    assert desk.snapshot.private_note(Step.PREPARE) == "Mind the gap"
    desk.read(2)
    assert desk.snapshot.private_note(Step.PREPARE) == ""


def test_a_second_workshop_is_in_order(theme: Theme, window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.run(start_next_workshop, "2027-02-14")
    window.workshop.go_to_step(Step.PREPARE)
    qtbot.wait(50)
    done, put_off, _ = window.workshop.sheet.page(Step.PREPARE).findChildren(CarriedRow)[:3]
    for row, key in ((done, Qt.Key.Key_D), (put_off, Qt.Key.Key_L)):
        row.setFocus()
        QTest.keyClick(row, key)
    qtbot.wait(50)
    found = faults(theme, window, qtbot)
    window.workshop.go_to_step(Step.REVIEW)
    assert found + faults(theme, window, qtbot) == []


def test_the_dialog_is_in_order(theme: Theme, stage: Stage, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    for mode, scale in (("light", 1.0), ("hc-dark", 2.0)):
        theme.set_mode(mode)
        theme.set_scale(scale)
        dialog = NextWorkshopDialog(theme, desk.snapshot)
        stage.show(dialog, dialog.sizeHint().width(), dialog.sizeHint().height())
        assert dialog.height() <= 768
        assert lasting(dialog, qtbot) == []
        dialog.close()
