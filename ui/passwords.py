"""The password of a document: asked for when it is opened; set, changed and removed while it is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.errors import PartnerDeskError
from partnerdesk.model.backup import Backup
from ui.desk import Desk
from ui.theme.theme import Theme
from ui.waiting import waiting

if TYPE_CHECKING:
    from partnerdesk.model.secret import Secret
    from ui.dialogs.password_dialog import Deed
    from ui.keeper import Keeper


class Passwords(QObject):
    """Asks and tells over ``host``. ``open_backup`` lets choose among the backups of a file that cannot be opened."""

    message = Signal(str)
    """A sentence for the toast."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        host: QWidget,
        keeper: Keeper,
        commit_pending: Callable[[], None],
    ) -> None:
        super().__init__(host)
        self._desk = desk
        self._theme = theme
        self._host = host
        self._keeper = keeper
        self._commit_pending = commit_pending

    def ask(
        self, path: Path, open_backup: Callable[[Path], object] | None = None, called: str = ""
    ) -> Secret | None:
        """Ask for the password of the file at ``path``, which the dialog may know under another name (``called``).

        None when the person thought better of it, or went to ``open_backup``, which is offered when the password is
        not the right one.
        """
        from ui.dialogs.unlock_dialog import UnlockDialog

        offered = open_backup is not None and bool(self._keeper.found_for(path))
        unlock = partial(self._keeper.unlock, path)
        dialog = UnlockDialog(self._theme, called or path.name, unlock, backups=offered, parent=self._host)
        if not dialog.exec():
            return None
        if dialog.backup_wanted and open_backup is not None:
            open_backup(path)
        return dialog.secret

    def choose(self) -> None:
        """What can be done about the password of the open document: set one, or change or remove it."""
        from ui.dialogs.password_dialog import Deed
        from ui.dialogs.ways import Way, ask_way

        self._commit_pending()
        if self._desk.secret is None:
            self._do(Deed.SET)
            return
        ways = [
            Way(self.tr("Change the password"), partial(self._do, Deed.CHANGE)),
            Way(self.tr("Remove the password"), partial(self._do, Deed.REMOVE)),
        ]
        words = self.tr("%1 is locked with a password.").replace("%1", self._desk.document.name)
        ask_way(self._theme, self._host, self.tr("Password"), words, ways)

    def _do(self, deed: Deed) -> None:
        from ui.dialogs.password_dialog import PasswordDialog

        self._keeper.settle()
        secret = self._desk.secret
        dialog = PasswordDialog(
            self._theme,
            deed,
            self._desk.document.name,
            secret.is_of if secret is not None else bool,
            len(self._keeper.kept_before()),
            self._remarks(),
            self._host,
        )
        if not dialog.exec():
            return
        self._keeper.settle()  # one may have been made while the dialog was read
        before = self._keeper.kept_before()
        try:
            with waiting():
                self._desk.set_password(dialog.password)
                self._keeper.begin_anew()
        except PartnerDeskError as error:
            self._refuse(error)
            return
        self.message.emit(
            " ".join([self._done(deed), *self._deleted(before if dialog.delete_backups else ())])
        )

    def _refuse(self, error: PartnerDeskError) -> None:
        from ui.dialogs.message import show_refusal

        if self._desk.in_reach:  # nothing has changed
            show_refusal(self._theme, self._host, error)
        else:
            self._desk.refused.emit(error)

    def _deleted(self, unwanted: tuple[Backup, ...]) -> list[str]:
        """Delete what is not wanted any more, once there is a backup that opens as the document does now."""
        if not unwanted:
            return []
        if not self._keeper.has_new_backup():
            return [self.tr("No new backup could be made, so those from before were kept.")]
        stubborn = self._keeper.delete(unwanted)
        if stubborn:
            words = self.tr("%1 backups from before could not be deleted.")
            return [words.replace("%1", str(len(stubborn)))]
        return [self.tr("The backups from before are deleted.")]

    def _done(self, deed: Deed) -> str:
        return {
            "SET": self.tr("The document is locked with your password."),
            "CHANGE": self.tr("The document has its new password."),
            "REMOVE": self.tr("The document has no password any more."),
        }[deed.name]

    def _remarks(self) -> list[str]:
        """What is out of reach now, or beside the document, and has to be seen to by hand."""
        said = []
        copies = self._keeper.copies_beside()
        if copies:
            words = self.tr("Copies beside the document stay as they are: %1.")
            said.append(words.replace("%1", ", ".join(copies)))
        return said + self._keeper.remarks()
