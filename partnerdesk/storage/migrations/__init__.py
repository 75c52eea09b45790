"""Bringing an older document up to date, one numbered plain SQL step after the other.

``2.sql`` in this folder leads from schema 1 to schema 2, and so on. The steps never use ``model``: they must go on
working when the model has moved on. Afterwards the tables must equal those of a fresh document; before, those of the
schema they come from, which ``tables-1.sql`` and so on keep: no trigger or view of a stranger's runs in a step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from partnerdesk.storage import content_sum, schema
from partnerdesk.storage.checking import check, refuse_strange_tables
from partnerdesk.storage.reading import read_snapshot


def migrate(connection: sqlite3.Connection, path: Path, keep: Callable[[sqlite3.Connection], None]) -> None:
    """Run the steps between the document's schema and ours in one transaction, after ``keep`` has kept a backup.

    When a step fails, or what comes out is not whole, the document stays byte for byte as it was. Raises what ``keep``
    and :func:`check` raise, sqlite3.Error when a step fails, and ValueError when a value is none of those that may
    stand there.
    """
    found = int(connection.execute("PRAGMA user_version").fetchone()[0]) >> 16
    refuse_strange_tables(connection, path, found)
    keep(connection)
    connection.execute("PRAGMA foreign_keys=OFF")  # tables that others refer to are made anew
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{_steps(found)}\nPRAGMA user_version={schema.VERSION};")
        content_sum.write(connection)
        check(connection, path)
        read_snapshot(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA foreign_keys=ON")


def _steps(found: int) -> str:
    steps = range(found + 1, schema.MAJOR + 1)
    return "\n".join(Path(__file__).with_name(f"{step}.sql").read_text(encoding="utf-8") for step in steps)
