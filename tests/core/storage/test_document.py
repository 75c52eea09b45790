"""Making, opening, copying and closing documents; and what is said about files that are none."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from partnerdesk.commands.organisations import add_organisation
from partnerdesk.errors import (
    DamagedError,
    DocumentError,
    DocumentInUseError,
    EncryptedError,
    NotADocumentError,
    ReadOnlyError,
    TooNewError,
)
from partnerdesk.storage import document as document_module
from partnerdesk.storage import schema
from partnerdesk.storage.connection import as_document_error
from partnerdesk.storage.copying import copy_document
from partnerdesk.storage.document import Document
from tests.strangers import a_stranger_writing

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed document with one partner."""
    place = tmp_path / "record.partnerdesk"
    with Document.create(place, "Averley") as document:
        add_organisation(document.editor, "Council")
    return place


def in_another_program(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert not done.stderr
    return done.stdout.strip()


def test_what_was_written_is_there_again(path: Path) -> None:
    with Document.open(path) as document:
        assert document.name == "record.partnerdesk"
        assert document.snapshot().partnership.name == "Averley"
        assert [each.name for each in document.snapshot().organisations] == ["Council"]
        assert str(document.editor.undo_label) == "Add Council"


def test_where_no_file_may_be_made_another_folder_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(DocumentError, match=r"You may not make a file in .*\. Choose another folder\."):
        Document.create(tmp_path / "new.partnerdesk")


def test_nothing_but_the_document_is_left_when_it_is_closed(path: Path) -> None:
    with Document.open(path) as document:
        add_organisation(document.editor, "School")
        assert {each.name for each in path.parent.iterdir()} == {path.name, f"{path.name}-journal"}
    assert list(path.parent.iterdir()) == [path]


def test_a_new_document_never_takes_the_place_of_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DocumentError, match=r"There is a file .* already"):
        Document.create(path)
    assert path.read_bytes() == before


def test_a_document_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DocumentError):
        Document.create(tmp_path / "no such folder" / "record.partnerdesk")

    def fail(connection: sqlite3.Connection, name: str) -> None:
        raise sqlite3.OperationalError("no room")

    monkeypatch.setattr(document_module, "begin_record", fail)
    with pytest.raises(DocumentError, match="no room"):
        Document.create(tmp_path / "record.partnerdesk")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NotADocumentError),
        (b"Dear all,\nplease find attached", NotADocumentError),
        (b"SQLite format 3\x00", NotADocumentError),
        (b"SQLite format 3\x00" + bytes(500), NotADocumentError),
        (os.urandom(5000), NotADocumentError),
    ],
)
def test_files_that_are_no_documents(tmp_path: Path, content: bytes, error: type[DocumentError]) -> None:
    place = tmp_path / "letter.txt"
    place.write_bytes(content)
    with pytest.raises(error, match=r"letter\.txt is not a PartnerDesk document"):
        Document.open(place)
    assert place.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", DamagedError, "is empty"),
        (b"age-encryption.org/v1\n", EncryptedError, "locked with a password"),
        (random.Random(1).randbytes(40_960), EncryptedError, "locked with a password"),
        (
            b"PK\x03\x04" + random.Random(1).randbytes(40_960),
            NotADocumentError,
            "is not a PartnerDesk document",
        ),
        (
            b"%PDF-1.7" + random.Random(1).randbytes(40_960),
            NotADocumentError,
            "is not a PartnerDesk document",
        ),
    ],
)
def test_what_bears_our_name_and_is_not_ours(
    tmp_path: Path, content: bytes, error: type[DocumentError], words: str
) -> None:
    place = tmp_path / "record.partnerdesk"
    place.write_bytes(content)
    with pytest.raises(error, match=words):
        Document.open(place)
    assert place.read_bytes() == content


@pytest.mark.parametrize("place", [0, 7, 15, 61, 68, 71])
def test_a_beginning_that_is_spoilt_is_damage_and_not_another_kind_of_file(path: Path, place: int) -> None:
    spoilt = bytearray(path.read_bytes())
    spoilt[place] = 0 if place == 61 else spoilt[place] ^ 0x10
    path.write_bytes(spoilt)
    with pytest.raises(DamagedError, match="is damaged"):
        Document.open(path)
    assert path.read_bytes() == spoilt


def test_a_folder_that_is_gone_is_a_stick_that_is_out(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="Plug the stick in"):
        Document.open(tmp_path / "stick" / "record.partnerdesk")


