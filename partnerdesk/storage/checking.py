"""What a file must be before it is believed: our tables alone, whole pages and references, values of their kind."""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Final, get_args, get_type_hints

from partnerdesk.model.ink import are_strokes
from partnerdesk.model.snapshot import TABLES, columns
from partnerdesk.storage import content_sum, schema
from partnerdesk.storage.refusals import changed_unasked, damaged, strange_tables

_JOURNAL: Final = {
    "journal_steps": (
        ("id", "integer", False), ("label", "text", False), ("at", "text", False), ("undone", "integer", False),
        ("barrier", "integer", False), ("rows", "text", False),
    ),
}  # fmt: skip


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Nothing of a stranger's making is ever run, and nothing damaged is ever shown.

    Every page in use is read: in a locked file one that is not as it was written shows by that. What an edit that was
    cut off left in a page that is not in use is no damage. Raises NotADocumentError, DamagedError, or sqlite3.Error
    when the file cannot even be looked through.
    """
    refuse_strange_tables(connection, path)
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise damaged(path)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(path)
    if any(connection.execute(query).fetchone() is not None for query in _misfit_queries()):
        raise damaged(path)
    if not all(is_drawing(strokes) for (strokes,) in connection.execute(_DRAWN)):
        raise damaged(path)
    if connection.execute(_CURRENT).fetchone() != (1,):
        raise damaged(path)
    if not content_sum.is_right(connection):
        raise changed_unasked(path)


def refuse_strange_tables(connection: sqlite3.Connection, path: Path, major: int = schema.MAJOR) -> None:
    """Raises NotADocumentError where there is anything but the tables of this schema, before any of it is used."""
    if schema.definition(connection) != schema.expected_definition(major):
        raise strange_tables(path)


_CURRENT: Final = (
    "SELECT count(*) FROM partnerships JOIN workshops ON workshops.id = partnerships.workshop_id"
)
"""There is one partnership, and the workshop it is working on is there."""

_DRAWN: Final = "SELECT strokes FROM signatures WHERE strokes <> ''"


def is_drawing(strokes: str) -> bool:
    """Whether the text is a drawn signature as it is kept: JSON, lists of points."""
    try:
        return are_strokes(json.loads(strokes))
    except (ValueError, RecursionError):
        return False


@cache
def _misfit_queries() -> tuple[str, ...]:
    """One query for each table, that finds a row with a value of another kind than its column holds."""
    of_tables = {table: kinds(table) for table in TABLES} | _JOURNAL
    return tuple(_misfit_query(table, of_table) for table, of_table in of_tables.items())


def _misfit_query(table: str, kinds: tuple[tuple[str, str, bool], ...]) -> str:
    allowed = {False: "'{}'", True: "'{}', 'null'"}
    misfits = (f'typeof("{name}") NOT IN ({allowed[empty].format(kind)})' for name, kind, empty in kinds)
    return f"SELECT 1 FROM {table} WHERE {' OR '.join(misfits)} LIMIT 1"


@cache
def kinds(table: str) -> tuple[tuple[str, str, bool], ...]:
    """Each column with the kind of value it holds in SQLite's words, and whether it may be empty."""
    hints = get_type_hints(TABLES[table])
    found = []
    for name in columns(table):
        parts = get_args(hints[name]) or (hints[name],)
        kind = "text" if any(issubclass(part, str) for part in parts) else "integer"
        found.append((name, kind, NoneType in parts))
    return tuple(found)
