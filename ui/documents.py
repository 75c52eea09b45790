"""Opening, beginning, copying and closing workshops, with the questions that go with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.errors import DocumentError, PartnerDeskError, PasswordNeededError
from partnerdesk.paths import SUFFIX, documents_folder
from ui.desk import Desk
from ui.forgetting import PeopleForgotten
from ui.settings import Settings
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from partnerdesk.model.secret import Secret
    from ui.keeper import Keeper
    from ui.passwords import Passwords
    from ui.rescue import Rescue


class Documents(QObject):
    """Asks and tells over ``host``. Before the document changes, ``commit_pending`` writes down what was typed."""

    message = Signal(str)
    """A sentence for the toast."""
    lost = Signal(object)
    """A :class:`PartnerDeskError`: the file is not what is shown any more."""
    well = Signal()
    """The file is there again, with all that is shown."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        settings: Settings,
        host: QWidget,
        commit_pending: Callable[[], None],
    ) -> None:
        super().__init__(host)
        self._desk = desk
        self._theme = theme
        self._host = host
        self._commit_pending = commit_pending
        self._refused = False
        self._record = ""
        self._settings = settings
        self._rescue: Rescue | None = None
        self._passwords: Passwords | None = None
        self.people = PeopleForgotten(
            desk, theme, settings, host, partial(getattr, self, "keeper"), commit_pending
        )
        self.people.message.connect(self.message)
        desk.opened.connect(self._on_opened)
        desk.closing.connect(self._leave_field)
        desk.refused.connect(self._on_refused)
        if desk.is_open:
            self._on_opened()

    @property
    def rescue(self) -> Rescue:
        """What helps when something is wrong with a file. Built with the first document, or when it is asked for."""
        self._build()
        assert self._rescue is not None, "it has just been built"
        return self._rescue

    @property
    def keeper(self) -> Keeper:
        """What keeps backups of the open document."""
        return self.rescue.keeper

    def restore(self) -> None:
        """Show the backups there are, and open the chosen one as a copy."""
        self.rescue.restore()

    def set_password(self) -> None:
        """Set a password for the open document, or change or remove the one it has."""
        self._build()
        assert self._passwords is not None, "it has just been built"
        self._passwords.choose()

    def open(self, path: Path, secret: Secret | None = None) -> bool:
        """Open ``path``, or say why not and what can be done; what is open stays open then.

        Where it has a password and ``secret`` does not open it, the password is asked for.
        """
        if not self.write_down():
            return False
        self._build()  # it knows where an older document is kept before it is brought up to date
        try:
            self._desk.open(path, secret)
        except PasswordNeededError:
            return self._open_locked(path)
        except PartnerDeskError as error:
            self.rescue.cannot_open(path, error, secret)
            return False
        self.rescue.mention_conflicts()
        return True

    def _open_locked(self, path: Path) -> bool:
        assert self._passwords is not None, "it was built before the document was opened"
        secret = self._passwords.ask(path, self.rescue.choose_backup_for)
        return secret is not None and self.open(path, secret)

    def open_example(self, number: int) -> None:
        """Open a fresh copy of a worked example."""
        from ui import opening

        if self._try(lambda: opening.open_example(self._desk, number)):
            self.message.emit(self.tr("This is a worked example. Change anything; it is a copy."))

    def begin(self, template: int = 0) -> bool:
        """Ask three things and begin. False when the person thought better of it."""
        from ui import opening
        from ui.dialogs.new_workshop import NewWorkshopDialog

        dialog = NewWorkshopDialog(self._theme, documents_folder(), SUFFIX, template, self._host)
        if not dialog.exec():
            return False
        return self._try(
            lambda: opening.begin(self._desk, dialog.path, dialog.title, dialog.template, dialog.day)
        )

    def choose(self) -> None:
        """Ask for a document and open it."""
        from PySide6.QtWidgets import QFileDialog

        found, _ = QFileDialog.getOpenFileName(
            self._host, self.tr("Open a workshop"), str(documents_folder()), self._kinds()
        )
        if found:
            self.open(Path(found))

    def save_copy(self) -> None:
        """Write a copy somewhere else; the document that is open stays the one being worked on."""
        from PySide6.QtWidgets import QFileDialog

        path = self._desk.path or documents_folder() / f"Workshop{SUFFIX}"
        start = path.with_name(f"{path.stem} copy{SUFFIX}")
        found, _ = QFileDialog.getSaveFileName(self._host, self.tr("Save a copy"), str(start), self._kinds())
        if not found:
            return
        target = Path(found if found.endswith(SUFFIX) else found + SUFFIX)
        if self._try(lambda: self._desk.save_copy(target)):
            self.message.emit(self.tr("Copy saved: %1").replace("%1", target.name))

    def check_record(self) -> None:
        """Ask for a PDF and say whether the record in it is as it was sealed, beside the document if one is open."""
        from partnerdesk.verify.document import Known
        from ui.dialogs.check_record import CheckRecordDialog

        known = Known(self._desk.document.snapshot(), asked=False) if self._desk.is_open else None
        folder = self._desk.path.parent if self._desk.path else documents_folder()
        CheckRecordDialog(self._theme, known, folder, self._host).exec()

    def seal_pdf(self) -> None:
        """Save the summary of a sealed workshop with a certificate's seal."""
        from partnerdesk.sealing.certificate import only_sealed
        from ui.dialogs.seal_pdf import SealPdfDialog

        self._commit_pending()
        snapshot = self._desk.snapshot
        if not snapshot.sealed:
            self._refuse(only_sealed())
            return
        path = self._desk.path or documents_folder() / "Workshop"
        workshop = snapshot.workshop
        ending = self.tr("workshop %1 summary, version %2, sealed").replace("%1", str(workshop.number))
        ending = ending.replace("%2", str(workshop.sealed_version))
        dialog = SealPdfDialog(self._theme, snapshot, path.with_name(f"{path.stem} {ending}.pdf"), self._host)
        if dialog.exec():
            self.message.emit(self.tr("Sealed PDF saved: %1").replace("%1", str(dialog.target)))

    def close(self) -> bool:
        """Everything is saved already; the document is let go. False when the last of it was refused by the disk.

        What was typed is then still in its field, and the person has been told. Asked again, it is let go all the same.
        """
        if not self.write_down():
            return False
        self._desk.close()
        return True

    def write_down(self) -> bool:
        """Write down all that was typed, entered or not. False when the disk refuses it; it is in its field then."""
        from ui.leaving import come_back, enter_typed, leave_field

        self._refused = False
        if self._desk.is_open:
            field = leave_field(self._host)
            self._commit_pending()
            if self._desk.lock is None:
                enter_typed(self._host)
            come_back(field)
        return not self._refused

    def _leave_field(self) -> None:
        from ui.leaving import leave_field

        leave_field(self._host)

    def _on_opened(self) -> None:
        """What was typed and refused goes along into a copy of the same partnership, and into no other."""
        from ui.leaving import drop_refused

        self._build()
        record = self._desk.snapshot.partnership.created_at
        if record != self._record:
            drop_refused(self._host)
        self._record = record

    def _build(self) -> None:
        """From the first document on it is there; the first window does not wait for it."""
        if self._rescue is not None:
            return
        from ui.keeper import Keeper
        from ui.passwords import Passwords
        from ui.rescue import Rescue

        keeper = Keeper(self._desk, self._settings, self)
        passwords = Passwords(self._desk, self._theme, self._host, keeper, self._commit_pending)
        self._rescue = Rescue(self._desk, self._theme, keeper, passwords, self._host, self.open)
        self._passwords = passwords
        passwords.message.connect(self.well)  # what is said of the file is another now
        keeper.message.connect(self.message)
        passwords.message.connect(self.message)
        self._rescue.message.connect(self.message)
        self._rescue.choose_wanted.connect(self.choose)
        self._rescue.lost.connect(self.lost)
        self._rescue.well.connect(self.well)

    def _on_refused(self, error: PartnerDeskError) -> None:
        self._refused = isinstance(error, DocumentError)

    def _kinds(self) -> str:
        return self.tr("PartnerDesk documents (*%1)").replace("%1", SUFFIX)

    def _try(self, work: Callable[[], None]) -> bool:
        if not self.write_down():
            return False
        try:
            work()
        except PartnerDeskError as error:
            self._refuse(error)
            return False
        return True

    def _refuse(self, error: PartnerDeskError) -> None:
        from ui.dialogs.message import show_refusal

        show_refusal(self._theme, self._host, error)
