"""Forgetting a person at the desk: told before, done for good, and no file of the user's holds the name afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog
from pytestqt.qtbot import QtBot

from partnerdesk.commands.organisations import add_organisation
from partnerdesk.commands.parking import park
from partnerdesk.commands.people import add_representative, rename_person, set_person_named
from partnerdesk.commands.signing import reopen, seal, sign
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.model.redaction import redactions
from partnerdesk.model.vocabulary import Decision, SignatureMethod, Step
from partnerdesk.paths import SUFFIX, backups_folder, documents_folder, settings_folder
from tests.ui.desk_fixtures import desk_with_example, window_on
from tests.ui.person import CTRL, Person
from ui.desk import Desk
from ui.dialogs.forget_dialog import ForgetDialog
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets import Text
from ui.window import Window

NAME = "Zebediah Quillfeather"
STROKES = "[[[1000,4000,0],[6000,5000,90],[9000,4100,180]]]"


def seal_it(desk: Desk) -> None:
    content = canonical_json(desk.snapshot)
    assert desk.run(seal, content, record_code(content)) is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The user's documents folder, inside the home folder of this test."""
    folder = documents_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, folder: Path) -> Iterator[Window]:
    """A window on a document with history, two sealed versions and a drawn signature of a person."""
    desk = desk_with_example(folder)
    desk.run(add_representative, desk.snapshot.organisations[0].id, "Zebediah Quillfether", "Head teacher")
    who = desk.snapshot.people[0]
    desk.run(rename_person, who.id, NAME)
    desk.run(set_person_named, who.id, named=True)
    for version in (1, 2):
        desk.run(
            sign,
            who.organisation_id,
            Decision.ACCEPT,
            method=SignatureMethod.DRAWN,
            signed_as=NAME,
            strokes=STROKES,
        )
        seal_it(desk)
        if version == 1:
            desk.run(reopen, f"{NAME} asked for it")
    shown = window_on(desk, theme, settings_folder())
    qtbot.addWidget(shown)
    yield shown
    shown.close()


def holding(name: str) -> list[str]:
    """The files below the home folder of this test that hold the name, in any coding."""
    forms = [name.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [each for each in Path.home().rglob("*") if each.is_file()]
    assert files
    return [str(each) for each in files if any(form in each.read_bytes() for form in forms)]


def forget(person: Person, qtbot: QtBot, *, backups: bool) -> list[str]:
    """From the finder, by keys alone. Gives what the dialog said."""
    said: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ForgetDialog)
        said.append("\n".join(one.text() for one in texts(dialog)))
        if backups:
            person.press("Delete this backup. As long as it is kept, the name is in it.", dialog)
        person.press("Forget for good", dialog)

    def ask() -> None:
        person.key(Qt.Key.Key_K, CTRL)
        person.keys(f"Forget {NAME}")
        person.key(Qt.Key.Key_Return)

    person.answering(answer, ask)
    return said


def texts(dialog: QDialog) -> list[Text]:
    return [one for one in dialog.findChildren(Text) if one.isVisible()]


def test_no_file_of_the_user_holds_the_name_afterwards(window: Window, qtbot: QtBot, folder: Path) -> None:
    named = folder / f"Copy for {NAME}{SUFFIX}"
    settings = Settings(settings_folder())
    settings.remember(named)
    settings.set_last_step(named, "map")
    person = Person(window, qtbot)
    (said,) = forget(person, qtbot, backups=True)
    assert "cannot be undone" in said
    assert "Where the name stood, there will be: Head teacher." in said
    assert "2 sealed versions are marked as redacted" in said
    qtbot.waitUntil(lambda: person.sees("Forgotten."))
    assert holding(NAME) == []
    assert len(list(backups_folder().glob(f"*/*{SUFFIX}"))) == 1, "one is kept of the document as it is now"
    assert all(redactions(each) for each in window._desk.snapshot.sealed_versions)
    window.close()
    assert holding(NAME) == []


def test_backups_stay_when_nobody_said_otherwise(window: Window, qtbot: QtBot) -> None:
    person = Person(window, qtbot)
    forget(person, qtbot, backups=False)
    qtbot.waitUntil(lambda: person.sees("Backups that still hold the name: 1."))
    (kept,) = holding(NAME)
    assert Path(kept).is_relative_to(backups_folder())


