"""A document that goes, and a system that ends: nothing that was typed is lost, and nothing of it goes elsewhere."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Step
from partnerdesk.paths import SUFFIX
from partnerdesk.storage.document import Document
from tests.ui.person import CTRL, SHIFT, Person
from ui.app import App
from ui.pages.page import Destination
from ui.widgets import DateField
from ui.window import Window


def kept(window: Window) -> Snapshot:
    """What the file says once the window is closed."""
    path = window._desk.path
    assert path is not None
    window.close()
    with Document.open(path) as document:
        return document.snapshot()


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (Step.PREPARE, "New organisation"),
        (Step.MAP, "Add a partner"),
        (Step.GOALS, "New goal"),
        (Step.ACTIONS, "New action"),
        (Step.REVIEW, "Park it"),
    ],
)
def test_a_line_that_was_not_entered_is_entered_when_the_window_closes(
    window: Window, person: Person, step: Step, line: str
) -> None:
    window.workshop.go_to_step(step)
    person.write(line, "Harbour Trust")
    assert "Harbour Trust" in repr(kept(window))


def test_the_name_of_a_capability_is_kept_on_a_pause_and_when_the_window_closes(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    window.workshop.go_to_step(Step.MAP)
    QTest.keyClick(window, Qt.Key.Key_4, CTRL | SHIFT)
    first = window._desk.snapshot.capabilities[0]
    person.write(f"Name of the capability {first.name}", "Boats")
    qtbot.waitUntil(lambda: window._desk.snapshot.capabilities[0].name == "Boats")
    person.keys(" and oars")
    assert kept(window).capabilities[0].name == "Boats and oars"


def test_a_whole_date_is_kept_on_a_pause(window: Window, person: Person, qtbot: QtBot) -> None:
    window.workshop.go_to_step(Step.PREPARE)
    field = person.find("Date", DateField)
    person.write("Date", "3/5/2031")
    qtbot.waitUntil(lambda: window._desk.snapshot.workshop.date == "2031-05-03")
    assert field.date() == date(2031, 5, 3)


def test_what_was_refused_does_not_go_into_another_partnership(
    window: Window, person: Person, tmp_path: Path
) -> None:
    other = tmp_path / f"other{SUFFIX}"
    Document.create(other, "Another").close()
    window.workshop.go_to_step(Step.PREPARE)
    person.write("Place", "x" * 400, enter=True)
    window.open_document(other)
    window.workshop.go_to_step(Step.PREPARE)
    place = person.find("Place", QLineEdit)
    assert (place.text(), place.property("faulty")) == ("", "false")


@pytest.mark.parametrize("leave", ["documents.close", "_desk.open_anew"])
def test_a_field_with_a_refused_text_does_not_outlive_its_document(
    window: Window, person: Person, leave: str
) -> None:
    """The field is left while its document goes: it may not ask for what is no longer there."""
    goal = window._desk.snapshot.workshop_goals()[0]
    window.workshop.go_to(Destination(Step.GOALS, "goals", goal.id))
    person.write("Today", "soon")
    assert person.find("Today", QLineEdit).hasFocus()
    attrgetter(leave)(window)()
    assert window._desk.is_open == ("open" in leave)


def test_a_log_out_writes_down_what_was_typed_and_may_be_called_off(window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.PREPARE)
    person.write("Place", "Town Hall")
    assert window.documents.write_down()
    assert window._desk.snapshot.workshop.place == "Town Hall"
    person.keys(", Room 2")
    assert person.find("Place", QLineEdit).text() == "Town Hall, Room 2"


def test_the_system_asks_before_a_log_out(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a system can make the manager that comes with the question."""
    question = SIGNAL("commitDataRequest(QSessionManager&)")
    monkeypatch.setattr(App, "_dress", lambda *_: None)
    before = qapp.receivers(question)
    app = App(qapp)
    assert qapp.receivers(question) == before + 1
    app.window.deleteLater()
    app.deleteLater()
