"""A fault of the program itself: told once, written down, and without a word of the record."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from partnerdesk import __version__
from tests.ui.person import Person
from ui.crash import CrashGuard, report_of
from ui.dialogs.crash_dialog import CrashDialog
from ui.theme import Theme

SECRET = "Riverside School will leave the partnership"


def fail_over(record: str) -> None:
    """A fault whose message and local values hold what somebody said in confidence."""
    try:
        dict[str, str]()[record]
    except KeyError as error:
        raise ValueError(f"cannot draw {record!r}") from error


def caught_fault() -> ValueError:
    try:
        fail_over(SECRET)
    except ValueError as error:
        return error
    raise AssertionError


def test_the_report_says_where_and_never_what() -> None:
    error = caught_fault()
    report = report_of(type(error), error, error.__traceback__)
    assert "Riverside" not in report
    assert "builtins.ValueError from KeyError" in report
    assert "test_crash.py" in report
    assert "fail_over" in report
    assert f"PartnerDesk {__version__}" in report
    assert str(Path.home()) not in report
    assert str(Path(__file__).parent) not in report


def test_the_fault_is_shown_and_kept_and_the_program_goes_on(
    theme: Theme, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guard = CrashGuard(tmp_path)
    error = caught_fault()
    shown: list[str] = []

    def come() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        person = Person(dialog, qtbot)
        assert person.sees("PartnerDesk met a fault of its own")
        guard.caught(type(error), error, error.__traceback__)  # a second one is only written down
        person.press("Copy the report")
        shown.append(QApplication.clipboard().text())
        person.press("Go on")

    QTimer.singleShot(50, come)
    guard.caught(type(error), error, error.__traceback__)
    kept = (tmp_path / "last-fault.txt").read_text(encoding="utf-8")
    assert shown == [kept]
    assert "Riverside" not in kept
    assert capsys.readouterr().err.count("ValueError from KeyError") == 2
    assert not isinstance(QApplication.activeModalWidget(), QDialog)


def test_a_full_disk_does_not_hide_the_fault(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    guard = CrashGuard(tmp_path / "not there")
    guard._showing = True
    error = caught_fault()
    guard.caught(type(error), error, error.__traceback__)
    assert not (tmp_path / "not there").exists()


@pytest.fixture
def guard(theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CrashGuard:
    """One that stands in the place of Python's own ways, and shows nothing."""
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)
    guard = CrashGuard(tmp_path)
    guard._showing = True
    guard.install()
    return guard


def test_it_takes_the_place_of_the_traceback(guard: CrashGuard) -> None:
    assert sys.excepthook == guard.caught


def test_a_fault_in_another_thread_is_told_in_the_windows_without_its_words(
    guard: CrashGuard, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=fail_over, args=(SECRET,))
    thread.start()
    thread.join()
    assert not (tmp_path / "last-fault.txt").exists(), "the window has not heard of it yet"
    qtbot.waitUntil((tmp_path / "last-fault.txt").exists)
    said = (tmp_path / "last-fault.txt").read_text(encoding="utf-8") + capsys.readouterr().err
    assert "ValueError from KeyError" in said
    assert "Riverside" not in said


def test_a_fault_on_the_way_is_written_down_without_its_words(
    guard: CrashGuard, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Going:
        def __del__(self) -> None:
            fail_over(SECRET)

    Going()
    said = (tmp_path / "last-fault.txt").read_text(encoding="utf-8") + capsys.readouterr().err
    assert "ValueError from KeyError" in said
    assert "Riverside" not in said
