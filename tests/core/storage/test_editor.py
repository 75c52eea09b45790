"""One way in for every edit: all or nothing, named, undone and redone; and faults in the middle of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from partnerdesk import model
from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.organisations import add_organisation, remove_organisation, rename_organisation
from partnerdesk.commands.signing import seal
from partnerdesk.errors import DocumentError, SealedError
from partnerdesk.model.change import RowFate
from partnerdesk.storage.document import Document
from partnerdesk.storage.editor import Editor
from partnerdesk.storage.reading import read_snapshot
from partnerdesk.wording import Phrase
from tests.strangers import a_stranger_writing

if TYPE_CHECKING:
    from sqlmodel import Session

LABEL = Phrase("Try {name}", name="something")


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "record.partnerdesk") as made:
        add_organisation(made.editor, "Council")
        yield made


@pytest.fixture
def editor(document: Document) -> Editor:
    return document.editor


def names(document: Document) -> list[str]:
    """What is in the file itself, in order."""
    assert document.snapshot() == read_snapshot(document._connection)
    return [each.name for each in document.snapshot().organisations]


def test_what_changed_is_said(editor: Editor) -> None:
    change = add_organisation(editor, "School")
    assert str(change.label) == "Add School"
    assert change.created("organisations") == (2,)
    assert change.tables() == {"organisations", "attendances"}
    undone = editor.undo()
    assert undone is not None
    assert {(row.table, row.fate) for row in undone.rows} == {
        ("organisations", RowFate.DELETED),
        ("attendances", RowFate.DELETED),
    }


def test_a_new_edit_takes_the_place_of_what_was_undone(document: Document, editor: Editor) -> None:
    for name in ("School", "Police"):
        add_organisation(editor, name)
    editor.undo()
    editor.undo()
    assert str(editor.redo_label) == "Add School"
    add_organisation(editor, "Church")
    assert editor.redo_label is None
    assert editor.redo() is None
    assert names(document) == ["Council", "Church"]
    assert document._connection.execute("SELECT count(*) FROM journal_steps").fetchone() == (2,)


def test_an_edit_that_changes_nothing_leaves_no_step_and_keeps_what_can_be_redone(editor: Editor) -> None:
    add_organisation(editor, "School")
    editor.undo()

    def there_and_back(session: Session) -> None:
        row = model.tables.Capability(code="x", name="x", position=1)
        session.add(row)
        session.flush()
        session.delete(row)

    assert not rename_organisation(editor, 1, "Council").rows
    assert not editor.apply(LABEL, there_and_back).rows
    assert str(editor.undo_label) == "Add Council"
    assert str(editor.redo_label) == "Add School"


def test_a_row_that_came_and_went_is_no_change(editor: Editor) -> None:
    def work(session: Session) -> None:
        row = model.tables.Capability(code="x", name="x", position=1)
        session.add(row)
        session.flush()
        session.delete(row)
        session.add(model.tables.Capability(code="y", name="y", position=2))

    change = editor.apply(LABEL, work)
    assert [(row.table, row.fate) for row in change.rows] == [("capabilities", RowFate.CREATED)]
    editor.undo()
    editor.redo()
    assert [each.code for each in editor.snapshot.capabilities] == ["y"]


@pytest.mark.parametrize("fault", [RuntimeError("a bug"), KeyboardInterrupt()])
def test_whatever_fails_undoes_it_all(document: Document, editor: Editor, fault: BaseException) -> None:
    def work(session: Session) -> None:
        session.add(model.tables.Capability(code="x", name="x", position=1))
        session.flush()
        raise fault

    before = editor.snapshot
    with pytest.raises(type(fault)):
        editor.apply(LABEL, work)
    assert editor.snapshot is before
    assert str(editor.undo_label) == "Add Council"
    rename_organisation(editor, 1, "Town Council")
    assert names(document) == ["Town Council"]


def test_a_value_that_may_not_stand_there_never_reaches_the_file(document: Document, editor: Editor) -> None:
    def asleep(session: Session) -> None:
        row = session.get(model.tables.Attendance, 1)
        assert row is not None
        row.presence = "asleep"

    def no_name(session: Session) -> None:
        session.add(model.tables.Capability(code="x", name="", position=1))

    with pytest.raises(ValueError, match="asleep"):
        editor.apply(LABEL, asleep)
    with pytest.raises(Exception, match="CHECK constraint failed"):
        editor.apply(LABEL, no_name)
    assert names(document) == ["Council"]


def test_after_sealing_the_next_workshop_can_be_begun(editor: Editor) -> None:
    seal(editor, "{}", "0" * 64)

    def begin(session: Session) -> None:
        session.add(model.tables.Workshop(number=2, code="W2"))
        session.flush()
        partnership = session.get(model.tables.Partnership, 1)
        assert partnership is not None
        partnership.workshop_id = 2

    editor.apply(LABEL, begin)
    assert not editor.snapshot.sealed
    add_goal(editor, "The next one")
    assert [goal.workshop_id for goal in editor.snapshot.goals] == [2]


def test_a_write_outside_an_edit_is_refused(document: Document) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="a write outside an edit"):
        document._connection.execute("UPDATE organisations SET name = 'Sneaky'")
    assert names(document) == ["Council"]


def test_values_of_rows_stay_out_of_errors(editor: Editor) -> None:
    def twin(session: Session) -> None:
        for _ in range(2):
            session.add(model.tables.Capability(code="secret-code", name="secret", position=1))

    with pytest.raises(Exception, match="UNIQUE constraint failed") as caught:
        editor.apply(LABEL, twin)
    assert "secret" not in str(caught.value)


def test_a_full_disk_is_said_and_work_goes_on_when_there_is_room(document: Document, editor: Editor) -> None:
    pages = document._connection.execute("PRAGMA page_count").fetchone()[0]
    document._connection.execute(f"PRAGMA max_page_count={pages}")
    with suppress(DocumentError):
        for _ in range(500):
            add_goal(editor, "x" * 2_000)
    before = editor.snapshot
    with pytest.raises(DocumentError, match="The disk is full"):
        add_goal(editor, "x" * 2_000)
    assert editor.snapshot is before
    assert editor.snapshot == read_snapshot(document._connection)
    goals = len(before.goals)
    document._connection.execute("PRAGMA max_page_count=1073741823")
    add_goal(editor, "y" * 2_000)
    assert len(editor.snapshot.goals) == goals + 1
    editor.undo()
    assert editor.snapshot == before


def test_what_was_sealed_refuses_edits_and_undo(document: Document, editor: Editor) -> None:
    seal(editor, "{}", "0" * 64)
    before = editor.snapshot
    with pytest.raises(SealedError):
        remove_organisation(editor, 1)
    assert editor.undo() is None
    assert editor.snapshot is before
    assert names(document) == ["Council"]


@pytest.mark.parametrize(
    "rows",
    [
        "[",
        "7",
        "[7]",
        '[["sqlite_master", 1, null, {}]]',
        '[["goals; DROP TABLE goals", 1, null, {}]]',
        '[["organisations", 1, {"id": 1}, null]]',
        '[["organisations", 1, {"id": [1]}, {"id": 1}]]',
        '[["organisations", 1, 7, {}]]',
        '[["organisations", "x", {}, {}]]',
        "[" * 100_000,
    ],
)
def test_a_history_of_a_strangers_making_is_refused(document: Document, rows: str) -> None:
    assert document.path is not None
    path = document.path
    document.close()
    with a_stranger_writing(path) as connection:
        connection.execute("UPDATE journal_steps SET rows = ?", (rows,))
    with Document.open(path) as opened:
        before = opened.snapshot()
        with pytest.raises(DocumentError, match="history is damaged"):
            opened.editor.undo()
        assert opened.snapshot() is before
        add_organisation(opened.editor, "School")
        assert names(opened) == ["Council", "School"]


def test_labels_out_of_a_file_run_no_format(document: Document) -> None:
    assert document.path is not None
    path = document.path
    document.close()
    label = json.dumps({"text": "Add {name.__class__} {n:>99} {name}", "values": {"name": "x"}})
    with a_stranger_writing(path) as connection:
        connection.execute("UPDATE journal_steps SET label = ?", (label,))
    with Document.open(path) as opened:
        assert str(opened.editor.undo_label) == "Add {name.__class__} {n:>99} x"
