"""A file that cannot be opened, or that is changed or taken away while it is open: what the person meets, and how they
go on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from partnerdesk.commands.organisations import add_organisation
from partnerdesk.commands.parking import park
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Step
from partnerdesk.paths import SUFFIX, documents_folder
from tests.ui.person import CTRL, Person
from ui.desk import Desk
from ui.dialogs.restore_dialog import RestoreDialog
from ui.dialogs.settings_dialog import SettingsDialog
from ui.settings import Settings
from ui.theme import Theme
from ui.window import Window

Answer = Callable[[QDialog], None]


def in_turn(qtbot: QtBot, ask: Callable[[], object], *answers: Answer) -> None:
    """Do what brings up dialogs one after the other, and answer each. Fails when one does not come."""
    left = list(answers)
    answered: list[QDialog] = []
    timer = QTimer(interval=20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog not in answered and left:
            answered.append(dialog)
            try:
                left.pop(0)(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()

    timer.timeout.connect(look)
    timer.start()
    ask()
    qtbot.waitUntil(lambda: not left)
    timer.stop()


def pressing(person: Person, name: str, *words: str) -> Answer:
    """Reads the dialog, which must say ``words``, and presses a button."""

    def answer(dialog: QDialog) -> None:
        for each in words:
            assert person.sees(each, dialog), each
        person.press(name, dialog)

    return answer


def kept(window: Window, qtbot: QtBot) -> None:
    """The backup of what was opened is written."""
    keeper = window.documents.keeper
    if keeper._soon.isActive():
        with qtbot.waitSignal(keeper.kept):
            keeper._soon.stop()
            keeper._soon.timeout.emit()


def path_of(window: Window) -> Path:
    path = window._desk.path
    assert path is not None
    return path


def damaged_copy(window: Window, folder: Path) -> Path:
    path = folder / f"damaged{SUFFIX}"
    window._desk.save_copy(path)
    image = bytearray(path.read_bytes())
    image[4096 * 4 : 4096 * 12] = b"\xff" * 4096 * 8
    path.write_bytes(image)
    return path


def names(record: Snapshot) -> set[str]:
    return {each.name for each in record.organisations}


# Restoring


def test_a_backup_is_shown_with_what_differs_and_restored_as_a_copy(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    kept(window, qtbot)
    desk = window._desk
    before, path = desk.snapshot, path_of(window)
    desk.run(add_organisation, "Harbour Trust")
    after = desk.snapshot

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        model = dialog.table.model()
        assert model.index(0, 1).data() == "11 partners, 4 goals, 10 actions, 0 signatures"
        assert "when it was opened" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "Partners not yet in this backup: Harbour Trust" in dialog.differs.text()
        person.press("Restore as a copy", dialog)

    in_turn(qtbot, window.actions_["restore"].trigger, answer)
    assert desk.snapshot == before
    assert path_of(window) != path
    assert path_of(window).parent == path.parent
    assert "backup" in path_of(window).stem
    assert path_of(window).name in window.toast.text()
    window.open_document(path)
    assert desk.snapshot == after


def test_without_a_document_every_backup_is_offered_by_its_name(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    kept(window, qtbot)
    path, before = path_of(window), window._desk.snapshot
    person.key(Qt.Key.Key_W, CTRL)
    path.unlink()

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        assert "example 1" in dialog.table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert not dialog.differs.text()
        person.press("Restore as a copy", dialog)

    in_turn(qtbot, window.actions_["restore"].trigger, answer)
    assert window._desk.snapshot == before
    assert path_of(window).parent == documents_folder()


def test_where_there_is_no_backup_that_is_said(window: Window, person: Person, qtbot: QtBot) -> None:
    in_turn(qtbot, window.actions_["restore"].trigger, pressing(person, "Close", "There is no backup yet."))


# Opening


def test_of_a_damaged_file_what_can_be_read_is_saved_and_opened(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    whole = window._desk.snapshot
    path = damaged_copy(window, tmp_path)
    content = path.read_bytes()
    in_turn(
        qtbot,
        lambda: window.open_document(path),
        pressing(person, "Save what can be read into a new file", "is damaged and was not opened"),
        pressing(
            person,
            "Open the new file",
            "11 partners, 4 goals, 10 actions",
            "The history is not in the new file",
        ),
    )
    assert path.read_bytes() == content
    assert path_of(window) == tmp_path / f"damaged saved{SUFFIX}"
    assert names(window._desk.snapshot) == names(whole)


def test_a_damaged_file_with_a_backup_is_answered_by_it(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = window._desk
    path = damaged_copy(window, tmp_path)
    spoilt = path.read_bytes()
    path.unlink()
    desk.save_copy(path)
    window.open_document(path)
    kept(window, qtbot)
    before = desk.snapshot
    desk.close()
    path.write_bytes(spoilt)
    in_turn(
        qtbot,
        lambda: window.open_document(path),
        pressing(person, "Open a backup", "is damaged"),
        pressing(person, "Restore as a copy", "Restore a backup"),
    )
    assert desk.snapshot == before
    assert path.read_bytes() == spoilt


def test_of_rubbish_there_is_nothing_to_save(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    path = damaged_copy(window, tmp_path)
    path.write_bytes(path.read_bytes()[:4096])
    before = path_of(window)
    in_turn(
        qtbot,
        lambda: window.open_document(path),
        pressing(person, "Save what can be read into a new file"),
        pressing(person, "Close", "Nothing of damaged.partnerdesk could be read"),
    )
    assert path_of(window) == before


def test_of_a_document_that_another_program_has_a_copy_is_opened(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / f"taken{SUFFIX}"
    window._desk.save_copy(path)
    before = window._desk.snapshot
    code = (
        "import sys; from pathlib import Path; from partnerdesk.storage.document import Document;"
        "held = Document.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        in_turn(
            qtbot,
            lambda: window.open_document(path),
            pressing(person, "Open a copy", "is open in another PartnerDesk: by", "since"),
        )
        assert path_of(window) == documents_folder() / f"taken copy{SUFFIX}"
        holder.communicate("")
    assert window._desk.snapshot == before


def test_of_a_document_that_cannot_be_written_to_a_copy_is_opened(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "disc"
    folder.mkdir()
    path = folder / f"burnt{SUFFIX}"
    window._desk.save_copy(path)
    monkeypatch.setattr(os, "access", lambda place, _mode: Path(place) != folder)  # root may write anywhere
    in_turn(
        qtbot,
        lambda: window.open_document(path),
        pressing(person, "Open a copy", "can be read but not written to"),
    )
    assert path_of(window) == documents_folder() / f"burnt copy{SUFFIX}"
    assert list(folder.iterdir()) == [path]


def test_a_second_copy_beside_the_document_is_mentioned_and_compared(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, path = window._desk, path_of(window)
    other = tmp_path / f"{path.stem} (Jo's conflicted copy 2026-11-26){SUFFIX}"
    desk.save_copy(other)
    desk.run(add_organisation, "Harbour Trust")
    desk.close()

    def compare(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        assert other.name in dialog.table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "Harbour Trust" in dialog.differs.text()
        person.press("Open this copy", dialog)

    in_turn(
        qtbot,
        lambda: window.open_document(path),
        pressing(person, "See what differs", other.name),
        compare,
        pressing(person, "Close", f"This is a second copy of {path.name}"),
    )
    assert path_of(window) == other


# While it is open


def test_a_file_that_goes_away_is_noticed_when_the_window_is_looked_at_once(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    path = path_of(window)
    away = path.with_name("away")
    path.rename(away)
    rescue = window.documents.rescue
    in_turn(qtbot, rescue.look, pressing(person, "Close", "was moved, renamed or deleted"))
    assert person.sees("Not saved")
    rescue.look()  # nothing new is told
    away.rename(path)
    rescue.look()
    assert not person.sees("Not saved")
    assert person.sees("Saved")


def test_coming_back_to_the_window_is_a_look_at_the_file(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    path = path_of(window)
    path.rename(path.with_name("away"))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    handle = window.windowHandle()
    in_turn(
        qtbot,
        lambda: application.focusWindowChanged.emit(handle),
        pressing(person, "Close", "was moved, renamed or deleted"),
    )


def test_work_goes_on_in_a_copy(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / f"elsewhere{SUFFIX}"
    before = window._desk.snapshot
    path_of(window).unlink()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "elsewhere"), ""))
    in_turn(
        qtbot,
        lambda: window._desk.run(park, "The bus times"),
        pressing(person, "Save a copy and go on there", "This was not saved"),
    )
    assert path_of(window) == copy
    assert window._desk.snapshot == before
    assert window._desk.run(park, "The bus times") is not None
    assert person.sees("Saved")


def test_a_full_disk_stays_said_until_something_is_saved(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    connection = window._desk.document._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")
    before = window._desk.snapshot

    def fill() -> None:
        while window._desk.run(park, "x" * 500) is not None:
            assert len(window._desk.snapshot.parking_items) < 1000

    in_turn(qtbot, fill, pressing(person, "Close", "The disk is full", "Save a copy and go on there"))
    assert person.sees("Not saved")
    window.documents.rescue.look()
    assert person.sees("Not saved")
    assert len(window._desk.snapshot.parking_items) >= len(before.parking_items)
    connection.execute("PRAGMA max_page_count=1000000")
    assert window._desk.run(park, "x" * 500) is not None
    assert not person.sees("Not saved")


def test_what_was_typed_stays_in_its_field_and_is_kept_in_the_copy(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.key(Qt.Key.Key_1, CTRL)
    path_of(window).unlink()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "elsewhere"), ""))
    in_turn(
        qtbot,
        lambda: person.write("Place", "The old town hall", enter=True),
        pressing(person, "Save a copy and go on there"),
    )
    window.workshop.go_to_step(Step.PREPARE)
    place = person.find("Place", QLineEdit)
    assert place.text() == "The old town hall"
    assert window._desk.snapshot.workshop.place != "The old town hall"
    person.click(place)
    person.key(Qt.Key.Key_Return)
    assert window._desk.snapshot.workshop.place == "The old town hall"


def test_a_copy_that_cannot_be_saved_leaves_all_as_it_was(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = path_of(window), window._desk.snapshot
    path.unlink()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "there"), ""))
    in_turn(
        qtbot,
        lambda: window._desk.run(park, "The bus times"),
        pressing(person, "Save a copy and go on there"),
        pressing(person, "Close", "cannot be read or written here"),
    )
    assert path_of(window) == path
    assert window._desk.snapshot is before


def test_trying_again_helps_once_the_stick_is_back(window: Window, person: Person, qtbot: QtBot) -> None:
    path = path_of(window)
    image = window._desk.document.image()
    path.unlink()

    def put_back(dialog: QDialog) -> None:
        path.write_bytes(image)
        person.press("Try again", dialog)

    in_turn(
        qtbot,
        lambda: window._desk.run(park, "The bus times"),
        pressing(person, "Try again", "was moved, renamed or deleted"),
        put_back,
    )
    assert window.toast.text() == "The file is there again. Do once more what was not saved."
    assert person.sees("Not saved")
    assert window._desk.run(park, "The bus times") is not None
    assert person.sees("Saved")


def test_a_file_that_another_program_changed_can_be_opened_as_it_is_now(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    path = path_of(window)
    other = Desk()
    window._desk.save_copy(tmp_path / "other.partnerdesk")
    other.open(tmp_path / "other.partnerdesk")
    other.run(add_organisation, "Harbour Trust")
    other.close()
    (tmp_path / "other.partnerdesk").replace(path)
    in_turn(
        qtbot,
        lambda: window._desk.run(park, "The bus times"),
        pressing(person, "Open the file as it is now", "was changed or replaced by another program"),
    )
    assert "Harbour Trust" in names(window._desk.snapshot)
    assert "The bus times" not in {item.text for item in window._desk.snapshot.parking_items}
    assert window._desk.run(park, "The bus times") is not None


def test_a_file_that_was_replaced_by_rubbish_is_told_and_the_way_on_is_offered(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    kept(window, qtbot)
    path, before = path_of(window), window._desk.snapshot
    path.write_bytes(b"rubbish")
    in_turn(
        qtbot,
        lambda: window._desk.run(park, "The bus times"),
        pressing(person, "Open the file as it is now"),
        pressing(person, "Close", "is not a PartnerDesk document"),
    )
    assert window.welcome.isVisible()
    assert path.read_bytes() == b"rubbish"
    in_turn(qtbot, window.documents.rescue.restore, pressing(person, "Restore as a copy"))
    assert window._desk.snapshot == before


def test_the_window_stays_while_the_last_words_could_not_be_kept(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    person.key(Qt.Key.Key_1, CTRL)
    person.write("Place", "The old town hall")
    path_of(window).unlink()
    in_turn(qtbot, window.close, pressing(person, "Close", "was moved, renamed or deleted"))
    assert window.isVisible()
    assert window._desk.is_open
    assert window.close(), "asked again, it closes"


# Settings


def test_places_and_number_of_backups_are_chosen_in_the_settings(
    theme: Theme, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path)
    dialog = SettingsDialog(theme, settings)
    qtbot.addWidget(dialog)
    dialog.show()
    person = Person(dialog, qtbot)
    assert settings.backups_kept == 0
    person.choose("Kept for each workshop", "120")
    assert settings.backups_kept == 120
    for button, place in (
        ("Choose a folder for backups", tmp_path / "one"),
        ("Choose a second folder for backups", tmp_path / "two"),
    ):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, place=place: str(place))
        person.press(button)
    assert (settings.backup_place, settings.second_place) == (tmp_path / "one", tmp_path / "two")
    assert person.sees(f"{tmp_path / 'two'} is not there now")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    person.press("Choose a folder for backups")
    assert settings.backup_place == tmp_path / "one"
    person.press("The usual one")
    person.press("No second place")
    again = Settings(tmp_path)
    assert again.backup_place is None
    assert again.second_place is None
    assert not person.sees("is not there now")
