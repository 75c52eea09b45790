"""The file is changed, moved or taken away while it is open: nothing is written to it, nothing is lost, and when it is
back the work goes on."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from partnerdesk.commands.goals import add_goal
from partnerdesk.commands.organisations import add_organisation
from partnerdesk.errors import DocumentError, DocumentInUseError, DocumentMovedError
from partnerdesk.storage import journal
from partnerdesk.storage.document import Document
from partnerdesk.storage.reading import read_snapshot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "record.partnerdesk"


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    with Document.create(path, "Averley") as made:
        add_organisation(made.editor, "Council")
        made.remember()
        yield made


def other_record(folder: Path) -> Path:
    place = folder / "other.partnerdesk"
    with Document.create(place, "Somebody else") as other:
        add_organisation(other.editor, "Bank")
    return place


def renamed(path: Path) -> None:
    path.rename(path.with_name("renamed.partnerdesk"))


def deleted(path: Path) -> None:
    path.unlink()


def folder_gone(path: Path) -> None:
    path.parent.rename(path.parent.with_name("gone"))


def replaced_by_another(path: Path) -> None:
    other_record(path.parent.parent).replace(path)


def overwritten_in_place(path: Path) -> None:
    path.write_bytes(other_record(path.parent.parent).read_bytes())


def replaced_by_rubbish(path: Path) -> None:
    path.unlink()
    path.write_bytes(os.urandom(9000))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_off(path: Path) -> None:
    os.truncate(path, 5000)


def a_folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


FAULTS: tuple[tuple[Callable[[Path], None], str], ...] = (
    (renamed, "was moved, renamed or deleted"),
    (deleted, "was moved, renamed or deleted"),
    (folder_gone, "The folder or the stick with record.partnerdesk is gone"),
    (replaced_by_another, "was changed or replaced by another program"),
    (overwritten_in_place, "was changed or replaced by another program"),
    (replaced_by_rubbish, "was changed or replaced by another program"),
    (emptied, "was changed or replaced by another program"),
    (cut_off, "was changed or replaced by another program"),
)


def everything_below(folder: Path) -> dict[Path, bytes]:
    """Every file but SQLite's own journals, which are empty between edits."""
    found = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    assert not any(content for each, content in found.items() if each.name.endswith("-journal"))
    return {each: content for each, content in found.items() if not each.name.endswith("-journal")}


@pytest.mark.parametrize(("fault", "words"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_the_edit_is_refused_and_all_can_be_saved_elsewhere(
    document: Document, path: Path, tmp_path: Path, fault: Callable[[Path], None], words: str
) -> None:
    before = document.snapshot()
    fault(path)
    there = everything_below(tmp_path)
    for edit in (
        lambda: add_organisation(document.editor, "School"),
        document.editor.undo,
        document.editor.look,
    ):
        with pytest.raises(DocumentMovedError, match=words):
            edit()
    with pytest.raises(DocumentError):
        document.image()
    assert document.snapshot() is before
    assert everything_below(tmp_path) == there, "something was written where another program has its file"
    copy = tmp_path / "rescued.partnerdesk"
    document.save_copy(copy)
    with Document.open(copy) as opened:
        assert opened.snapshot() == before
        assert str(opened.editor.undo_label) == "Add Council", "the history comes along"


@pytest.mark.parametrize(("fault", "words"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_when_the_file_is_back_the_work_goes_on(
    document: Document, path: Path, tmp_path: Path, fault: Callable[[Path], None], words: str
) -> None:
    kept = tmp_path / "kept.partnerdesk"
    document.save_copy(kept)
    fault(path)
    with pytest.raises(DocumentMovedError, match=words):
        add_organisation(document.editor, "School")
    for left in (path.with_name("renamed.partnerdesk"), path):
        left.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    shutil.copy(kept, path)  # another file, as a stick that was out and is in again may be
    document.editor.look()
    add_organisation(document.editor, "School")
    document.editor.undo()
    document.editor.redo()
    after = document.snapshot()
    document.close()
    with Document.open(path) as opened:
        assert opened.snapshot() == after
        assert [each.name for each in after.organisations] == ["Council", "School"]


def test_a_file_that_was_only_away_for_a_while_is_gone_on_with(document: Document, path: Path) -> None:
    connection = document._connection
    renamed(path)
    with pytest.raises(DocumentMovedError):
        add_organisation(document.editor, "School")
    path.with_name("renamed.partnerdesk").rename(path)
    add_organisation(document.editor, "School")
    assert document._connection is connection


def test_a_touched_file_is_still_ours(document: Document, path: Path) -> None:
    os.utime(path, (1, 1))
    add_organisation(document.editor, "School")
    assert document.snapshot() == read_snapshot(document._connection)


def test_a_file_that_another_program_has_meanwhile_is_refused(document: Document, path: Path) -> None:
    image = document.image()
    path.unlink()
    path.write_bytes(image)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DocumentInUseError):
            add_organisation(document.editor, "School")
        other.execute("ROLLBACK")
    add_organisation(document.editor, "School")
    assert len(document.snapshot().organisations) == 2


def test_a_file_replaced_between_the_look_and_the_commit_takes_no_edit(
    document: Document, path: Path
) -> None:
    before, image = document.snapshot(), document.image()

    def sync(_session: object) -> None:
        path.unlink()
        path.write_bytes(image)
        document._connection.execute("INSERT INTO capabilities (code, name, position) VALUES ('x', 'x', 1)")

    from partnerdesk.wording import Phrase

    with pytest.raises(DocumentMovedError):
        document.editor.apply(Phrase("Add it"), sync)
    assert document.snapshot() is before
    assert path.read_bytes() == image
    add_organisation(document.editor, "School")
    assert document.snapshot() == read_snapshot(document._connection)
    assert not document.snapshot().capabilities


def test_edits_since_the_last_image_are_saved_without_the_history(
    document: Document, path: Path, tmp_path: Path
) -> None:
    add_goal(document.editor, "Feed everyone")
    path.unlink()
    document.save_copy(tmp_path / "rescued.partnerdesk")
    with Document.open(tmp_path / "rescued.partnerdesk") as opened:
        assert opened.snapshot() == document.snapshot()
        assert opened.editor.undo_label is None


def test_closing_leaves_another_programs_files_alone(document: Document, path: Path) -> None:
    replaced_by_another(path)
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"theirs")
    with pytest.raises(DocumentMovedError):
        document.editor.look()
    document.close()
    assert journal.read_bytes() == b"theirs"


def test_a_document_in_memory_has_no_file_to_lose() -> None:
    with Document.in_memory() as document:
        document.editor.look()
        add_organisation(document.editor, "Council")
        assert document.remember() == document.image()


def test_a_clock_that_is_set_back_changes_no_order(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for moment in ("2026-11-26T12:00:00", "2026-11-26T11:00:00", "1999-01-01T00:00:00"):
        monkeypatch.setattr(journal, "now", lambda moment=moment: moment)
        add_goal(document.editor, f"Goal of {moment}")
        os.utime(path, (1, 1))  # what another program may do to the time of the file meanwhile
    document.editor.look()
    after = document.snapshot()
    document.close()
    with Document.open(path) as opened:
        assert opened.snapshot() == after
        assert str(opened.editor.undo_label) == "Add goal G3"
        opened.editor.undo()
        assert str(opened.editor.undo_label) == "Add goal G2"
