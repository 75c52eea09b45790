"""The program is killed at any moment, at whatever it does: all that was kept is there, and nothing is half there.

Run the long form (a thousand kills) with ``-s`` to see what the blows hit.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, redirect_stdout
from fnmatch import fnmatch
from io import StringIO
from pathlib import Path
from typing import Final

import pytest

from partnerdesk.cli import main
from partnerdesk.commands.parking import park
from partnerdesk.exports.atomic import write_text_atomically
from partnerdesk.imports.outline import read_outline, write_outline
from partnerdesk.model.backup import Reason
from partnerdesk.storage.backups import Backups, snapshot_of
from partnerdesk.storage.connection import read_header
from partnerdesk.storage.document import Document
from partnerdesk.templates import example_path
from partnerdesk.whole_file import UNFINISHED
from tests.faults.afterwards import OLD, empty, recovered_schema, state, state_of, states_of_edits
from tests.faults.victims import DONE, EDITS, Victims, a_maker_of_victims

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the user whose programs are killed."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def victims(home: Path) -> Iterator[Victims]:
    with a_maker_of_victims(home) as made:
        yield made


def items_in(path: Path) -> list[str]:
    with Document.open(path) as document:
        return [item.text for item in document.snapshot().parking_items]


def assert_found_whole(path: Path) -> None:
    with redirect_stdout(StringIO()):
        assert main(["check", str(path)]) == 0
    assert list(path.parent.glob(f"{path.name}-*")) == []


def numbers_in(said: list[str]) -> int:
    """How many edits the victim said were kept."""
    return len([line for line in said if line.isdigit()])


# Editing


@pytest.fixture(scope="module")
def states() -> list[str]:
    return states_of_edits()


def assert_every_edit_is_there(victims: Victims, folder: Path, states: list[str], run: int) -> None:
    draw = random.Random(run)
    path = folder / "record.partnerdesk"
    Document.create(path, "Averley").close()
    said = victims.killed("edits_it", path, after=draw.randrange(EDITS), then=draw.uniform(0, 0.03))
    kept = numbers_in(said)
    assert state_of(path) in states[kept : kept + 2]
    assert_found_whole(path)
    with Document.open(path) as document:
        park(document.editor, "And on it goes")


def test_every_edit_that_was_kept_is_there(victims: Victims, tmp_path: Path, states: list[str]) -> None:
    for run in range(3):
        assert_every_edit_is_there(victims, empty(tmp_path / "edits"), states, run)


# Bringing up to date


@pytest.fixture(scope="module")
def up_to_date(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("old") / "old.partnerdesk"
    shutil.copy(OLD, path)
    with Document.open(path, Backups(path.parent / "kept")) as document:
        return state(document)


def assert_old_or_up_to_date(victims: Victims, folder: Path, up_to_date: str, run: int) -> str:
    """Gives what was found after the blow."""
    path, kept = folder / "old.partnerdesk", folder / "kept"
    shutil.copy(OLD, path)
    draw = random.Random(run)
    then = draw.uniform(0, draw.choice((0.02, 0.06, 0.2)))
    said = victims.killed("brings_up_to_date", path, kept, after=1, then=then)
    version = recovered_schema(path)
    backups = Backups(kept).all()
    assert version == 1 or backups, "brought up to date without a backup"
    for each in backups:
        assert read_header(each.path).user_version >> 16 == 1
        with closing(sqlite3.connect(each.path)) as one, closing(sqlite3.connect(OLD)) as other:
            assert list(one.iterdump()) == list(other.iterdump())
    assert state_of(path) == up_to_date
    assert_found_whole(path)
    if DONE in said:
        return "whole"
    return "schema 2" if version > 1 else "backup kept" if backups else "nothing yet"


def test_an_older_document_is_the_old_one_or_up_to_date(
    victims: Victims, tmp_path: Path, up_to_date: str
) -> None:
    for run in range(2):
        assert_old_or_up_to_date(victims, empty(tmp_path / "old"), up_to_date, run)


# Backing up


def assert_every_backup_is_whole(victims: Victims, folder: Path, run: int) -> None:
    path, kept = folder / "record.partnerdesk", folder / "kept"
    Document.create(path, "Averley").close()
    draw = random.Random(run)
    said = victims.killed("backs_up", path, kept, after=draw.randrange(30), then=draw.uniform(0, 0.08))
    number = numbers_in(said)
    backups = Backups(kept, most=3).all()
    held = [len(snapshot_of(each.path).parking_items) for each in backups]
    assert held == sorted(held, reverse=True)
    assert not number or held[0] >= number
    left = {each for each in kept.rglob("*") if each.is_file()} - {each.path for each in backups}
    assert all(fnmatch(each.name, UNFINISHED) for each in left)
    assert len(items_in(path)) >= number
    assert_found_whole(path)
    for each in left:
        os.utime(each, (1, 1))
    with Document.open(path) as document:
        park(document.editor, "And on it goes")
        made = Backups(kept).keep(document.image(), "record", "0badcafe", Reason.CHANGED)
    assert made is not None
    assert not any(each.exists() for each in left)


def test_every_backup_there_is_is_whole(victims: Victims, tmp_path: Path) -> None:
    for run in range(2):
        assert_every_backup_is_whole(victims, empty(tmp_path / "backups"), run)


# Writing a file


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "example.partnerdesk"
    with Document.create(path) as document:
        write_outline(document.editor, read_outline(example_path(3)))
    return path


FILES: Final = ("one-page.pdf", "one-page.html", "outline.yaml", "copy.partnerdesk")


@pytest.fixture(scope="module")
def whole(victims: Victims, example: Path) -> dict[str, bytes]:
    """What is in each file once it is whole."""
    found = {}
    for name in FILES:
        target = example.parent / name
        if name == "copy.partnerdesk":
            victims.killed("saves_a_copy", example, target, after=99)
        else:
            victims.killed("exports", example, target.stem, target, after=99)
        found[name] = target.read_bytes()
        target.unlink()
    return found


def assert_old_or_new(
    victims: Victims, folder: Path, example: Path, whole: dict[str, bytes], run: int
) -> str:
    """Gives what was found after the blow."""
    draw = random.Random(run)
    name = FILES[run % len(FILES)]
    target = folder / name
    old = b"what stood there before"
    target.write_bytes(old)
    then = draw.choice((0.0, draw.uniform(0, 0.003), draw.uniform(0, 0.03)))
    if name == "copy.partnerdesk":
        victims.killed("saves_a_copy", example, target, after=1, then=then)
    else:
        victims.killed("exports", example, target.stem, target, after=1, then=then)
    found = target.read_bytes()
    assert found in (old, whole[name])
    left = [each for each in folder.iterdir() if each != target]
    assert all(fnmatch(each.name, UNFINISHED) for each in left)
    for each in left:
        os.utime(each, (1, 1))
    write_text_atomically(folder / "next.txt", "The next one")
    assert not any(each.exists() for each in left)
    assert_found_whole(example)
    return f"{'old' if found == old else 'new'}{', and half a file beside it' if left else ''}"


def test_a_file_is_the_old_one_or_the_whole_new_one(
    victims: Victims, tmp_path: Path, example: Path, whole: dict[str, bytes]
) -> None:
    for run in range(4):
        assert_old_or_new(victims, empty(tmp_path / "files"), example, whole, run)


# The desktop


def assert_the_desktop_lost_nothing(victims: Victims, folder: Path, home: Path, run: int) -> int:
    """Gives how many backups there were after the blow."""
    draw = random.Random(run)
    path = folder / "record.partnerdesk"
    Document.create(path, "Averley").close()
    after = draw.randrange(1, 40)
    said = victims.killed("shows_the_desktop", path, after=after, then=draw.uniform(0, 0.1))
    assert DONE not in said
    number = numbers_in(said)
    items = items_in(path)
    assert len(items) in (number, number + 1)
    assert items == [f"Item {each}" for each in range(len(items))]
    assert_found_whole(path)
    backups = list(home.rglob("*.partnerdesk"))
    for each in backups:
        found = [item.text for item in snapshot_of(each).parking_items]
        assert found == items[: len(found)]
        each.unlink()
    return len(backups)


# The long form: a thousand kills in all


def assert_all_were_hit(found: Iterable[str], *moments: str) -> None:
    """The blows came at every moment that matters, or they show nothing."""
    hit = Counter(found)
    print(f"\n{dict(hit)}")
    for moment in moments:
        assert hit[moment], moment


@pytest.mark.long
def test_450_kills_while_editing(victims: Victims, tmp_path: Path, states: list[str]) -> None:
    for run in range(450):
        assert_every_edit_is_there(victims, empty(tmp_path / "edits"), states, run)


@pytest.mark.long
def test_200_kills_while_bringing_up_to_date(victims: Victims, tmp_path: Path, up_to_date: str) -> None:
    found = [
        assert_old_or_up_to_date(victims, empty(tmp_path / "old"), up_to_date, run) for run in range(200)
    ]
    assert_all_were_hit(found, "nothing yet", "backup kept", "schema 2")


@pytest.mark.long
def test_150_kills_while_backing_up(victims: Victims, tmp_path: Path) -> None:
    for run in range(150):
        assert_every_backup_is_whole(victims, empty(tmp_path / "backups"), run)


@pytest.mark.long
def test_150_kills_while_writing_files(
    victims: Victims, tmp_path: Path, example: Path, whole: dict[str, bytes]
) -> None:
    found = [assert_old_or_new(victims, empty(tmp_path / "files"), example, whole, run) for run in range(150)]
    assert_all_were_hit(found, "old, and half a file beside it", "new")


@pytest.mark.long
def test_50_kills_of_the_desktop(victims: Victims, tmp_path: Path, home: Path) -> None:
    backups = [
        assert_the_desktop_lost_nothing(victims, empty(tmp_path / "desktop"), home, run) for run in range(50)
    ]
    assert sum(backups)
