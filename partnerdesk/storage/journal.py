"""The journal: what each edit was called, and every row it touched as it was before and after.

The rows are collected in memory by temporary triggers, so that no way of writing can pass by them, and written as one
step in the same transaction as the edit: one page more on the disk. Undoing and redoing put rows back by their id; the
journal is data only and nothing in it is ever executed. A step from before a migration does not know the columns that
came with it: they get what the migration gave them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

from partnerdesk.model.change import RowChange, RowFate
from partnerdesk.model.snapshot import TABLES, columns, defaults
from partnerdesk.storage import content_sum
from partnerdesk.wording import Phrase

Image = dict[str, int | str | None]
_Unpacked = tuple[str, int, Image | None, Image | None]
_Side = Image | str | None

_LAST_STANDING = "SELECT id FROM journal_steps WHERE NOT undone ORDER BY id DESC LIMIT 1"


class _Mode(IntEnum):
    REFUSE = 0
    RECORD = 1
    REPLAY = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One edit in the journal."""

    id: int
    label: Phrase


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One row that a step touched, as it was ``before`` (None where it was created) and ``after`` (None where it was
    deleted): JSON objects by column name."""

    table: str
    id: int
    before: str | None
    after: str | None

    def image(self) -> Image:
        """The row as it became, or where it was deleted, as it was."""
        found: Image = json.loads(self.after or self.before or "{}")
        return found


def now() -> str:
    """This moment as it is kept in a document: ISO text in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Journal:
    """The journal of one open document. Everything but looking for steps expects an open transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        content_sum.teach(connection)
        connection.executescript(_triggers())

    def next_to_undo(self) -> Step | None:
        """The last step that stands, unless it is a barrier. Raises ValueError when its label cannot be read."""
        row = self._one(f"SELECT id, label, barrier FROM journal_steps WHERE id = ({_LAST_STANDING})")
        return None if row is None or row[2] else _step(row)

    def next_to_redo(self) -> Step | None:
        """The first step that was undone and not overtaken by a new edit. Raises ValueError like the other."""
        row = self._one(
            "SELECT id, label FROM journal_steps"
            f" WHERE undone AND id > coalesce(({_LAST_STANDING}), 0) ORDER BY id LIMIT 1"
        )
        return _step(row) if row else None

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Collect every row that is touched inside, in memory, for :meth:`collected`."""
        with self._mode(_Mode.RECORD):
            yield

    def collected(self) -> list[JournalRow]:
        """The rows that were touched while recording, in order. They are given once."""
        found = self._connection.execute(
            'SELECT "table", id, before, after FROM temp.journal_now ORDER BY place'
        )
        rows = [JournalRow(*row) for row in found]
        self._connection.execute("DELETE FROM temp.journal_now")
        return rows

    def keep(self, label: Phrase, rows: list[JournalRow], *, barrier: bool) -> Step:
        """Write a new step. What was undone before can no longer be redone; see :meth:`forget_undone`."""
        cursor = self._connection.execute(
            "INSERT INTO journal_steps (label, at, undone, barrier, rows) VALUES (?, ?, 0, ?, ?)",
            (json.dumps(label.to_json(), ensure_ascii=False), now(), int(barrier), _packed(rows)),
        )
        return Step(int(cursor.lastrowid or 0), label)

    def forget_undone(self) -> None:
        """Drop the steps that were undone: a new edit takes their place."""
        self._connection.execute("DELETE FROM journal_steps WHERE undone")

    def forget_all(self) -> None:
        """Drop every step: nothing that was can be found in the history any more."""
        self._connection.execute("DELETE FROM journal_steps")

    def texts(self, table: str, row_id: int, column: str) -> frozenset[str]:
        """The texts that one row had in a column. A step that cannot be read tells nothing."""
        found: set[str] = set()
        for (rows,) in self._connection.execute(
            "SELECT rows FROM journal_steps WHERE instr(rows, ?)", (f'["{table}",{row_id},',)
        ):
            with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
                for name, each, before, after in json.loads(rows):
                    if (name, each) == (table, row_id):
                        found.update(str(image[column]) for image in (before, after) if image)
        return frozenset(found)

    def undo(self, step: Step) -> list[RowChange]:
        """Put every row of ``step`` back, last first, and remember that it was undone.

        Raises ValueError when the step in the file is not one that was written here.
        """
        rows = [
            (table, row_id, after, before) for table, row_id, before, after in reversed(self._unpacked(step))
        ]
        return self._replay(step, rows, undone=True)

    def redo(self, step: Step) -> list[RowChange]:
        """Do ``step`` again. Raises ValueError like :meth:`undo`."""
        return self._replay(step, self._unpacked(step), undone=False)

    def _replay(self, step: Step, rows: list[_Unpacked], *, undone: bool) -> list[RowChange]:
        with self._mode(_Mode.REPLAY):
            for table, row_id, before, after in rows:
                self._put(table, row_id, before, after)
        self._connection.execute("UPDATE journal_steps SET undone = ? WHERE id = ?", (int(undone), step.id))
        return _net_changes(rows)

    def _put(self, table: str, row_id: int, before: Image | None, after: Image | None) -> None:
        if after is None:
            self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
            return
        names = columns(table)
        known = {**defaults(table), **after}
        values = [known[name] for name in names]
        if before is None:
            marks = ", ".join("?" * len(names))
            listed = ", ".join(f'"{name}"' for name in names)
            self._connection.execute(f"INSERT INTO {table} ({listed}) VALUES ({marks})", values)
        else:
            pairs = ", ".join(f'"{name}" = ?' for name in names)
            self._connection.execute(f"UPDATE {table} SET {pairs} WHERE id = ?", [*values, row_id])

    def _unpacked(self, step: Step) -> list[_Unpacked]:
        row = self._one("SELECT rows FROM journal_steps WHERE id = ?", step.id)
        rows = json.loads(str(row[0])) if row else None
        if not isinstance(rows, list) or not all(isinstance(each, list) and len(each) == 4 for each in rows):
            raise ValueError("a step of the journal is not a list of rows")
        if not all(each[0] in TABLES for each in rows):
            raise ValueError("the journal names a table that is not part of a record")
        return [(table, row_id, before, after) for table, row_id, before, after in rows]

    @contextmanager
    def _mode(self, mode: _Mode) -> Iterator[None]:
        self._connection.execute("UPDATE temp.journal_mode SET mode = ?", (int(mode),))
        yield
        self._connection.execute("UPDATE temp.journal_mode SET mode = ?", (int(_Mode.REFUSE),))

    def _one(self, sql: str, *values: int) -> tuple[object, ...] | None:
        row: tuple[object, ...] | None = self._connection.execute(sql, values).fetchone()
        return row


