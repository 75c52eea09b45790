"""A document with a password: nothing of it can be read without, and everything works with it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerdesk.commands.forgetting import forget_person
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.organisations import rename_organisation
from partnerdesk.commands.people import add_representative, rename_person
from partnerdesk.commands.signing import seal
from partnerdesk.errors import (
    DamagedError,
    DocumentError,
    DocumentInUseError,
    DocumentMovedError,
    NotADocumentError,
    PasswordNeededError,
    WrongPasswordError,
)
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.headless import check as check_record
from partnerdesk.model.backup import Reason
from partnerdesk.model.secret import Secret
from partnerdesk.storage import schema
from partnerdesk.storage.backups import Backups, counts_of, opens_with, record_key, snapshot_of
from partnerdesk.storage.connection import connect, release
from partnerdesk.storage.copying import copy_document
from partnerdesk.storage.document import Document
from partnerdesk.storage.locked_pages import Lock, pages_of
from partnerdesk.storage.unlocking import unlock
from tests.core.locking import KNOWN, PASSWORD, locked_image, readable_in, secret, write_record

SCHEMA_1 = Path(__file__).resolve().parents[2] / "documents" / "schema-1.partnerdesk"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A locked document that nobody has open."""
    place = tmp_path / "record.partnerdesk"
    place.write_bytes(locked_image())
    return place


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Document]:
    """An open document without a password."""
    with Document.create(tmp_path / "plain.partnerdesk") as document:
        write_record(document)
        yield document


def test_nothing_of_it_can_be_read_in_any_file_while_it_is_worked_on(
    path: Path, tmp_path: Path, user_folders: Path
) -> None:
    assert readable_in(tmp_path) == {}
    with Document.open(path, secret=secret()) as document:
        editor = document.editor
        editor.connection.execute(
            "PRAGMA cache_size=1"
        )  # what is written must go to the disk in the middle, too
        editor.connection.execute("BEGIN")
        editor.connection.execute("CREATE TABLE main.spill AS SELECT * FROM journal_steps")
        assert path.with_name(f"{path.name}-journal").stat().st_size > 0
        assert readable_in(tmp_path, user_folders) == {}
        editor.connection.execute("ROLLBACK")
        rename_organisation(editor, 1, f"{KNOWN[0]} of Averley")
        document.save_copy(tmp_path / "copy.partnerdesk")
        assert KNOWN[0].encode() not in document.remember()
        assert readable_in(tmp_path, user_folders) == {}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.partnerdesk", "record.partnerdesk"]


@pytest.mark.usefixtures("quick_passwords")
def test_a_password_is_set_changed_and_removed_and_the_history_stays(plain: Document, tmp_path: Path) -> None:
    path, record, undo = plain.path, plain.snapshot(), plain.editor.undo_label
    assert path is not None
    plain.remember()
    for password in (PASSWORD, "another, longer one", None):
        plain.set_password(password)
        assert (readable_in(tmp_path) == {}) is (password is not None)
        assert plain.snapshot() == record
        assert plain.editor.undo_label == undo
        plain.editor.redo()
        assert plain.snapshot() != record
        plain.editor.undo()
        assert plain.snapshot() == record
        assert [each.name for each in tmp_path.iterdir() if "tmp" in each.name] == []
        plain.close()
        opener = unlock(path, password) if password else None
        plain = Document.open(path, secret=opener)
        assert plain.snapshot() == record
        assert plain.secret == opener
    plain.editor.undo()
    assert plain.snapshot().organisations[0].name != KNOWN[0]
    plain.close()


def test_only_the_password_opens_it(path: Path) -> None:
    whole = path.read_bytes()
    with pytest.raises(PasswordNeededError, match="is locked with a password"):
        Document.open(path)
    with pytest.raises(PasswordNeededError):
        Document.open(path, secret=Secret(secret().key, bytes(16)))
    with pytest.raises(WrongPasswordError, match=r"does not open record\.partnerdesk"):
        unlock(path, PASSWORD.upper())
    with pytest.raises(DamagedError):
        Document.open(path, secret=Secret(bytes(32), secret().salt))
    assert unlock(path, PASSWORD) == secret()
    assert path.read_bytes() == whole


@pytest.mark.usefixtures("quick_passwords")
def test_the_same_letters_from_another_keyboard_are_the_same_password() -> None:
    made = Secret.new(PASSWORD)
    assert made.is_of(PASSWORD)
    assert not made.is_of(f"{PASSWORD} ")
    assert made.key.hex() not in repr(made)
    assert Secret.of("caf\u00e9 au lait", bytes(16)) == Secret.of("cafe\u0301 au lait", bytes(16))
    assert Secret.of("caf\ud800 au lait", bytes(16)) != Secret.of("cafe au lait", bytes(16))


