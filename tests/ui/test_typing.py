"""What is typed is kept, what is done can be undone by its name, and what is refused is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from partnerdesk.commands.notes import set_private_note
from partnerdesk.commands.organisations import remove_organisation
from partnerdesk.commands.parking import park
from partnerdesk.commands.partnership import set_workshop_place
from partnerdesk.model.vocabulary import Step
from partnerdesk.paths import SUFFIX
from tests.ui.person import CTRL, Person
from ui.desk import Desk
from ui.widgets import TextLine
from ui.widgets.helpers import PAUSE_MS
from ui.window import Window


@pytest.fixture
def place(window: Window, person: Person) -> Callable[[], str]:
    """Type into the place of the workshop, and leave it there; gives what the record says about it."""
    window.workshop.go_to_step(Step.PREPARE)
    person.write("Place", "Town Hall, Room 2")
    desk = window._desk
    return lambda: desk.snapshot.workshop.place


def test_typing_is_written_down_after_a_pause(place: Callable[[], str], qtbot: QtBot) -> None:
    assert place() != "Town Hall, Room 2"
    qtbot.waitUntil(lambda: place() == "Town Hall, Room 2", timeout=PAUSE_MS + 3000)


def test_typing_is_written_down_on_enter(place: Callable[[], str], person: Person) -> None:
    person.key(Qt.Key.Key_Return)
    assert place() == "Town Hall, Room 2"


def test_typing_is_written_down_on_leaving(place: Callable[[], str], person: Person) -> None:
    person.key(Qt.Key.Key_Tab)
    assert place() == "Town Hall, Room 2"


def test_typing_is_written_down_when_the_step_changes(place: Callable[[], str], person: Person) -> None:
    person.key(Qt.Key.Key_4, CTRL)
    assert place() == "Town Hall, Room 2"


def test_typing_is_written_down_when_the_window_closes(place: Callable[[], str], window: Window) -> None:
    path = window._desk.path
    assert path is not None
    window.close()
    again = Desk()
    again.open(path)
    assert again.snapshot.workshop.place == "Town Hall, Room 2"
    again.close()


def test_typing_is_written_down_before_another_document_comes(
    place: Callable[[], str], window: Window, tmp_path: Path
) -> None:
    path = window._desk.path
    assert path is not None
    window._desk.save_copy(tmp_path / f"other{SUFFIX}")
    window.open_document(tmp_path / f"other{SUFFIX}")
    window.open_document(path)
    assert window._desk.snapshot.workshop.place == "Town Hall, Room 2"


def test_a_refused_edit_keeps_what_was_typed(window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.REVIEW)
    person.write("Park it", "The bus times", enter=True)
    person.write("Parked: The bus times", "", enter=True)
    assert window.toast.isVisible()
    assert window._desk.snapshot.workshop_parking()[-1].text == "The bus times"
    person.keys("Bus fares")
    person.key(Qt.Key.Key_Return)
    assert window._desk.snapshot.workshop_parking()[-1].text == "Bus fares"


# Undo


def test_undo_and_redo_have_names_in_the_menu_the_header_and_the_footer(
    window: Window, person: Person
) -> None:
    desk = window._desk
    before = desk.snapshot
    desk.run(park, "The bus times")
    after = desk.snapshot
    undo, redo = window.actions_["undo"], window.actions_["redo"]
    assert undo.text() == "&Undo: Park an item"
    assert person.sees("Undo: Park an item", window.workshop.footer)
    person.key(Qt.Key.Key_Z, CTRL)
    assert desk.snapshot == before
    assert redo.text() == "&Redo: Park an item"
    person.key(Qt.Key.Key_Y, CTRL)
    assert desk.snapshot == after
    undo.trigger()
    assert desk.snapshot == before
    redo.trigger()
    person.press("Undo", window.workshop.header)
    assert desk.snapshot == before
    person.press("Redo", window.workshop.header)
    assert desk.snapshot == after


def test_undo_writes_down_what_is_typed_and_takes_that_back(window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.PREPARE)
    before = window._desk.snapshot.workshop.place
    person.write("Place", "Town Hall")
    window.actions_["undo"].trigger()
    assert window._desk.snapshot.workshop.place == before
    window.actions_["redo"].trigger()
    assert window._desk.snapshot.workshop.place == "Town Hall"


@pytest.fixture
def note(window: Window, person: Person) -> Callable[[], list[str]]:
    """Type a note for somebody who has not signed, and leave it there; gives the notes that the record keeps."""
    window.workshop.go_to_step(Step.SIGN)
    name = window._desk.snapshot.organisations[0].name
    person.press(f"What {name} says: With a note")
    person.keys("Subject to the budget")
    return lambda: [each.note for each in window._desk.snapshot.signatures]


def test_a_note_before_signing_is_written_down_after_a_pause(
    note: Callable[[], list[str]], qtbot: QtBot
) -> None:
    assert note() == []
    qtbot.waitUntil(lambda: note() == ["Subject to the budget"], timeout=PAUSE_MS + 3000)


def test_a_note_before_signing_is_there_when_the_program_comes_again(
    note: Callable[[], list[str]], window: Window, person: Person
) -> None:
    path = window._desk.path
    assert path is not None
    window.close()
    window.show()
    window.open_document(path)
    window.workshop.go_to_step(Step.SIGN)
    assert note() == ["Subject to the budget"]
    name = window._desk.snapshot.organisations[0].name
    assert person.find(f"Note of {name}", QPlainTextEdit).toPlainText() == "Subject to the budget"
    assert not window._desk.snapshot.workshop_signatures()


@pytest.mark.parametrize("step", [Step.MAP, Step.GOALS, Step.ACTIONS])
def test_undo_by_key_from_an_empty_quick_line(window: Window, person: Person, step: Step) -> None:
    window.workshop.go_to_step(step)
    before = window._desk.snapshot
    person.keys("Library")
    person.key(Qt.Key.Key_Return)
    assert window._desk.snapshot != before
    person.key(Qt.Key.Key_Z, CTRL)
    assert window._desk.snapshot == before


def test_a_sealed_workshop_says_why_it_refuses(window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.SIGN)
    person.press("Seal the workshop")
    desk = window._desk
    assert desk.snapshot.sealed
    window.workshop.go_to_step(Step.PREPARE)
    before = desk.snapshot
    person.write("Place", "Elsewhere", enter=True)
    assert desk.snapshot == before
    assert window.toast.text() == "This workshop is sealed. Reopen it on the Sign off page to change it."
    assert not window.actions_["undo"].isEnabled()
    desk.run(set_private_note, Step.SIGN, "They were proud.")
    assert desk.snapshot.private_note(Step.SIGN) == "They were proud."


# Toasts


def remove_first(window: Window) -> str:
    organisation = window._desk.snapshot.organisations[0]
    assert window._desk.run(remove_organisation, organisation.id) is not None
    return organisation.name


def test_the_toast_of_a_removal_undoes_it(window: Window, person: Person) -> None:
    before = window._desk.snapshot
    name = remove_first(window)
    assert name in window.toast.text()
    person.press(f"Undo: Remove {name}", window.toast)
    assert window._desk.snapshot == before
    assert not window.toast.isVisible()


def test_the_toast_of_a_removal_goes_when_something_else_is_done(window: Window) -> None:
    remove_first(window)
    assert window.toast.isVisible()
    window._desk.run(set_workshop_place, "Elsewhere")
    assert not window.toast.isVisible()


def test_undoing_a_removal_offers_no_undo(window: Window, person: Person) -> None:
    remove_first(window)
    person.key(Qt.Key.Key_Z, CTRL)
    assert not window.toast.isVisible()


def test_the_toast_does_not_follow_into_another_document(window: Window, tmp_path: Path) -> None:
    window._desk.save_copy(tmp_path / f"other{SUFFIX}")
    remove_first(window)
    window.open_document(tmp_path / f"other{SUFFIX}")
    assert not window.toast.isVisible()
    remove_first(window)
    window.documents.close()
    assert not window.toast.isVisible()


def test_a_refused_edit_is_not_tried_again_by_itself(window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.REVIEW)
    person.write("Park it", "The bus times", enter=True)
    person.write("Parked: The bus times", "")
    person.key(Qt.Key.Key_Return)
    assert window.toast.isVisible()
    window.toast.hide()
    person.key(Qt.Key.Key_Tab)
    person.key(Qt.Key.Key_4, CTRL)
    assert not window.toast.isVisible()
    window.workshop.go_to_step(Step.REVIEW)
    field = person.find("Parked: The bus times", TextLine)
    person.click(field)
    person.key(Qt.Key.Key_Return)
    assert window.toast.isVisible()
    person.key(Qt.Key.Key_Escape)
    assert field.text() == "The bus times"
