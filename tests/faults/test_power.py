"""The power is cut at any moment: what was kept before is there, and nothing is half there.

What the real program writes is recorded below it, and what a disk may hold after a cut is worked out from that
(``power.py``). The long form cuts five hundred times.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from partnerdesk.errors import DocumentError
from partnerdesk.imports.outline import read_outline, write_outline
from partnerdesk.model.secret import Secret
from partnerdesk.storage.backups import Backups, snapshot_of
from partnerdesk.storage.document import Document
from partnerdesk.storage.unlocking import unlock
from partnerdesk.templates import example_path
from tests.faults.afterwards import OLD, empty, recovered_schema, state_of, states_of_edits
from tests.faults.power import SAID, Doing, after_the_cut, recorded, recorder, said_before
from tests.faults.victims import DONE

DOCUMENT: Final = "record.partnerdesk"
PASSWORD: Final = "four words in a row"
SYNCS: Final = 4
"""So often at most an edit has the system wait for the disk."""

Check = Callable[[Path, list[str]], None]
"""Looks at the folder after a cut, given what the program had said before it."""


@dataclass(frozen=True)
class Recording:
    """What a program did, to be cut off anywhere."""

    before: dict[str, bytes]
    doings: Sequence[Doing]

    def cut(self, folder: Path, check: Check, number: int) -> None:
        """Lay out one disk that may be left in ``folder``, and look at it."""
        draw = random.Random(number)
        self.cut_at(folder, check, draw.randint(0, len(self.doings)), draw)

    def cut_at(self, folder: Path, check: Check, place: int, draw: random.Random, way: str = "") -> None:
        done = self.doings[:place]
        empty(folder)
        for name, content in after_the_cut(self.before, done, draw, way).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        check(folder, said_before(done))


def record(library: Path, folder: Path, work: str, *arguments: str, first: str = "pass") -> Recording:
    """Record a work of the victims on the files in ``folder``."""
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    paths = [str(folder / each) if "." in each or each == "kept" else each for each in arguments]
    code = (
        f"{first}\nfrom tests.faults.victims import WORKS, say, DONE\n"
        f"import partnerdesk.storage.session\nWORKS[{work!r}](*{paths!r})\nsay(DONE)"
    )
    return Recording(before, recorded(library, folder, code))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorder(tmp_path_factory.mktemp("recorder"))


# Editing


@pytest.fixture(scope="module")
def states() -> list[str]:
    return states_of_edits()


def editing(library: Path, folder: Path, first: str = "pass") -> Recording:
    folder.mkdir()
    Document.create(folder / DOCUMENT, "Averley").close()
    return record(library, folder, "edits_it", DOCUMENT, first=first)


def every_edit_is_there(states: list[str]) -> Check:
    def check(folder: Path, said: list[str]) -> None:
        kept = len([line for line in said if line.isdigit()])
        assert state_of(folder / DOCUMENT) in states[kept : kept + 2]
        assert [each.name for each in folder.iterdir()] == [DOCUMENT]

    return check


@pytest.fixture(scope="module")
def edits(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Recording:
    return editing(library, tmp_path_factory.mktemp("edits") / "stick")


def test_every_edit_that_was_kept_is_there(edits: Recording, states: list[str], tmp_path: Path) -> None:
    for number in range(12):
        edits.cut(tmp_path / "disk", every_edit_is_there(states), number)


def test_an_edit_waits_for_the_disk_no_more_often_than_it_must(edits: Recording) -> None:
    syncs: list[int] = [0]
    for doing in edits.doings:
        if doing.name == SAID:
            syncs.append(0)
        syncs[-1] += doing.what == "s"
    assert max(syncs[2:-2]) <= SYNCS  # not the first, for which the journal is made, nor closing


CARELESS: Final = """
import sqlite3
from partnerdesk.storage import document
connect = document.connect
def careless(path, secret):
    connection = connect(path, secret)
    connection.execute("PRAGMA synchronous=OFF")
    return connection
