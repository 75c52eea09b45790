"""A partnership's document: made, opened, checked, copied and closed."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from partnerdesk.errors import DamagedError, DocumentError
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.paths import SUFFIX as SUFFIX
from partnerdesk.storage import schema
from partnerdesk.storage.backups import Backups, keep_before_update, verify
from partnerdesk.storage.beginning import begin_record
from partnerdesk.storage.checking import check, refuse_strange_tables
from partnerdesk.storage.connection import (
    as_document_error,
    connect,
    leave_log,
    read_header,
    refuse_cut_off,
    refuse_if_open_here,
    refuse_read_only,
    release,
)
from partnerdesk.storage.editor import Editor
from partnerdesk.storage.lock_note import leave_note, take_away
from partnerdesk.storage.migrations import migrate
from partnerdesk.storage.reading import write_snapshot
from partnerdesk.storage.refusals import damaged, not_ours, too_new, unreadable_start
from partnerdesk.storage.rewriting import write_anew
from partnerdesk.storage.writing import put_in_place
from partnerdesk.whole_file import tidy_beside
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from partnerdesk.model.secret import Secret


class Document:
    """An open document. Use :meth:`create`, :meth:`open` or :meth:`in_memory`; close it when done."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, secret: Secret | None = None
    ) -> None:
        self.path = path
        self.editor = Editor(connection, path, secret)
        self._note = leave_note(path) if path is not None else None
        self._remembered: tuple[Snapshot, bytes] | None = None

    @property
    def _connection(self) -> sqlite3.Connection:
        return self.editor.connection

    @property
    def secret(self) -> Secret | None:
        """What opens the file and its backups; None when it has no password."""
        return self.editor.secret

    @staticmethod
    def in_memory(name: str = "") -> Document:
        """An empty partnership that is kept nowhere."""
        return Document(_fresh(None, name), None)

    @staticmethod
    def create(path: Path, name: str = "", secret: Secret | None = None) -> Document:
        """A new document with one empty workshop, locked with ``secret`` where one is given. Never overwrites.

        Raises DocumentError when there is a file already, or none can be made.
        """
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            text = QT_TRANSLATE_NOOP("core", "There is a file {name} already. Choose another name.")
            raise DocumentError(Phrase(text, name=path.name)) from None
        except PermissionError:
            text = QT_TRANSLATE_NOOP("core", "You may not make a file in {folder}. Choose another folder.")
            raise DocumentError(Phrase(text, folder=str(path.parent))) from None
        except OSError as error:
            raise as_document_error(error, path) from error
        try:
            return Document(_fresh(path, name, secret), path, secret)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @staticmethod
    def open(
        path: Path,
        backups: Backups | None = None,
        *,
        for_edits: bool = False,
        secret: Secret | None = None,
    ) -> Document:
        """Open, lock, check, and if it is older bring up to date, after a backup was kept in ``backups``.

        One that will be edited is refused where no edit could be kept, rather than at the first of them. ``secret``
        is what :func:`unlock` gave for one that has a password. Raises ReadOnlyError, PasswordNeededError,
        EncryptedError, NotADocumentError, TooNewError, DamagedError, DocumentInUseError, or DocumentError for the rest.
        """
        header = read_header(path, secret)
        secret = secret if header.locked else None
        major = header.user_version >> 16
        if header.application_id != schema.APPLICATION_ID or major < 1:
            raise not_ours(path, header.start)
        if major > schema.MAJOR:
            raise too_new(path)
        if for_edits:
            refuse_read_only(path)
        connection = connect(path, secret)
        try:
            refuse_cut_off(connection, path)
            major = _major_of(
                connection
            )  # a change of it may have been cut off half-way, and was taken back just now
            if major < 1:
                raise unreadable_start(path, b"")
            tidy_beside(path.resolve())
            if major < schema.MAJOR:
                refuse_strange_tables(connection, path, major)
                leave_log(connection)
                migrate(connection, path, partial(keep_before_update, backups, path, secret))
            else:
                check(connection, path)
                leave_log(connection)
            return Document(connection, path, secret)
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

    def image(self) -> bytes:
        """The whole document as SQLite would write it, history and all; locked if the file is.

        Raises DocumentError when the file is gone.
        """
        self.editor.look()
        try:
            return self._connection.serialize()
        except sqlite3.Error as error:
            raise as_document_error(error, self.path or Path(":memory:")) from error

    def remember(self) -> bytes:
        """Keep the image of this moment in memory: once the stick is out, nothing can be had from SQLite any more.

        Gives the image. Raises DocumentError as :meth:`image` does; what was remembered before then stays.
        """
        image = self.image()
        self._remembered = self.snapshot(), image
        return image

    def save_copy(self, path: Path) -> None:
        """Write a whole copy to ``path``: to a temporary file beside it, checked, then put in its place.

        When the file behind this document is out of reach, the copy is written from memory: as it was remembered, or
        where it was edited since, without the history.
        Raises DocumentError when it cannot be written; what stood at ``path`` is then untouched.
        """
        if self.path is not None and path.resolve() == self.path.resolve():
            text = QT_TRANSLATE_NOOP(
                "core", "A copy cannot replace the document itself. Choose another name."
            )
            raise DocumentError(Phrase(text))
        refuse_if_open_here(path)
        try:
            try:
                image = self._best_image()
                if image is None:
                    self._write_from_memory(path)
                else:
                    put_in_place(image, path, partial(verify, secret=self.secret, source=self.path))
            except DamagedError:
                self._write_from_memory(path)
        except (OSError, sqlite3.Error) as error:
            raise as_document_error(error, path) from error

    def set_password(self, password: str | None) -> None:
        """Write the file anew with this password, or without one where it is None. The history stays.

        Either the old file stays whole or the new one stands in its place, locked again for this program alone. What
        was kept elsewhere is not touched. Raises DocumentError when it cannot be written.
        """
        from partnerdesk.model.secret import Secret

        self.editor.relock(Secret.new(password) if password is not None else None)
        self._remembered = None

    def close(self) -> None:
        self.editor.close()
        take_away(self._note)

    def __enter__(self) -> Document:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _best_image(self) -> bytes | None:
        """The document with its history; None when that is out of reach."""
        if self.editor.is_ours():
            with suppress(DocumentError):
                return self.image()
        if self._remembered is not None and self._remembered[0] is self.snapshot():
            return self._remembered[1]
        return None

    def _write_from_memory(self, path: Path) -> None:
        """The record alone."""
        connection = _fresh(None, "")
        try:
            write_snapshot(connection, self.snapshot())
            write_anew(connection, path, self.secret)
        finally:
            release(connection)


def _major_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0]) >> 16


def _fresh(path: Path | None, name: str, secret: Secret | None = None) -> sqlite3.Connection:
    connection = connect(path, secret)
    try:
        schema.create(connection)
        begin_record(connection, name)
    except sqlite3.Error as error:
        release(connection)
        raise as_document_error(error, path or Path(":memory:")) from error
    return connection
