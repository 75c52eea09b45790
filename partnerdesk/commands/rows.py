"""What most commands share: finding rows, changing them and putting them in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from partnerdesk import model
from partnerdesk.errors import InputError
from partnerdesk.model.records import Record
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlalchemy import Insert, Update
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.tables import Row
    from partnerdesk.model.vocabulary import MergeKind
    from partnerdesk.storage.editor import Editor

R = TypeVar("R", bound=Record)
T = TypeVar("T", bound="Row")
Value = int | str | bool | None


class Placed(Protocol):
    """A record that people put in order."""

    @property
    def id(self) -> int: ...
    @property
    def position(self) -> int: ...


def gone() -> InputError:
    return InputError(
        Phrase(QT_TRANSLATE_NOOP("core", "That is no longer in the record. Undo brings it back."))
    )


def find(rows: Iterable[R], row_id: int) -> R:
    """The record with this id. Raises InputError when it is not there any more."""
    for row in rows:
        if row.id == row_id:
            return row
    raise gone()


def fetch(session: Session, table: type[T], row_id: int) -> T:
    """The row with this id, to be edited. Raises InputError when it is not there any more."""
    row = session.get(table, row_id)
    if row is None:
        raise gone()
    return row


def first(session: Session, table: type[T], **where: int | str | None) -> T | None:
    """The row with these values, if there is one."""
    from sqlmodel import select

    return session.exec(select(table).filter_by(**where)).first()


def every(session: Session, table: type[T], **where: int | None) -> Sequence[T]:
    """The rows with these values, in the order they came."""
    from sqlmodel import select

    return session.exec(select(table).filter_by(**where).order_by("id")).all()


def columns(session: Session, table: type[Row], *fields: str) -> Sequence[Any]:
    """Some fields of every row, in the order they came: a tenth of the time that whole rows take."""
    from sqlmodel import select

    wanted: Any = select(*(getattr(table, field) for field in fields)).order_by("id")
    found: Sequence[Any] = session.exec(wanted).all()
    return found


def remove(session: Session, table: type[Row], **where: int) -> None:
    """Delete every row with these values. What refers to them must have gone before."""
    from sqlmodel import delete

    session.flush()
    conditions = (getattr(table, column) == value for column, value in where.items())
    session.exec(delete(table).where(*conditions), execution_options={"synchronize_session": False})


def forget_merges(session: Session, kind: MergeKind, kept_id: int) -> None:
    """Inside an edit: the row that others were merged into goes, and its number may be given to another one."""
    for each in every(session, model.tables.Merge, kept_id=kept_id):
        if each.kind == kind:
            session.delete(each)


def add(session: Session, row: T) -> int:
    """Put a new row into the record. Gives its id."""
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def change(editor: Editor, label: Phrase, table: str, row_id: int, /, **values: Value) -> Change:
    """One edit that sets some fields of one row. ``table`` is the name of its class in ``model.tables``.

    Raises InputError when the row is not there any more.
    """
    kind: type[Row] = getattr(model.tables, table)
    held = find(getattr(editor.snapshot, str(kind.__tablename__)), row_id)

    def work(session: Session) -> None:
        put(session, kind, held, **values)

    return editor.apply(label, work)


def put(session: Session, kind: type[Row], held: Record | None, /, **values: Value) -> None:
    """Inside an edit: set some fields of the row that is ``held``, or (None) write a new row of these values.

    For the small edits that happen all the time: the statements are made once and go past the object mapper, which
    halves the time of an edit.
    """
    if held is None:
        session.connection().execute(_insert(kind), values)
        return
    new = {field: value for field, value in values.items() if getattr(held, field) != value}
    if new:
        session.connection().execute(update_of(kind, tuple(new)), {"of_row": held.id, **new})


@cache
def _insert(kind: type[Row]) -> Insert:
    from sqlalchemy import insert, inspect

    return insert(inspect(kind).local_table)


@cache
def update_of(kind: type[Row], fields: tuple[str, ...]) -> Update:
    from sqlalchemy import bindparam, inspect, update

    table = inspect(kind).local_table
    return (
        update(table)
        .where(table.c.id == bindparam("of_row"))
        .values({each: bindparam(each) for each in fields})
    )


@cache
def kind_of(table: str) -> type[Row]:
    """The class of a table. Raises KeyError when the record has no such table."""
    return {str(kind.__tablename__): kind for kind in model.tables.Row.__subclasses__()}[table]


def next_position(rows: Iterable[Placed]) -> int:
    """The place after all of ``rows``; the first is 1."""
    return max((row.position for row in rows), default=0) + 1


def move(editor: Editor, label: Phrase, table: str, rows: Sequence[Placed], row_id: int, by: int) -> Change:
    """One edit that moves a row ``by`` places down (up when negative) among ``rows``, as far as there is room."""
    ids = [row.id for row in rows]
    if row_id not in ids:
        raise gone()
    old = ids.index(row_id)
    ids.insert(min(max(old + by, 0), len(ids) - 1), ids.pop(old))

    def work(session: Session) -> None:
        kind = getattr(model.tables, table)
        for place, each in enumerate(ids, start=1):
            fetch(session, kind, each).position = place

    return editor.apply(label, work)
