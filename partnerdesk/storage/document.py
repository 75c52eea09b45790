"""A partnership's document: made, opened, checked, copied and closed."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from types import TracebackType

from partnerdesk.errors import DocumentError, TooNewError
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.paths import SUFFIX as SUFFIX
from partnerdesk.storage import schema
from partnerdesk.storage.beginning import begin_record
from partnerdesk.storage.checking import check
from partnerdesk.storage.connection import (
    as_document_error,
    connect,
    damaged,
    forget_open,
    not_a_document,
    read_header,
    refuse_if_open_here,
    release,
    remember_open,
)
from partnerdesk.storage.editor import Editor
from partnerdesk.storage.migrations import migrate
from partnerdesk.storage.reading import write_snapshot
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


class Document:
    """An open document. Use :meth:`create`, :meth:`open` or :meth:`in_memory`; close it when done."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self.path = path
        self.editor = Editor(connection, path)
        self._open_here = remember_open(path) if path is not None else None

    @staticmethod
    def in_memory(name: str = "") -> Document:
        """An empty partnership that is kept nowhere."""
        return Document(_fresh(None, name), None)

    @staticmethod
    def create(path: Path, name: str = "") -> Document:
        """A new document with one empty workshop. Never overwrites.

        Raises DocumentError when there is a file already, or none can be made.
        """
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            text = QT_TRANSLATE_NOOP("core", "There is a file {name} already. Choose another name.")
            raise DocumentError(Phrase(text, name=path.name)) from None
        except OSError as error:
            raise as_document_error(error, path) from error
        try:
            return Document(_fresh(path, name), path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @staticmethod
    def open(path: Path) -> Document:
        """Open, lock, check, and if it is older bring up to date.

        Raises NotADocumentError, TooNewError, DamagedError, DocumentInUseError, or DocumentError for the rest.
        """
        header = read_header(path)
        major = header.user_version >> 16
        if header.application_id != schema.APPLICATION_ID or major < 1:
            raise not_a_document(path)
        if major > schema.MAJOR:
            text = QT_TRANSLATE_NOOP(
                "core", "{name} was made by a newer PartnerDesk. Update this program to open it."
            )
            raise TooNewError(Phrase(text, name=path.name))
        connection = connect(path)
        try:
            if major < schema.MAJOR:
                migrate(connection, path)
            else:
                check(connection, path)
            return Document(connection, path)
        except (ValueError, TypeError, RecursionError):
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

        When the file behind this document can no longer be read, the copy is written from memory, without the history.
        Raises DocumentError when it cannot be written; what stood at ``path`` is then untouched.
        """
        if self.path is not None and path.resolve() == self.path.resolve():
            text = QT_TRANSLATE_NOOP(
                "core", "A copy cannot replace the document itself. Choose another name."
            )
            raise DocumentError(Phrase(text))
        refuse_if_open_here(path)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            unfinished.unlink(missing_ok=True)
            self._write_copy(unfinished, path)
            unfinished.replace(path)
            _sync_folder(path.parent)
        except (OSError, sqlite3.Error) as error:
            raise as_document_error(error, path) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def close(self) -> None:
        release(self._connection)
        if self._open_here is not None:
            forget_open(self._open_here)

    def __enter__(self) -> Document:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write_copy(self, unfinished: Path, path: Path) -> None:
        try:
            _back_up(self._connection, unfinished, path)
        except (DocumentError, sqlite3.Error) as error:
            unfinished.unlink(missing_ok=True)
            try:
                _write_from_memory(self.snapshot(), unfinished)
            except (DocumentError, sqlite3.Error):
                raise error from None


def _fresh(path: Path | None, name: str) -> sqlite3.Connection:
    connection = connect(path)
    try:
        schema.create(connection)
        begin_record(connection, name)
    except sqlite3.Error as error:
        release(connection)
        raise as_document_error(error, path or Path(":memory:")) from error
    return connection


def _back_up(connection: sqlite3.Connection, unfinished: Path, path: Path) -> None:
    target = sqlite3.connect(unfinished, isolation_level=None)
    try:
        connection.backup(target)
        check(target, path)
    finally:
        target.close()


def _write_from_memory(snapshot: Snapshot, unfinished: Path) -> None:
    connection = _fresh(unfinished, "")
    try:
        write_snapshot(connection, snapshot)
        check(connection, unfinished)
    finally:
        release(connection)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets folders be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