def test_any_program_that_knows_such_files_opens_it_with_the_same_password(path: Path) -> None:
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute(f"PRAGMA key = '{PASSWORD}'")
        assert connection.execute("SELECT name FROM organisations WHERE id = 1").fetchone() == (KNOWN[0],)


def test_a_document_without_a_password_does_not_load_the_driver(tmp_path: Path) -> None:
    Document.create(tmp_path / "plain.partnerdesk").close()
    script = (
        "import sys; from pathlib import Path; from partnerdesk.storage.document import Document\n"
        "Document.open(Path(sys.argv[1])).close()\n"
        "print([each for each in ('sqlcipher3', 'hashlib', 'cryptography') if each in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "plain.partnerdesk")], capture_output=True, check=True
    )
    assert done.stdout.strip() == b"[]"


def test_another_program_is_told_that_it_is_open(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from partnerdesk.model.secret import Secret\n"
        "from partnerdesk.storage.document import Document\n"
        "key, salt = (bytes.fromhex(each) for each in sys.stdin.read().split())\n"
        "Document.open(Path(sys.argv[1]), secret=Secret(key, salt))"
    )
    with Document.open(path, secret=secret()) as document:
        document.remember()  # reading the image must not let the lock go
        with pytest.raises(DocumentInUseError):
            unlock(path, PASSWORD)
        done = subprocess.run(
            [sys.executable, "-c", script, str(path)],
            input=f"{secret().key.hex()} {secret().salt.hex()}",
            capture_output=True,
            text=True,
            check=False,
        )
        assert "DocumentInUseError" in done.stderr
        rename_organisation(document.editor, 1, "Still ours")


def test_a_new_document_begins_with_a_password(tmp_path: Path) -> None:
    with Document.create(tmp_path / "new.partnerdesk", "Town", secret()) as document:
        rename = document.snapshot().partnership.name
    assert rename == "Town"
    assert readable_in(tmp_path) == {}
    with Document.open(tmp_path / "new.partnerdesk", secret=secret()) as document:
        assert document.snapshot().partnership.name == "Town"


def test_sealing_forgetting_and_the_next_workshop_go_on_as_before(path: Path, tmp_path: Path) -> None:
    name = "Zebediah Quillfeather"
    with Document.open(path, secret=secret()) as document:
        editor = document.editor
        add_representative(editor, 1, "Zeb", "Head teacher")
        person = document.snapshot().people[-1].id
        rename_person(editor, person, name)
        assert editor.holds(name)
        forget_person(editor, person, "somebody")
        assert not editor.holds(name)
        assert not editor.holds(name.encode()[::-1].decode())
        content = canonical_json(document.snapshot())
        seal(editor, content, record_code(content))
        start_next_workshop(editor)
        numbers = [each.number for each in document.snapshot().workshops]
    assert numbers == [1, 2]
    assert readable_in(tmp_path) == {}

    def ask(_path: Path) -> str:
        return PASSWORD

    assert "sealed as version 1, and its code is right" in check_record(path, ask)


