"""From rows of the database to frozen records, without an object mapper: this is what the first window waits for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from partnerdesk.model.change import RowChange
from partnerdesk.model.records import Record
from partnerdesk.model.snapshot import TABLES, Snapshot, columns, record_from_row, snapshot_of

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


def _select(table: str) -> str:
    names = ", ".join(f'"{name}"' for name in columns(table))
    return f"SELECT {names} FROM {table}"  # noqa: S608 - names of our own, never of the file


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
