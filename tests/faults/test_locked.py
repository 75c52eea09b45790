"""A document with a password meets what a computer does to files: flipped bits, a file cut off, a full disk, and the
program ended in the middle of setting or removing the password."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from partnerdesk.commands.organisations import rename_organisation
from partnerdesk.commands.parking import park
from partnerdesk.errors import DamagedError, DocumentError, DocumentInUseError, EncryptedError
from partnerdesk.model.secret import Secret
from partnerdesk.model.snapshot import TABLES, Snapshot
from partnerdesk.storage import editor as editor_module
from partnerdesk.storage import rewriting
from partnerdesk.storage.copying import copy_document
from partnerdesk.storage.document import Document
from partnerdesk.storage.locked_pages import opened_image
from partnerdesk.storage.salvage import salvage
from partnerdesk.storage.schema import PAGE
from tests.core.locking import locked_document, locked_image, readable_in, secret, write_record

FLIPS, CUTS, STRIDE = 20, 10, 17
LONG_FLIPS, LONG_CUTS = 500, 100


@pytest.fixture(scope="module")
def image() -> bytes:
    return locked_image()


@pytest.fixture(scope="module")
def record(image: bytes, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    path = tmp_path_factory.mktemp("whole") / "whole.partnerdesk"
    path.write_bytes(image)
    return record_of(path)


def record_of(path: Path, opener: Secret | None = None) -> Snapshot:
    with Document.open(path, secret=opener or secret()) as document:
        return document.snapshot()


def share_of(whole: Snapshot, saved: Snapshot) -> float:
    """How many of the rows there were are there again, as they were."""
    rows = [(table, row) for table in TABLES for row in getattr(whole, table)]
    return sum(row in getattr(saved, table) for table, row in rows) / len(rows)


def told(folder: Path, damaged: bytes) -> str:
    """What is said of these bytes when they are opened with the right password; nothing is written to them."""
    path = folder / "damaged.partnerdesk"
    path.write_bytes(damaged)
    with pytest.raises(DocumentError) as met:
        Document.open(path, secret=secret())
    assert path.read_bytes() == damaged
    assert [each.name for each in folder.iterdir()] == [path.name]
    assert isinstance(met.value, DamagedError | EncryptedError)
    return str(met.value)


def saved_of(folder: Path, damaged: bytes) -> Snapshot:
    """What can be saved of these bytes, into a file with the same password."""
    path, target = folder / "damaged.partnerdesk", folder / "saved.partnerdesk"
    path.write_bytes(damaged)
    salvage(path, target, secret())
    assert readable_in(folder) == {}
    found = record_of(target)
    target.unlink()
    path.unlink()
    return found


def assert_flips_are_told(folder: Path, image: bytes, record: Snapshot, numbers: range) -> None:
    for number in numbers:
        draw = random.Random(number)
        place = draw.randrange(len(image))
        spoilt = bytearray(image)
        spoilt[place] ^= 1 << draw.randrange(8)
        words = told(folder, bytes(spoilt))
        assert ("is damaged" in words) is (place >= 16), (number, place)
        assert share_of(record, saved_of(folder, bytes(spoilt))) == 1.0 or place < PAGE, (number, place)


def assert_cuts_are_told(folder: Path, image: bytes, numbers: range) -> None:
    for number in numbers:
        length = random.Random(number).randrange(PAGE, len(image))
        assert "is damaged" in told(folder, image[:length]), length


def test_every_flipped_bit_is_told_and_all_is_saved(tmp_path: Path, image: bytes, record: Snapshot) -> None:
    assert_flips_are_told(tmp_path, image, record, range(FLIPS))


def test_a_file_that_is_cut_off_is_told(tmp_path: Path, image: bytes) -> None:
    assert_cuts_are_told(tmp_path, image, range(CUTS))


@pytest.mark.long
def test_many_flipped_bits(tmp_path: Path, image: bytes, record: Snapshot) -> None:
    assert_flips_are_told(tmp_path, image, record, range(LONG_FLIPS))


@pytest.mark.long
def test_many_cuts(tmp_path: Path, image: bytes) -> None:
    assert_cuts_are_told(tmp_path, image, range(LONG_CUTS))


def test_what_an_edit_that_was_cut_off_left_in_a_page_that_is_not_in_use_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "record.partnerdesk"
    with Document.create(path, secret=secret()) as document:
        for number in range(20):
            park(document.editor, f"{number} " + "x" * 1500)
        while document.editor.undo():
            pass
        park(document.editor, "What was undone is dropped from the history")
        record = document.snapshot()
    spoilt = bytearray(path.read_bytes())
    first = int.from_bytes(opened_image(bytes(spoilt), secret())[32:36], "big")
    trunk = opened_image(bytes(spoilt), secret())[(first - 1) * PAGE : first * PAGE]
    free = int.from_bytes(trunk[8:12], "big")
    assert int.from_bytes(trunk[4:8], "big"), "no page is free"
    spoilt[(free - 1) * PAGE + 600 : free * PAGE] = b"\xff" * (PAGE - 600)
    path.write_bytes(spoilt)
    assert record_of(path) == record


@pytest.mark.parametrize("pages", [range(1, 2), range(3, 9), range(40, 60)])
def test_what_the_whole_pages_hold_is_saved(
    tmp_path: Path, image: bytes, record: Snapshot, pages: range
) -> None:
    spoilt = bytearray(image)
    spoilt[(pages.start - 1) * PAGE + 16 : (pages.stop - 1) * PAGE] = b"\xff" * (len(pages) * PAGE - 16)
    assert share_of(record, saved_of(tmp_path, bytes(spoilt))) > 0.5


def test_of_noise_nothing_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "noise.partnerdesk"
    path.write_bytes(secret().salt + random.Random(1).randbytes(PAGE * 8))
    with pytest.raises(DamagedError, match=r"Nothing of noise\.partnerdesk could be read"):
        salvage(path, tmp_path / "saved.partnerdesk", secret())
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def full_disk(*_given: object, **_named: object) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


def no_right(*_given: object, **_named: object) -> None:
    raise PermissionError(13, "Permission denied")


FAULTS: dict[str, tuple[object, str, Callable[..., None]]] = {
    "no file can be made": (Path, "touch", no_right),
    "the disk is full": (rewriting, "_fill", full_disk),
    "what was written does not come to the disk": (os, "fsync", no_right),
    "what was written is not what is read": (rewriting, "_compare", full_disk),
    "the file cannot be replaced": (Path, "replace", no_right),
}
BOTH_WAYS = tuple(FAULTS)[1:3] + tuple(FAULTS)[4:]
"""A file without a password is made, written and read in one piece."""


@pytest.mark.parametrize(
    ("fault", "locks"), [*((fault, True) for fault in FAULTS), *((fault, False) for fault in BOTH_WAYS)]
)
def test_when_it_cannot_be_done_all_is_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str, locks: bool
) -> None:
    path = tmp_path / "record.partnerdesk"
    before, after = (None, secret()) if locks else (secret(), None)
    with Document.create(path, secret=before) as document:
        write_record(document)
        record = document.snapshot()
        with monkeypatch.context() as patch:
            patch.setattr(*FAULTS[fault])
            with pytest.raises(DocumentError):
                document.editor.relock(after)
        assert document.secret == before
        assert [each.name for each in tmp_path.iterdir() if "tmp" in each.name] == []
        rename_organisation(document.editor, 3, "Gone on with")
        document.editor.undo()
        assert document.snapshot() == record
        document.editor.relock(after)
        rename_organisation(document.editor, 3, "Gone on with")
    assert record_of_either(path, after).organisations[2].name == "Gone on with"
    assert (readable_in(tmp_path) == {}) is locks


def test_when_another_program_takes_the_new_file_first_it_is_said_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.partnerdesk"
    with Document.create(path) as document:
        write_record(document)
        with monkeypatch.context() as patch:
            patch.setattr(editor_module, "connect", no_right)
            with suppress(DocumentError, PermissionError):
                document.editor.relock(secret())
        assert document.secret == secret()
        rename_organisation(document.editor, 3, "Gone on with")
    assert record_of(path).organisations[2].name == "Gone on with"
    assert readable_in(tmp_path) == {}


def record_of_either(path: Path, opener: Secret | None) -> Snapshot:
    with Document.open(path, secret=opener) as document:
        return document.snapshot()


def killed_at(step: int, path: Path, before: Secret | None, after: Secret | None) -> bool:
    """Relock the document in a process that ends at the given step, counted in what it asks of the system and in the
    tables it reads. False when it was done before."""
    child = os.fork()
    if child == 0:  # pragma: no cover - it ends in the middle
        left = [step]

        def count(*_given: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                os._exit(1)

        read = rewriting._rows

        def counted_rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
            count()
            return read(connection, table)

        rewriting._rows = counted_rows
        try:
            document = Document.open(path, secret=before)
            sys.addaudithook(
                lambda event, _given: count() if event.startswith(("open", "os.", "sqlite3.")) else None
            )
            document.editor.relock(after)
        except BaseException:  # noqa: BLE001 - whatever it was, the child must not go on with the tests
            os._exit(2)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 1)
    return code == 1


def assert_whole_when_ended(folder: Path, *, locks: bool, stride: int) -> int:
    """Gives how often the new file was in its place already."""
    path = folder / "record.partnerdesk"
    before, after = (None, secret()) if locks else (secret(), None)
    if locks:
        with Document.create(path) as document:
            write_record(document)
    else:
        locked_document(path)
    image, record = path.read_bytes(), record_of_either(path, before)
    new, step = 0, 0
    while killed_at(step, path, before, after):
        step += stride
        if locks:
            assert not any(Path(name).suffix != ".partnerdesk" for name in readable_in(folder))
        locked = not path.read_bytes().startswith(b"SQLite")
        if locked is locks:
            new += 1
        else:
            assert path.read_bytes() == image
        with Document.open(path, secret=secret() if locked else None) as document:
            assert document.snapshot() == record
            document.editor.redo()
            document.editor.undo()
        assert [each.name for each in folder.iterdir()] == [path.name]
        path.write_bytes(image)
    assert step > 2 * stride
    return new


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the process is copied in its middle")


@needs_fork
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("locks", [True, False], ids=["set", "remove"])
def test_ended_at_some_steps_the_file_is_the_old_one_or_the_new_one(tmp_path: Path, locks: bool) -> None:
    assert_whole_when_ended(tmp_path, locks=locks, stride=STRIDE)


@needs_fork
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.long
@pytest.mark.parametrize("locks", [True, False], ids=["set", "remove"])
def test_ended_at_any_step_the_file_is_the_old_one_or_the_new_one(tmp_path: Path, locks: bool) -> None:
    assert assert_whole_when_ended(tmp_path, locks=locks, stride=1) > 0


def editing(path: Path) -> tuple[int, int]:
    """Another program that edits a locked document without end. Gives its process, and where it tells each edit."""
    tells, told_by = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - it is killed
        try:
            with Document.open(path, secret=secret()) as document:
                while True:
                    park(document.editor, "One more")
                    os.write(told_by, b".")
        finally:
            os._exit(2)
    os.close(told_by)
    return child, tells


@needs_fork
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("edits", [1, 2, 9, 20])
def test_killed_while_it_is_edited_all_that_was_kept_is_kept(
    tmp_path: Path, image: bytes, edits: int
) -> None:
    path = tmp_path / "record.partnerdesk"
    path.write_bytes(image)
    items = len(record_of(path).parking_items)
    child, tells = editing(path)
    seen = b"".join(os.read(tells, 1) for _ in range(edits))
    assert readable_in(tmp_path) == {}, "what is written on the way is locked, too"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(tells, 4096):
        seen += rest
    os.close(tells)
    assert len(record_of(path).parking_items) - items in (len(seen), len(seen) + 1)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@needs_fork
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_copy_taken_while_another_program_edits_is_whole(tmp_path: Path, image: bytes) -> None:
    path = tmp_path / "record.partnerdesk"
    path.write_bytes(image)
    child, tells = editing(path)
    try:
        os.read(tells, 1)
        with pytest.raises(DocumentInUseError):
            Document.open(path, secret=secret())
        for number in range(5):
            target = tmp_path / f"copy {number}.partnerdesk"
            copy_document(path, target)
            record_of(target)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(tells)
