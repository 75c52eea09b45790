"""The sum in a document is right after everything that writes, and nothing changes on the disk unnoticed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from partnerdesk.commands.forgetting import forget_person
from partnerdesk.commands.organisations import add_organisation, rename_organisation
from partnerdesk.commands.parking import park
from partnerdesk.commands.people import rename_person
from partnerdesk.errors import DamagedError
from partnerdesk.imports.outline import read_outline, write_outline
from partnerdesk.model.snapshot import TABLES, columns
from partnerdesk.storage import content_sum
from partnerdesk.storage.document import Document
from partnerdesk.storage.salvage import salvage
from partnerdesk.templates import example_path
from tests.strangers import a_stranger_writing

DOCUMENTS: Final = Path(__file__).parents[2] / "documents"
JOURNAL: Final = ("label", "at", "undone", "barrier", "rows")
WORDS: Final = "is not as it was saved"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A document with rows in every table, at rest."""
    path = tmp_path / "record.partnerdesk"
    shutil.copy(DOCUMENTS / "schema-2.partnerdesk", path)
    return path


def do(path: Path, *script: str) -> None:
    """What happens to a file without its sum."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for each in script:
            assert connection.execute(each).rowcount, each


def is_right(document: Document) -> bool:
    return content_sum.is_right(document._connection)


def test_it_is_right_after_everything_that_writes(tmp_path: Path) -> None:
    path = tmp_path / "record.partnerdesk"
    with Document.create(path, "Averley") as document:
        assert is_right(document)
        write_outline(document.editor, read_outline(example_path(3)))
        assert is_right(document)
        while document.editor.undo():
            assert is_right(document)
        document.editor.redo()
        assert is_right(document)
        document.editor.undo()
        park(document.editor, "What was undone is dropped from the history")
        assert is_right(document)
    with Document.open(path) as document:
        assert is_right(document)


def test_it_is_right_after_an_edit_that_failed_half_way(path: Path) -> None:
    with Document.open(path) as document:
        connection = document._connection

        def half(_session: object) -> None:
            connection.execute("DELETE FROM set_asides")
            connection.execute("UPDATE goals SET text = 'Half'")
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute("DELETE FROM organisations")
            raise RuntimeError("a bug")

        with pytest.raises(RuntimeError):
            document.editor.apply(document.editor.undo_label, half)  # type: ignore[arg-type]
        assert is_right(document)


def test_it_is_right_after_a_row_was_refused_in_the_middle_of_an_edit(path: Path) -> None:
    """SQLite takes back what the refused statement had done so far, and nothing else."""
    with Document.open(path) as document:
        connection = document._connection

        def partly(_session: object) -> None:
            connection.execute("UPDATE organisations SET note = 'Kept'")
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute("UPDATE organisations SET code = 'the same'")

        document.editor.apply(document.editor.undo_label, partly)  # type: ignore[arg-type]
        assert is_right(document)
        assert {each.note for each in document.snapshot().organisations} == {"Kept"}


def test_it_is_right_after_a_person_was_forgotten(path: Path) -> None:
    with Document.open(path) as document:
        rename_person(document.editor, 1, "Jo Smith")
        forget_person(document.editor, 1)
        assert is_right(document)


def test_it_is_right_in_an_older_document_that_was_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.partnerdesk"
    shutil.copy(DOCUMENTS / "schema-1.partnerdesk", path)
    with Document.open(path) as document:
        assert is_right(document)


def test_it_is_right_in_a_copy_made_from_memory_once_the_file_is_gone(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.partnerdesk"
    with Document.open(path) as document:
        path.unlink()
        document.save_copy(copy)
        record = document.snapshot()
    with Document.open(copy) as document:
        assert document.snapshot() == record


def test_no_value_of_the_record_changes_unnoticed(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        assert content_sum.is_right(connection)
        for table, name in ((each, name) for each in TABLES for name in columns(each)):
            other = f"CASE typeof({name}) WHEN 'integer' THEN {name} + 1 ELSE coalesce({name}, '') || 1 END"
            connection.execute("BEGIN")
            connection.execute(
                f"UPDATE {table} SET {name} = {other} WHERE id = (SELECT max(id) FROM {table})"
            )
            assert not content_sum.is_right(connection), (table, name)
            connection.execute("ROLLBACK")


@pytest.mark.parametrize("column", JOURNAL)
def test_no_value_of_the_history_changes_unnoticed(path: Path, column: str) -> None:
    do(
        path,
        f"UPDATE journal_steps SET {column} = CASE {column} WHEN 0 THEN 1 WHEN 1 THEN 0 ELSE {column} || ' ' END",
    )
    with pytest.raises(DamagedError, match=WORDS):
        Document.open(path)


@pytest.mark.parametrize(
    "script",
    [
        ("UPDATE organisations SET note = 'Council' WHERE id = 1",),
        ("DELETE FROM set_asides",),
        ("DELETE FROM journal_steps WHERE id = (SELECT max(id) FROM journal_steps)",),
        ("INSERT INTO capabilities (code, name, position) VALUES ('x', 'x', 1)",),
        ("UPDATE content_sums SET total = total + 1",),
        ("UPDATE content_sums SET total = CAST(total AS TEXT) || 'x'",),
        ("UPDATE content_sums SET id = 2",),
        ("INSERT INTO content_sums SELECT 2, total FROM content_sums",),
        ("DELETE FROM content_sums",),
    ],
)
def test_what_was_not_written_here_is_told_and_left_as_it_is(path: Path, script: tuple[str, ...]) -> None:
    do(path, *script)
    before = path.read_bytes()
    with pytest.raises(DamagedError, match=WORDS):
        Document.open(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_two_rows_that_changed_places_are_told(path: Path) -> None:
    first, second = "(SELECT min(id) FROM holdings)", "(SELECT max(id) FROM holdings)"
    do(
        path,
        f"UPDATE holdings SET id = -1 WHERE id = {first}",
        f"UPDATE holdings SET id = (SELECT id FROM holdings WHERE id > 0 ORDER BY id LIMIT 1) - 1 WHERE id = {second}",
        "UPDATE holdings SET id = (SELECT max(id) FROM holdings) + 1 WHERE id = -1",
    )
    with pytest.raises(DamagedError, match=WORDS):
        Document.open(path)


def test_a_reference_that_an_index_has_otherwise_is_told(path: Path) -> None:
    """Seen by SQLite alone: what is shown is right, but edits would look for the row in the wrong place."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_people_organisation_id'"
        ).fetchone()
    image = bytearray(path.read_bytes())
    page = image[(root - 1) * 4096 : root * 4096]
    cell = int.from_bytes(page[8:10], "big")
    image[root * 4096 - 4096 + cell + 4] ^= 0x40  # the first reference of the index
    path.write_bytes(bytes(image))
    with pytest.raises(DamagedError):
        Document.open(path)


def test_what_can_be_read_is_saved_with_a_sum_of_its_own(path: Path, tmp_path: Path) -> None:
    with Document.open(path) as document:
        rename_organisation(document.editor, 1, "Council")
        add_organisation(document.editor, "School")
        record = document.snapshot()
    do(path, "UPDATE organisations SET note = 'Spoilt' WHERE id = 1")
    result = salvage(path, tmp_path / "saved.partnerdesk")
    assert "The history says something else, look at it: Council." in map(str, result.missing)
    with Document.open(tmp_path / "saved.partnerdesk") as document:
        assert len(document.snapshot().organisations) == len(record.organisations)
        assert is_right(document)


def test_whoever_changes_a_document_on_purpose_can_change_its_sum(path: Path) -> None:
    """It is no seal, and does not say that it is one."""
    with a_stranger_writing(path) as connection:
        connection.execute("UPDATE organisations SET note = 'Changed on purpose' WHERE id = 1")
    with Document.open(path) as document:
        assert document.snapshot().organisation(1).note == "Changed on purpose"
