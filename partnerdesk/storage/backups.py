"""Backups of a document: written aside, checked, put in their place, thinned out, and read again.

A backup is written from an image of the database that SQLite gave (:meth:`Document.image`), never by reading the file
while SQLite has it: closing a second handle would drop the lock. It is a whole document and opens like any other.

The backups of a document lie in a folder named after the file and the record in it, so they are still found when the
document was moved to another folder; those under an older name of the file are found by the record.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zlib import crc32

from partnerdesk.errors import DamagedError, DocumentError
from partnerdesk.model.backup import Backup, Counts, Reason
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.paths import SUFFIX, backups_folder
from partnerdesk.storage import schema
from partnerdesk.storage.checking import check, refuse_strange_tables
from partnerdesk.storage.connection import as_document_error, file_uri
from partnerdesk.storage.guarding import guard
from partnerdesk.storage.reading import read_snapshot
from partnerdesk.storage.refusals import damaged, is_noise, password_needed, too_new
from partnerdesk.storage.thinning import staying
from partnerdesk.storage.writing import put_in_place

if TYPE_CHECKING:
    from partnerdesk.model.secret import Secret

MOST: Final = 60
"""So many backups of one document are kept, unless another number was chosen."""

_KEY_LENGTH: Final = 8
_FORM: Final = "%Y-%m-%dT%H-%M-%S-%fZ"
_REASONS: Final = f"{Reason.OPENED}|{Reason.CHANGED}|{Reason.UPDATE}"
_NAME: Final = re.compile(
    rf"(\d{{4}}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{{6}}Z) ({_REASONS}) ([0-9a-f]{{16}}){re.escape(SUFFIX)}"
)
COUNTS: Final = (
    "SELECT (SELECT count(*) FROM organisations), (SELECT count(*) FROM goals), (SELECT count(*) FROM actions),"
    " (SELECT count(*) FROM signatures)"
)


def record_key(created_at: str) -> str:
    """What tells one partnership from all others in the name of a folder. Copies of a document share it."""
    return f"{crc32(created_at.encode('utf-8', 'surrogatepass')):08x}"


class Backups:
    """The backups in ``folder``, of all documents. ``most`` is how many of one document are kept."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self.folder = folder
        self.most = most

    def keep(
        self,
        image: bytes,
        stem: str,
        key: str,
        reason: Reason,
        now: datetime | None = None,
        secret: Secret | None = None,
    ) -> Backup | None:
        """Write a backup of ``image``, check it, and thin out. None when the newest one holds the same already.

        ``stem`` is the document's name without its ending, ``key`` is :func:`record_key` of the record in it,
        ``secret`` opens it where it is locked; the backup is then locked, too. May be called in any thread. Raises
        DocumentError when the backup cannot be written, DamagedError when the image is not a whole document; what was
        kept before is then untouched.
        """
        from hashlib import sha256  # nothing that is opened waits for it

        now = now or datetime.now(UTC)
        digest = sha256(image).hexdigest()[:16]
        folder = self.folder / f"{_safe(stem)}-{key}"
        before = _in(folder)
        if before and before[0].path.stem.endswith(digest):
            return None
        path = folder / f"{now.astimezone(UTC).strftime(_FORM)} {reason} {digest}{SUFFIX}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            put_in_place(image, path, partial(verify, secret=secret, source=path))
            backup = Backup(path, _safe(stem), now.astimezone(UTC), reason)
            self._thin([backup, *(each for each in before if each.path != path)], now)
        except (OSError, sqlite3.Error) as error:
            raise as_document_error(error, path) from error
        return backup

    def of(self, key: str) -> tuple[Backup, ...]:
        """All backups of one partnership, whatever its file was called, newest first."""
        return self._found(f"*-{key}")

    def named(self, stem: str) -> tuple[Backup, ...]:
        """All backups of documents with this name, newest first: for a file of which nothing can be read."""
        return self._found(f"{_safe(stem)}-{'[0-9a-f]' * _KEY_LENGTH}")

    def all(self) -> tuple[Backup, ...]:
        """Every backup there is, newest first: for a document that is gone."""
        return self._found(f"*-{'[0-9a-f]' * _KEY_LENGTH}")

    def gather(self, key: str, stem: str, is_old_name: Callable[[str], bool]) -> None:
        """Put the backups of a partnership that lie under an old name under ``stem``. What cannot be moved stays."""
        right = self.folder / f"{_safe(stem)}-{key}"
        with suppress(OSError):  # the stick is out
            for folder in list(self.folder.glob(f"*-{key}")):
                if folder != right and is_old_name(folder.name):
                    right.mkdir(exist_ok=True)
                    for each in _in(folder):
                        each.path.replace(right / each.path.name)
                    folder.rmdir()

    def _found(self, pattern: str) -> tuple[Backup, ...]:
        found: list[Backup] = []
        with suppress(OSError):  # the stick is out
            for folder in self.folder.glob(pattern):
                found += _in(folder)
        return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))

    def _thin(self, backups: list[Backup], now: datetime) -> None:
        stay = staying((each.made_at for each in backups), now, self.most)
        for each in backups:
            if each.made_at not in stay:
                each.path.unlink(missing_ok=True)


