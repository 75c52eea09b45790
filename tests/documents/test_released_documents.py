"""Documents of every released schema are opened, brought up to date, and hold what they held."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from partnerdesk.errors import DamagedError, DocumentError, NotADocumentError
from partnerdesk.model.backup import Reason
from partnerdesk.model.snapshot import TABLES, defaults
from partnerdesk.paths import backups_folder
from partnerdesk.storage import migrations, schema
from partnerdesk.storage.backups import Backups
from partnerdesk.storage.checking import check
from partnerdesk.storage.document import Document
from tests.documents.make_schema_1 import content_of

HERE = Path(__file__).parent
MAJORS = range(1, schema.MAJOR + 1)


def of_today(record: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    """A record of an older schema with what came later: columns at their defaults, tables without rows."""
    return {table: [{**defaults(table), **row} for row in record.get(table, [])] for table in TABLES}


@pytest.mark.parametrize("major", MAJORS)
def test_there_is_one_for_every_schema(major: int) -> None:
    assert (HERE / f"schema-{major}.partnerdesk").is_file()
    assert (HERE / f"schema-{major}.json").is_file()


@pytest.mark.parametrize("major", MAJORS)
def test_it_opens_and_holds_what_it_held(tmp_path: Path, major: int) -> None:
    path = tmp_path / "old.partnerdesk"
    shutil.copy(HERE / f"schema-{major}.partnerdesk", path)
    with Document.open(path) as document:
        held = json.loads((HERE / f"schema-{major}.json").read_text(encoding="utf-8"))
        assert content_of(document) == {
            what: of_today(each) if isinstance(each, dict) else each for what, each in held.items()
        }
        check(document._connection, path)


@pytest.mark.parametrize("major", MAJORS)
def test_its_history_leads_back_to_the_last_barrier_and_forth(tmp_path: Path, major: int) -> None:
    path = tmp_path / "old.partnerdesk"
    shutil.copy(HERE / f"schema-{major}.partnerdesk", path)
    with Document.open(path) as document:
        now = document.snapshot()
        steps = 0
        while document.editor.undo():
            steps += 1
        assert steps
        assert document.snapshot().sealed_versions == now.sealed_versions
        for _ in range(steps):
            document.editor.redo()
        assert document.snapshot() == now


@pytest.mark.parametrize("major", range(1, schema.MAJOR))
def test_a_backup_of_an_older_one_is_kept(tmp_path: Path, major: int) -> None:
    released = (HERE / f"schema-{major}.partnerdesk").read_bytes()
    path = tmp_path / "old.partnerdesk"
    path.write_bytes(released)
    Document.open(path).close()
    assert list(tmp_path.iterdir()) == [path]
    (backup,) = Backups(backups_folder()).named("old")
    assert backup.reason is Reason.UPDATE
    assert content(backup.path) == content(HERE / f"schema-{major}.partnerdesk")
    assert path.read_bytes() != released


@pytest.mark.parametrize("major", range(1, schema.MAJOR))
def test_where_no_backup_can_be_kept_a_copy_stands_beside_it(tmp_path: Path, major: int) -> None:
    path, in_the_way = tmp_path / "old.partnerdesk", tmp_path / "a file"
    in_the_way.touch()
    for name in (f"old.before-schema-{schema.MAJOR}", f"old.before-schema-{schema.MAJOR} 2"):
        shutil.copy(HERE / f"schema-{major}.partnerdesk", path)
        Document.open(path, Backups(in_the_way)).close()
        assert content(tmp_path / f"{name}.partnerdesk") == content(HERE / f"schema-{major}.partnerdesk")


def test_the_newest_has_rows_in_every_table() -> None:
    held = json.loads((HERE / f"schema-{schema.MAJOR}.json").read_text(encoding="utf-8"))["record"]
    assert [table for table in TABLES if not held[table]] == []


def content(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_references_are_watched_after_a_migration(tmp_path: Path) -> None:
    path = tmp_path / "old.partnerdesk"
    shutil.copy(HERE / "schema-1.partnerdesk", path)
    with Document.open(path) as document:
        assert document._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("CREATE TABLE more (id INTEGER)", NotADocumentError),
        ("CREATE TRIGGER bad AFTER INSERT ON holdings BEGIN DELETE FROM goals; END", NotADocumentError),
        ("CREATE VIEW spy AS SELECT 1", NotADocumentError),
        ("ALTER TABLE goals ADD COLUMN more VARCHAR", DocumentError),
        ("DROP TABLE goals", DocumentError),
        ("UPDATE partnerships SET workshop_id = 99", DamagedError),
        ("UPDATE goals SET workshop_id = 99", DamagedError),
        ("UPDATE actions SET text = x'ff'", DamagedError),
        ("UPDATE goals SET status = 'asleep'", DamagedError),
    ],
)
def test_an_older_one_that_is_not_as_we_wrote_it_stays_as_it_is(
    tmp_path: Path, statement: str, error: type[DocumentError]
) -> None:
    path = tmp_path / "old.partnerdesk"
    shutil.copy(HERE / "schema-1.partnerdesk", path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(statement)
    connection.close()
    before = path.read_bytes()
    with pytest.raises(error):
        Document.open(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def statements(script: str) -> list[str]:
    """A migration in its single statements."""
    found, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found


def test_whichever_statement_fails_the_document_stays_as_it_was_and_its_backup_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = (HERE / "schema-1.partnerdesk").read_bytes()
    path = tmp_path / "old.partnerdesk"
    path.write_bytes(released)
    steps = statements(migrations._steps(1))
    assert len(steps) > 20
    for at in range(len(steps) + 1):
        script = "".join((*steps[:at], "SELECT no_such_function();", *steps[at:]))
        with monkeypatch.context() as patched:
            patched.setattr(migrations, "_steps", lambda _found, script=script: script)
            with pytest.raises(DocumentError):
                Document.open(path)
        assert path.read_bytes() == released, at
        assert list(tmp_path.iterdir()) == [path]
    (backup,) = Backups(backups_folder()).named("old")
    assert content(backup.path) == content(path)
    Document.open(path).close()
