"""A file that is not opened: each kind is told by its name, with what can be done now."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from partnerdesk.paths import SUFFIX
from partnerdesk.storage.schema import APPLICATION_ID
from tests.ui.person import Person
from tests.ui.test_rescue import in_turn, kept, path_of, pressing
from ui.window import Window


def spoilt(image: bytes) -> bytes:
    return image[: 4096 * 4] + b"\xff" * 4096 * 8 + image[4096 * 12 :]


def too_new(image: bytes) -> bytes:
    return image[:60] + (99 << 16).to_bytes(4, "big") + image[64:]


def another_programs(image: bytes) -> bytes:
    assert image[68:72] == APPLICATION_ID.to_bytes(4, "big")
    return image[:68] + b"none" + image[72:]


MESSAGES: list[tuple[Callable[[bytes], bytes], str, list[str]]] = [
    (
        spoilt,
        "is damaged and was not opened. Nothing was written to it.",
        ["Save what can be read into a new file"],
    ),
    (lambda _: b"", "is empty. Perhaps it was not copied to its end.", []),
    (too_new, "was made by a newer PartnerDesk. It was not opened", ["Choose another file"]),
    (another_programs, "is not a PartnerDesk document.", ["Choose another file"]),
    (lambda _: b"Dear all", "is not a PartnerDesk document.", ["Choose another file"]),
]


@pytest.mark.parametrize(
    ("change", "words", "ways"), MESSAGES, ids=["damaged", "empty", "too new", "another's", "a letter"]
)
def test_the_file_is_named_and_what_can_be_done_is_a_button(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path,
    change: Callable[[bytes], bytes], words: str, ways: list[str],
) -> None:  # fmt: skip
    path = tmp_path / f"Harbour Plan{SUFFIX}"
    path.write_bytes(change(window._desk.document.image()))
    before = path.read_bytes()

    def read(dialog: QDialog) -> None:
        assert person.sees("The file was not opened", dialog)
        assert person.sees(f"Harbour Plan{SUFFIX} {words}", dialog)
        shown = [each.text() for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
        assert shown == [*ways, "Close"]

    in_turn(qtbot, lambda: window.open_document(path), read)
    assert path.read_bytes() == before
    assert path_of(window) != path


def test_what_is_no_document_leads_to_another_file(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / f"letter{SUFFIX}", tmp_path / f"other{SUFFIX}"
    window._desk.save_copy(other)
    path.write_text("Dear all", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    in_turn(
        qtbot,
        lambda: window.open_document(path),
        pressing(
            person,
            "Choose another file",
            "The file was not opened",
            "letter.partnerdesk is not a PartnerDesk",
        ),
    )
    assert path_of(window) == other


def test_once_the_stick_is_in_it_is_tried_again(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "stick" / f"plan{SUFFIX}"

    def put_in(dialog: QDialog) -> None:
        path.parent.mkdir()
        window._desk.save_copy(path)
        person.press("Try again", dialog)

    in_turn(qtbot, lambda: window.open_document(path), put_in)
    assert path_of(window) == path


def test_in_the_place_of_a_strangers_document_a_backup_is_opened(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    kept(window, qtbot)
    path, before = path_of(window), window._desk.snapshot
    window._desk.close()
    with closing(sqlite3.connect(path)) as changed:
        changed.execute("CREATE VIEW v AS SELECT 1")
    in_turn(
        qtbot,
        lambda: window.open_document(path),
        pressing(person, "Open a backup", "nothing in it was run"),
        pressing(person, "Restore as a copy", "Restore a backup"),
    )
    assert window._desk.snapshot == before