document.connect = careless
"""


@pytest.mark.long
def test_the_cuts_would_show_a_program_that_does_not_wait_for_the_disk(
    library: Path, states: list[str], tmp_path: Path
) -> None:
    careless = editing(library, tmp_path / "stick", CARELESS)
    faults = 0
    for number in range(50):
        try:
            careless.cut(tmp_path / "disk", every_edit_is_there(states), number)
        except (AssertionError, DocumentError):
            faults += 1
    assert faults > 10


# Bringing up to date, backing up, writing files


def updating(library: Path, folder: Path) -> tuple[Recording, Check]:
    folder.mkdir()
    shutil.copy(OLD, folder / DOCUMENT)
    recording = record(library, folder, "brings_up_to_date", DOCUMENT, "kept")
    up_to_date = state_of(folder / DOCUMENT)
    old = OLD.read_bytes()

    def check(folder: Path, said: list[str]) -> None:
        found = recovered_schema(folder / DOCUMENT)
        backups = Backups(folder / "kept").all()
        assert found == 1 or backups
        assert all(len(each.path.read_bytes()) == len(old) for each in backups)
        assert DONE not in said or found > 1
        assert state_of(folder / DOCUMENT) == up_to_date

    return recording, check


def test_an_update_that_was_cut_off_while_it_was_written_down_is_taken_back(
    library: Path, tmp_path: Path
) -> None:
    """The first page says the new version already, and the journal knows better."""
    recording, check = updating(library, tmp_path / "old")
    recording.cut_at(tmp_path / "disk", check, first_page_written(recording), random.Random(0), "everything")


def first_page_written(recording: Recording) -> int:
    return [(each.what, each.name, each.place) for each in recording.doings].index(("w", DOCUMENT, 0)) + 1


def test_an_edit_of_a_locked_document_that_was_cut_off_is_taken_back(
    library: Path, states: list[str], tmp_path: Path
) -> None:
    """Half of the first page is the new one, so it fits no key, and the journal knows better."""
    recording, check = editing_what_is_locked(library, tmp_path / "locked", states)
    for number in range(5):
        place = first_page_written(recording)
        recording.cut_at(tmp_path / "disk", check, place, random.Random(number), "any")


def backing_up(library: Path, folder: Path) -> tuple[Recording, Check]:
    folder.mkdir()
    Document.create(folder / DOCUMENT, "Averley").close()
    recording = record(library, folder, "backs_up", DOCUMENT, "kept")

    def check(folder: Path, said: list[str]) -> None:
        kept = len([line for line in said if line.isdigit()])
        held = [len(snapshot_of(each.path).parking_items) for each in Backups(folder / "kept").all()]
        assert held == sorted(held, reverse=True)
        assert not kept or held[0] in (kept, kept + 1)
        with Document.open(folder / DOCUMENT) as document:
            assert len(document.snapshot().parking_items) in (kept, kept + 1)

    return recording, check


def writing(library: Path, folder: Path, work: str, name: str, *kind: str) -> tuple[Recording, Check]:
    folder.mkdir()
    with Document.create(folder / DOCUMENT) as document:
        write_outline(document.editor, read_outline(example_path(3)))
    old = b"what stood there before"
    (folder / name).write_bytes(old)
    recording = record(library, folder, work, DOCUMENT, *kind, name)
    new = (folder / name).read_bytes()

    def check(folder: Path, said: list[str]) -> None:
        found = (folder / name).read_bytes()
        assert found == new if DONE in said else found in (old, new)
        Document.open(folder / DOCUMENT).close()

    return recording, check


# A new document


def making(library: Path, folder: Path) -> tuple[Recording, Check]:
    """It is there whole, or it cannot be opened and was not said to be there."""
    folder.mkdir()
    recording = record(library, folder, "makes_it", DOCUMENT)
    whole = state_of(folder / DOCUMENT)

    def check(folder: Path, said: list[str]) -> None:
        try:
            assert state_of(folder / DOCUMENT) == whole
        except DocumentError:
            assert DONE not in said

    return recording, check


@pytest.mark.long
def test_a_new_document_is_there_whole_once_it_is_said_to_be(library: Path, tmp_path: Path) -> None:
    recording, check = making(library, tmp_path / "new")
    for place in range(len(recording.doings) + 1):
        recording.cut_at(tmp_path / "disk", check, place, random.Random(place))


# A password


def locking(library: Path, folder: Path) -> tuple[Recording, Check]:
    """The password is set: the file is the open one with all in it, or the locked one."""
    folder.mkdir()
    with Document.create(folder / DOCUMENT) as document:
        write_outline(document.editor, read_outline(example_path(3)))
    opened = state_of(folder / DOCUMENT)
    recording = record(library, folder, "sets_a_password", DOCUMENT, PASSWORD)
    secret = unlock(folder / DOCUMENT, PASSWORD)

    def check(folder: Path, said: list[str]) -> None:
        locked = (folder / DOCUMENT).read_bytes().startswith(secret.salt)
        assert locked or "locked" not in said
        assert state_of(folder / DOCUMENT, secret if locked else None) == opened
        assert [each.name for each in folder.iterdir()] == [DOCUMENT]

    return recording, check


def editing_what_is_locked(library: Path, folder: Path, states: list[str]) -> tuple[Recording, Check]:
    folder.mkdir()
    secret = Secret.new(PASSWORD)
    Document.create(folder / DOCUMENT, "Averley", secret).close()
    recording = record(library, folder, "edits_it", DOCUMENT, PASSWORD)

    def check(folder: Path, said: list[str]) -> None:
        kept = len([line for line in said if line.isdigit()])
        assert state_of(folder / DOCUMENT, secret) in states[kept : kept + 2]

    return recording, check


@pytest.mark.long
def test_five_hundred_cuts(library: Path, edits: Recording, states: list[str], tmp_path: Path) -> None:
    for recording, check, cuts in (
        (edits, every_edit_is_there(states), 150),
        (*editing_what_is_locked(library, tmp_path / "locked", states), 50),
        (*locking(library, tmp_path / "password"), 50),
        (*updating(library, tmp_path / "old"), 75),
        (*backing_up(library, tmp_path / "backups"), 75),
        (*writing(library, tmp_path / "paper", "exports", "paper.pdf", "one-page"), 50),
        (*writing(library, tmp_path / "copy", "saves_a_copy", "copy.partnerdesk"), 50),
    ):
        for number in range(cuts):
            recording.cut(tmp_path / "disk", check, number)
