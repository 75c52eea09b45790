"""The window: documents come and go, what was typed is kept, undo is where it is looked for, choices are remembered."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from partnerdesk.commands.parking import park
from partnerdesk.commands.partnership import rename_partnership
from partnerdesk.model.vocabulary import Step
from partnerdesk.paths import SUFFIX
from tests.ui.person import CTRL, SHIFT, Person
from ui.clock import ClockState
from ui.desk import Desk
from ui.settings import Settings
from ui.theme import Theme
from ui.window import Window


def shown_window(desk: Desk, theme: Theme, folder: Path, qtbot: QtBot) -> Window:
    window = Window(desk, theme, Settings(folder))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def refusal(person: Person, ask: Callable[[], object]) -> str:
    """What is said in a dialog when ``ask`` is refused."""
    words: list[str] = []

    def answer(dialog: QDialog) -> None:
        words.extend(label.text() for label in dialog.findChildren(QLabel))
        person.press("Close", dialog)

    person.answering(answer, ask)
    return " ".join(words)


def step_of(window: Window) -> Step:
    return window.workshop.sheet.step


# Documents


def test_a_window_without_a_document_shows_the_welcome_page(
    theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    window = shown_window(Desk(), theme, tmp_path, qtbot)
    assert window.welcome.isVisible()
    assert window.windowTitle() == "PartnerDesk"
    for key in ("copy", "close", "undo", "redo", "find", "back", "next", "print"):
        assert not window.actions_[key].isEnabled(), key


def test_opening_closing_and_switching(window: Window, person: Person, tmp_path: Path) -> None:
    desk = window._desk
    first = desk.path
    assert first is not None
    desk.run(rename_partnership, "Averley Together")
    assert window.windowTitle() == "Averley Together"
    person.key(Qt.Key.Key_W, CTRL)
    assert window.welcome.isVisible()
    assert not desk.is_open
    other = Desk()
    other.create(tmp_path / f"other{SUFFIX}", "Other")
    other.close()
    window.open_document(tmp_path / f"other{SUFFIX}")
    assert window.windowTitle() == "Other"
    assert window.workshop.isVisible()
    window.open_document(first)
    assert window.windowTitle() == "Averley Together"
    assert Settings(tmp_path).recent()[:2] == [first, tmp_path / f"other{SUFFIX}"]


def test_a_file_that_cannot_be_opened_is_explained_and_what_is_open_stays(
    window: Window, person: Person, tmp_path: Path
) -> None:
    desk = window._desk
    before = desk.snapshot
    picture = tmp_path / f"picture{SUFFIX}"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000))
    assert "is not a PartnerDesk document" in refusal(person, lambda: window.open_document(picture))
    broken = tmp_path / f"broken{SUFFIX}"
    desk.save_copy(broken)
    whole = broken.read_bytes()
    broken.write_bytes(whole[:8192] + b"\xff" * 8192 + whole[16384:])
    assert "damaged" in refusal(person, lambda: window.open_document(broken))
    gone = tmp_path / f"gone{SUFFIX}"
    assert f"gone{SUFFIX}" in refusal(person, lambda: window.open_document(gone))
    assert desk.snapshot is before
    assert window.workshop.isVisible()


def test_a_document_that_another_process_has_open_is_refused(
    window: Window, person: Person, tmp_path: Path
) -> None:
    path = tmp_path / f"taken{SUFFIX}"
    window._desk.save_copy(path)
    code = (
        "import sys; from pathlib import Path; from partnerdesk.storage.document import Document;"
        "held = Document.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        said = refusal(person, lambda: window.open_document(path))
        holder.communicate("")
    assert f"taken{SUFFIX} is open" in said
    window.open_document(path)
    assert window._desk.path == path


def test_a_disk_that_lets_go_is_told_and_the_footer_says_not_saved(
    window: Window, person: Person, tmp_path: Path
) -> None:
    path = window._desk.path
    assert path is not None
    path.unlink()
    said = refusal(person, lambda: window._desk.run(park, "The bus times"))
    assert "was moved, renamed or deleted" in said
    assert person.sees("Not saved")
    copy = tmp_path / f"rescued{SUFFIX}"
    window._desk.save_copy(copy)
    window.open_document(copy)
    assert len(window._desk.snapshot.organisations) == 11
    assert person.sees("Saved")


def test_a_copy_is_saved_beside_and_the_document_stays(
    window: Window, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window._desk.path
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "for the council"), ""))
    person.key(Qt.Key.Key_S, CTRL | SHIFT)
    assert (tmp_path / f"for the council{SUFFIX}").exists()
    assert window._desk.path == path
    assert "for the council" in window.toast.text()


def test_a_file_dropped_on_the_window_is_opened(window: Window, tmp_path: Path) -> None:
    other = tmp_path / f"dropped{SUFFIX}"
    window._desk.save_copy(other)
    for path, welcome in ((tmp_path / "letter.pdf", False), (other, True)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        action, button, key = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter = QDragEnterEvent(window.rect().center(), action, data, button, key)
        enter.ignore()
        window.dragEnterEvent(enter)
        assert enter.isAccepted() is welcome
        window.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, key))
    assert window._desk.path == other


# Remembered


def test_the_last_step_of_a_document_is_come_back_to(window: Window, person: Person, tmp_path: Path) -> None:
    path = window._desk.path
    assert path is not None
    person.key(Qt.Key.Key_5, CTRL)
    assert step_of(window) == Step.REVIEW
    window.documents.close()
    window.open_document(path)
    assert step_of(window) == Step.REVIEW


def test_back_and_next_walk_the_steps(window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.PREPARE)
    person.press("Next: map partners")
    person.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert step_of(window) == Step.GOALS
    person.press("Back")
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert step_of(window) == Step.PREPARE
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert step_of(window) == Step.PREPARE
    person.key(Qt.Key.Key_P, CTRL)
    assert step_of(window) == Step.PRINT


def test_recent_documents_are_in_the_menu(window: Window, tmp_path: Path) -> None:
    settings = window._settings
    settings.remember(tmp_path / f"On a stick & gone{SUFFIX}")
    window.menus.recent.aboutToShow.emit()
    entries: list[QAction] = window.menus.recent.actions()
    assert [(entry.text(), entry.isEnabled()) for entry in entries] == [
        ("On a stick && gone", False),
        ("example-1", True),
    ]
    window.documents.close()
    entries[1].trigger()
    assert window._desk.is_open


def test_choices_of_look_are_kept(window: Window, person: Person, theme: Theme, tmp_path: Path) -> None:
    person.key(Qt.Key.Key_Plus, CTRL)
    window.actions_["scheme"].trigger()
    assert (theme.scale, theme.mode) == (1.25, "dark")
    kept = Settings(tmp_path)
    assert (kept.scale, kept.mode) == (1.25, "dark")
    person.key(Qt.Key.Key_0, CTRL)
    assert theme.scale == Settings(tmp_path).scale == 1.0


def test_the_settings_dialog_changes_the_look_at_once(
    window: Window, person: Person, theme: Theme, tmp_path: Path
) -> None:
    def answer(dialog: QDialog) -> None:
        person.choose("Colours", "High contrast, dark", dialog)
        person.choose("Text size", "150", dialog)
        assert (theme.scheme.key, theme.scale) == ("hc-dark", 1.5)
        person.press("Close", dialog)

    person.answering(answer, window.actions_["settings"].trigger)
    kept = Settings(tmp_path)
    assert (kept.mode, kept.scale) == ("hc-dark", 1.5)


def test_the_prompts_fold_away_and_stay_so(window: Window, person: Person, tmp_path: Path) -> None:
    assert window.workshop.prompts.isVisible()
    person.press("Hide prompts")
    assert not window.workshop.prompts.isVisible()
    assert Settings(tmp_path).prompts_shown is False
    person.press("Show prompts")
    assert window.workshop.prompts.isVisible()
    person.key(Qt.Key.Key_F9)
    assert not window.workshop.prompts.isVisible()


# Beside the page


def test_prompts_and_private_notes_belong_to_their_step(window: Window, person: Person) -> None:
    desk = window._desk
    person.write("Private notes: Map partners", "Ask the council first.")
    asked = window.workshop.prompts
    assert person.sees("Who", asked)
    person.key(Qt.Key.Key_3, CTRL)
    assert desk.snapshot.private_note(Step.MAP) == "Ask the council first."
    assert window.workshop.prompts._notes.value() == ""
    person.key(Qt.Key.Key_2, CTRL)
    assert window.workshop.prompts._notes.value() == "Ask the council first."


def test_the_clock_is_started_paused_extended_and_put_away(window: Window, person: Person) -> None:
    clock = window.clock
    window.workshop.prompts.clock_wanted.emit(12)
    assert clock.minutes == 12
    assert person.sees("of 12 min", window.workshop.footer)
    person.press("Pause the clock")
    assert person.has("Go on with the clock")
    person.key(Qt.Key.Key_F7)
    assert clock.is_running
    person.press("One minute more")
    person.key(Qt.Key.Key_F7, SHIFT)
    assert clock.minutes == 14
    person.press("Put the clock away")
    assert clock.minutes == 0
    assert person.sees("Clock", window.workshop.footer)


def test_closing_the_document_puts_the_clock_away(window: Window) -> None:
    window.clock.start(5)
    assert window.clock.minutes == 5
    window.documents.close()
    assert window.clock.state is ClockState.OFF


def test_no_two_actions_answer_to_one_key(window: Window) -> None:
    keys = [key.toString() for action in window.actions_ for key in action.shortcuts()]
    assert len(keys) > 20
    assert len(keys) == len(set(keys))
