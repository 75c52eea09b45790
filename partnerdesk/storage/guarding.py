"""What a stranger's file may not do: run anything of its own, or use more than a document needs.

Nothing in a document is ever run: its tables are compared with ours before any of them is read (:mod:`checking`). This
is the second fence, for what SQLite does by itself while it finds out what the tables are.
"""

from __future__ import annotations

import sqlite3
import sys
from typing import Final

LONGEST: Final = 100_000_000
"""Bytes of one value, or of one row, at most. The longest of ours is a step of the history: about 2 KB a row."""

_LIMITS: Final = (
    (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 200),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 4),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 1),  # the one that VACUUM makes for itself
)


def guard(connection: sqlite3.Connection) -> None:
    """To be called before the first statement. Our own triggers are temporary, and those always run."""
    for limit, most in _LIMITS:
        connection.setlimit(limit, most)
    if sys.version_info >= (3, 12):  # before that, Python gives no way to say so
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")


def read_only_tables(connection: sqlite3.Connection) -> None:
    """For a file that is read though it is not as it should be: no view, trigger or endless query in it is run."""
    connection.set_authorizer(_of_tables)


def _of_tables(
    action: int, _first: str | None, _second: str | None, _database: str | None, inside: str | None
) -> int:
    runs_code = inside is not None or action in (sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_CREATE_VTABLE)
    return sqlite3.SQLITE_DENY if runs_code else sqlite3.SQLITE_OK