def keep_before_update(
    backups: Backups | None, path: Path, secret: Secret | None, connection: sqlite3.Connection
) -> None:
    """Before the document at ``path`` is brought up to date: a backup, or where none can be kept, a copy beside it.

    Raises DocumentError when neither is possible; the document must then stay as it is.
    """
    image = connection.serialize()
    row = connection.execute("SELECT created_at FROM partnerships").fetchone()
    key = record_key(str(row[0]) if row else "")
    try:
        (backups or Backups(backups_folder())).keep(image, path.stem, key, Reason.UPDATE, secret=secret)
    except DamagedError:
        raise
    except (DocumentError, OSError):
        try:
            beside = _free(path.with_name(f"{path.stem}.before-schema-{schema.MAJOR}{SUFFIX}"))
            put_in_place(image, beside, partial(verify, secret=secret, source=path))
        except OSError as error:
            raise as_document_error(error, path) from error


def _free(path: Path) -> Path:
    """``path``, or with a number where a file has that name already."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free


def verify(path: Path, image: bytes, secret: Secret | None = None, source: Path | None = None) -> None:
    """The file at ``path`` holds ``image`` and is a whole document. Raises DocumentError or sqlite3.Error if not.

    It has no name of its own yet: what is wrong with it is said of ``source``, the document it was taken from.
    """
    if path.read_bytes() != image:
        raise damaged(source or path)
    with closing(opened_to_read(path, secret)) as connection:
        verify_whole(connection, source or path)


def verify_whole(connection: sqlite3.Connection, path: Path) -> None:
    """It leads to a whole document, of this version or an older one. Raises DocumentError or sqlite3.Error if not."""
    if _major_of_ours(connection, path) == schema.MAJOR:
        check(connection, path)
    elif connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise damaged(path)


def counts_of(path: Path, secret: Secret | None = None) -> Counts:
    """How much a backup, or another document that nobody has open, holds. ``secret`` opens it if it is of this file.

    Raises DocumentError.
    """
    with _reading(path, secret) as connection:
        _major_of_ours(connection, path)
        return Counts(*connection.execute(COUNTS).fetchone())


def record_of(path: Path, secret: Secret | None = None) -> str:
    """When the partnership in a backup, or another document that nobody has open, was begun. Raises DocumentError."""
    with _reading(path, secret) as connection:
        _major_of_ours(connection, path)
        return str(connection.execute("SELECT max(created_at) FROM partnerships").fetchone()[0])


def snapshot_of(path: Path, secret: Secret | None = None) -> Snapshot:
    """The record in a backup, or in another document that nobody has open. Nothing is written.

    ``secret`` opens it if it is of this file. Raises DocumentError; one of an older schema cannot be looked into before
    it is brought up to date in a copy.
    """
    with _reading(path, secret) as connection:
        check(connection, path)
        return read_snapshot(connection)


@contextmanager
def _reading(path: Path, secret: Secret | None) -> Iterator[sqlite3.Connection]:
    """Opens a document to be read only, and says in words what stops it."""
    try:
        with closing(opened_to_read(path, secret)) as connection:
            yield connection
    except (ValueError, TypeError, RecursionError):
        raise damaged(path) from None
    except (OSError, sqlite3.Error) as error:
        raise as_document_error(error, path) from error


def opened_to_read(path: Path, secret: Secret | None) -> sqlite3.Connection:
    """Nobody else has the file, so no lock is taken and no journal is looked for.

    Raises PasswordNeededError when it is locked and ``secret`` is none, or another file's; OSError or sqlite3.Error.
    """
    address = file_uri(path, "immutable=1")
    if secret is not None and opens_with(path, secret):
        from partnerdesk.storage.locked import connect_locked

        connection = connect_locked(address, secret)
    elif is_locked(path):
        raise password_needed(path)
    else:
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
    guard(connection)
    connection.execute("PRAGMA query_only=ON")
    return connection


def is_locked(path: Path) -> bool:
    """Whether a backup, or another document that nobody has open, has a password. Raises OSError."""
    return is_noise(_start_of(path))


def opens_with(path: Path, secret: Secret | None) -> bool:
    """Whether ``secret`` is of this backup; without one, whether it needs none. False when it cannot be read."""
    with suppress(OSError):
        return _start_of(path).startswith(secret.salt if secret is not None else schema.MAGIC)
    return False


def _start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(schema.PAGE)


def _major_of_ours(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the tables, which are known to be ours then: before that, nothing in the file is asked."""
    if connection.execute("PRAGMA application_id").fetchone() != (schema.APPLICATION_ID,):
        raise damaged(path)
    major = int(connection.execute("PRAGMA user_version").fetchone()[0]) >> 16
    if major > schema.MAJOR:
        raise too_new(path)
    if major < 1:
        raise damaged(path)
    refuse_strange_tables(connection, path, major)
    return major


def _in(folder: Path) -> list[Backup]:
    """The backups in one folder, newest first. What is no backup of ours is left alone."""
    with suppress(OSError):
        return sorted(_named_right(folder), key=lambda each: (each.made_at, each.path), reverse=True)
    return []


def _named_right(folder: Path) -> Iterator[Backup]:
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match is not None:
            with suppress(ValueError):  # such a day is in no calendar
                made_at = datetime.strptime(match[1], _FORM).replace(tzinfo=UTC)
                yield Backup(path, folder.name[: -_KEY_LENGTH - 1], made_at, Reason(match[2]))


def _safe(stem: str) -> str:
    """A name that every file system takes and that is no pattern: letters, figures and spaces."""
    return " ".join(re.sub(r"[^\w ]", " ", stem).split())[:60] or "document"
