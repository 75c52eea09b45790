"""Reading what can still be read of a damaged document. Works on a copy in memory and never touches the file.

Every row is read by itself, so that a spoilt page costs no more than its own rows; what the tables do not give is taken
from the journal, which holds every row as it was after each edit, on other pages of the file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from partnerdesk.model.snapshot import TABLES, columns, defaults, record_from_row
from partnerdesk.storage import schema
from partnerdesk.storage.checking import is_drawing, kinds
from partnerdesk.storage.guarding import guard, read_only_tables
from partnerdesk.storage.schema import PAGE

_HEADER: Final = 100
_RESERVED_AT: Final = 20
_SPOILT: Final = "\ufffd"
_MOST_LOOKED_UP: Final = 20_000
_UNREADABLE: Final = (sqlite3.Error, UnicodeDecodeError, OverflowError)
"""What comes of a damaged page: the driver, too, stumbles over names that are no text."""

Row = dict[str, Any]


@dataclass
class Found:
    """What could be read: rows by table and id, and what is known to be missing.

    ``old`` are rows that were taken from the history after a part of it was lost, ``spoilt`` those with letters that
    could not be read, ``doubtful`` those of which the history says something else: all are to be looked at. ``cut`` are
    the tables of which neither the rows, the history nor an index could be read to the end: how much of them is lost
    nobody can say.
    """

    rows: dict[str, dict[int, Row]] = field(default_factory=lambda: {table: {} for table in TABLES})
    lost: dict[str, set[int]] = field(default_factory=lambda: {table: set() for table in TABLES})
    old: list[tuple[str, Row]] = field(default_factory=list)
    spoilt: list[tuple[str, Row]] = field(default_factory=list)
    doubtful: list[tuple[str, Row]] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    broken_steps: int = 0


@dataclass
class _History:
    """The rows as the journal has them; None where they were deleted."""

    rows: dict[str, dict[int, Row | None]] = field(default_factory=lambda: {table: {} for table in TABLES})
    broken: int = 0


def readings(image: bytes, reserved: int = 0) -> Iterator[Found]:
    """Everything that can be read of a damaged document, given as its bytes.

    ``reserved`` bytes at the end of every page hold nothing of it: those of a file that was locked. Where the
    description of the tables is damaged, too, a second reading goes by that of a fresh document.
    """
    whole = with_good_header(image, reserved)
    with _opened(whole) as connection:
        yield _read(connection)
        sound = _as_expected(connection)
    if not sound:
        with _opened(_with_fresh_schema(whole, reserved)) as connection:
            yield _read(connection)


def with_good_header(image: bytes, reserved: int = 0) -> bytes:
    """``image`` in whole pages, behind a header that says what every document of ours says."""
    pages = max(1, -(-len(image) // PAGE))
    padded = bytearray(image.ljust(pages * PAGE, b"\0"))
    header = bytearray(_fresh_image(reserved)[:_HEADER])
    major = int.from_bytes(padded[60:64], "big") >> 16
    if 1 <= major <= schema.MAJOR:
        header[60:64] = padded[60:64]
    header[28:32] = pages.to_bytes(4, "big")
    header[32:40] = bytes(8)  # no page is free: none is ever written
    header[92:96] = header[24:28]
    padded[:_HEADER] = header
    return bytes(padded)


@contextmanager
def _opened(image: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.text_factory = _text
        connection.deserialize(image)
        with suppress(*_UNREADABLE):
            guard(connection)
            connection.execute("PRAGMA query_only=ON")
        read_only_tables(connection)
        yield connection


def _as_expected(connection: sqlite3.Connection) -> bool:
    with suppress(*_UNREADABLE):
        return schema.definition(connection) == schema.expected_definition()
    return False


def _read(connection: sqlite3.Connection) -> Found:
    history = _history(connection)
    found = Found(broken_steps=history.broken)
    for table in TABLES:
        _read_table(connection, table, history, found)
    return found


def _with_fresh_schema(image: bytes, reserved: int) -> bytes:
    """``image`` with the pages that describe the tables taken from a fresh document.

    They are the same in every document that was made by this version. Where they are not, what is read fits no column.
    """
    fresh = _fresh_image(reserved)
    pages = bytearray(image.ljust(len(fresh), b"\0"))
    cells = int.from_bytes(fresh[_HEADER + 3 : _HEADER + 5], "big")
    pointers = [_HEADER + 12 + 2 * cell for cell in range(cells)]
    at = [int.from_bytes(fresh[pointer : pointer + 2], "big") for pointer in pointers]
    children = [int.from_bytes(fresh[place : place + 4], "big") for place in (*at, _HEADER + 8)]
    pages[_HEADER:PAGE] = fresh[_HEADER:PAGE]
    for child in children:
        pages[(child - 1) * PAGE : child * PAGE] = fresh[(child - 1) * PAGE : child * PAGE]
    return with_good_header(bytes(pages), reserved)


@cache
def _fresh_image(reserved: int) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size={PAGE}")
        if reserved:
            connection.execute("PRAGMA user_version=1")  # then there is a first page, still empty
            empty = bytearray(connection.serialize())
            empty[_RESERVED_AT] = reserved
            empty[_HEADER + 5 : _HEADER + 7] = (PAGE - reserved).to_bytes(
                2, "big"
            )  # content begins before them
            connection.deserialize(bytes(empty))
        schema.create(connection)
        connection.execute("COMMIT")
        return connection.serialize()


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _tables(connection: sqlite3.Connection) -> set[str]:
    """The names of real tables; none when the description of the tables cannot be read."""
    try:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    except _UNREADABLE:
        return set()
    return {str(name) for name, sql in rows if str(sql).startswith("CREATE TABLE")}


def _history(connection: sqlite3.Connection) -> _History:
    history = _History()
    names = ("id", "undone", "rows")
    steps, whole = _rows_of(connection, "journal_steps", names, ())
    history.broken = max(steps, default=0) - len(steps) + (not whole)  # numbered from 1, without a gap
    for _, step in sorted(steps.items()):
        try:
            touched = json.loads(step["rows"]) if not step["undone"] else []
            for table, row_id, _before, after in touched:
                history.rows[table][row_id] = after
        except (ValueError, TypeError, KeyError, RecursionError):
            history.broken += 1
    return history


def _read_table(connection: sqlite3.Connection, table: str, history: _History, found: Found) -> None:
    known = history.rows[table]
    standing = {row_id for row_id, row in known.items() if row is not None}
    there, whole = _rows_of(connection, table, _columns_in(connection, table), standing)
    for row_id in sorted(standing | set(there)):
        row, image = there.get(row_id), known.get(row_id)
        both = [{**defaults(table), **each} for each in (row, image) if each is not None]
        best = next((each for each in both if fits(table, each) and not _is_spoilt(each)), both[0])
        found.rows[table][row_id] = best
        from_history = row is None or best is not both[0]
        if _is_spoilt(best):
            found.spoilt.append((table, best))
        elif from_history and history.broken:
            found.old.append((table, best))
        elif not from_history and image is not None and not history.broken and _differ(best, image):
            found.doubtful.append((table, best))
    named, all_named = _ids_by_index(connection, table)
    if not (whole or all_named) and history.broken:
        found.cut.append(table)
    found.lost[table] = (
        named - set(found.rows[table]) - {row_id for row_id, row in known.items() if row is None}
    )


def fits(table: str, row: Row) -> bool:
    """Whether every value is one that may stand there."""
    if any(name not in row or not _is_of(row[name], kind, empty) for name, kind, empty in kinds(table)):
        return False
    try:
        record_from_row(table, [row[name] for name in columns(table)])
    except (ValueError, TypeError):
        return False
    return not row.get("strokes") or is_drawing(row["strokes"])


def _is_of(value: object, kind: str, empty: bool) -> bool:
    return empty if value is None else isinstance(value, {"text": str, "integer": int}[kind])


def _differ(row: Row, image: Row) -> bool:
    """Whether they disagree in a column that both know."""
    return any(row[name] != value for name, value in image.items() if name in row)


def _is_spoilt(row: Row) -> bool:
    return any(isinstance(value, str) and _SPOILT in value for value in row.values())


def _columns_in(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """Those of our columns that the table in the file has; an older one has fewer."""
    with suppress(*_UNREADABLE):
        there = {str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")}
        return tuple(name for name in columns(table) if name in there)
    return ()


def _rows_of(
    connection: sqlite3.Connection, table: str, names: tuple[str, ...], also: Iterable[int]
) -> tuple[dict[int, Row], bool]:
    """From both ends as far as it goes, then each by itself: those between, those an index names, and ``also``.

    Gives the rows by their ids, and whether the table could be read from one end to the other.
    """
    found: dict[int, Row] = {}
    if not names or table not in _tables(connection):
        return found, False
    listed = ", ".join(f'"{name}"' for name in names)
    select = f"SELECT {listed} FROM {table} NOT INDEXED"
    broke = False
    for way in ("ASC", "DESC"):
        try:
            for row in connection.execute(f"{select} ORDER BY id {way}"):
                _take(found, names, row)
        except _UNREADABLE:
            broke = True
    if broke:
        between = range(min(found, default=1), max(found, default=0) + 1)
        wanted = (set(between[:_MOST_LOOKED_UP]) | set(also) | _ids_by_index(connection, table)[0]) - set(
            found
        )
        for row_id in sorted(wanted)[:_MOST_LOOKED_UP]:
            with suppress(*_UNREADABLE):
                for row in connection.execute(f"{select} WHERE id = ?", (row_id,)):
                    _take(found, names, row)
    return found, not broke


def _take(found: dict[int, Row], names: tuple[str, ...], values: Iterable[Any]) -> None:
    row = dict(zip(names, values, strict=True))
    if isinstance(row["id"], int):
        found[row["id"]] = row


def _ids_by_index(connection: sqlite3.Connection, table: str) -> tuple[set[int], bool]:
    """The rows that the indexes of a table speak of, and whether one of them could be read from one end to the other:
    they lie on pages of their own."""
    found: set[int] = set()
    whole = False
    with suppress(*_UNREADABLE):
        for index in [str(row[1]) for row in connection.execute(f"PRAGMA index_list({table})")]:
            with suppress(*_UNREADABLE):
                # Asked for by what the index begins with, SQLite reads the index alone.
                first = connection.execute(f'PRAGMA index_info("{index}")').fetchone()
                query = f'SELECT id FROM {table} INDEXED BY "{index}" ORDER BY "{first[2]}"'
                for row in connection.execute(query):
                    if isinstance(row[0], int):
                        found.add(row[0])
                whole = True
    return found, whole
