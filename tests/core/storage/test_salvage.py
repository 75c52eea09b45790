"""What can be saved of a damaged document: everything that can be read, and a list of what cannot."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from partnerdesk.commands.goals import remove_goal
from partnerdesk.commands.organisations import rename_organisation
from partnerdesk.errors import DamagedError, DocumentInUseError
from partnerdesk.imports.outline import read_outline, write_outline
from partnerdesk.model.snapshot import TABLES, Snapshot
from partnerdesk.storage import salvage as salvaging
from partnerdesk.storage.document import Document
from partnerdesk.storage.salvage import Salvaged, salvage
from partnerdesk.storage.schema import PAGE
from partnerdesk.templates import example_path

ROOT_PAGE = "SELECT rootpage FROM sqlite_master WHERE name = ?"


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The first example, with edits and a removal after it."""
    with Document.create(tmp_path_factory.mktemp("whole") / "whole.partnerdesk") as document:
        write_outline(document.editor, read_outline(example_path(1)))
        rename_organisation(document.editor, 1, "The council of Averley")
        remove_goal(document.editor, document.snapshot().goals[-1].id)
        return document.image()


@pytest.fixture
def whole(image: bytes, tmp_path: Path) -> Snapshot:
    path = tmp_path / "whole.partnerdesk"
    path.write_bytes(image)
    with Document.open(path) as document:
        return document.snapshot()


def salvaged(tmp_path: Path, damaged: bytes) -> tuple[Salvaged, Snapshot]:
    """What is saved of these bytes, as it is found when the new file is opened."""
    path, target = tmp_path / "damaged.partnerdesk", tmp_path / "saved.partnerdesk"
    path.write_bytes(damaged)
    result = salvage(path, target)
    assert path.read_bytes() == damaged, "the damaged file was written to"
    with Document.open(target) as document:
        assert document.editor.undo_label is None
        record = document.snapshot()
    assert result.counts.partners == len(record.organisations)
    assert result.counts.signatures == len(record.signatures)
    return result, record


def said(result: Salvaged) -> str:
    return "\n".join(str(each) for each in result.missing)


def page_of(image: bytes, name: str) -> int:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(image)
        return int(connection.execute(ROOT_PAGE, (name,)).fetchone()[0])


