"""A partnership's document: made, opened, checked, copied and closed."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Final

from partnerdesk.errors import DocumentError, TooNewError
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.storage import schema
from partnerdesk.storage.beginning import begin_record
from partnerdesk.storage.connection import (
    as_document_error,
    connect,
    damaged,
    not_a_document,
    read_header,
    release,
)
from partnerdesk.storage.editor import Editor
from partnerdesk.storage.migrations import migrate
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

SUFFIX: Final = ".partnerdesk"


class Document:
    """An open document. Use :meth:`create`, :meth:`open` or :meth:`in_memory`; close it when done."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self.path = path
        self.editor = Editor(connection, path)

    @staticmethod
    def in_memory(name: str = "") -> Document:
        """An empty partnership that is kept nowhere."""
        return Document(_fresh(None, name), None)

    @staticmethod
    def create(path: Path, name: str = "") -> Document:
        """A new document with one empty workshop. Never overwrites.

        Raises DocumentError when there is a file already, or none can be made.
        """
        if path.exists():
            text = QT_TRANSLATE_NOOP("core", "There is a file {name} already. Choose another name.")
            raise DocumentError(Phrase(text, name=path.name))
        try:
            return Document(_fresh(path, name), path)
        except Exception:
            path.unlink(missing_ok=True)
            raise

    @staticmethod
    def open(path: Path) -> Document:
        """Open, lock, check, and if it is older bring up to date.

        Raises NotADocumentError, TooNewError, DamagedError, DocumentInUseError, or DocumentError for the rest.
        """
        header = read_header(path)
        if header.application_id != schema.APPLICATION_ID:
            raise not_a_document(path)
        if header.user_version >> 16 > schema.MAJOR:
            text = QT_TRANSLATE_NOOP("core", "{name} was made by a newer PartnerDesk. Update this program to open it.")
            raise TooNewError(Phrase(text, name=path.name))
        connection = connect(path)
        try:
            migrate(connection, path)
            _check(connection, path)
            return Document(connection, path)
        except ValueError:
            release(connection)
            raise damaged(path) from None
        except sqlite3.Error as error:
            release(connection)
            raise as_document_error(error, path) from error
        except BaseException:
            release(connection)
            raise

    @property
    def name(self) -> str:
        """The file's name; "" while it is kept nowhere."""
        return self.path.name if self.path else ""

    def snapshot(self) -> Snapshot:
        """The record as it stands after the last edit."""
        return self.editor.snapshot

    def save_copy(self, path: Path) -> None:
        """Write a whole copy to ``path``: to a temporary file beside it, checked, then put in its place.

        Raises DocumentError when it cannot be written; what stood at ``path`` is then untouched.
        """
        if self.path is not None and path.resolve() == self.path.resolve():
            text = QT_TRANSLATE_NOOP("core", "A copy cannot take the place of the document itself. Choose another name.")
            raise DocumentError(Phrase(text))
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            unfinished.unlink(missing_ok=True)
            with sqlite3.connect(unfinished) as target:
                self._connection.backup(target)
                _check(target, unfinished)
            target.close()
            unfinished.replace(path)
        except (OSError, sqlite3.Error) as error:
            raise as_document_error(error, path) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def close(self) -> None:
        release(self._connection)

    def __enter__(self) -> Document:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _fresh(path: Path | None, name: str) -> sqlite3.Connection:
    connection = connect(path)
    try:
        schema.create(connection)
        begin_record(connection, name)
    except sqlite3.Error as error:
        connection.close()
        raise as_document_error(error, path or Path(":memory:")) from error
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Whole pages, whole references and exactly our tables: nothing of a stranger's making is ever run."""
    if schema.definition(connection) != schema.expected_definition():
        raise not_a_document(path)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(path)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(path)
