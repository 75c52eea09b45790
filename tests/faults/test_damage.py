"""Bytes are flipped and the end is cut off: a document opens, or says what is the matter and what is left is saved; the
damaged file is never written to."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from partnerdesk.commands.organisations import rename_organisation
from partnerdesk.errors import DamagedError, DocumentError
from partnerdesk.imports.outline import read_outline, write_outline
from partnerdesk.model.snapshot import TABLES, Snapshot
from partnerdesk.storage.document import Document
from partnerdesk.storage.salvage import salvage
from partnerdesk.templates import example_path

FLIPS, CUTS = 40, 20
LONG_FLIPS, LONG_CUTS = 1000, 200


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The third example with one edit after it."""
    with Document.create(tmp_path_factory.mktemp("whole") / "whole.partnerdesk") as document:
        write_outline(document.editor, read_outline(example_path(3)))
        rename_organisation(document.editor, 1, "The council of Averley")
        return document.image()


def record_of(path: Path) -> Snapshot:
    with Document.open(path) as document:
        return document.snapshot()


def record_and_history(path: Path) -> tuple[Snapshot, list[tuple[object, ...]]]:
    with Document.open(path) as document:
        history = document._connection.execute("SELECT * FROM journal_steps ORDER BY id").fetchall()
        return document.snapshot(), history


def share_of(whole: Snapshot, saved: Snapshot) -> float:
    """How many of the rows there were are there again, as they were."""
    rows = [(table, row) for table in TABLES for row in getattr(whole, table)]
    return sum(row in getattr(saved, table) for table, row in rows) / len(rows)


def met(folder: Path, image: bytes, damaged: bytes) -> float | None:
    """Open a damaged document as a person would. None when it opens and record and history are as they were; otherwise
    the share of it that was saved."""
    path, whole, target = (folder / f"{name}.partnerdesk" for name in ("damaged", "whole", "saved"))
    path.write_bytes(damaged)
    whole.write_bytes(image)
    try:
        found = record_and_history(path)
    except DocumentError as error:
        said = str(error)
    else:
        assert found == record_and_history(whole), "another record is shown, and nothing is said"
        return None
    assert said.startswith("damaged.partnerdesk ")
    assert path.read_bytes() == damaged, "the damaged file was written to"
    saved = 0.0
    with suppress(DamagedError):
        salvage(path, target)
        saved = share_of(record_of(whole), record_of(target))
    assert path.read_bytes() == damaged, "the damaged file was written to"
    assert {each.suffix for each in folder.iterdir()} == {".partnerdesk"}, "something was left lying about"
    for each in folder.iterdir():
        each.unlink()
    return saved


def flipped(image: bytes, number: int) -> bytes:
    """One bit is flipped: in one half of the cases anywhere, in the other where there is something."""
    draw = random.Random(number)
    spoilt = bytearray(image)
    at = draw.randrange(len(image))
    while number % 2 and not image[at]:
        at = draw.randrange(len(image))
    spoilt[at] ^= 1 << draw.randrange(8)
    return bytes(spoilt)


def assert_flips_are_met(folder: Path, image: bytes, numbers: range) -> None:
    """One bit each time. Where it is noticed, all but a few rows are saved."""
    for number in numbers:
        saved = met(folder, image, flipped(image, number))
        assert saved is None or saved > 0.97, number


def assert_cuts_are_met(folder: Path, image: bytes, numbers: range) -> None:
    """A file that is cut off is never taken for a whole one."""
    for number in numbers:
        length = random.Random(number).randrange(len(image))
        assert met(folder, image, image[:length]) is not None, length


def test_a_flipped_bit_is_harmless_or_told_and_nearly_all_is_saved(tmp_path: Path, image: bytes) -> None:
    assert_flips_are_met(tmp_path, image, range(FLIPS))


def test_a_file_that_is_cut_off_is_told_and_never_written_to(tmp_path: Path, image: bytes) -> None:
    assert_cuts_are_met(tmp_path, image, range(CUTS))


@pytest.mark.long
def test_many_flipped_bits(tmp_path: Path, image: bytes) -> None:
    assert_flips_are_met(tmp_path, image, range(LONG_FLIPS))


@pytest.mark.long
def test_many_cuts(tmp_path: Path, image: bytes) -> None:
    assert_cuts_are_met(tmp_path, image, range(LONG_CUTS))