def without_pages(image: bytes, *pages: int) -> bytes:
    spoilt = bytearray(image)
    for page in pages:
        spoilt[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    return bytes(spoilt)


ONLY = "The history is not in the new file: earlier edits cannot be undone there."


def test_of_a_whole_document_nothing_is_missing(tmp_path: Path, image: bytes, whole: Snapshot) -> None:
    result, record = salvaged(tmp_path, image)
    assert record == whole
    assert said(result) == ONLY


@pytest.mark.parametrize(
    "spoil",
    [
        lambda image: b"X" + image[1:],
        lambda image: os.urandom(100) + image[100:],
        lambda image: image[:68] + bytes(4) + image[72:],
        lambda image: image[:28] + b"\xff" * 12 + image[40:],
        lambda image: without_pages(image, 1),
    ],
)
def test_a_spoilt_beginning_costs_nothing(
    tmp_path: Path, image: bytes, whole: Snapshot, spoil: Callable[[bytes], bytes]
) -> None:
    result, record = salvaged(tmp_path, spoil(image))
    assert record == whole
    assert said(result) == ONLY


@pytest.mark.parametrize("table", [table for table in TABLES if table not in ("partnerships", "workshops")])
def test_a_table_that_cannot_be_read_comes_back_from_the_history(
    tmp_path: Path, image: bytes, whole: Snapshot, table: str
) -> None:
    result, record = salvaged(tmp_path, without_pages(image, page_of(image, table)))
    assert record == whole
    assert said(result) == ONLY


def test_without_the_history_the_tables_are_enough(tmp_path: Path, image: bytes, whole: Snapshot) -> None:
    result, record = salvaged(tmp_path, without_pages(image, page_of(image, "journal_steps")))
    assert record == whole
    assert "A part of the history could not be read" in said(result)


def test_what_neither_gives_is_listed_and_what_hung_on_it_goes_too(
    tmp_path: Path, image: bytes, whole: Snapshot
) -> None:
    pages = (page_of(image, "journal_steps"), page_of(image, "organisations"))
    result, record = salvaged(tmp_path, without_pages(image, *pages))
    assert not record.organisations
    assert not record.attendances
    assert [goal.text for goal in record.goals] == [goal.text for goal in whole.goals]
    assert f"Could not be read: {len(whole.organisations)} partners." in said(result)
    assert "other entries" in said(result)


def test_of_half_a_file_every_part_that_came_back_short_is_named(
    tmp_path: Path, image: bytes, whole: Snapshot
) -> None:
    result, record = salvaged(tmp_path, image[: len(image) // 2])
    words = said(result)
    for text, there, before in (
        ("links", record.ratings, whole.ratings),
        ("what partners said of the goals", record.support_responses, whole.support_responses),
        ("who brings what to the actions", record.contributions, whole.contributions),
    ):
        assert len(there) < len(before), text
        assert f"More may be lost than can be counted: {text}." in words
    assert "Compare the new file with a backup or with what was printed." in words


def test_what_is_in_every_table_can_be_named() -> None:
    named = [table for _, tables in salvaging._PARTS for table in tables]
    assert sorted([*named, "partnerships"]) == sorted(TABLES)


def test_an_empty_workshop_stands_in_for_one_that_cannot_be_read(
    tmp_path: Path, image: bytes, whole: Snapshot
) -> None:
    pages = tuple(page_of(image, name) for name in ("journal_steps", "workshops", "partnerships"))
    result, record = salvaged(tmp_path, without_pages(image, *pages))
    assert record.goals == whole.goals
    assert record.workshop.title == ""
    assert "1 other entry" in said(result)


def test_letters_that_cannot_be_read_and_rows_that_changed_by_themselves_are_named(
    tmp_path: Path, image: bytes, whole: Snapshot
) -> None:
    name = whole.organisations[0].name.encode()
    at = image.index(name)
    result, record = salvaged(tmp_path, image[:at] + b"tHE" + image[at + 3 :])
    assert "look at it: " in said(result)
    result, record = salvaged(tmp_path, image.replace(name, b"\xff" + name[1:]))
    assert "Some letters could not be read, look at it: \ufffd" in said(result)
    assert len(record.organisations) == len(whole.organisations)


def test_of_rubbish_nothing_is_saved_and_that_is_said(tmp_path: Path, image: bytes) -> None:
    for content in (b"", b"Dear all", os.urandom(9000), image[:PAGE]):
        path = tmp_path / "damaged.partnerdesk"
        path.write_bytes(content)
        with pytest.raises(DamagedError, match=r"Nothing of damaged\.partnerdesk could be read"):
            salvage(path, tmp_path / "saved.partnerdesk")
        assert list(tmp_path.iterdir()) == [path]


def test_an_open_document_is_never_read_as_a_file(tmp_path: Path) -> None:
    with Document.create(tmp_path / "a.partnerdesk"), pytest.raises(DocumentInUseError):
        salvage(tmp_path / "a.partnerdesk", tmp_path / "b.partnerdesk")


def test_wherever_it_is_damaged_what_is_saved_is_true_or_named(
    tmp_path: Path, image: bytes, whole: Snapshot
) -> None:
    """A row that is saved is the row it was, or it is among those to look at; a row that is not is counted."""
    draw = random.Random(5)
    true_rows = {(table, row) for table in TABLES for row in getattr(whole, table)}
    for _ in range(25):
        spoilt = bytearray(image)
        for _ in range(draw.randrange(1, 40)):
            spoilt[draw.randrange(len(spoilt))] ^= 1 << draw.randrange(8)
        result, record = salvaged(tmp_path, bytes(spoilt))
        rows = {(table, row) for table in TABLES for row in getattr(record, table)}
        if rows != true_rows:
            assert said(result) != ONLY