def test_it_is_offered_in_the_row_of_the_person_and_can_be_let_be(window: Window, qtbot: QtBot) -> None:
    person = Person(window, qtbot)
    window.workshop.go_to_step(Step.PREPARE)
    before = window._desk.snapshot
    button = person.find(f"Forget {NAME}", QAbstractButton)
    person.scroll_to(button)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ForgetDialog)
        assert dialog.focusWidget() is dialog.keep
        assert dialog.keep.isDefault()
        QTest.keyClick(dialog.keep, Qt.Key.Key_Return)

    person.answering(answer, button.click)
    assert window._desk.snapshot is before
    assert person.has(f"Forget {NAME}")


@pytest.fixture
def named(theme: Theme, qtbot: QtBot, folder: Path) -> Iterator[Window]:
    """A window on a document whose file is named after a person, of whom a note and a paper beside it speak, too."""
    path = folder / f"Plan of Zebediah_Quillfeather{SUFFIX}"
    desk = Desk()
    desk.create(path, "Averley")
    desk.run(add_organisation, "School")
    desk.run(add_representative, 1, NAME, "Head teacher")
    desk.run(park, "Zebediah, about the bus times")
    desk.run(park, "Ask QUILLFEATHER & Sons for a van")
    path.with_name(f"{path.stem}-summary.pdf").write_bytes(b"%PDF")
    shown = window_on(desk, theme, settings_folder())
    qtbot.addWidget(shown)
    yield shown
    shown.close()


def names_below_home() -> list[str]:
    return [
        each.name for each in Path.home().rglob("*") if "uillfeather" in str(each.relative_to(Path.home()))
    ]


@pytest.mark.parametrize("backups", [False, True])
def test_no_name_of_a_file_or_folder_keeps_it_but_those_that_were_listed(
    named: Window, qtbot: QtBot, folder: Path, backups: bool
) -> None:
    person = Person(named, qtbot)
    named.workshop.go_to_step(Step.REVIEW)
    (said,) = forget(person, qtbot, backups=backups)
    paper = "Plan of Zebediah_Quillfeather-summary.pdf"
    assert f"These files beside the document may hold the name: {paper}." in said
    qtbot.waitUntil(named.toast.isVisible)
    path = named._desk.path
    assert path == folder / f"Plan of Head teacher{SUFFIX}"
    assert named.workshop.sheet.step is Step.REVIEW
    assert names_below_home() == [paper]
    kept = list(backups_folder().glob(f"Plan of Head teacher-*/*{SUFFIX}"))
    assert len(kept) == (1 if backups else 2)
    assert bool(holding(NAME)) == (not backups)
    named.close()
    assert names_below_home() == [paper]
    assert bool(holding(NAME)) == (not backups)


def test_what_is_ticked_goes_and_what_is_not_stays(named: Window, qtbot: QtBot) -> None:
    person = Person(named, qtbot)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ForgetDialog)
        person.press("Parked: Zebediah, about the bus times", dialog)
        person.press(
            "Rename the file Plan of Zebediah_Quillfeather.partnerdesk: call it Plan of Head teacher.partnerdesk.",
            dialog,
        )
        person.press("Forget for good", dialog)

    person.answering(answer, lambda: named._desk.forget_wanted.emit(1))
    texts_ = [each.text for each in named._desk.snapshot.parking_items]
    assert texts_ == ["Head teacher, about the bus times", "Ask QUILLFEATHER & Sons for a van"]
    assert named._desk.path is not None
    assert named._desk.path.stem == "Plan of Zebediah_Quillfeather", "it was not wanted"


def test_all_can_be_ticked_at_once(named: Window, qtbot: QtBot) -> None:
    person = Person(named, qtbot)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ForgetDialog)
        assert not dialog.meant
        person.press("Tick all", dialog)
        assert len(dialog.meant) == 2
        person.press("Cancel", dialog)

    person.answering(answer, lambda: named._desk.forget_wanted.emit(1))


def test_a_file_that_cannot_be_renamed_is_opened_again_and_that_is_said(
    named: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(named, qtbot)
    before = named._desk.path

    def forbidden(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "rename", forbidden)
    person.answering(
        lambda dialog: person.press("Forget for good", dialog), lambda: named._desk.forget_wanted.emit(1)
    )
    assert named._desk.path == before
    assert "could not be renamed" in named.toast.text()
    assert named._desk.snapshot.people == ()
