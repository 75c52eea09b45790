"""The one way in for every edit: a transaction, the journal in it, and one Change that says what happened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.errors import DocumentError, DocumentMovedError, InputError, SealedError
from partnerdesk.model.change import Change, RowChange
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.storage.connection import Fingerprint, as_document_error
from partnerdesk.storage.journal import Journal, JournalRow, Step, row_changes
from partnerdesk.storage.reading import read_snapshot, refresh
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

_NEVER_SIGNED = frozenset({"private_notes", "merges"})
"""The facilitator's own notes and the history of merges are no part of what was signed."""

_BUGS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)
"""What SQLite says when the program is wrong, not the file or the disk."""


@dataclass(frozen=True, slots=True)
class _State:
    """What is known of the document after the last edit. It is replaced as a whole, once an edit is on the disk."""

    snapshot: Snapshot
    to_undo: Step | None
    to_redo: Step | None


class Editor:
    """Edits one open document. ``path`` is None for a document in memory.

    Raises ValueError when the record or the journal holds what cannot be there.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path
        self._journal = Journal(connection)
        self._session: Session | None = None
        self._state = _State(
            read_snapshot(connection), self._journal.next_to_undo(), self._journal.next_to_redo()
        )
        self._on_disk = self._fingerprint()

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

    def undo(self) -> Change | None:
        """Undo the last edit that stands; None when there is none. Raises DocumentError when it cannot be done."""
        return self._replay(self._state.to_undo, self._journal.undo)

    def redo(self) -> Change | None:
        """Redo the last edit that was undone; None when there is none. Raises DocumentError when it cannot be done."""
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
            except (*_BUGS, ValueError, LookupError, TypeError, RecursionError) as error:
                raise _history_damaged() from error
            state = _State(snapshot, self._journal.next_to_undo(), self._journal.next_to_redo())
        self._state = state
        return Change(step.label, changes)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing: after a fault the session, the rows and what is known of them are as they were before."""
        self._refuse_if_moved()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            fault = getattr(error, "orig", error)
            if isinstance(fault, sqlite3.Error) and not isinstance(fault, _BUGS):
                raise as_document_error(fault, self._path or Path(":memory:")) from error
            raise
        finally:
            if self._session is not None:
                self._session.close()
            self._on_disk = self._fingerprint()  # rolling back may have written, too

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

    def _refuse_if_moved(self) -> None:
        if self._path is not None and self._fingerprint() != self._on_disk:
            text = QT_TRANSLATE_NOOP(
                "core",
                "{name} was changed, moved or deleted by something else. Save a copy, then open the file again.",
            )
            raise DocumentMovedError(Phrase(text, name=self._path.name))

    def _fingerprint(self) -> Fingerprint | None:
        return Fingerprint.of(self._path) if self._path is not None else None


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