def test_what_cannot_be_written_to_is_read_and_refused_for_edits(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for closed in (path, path.parent):
        monkeypatch.setattr(os, "access", lambda place, _mode, closed=closed: Path(place) != closed)
        with pytest.raises(ReadOnlyError, match="can be read but not written to"):
            Document.open(path, for_edits=True)
        Document.open(path).close()


def test_places_where_no_file_is(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="There is no file"):
        Document.open(tmp_path / "gone.partnerdesk")
    with pytest.raises(DocumentError, match="is a folder"):
        Document.open(tmp_path)


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    place = tmp_path / "photos.db"
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")
    connection.close()
    before = place.read_bytes()
    with pytest.raises(NotADocumentError):
        Document.open(place)
    assert place.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        (f"PRAGMA user_version={(schema.MAJOR + 1) << 16}", TooNewError),
        ("PRAGMA user_version=0", DamagedError),
        ("PRAGMA application_id=7", NotADocumentError),
        ("CREATE TABLE more (id INTEGER)", NotADocumentError),
        ("CREATE TRIGGER bad AFTER INSERT ON goals BEGIN DELETE FROM goals; END", NotADocumentError),
        ("CREATE VIEW spy AS SELECT 1", NotADocumentError),
        ("DROP INDEX ix_people_organisation_id", NotADocumentError),
        ("DELETE FROM partnerships", DamagedError),
        ("UPDATE partnerships SET workshop_id = 99", DamagedError),
        ("UPDATE organisations SET name = x'ff'", DamagedError),
        ("UPDATE organisations SET name = CAST(x'ff' AS TEXT)", DamagedError),
        ("UPDATE organisations SET position = 'first'", DamagedError),
        ("UPDATE attendances SET presence = 'asleep'", DamagedError),
        ("UPDATE attendances SET organisation_id = 99", DamagedError),
        ("UPDATE journal_steps SET label = '{'", DamagedError),
        ('UPDATE journal_steps SET label = \'{"text": "x", "values": {"text": 1}}\'', DamagedError),
        ("UPDATE journal_steps SET rows = x'00'", DamagedError),
    ],
)
def test_files_that_are_not_as_we_write_them(path: Path, statement: str, error: type[DocumentError]) -> None:
    with a_stranger_writing(path) as connection:
        connection.execute(statement)
    before = path.read_bytes()
    with pytest.raises(error, match=r"^record\.partnerdesk "):
        Document.open(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_newer_minor_version_can_be_read(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA user_version={schema.VERSION + 1}")
    connection.close()
    Document.open(path).close()


def test_truncated_files(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(0, len(whole), 4096 * 7 + 100):
        path.write_bytes(whole[:length])
        with pytest.raises((DamagedError, NotADocumentError)):
            Document.open(path)
        assert path.read_bytes() == whole[:length]


def test_the_last_byte_is_missed(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    with pytest.raises(DamagedError):
        Document.open(path)
    assert path.read_bytes() == whole[:-1]


def test_flipped_bytes_never_crash_and_never_make_it_write(path: Path) -> None:
    whole = path.read_bytes()
    refused = 0
    for place in range(13, len(whole), 1511):
        spoilt = bytearray(whole)
        spoilt[place] ^= 0xA5
        path.write_bytes(spoilt)
        try:
            Document.open(path).close()
        except DocumentError:
            refused += 1
            assert path.read_bytes() == spoilt
    assert refused


def test_another_program_is_told_at_once(path: Path) -> None:
    ask = (
        "import sys; from pathlib import Path; from partnerdesk.storage.document import Document\n"
        "from partnerdesk.errors import DocumentInUseError\n"
        "try: Document.open(Path(sys.argv[1]))\n"
        "except DocumentInUseError as error: print(error)"
    )
    with Document.open(path) as document:
        said = in_another_program(ask, str(path))
        assert said.startswith("record.partnerdesk is open in another PartnerDesk: by ")
        assert f"{datetime.now().astimezone():%B %Y}" in said
        assert said.endswith("Close it there, or open a copy.")
        add_organisation(document.editor, "School")


def test_opening_twice_in_one_program_does_not_drop_the_lock(path: Path) -> None:
    ask = (
        "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1], timeout=0)\n"
        "try: connection.execute('SELECT * FROM goals')\n"
        "except sqlite3.OperationalError as error: print(error)"
    )
    with Document.open(path):
        with pytest.raises(DocumentInUseError, match="open already"):
            Document.open(path)
        assert in_another_program(ask, str(path)) == "database is locked"
    Document.open(path).close()


def test_opening_and_reading_waits_for_no_object_mapper(path: Path) -> None:
    ask = (
        "import sys, json; from pathlib import Path; from partnerdesk.storage.document import Document\n"
        "import partnerdesk.commands.organisations, partnerdesk.commands.goals, partnerdesk.quick.partners\n"
        "document = Document.open(Path(sys.argv[1])); names = [o.name for o in document.snapshot().organisations]\n"
        "document.editor.undo(); document.editor.redo()\n"
        "print(json.dumps([names, [m for m in ('sqlmodel', 'sqlalchemy', 'pydantic') if m in sys.modules]]))"
    )
    assert json.loads(in_another_program(ask, str(path))) == [["Council"], []]


def test_a_copy_is_whole_and_brings_the_history(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.partnerdesk"
    copy.write_text("something older")
    with Document.open(path) as document:
        document.save_copy(copy)
        kept = document.snapshot()
        add_organisation(document.editor, "School")
    with Document.open(copy) as opened:
        assert opened.snapshot() == kept
        assert str(opened.editor.undo_label) == "Add Council"
    assert {each.name for each in tmp_path.iterdir()} == {path.name, copy.name}


def test_a_copy_that_fails_leaves_what_was_there(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.partnerdesk"
    copy.write_text("something older")

    def fail(*_arguments: object, **_named: object) -> None:
        raise sqlite3.OperationalError("no room")

    monkeypatch.setattr(document_module, "verify", fail)
    with Document.open(path) as document, pytest.raises(DocumentError, match=r"^copy\.partnerdesk .*no room"):
        document.save_copy(copy)
    assert copy.read_text() == "something older"
    assert {each.name for each in tmp_path.iterdir()} == {path.name, copy.name}


def test_a_copy_needs_a_place_of_its_own(path: Path, tmp_path: Path) -> None:
    with Document.open(path) as document, Document.create(tmp_path / "other.partnerdesk") as other:
        assert other.path is not None
        with pytest.raises(DocumentError, match="Choose another name"):
            document.save_copy(path.parent / "." / path.name)
        with pytest.raises(DocumentInUseError):
            document.save_copy(other.path)
        with pytest.raises(DocumentError, match="cannot be read or written here"):
            document.save_copy(tmp_path / "no such folder" / "copy.partnerdesk")


def test_when_the_file_is_spoilt_under_us_a_copy_is_written_from_memory(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.partnerdesk"
    with Document.open(path) as document:
        document._connection.execute("PRAGMA shrink_memory")
        os.truncate(path, 1000)
        document.save_copy(copy)
        kept = document.snapshot()
    with Document.open(copy) as opened:
        assert opened.snapshot() == kept
        assert opened.editor.undo_label is None


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "no"), "cannot be written to"),
        (OSError(28, "No space left on device"), "The disk is full"),
        (OSError(36, "File name too long"), "too long a name"),
        (OSError(5, "Input/output error"), "cannot be read or written here"),
        (SimpleNamespace(sqlite_errorcode=sqlite3.SQLITE_READONLY_DBMOVED), "cannot be written to"),
        (SimpleNamespace(sqlite_errorcode=sqlite3.SQLITE_FULL), "The disk is full"),
        (SimpleNamespace(sqlite_errorcode=sqlite3.SQLITE_IOERR_WRITE), "cannot be read or written here"),
        (SimpleNamespace(sqlite_errorcode=sqlite3.SQLITE_CORRUPT_INDEX), "is damaged"),
    ],
)
def test_words_for_what_the_system_says(error: BaseException, words: str) -> None:
    assert words in str(as_document_error(error, Path("record.partnerdesk")))


def test_what_may_not_be_read_is_no_fault_of_writing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)  # root may read anything
    with pytest.raises(DocumentError, match=r"^You are not allowed to read .*Ask whoever it belongs to"):
        Document.open(path)


def test_of_a_copy_that_cannot_be_made_the_document_is_named(path: Path, tmp_path: Path) -> None:
    image = bytearray(path.read_bytes())
    image[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    path.write_bytes(image)
    with pytest.raises(DamagedError, match=f"^{path.name} is damaged"):
        copy_document(path, tmp_path / "copy.partnerdesk")
    assert not (tmp_path / "copy.partnerdesk").exists()