def row_changes(rows: Iterable[JournalRow]) -> tuple[RowChange, ...]:
    """What happened in all to each row: one that came and went again inside one step is left out."""
    return tuple(_net_changes([(row.table, row.id, row.before, row.after) for row in rows]))


def _net_changes(rows: Iterable[tuple[str, int, _Side, _Side]]) -> list[RowChange]:
    first: dict[tuple[str, int], _Side] = {}
    last: dict[tuple[str, int], _Side] = {}
    for table, row_id, before, after in rows:
        first.setdefault((table, row_id), before)
        last[table, row_id] = after
    return [
        RowChange(table, row_id, _fate(before, last[table, row_id]))
        for (table, row_id), before in first.items()
        if before != last[table, row_id]
    ]


def _fate(before: _Side, after: _Side) -> RowFate:
    if before is None:
        return RowFate.CREATED
    return RowFate.DELETED if after is None else RowFate.CHANGED


def _step(row: tuple[object, ...]) -> Step:
    return Step(int(str(row[0])), Phrase.from_json(json.loads(str(row[1]))))


def _packed(rows: Iterable[JournalRow]) -> str:
    """The rows as one JSON text; their images are JSON already."""
    each = (f'["{row.table}",{row.id},{row.before or "null"},{row.after or "null"}]' for row in rows)
    return f"[{','.join(each)}]"


def _triggers() -> str:
    parts = [
        "BEGIN;",  # one change of the temporary schema is quicker than a hundred
        "CREATE TEMP TABLE journal_mode (mode INTEGER NOT NULL);",
        f"INSERT INTO temp.journal_mode VALUES ({int(_Mode.REFUSE)});",
        'CREATE TEMP TABLE journal_now (place INTEGER PRIMARY KEY, "table" TEXT, id INTEGER, before TEXT, after TEXT);',
    ]
    for table in TABLES:
        for event, key, before, after in (
            ("INSERT", "NEW", None, "NEW"),
            ("UPDATE", "NEW", "OLD", "NEW"),
            ("DELETE", "OLD", "OLD", None),
        ):
            images = f"{_json_object(table, before)}, {_json_object(table, after)}"
            parts.append(
                f"CREATE TEMP TRIGGER journal_{table}_{event} AFTER {event} ON main.{table} BEGIN"
                " SELECT RAISE(ABORT, 'a write outside an edit')"
                f" FROM temp.journal_mode WHERE mode = {int(_Mode.REFUSE)};"
                ' INSERT INTO journal_now ("table", id, before, after)'
                f" SELECT '{table}', {key}.id, {images} FROM temp.journal_mode WHERE mode = {int(_Mode.RECORD)};"
                f" {content_sum.mending(table, event)} END;"
            )
    for event in ("INSERT", "UPDATE", "DELETE"):
        mended = content_sum.mending("journal_steps", event)
        parts.append(
            f"CREATE TEMP TRIGGER journal_{event} AFTER {event} ON main.journal_steps BEGIN {mended} END;"
        )
    return "\n".join((*parts, "COMMIT;"))


def _json_object(table: str, side: str | None) -> str:
    if side is None:
        return "NULL"
    pairs = ", ".join(f"'{name}', {side}.\"{name}\"" for name in columns(table))
    return f"json_object({pairs})"
