"""A connection to a file that is locked with a password, which behaves like one of the standard library.

SQLCipher brings a driver of its own. It serves locked files alone, and is loaded with the first of them: documents
without a password go on as they were, with what Python ships, and the first window does not wait for another library.

What is different in the driver is made equal here, so that no other module has to know it: it raises errors of its own
classes, cannot limit what a file may hold, and cannot give the image of a file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast

from sqlcipher3 import dbapi2

from partnerdesk.model.secret import Secret


def connect_locked(
    address: str, secret: Secret, path: Path | None = None, cached_statements: int = 128
) -> sqlite3.Connection:
    """Open the file at ``address`` (SQLite's URI) with its key. ``path`` is given where its image will be wanted.

    Raises sqlite3.Error, and OSError when ``path`` cannot be read. A wrong key shows at the first statement.
    """
    # A handle of its own, for the image, open as long as the connection: on POSIX, closing it would drop the lock.
    handle = path.open("rb", buffering=0) if path is not None else None
    try:
        with _in_known_words():
            connection = dbapi2.connect(
                address,
                timeout=0,
                isolation_level=None,
                factory=_Connection,
                cached_statements=cached_statements,
                uri=True,
            )
            connection.handle = handle
            connection.execute("PRAGMA cipher_log_level=NONE")  # it would speak on standard error
            connection.set_key(f"x'{secret.key.hex()}{secret.salt.hex()}'".encode())
            connection.execute("PRAGMA cipher_compatibility=4")
    except BaseException:
        if handle is not None:
            handle.close()
        raise
    return cast("sqlite3.Connection", connection)


@contextmanager
def _in_known_words() -> Iterator[None]:
    """The driver's errors as those of the standard library, which everything else knows."""
    try:
        yield
    except dbapi2.Error as error:
        kind = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
        known = kind(*error.args)
        for name in ("sqlite_errorcode", "sqlite_errorname"):
            with suppress(AttributeError):  # the driver itself complains, not SQLite
                setattr(known, name, getattr(error, name))
        raise known from None


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]  # the driver ships no types
    def execute(self, *given: Any) -> Any:
        with _in_known_words():
            return super().execute(*given)

    def executemany(self, *given: Any) -> Any:
        with _in_known_words():
            return super().executemany(*given)

    def executescript(self, *given: Any) -> Any:
        with _in_known_words():
            return super().executescript(*given)

    def fetchone(self) -> Any:
        with _in_known_words():
            return super().fetchone()

    def fetchmany(self, *given: Any, **named: Any) -> Any:
        with _in_known_words():
            return super().fetchmany(*given, **named)

    def fetchall(self) -> Any:
        with _in_known_words():
            return super().fetchall()

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())  # one by one, each row would pay for the words of an error


class _Connection(dbapi2.Connection):  # type: ignore[misc]
    handle: Any = None

    def cursor(self, factory: Any = _Cursor) -> Any:
        with _in_known_words():
            return super().cursor(factory)

    def commit(self) -> None:
        with _in_known_words():
            super().commit()

    def rollback(self) -> None:
        with _in_known_words():
            super().rollback()

    def setlimit(self, _limit: int, _most: int) -> int:
        """The driver has no way to say it. A value cannot be longer than its file, and no statement of a file is run:
        its tables are compared with ours first."""
        return 0

    def setconfig(self, _option: int, _on: bool = True) -> None:
        """As with limits; Python asks for it from 3.12 on. Not defended is only what nothing of a file ever reaches."""

    def serialize(self) -> bytes:
        """The file as it is on the disk, locked. Only between transactions: then the file alone is the document."""
        self.handle.seek(0)
        return cast("bytes", self.handle.read())

    def close(self) -> None:
        with _in_known_words():
            super().close()
        if self.handle is not None:
            self.handle.close()
