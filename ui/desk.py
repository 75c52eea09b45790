"""The desk: the open document and everything that may be done with it. It is all that pages are given."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from partnerdesk.errors import SEALED, InputError, PartnerDeskError
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase
from ui.words import day

if TYPE_CHECKING:
    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Workshop
    from partnerdesk.model.secret import Secret
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.model.vocabulary import PollKind
    from partnerdesk.rules.finding import Finding
    from partnerdesk.rules.insights import Insights
    from partnerdesk.rules.polls import HealthPoll, Poll
    from partnerdesk.rules.set_aside import Aside, Found
    from partnerdesk.storage.backups import Backups
    from partnerdesk.storage.document import Document
    from partnerdesk.storage.editor import Editor

P = ParamSpec("P")


class Desk(QObject):
    """Holds at most one open document. Every edit goes through :meth:`run`."""

    opened = Signal()
    """Another record is on the desk: of another document, or of another workshop of the same."""
    changed = Signal(object)
    """A :class:`Change`, after the snapshot has moved on."""
    closing = Signal()
    """The document is about to go; what stands in fields can still be written down."""
    closed = Signal()
    forget_wanted = Signal(int)
    """The id of a person who is to be forgotten, once it was said what that does."""
    refused = Signal(object)
    """A :class:`PartnerDeskError`: an edit that was refused. Nothing has been changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self.backups: Backups | None = None
        """Where a backup is kept before an older document is brought up to date; None for the usual place."""
        self._figures: tuple[Snapshot, Insights] | None = None
        self._found: tuple[Snapshot, Found] | None = None
        self._read: Snapshot | None = None
        self._view: tuple[Snapshot, Snapshot] | None = None

    @property
    def is_open(self) -> bool:
        return self._document is not None

    @property
    def document(self) -> Document:
        """The open document. Only to be asked for while :attr:`is_open`."""
        assert self._document is not None, "no document is open"
        return self._document

    @property
    def snapshot(self) -> Snapshot:
        """The record as it stands, or the earlier workshop that is read, as it was signed if it was; without the
        answers that are still hidden, for they are to be seen nowhere."""
        from partnerdesk.rules.polls import shown_answers

        whole = self._whole()
        if self._view is None or self._view[0] is not whole:
            self._view = whole, shown_answers(whole)
        return self._view[1]

    @property
    def series(self) -> Snapshot:
        """The record of today, as of the workshop that is shown: all that went before it is in it."""
        here = self.document.snapshot()
        return here.of_workshop(self._read.workshop.id) if self._read is not None else self.snapshot

    def _whole(self) -> Snapshot:
        """The record of the workshop that is shown, hidden answers and all."""
        return self.document.snapshot() if self._read is None else self._read

    def poll(self, goal_id: int, kind: PollKind) -> Poll:
        """How far a poll is: all that is told of one that is hidden."""
        from partnerdesk.rules.polls import poll_of

        return poll_of(self._whole(), goal_id, kind)

    def health_poll(self) -> HealthPoll:
        """How far the health check is, and nothing of how it was answered."""
        from partnerdesk.rules.polls import health_poll

        return health_poll(self._whole())

    @property
    def reading(self) -> bool:
        """Whether an earlier workshop is shown, to be read."""
        return self._read is not None

    @property
    def lock(self) -> Phrase | None:
        """Why nothing of what is shown can be edited; None when it can."""
        if self.reading:
            return reading_words(self.snapshot.workshop, self.document.snapshot().workshop)
        return SEALED if self.snapshot.sealed else None

    @property
    def figures(self) -> Insights:
        """The figures of the record as it stands, worked out once for each state of it."""
        from partnerdesk.rules.insights import insights

        snapshot = self.snapshot
        if self._figures is None or self._figures[0] is not snapshot:
            self._figures = snapshot, insights(snapshot)
        return self._figures[1]

    @property
    def found(self) -> tuple[Finding, ...]:
        """What is still to mend or to look at, what only the facilitator may see among it."""
        return self._found_apart().standing

    @property
    def set_aside(self) -> tuple[Aside, ...]:
        """The findings that were set aside, and how."""
        return self._found_apart().aside

    def _found_apart(self) -> Found:
        """All findings, worked out once for each state of the record."""
        from partnerdesk.rules.findings import found_apart

        snapshot = self.snapshot
        if self._found is None or self._found[0] is not snapshot:
            self._found = snapshot, found_apart(snapshot, self.figures, private=True)
        return self._found[1]

    @property
    def path(self) -> Path | None:
        return self._document.path if self._document else None

    @property
    def undo_label(self) -> Phrase | None:
        return _as_called(self.document.editor.undo_label) if self._document and not self.reading else None

    @property
    def redo_label(self) -> Phrase | None:
        return _as_called(self.document.editor.redo_label) if self._document and not self.reading else None

    @property
    def secret(self) -> Secret | None:
        """What opens the file of the open document; None when it has no password."""
        return self._document.secret if self._document else None

    def open(self, path: Path, secret: Secret | None = None) -> None:
        """Open ``path`` in place of what is open, unless it is that already; ``secret`` opens one that has a password.

        Raises PartnerDeskError; what is open then stays open.
        """
        from partnerdesk.storage.document import Document

        if self.path is None or self.path.resolve() != path.resolve():
            self._take(Document.open(path, self.backups, for_edits=True, secret=secret))

    def create(self, path: Path, name: str = "") -> None:
        """Make a new document and open it. Raises PartnerDeskError; what is open stays."""
        from partnerdesk.storage.document import Document

        self._take(Document.create(path, name))

    def read(self, workshop_id: int) -> None:
        """Show another workshop of the document, to be read; the one being worked on can be edited again.

        One that was signed and cannot be read any more is refused. Raises KeyError when there is no such workshop.
        """
        from partnerdesk.imports.sealed import snapshot_to_read

        here = self.document.snapshot()
        try:
            self._read = None if workshop_id == here.workshop.id else snapshot_to_read(here, workshop_id)
        except PartnerDeskError as error:
            self.refused.emit(error)
            return
        self.opened.emit()

    def close(self) -> None:
        """Close the document; pages let go of it first."""
        if self._document is None:
            return
        self.closing.emit()
        document, self._document = self._document, None
        self._figures = self._found = None
        self._read = self._view = None
        self.closed.emit()
        document.close()

    def run(
        self, command: Callable[Concatenate[Editor, P], Change], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Do one edit. Gives None, and says why through :attr:`refused`, when it is refused."""
        if self._refuses_while_reading():
            return None
        try:
            change = command(self.document.editor, *args, **kwargs)
        except PartnerDeskError as error:
            self.refused.emit(error)
            return None
        self._tell(change)
        return change

    @property
    def in_reach(self) -> bool:
        """Whether the file on the disk is the one that is shown, as it was left."""
        return self._document is None or self._document.editor.is_ours()

    def look(self) -> None:
        """See that the file on the disk is still the one that is shown; where it was away and is back, go on with it.

        Raises PartnerDeskError when it is not; the record stays in memory and can be saved elsewhere.
        """
        if self._document is not None:
            self._document.editor.look()

    def open_anew(self) -> None:
        """Close, and open what the file holds now. Raises PartnerDeskError; nothing is open then."""
        path, secret = self.document.path, self.secret
        self.close()
        if path is not None:
            self.open(path, secret)

    def undo(self) -> None:
        self._go(self.document.editor.undo)

    def redo(self) -> None:
        self._go(self.document.editor.redo)

    def save_copy(self, path: Path) -> None:
        """Write a copy of the document. Raises PartnerDeskError."""
        self.document.save_copy(path)

    def set_password(self, password: str | None) -> None:
        """Lock the document with a password, or with none. Raises PartnerDeskError."""
        self.document.set_password(password)

    def _take(self, document: Document) -> None:
        self.close()
        self._document = document
        self.opened.emit()

    def _refuses_while_reading(self) -> bool:
        if self.reading and self.lock is not None:
            self.refused.emit(InputError(self.lock))
        return self.reading

    def _go(self, way: Callable[[], Change | None]) -> None:
        if self._refuses_while_reading():
            return
        try:
            change = way()
        except PartnerDeskError as error:
            self.refused.emit(error)
            return
        if change is not None:
            self._tell(change)

    def _tell(self, change: Change) -> None:
        if change.rows:
            self.changed.emit(change)


def reading_words(shown: Workshop, here: Workshop) -> Phrase:
    """Which workshop is shown to be read, and which one can be edited."""
    if shown.date:
        text = QT_TRANSLATE_NOOP(
            "core",
            "This is workshop {number} of {day}, to be read. Go back to workshop {here} to change anything.",
        )
        return Phrase(text, number=shown.number, day=day(shown.date), here=here.number)
    text = QT_TRANSLATE_NOOP(
        "core", "This is workshop {number}, to be read. Go back to workshop {here} to change anything."
    )
    return Phrase(text, number=shown.number, here=here.number)


def _as_called(label: Phrase | None) -> Phrase | None:
    """The name of an edit with goals and actions as the pages call them: "goal 1", not "goal G1"."""
    if label is None:
        return None
    values = {
        name: str(value)[1:] if name == "code" and re.fullmatch(r"[GA]\d+", str(value)) else value
        for name, value in label.values
    }
    return Phrase(label.text, **values)
