"""Which file is ours, which version it is, and what its tables look like."""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from pathlib import Path
from typing import Final

MAGIC: Final = b"SQLite format 3\x00"
"""How every SQLite file begins, unless it is locked with a password."""
PAGE: Final = 4096
"""Bytes. Every document has been made with pages of this size."""
APPLICATION_ID: Final = int.from_bytes(b"PtnD", "big")
MAJOR: Final = 2
MINOR: Final = 0
VERSION: Final = MAJOR << 16 | MINOR
"""Written to ``user_version``. A new major version needs a migration; a new minor one can be read by older programs."""


@cache
def schema_sql() -> str:
    """The statements that make an empty document of this version. A test holds them equal to ``model.tables``."""
    return Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of a new document in a transaction that stays open: what begins the record belongs to it."""
    connection.executescript(
        f"BEGIN IMMEDIATE;\n{schema_sql()}\nPRAGMA application_id={APPLICATION_ID};\nPRAGMA user_version={VERSION};"
    )


Definition = frozenset[tuple[str, str, str, str]]


def definition(connection: sqlite3.Connection) -> Definition:
    """Every object of the database: its kind, name, table and statement, with spaces evened out.

    Only what SQLite takes for a space: a name with another kind of space in it is another name.
    """
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_master")
    return frozenset((kind, name, table, _evened(sql)) for kind, name, table, sql in rows)


def _evened(sql: object) -> str:
    return re.sub(r"[ \t\n\f\r]+", " ", str(sql)).strip(" ")


@cache
def expected_definition(major: int = MAJOR) -> Definition:
    """The definition of a fresh document of this version, or of an older one."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(schema_sql() if major == MAJOR else _older_sql(major))
        return definition(connection)
    finally:
        connection.close()


def _older_sql(major: int) -> str:
    return (Path(__file__).parent / "migrations" / f"tables-{major}.sql").read_text(encoding="utf-8")
