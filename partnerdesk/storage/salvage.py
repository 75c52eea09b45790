"""Saving what can be saved of a damaged document into a new one, with a list of what is missing.

The damaged file is read once, as bytes, and never opened as a database. The new document begins without a history, and
with the password of the damaged one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from partnerdesk.errors import DamagedError
from partnerdesk.model.backup import Counts
from partnerdesk.model.snapshot import TABLES, columns
from partnerdesk.storage import content_sum, schema
from partnerdesk.storage.backups import COUNTS
from partnerdesk.storage.beginning import begin_record
from partnerdesk.storage.checking import check
from partnerdesk.storage.connection import as_document_error, refuse_if_open_here
from partnerdesk.storage.rewriting import write_anew
from partnerdesk.storage.salvage_reading import Found, Row, fits, readings
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from partnerdesk.model.secret import Secret

_KINDS: Final = {
    "organisations": (QT_TRANSLATE_NOOP("core", "1 partner"), QT_TRANSLATE_NOOP("core", "{number} partners")),
    "people": (QT_TRANSLATE_NOOP("core", "1 person"), QT_TRANSLATE_NOOP("core", "{number} people")),
    "goals": (QT_TRANSLATE_NOOP("core", "1 goal"), QT_TRANSLATE_NOOP("core", "{number} goals")),
    "actions": (QT_TRANSLATE_NOOP("core", "1 action"), QT_TRANSLATE_NOOP("core", "{number} actions")),
    "signatures": (QT_TRANSLATE_NOOP("core", "1 signature"), QT_TRANSLATE_NOOP("core", "{number} signatures")),
    "sealed_versions": (
        QT_TRANSLATE_NOOP("core", "1 signed version"), QT_TRANSLATE_NOOP("core", "{number} signed versions"),
    ),
    "": (QT_TRANSLATE_NOOP("core", "1 other entry"), QT_TRANSLATE_NOOP("core", "{number} other entries")),
}  # fmt: skip
"""What is counted by its name; everything else is another entry."""

_PARTS: Final = (
    (QT_TRANSLATE_NOOP("core", "partners"), ("organisations",)),
    (QT_TRANSLATE_NOOP("core", "people"), ("people",)),
    (QT_TRANSLATE_NOOP("core", "links"), ("relationships", "ratings")),
    (QT_TRANSLATE_NOOP("core", "offers and needs"), ("capabilities", "holdings", "resources", "goal_needs")),
    (QT_TRANSLATE_NOOP("core", "goals"), ("goals",)),
    (
        QT_TRANSLATE_NOOP("core", "what partners said of the goals"),
        (
            "alone_responses", "support_responses", "support_counts", "voices", "priorities", "own_words", "dissents",
        ),
    ),
    (QT_TRANSLATE_NOOP("core", "actions"), ("actions",)),
    (QT_TRANSLATE_NOOP("core", "who brings what to the actions"), ("contributions", "addressings")),
    (QT_TRANSLATE_NOOP("core", "the health check"), ("health_sheets",)),
    (QT_TRANSLATE_NOOP("core", "signatures and signed versions"), ("signatures", "sealed_versions")),
    (
        QT_TRANSLATE_NOOP("core", "agenda, attendance, parking lot, earlier wordings and notes"),
        (
            "workshops", "agenda_items", "attendances", "representatives", "wordings", "postponements",
            "parking_items", "set_asides", "merges", "private_notes",
        ),
    ),
)  # fmt: skip
"""What is in the tables, in the words of the room: for those of which nobody can say how much is lost."""

_NAMES: Final = ("name", "text", "title")
_MOST_NAMED: Final = 12


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What the new document holds, and what is missing or to be looked at, in sentences."""

    counts: Counts
    missing: tuple[Phrase, ...]


def salvage(path: Path, target: Path, secret: Secret | None = None) -> Salvaged:
    """Save what can be read of the damaged document at ``path`` as a new document at ``target``.

    ``secret`` is what :func:`unlock` gave for one that has a password. Raises DamagedError when nothing of a record is
    left, DocumentError when the file cannot be read or the new one not be written.
    """
    refuse_if_open_here(path)
    try:
        found = max(_readings(path.read_bytes(), secret), key=_rows_of_ours)
        if not any(found.rows[table] for table in TABLES if table not in ("partnerships", "workshops")):
            raise _nothing_left(path)
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            counts = _build(connection, found, path)
            write_anew(connection, target, secret)
    except (OSError, sqlite3.Error) as error:
        raise as_document_error(error, target) from error
    return Salvaged(counts, tuple(_missing(found)))


def _readings(image: bytes, secret: Secret | None) -> Iterator[Found]:
    """Of a locked file first by its whole pages alone: what is missing then is in the history as it was. Where that
    gives less, by what is left of the damaged ones, too."""
    if secret is None:
        yield from readings(image)
        return
    from partnerdesk.storage.locked_pages import RESERVED, opened_image

    for whole_only in (True, False):
        yield from readings(opened_image(image, secret, whole_only=whole_only), RESERVED)


def _rows_of_ours(found: Found) -> int:
    return sum(fits(table, row) for table, rows in found.rows.items() for row in rows.values())


def _build(connection: sqlite3.Connection, found: Found, path: Path) -> Counts:
    """Makes a new document of what was found; what finds no place in it goes from ``rows`` to ``lost``."""
    connection.execute("PRAGMA foreign_keys=OFF")
    schema.create(connection)
    begin_record(connection, "")
    connection.execute("BEGIN")
    _put_frame(connection, found)
    for table in TABLES:
        if table not in ("partnerships", "workshops"):
            for row in list(found.rows[table].values()):
                if not _put(connection, table, row):
                    _lose(found, table, int(row["id"]))
    _drop_what_hangs_in_the_air(connection, found)
    content_sum.write(connection)
    connection.execute("COMMIT")
    check(connection, path)
    return Counts(*connection.execute(COUNTS).fetchone())


