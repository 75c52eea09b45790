"""A document from a stranger is data: nothing in it is run, and what it says is text."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final, get_type_hints

import pytest
from yaml import safe_load

from partnerdesk.commands.organisations import add_organisation
from partnerdesk.errors import DamagedError, ExportError, NotADocumentError
from partnerdesk.exports.html.twin import twin
from partnerdesk.exports.outline import outline_yaml
from partnerdesk.exports.pdf.papers.export import paper_pdf
from partnerdesk.exports.pdf.papers.kinds import KINDS, Kind
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.record import record_json
from partnerdesk.model.snapshot import TABLES, Snapshot, columns
from partnerdesk.paths import backups_folder
from partnerdesk.storage import schema
from partnerdesk.storage.backups import counts_of, snapshot_of
from partnerdesk.storage.connection import connect
from partnerdesk.storage.copying import copy_document
from partnerdesk.storage.document import Document
from partnerdesk.storage.salvage_reading import readings
from partnerdesk.wording import Phrase
from tests.strangers import a_stranger_writing

DOCUMENTS: Final = Path(__file__).parents[2] / "documents"
MAJORS: Final = range(1, schema.MAJOR + 1)
BOOM: Final = "abs(-9223372036854775807 - 1)"
"""An expression that SQLite refuses to work out: had it been tried, the words would be about that."""

SHAPE: Final = (
    "CREATE TABLE agenda_items (id INTEGER PRIMARY KEY, title, kind, minutes, position, workshop_id)"
)
OBJECTS: Final = {
    "trigger": f"CREATE TRIGGER t AFTER INSERT ON people BEGIN SELECT {BOOM}; END",
    "trigger on an update": "CREATE TRIGGER t BEFORE UPDATE ON workshops BEGIN DELETE FROM goals; END",
    "trigger on a removal": "CREATE TRIGGER t BEFORE DELETE ON goals BEGIN DELETE FROM people; END",
    "view": f"CREATE VIEW v AS SELECT {BOOM}",
    "view in the place of a table": f"DROP TABLE private_notes; CREATE VIEW private_notes AS SELECT {BOOM} AS id",
    "virtual table": "CREATE VIRTUAL TABLE v USING fts5(words)",
    "virtual table in the place of a table": (
        "DROP TABLE private_notes; CREATE VIRTUAL TABLE private_notes USING fts5(text)"
    ),
    "generated column": f"ALTER TABLE people ADD COLUMN x GENERATED ALWAYS AS ({BOOM}) VIRTUAL",
    "column with a default": "ALTER TABLE people ADD COLUMN x DEFAULT 'planted'",
    "index on an expression": "CREATE INDEX i ON goals (length(text))",
    "index on some rows": "CREATE INDEX i ON goals (text) WHERE text LIKE '%a%'",
    "table of our name with another shape": f"DROP TABLE agenda_items; {SHAPE}",
    "table more": "CREATE TABLE more (what)",
    "table less": "DROP TABLE private_notes",
    "statistics": "ANALYZE",
    "name with another kind of space": (
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'note VARCHAR', 'note\u00a0VARCHAR')"
        " WHERE name = 'organisations'"
    ),
}


@pytest.fixture(params=MAJORS)
def document(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A real document of each schema, with the history and sealed versions that it has."""
    path = tmp_path / "stranger.partnerdesk"
    shutil.copy(DOCUMENTS / f"schema-{request.param}.partnerdesk", path)
    return path


