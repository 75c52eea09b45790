"""The one way in for every edit: a transaction, the journal in it, and one Change that says what happened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.errors import DocumentMovedError, SealedError
from partnerdesk.model.change import Change
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.storage.connection import Fingerprint, as_document_error
from partnerdesk.storage.journal import Journal, JournalRow, Step, row_changes
from partnerdesk.storage.reading import read_snapshot, refresh
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

_NEVER_SIGNED = frozenset({"private_notes"})
"""The facilitator's own notes are no part of what was signed."""

_BUGS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)
"""What SQLite says when the program is wrong, not the file or the disk.""" 


class Editor:
    """Edits one open document. ``path`` is None for a document in memory."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path
        self._journal = Journal(connection)
        self._session: Session | None = None
        self._on_disk = self._fingerprint()
        self._snapshot = read_snapshot(connection)

    @property
    def snapshot(self) -> Snapshot:
        """The record as it stands after the last edit."""
        return self._snapshot

    @property
    def undo_label(self) -> Phrase | None:
        """What the next undo would undo; None when there is nothing."""
        step = self._journal.next_to_undo()
        return step.label if step else None

    @property
    def redo_label(self) -> Phrase | None:
        step = self._journal.next_to_redo()
        return step.label if step else None

    def apply(self, label: Phrase, work: Callable[[Session], None], *, barrier: bool = False) -> Change:
        """Do one edit: run ``work`` in a transaction, keep every row it touched, commit, and say what changed.

        An edit that touches no row leaves no step behind. A ``barrier`` cannot be undone, nor anything before it: so
        are sealing and reopening, which everybody in the room has seen happen. Whatever ``work`` raises undoes it all.

        Raises SealedError when the edit would change a signed workshop, DocumentError when it cannot be kept.
        """
        session = self._session_for_edit()
        with self._transaction():
            with self._journal.recording(label, barrier=barrier) as step_id:
                work(session)
                session.flush()
            rows = self._journal.rows(step_id)
            if not barrier:
                self._refuse_signed_rows(rows)
            if not rows:
                self._roll_back()
        return self._changed(label, rows)

    def undo(self) -> Change | None:
        """Undo the last edit that stands; None when there is none."""
        return self._replay(self._journal.next_to_undo(), self._journal.undo)

    def redo(self) -> Change | None:
        """Redo the last edit that was undone; None when there is none."""
        return self._replay(self._journal.next_to_redo(), self._journal.redo)

    def _replay(self, step: Step | None, replay: Callable[[Step], list[JournalRow]]) -> Change | None:
        if step is None:
            return None
        rows: list[JournalRow] = []
        with self._transaction():
            rows = replay(step)
        return self._changed(step.label, rows)

    def _changed(self, label: Phrase, rows: list[JournalRow]) -> Change:
        change = Change(label, row_changes(rows))
        self._snapshot = refresh(self._connection, self._snapshot, change.rows)
        return change

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._refuse_if_moved()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
        except Exception as error:
            self._roll_back()
            fault = getattr(error, "orig", error)
            if isinstance(fault, sqlite3.Error) and not isinstance(fault, _BUGS):
                raise as_document_error(fault, self._path or Path(":memory:")) from error
            raise
        finally:
            if self._session is not None:
                self._session.close()
        self._on_disk = self._fingerprint()

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _session_for_edit(self) -> Session:
        if self._session is None:
            from partnerdesk.storage.session import open_session  # noqa: PLC0415 - SQLModel loads at the first edit

            self._session = open_session(self._connection)
        return self._session

    def _refuse_signed_rows(self, rows: list[JournalRow]) -> None:
        if not any(workshop.sealed_version is not None for workshop in self._snapshot.workshops):
            return
        touched = {self._workshop_of(row) for row in rows if row.table not in _NEVER_SIGNED}
        signed = {workshop.id for workshop in self._snapshot.workshops if workshop.sealed_version is not None}
        if touched & signed:
            raise sealed_error()

    def _workshop_of(self, row: JournalRow) -> int:
        """The workshop a row belongs to; what belongs to the partnership counts for the workshop being worked on."""
        image = row.before or row.after or {}
        if row.table == "workshops":
            return row.id
        parents = (
            image.get("workshop_id"),
            next((goal.workshop_id for goal in self._snapshot.goals if goal.id == image.get("goal_id")), None),
            next((act.workshop_id for act in self._snapshot.actions if act.id == image.get("action_id")), None),
        )
        found = next((parent for parent in parents if isinstance(parent, int)), None)
        return self._snapshot.partnership.workshop_id if found is None else found

    def _refuse_if_moved(self) -> None:
        if self._path is not None and self._fingerprint() != self._on_disk:
            text = QT_TRANSLATE_NOOP(
                "core", "{name} was changed, moved or deleted by something else. Save a copy, then open the file again."
            )
            raise DocumentMovedError(Phrase(text, name=self._path.name))

    def _fingerprint(self) -> Fingerprint | None:
        return Fingerprint.of(self._path) if self._path is not None else None


def sealed_error() -> SealedError:
    return SealedError(
        Phrase(QT_TRANSLATE_NOOP("core", "This workshop is signed and sealed. Reopen it on the Sign off page to change it."))
    )
