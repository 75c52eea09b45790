"""Which file is ours, which version it is, and what its tables look like."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import Final

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


def definition(connection: sqlite3.Connection) -> frozenset[str]:
    """Every object of the database by its statement, with spaces evened out; automatic indexes are left out."""
    rows = connection.execute("SELECT sql FROM main.sqlite_master WHERE sql IS NOT NULL")
    return frozenset(" ".join(sql.split()) for (sql,) in rows)


@cache
def expected_definition() -> frozenset[str]:
    """The definition of a fresh document of this version."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(schema_sql())
        return definition(connection)
    finally:
        connection.close()
