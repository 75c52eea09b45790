"""The tables, the records and the written schema say the same."""

from __future__ import annotations

from dataclasses import fields
from types import NoneType
from typing import get_args, get_type_hints

import pytest
from sqlmodel import SQLModel

from partnerdesk.model.snapshot import TABLES, Snapshot, columns, defaults
from partnerdesk.storage import schema
from partnerdesk.storage.document import Document
from partnerdesk.storage.write_schema import schema_from_tables


def test_the_written_schema_is_that_of_the_tables() -> None:
    assert schema.schema_sql() == schema_from_tables(), "run: python -m partnerdesk.storage.write_schema"


def test_every_table_is_in_the_snapshot() -> None:
    assert [field.name for field in fields(Snapshot)] == list(TABLES)
    assert set(TABLES) == {table.name for table in SQLModel.metadata.sorted_tables}


@pytest.mark.parametrize("name", TABLES)
def test_records_are_as_the_tables(name: str) -> None:
    table = SQLModel.metadata.tables[name]
    hints = get_type_hints(TABLES[name])
    assert columns(name) == tuple(column.name for column in table.columns)
    for column in table.columns:
        parts = get_args(hints[column.name]) or (hints[column.name],)
        assert bool(column.nullable) == (NoneType in parts), column.name
        kind = next(part for part in parts if part is not NoneType)
        assert issubclass(kind, column.type.python_type), column.name


@pytest.mark.parametrize("name", TABLES)
def test_what_came_later_has_the_same_default_in_tables_and_records(name: str) -> None:
    table = SQLModel.metadata.tables[name]
    made = {column.name: getattr(column.default, "arg", None) for column in table.columns}
    for column, default in defaults(name).items():
        assert made[column] == default, column


def test_a_new_document_says_whose_it_is() -> None:
    with Document.in_memory("Averley") as document:
        connection = document._connection
        assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert document.snapshot().partnership.name == "Averley"
        assert document.snapshot().workshop.number == 1
        assert document.editor.undo_label is None