def _put_frame(connection: sqlite3.Connection, found: Found) -> None:
    """The partnership and its workshops. Where one cannot be read an empty one stands in: all else hangs on it."""
    workshops = found.rows["workshops"]
    named = {row.get("workshop_id") for rows in found.rows.values() for row in rows.values()}
    wanted = {each for each in named if isinstance(each, int) and 0 < each < 10_000}
    stand_in = dict(
        zip(columns("workshops"), connection.execute(_all_of("workshops")).fetchone(), strict=True)
    )
    read = [row for row in workshops.values() if fits("workshops", row)]
    if read:
        connection.execute("DELETE FROM workshops")
    for row in read:
        if not _put(connection, "workshops", row):
            _lose(found, "workshops", int(row["id"]))
    there = {row_id for (row_id,) in connection.execute("SELECT id FROM workshops")}
    for row_id in sorted(wanted - there):
        number = connection.execute("SELECT max(number) + 1 FROM workshops").fetchone()[0]
        found.lost["workshops"].add(row_id)
        _put(connection, "workshops", {**stand_in, "id": row_id, "number": number, "code": f"W{number}"})
        there.add(row_id)
    found.lost["workshops"] |= {row_id for row_id, row in workshops.items() if row not in read}
    for row in found.rows["partnerships"].values():
        if fits("partnerships", row):
            connection.execute("DELETE FROM partnerships")
            _put(connection, "partnerships", row)
    connection.execute(
        "UPDATE partnerships SET workshop_id = (SELECT id FROM workshops ORDER BY number DESC LIMIT 1)"
        " WHERE workshop_id NOT IN (SELECT id FROM workshops)"
    )


def _all_of(table: str) -> str:
    names = ", ".join(f'"{name}"' for name in columns(table))
    return f"SELECT {names} FROM {table}"


def _put(connection: sqlite3.Connection, table: str, row: Row) -> bool:
    """False when the row is none of ours, or breaks a rule of its table."""
    if not fits(table, row):
        return False
    marks = ", ".join("?" * len(columns(table)))
    names = ", ".join(f'"{name}"' for name in columns(table))
    try:
        connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", [row[name] for name in columns(table)]
        )
    except (sqlite3.IntegrityError, OverflowError):
        return False
    return True


def _drop_what_hangs_in_the_air(connection: sqlite3.Connection, found: Found) -> None:
    """A row whose owner could not be read says nothing any more, and neither does what belongs to it in turn."""
    while broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, *_ in broken:
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
            _lose(found, table, row_id)


def _lose(found: Found, table: str, row_id: int) -> None:
    found.rows[table].pop(row_id, None)
    found.lost[table].add(row_id)


def _missing(found: Found) -> Iterator[Phrase]:
    lost = {table: len(ids) for table, ids in found.lost.items() if ids}
    named = {table: lost.pop(table) for table in _KINDS if table in lost}
    if lost:
        named[""] = sum(lost.values())
    for kind, number in named.items():
        one, many = _KINDS[kind]
        text = QT_TRANSLATE_NOOP("core", "Could not be read: {what}.")
        yield Phrase(text, what=str(Phrase(one if number == 1 else many, number=number)))
    for words, tables in _PARTS:
        if not set(tables).isdisjoint(found.cut):
            yield Phrase(
                QT_TRANSLATE_NOOP("core", "More may be lost than can be counted: {what}."),
                what=str(Phrase(words)),
            )
    if found.cut:
        yield Phrase(
            QT_TRANSLATE_NOOP("core", "Compare the new file with a backup or with what was printed.")
        )
    if found.broken_steps:
        text = QT_TRANSLATE_NOOP(
            "core",
            "A part of the history could not be read. What was changed or removed then may be as it was before.",
        )
        yield Phrase(text)
    yield from _to_look_at(
        found.old, QT_TRANSLATE_NOOP("core", "Taken from the history, look at it: {what}.")
    )
    yield from _to_look_at(
        found.spoilt, QT_TRANSLATE_NOOP("core", "Some letters could not be read, look at it: {what}.")
    )
    yield from _to_look_at(
        found.doubtful, QT_TRANSLATE_NOOP("core", "The history says something else, look at it: {what}.")
    )
    for version in found.rows["sealed_versions"].values():
        if sha256(str(version["content"]).encode("utf-8", "surrogatepass")).hexdigest() != version["code"]:
            text = QT_TRANSLATE_NOOP("core", "Signed version {number} is not as it was signed any more.")
            yield Phrase(text, number=version["version"])
    yield Phrase(
        QT_TRANSLATE_NOOP("core", "The history is not in the new file: earlier edits cannot be undone there.")
    )


def _to_look_at(rows: Iterable[tuple[str, Row]], text: str) -> Iterator[Phrase]:
    names = [
        str(row[name]) for _, row in rows for name in _NAMES if isinstance(row.get(name), str) and row[name]
    ]
    for name in names[:_MOST_NAMED]:
        yield Phrase(text, what=name)
    if len(names) > _MOST_NAMED:
        yield Phrase(text, what=f"+ {len(names) - _MOST_NAMED}")


def _nothing_left(path: Path) -> DamagedError:
    text = QT_TRANSLATE_NOOP(
        "core",
        "Nothing of {name} could be read. Open a backup if there is one, or ask whoever has a copy of it.",
    )
    return DamagedError(Phrase(text, name=path.name))
