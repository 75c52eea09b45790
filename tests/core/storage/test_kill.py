"""The program is killed in the middle of its edits: all that it said was kept is kept."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.storage.document import Document

ROOT = Path(__file__).resolve().parents[3]
EDITS = 200

CHILD = f"""
import sys
from pathlib import Path
from partnerdesk.commands.parking import park
from partnerdesk.storage.document import Document
document = Document.open(Path(sys.argv[1]))
for number in range({EDITS}):
    park(document.editor, f"Item {{number}}")
    print(number, flush=True)
"""


def kept_after_kill(path: Path, at: int) -> tuple[int, list[str]]:
    """The last number that the child called kept before it was killed, and what the file then holds."""
    Document.create(path).close()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child:
        last = -1
        for line in child.stdout:
            last = int(line)
            if last >= at:
                child.kill()
                break
        rest = child.stdout.read().split()
    last = int(rest[-1]) if rest else last
    with Document.open(path) as document:
        return last, [item.text for item in document.snapshot().parking_items]


def assert_nothing_lost(path: Path, at: int) -> None:
    last, kept = kept_after_kill(path, at)
    assert at <= last < EDITS - 1, "the child was killed too late to show anything"
    assert len(kept) in (last + 1, last + 2)
    assert kept == [f"Item {number}" for number in range(len(kept))]


def test_what_was_kept_is_kept(tmp_path: Path) -> None:
    assert_nothing_lost(tmp_path / "record.partnerdesk", 60)


@pytest.mark.long
@pytest.mark.parametrize("run", range(100))
def test_what_was_kept_is_kept_every_time(tmp_path: Path, run: int) -> None:
    assert_nothing_lost(tmp_path / "record.partnerdesk", random.Random(run).randrange(EDITS - 40))
