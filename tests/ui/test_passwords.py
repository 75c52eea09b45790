"""A password at the desk: set, changed, removed, asked for; and nothing of the user's that could be read before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from partnerdesk.commands.organisations import rename_organisation
from partnerdesk.errors import DocumentError
from partnerdesk.model.secret import Secret
from partnerdesk.paths import SUFFIX, backups_folder, documents_folder, settings_folder
from partnerdesk.storage.document import Document
from tests.core.locking import KNOWN, PASSWORD, readable_in
from tests.ui.desk_fixtures import desk_with_example, window_on
from tests.ui.person import NONE, SHIFT, Person
from tests.ui.stage import Stage
from tests.ui.test_rescue import Answer, in_turn, path_of, pressing
from ui.dialogs.password_dialog import Deed, PasswordDialog
from ui.dialogs.unlock_dialog import UnlockDialog
from ui.theme import Theme
from ui.window import Window

pytestmark = pytest.mark.usefixtures("quick_passwords")

OTHER = "another one, just as long"
SET, AGAIN, NOW = "Password", "The same again", "The password now"


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, user_folders: Path) -> Iterator[Window]:
    """A window on a document with edits, in the user's documents folder, and a backup of it."""
    folder = documents_folder()
    folder.mkdir(parents=True, exist_ok=True)
    desk = desk_with_example(folder)
    shown = window_on(desk, theme, settings_folder())
    desk.run(rename_organisation, 1, KNOWN[0])
    qtbot.addWidget(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.documents.keeper.settle()
    yield shown
    shown.close()


@pytest.fixture
def person(window: Window, qtbot: QtBot) -> Person:
    return Person(window, qtbot)


def choose(window: Window) -> None:
    window.actions_["password"].trigger()


def typing(person: Person, press: str, *words: str, **fields: str) -> Answer:
    """Reads the dialog, fills its fields, and presses a button."""
    names = {"now": NOW, "first": SET, "new": "The new password", "again": AGAIN}

    def answer(dialog: QDialog) -> None:
        for each in words:
            assert person.sees(each, dialog), each
        for key, text in fields.items():
            person.write(names[key], text, within=dialog)
        person.press(press, dialog)

    return answer


def set_password(window: Window, person: Person, qtbot: QtBot, password: str = PASSWORD) -> None:
    in_turn(
        qtbot,
        lambda: choose(window),
        typing(person, "Set a password", "there is no other way in", first=password, again=password),
    )
    assert window._desk.secret is not None


def opened_by_hand(path: Path, password: str | None) -> bool:
    """Whether the file opens with this password, or with none."""
    secret = Secret.of(password, path.read_bytes()[:16]) if password is not None else None
    try:
        Document.open(path, secret=secret).close()
    except DocumentError:
        return False
    return True


def backups() -> list[Path]:
    return sorted(backups_folder().glob(f"*/*{SUFFIX}"))


def test_afterwards_no_file_of_the_user_can_be_read_without_it(
    window: Window, person: Person, qtbot: QtBot, user_folders: Path
) -> None:
    path, record = path_of(window), window._desk.snapshot
    assert {path, *backups()} == {Path(each) for each in readable_in(user_folders)}
    in_turn(
        qtbot,
        lambda: choose(window),
        typing(
            person,
            "Set a password",
            "Nobody can find the password out for you",
            "Delete the backup from before. Everybody can read it.",
            "No program can prevent that",
            first=PASSWORD,
            again=PASSWORD,
        ),
    )
    assert person.sees("The document is locked with your password. The backups from before are deleted.")
    assert window.workshop.footer._file.text() == f"{path.name}, with a password"
    assert readable_in(user_folders) == {}
    assert len(backups()) == 1, "one is kept of the document as it is now"
    assert window._desk.snapshot == record
    window._desk.undo()
    window._desk.redo()
    assert window._desk.snapshot == record
    window.documents.keeper.back_up()
    window.documents.keeper._remember()
    window.close()
    assert readable_in(user_folders) == {}
    assert opened_by_hand(path, PASSWORD)
    assert all(opened_by_hand(each, PASSWORD) for each in backups())


def test_backups_from_before_stay_when_they_are_wanted(
    window: Window, person: Person, qtbot: QtBot, user_folders: Path
) -> None:
    (before,) = backups()

    def answer(dialog: QDialog) -> None:
        person.press("Delete the backup from before. Everybody can read it.", dialog)
        typing(person, "Set a password", first=PASSWORD, again=PASSWORD)(dialog)

    in_turn(qtbot, lambda: choose(window), answer)
    assert [Path(each) for each in readable_in(user_folders)] == [before]


def test_a_backup_that_is_made_while_the_dialog_is_read_goes_too(
    window: Window, person: Person, qtbot: QtBot, user_folders: Path
) -> None:
    def meanwhile(dialog: QDialog) -> None:
        window._desk.run(rename_organisation, 2, "Meanwhile")
        window.documents.keeper.back_up()
        typing(person, "Set a password", first=PASSWORD, again=PASSWORD)(dialog)

    in_turn(qtbot, lambda: choose(window), meanwhile)
    assert readable_in(user_folders) == {}


def test_where_no_new_backup_can_be_made_the_ones_from_before_stay(
    window: Window, person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = backups()

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("partnerdesk.storage.backups.put_in_place", full)
    set_password(window, person, qtbot)
    assert person.sees("No new backup could be made, so those from before were kept.")
    assert backups() == [before]


def test_it_is_asked_for_when_the_document_is_opened_again(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    path, record = path_of(window), window._desk.snapshot
    set_password(window, person, qtbot)
    window._desk.close()

    def wrong_then_right(dialog: QDialog) -> None:
        assert isinstance(dialog, UnlockDialog)
        assert not person.has("Open a backup", dialog)
        person.write(SET, "not this one", enter=True, within=dialog)
        assert person.sees("does not open", dialog)
        assert person.has("Open a backup", dialog)
        assert dialog.password.selectedText() == "not this one"
        person.write(SET, PASSWORD, enter=True, within=dialog)

    in_turn(qtbot, lambda: window.welcome.recent_wanted.emit(path), wrong_then_right)
    assert window._desk.snapshot == record
    window._desk.close()
    in_turn(qtbot, lambda: window.open_document(path), pressing(person, "Cancel"))
    assert not window._desk.is_open


def test_when_it_is_forgotten_a_backup_from_before_can_be_opened(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    path, record = path_of(window), window._desk.snapshot

    def keeping(dialog: QDialog) -> None:
        person.press("Delete the backup from before. Everybody can read it.", dialog)
        typing(person, "Set a password", first=PASSWORD, again=PASSWORD)(dialog)

    in_turn(qtbot, lambda: choose(window), keeping)
    window._desk.close()

    def forgotten(dialog: QDialog) -> None:
        person.write(SET, "was it this?", enter=True, within=dialog)
        person.press("Open a backup", dialog)

    def second(dialog: QDialog) -> None:
        table = dialog.table  # type: ignore[attr-defined]
        assert person.sees("Restore a backup", dialog)
        table.selectRow(1)
        person.press("Restore as a copy", dialog)

    def warned(dialog: QDialog) -> None:
        assert person.sees("This copy has no password", dialog)
        assert person.sees("until you set a password", dialog)
        person.press("Set a password", dialog)

    locking = typing(person, "Set a password", first=OTHER, again=OTHER)
    in_turn(qtbot, lambda: window.open_document(path), forgotten, second, warned, locking)
    assert window._desk.path != path
    assert window._desk.secret is not None
    assert len(window._desk.snapshot.organisations) == len(record.organisations)


def test_it_is_changed_and_then_a_backup_from_before_asks_for_the_one_it_has(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    path, record = path_of(window), window._desk.snapshot
    set_password(window, person, qtbot)

    def change(dialog: QDialog) -> None:
        typing(person, "Change the password", now=OTHER, new=OTHER, again=OTHER)(dialog)
        assert person.sees("This is not the password that the document has now.", dialog)
        assert person.sees("If you keep it, keep its password, too.", dialog)
        typing(person, "Change the password", now=PASSWORD)(dialog)

    in_turn(
        qtbot,
        lambda: choose(window),
        pressing(person, "Change the password", "is locked with a password"),
        change,
    )
    assert person.sees("The document has its new password.")
    assert [opened_by_hand(each, PASSWORD) for each in backups()] == [True, False]

    def older(dialog: QDialog) -> None:
        dialog.table.selectRow(1)  # type: ignore[attr-defined]
        assert person.sees("It is locked with another password than the document now.", dialog)
        person.press("Restore as a copy", dialog)

    asked = typing(person, "Open", "(backup 2", first=PASSWORD)
    in_turn(qtbot, window.documents.restore, older, asked)
    assert window._desk.path != path
    assert window._desk.snapshot == record
    assert window._desk.secret is not None
    assert window._desk.secret.is_of(PASSWORD)
    assert opened_by_hand(path, OTHER)


def test_it_is_removed(window: Window, person: Person, qtbot: QtBot, user_folders: Path) -> None:
    path, record = path_of(window), window._desk.snapshot
    set_password(window, person, qtbot)
    in_turn(
        qtbot,
        lambda: choose(window),
        pressing(person, "Remove the password"),
        typing(person, "Remove the password", "everybody who has the file", now=PASSWORD),
    )
    assert person.sees("The document has no password any more.")
    assert window._desk.secret is None
    assert window._desk.snapshot == record
    assert str(path) in readable_in(user_folders)
    window.close()
    assert opened_by_hand(path, None)


def test_a_damaged_one_is_saved_with_the_same_password(
    window: Window, person: Person, qtbot: QtBot, user_folders: Path
) -> None:
    path, record = path_of(window), window._desk.snapshot
    set_password(window, person, qtbot)
    window._desk.close()
    image = bytearray(path.read_bytes())
    image[4096 * 7 + 33] ^= 1
    path.write_bytes(image)
    in_turn(
        qtbot,
        lambda: window.open_document(path),
        typing(person, "Open", first=PASSWORD),
        pressing(person, "Save what can be read into a new file", "is damaged"),
        pressing(person, "Open the new file"),
    )
    assert window._desk.snapshot == record
    assert readable_in(user_folders) == {}


def test_one_that_is_open_elsewhere_opens_as_a_copy(
    window: Window, person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from partnerdesk.storage.refusals import in_use
    from ui import desk as desk_module

    path, record = path_of(window), window._desk.snapshot
    set_password(window, person, qtbot)
    window._desk.close()
    really = desk_module.Desk.open

    def taken(desk: desk_module.Desk, wanted: Path, secret: Secret | None = None) -> None:
        if wanted == path and secret is not None:
            raise in_use(path)
        really(desk, wanted, secret)

    monkeypatch.setattr(desk_module.Desk, "open", taken)
    in_turn(
        qtbot,
        lambda: window.open_document(path),
        typing(person, "Open", first=PASSWORD),
        pressing(person, "Open a copy"),
    )
    assert window._desk.snapshot == record
    assert window._desk.path != path


def test_a_copy_is_gone_on_with_when_the_file_is_gone(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_password(window, person, qtbot)
    target = tmp_path / f"copy{SUFFIX}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    path_of(window).unlink()
    in_turn(
        qtbot,
        lambda: window._desk.run(rename_organisation, 2, "Lost?"),
        pressing(person, "Save a copy and go on there"),
    )
    assert path_of(window) == target
    assert readable_in(tmp_path) == {}
    window._desk.run(rename_organisation, 2, "Kept")
    window._desk.close()
    assert opened_by_hand(target, PASSWORD)


def test_when_it_cannot_be_set_nothing_has_changed(
    window: Window, person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, image = path_of(window), window._desk.document.image()

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("partnerdesk.storage.rewriting._fill", full)
    in_turn(
        qtbot,
        lambda: choose(window),
        typing(person, "Set a password", first=PASSWORD, again=PASSWORD),
        pressing(person, "Close", "The disk is full, so"),
    )
    assert window._desk.secret is None
    assert window._desk.document.image() == image
    window._desk.run(rename_organisation, 2, "Gone on with")
    window.close()
    assert opened_by_hand(path, None)


def test_what_is_typed_is_judged_by_its_length_and_typed_twice(
    theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    dialog = stage.show(PasswordDialog(theme, Deed.SET, "Town.partnerdesk", bool, 0))
    person = Person(dialog, qtbot)
    assert not person.sees("Delete the")
    for typed, hint in (
        ("", "Four or five words in a row"),
        ("seven c", "At least 8 characters."),
        ("nine char", "Short:"),
        ("thirteen char", "Fair."),
        ("more than twenty letters", "Long: good"),
    ):
        person.write(SET, typed)
        assert person.sees(hint), hint
    person.write(SET, "seven c", enter=True)
    assert dialog.isVisible()
    person.write(SET, PASSWORD)
    person.write(AGAIN, PASSWORD.upper(), enter=True)
    assert person.sees("This is not the same. Type both again.")
    person.write(AGAIN, PASSWORD)
    assert not person.sees("This is not the same.")
    person.press("Set a password")
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.password == PASSWORD
    assert not dialog.delete_backups


def test_letters_are_shown_when_they_are_wanted_and_caps_lock_is_told(
    theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    def never(_password: str) -> Secret:
        raise AssertionError("nobody asked for it to be opened")

    dialog = stage.show(UnlockDialog(theme, "Town.partnerdesk", never, backups=False))
    person = Person(dialog, qtbot)
    line = dialog.password
    assert line.hasFocus()
    assert line.echoMode() == QLineEdit.EchoMode.Password
    person.press("Show what is typed")
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    person.press("Show what is typed")
    assert line.echoMode() == QLineEdit.EchoMode.Password
    for text, modifier, told in (
        ("A", SHIFT, False), ("b", NONE, False), ("1", NONE, False), ("C", NONE, True), ("d", SHIFT, True),
        ("!", SHIFT, True), ("e", NONE, False),
    ):  # fmt: skip
        QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text))
        assert person.sees("Caps Lock seems to be on.") is told, text
    assert line.text() == "Ab1Cd!e"
