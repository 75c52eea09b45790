"""Backups: written aside, checked, thinned out, found again; and what is said when they cannot be written."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.organisations import add_organisation
from partnerdesk.errors import DamagedError, DocumentError
from partnerdesk.model.backup import Backup, Counts, Reason
from partnerdesk.paths import backups_folder, data_folder
from partnerdesk.storage import backups as backups_module
from partnerdesk.storage.backups import Backups, counts_of, record_key, snapshot_of
from partnerdesk.storage.document import Document

ROOT = Path(__file__).resolve().parents[3]
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "Averley 2026.partnerdesk", "Averley") as made:
        add_organisation(made.editor, "Council")
        yield made


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "kept")


def key_of(document: Document) -> str:
    return record_key(document.snapshot().partnership.created_at)


def keep(backups: Backups, document: Document, at: datetime = NOON) -> Backup | None:
    return backups.keep(document.image(), "Averley 2026", key_of(document), Reason.CHANGED, at)


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_backup_is_a_whole_document_with_its_history(document: Document, backups: Backups) -> None:
    made = keep(backups, document)
    assert made is not None
    assert (made.made_at, made.reason) == (NOON, Reason.CHANGED)
    assert backups.of(key_of(document)) == backups.named("Averley 2026") == (made,)
    assert counts_of(made.path) == Counts(partners=1, goals=0, actions=0, signatures=0)
    assert snapshot_of(made.path) == document.snapshot()
    assert files_in(backups.folder) == [made.path]
    add_organisation(document.editor, "School")
    with Document.open(made.path) as opened:
        assert [each.name for each in opened.snapshot().organisations] == ["Council"]
        assert str(opened.editor.undo_label) == "Add Council"


def test_while_a_backup_is_made_the_document_stays_locked(document: Document, backups: Backups) -> None:
    keep(backups, document)
    ask = (
        "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1], timeout=0)\n"
        "try: connection.execute('SELECT * FROM goals')\n"
        "except sqlite3.OperationalError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask, str(document.path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "database is locked"


def test_what_has_not_changed_is_not_kept_twice(document: Document, backups: Backups) -> None:
    assert keep(backups, document)
    assert keep(backups, document, NOON + timedelta(minutes=10)) is None
    add_goal(document.editor, "Feed everyone")
    assert keep(backups, document, NOON + timedelta(minutes=20))
    assert len(backups.of(key_of(document))) == 2


def test_they_are_thinned_out_and_never_more_than_chosen(document: Document, backups: Backups) -> None:
    few = Backups(backups.folder, 5)
    for number in range(40):
        add_goal(document.editor, f"Goal {number}")
        keep(few, document, NOON + timedelta(minutes=40 * number))
    found = few.of(key_of(document))
    assert len(found) == 5
    assert [each.made_at for each in found] == sorted((each.made_at for each in found), reverse=True)
    assert len(snapshot_of(found[0].path).goals) == 40
    assert found[-1].made_at < NOON + timedelta(hours=1)


def test_those_of_another_record_are_left_alone(document: Document, backups: Backups, tmp_path: Path) -> None:
    keep(backups, document)
    with Document.create(tmp_path / "other.partnerdesk") as other:
        backups.keep(other.image(), "Averley 2026", record_key("another"), Reason.OPENED, NOON)
    assert len(backups.named("Averley 2026")) == 2
    assert len(backups.of(key_of(document))) == 1


@pytest.mark.parametrize("stem", ["..", "a/b", "*", "[x]", "x" * 300, "", "Přístav: 50 %", "con\0"])
def test_any_name_of_a_file_makes_a_folder_name(document: Document, backups: Backups, stem: str) -> None:
    made = backups.keep(document.image(), stem, key_of(document), Reason.OPENED, NOON)
    assert made is not None
    assert made.path.parent.parent == backups.folder
    assert backups.named(stem) == (made,)


def test_files_of_others_in_the_folder_are_neither_shown_nor_removed(
    document: Document, backups: Backups
) -> None:
    made = keep(backups, document)
    assert made is not None
    for name in (
        "notes.txt",
        "2026-99-26T12-00-00-000000Z opened 0123456789abcdef.partnerdesk",
        "Averley.partnerdesk",
    ):
        (made.path.parent / name).write_text("mine")
    for number in range(1, 9):
        add_goal(document.editor, f"Goal {number}")
        keep(Backups(backups.folder, 2), document, NOON + timedelta(days=40 * number))
    assert len(backups.of(key_of(document))) == 2
    assert sum(path.read_bytes() == b"mine" for path in files_in(backups.folder)) == 3


def test_what_a_power_cut_left_is_removed_once_it_is_old(document: Document, backups: Backups) -> None:
    made = keep(backups, document)
    assert made is not None
    old, new = (made.path.parent / f".partnerdesk-{name}.tmp" for name in ("old", "new"))
    for each in (old, new):
        each.write_bytes(b"half")
    os.utime(old, (1, 1))
    add_goal(document.editor, "Feed everyone")
    keep(backups, document, NOON + timedelta(minutes=10))
    assert (old.exists(), new.exists()) == (False, True)


def test_a_backup_that_does_not_hold_what_was_written_is_not_kept(
    document: Document, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = keep(backups, document)
    assert first is not None
    add_goal(document.editor, "Feed everyone")
    image = bytearray(document.image())
    image[-100:] = b"\xff" * 100
    with pytest.raises(DamagedError):
        backups.keep(bytes(image[:-4096]), "Averley 2026", key_of(document), Reason.CHANGED, NOON)

    def worn_out(path: Path) -> bytes:
        with path.open("rb") as file:
            return file.read()[:-1] + b"?"

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", worn_out)
        with pytest.raises(DamagedError):
            keep(backups, document)
    assert files_in(backups.folder) == [first.path]


def test_a_place_that_cannot_be_written_is_said_and_what_was_there_stays(
    document: Document, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(DocumentError):
        keep(Backups(tmp_path / "a file"), document)
    assert Backups(tmp_path / "no such stick").of(key_of(document)) == ()
    first = keep(backups, document)
    assert first is not None
    add_goal(document.editor, "Feed everyone")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups_module, "put_in_place", full)
    with pytest.raises(DocumentError, match="The disk is full"):
        keep(backups, document)
    assert files_in(backups.folder) == [first.path]


def test_looking_into_a_backup_never_writes_to_it(document: Document, backups: Backups) -> None:
    made = keep(backups, document)
    assert made is not None
    before = made.path.read_bytes(), made.path.stat().st_mtime_ns
    counts_of(made.path)
    snapshot_of(made.path)
    assert (made.path.read_bytes(), made.path.stat().st_mtime_ns) == before
    assert files_in(backups.folder) == [made.path]
    made.path.write_bytes(before[0][:5000])
    for look in (counts_of, snapshot_of):
        with pytest.raises(DamagedError):
            look(made.path)
    with closing(sqlite3.connect(made.path.with_name("other.db"))) as connection:
        connection.execute("CREATE TABLE goals (id INTEGER)")
    for look in (counts_of, snapshot_of):
        with pytest.raises(DocumentError):
            look(made.path.with_name("other.db"))


def test_they_are_kept_with_the_users_data(user_folders: Path) -> None:
    assert backups_folder().is_relative_to(user_folders)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folders of its users apart by itself")
def test_nobody_else_on_the_computer_can_read_them(user_folders: Path) -> None:
    backups_folder()
    assert stat.S_IMODE(data_folder().stat().st_mode) == 0o700