def do(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.executescript(script)


@pytest.mark.parametrize("object_", OBJECTS.values(), ids=list(OBJECTS))
def test_what_is_not_ours_is_refused_before_any_of_it_is_run(document: Path, object_: str) -> None:
    do(document, object_)
    before = document.read_bytes()
    with pytest.raises(NotADocumentError, match=r"it holds something else.*nothing in it was run"):
        Document.open(document)
    assert document.read_bytes() == before
    assert list(document.parent.iterdir()) == [document]
    assert not list(backups_folder().glob("*/*"))


@pytest.mark.parametrize("object_", OBJECTS.values(), ids=list(OBJECTS))
def test_nothing_of_theirs_is_run_to_count_or_to_copy_it(document: Path, object_: str) -> None:
    """As is done with a second copy beside a document, and with one that another program has open."""
    do(document, object_)
    target = document.with_name("copy.partnerdesk")
    for look in (counts_of, snapshot_of, partial(copy_document, target=target)):
        with pytest.raises(
            NotADocumentError, match=r"^stranger\.partnerdesk is not .*it holds something else"
        ):
            look(document)
    assert list(document.parent.iterdir()) == [document]


def test_a_file_that_is_refused_stays_in_the_mode_that_it_was_in(document: Path) -> None:
    do(document, "PRAGMA journal_mode=WAL; CREATE VIEW v AS SELECT 1")
    before = document.read_bytes()
    with pytest.raises(NotADocumentError):
        Document.open(document)
    assert document.read_bytes() == before


def test_a_document_that_another_program_left_with_a_log_is_ours_again(document: Path) -> None:
    do(document, "PRAGMA journal_mode=WAL")
    with Document.open(document) as opened:
        add_organisation(opened.editor, "Newcomers")
        assert {each.name for each in document.parent.iterdir()} <= {
            document.name,
            f"{document.name}-journal",
        }
    assert list(document.parent.iterdir()) == [document]
    assert document.read_bytes()[18:20] == b"\x01\x01"
    with Document.open(document) as again:
        assert again.snapshot().organisations[-1].name == "Newcomers"


def test_the_documents_themselves_are_ours(document: Path) -> None:
    with Document.open(document) as opened:
        assert opened.snapshot().organisations


def test_what_a_damaged_file_would_run_is_not_run_to_save_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "stranger.partnerdesk"
    shutil.copy(DOCUMENTS / f"schema-{schema.MAJOR}.partnerdesk", path)
    columns_ = ", ".join(f"'planted' AS \"{name}\"" for name in columns("private_notes") if name != "id")
    endless = "WITH RECURSIVE n(id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM n LIMIT 9) SELECT id"
    do(path, f"DROP TABLE private_notes; CREATE VIEW private_notes AS {endless}, {columns_} FROM n")
    for found in readings(path.read_bytes()):
        assert found.rows["organisations"]
        assert not any(row["text"] == "planted" for row in found.rows["private_notes"].values())


def test_a_value_longer_than_any_of_ours_is_not_read() -> None:
    connection = connect(None)
    with pytest.raises(sqlite3.DataError, match="too big"):
        connection.execute("SELECT zeroblob(200000000)")
    connection.execute("ATTACH ':memory:' AS first")
    with pytest.raises(sqlite3.OperationalError, match="too many attached"):
        connection.execute("ATTACH ':memory:' AS second")
    connection.close()


# What it says is text

HOSTILE: Final = "<b>Bold</b><script>alert(1)</script> & {name} %1 $x \u202egnp.exe =1+1"


def plain_fields() -> Iterator[tuple[str, str]]:
    """Every column that holds text of any kind, so that anything may stand in it."""
    for table, kind in TABLES.items():
        hints = get_type_hints(kind)
        yield from ((table, name) for name in columns(table) if hints[name] is str)


CHECKED: Final = {("signatures", "strokes"), ("health_sheets", "answers")}
"""What is not words: it is checked when a document is opened, or by the database itself."""
FIELDS: Final = [each for each in plain_fields() if each not in CHECKED]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A document with hostile words in every field of every row."""
    path = tmp_path / "stranger.partnerdesk"
    shutil.copy(DOCUMENTS / f"schema-{schema.MAJOR}.partnerdesk", path)
    with a_stranger_writing(path) as connection:
        for table, name in FIELDS:
            connection.execute(f'UPDATE {table} SET "{name}" = ? || id', (HOSTILE,))
        connection.execute("UPDATE workshops SET sealed_version = NULL")
    return path


def test_hostile_words_in_every_field_are_exported_as_words(hostile: Path) -> None:
    with Document.open(hostile) as opened:
        snapshot = opened.snapshot()
    assert len(FIELDS) > 50
    assert "<script>alert(1)</script>" in record_json(snapshot)
    assert safe_load(outline_yaml(snapshot))["workshop"]["title"].startswith(HOSTILE)


def waits(kind: Kind, snapshot: Snapshot) -> bool:
    """Whether the record holds too little for a paper of this kind."""
    return kind.waits_for(snapshot) is not None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_hostile_words_in_every_field_are_printed_as_words(hostile: Path, kind: Kind) -> None:
    with Document.open(hostile) as opened:
        snapshot = opened.snapshot()
    if waits(kind, snapshot):
        with pytest.raises(ExportError):
            paper_pdf(Order(kind, snapshot))
        return
    page = twin(Order(kind, snapshot))
    assert "<script" not in page.lower()
    assert "<b>bold" not in page.lower()
    assert "&lt;script" in page
    assert paper_pdf(Order(kind, snapshot)).startswith(b"%PDF-")


def test_labels_never_fill_gaps_with_more_than_text() -> None:
    assert str(Phrase("Add {name}", name="{name.__class__} %1")) == "Add {name.__class__} %1"


@pytest.mark.parametrize("strokes", ["<b>", "[", "{}", '[[["a", 1, 2]]]', "[[[1, 2]]]", "[" * 100_000])
def test_a_drawing_that_is_none_is_damage(tmp_path: Path, strokes: str) -> None:
    path = tmp_path / "stranger.partnerdesk"
    shutil.copy(DOCUMENTS / f"schema-{schema.MAJOR}.partnerdesk", path)
    with a_stranger_writing(path) as connection:
        assert connection.execute("UPDATE signatures SET strokes = ?", (strokes,)).rowcount
    with pytest.raises(DamagedError):
        Document.open(path)
