"""The sum over all that a document holds, kept in the file, so that no bit of it changes on the disk unnoticed.

SQLite knows nothing of what its pages should hold: seven of ten bits that flip on a disk or a stick change a name or a
figure, and the file still opens. So every row of the record and of the journal has a number, the CRC-32 of its table
and its values, and the file keeps the sum of them all. A sum knows no order, and is mended with the rows alone that an
edit touches: the journal's triggers do so in the edit's own transaction, whatever writes the row. So it is right after
any crash, and goes back with whatever is rolled back.

This is for what happens by accident: one flipped bit always shows, other damage in all but one of four thousand million
cases. Whoever changes a document on purpose can change its sum, too; for that there are signatures and record codes.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Final
from zlib import crc32

from partnerdesk.model.snapshot import TABLES, columns

_TABLE: Final = "content_sums"
"""One row with the sum, under the id 1."""

_JOURNAL: Final = ("id", "label", "at", "undone", "barrier", "rows")
_FUNCTION: Final = "number_of_row"


def is_right(connection: sqlite3.Connection) -> bool:
    """Whether the file holds what was written into it."""
    kept = connection.execute(f"SELECT id, total, typeof(total) FROM {_TABLE}").fetchall()
    return kept == [(1, _total(connection), "integer")]


def write(connection: sqlite3.Connection) -> None:
    """Count everything anew, where rows were written without :func:`mending`."""
    connection.execute(f"INSERT OR REPLACE INTO {_TABLE} (id, total) VALUES (1, ?)", (_total(connection),))


def teach(connection: sqlite3.Connection) -> None:
    """Let this connection count rows: what :func:`mending` says needs it."""

    def number_of_row(table: str, *row: int | str | None) -> int:
        return _number_of(row, _start(table))

    connection.create_function(_FUNCTION, -1, number_of_row, deterministic=True)


def mending(table: str, event: str) -> str:
    """The statement that keeps the sum right, for a trigger after this event (INSERT, UPDATE or DELETE) on a table."""
    new, old = _number_in(table, "NEW."), _number_in(table, "OLD.")
    change = {"INSERT": f"+ {new}", "UPDATE": f"- {old} + {new}", "DELETE": f"- {old}"}[event]
    return f"UPDATE {_TABLE} SET total = total {change} WHERE id = 1;"


def _total(connection: sqlite3.Connection) -> int:
    return sum(_part(connection, table, names) for table, names in _columns().items())


def _part(connection: sqlite3.Connection, table: str, names: tuple[str, ...]) -> int:
    listed = ", ".join(f'"{name}"' for name in names)
    rows = connection.execute(f"SELECT {listed} FROM {table}")
    start = _start(table)
    return sum(_number_of(row, start) for row in rows)


def _number_of(row: tuple[int | str | None, ...], start: int) -> int:
    return crc32(ascii(row).encode("ascii"), start)


@cache
def _start(table: str) -> int:
    return crc32(table.encode("ascii"))


def _number_in(table: str, side: str) -> str:
    values = ", ".join(f'{side}"{name}"' for name in _columns()[table])
    return f"{_FUNCTION}('{table}', {values})"


@cache
def _columns() -> dict[str, tuple[str, ...]]:
    """What is in the sum: every column of the record and of the journal."""
    return {table: columns(table) for table in TABLES} | {"journal_steps": _JOURNAL}
