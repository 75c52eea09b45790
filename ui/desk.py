"""The desk: the open document and everything that may be done with it. It is all that pages are given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from partnerdesk.errors import PartnerDeskError

if TYPE_CHECKING:
    from partnerdesk.model.change import Change
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.rules.finding import Finding
    from partnerdesk.rules.insights import Insights
    from partnerdesk.storage.document import Document
    from partnerdesk.storage.editor import Editor
    from partnerdesk.wording import Phrase

P = ParamSpec("P")


class Desk(QObject):
    """Holds at most one open document. Every edit goes through :meth:`run`."""

    opened = Signal()
    changed = Signal(object)
    """A :class:`Change`, after the snapshot has moved on."""
    closed = Signal()
    refused = Signal(object)
    """A :class:`PartnerDeskError`: an edit that was refused. Nothing has been changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._figures: tuple[Snapshot, Insights] | None = None
        self._found: tuple[Snapshot, tuple[Finding, ...]] | None = None

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
        """The record as it stands."""
        return self.document.snapshot()

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
        """What is still to mend or to look at, worked out once for each state of the record."""
        from partnerdesk.rules.findings import findings

        snapshot = self.snapshot
        if self._found is None or self._found[0] is not snapshot:
            self._found = snapshot, findings(snapshot, self.figures)
        return self._found[1]

    @property
    def path(self) -> Path | None:
        return self._document.path if self._document else None

    @property
    def undo_label(self) -> Phrase | None:
        return self.document.editor.undo_label if self._document else None

    @property
    def redo_label(self) -> Phrase | None:
        return self.document.editor.redo_label if self._document else None

    def open(self, path: Path) -> None:
        """Open ``path`` in place of what is open, unless it is that already.

        Raises PartnerDeskError; what is open then stays open.
        """
        from partnerdesk.storage.document import Document

        if self.path is None or self.path.resolve() != path.resolve():
            self._take(Document.open(path))

    def create(self, path: Path, name: str = "") -> None:
        """Make a new document and open it. Raises PartnerDeskError; what is open stays."""
        from partnerdesk.storage.document import Document

        self._take(Document.create(path, name))

    def close(self) -> None:
        """Close the document; pages let go of it first."""
        if self._document is None:
            return
        document, self._document = self._document, None
        self._figures = self._found = None
        self.closed.emit()
        document.close()

    def run(
        self, command: Callable[Concatenate[Editor, P], Change], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Do one edit. Gives None, and says why through :attr:`refused`, when it is refused."""
        try:
            change = command(self.document.editor, *args, **kwargs)
        except PartnerDeskError as error:
            self.refused.emit(error)
            return None
        self._tell(change)
        return change

    def undo(self) -> None:
        self._go(self.document.editor.undo)

    def redo(self) -> None:
        self._go(self.document.editor.redo)

    def save_copy(self, path: Path) -> None:
        """Write a copy of the document. Raises PartnerDeskError."""
        self.document.save_copy(path)

    def _take(self, document: Document) -> None:
        self.close()
        self._document = document
        self.opened.emit()

    def _go(self, way: Callable[[], Change | None]) -> None:
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
