"""Bringing an older document up to date, one numbered plain SQL step after the other.

``2.sql`` in this folder would lead from schema 1 to schema 2, and so on. The steps never use ``model``: they must go on
working when the model has moved on. Afterwards the tables must equal those of a fresh document.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from partnerdesk.storage import schema


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Run the steps between the document's schema and ours, each in one transaction, after a copy has been kept.

    The copy stands beside the document as ``NAME.before-schema-N.partnerdesk``. Raises sqlite3.Error when a step fails;
    the document is then as it was before that step.
    """
    found = int(connection.execute("PRAGMA user_version").fetchone()[0]) >> 16
    if found == schema.MAJOR:
        return
    _keep_copy(connection, path.with_name(f"{path.stem}.before-schema-{schema.MAJOR}{path.suffix}"))
    for step in range(found + 1, schema.MAJOR + 1):
        _run(connection, step)


def _run(connection: sqlite3.Connection, step: int) -> None:
    statements = Path(__file__).with_name(f"{step}.sql").read_text(encoding="utf-8")
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{statements}\nPRAGMA user_version={step << 16};\nCOMMIT;"
        )
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _keep_copy(connection: sqlite3.Connection, path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        connection.backup(copy)
    finally:
        copy.close()
