"""The disk is full at every write in turn: an edit, a copy, a backup, bringing up to date. Nothing is lost, it is said,
and when there is room the work goes on.

A disk that is full after so many bytes is made of the limit of a process for the length of its files: a write beyond it
fails half-way, as on a full disk.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.commands.goals import add_goals
from partnerdesk.commands.organisations import add_organisation
from partnerdesk.errors import DocumentError
from partnerdesk.quick.entries import GoalEntry
from partnerdesk.storage.document import Document
from partnerdesk.storage.reading import read_snapshot

ROOT = Path(__file__).resolve().parents[2]
OLD = ROOT / "tests" / "documents" / "schema-1.partnerdesk"

LIMITED = """
import json, resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from partnerdesk.commands.goals import add_goal
from partnerdesk.errors import DocumentError
from partnerdesk.model.backup import Reason
from partnerdesk.storage.backups import Backups
from partnerdesk.storage.document import Document
folder = Path(sys.argv[2])
said = {}

def tried(what, work):
    try:
        said[what] = work() or "done"
    except DocumentError as error:
        said[what] = str(error)

def edits(document):
    kept = 0
    try:
        for number in range(60):
            add_goal(document.editor, f"Goal {number} " + "x" * 1900)
            kept += 1
    finally:
        said["kept"] = kept
        assert len(document.snapshot().goals) == kept

with Document.open(folder / "record.partnerdesk") as document:
    tried("edit", lambda: edits(document))
    tried("copy", lambda: document.save_copy(folder / "copy.partnerdesk"))
    tried("backup", lambda: Backups(folder / "kept").keep(document.image(), "a", "k", Reason.CHANGED) and "done")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    add_goal(document.editor, "There is room again")
print(json.dumps(said))
"""

MIGRATE = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from partnerdesk.errors import DocumentError
from partnerdesk.storage.document import Document
try:
    Document.open(Path(sys.argv[2])).close()
    print("done")
except DocumentError as error:
    print(error)
"""

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="no limit for the length of files there")


def in_a_process(code: str, *arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return done.stdout


def assert_nothing_is_lost_below(limit: int, folder: Path) -> None:
    """The whole of a working day with no room beyond ``limit`` bytes in any file."""
    folder.mkdir()
    path = folder / "record.partnerdesk"
    with Document.create(path) as document:
        add_organisation(document.editor, "Council")
    said = json.loads(in_a_process(LIMITED, limit, folder))
    with Document.open(path) as document:
        goals = [goal.text.split(" x")[0] for goal in document.snapshot().goals]
    assert goals == [*(f"Goal {number}" for number in range(said["kept"])), "There is room again"]
    for what in ("edit", "copy", "backup"):
        assert (
            said[what] == "done"
            or "Nothing was lost" in said[what]
            or "cannot be read or written" in said[what]
        )
    assert {each.suffix for each in folder.rglob("*") if each.is_file()} == {".partnerdesk"}
    for each in folder.rglob("*.partnerdesk"):
        Document.open(each).close()  # what is there is whole


def size_of_a_new_document(folder: Path) -> int:
    with Document.create(folder / "new.partnerdesk") as document:
        add_organisation(document.editor, "Council")
        return len(document.image())


@needs_limits
@pytest.mark.parametrize("more", [1, 4096, 5000, 20_000, 70_000])
def test_when_there_is_no_room_it_is_said_and_nothing_is_lost(tmp_path: Path, more: int) -> None:
    assert_nothing_is_lost_below(size_of_a_new_document(tmp_path) + more, tmp_path / "full")


@needs_limits
@pytest.mark.long
@pytest.mark.parametrize("pages", range(60))
def test_wherever_the_room_ends_nothing_is_lost(tmp_path: Path, pages: int) -> None:
    assert_nothing_is_lost_below(size_of_a_new_document(tmp_path) + 2048 * pages, tmp_path / "full")


@needs_limits
@pytest.mark.parametrize("limit", [1, 512, 4096, 30_000, 80_000, 150_000])
def test_an_older_document_that_cannot_be_brought_up_to_date_stays_as_it_was(
    tmp_path: Path, limit: int
) -> None:
    path = tmp_path / "old.partnerdesk"
    shutil.copy(OLD, path)
    said = in_a_process(MIGRATE, limit, path)
    assert path.read_bytes() == OLD.read_bytes()
    assert "done" not in said
    assert "old.partnerdesk" in said or "The disk is full" in said
    assert not [each for each in tmp_path.iterdir() if each.suffix == ".tmp"]
    assert in_a_process(MIGRATE, 10**9, path) == "done\n"


def test_at_every_page_in_turn_an_edit_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    """SQLite's own limit for pages, raised one by one: each edit fails at another of its writes."""
    with Document.create(tmp_path / "record.partnerdesk") as document:
        add_organisation(document.editor, "Council")
        connection = document._connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        refused = 0
        for most in range(pages, pages + 30):
            connection.execute(f"PRAGMA max_page_count={most}")
            before, error = document.snapshot(), ""
            try:
                add_goals(
                    document.editor, [GoalEntry(text=f"{number} " + "x" * 1900) for number in range(10)]
                )
            except DocumentError as refusal:
                error = str(refusal)
                refused += 1
            assert (document.snapshot() is before) == ("The disk is full" in error)
            assert document.snapshot() == read_snapshot(document._connection)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert refused
        assert len(document.snapshot().goals) == 10 * (30 - refused)
