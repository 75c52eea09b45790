"""What is found in a document after something happened to it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from partnerdesk.model.secret import Secret
from partnerdesk.storage.document import Document
from tests.faults.victims import EDITS, edit

OLD: Final = Path(__file__).parents[1] / "documents" / "schema-1.partnerdesk"
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+]+")


def state(document: Document) -> str:
    """All that is shown, but for the moment it was typed in."""
    editor = document.editor
    return _MOMENT.sub("then", f"{editor.snapshot} {editor.undo_label} {editor.redo_label}")


def state_of(path: Path, secret: Secret | None = None) -> str:
    with Document.open(path, secret=secret) as document:
        return state(document)


def states_of_edits() -> list[str]:
    """What is shown before the edits of the victims, and after each of them."""
    with Document.in_memory("Averley") as document:
        found = [state(document)]
        for number in range(EDITS):
            edit(document.editor, number)
            found.append(state(document))
        return found


def empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def recovered_schema(path: Path) -> int:
    """The schema of the document as SQLite finds it, in a copy: ours is not there to bring it up to date."""
    copy = empty(path.parent / "copy") / path.name
    for each in path.parent.glob(f"{path.name}*"):
        shutil.copy(each, copy.parent / each.name)
    with closing(sqlite3.connect(copy)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0]) >> 16
