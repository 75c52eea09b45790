"""When a file cannot be opened, or is changed or taken away while it is open: what is said, and the ways forward."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from partnerdesk.errors import (
    DamagedError,
    DocumentError,
    DocumentInUseError,
    DocumentMovedError,
    NotADocumentError,
    PartnerDeskError,
    PasswordNeededError,
    ReadOnlyError,
    TooNewError,
)
from partnerdesk.model.backup import Backup, Reason
from partnerdesk.paths import SUFFIX, documents_folder
from ui.desk import Desk
from ui.keeper import Keeper
from ui.passwords import Passwords
from ui.theme.theme import Theme
from ui.words import say

if TYPE_CHECKING:
    from partnerdesk.model.secret import Secret
    from ui.dialogs.ways import Way


class Rescue(QObject):
    """Asks and tells over ``host``. ``open_`` opens a document in place of what is open, or says why not."""

    message = Signal(str)
    """A sentence for the toast."""
    lost = Signal(object)
    """A :class:`PartnerDeskError`: the file is not what is shown any more. Told once, until it is well again."""
    choose_wanted = Signal()
    """Another file is to be chosen."""
    well = Signal()
    """The file is there again, with all that is shown."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        keeper: Keeper,
        passwords: Passwords,
        host: QWidget,
        open_: Callable[[Path, Secret | None], object],
    ) -> None:
        super().__init__(host)
        self._desk = desk
        self._theme = theme
        self.keeper = keeper
        self._passwords = passwords
        self._host = host
        self._open = open_
        self._asking = False
        self._in_trouble = False
        self._noticed = False
        self._edit_refused = False
        for signal in (desk.opened, desk.changed, desk.closed):
            signal.connect(self._forget_trouble)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication), "there is an application before there is a window"
        application.focusWindowChanged.connect(self._on_focus)

    def look(self) -> None:
        """See that the file is still what is shown."""
        try:
            self._desk.look()
        except PartnerDeskError as error:
            if not self._in_trouble:
                self._in_trouble = self._noticed = True
                self.lost.emit(error)
            return
        self._end_trouble()

    def tell(self, error: PartnerDeskError) -> None:
        """An edit was refused by the disk, or the file has gone: what happened, and what can be done."""
        self._in_trouble = not self._desk.in_reach
        self._edit_refused = self._edit_refused or not self._noticed
        self._noticed = False
        if self._asking:
            return
        from ui.dialogs.ways import Way

        ways = [Way(self.tr("Save a copy and go on there"), self._go_on_in_copy)]
        if isinstance(error, DocumentMovedError):
            ways.append(Way(self.tr("Try again"), self._try_again))
            if self._desk.path is not None and self._desk.path.is_file():
                ways.append(Way(self.tr("Open the file as it is now"), self._open_anew))
        self._ask(self.tr("This was not saved"), error, ways)

    def cannot_open(self, path: Path, error: PartnerDeskError, secret: Secret | None = None) -> None:
        """A document could not be opened: what is the matter, and what can be done. ``secret`` is of one that has a
        password."""
        from ui.dialogs.ways import Way

        ways: list[Way] = []
        if isinstance(error, DamagedError) and path.is_file() and path.stat().st_size:
            ways.append(
                Way(self.tr("Save what can be read into a new file"), partial(self._salvage, path, secret))
            )
        if isinstance(error, DocumentInUseError | ReadOnlyError):
            ways.append(Way(self.tr("Open a copy"), partial(self._open_copy, path, secret)))
        elif not isinstance(error, TooNewError) and self.keeper.found_for(path):
            ways.append(Way(self.tr("Open a backup"), partial(self.choose_backup_for, path)))
        if isinstance(error, DocumentInUseError) or type(error) is DocumentError:
            ways.append(Way(self.tr("Try again"), partial(self._open, path, secret)))
        if isinstance(error, NotADocumentError | TooNewError) or type(error) is DocumentError:
            ways.append(Way(self.tr("Choose another file"), self.choose_wanted.emit))
        self._ask(self.tr("The file was not opened"), error, ways)

    def restore(self) -> None:
        """Show the backups there are, and open the chosen one as a copy."""
        self._choose_backup(self.keeper.found(), named=not self._desk.is_open)

    def mention_conflicts(self) -> None:
        """A program that keeps folders in step has left two copies of what was opened: say so, and offer to look."""
        found, original = self.keeper.conflicts(), self.keeper.original()
        if not found and original is None:
            return
        from ui.dialogs.ways import Way, ask_way

        if original is not None:
            words = self.tr(
                "This is a second copy of %1. It seems that two computers changed it at the same time, and that the"
                " program that shares the folder between them, such as OneDrive or Dropbox, has kept both."
            ).replace("%1", original.name)
            way = Way(self.tr("Open the first one and see what differs"), partial(self._open, original, None))
        else:
            words = self.tr(
                "Beside %1 there is a second copy of it. It seems that two computers changed it at the same time, and"
                " that the program that shares the folder between them, such as OneDrive or Dropbox, has kept both."
                " Look at what differs, add by hand what is missing here, then delete the copy that is not needed."
            ).replace("%1", self._desk.document.name)
            way = Way(self.tr("See what differs"), self.restore)
        title = self.tr("A second copy of this document")
        ask_way(self._theme, self._host, title, words, [way], [each.path.name for each in found])

    # The ways

    def _ask(self, title: str, error: PartnerDeskError, ways: list[Way]) -> None:
        from ui.dialogs.ways import ask_way

        self._asking = True
        try:
            ask_way(self._theme, self._host, title, say(error.phrase), ways)
        finally:
            self._asking = False

    def _go_on_in_copy(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name = self._desk.path.stem if self._desk.path is not None else "Workshop"
        start = _free(documents_folder(), self.tr("%1 copy").replace("%1", name), SUFFIX)
        kinds = self.tr("PartnerDesk documents (*%1)").replace("%1", SUFFIX)
        found, _ = QFileDialog.getSaveFileName(
            self._host, self.tr("Save a copy and go on there"), str(start), kinds
        )
        if not found:
            return
        target = Path(found if found.endswith(SUFFIX) else found + SUFFIX)
        try:
            self._desk.save_copy(target)
            self._desk.open(target, self._desk.secret)
        except PartnerDeskError as error:
            self._ask(self.tr("That did not work"), error, [])
            return
        self.message.emit(self.tr("You go on in the copy: %1").replace("%1", str(target)))

    def _try_again(self) -> None:
        self._asking = False
        try:
            self._desk.look()
        except PartnerDeskError as error:
            self.tell(error)
            return
        again = self._edit_refused
        self._end_trouble()
        self.message.emit(
            self.tr("The file is there again. Do once more what was not saved.")
            if again
            else self.tr("The file is there again. Go on where you were.")
        )

    def _open_anew(self) -> None:
        path = self._desk.path
        try:
            self._desk.open_anew()
        except PasswordNeededError:
            if path is not None:
                self._open(path, None)
        except PartnerDeskError as error:
            if path is not None:
                self.cannot_open(path, error)

    def _salvage(self, path: Path, secret: Secret | None) -> None:
        target = _free(self._room_for(path), self.tr("%1 saved").replace("%1", path.stem), SUFFIX)
        try:
            saved = self.keeper.salvage(path, target, secret)
        except PartnerDeskError as error:
            self._ask(self.tr("That did not work"), error, [])
            return
        from partnerdesk.rules.difference import held
        from ui.dialogs.ways import Way, ask_way

        words = self.tr("%1 holds what could be read: %2. The damaged file stays as it is.")
        holds = ", ".join(say(each) for each in held(saved.counts))
        words = words.replace("%1", target.name).replace("%2", holds)
        points = [say(each) for each in saved.missing]
        way = Way(self.tr("Open the new file"), partial(self._open, target, secret))
        ask_way(self._theme, self._host, self.tr("What was saved"), words, [way], points)

    def _open_copy(self, path: Path, secret: Secret | None) -> None:
        target = _free(documents_folder(), self.tr("%1 copy").replace("%1", path.stem), SUFFIX)
        self._open_after(partial(self.keeper.copy, path, target), target, secret)

    def choose_backup_for(self, path: Path) -> None:
        """Show the backups of documents called like one that cannot be opened, and open the chosen one as a copy."""
        self._choose_backup(self.keeper.found_for(path), named=True)

    def _choose_backup(self, found: tuple[Backup, ...], *, named: bool) -> None:
        from ui.dialogs.restore_dialog import RestoreDialog

        keeper = self.keeper
        dialog = RestoreDialog(
            self._theme, found, keeper.counts, keeper.differences, named=named, parent=self._host
        )
        if not dialog.exec() or dialog.chosen is None:
            return
        backup = dialog.chosen
        if backup.reason is Reason.BESIDE:
            self._open(backup.path, None)
            return
        made = QDateTime.fromSecsSinceEpoch(int(backup.made_at.timestamp())).toString("yyyy-MM-dd HH-mm")
        title = self.tr("%1 (backup %2)").replace("%1", backup.document).replace("%2", made)
        secret = self._desk.secret
        locked = secret is not None or (
            not self._desk.is_open
            and any(keeper.is_locked(each.path) for each in found if each.document == backup.document)
        )
        if keeper.needs_password(backup.path):
            secret = self._passwords.ask(backup.path, called=title)
            if secret is None:
                return
        target = _free(self._room_for(self._desk.path), title, SUFFIX)
        opened = self._open_after(partial(keeper.copy, backup.path, target), target, secret)
        if opened and locked and self._desk.secret is None:
            self._say_it_is_open_to_all(target)

    def _say_it_is_open_to_all(self, path: Path) -> None:
        """Whoever works on in a copy from before the password believes it to be locked like the document."""
        from ui.dialogs.ways import Way, ask_way

        words = self.tr(
            "The backup was made without a password. Everybody who has %1 can read it, until you set a password."
        )
        way = Way(self.tr("Set a password"), self._passwords.choose)
        title = self.tr("This copy has no password")
        ask_way(self._theme, self._host, title, words.replace("%1", path.name), [way])

    def _open_after(self, make: Callable[[], None], target: Path, secret: Secret | None = None) -> bool:
        try:
            make()
        except PartnerDeskError as error:
            self._ask(self.tr("That did not work"), error, [])
            return False
        if not self._open(target, secret):
            return False
        self.message.emit(self.tr("This is a copy: %1").replace("%1", str(target)))
        return True

    def _room_for(self, path: Path | None) -> Path:
        """The folder of a document if it can be written to, otherwise the one for documents."""
        if path is not None:
            with suppress(PartnerDeskError):
                self.keeper.refuse_read_only(path)
                return path.parent
        return documents_folder()

    # Keeping up

    def _on_focus(self, window: QWindow | None) -> None:
        if window is not None and not self._asking and self._desk.is_open:
            self.look()

    def _end_trouble(self) -> None:
        """Where an edit was refused, it stays said that it was not saved, until one is."""
        if self._in_trouble and not self._edit_refused:
            self.well.emit()
        self._in_trouble = False

    def _forget_trouble(self, *_change: object) -> None:
        self._in_trouble = self._noticed = self._edit_refused = False


def _free(folder: Path, title: str, suffix: str) -> Path:
    from ui.dialogs.new_workshop import free_path

    return free_path(folder, title, suffix)
