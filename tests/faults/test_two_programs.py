"""Two programs and one file: the second is told at once, and a copy taken in the middle of edits opens."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from partnerdesk.errors import DamagedError, DocumentError, DocumentInUseError
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.storage.copying import copy_document
from partnerdesk.storage.document import Document
from partnerdesk.storage.lock_note import holder_of

ROOT = Path(__file__).resolve().parents[2]

EDITING = """
import sys
from pathlib import Path
from partnerdesk.commands.parking import park
from partnerdesk.storage.document import Document
with Document.open(Path(sys.argv[1])) as document:
    number = 0
    print("open", flush=True)
    while not Path(sys.argv[2]).exists():
        park(document.editor, f"Item {number}")
        number += 1
print(number, flush=True)
"""


@contextmanager
def somebody_editing(path: Path) -> Iterator[list[int]]:
    """Another program that edits as fast as it can. Gives how many edits it has made, once it has ended."""
    enough = path.with_suffix(".enough")
    edits: list[int] = []
    with subprocess.Popen(
        [sys.executable, "-c", EDITING, str(path), str(enough)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        try:
            yield edits
        finally:
            enough.touch()
            edits.append(int(other.stdout.read()))


def record_of(path: Path) -> Snapshot:
    with Document.open(path) as document:
        return document.snapshot()


def assert_copies_open(tmp_path: Path, copies: int) -> None:
    path = tmp_path / "record.partnerdesk"
    Document.create(path).close()
    found = []
    with somebody_editing(path):
        for number in range(copies):
            target = tmp_path / f"copy {number}.partnerdesk"
            copy_document(path, target)
            found.append(target)
    counts = [len(record_of(each).parking_items) for each in found]
    assert counts == sorted(counts)
    for each in found:
        items = [item.text for item in record_of(each).parking_items]
        assert items == [f"Item {number}" for number in range(len(items))]


def test_copies_taken_in_the_middle_of_edits_open_and_hold_one_state(tmp_path: Path) -> None:
    assert_copies_open(tmp_path, 12)


@pytest.mark.long
def test_many_copies_taken_in_the_middle_of_edits(tmp_path: Path) -> None:
    assert_copies_open(tmp_path, 300)


def assert_plain_copies_are_whole_or_told(tmp_path: Path, copies: int) -> None:
    path = tmp_path / "record.partnerdesk"
    Document.create(path).close()
    with somebody_editing(path):
        found = [shutil.copyfile(path, tmp_path / f"copy {number}.partnerdesk") for number in range(copies)]
    opened = 0
    for each in found:
        try:
            items = [item.text for item in record_of(each).parking_items]
        except DamagedError:
            continue  # taken between two pages of one edit, and seen to be so
        opened += 1
        assert items == [f"Item {number}" for number in range(len(items))]
    assert opened


def test_what_a_sync_program_copies_in_the_middle_of_edits_is_whole_or_told(tmp_path: Path) -> None:
    assert_plain_copies_are_whole_or_told(tmp_path, 20)


def test_the_second_program_is_told_who_has_it_and_the_first_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "record.partnerdesk"
    Document.create(path).close()
    with somebody_editing(path) as edits:
        for _ in range(5):
            with pytest.raises(DocumentInUseError, match=r"is open in another PartnerDesk: by .* since \d+ "):
                Document.open(path)
    assert len(record_of(path).parking_items) == edits[0]
    assert holder_of(path) is None, "the note went with the program"


def test_the_note_of_a_program_that_was_killed_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "record.partnerdesk"
    Document.create(path).close()
    with subprocess.Popen(
        [sys.executable, "-c", EDITING, str(path), str(tmp_path / "never")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert holder_of(path) is not None
        other.kill()
    assert holder_of(path) is None
    Document.open(path).close()


def test_another_kind_of_program_is_told_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "record.partnerdesk"
    Document.create(path).close()
    code = (
        "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "connection.execute('BEGIN EXCLUSIVE'); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(DocumentError, match="is open in another program or on another computer"):
            Document.open(path)
        other.communicate("")