def test_one_of_an_older_program_is_brought_up_to_date_after_a_locked_backup_was_kept(tmp_path: Path) -> None:
    path, backups = tmp_path / "old.partnerdesk", Backups(tmp_path / "backups")
    path.touch()
    old = sqlite3.connect(f"file:{SCHEMA_1}?immutable=1", uri=True)
    new = connect(path, secret())
    tables = [sql for (sql,) in old.execute("SELECT sql FROM sqlite_master WHERE sql <> ''")]
    for each in ("BEGIN", *tables, "PRAGMA defer_foreign_keys=ON"):
        new.execute(each)
    for (table,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in old.execute(f"SELECT * FROM {table}"):
            new.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    for each in (
        f"PRAGMA application_id={schema.APPLICATION_ID}",
        f"PRAGMA user_version={1 << 16}",
        "COMMIT",
    ):
        new.execute(each)
    release(new)
    old.close()
    with Document.open(path, backups, secret=secret()) as document:
        assert document.snapshot().organisations
    [backup] = backups.all()
    assert backup.reason is Reason.UPDATE
    assert opens_with(backup.path, secret())
    assert readable_in(tmp_path) == {}


def test_a_strangers_tables_are_refused_behind_a_password_too(path: Path) -> None:
    connection = connect(path, secret())
    connection.execute("CREATE TRIGGER surprise AFTER INSERT ON goals BEGIN DELETE FROM goals; END")
    release(connection)
    with pytest.raises(NotADocumentError, match="nothing in it was run"):
        Document.open(path, secret=secret())


def test_backups_and_copies_have_the_password_of_the_document(path: Path, tmp_path: Path) -> None:
    backups = Backups(tmp_path / "backups")
    with Document.open(path, secret=secret()) as document:
        record = document.snapshot()
        key = record_key(record.partnership.created_at)
        kept = backups.keep(document.image(), "record", key, Reason.OPENED, datetime.now(UTC), secret())
        assert backups.keep(document.image(), "record", key, Reason.CHANGED, None, secret()) is None
        document.save_copy(tmp_path / "copy.partnerdesk")
    assert kept is not None
    assert counts_of(kept.path, secret()).partners == len(record.organisations)
    assert snapshot_of(kept.path, secret()) == record
    with pytest.raises(PasswordNeededError):
        counts_of(kept.path)
    copy_document(kept.path, tmp_path / "restored.partnerdesk")
    for name in ("copy", "restored"):
        with Document.open(tmp_path / f"{name}.partnerdesk", secret=secret()) as document:
            assert document.snapshot() == record
    assert readable_in(tmp_path) == {}


def test_a_backup_of_a_damaged_image_is_not_kept(path: Path, tmp_path: Path) -> None:
    image = bytearray(path.read_bytes())
    image[4096 * 3 + 99] ^= 1
    with pytest.raises(DamagedError):
        Backups(tmp_path / "backups").keep(
            bytes(image), "record", "0" * 8, Reason.OPENED, datetime.now(UTC), secret()
        )


@pytest.mark.parametrize("remembered", [True, False])
def test_when_the_file_is_gone_the_copy_is_written_from_memory_and_locked(
    path: Path, tmp_path: Path, remembered: bool
) -> None:
    with Document.open(path, secret=secret()) as document:
        record = document.snapshot()
        if remembered:
            document.remember()
        path.unlink()
        document.save_copy(tmp_path / "copy.partnerdesk")
    assert readable_in(tmp_path) == {}
    with Document.open(tmp_path / "copy.partnerdesk", secret=secret()) as document:
        assert document.snapshot() == record
        assert (document.editor.undo_label is not None) is remembered


def test_a_stick_that_was_out_and_is_back_is_gone_on_with(path: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    with Document.open(path, secret=secret()) as document:
        path.rename(away)
        with pytest.raises(DocumentMovedError):
            rename_organisation(document.editor, 1, "Lost")
        away.rename(path)
        rename_organisation(document.editor, 1, "Kept")
        path.rename(away)
        with Document.create(path) as other:
            write_record(other)
        with pytest.raises(DocumentMovedError, match="changed or replaced by another program"):
            document.editor.look()


def test_the_new_file_is_read_by_those_who_could_read_the_old_one_and_no_others(plain: Document) -> None:
    path = plain.path
    assert path is not None
    path.chmod(0o600)
    plain.editor.relock(secret())
    assert path.stat().st_mode & 0o777 == 0o600
    plain.editor.relock(None)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="making a link needs rights there")
def test_behind_a_link_it_is_the_file_itself_that_is_locked(plain: Document, tmp_path: Path) -> None:
    assert plain.path is not None
    link = tmp_path / "folder" / "link.partnerdesk"
    link.parent.mkdir()
    link.symlink_to(plain.path)
    plain.close()
    with Document.open(link) as document:
        document.editor.relock(secret())
        rename_organisation(document.editor, 3, "After")
    assert link.is_symlink()
    assert readable_in(tmp_path) == {}


def test_every_page_answers_for_itself(path: Path) -> None:
    lock = Lock(secret())
    pages = dict(pages_of(path.read_bytes()))
    assert all(lock.fits(page, number) for number, page in pages.items())
    assert not lock.fits(pages[2], 3)
    assert not lock.fits(pages[2][:-1], 2)


def test_a_wrong_password_and_a_damaged_beginning_are_told_apart(path: Path) -> None:
    image = bytearray(path.read_bytes())
    image[100] ^= 1
    path.write_bytes(image)
    with pytest.raises(DamagedError, match="is damaged and was not opened"):
        Document.open(path, secret=unlock(path, PASSWORD))
    image[3] ^= 1  # of the salt: then no page can be opened, and nothing tells the difference
    path.write_bytes(image)
    with pytest.raises(WrongPasswordError, match="the beginning of the file may be damaged"):
        unlock(path, PASSWORD)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="There is no file"):
        unlock(tmp_path / "nothing.partnerdesk", PASSWORD)
