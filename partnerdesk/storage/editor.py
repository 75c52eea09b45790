"""The one way in for every edit: a transaction, the journal in it, and one Change that says what happened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.errors import (
    DamagedError,
    DocumentError,
    EncryptedError,
    InputError,
    NotADocumentError,
    SealedError,
)
from partnerdesk.model.change import Change, RowChange
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.storage import schema
from partnerdesk.storage.checking import check
from partnerdesk.storage.connection import (
    Fingerprint,
    as_document_error,
    connect,
    forget_open,
    header_of,
    release,
    remember_open,
)
from partnerdesk.storage.journal import Journal, JournalRow, Step, row_changes
from partnerdesk.storage.reading import read_snapshot, refresh
from partnerdesk.storage.watch import FileWatch
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.secret import Secret

_NEVER_SIGNED = frozenset({"private_notes", "merges"})
"""The facilitator's own notes and the history of merges are no part of what was signed."""

_BUGS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)
"""What SQLite says when the program is wrong, not the file or the disk."""

_NOT_OURS = (DamagedError, NotADocumentError, EncryptedError)
"""What is said of a file that came in the place of ours and cannot be it."""


@dataclass(frozen=True, slots=True)
class _State:
    """What is known of the document after the last edit. It is replaced as a whole, once an edit is on the disk."""

    snapshot: Snapshot
    to_undo: Step | None
    to_redo: Step | None


