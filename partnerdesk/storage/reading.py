"""From rows of the database to frozen records, without an object mapper: this is what the first window waits for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from partnerdesk.model.change import RowChange
from partnerdesk.model.records import Record
from partnerdesk.model.snapshot import TABLES, Snapshot, columns, record_from_row, snapshot_of
from partnerdesk.storage import content_sum

_IDS_AT_ONCE = 500


def read_snapshot(connection: sqlite3.Connection) -> Snapshot:
    """The whole record. Raises ValueError when a value is none of those that may stand there."""
    return snapshot_of({table: list(_all_rows(connection, table)) for table in TABLES})


def refresh(connection: sqlite3.Connection, before: Snapshot, rows: Iterable[RowChange]) -> Snapshot:
    """``before`` with just the rows read again that were touched."""
    touched: dict[str, list[int]] = {}
    for row in rows:
        touched.setdefault(row.table, []).append(row.id)
    snapshot = before
    for table, ids in touched.items():
        snapshot = snapshot.with_rows(table, _rows_by_id(connection, table, ids))
    return snapshot


def write_snapshot(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Write a whole record over the first rows of a fresh document, before any journal listens."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA defer_foreign_keys=ON")
    for table in TABLES:
        names = ", ".join(f'"{name}"' for name in columns(table))
        marks = ", ".join("?" * len(columns(table)))
        connection.execute(f"DELETE FROM {table}")
        connection.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",
            [[getattr(row, name) for name in columns(table)] for row in getattr(snapshot, table)],
        )
    content_sum.write(connection)
    connection.execute("COMMIT")


def _select(table: str) -> str:
    names = ", ".join(f'"{name}"' for name in columns(table))
    return f"SELECT {names} FROM {table}"


def _all_rows(connection: sqlite3.Connection, table: str) -> Iterable[Record]:
    return (record_from_row(table, row) for row in connection.execute(_select(table)))


def _rows_by_id(connection: sqlite3.Connection, table: str, ids: list[int]) -> dict[int, Record | None]:
    found: dict[int, Record | None] = dict.fromkeys(ids)
    for start in range(0, len(ids), _IDS_AT_ONCE):
        some = ids[start : start + _IDS_AT_ONCE]
        marks = ", ".join("?" * len(some))
        for row in connection.execute(f"{_select(table)} WHERE id IN ({marks})", some):
            record = record_from_row(table, row)
            found[record.id] = record
    return found
