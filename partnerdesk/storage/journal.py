"""The journal: what each edit was called, and every row it touched as it was before and after.

The rows are written by temporary triggers, so that no way of writing can pass by them, in the same transaction as the
edit. Undoing and redoing put rows back by their id; the journal is data only and nothing in it is ever executed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

from partnerdesk.model.change import RowChange, RowFate
from partnerdesk.model.snapshot import TABLES, columns
from partnerdesk.wording import Phrase

Image = dict[str, int | str | None]


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
    """One row that a step touched; ``before`` is None where it was created, ``after`` where it was deleted."""

    table: str
    id: int
    before: Image | None
    after: Image | None

    def fate(self) -> RowFate:
        if self.before is None:
            return RowFate.CREATED
        return RowFate.DELETED if self.after is None else RowFate.CHANGED

    def reversed(self) -> JournalRow:
        return JournalRow(self.table, self.id, self.after, self.before)


def now() -> str:
    """This moment as it is kept in a document: ISO text in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Journal:
    """The journal of one open document. All methods but the first two expect an open transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.executescript(_triggers())

    def next_to_undo(self) -> Step | None:
        """The last step that stands, unless it is a barrier."""
        row = self._one("SELECT id, label, barrier FROM journal_steps WHERE NOT undone ORDER BY id DESC LIMIT 1")
        return None if row is None or row[2] else _step(row)

    def next_to_redo(self) -> Step | None:
        """The first step that was undone and not overtaken by a new edit."""
        row = self._one("SELECT id, label FROM journal_steps WHERE undone ORDER BY id LIMIT 1")
        return _step(row) if row else None

    @contextmanager
    def recording(self, label: Phrase, *, barrier: bool) -> Iterator[int]:
        """Write a new step, and record every row that is touched inside. What was undone can no longer be redone."""
        self._forget_undone()
        cursor = self._connection.execute(
            "INSERT INTO journal_steps (label, at, undone, barrier) VALUES (?, ?, 0, ?)",
            (json.dumps(label.to_json(), ensure_ascii=False), now(), int(barrier)),
        )
        step_id = int(cursor.lastrowid or 0)
        with self._mode(_Mode.RECORD, step_id):
            yield step_id

    def rows(self, step_id: int) -> list[JournalRow]:
        """The rows that a step touched, in order."""
        found = self._connection.execute(
            'SELECT "table", row_id, before, after FROM journal_rows WHERE step_id = ? ORDER BY id', (step_id,)
        )
        return [JournalRow(table, row_id, _image(before), _image(after)) for table, row_id, before, after in found]

    def undo(self, step: Step) -> list[JournalRow]:
        """Put every row of ``step`` back, last first, and remember that it was undone."""
        rows = [row.reversed() for row in reversed(self.rows(step.id))]
        self._replay(step, rows, undone=True)
        return rows

    def redo(self, step: Step) -> list[JournalRow]:
        """Do ``step`` again."""
        rows = self.rows(step.id)
        self._replay(step, rows, undone=False)
        return rows

    def _replay(self, step: Step, rows: list[JournalRow], *, undone: bool) -> None:
        with self._mode(_Mode.REPLAY, step.id):
            for row in rows:
                self._put(row)
        self._connection.execute("UPDATE journal_steps SET undone = ? WHERE id = ?", (int(undone), step.id))

    def _put(self, row: JournalRow) -> None:
        if row.table not in TABLES:
            raise sqlite3.DatabaseError("the journal names a table that is not part of a record")
        if row.after is None:
            self._connection.execute(f"DELETE FROM {row.table} WHERE id = ?", (row.id,))  # noqa: S608
            return
        names = columns(row.table)
        values = [row.after[name] for name in names]
        marks = ", ".join("?" * len(names))
        if row.before is None:
            listed = ", ".join(f'"{name}"' for name in names)
            self._connection.execute(f"INSERT INTO {row.table} ({listed}) VALUES ({marks})", values)  # noqa: S608
        else:
            pairs = ", ".join(f'"{name}" = ?' for name in names)
            self._connection.execute(f"UPDATE {row.table} SET {pairs} WHERE id = ?", [*values, row.id])  # noqa: S608

    def _forget_undone(self) -> None:
        self._connection.execute(
            "DELETE FROM journal_rows WHERE step_id IN (SELECT id FROM journal_steps WHERE undone)"
        )
        self._connection.execute("DELETE FROM journal_steps WHERE undone")

    @contextmanager
    def _mode(self, mode: _Mode, step_id: int) -> Iterator[None]:
        self._set_mode(mode, step_id)
        yield
        self._set_mode(_Mode.REFUSE, 0)

    def _set_mode(self, mode: _Mode, step_id: int) -> None:
        self._connection.execute("UPDATE temp.journal_mode SET mode = ?, step_id = ?", (int(mode), step_id))

    def _one(self, sql: str) -> tuple[object, ...] | None:
        row: tuple[object, ...] | None = self._connection.execute(sql).fetchone()
        return row


def row_changes(rows: list[JournalRow]) -> tuple[RowChange, ...]:
    """What happened in all to each row: one that came and went again inside one step is left out."""
    first: dict[tuple[str, int], Image | None] = {}
    last: dict[tuple[str, int], Image | None] = {}
    for row in rows:
        first.setdefault((row.table, row.id), row.before)
        last[row.table, row.id] = row.after
    changes = (JournalRow(*key, before, last[key]) for key, before in first.items() if before != last[key])
    return tuple(RowChange(row.table, row.id, row.fate()) for row in changes)


def _step(row: tuple[object, ...]) -> Step:
    return Step(int(str(row[0])), Phrase.from_json(json.loads(str(row[1]))))


def _image(text: str | None) -> Image | None:
    return None if text is None else json.loads(text)


def _triggers() -> str:
    parts = [
        "CREATE TEMP TABLE journal_mode (mode INTEGER NOT NULL, step_id INTEGER NOT NULL);",
        f"INSERT INTO temp.journal_mode VALUES ({int(_Mode.REFUSE)}, 0);",
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
                f" SELECT RAISE(ABORT, 'a write outside an edit') FROM temp.journal_mode WHERE mode = {int(_Mode.REFUSE)};"
                ' INSERT INTO journal_rows (step_id, "table", row_id, before, after)'
                f" SELECT step_id, '{table}', {key}.id, {images}"
                f" FROM temp.journal_mode WHERE mode = {int(_Mode.RECORD)};"
                " END;"
            )
    return "\n".join(parts)


def _json_object(table: str, side: str | None) -> str:
    if side is None:
        return "NULL"
    pairs = ", ".join(f"'{name}', {side}.\"{name}\"" for name in columns(table))
    return f"json_object({pairs})"
