"""Writing all that a document holds into a new file: locked with a password, or open to everyone.

Only what is in use is taken over, row by row, the history among it: what was once deleted stays behind in the old file.
Nothing is written without a password on the way to a file that has one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from partnerdesk.model.snapshot import TABLES
from partnerdesk.storage import schema
from partnerdesk.storage.backups import opened_to_read, verify, verify_whole
from partnerdesk.storage.connection import connect, release
from partnerdesk.storage.refusals import damaged
from partnerdesk.storage.writing import put_in_place
from partnerdesk.whole_file import replacing

if TYPE_CHECKING:
    from partnerdesk.model.secret import Secret

_ALL: Final = (*TABLES, "journal_steps", "content_sums")


def write_anew(
    source: sqlite3.Connection, path: Path, secret: Secret | None, ready: Callable[[], None] = lambda: None
) -> None:
    """Write what ``source`` holds to ``path``, locked with ``secret`` where there is one.

    Until the new file is whole and verified, what stood at ``path`` stays; ``ready`` is called just before it takes
    that place. Raises OSError, sqlite3.Error, DocumentError, and what ``ready`` raises.
    """
    if secret is None:

        def check(unfinished: Path, image: bytes) -> None:
            verify(unfinished, image, source=path)
            ready()

        put_in_place(_image_of(source), path, check)
        return
    with replacing(path) as unfinished:
        _write_locked(source, unfinished, secret)
        _compare(source, unfinished, secret)
        ready()


def _image_of(source: sqlite3.Connection) -> bytes:
    with closing(connect(None)) as target:
        _fill(target, source)
        return target.serialize()


def _write_locked(source: sqlite3.Connection, path: Path, secret: Secret) -> None:
    target = connect(path, secret)
    try:
        _fill(target, source)
    finally:
        release(target)
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _fill(target: sqlite3.Connection, source: sqlite3.Connection) -> None:
    schema.create(target)
    target.execute("PRAGMA defer_foreign_keys=ON")
    for table in _ALL:
        rows = _rows(source, table)
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    target.execute("COMMIT")


def _compare(source: sqlite3.Connection, path: Path, secret: Secret) -> None:
    """The new file holds what ``source`` does, in every table. Raises DamagedError if not."""
    with closing(opened_to_read(path, secret)) as written:
        verify_whole(written, path)
        if any(_rows(written, table) != _rows(source, table) for table in _ALL):
            raise damaged(path)


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