class Editor:
    """Edits one open document. ``path`` is None for a document in memory, ``secret`` for one without a password.

    Raises ValueError when the record or the journal holds what cannot be there.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, secret: Secret | None = None
    ) -> None:
        self._connection = connection
        self._path = path
        self.secret = secret
        self._journal = Journal(connection)
        self._session: Session | None = None
        self._state = _State(
            read_snapshot(connection), self._journal.next_to_undo(), self._journal.next_to_redo()
        )
        self._watch = FileWatch(path)
        self._broken = False
        self._open_here = remember_open(path) if path is not None else None

    @property
    def connection(self) -> sqlite3.Connection:
        """The database behind the document; after :meth:`look` it may be another one."""
        return self._connection

    def is_ours(self) -> bool:
        """Whether the connection still leads to the file, so that what it gives is what was written here."""
        return not self._broken and self._watch.unchanged()

    def look(self) -> None:
        """See that the file is as we left it. Where it was away and is back, holding what is shown, work goes on.

        Raises DocumentMovedError when it is not, DocumentError when it cannot be opened again. Nothing is written then,
        and the record stays in memory.
        """
        if self.is_ours():
            return
        if self._watch.is_missing():
            raise self._watch.trouble()
        self._open_again()

    def close(self) -> None:
        """Let go of the file. What lies beside it when it is not ours any more may be another program's: it stays."""
        if self.is_ours():
            release(self._connection)
        self._let_go()

    @property
    def snapshot(self) -> Snapshot:
        """The record as it stands after the last edit."""
        return self._state.snapshot

    @property
    def undo_label(self) -> Phrase | None:
        """What the next undo would undo; None when there is nothing."""
        return self._state.to_undo.label if self._state.to_undo else None

    @property
    def redo_label(self) -> Phrase | None:
        return self._state.to_redo.label if self._state.to_redo else None

    def apply(self, label: Phrase, work: Callable[[Session], None], *, barrier: bool = False) -> Change:
        """Do one edit: run ``work`` in a transaction, keep every row it touched, commit, and say what changed.

        An edit that changes no row leaves no step behind. A ``barrier`` cannot be undone, nor anything before it: so
        are sealing and reopening, which everybody in the room has seen happen. Whatever ``work`` raises undoes it all.

        Raises SealedError when the edit would change a signed workshop, InputError when it would change one from before
        the workshop being worked on, DocumentError when it cannot be kept.
        """
        self.look()
        session = self._session_for_edit()
        with self._transaction():
            with self._journal.recording():
                work(session)
                session.flush()
            rows = self._journal.collected()
            changes = row_changes(rows)
            if not barrier:
                self._refuse_settled_rows(rows)
            state = self._kept(label, rows, changes, barrier=barrier)
        self._state = state
        return Change(label, changes)

    def forget(self, label: Phrase, work: Callable[[Session], None]) -> Change:
        """Do an edit that leaves nothing of what it takes away in the file: no step of the history, no unused place.

        It cannot be undone, nor anything before it. Raises DocumentError when the file cannot be written anew; nothing
        has changed then.
        """
        self.look()
        session = self._session_for_edit()
        self._write_anew()  # before: where there is no room for it, nothing is begun
        self._connection.execute("PRAGMA secure_delete=ON")
        try:
            with self._transaction():
                with self._journal.recording():
                    work(session)
                    session.flush()
                changes = row_changes(self._journal.collected())
                self._journal.forget_all()
                self._journal.keep(label, [], barrier=True)
                state = _State(refresh(self._connection, self.snapshot, changes), None, None)
            self._state = state
            with suppress(
                DocumentError
            ):  # what was taken away is zeros by now; :meth:`holds` tells whether all of it
                self._write_anew()
        finally:
            self._connection.execute("PRAGMA secure_delete=OFF")
        return Change(label, changes)

    def holds(self, words: str) -> bool:
        """Whether the bytes of the file hold these words anywhere, history and unused places among them; of a locked
        file, what is behind the lock."""
        image = self._connection.serialize()
        if self.secret is not None:
            from partnerdesk.storage.locked_pages import opened_image

            image = opened_image(image, self.secret)
        return words.encode("utf-8", "surrogatepass") in image

    def earlier(self, table: str, row_id: int, column: str) -> frozenset[str]:
        """The texts that a row had in a column, as far as the history goes back."""
        return self._journal.texts(table, row_id, column)

    def _write_anew(self) -> None:
        """The whole file, without what is in no place that is used."""
        try:
            self._connection.execute("VACUUM")
        except sqlite3.Error as error:
            raise as_document_error(error, self._path or Path(":memory:")) from error
        finally:
            self._watch.note()

    def relock(self, secret: Secret | None) -> None:
        """Write the file anew, locked with ``secret`` or open to everyone, with the history that it has.

        Raises DocumentError. The file is then the old one, or the new one that this program could not get hold of:
        :meth:`look` tries again.
        """
        from partnerdesk.storage.rewriting import write_anew

        self.look()
        assert self._path is not None, "a document in memory has no file to lock"
        path = self._path.resolve()  # behind a link, the file itself must not stay as it was
        before = Fingerprint.of(path)
        try:
            write_anew(self._connection, path, secret, self.close)
        except (OSError, sqlite3.Error) as error:
            raise as_document_error(error, path) from error
        finally:
            if self._open_here is None:  # it was let go, to be replaced
                found = Fingerprint.of(path)
                self.secret = self.secret if found is None or found.is_file_of(before) else secret
                self._open_again()

    def undo(self) -> Change | None:
        """Undo the last edit that stands; None when there is none. Raises DocumentError when it cannot be done."""
        self.look()
        return self._replay(self._state.to_undo, self._journal.undo)

    def redo(self) -> Change | None:
        """Redo the last edit that was undone; None when there is none. Raises DocumentError when it cannot be done."""
        self.look()
        return self._replay(self._state.to_redo, self._journal.redo)

    def _kept(
        self, label: Phrase, rows: list[JournalRow], changes: tuple[RowChange, ...], *, barrier: bool
    ) -> _State:
        """Inside the transaction: the edit written down as a step, or undone at once when it came to nothing."""
        if not changes:
            self._roll_back()
            return self._state
        if self._state.to_redo is not None:
            self._journal.forget_undone()
        step = self._journal.keep(label, rows, barrier=barrier)
        return _State(refresh(self._connection, self.snapshot, changes), None if barrier else step, None)

    def _replay(self, step: Step | None, replay: Callable[[Step], list[RowChange]]) -> Change | None:
        if step is None:
            return None
        with self._transaction():
            try:
                changes = tuple(replay(step))
                snapshot = refresh(self._connection, self.snapshot, changes)
                state = _State(snapshot, self._journal.next_to_undo(), self._journal.next_to_redo())
            except (*_BUGS, ValueError, LookupError, TypeError, RecursionError) as error:
                raise _history_damaged() from error
        self._state = state
        return Change(step.label, changes)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing: after a fault the session, the rows and what is known of them are as they were before."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
            self._refuse_if_moved()
        except BaseException as error:
            self._roll_back()
            self._watch.note()  # rolling back may have written, too
            fault = getattr(error, "orig", error)
            if isinstance(fault, sqlite3.Error) and not isinstance(fault, _BUGS):
                self._broken = self._broken or _lets_go(fault)
                raise as_document_error(fault, self._path or Path(":memory:")) from error
            raise
        finally:
            if self._session is not None:
                self._session.close()

    def _refuse_if_moved(self) -> None:
        """After the commit: what was written into a file that is no longer there was not kept."""
        if not self._watch.note():
            self._broken = True
            raise self._watch.trouble()

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            with suppress(sqlite3.Error):  # the medium may be gone; the next edit will say so
                self._connection.execute("ROLLBACK")

    def _session_for_edit(self) -> Session:
        if self._session is None:
            from partnerdesk.storage.session import open_session

            self._session = open_session(self._connection)
        return self._session

    def _refuse_settled_rows(self, rows: Sequence[JournalRow]) -> None:
        """What was signed stays as it is, and so does every workshop before the one being worked on."""
        settled = self.snapshot.settled_workshops()
        if not settled:
            return
        after = self._worked_on_after(rows)
        touched = {self._workshop_of(row, after) for row in rows if row.table not in _NEVER_SIGNED}
        for each in settled:
            if each.id in touched:
                raise (
                    _earlier_error(each.number)
                    if each.number < self.snapshot.workshop.number
                    else SealedError
                )

    def _worked_on_after(self, rows: Iterable[JournalRow]) -> int:
        """The workshop being worked on once these rows are kept: starting the next one is no edit of the last."""
        moved = [row.image()["workshop_id"] for row in rows if row.table == "partnerships"]
        return next((each for each in moved if isinstance(each, int)), self.snapshot.partnership.workshop_id)

    def _workshop_of(self, row: JournalRow, worked_on: int) -> int:
        """The workshop a row belongs to; what belongs to the partnership counts for the one being worked on."""
        image, snapshot = row.image(), self.snapshot
        if row.table == "workshops":
            return row.id
        if row.table == "partnerships":
            return worked_on
        parents = (
            image.get("workshop_id"),
            next((goal.workshop_id for goal in snapshot.goals if goal.id == image.get("goal_id")), None),
            next((act.workshop_id for act in snapshot.actions if act.id == image.get("action_id")), None),
        )
        return next((parent for parent in parents if isinstance(parent, int)), worked_on)

    def _let_go(self) -> None:
        self._connection.close()
        if self._open_here is not None:
            forget_open(self._open_here)
            self._open_here = None

    def _open_again(self) -> None:
        """A file is where ours was. If it holds what is shown, it is ours: the stick is back in."""
        assert self._path is not None, "a document in memory has no file to lose"
        self._broken = True
        self._session = None
        self._let_go()  # before the file is opened again, or its lock would stand in our own way
        try:
            header = header_of(self._path, self.secret)
            if header.application_id != schema.APPLICATION_ID or header.locked != (self.secret is not None):
                raise self._watch.trouble()
            connection = connect(self._path, self.secret)
            try:
                self._take_over(connection)
            except BaseException:
                connection.close()
                raise
        except (sqlite3.Error, ValueError, TypeError, *_NOT_OURS):
            raise self._watch.trouble() from None

    def _take_over(self, connection: sqlite3.Connection) -> None:
        assert self._path is not None, "a document in memory has no file to lose"
        check(connection, self._path)
        journal = Journal(connection)
        found = _State(read_snapshot(connection), journal.next_to_undo(), journal.next_to_redo())
        if found != self._state:
            raise self._watch.trouble()
        self._connection, self._journal = connection, journal
        self._watch.begin_anew()
        self._open_here = remember_open(self._path)
        self._broken = False


def _lets_go(fault: sqlite3.Error) -> bool:
    """Whether the disk has let go of the file: the connection is of no more use, and opened again when it is back."""
    code = getattr(fault, "sqlite_errorcode", None)
    return isinstance(code, int) and code & 0xFF != sqlite3.SQLITE_FULL


def _earlier_error(number: int) -> InputError:
    text = QT_TRANSLATE_NOOP(
        "core",
        "This belongs to workshop {number} too, which stays as it was. It can be changed from now on, but not removed.",
    )
    return InputError(Phrase(text, number=number))


def _history_damaged() -> DocumentError:
    text = QT_TRANSLATE_NOOP(
        "core", "This step of the history is damaged: it cannot be undone or redone. Change it by hand."
    )
    return DocumentError(Phrase(text))
