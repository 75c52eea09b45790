"""Writes ``schema.sql`` from ``model.tables``: ``python -m partnerdesk.storage.write_schema`` after changing a table.

A document is made and checked from the written file, so that neither has to wait for SQLModel; a test holds both equal.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from partnerdesk.model import tables as tables

JOURNAL = """\
CREATE TABLE journal_steps (
\tid INTEGER NOT NULL,
\tlabel VARCHAR NOT NULL,
\tat VARCHAR NOT NULL,
\tundone BOOLEAN NOT NULL,
\tbarrier BOOLEAN NOT NULL,
\trows VARCHAR NOT NULL,
\tPRIMARY KEY (id)
);
CREATE TABLE content_sums (
\tid INTEGER NOT NULL,
\ttotal INTEGER NOT NULL,
\tPRIMARY KEY (id)
);
"""


def schema_from_tables() -> str:
    """The statements that make every table of the model, its indexes and the journal."""
    statements = []
    for table in SQLModel.metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements += [str(CreateIndex(index).compile(dialect=sqlite.dialect())) for index in indexes]
    lines = (line.rstrip() for statement in statements for line in f"{statement.strip()};".splitlines())
    return "\n".join(lines) + "\n" + JOURNAL


if __name__ == "__main__":
    Path(__file__).with_name("schema.sql").write_text(schema_from_tables(), encoding="utf-8")
