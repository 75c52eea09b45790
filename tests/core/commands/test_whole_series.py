"""Everything that can be done, undone one by one to the blank record, and done again to the same record."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.storage.document import Document
from partnerdesk.storage.reading import read_snapshot
from tests.core.commands.catalogue import BARRIERS
from tests.core.commands.scripted import COMMANDS, Script, whole_series


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Series.partnerdesk"


def assert_is(document: Document, expected: Snapshot) -> None:
    """The record is the expected one, in what is kept in memory and in the file."""
    assert document.snapshot() == expected
    assert read_snapshot(document._connection) == expected


def undo_all(document: Document, records: list[Snapshot], labels: list[str]) -> None:
    for before, label in reversed(list(zip(records, labels, strict=True))):
        assert str(document.editor.undo_label) == label
        assert document.editor.undo() is not None
        assert_is(document, before)


def redo_all(document: Document, records: list[Snapshot], labels: list[str]) -> None:
    """``records`` are those after each step."""
    for after, label in zip(records, labels, strict=True):
        assert str(document.editor.redo_label) == label
        assert document.editor.redo() is not None
        assert_is(document, after)


def test_a_whole_series_is_undone_to_the_blank_record_and_done_again(path: Path) -> None:
    with Document.create(path) as document:
        blank = document.snapshot()
        script = Script(document)
        whole_series(script)
        records, labels = [*script.before, script.snapshot], script.labels
        half = len(labels) // 2
        undo_all(document, records[half:-1], labels[half:])
    with Document.open(path) as document:
        undo_all(document, records[:half], labels[:half])
        assert_is(document, blank)
        assert document.editor.undo() is None
        redo_all(document, records[1 : half + 1], labels[:half])
    with Document.open(path) as document:
        redo_all(document, records[half + 1 :], labels[half:])
        assert document.editor.redo() is None
        assert_is(document, records[-1])


def test_the_script_uses_every_command_that_can_be_undone() -> None:
    with Document.in_memory() as document:
        script = Script(document)
        whole_series(script)
    assert script.used == set(COMMANDS) - BARRIERS
