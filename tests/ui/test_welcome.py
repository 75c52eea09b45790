"""The welcome page: an example in one press, six kinds to begin from, the documents opened lately."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import Step
from partnerdesk.paths import SUFFIX, documents_folder
from partnerdesk.templates import templates
from tests.ui.person import Person
from ui.desk import Desk
from ui.dialogs.new_workshop import NewWorkshopDialog, free_path
from ui.settings import Settings
from ui.theme import Theme
from ui.window import Window


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, settings: Settings) -> Iterator[Window]:
    shown = Window(Desk(), theme, settings)
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    yield shown
    shown.close()


@pytest.fixture
def person(window: Window, qtbot: QtBot) -> Person:
    return Person(window, qtbot)


def test_enter_opens_the_example_as_a_copy(window: Window, person: Person) -> None:
    assert (
        person.focus_name() == "" or person.find("Open the example", type(window.welcome._first)).hasFocus()
    )
    person.key(Qt.Key.Key_Return)
    assert window.workshop.isVisible()
    path = window._desk.path
    assert path is not None
    assert path.parent == documents_folder() / "PartnerDesk examples"
    assert len(window._desk.snapshot.organisations) == 11
    assert "it is a copy" in window.toast.text()
    assert not window.actions_["undo"].isEnabled()
    window.documents.close()
    window.documents.open_example(1)
    assert window._desk.path != path


@pytest.mark.parametrize("number", range(1, 7))
def test_every_kind_has_its_example(window: Window, person: Person, number: int) -> None:
    template = next(one for one in templates() if one.number == number)
    person.press(f"Example: {template.name}")
    assert window._desk.snapshot.workshop.kind == number
    assert window._desk.snapshot.workshop_goals()


def test_a_workshop_is_begun_from_a_kind(window: Window, person: Person) -> None:
    template = templates()[2]

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NewWorkshopDialog)
        assert dialog.kind.value() == template.number
        assert dialog.date.date() == date.today()
        person.write("What is the partnership called?", "A new square", within=dialog)
        assert person.sees(f"A new square{SUFFIX}", dialog)
        dialog.name.setFocus()
        person.press("Start the workshop", dialog)

    person.answering(answer, lambda: person.press(f"Start: {template.name}"))
    record = window._desk.snapshot
    assert record.partnership.name == "A new square"
    assert record.workshop.kind == template.number
    assert [one.title for one in record.workshop_agenda()] == [one.title for one in template.agenda]
    assert record.workshop.date == date.today().isoformat()
    assert not window.actions_["undo"].isEnabled()
    assert window.workshop.sheet.step is Step.MAP
    assert person.focus_name() == "Add a partner"


def test_a_date_that_was_only_typed_is_taken_and_one_that_is_none_is_asked_again(
    window: Window, person: Person
) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NewWorkshopDialog)
        dialog.date.setText("the day after the fair")
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.focusWidget() is dialog.date
        dialog.date.setText("14 Jan 2027")
        dialog.accept()

    person.answering(answer, lambda: person.press("New workshop"))
    assert window._desk.snapshot.workshop.date == "2027-01-14"


def test_a_workshop_may_be_kept_elsewhere_or_not_begun(
    window: Window, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.answering(lambda dialog: person.press("Cancel", dialog), lambda: person.press("New workshop"))
    assert not window._desk.is_open
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "stick"), ""))

    def answer(dialog: QDialog) -> None:
        person.press("Keep it elsewhere", dialog)
        person.press("Start the workshop", dialog)

    person.answering(answer, lambda: person.press("New workshop"))
    assert window._desk.path == tmp_path / f"stick{SUFFIX}"


def test_a_file_is_opened(
    window: Window, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path, "Harbour")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    card = person.find("Open a file", type(window.welcome._first))
    person.click(card)
    assert not window._desk.is_open
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    person.click(card)
    assert window._desk.path == path


def made(folder: Path, name: str) -> Path:
    desk = Desk()
    desk.create(folder / f"{name}{SUFFIX}", name)
    desk.close()
    return folder / f"{name}{SUFFIX}"


def test_with_nothing_recent_there_is_no_list(person: Person) -> None:
    assert not person.sees("Recent")


def test_recent_documents_are_opened_or_taken_off(
    window: Window, person: Person, settings: Settings, tmp_path: Path
) -> None:
    settings.remember(tmp_path / f"On a stick{SUFFIX}")
    settings.remember(made(tmp_path, "Harbour"))
    window.welcome.show_recent()
    assert person.has("Open Harbour")
    assert person.sees("not there now")
    assert not person.has("Open On a stick")
    person.press("Take On a stick off the list")
    assert not person.sees("not there now")
    assert Settings(tmp_path).recent() == [tmp_path / f"Harbour{SUFFIX}"]
    person.press("Open Harbour")
    assert window._desk.snapshot.partnership.name == "Harbour"


def test_the_list_is_up_to_date_when_the_page_comes_back(
    window: Window, person: Person, tmp_path: Path
) -> None:
    window.open_document(made(tmp_path, "Harbour"))
    window.documents.close()
    assert person.has("Open Harbour")


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Riverside & Co.", "Riverside & Co"),
        ("  a/b\\c:d*?  ", "a b c d"),
        ("...", "Partnership"),
        ("é" * 200, "é" * 80),
    ],
)
def test_the_file_is_named_after_the_partnership(tmp_path: Path, title: str, stem: str) -> None:
    first = free_path(tmp_path, title, SUFFIX)
    assert first.name == f"{stem}{SUFFIX}"
    first.touch()
    assert free_path(tmp_path, title, SUFFIX).name == f"{stem} 2{SUFFIX}"
