"""Keeps backups of the open document, beside the running window, and finds them again.

The image of a document is taken in the window's thread, where its connection lives, and written, checked and thinned
out in a thread of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.errors import DocumentError, PartnerDeskError, PasswordNeededError
from partnerdesk.model.backup import Backup, Counts, Reason
from partnerdesk.paths import backups_folder
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase
from ui.desk import Desk
from ui.settings import Settings
from ui.words import say

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from partnerdesk.model.change import Change
    from partnerdesk.model.secret import Secret
    from partnerdesk.storage.backups import Backups
    from partnerdesk.storage.document import Document
    from partnerdesk.storage.salvage import Salvaged

EVERY_MS: Final = 10 * 60 * 1000
"""So long after the first edit since the last backup the next one is made."""
SOON_MS: Final = 1500
"""The backup of what was opened is written once the window has come to rest."""
IDLE_MS: Final = 1000
"""After such a pause the image in memory is renewed, for the day the stick is pulled out."""


ASK_MS: Final = 100
"""So often the worker is asked whether it has written, while it writes."""

Told = list[tuple[Path, DocumentError | None]]
"""By folder, what stopped a backup from being kept there; None where it is kept."""


@dataclass(frozen=True, slots=True)
class _Task:
    """One backup to be written: what, of which document, why."""

    image: bytes
    stem: str
    key: str
    reason: Reason
    at: datetime
    secret: Secret | None


class Keeper(QObject):
    """Follows ``desk``; where and how many is asked of ``settings`` each time."""

    message = Signal(str)
    """A sentence for the footer: a place that cannot be written to. Said once, until it works again."""
    kept = Signal()
    """Backups were written, or could not be."""

    def __init__(self, desk: Desk, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._document: Document | None = None
        self._opened: _Task | None = None
        self._told: set[Path] = set()
        self._worker: ThreadPoolExecutor | None = None
        self._writing: list[Future[Told]] = []
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._due = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._soon.timeout.connect(self._write_opened)
        self._idle.timeout.connect(self._remember)
        self._due.timeout.connect(self.back_up)
        self._ask = QTimer(self, interval=ASK_MS)
        self._ask.timeout.connect(self._ask_for_written)
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)
        desk.closed.connect(self._on_closed)
        settings.changed.connect(self._choose_place)
        self._choose_place()
        if desk.is_open:
            self._on_opened()

    def back_up(self) -> None:
        """Make a backup of what is open now."""
        task = self._task(Reason.CHANGED)
        if task is not None:
            self._write(task)

    def finish(self) -> None:
        """Wait until nothing is being written any more."""
        if self._writing:
            from concurrent.futures import wait

            wait(self._writing)
        self._ask_for_written()

    def settle(self) -> None:
        """See that what is to be written is written, so that it is found."""
        self._soon.stop()
        self._write_opened()
        self.finish()

    def begin_anew(self) -> None:
        """Keep a backup of the document as it is, and nothing any more of what it was when it was opened."""
        self._opened = None
        self._due.stop()
        self.back_up()
        self.finish()

    def delete(self, backups: Sequence[Backup]) -> list[Backup]:
        """Delete backups in every place where they are kept. Gives those that could not be deleted."""
        stubborn = []
        for backup in backups:
            try:
                for place in self._places():
                    for each in self._found_in(place):
                        if each.path.name == backup.path.name:
                            each.path.unlink(missing_ok=True)
            except OSError:
                stubborn.append(backup)
        return stubborn

    # Finding

    def found(self) -> tuple[Backup, ...]:
        """The backups of what is open, newest first, and conflicted copies beside it; without a document, all."""
        every = {each.path.name: each for place in reversed(self._places()) for each in self._found_in(place)}
        found = sorted(every.values(), key=lambda each: each.made_at, reverse=True)
        return (*self.conflicts(), *found)

    def conflicts(self) -> tuple[Backup, ...]:
        """The conflicted copies beside the open document."""
        from partnerdesk.storage.conflicts import conflict_copies

        if self._desk.path is None:
            return ()
        return conflict_copies(self._desk.path, self._desk.document.snapshot(), self._desk.secret)

    def original(self) -> Path | None:
        """The document that the open one is a conflicted copy of, if it is there."""
        from partnerdesk.storage.conflicts import likely_original_of, original_of

        if self._desk.path is None:
            return None
        original = original_of(self._desk.path)
        if original is not None and original.is_file():
            return original
        return likely_original_of(self._desk.path, self._desk.document.snapshot(), self._desk.secret)

    def found_for(self, path: Path) -> tuple[Backup, ...]:
        """The backups of documents called like one that cannot be opened, newest first."""
        every = {each.path.name: each for place in self._places() for each in place.named(path.stem)}
        return tuple(sorted(every.values(), key=lambda each: each.made_at, reverse=True))

    def kept_before(self) -> tuple[Backup, ...]:
        """The backups of what is open, newest first."""
        return tuple(each for each in self.found() if each.reason is not Reason.BESIDE)

    def has_new_backup(self) -> bool:
        """Whether the newest backup opens with what the document opens with now."""
        from partnerdesk.storage.backups import opens_with

        return any(opens_with(each.path, self._desk.secret) for each in self.kept_before()[:1])

    def copies_beside(self) -> list[str]:
        """What is beside the document and may hold what it held: other documents of the same partnership, and files
        that bear its name, as copies and papers do."""
        path = self._desk.path
        if path is None:
            return []
        from partnerdesk.storage.beside import files_of

        return files_of(path, self._desk.document.snapshot().partnership.created_at, self._desk.secret)

    def gather(self, is_old_name: Callable[[str], bool]) -> None:
        """Put the backups of what is open under the name that its file has now, out of folders with an old name that is
        to be read nowhere any more."""
        if self._desk.path is not None:
            for place in self._places():
                place.gather(self._key(), self._desk.path.stem, is_old_name)

    def remarks(self) -> list[str]:
        """Where backups may be that cannot be seen now."""
        away = self._settings.second_place
        if away is None or away.is_dir():
            return []
        words = self.tr("The second place for backups is not there: %1. Plug it in first to see its backups.")
        return [words.replace("%1", str(away))]

    def counts(self, backup: Backup) -> Counts | Phrase:
        """How much a backup holds, or why that cannot be told."""
        from partnerdesk.storage.backups import counts_of

        try:
            return counts_of(backup.path, self._desk.secret)
        except PasswordNeededError:
            return Phrase(QT_TRANSLATE_NOOP("core", "Locked with a password"))
        except PartnerDeskError:
            return Phrase(QT_TRANSLATE_NOOP("core", "It cannot be read"))

    def differences(self, backup: Backup) -> tuple[Phrase, ...]:
        """What differs between a backup and what is open, or why that cannot be told."""
        from partnerdesk.rules.difference import differences
        from partnerdesk.storage.backups import snapshot_of

        if not self._desk.is_open:
            return ()
        if backup.reason is Reason.UPDATE:
            text = QT_TRANSLATE_NOOP("core", "From before PartnerDesk brought the document up to date.")
            return (Phrase(text),)
        try:
            then = snapshot_of(backup.path, self._desk.secret)
            found = differences(then, self._desk.document.snapshot())
        except PasswordNeededError:
            text = (
                QT_TRANSLATE_NOOP("core", "It is locked with a password. It is asked for to restore it.")
                if self._desk.secret is None
                else QT_TRANSLATE_NOOP(
                    "core",
                    "It is locked with another password than the document now. It is asked for to restore it.",
                )
            )
            return (Phrase(text),)
        except PartnerDeskError as error:
            return (error.phrase,)
        return found or (Phrase(QT_TRANSLATE_NOOP("core", "Nothing differs from now.")),)

    # Copies and what is left

    def copy(self, path: Path, target: Path) -> None:
        """Write a checked copy of a document that is not open here. Raises PartnerDeskError."""
        from partnerdesk.storage.copying import copy_document

        copy_document(path, target)

    def salvage(self, path: Path, target: Path, secret: Secret | None = None) -> Salvaged:
        """Save what can be read of a damaged document as a new one. Raises PartnerDeskError."""
        from partnerdesk.storage.salvage import salvage

        return salvage(path, target, secret)

    def unlock(self, path: Path, password: str) -> Secret:
        """What opens a file that has a password. Raises PartnerDeskError when it is another password."""
        from partnerdesk.storage.unlocking import unlock

        return unlock(path, password)

    def needs_password(self, path: Path) -> bool:
        """Whether a backup is locked with another password than the open document."""
        from partnerdesk.storage.backups import opens_with

        return self.is_locked(path) and (self._desk.secret is None or not opens_with(path, self._desk.secret))

    def is_locked(self, path: Path) -> bool:
        """Whether a file has a password; False when it cannot be read."""
        from partnerdesk.storage.backups import is_locked

        with suppress(OSError):
            return is_locked(path)
        return False

    def refuse_read_only(self, path: Path) -> None:
        """Raises PartnerDeskError when no edit could be kept in the document at ``path``."""
        from partnerdesk.storage.connection import refuse_read_only

        refuse_read_only(path)

    def _found_in(self, place: Backups) -> tuple[Backup, ...]:
        return place.of(self._key()) if self._desk.is_open else place.all()

    def _key(self) -> str:
        from partnerdesk.storage.backups import record_key

        return record_key(self._desk.document.snapshot().partnership.created_at)

    def _places(self) -> list[Backups]:
        """The chosen place or the usual one, the usual one, and the second."""
        from partnerdesk.storage.backups import MOST, Backups

        chosen = (self._settings.backup_place, _usual(), self._settings.second_place)
        most = self._settings.backups_kept or MOST
        return [Backups(folder, most) for folder in dict.fromkeys(filter(None, chosen))]

    def _choose_place(self) -> None:
        """For an older document, which is kept before it is brought up to date."""
        self._desk.backups = self._places()[0] if self._settings.backup_place is not None else None

    # Keeping

    def _on_opened(self) -> None:
        if self._desk.document is self._document:
            return  # another workshop of the same is read
        self._document = self._desk.document
        self._opened = self._task(Reason.OPENED)
        self._soon.start()

    def _on_changed(self, _change: Change) -> None:
        self._idle.start()
        if not self._due.isActive():
            self._due.start()

    def _on_closed(self) -> None:
        if self._due.isActive():
            self._write_opened()  # it was changed since: what was opened is nowhere else
        for timer in (self._soon, self._idle, self._due):
            timer.stop()
        self._document = self._opened = None

    def _remember(self) -> None:
        if self._desk.is_open:
            with suppress(DocumentError):  # the next edit will say so
                self._desk.document.remember()

    def _task(self, reason: Reason) -> _Task | None:
        path = self._desk.path
        if path is None:
            return None
        try:
            return _Task(
                self._desk.document.remember(),
                path.stem,
                self._key(),
                reason,
                datetime.now(UTC),
                self._desk.secret,
            )
        except DocumentError:
            return None  # the file is gone; the next look at it says so

    def _write_opened(self) -> None:
        task, self._opened = self._opened, None
        if task is not None:
            self._write(task)

    def _write(self, task: _Task) -> None:
        chosen, second = self._settings.backup_place, self._settings.second_place
        places = [place for place in self._places() if place.folder != second or chosen == second]
        others = [place for place in self._places() if place.folder == second and chosen != second]
        if self._worker is None:
            from concurrent.futures import ThreadPoolExecutor

            self._worker = ThreadPoolExecutor(1, thread_name_prefix="backups")
        self._writing.append(self._worker.submit(_keep, task, places, others))
        self._ask.start()

    def _ask_for_written(self) -> None:
        """The worker is asked, and tells nothing by itself: the window may be gone by then."""
        while self._writing and self._writing[0].done():
            self._on_written(self._writing.pop(0).result())
        if not self._writing:
            self._ask.stop()

    def _on_written(self, told: Told) -> None:
        for folder, error in told:
            if error is None:
                self._told.discard(folder)
            elif folder not in self._told:
                self._told.add(folder)
                self.message.emit(self._words_for(folder, error))
        self.kept.emit()

    def _words_for(self, folder: Path, error: DocumentError) -> str:
        if folder == self._settings.second_place and not folder.is_dir():
            words = self.tr(
                "The second place for backups is not there: %1. Backups are kept in the first one."
            )
            return words.replace("%1", str(folder))
        words = self.tr("No backup could be made in %1. %2")
        return words.replace("%1", str(folder)).replace("%2", say(error.phrase))


def _keep(task: _Task, places: list[Backups], others: list[Backups]) -> Told:
    """In the first of ``places`` where it can be written, and in each of ``others``. What happened, by folder."""
    told: Told = []
    for place in places:
        told.append((place.folder, _fault(place, task)))
        if told[-1][1] is None:
            break
    return told + [(place.folder, _fault(place, task)) for place in others]


def _fault(place: Backups, task: _Task) -> DocumentError | None:
    """A chosen folder that is not there is on a stick that is out: it is not made anew where the stick would be."""
    try:
        if place.folder != _usual() and not place.folder.is_dir():
            text = QT_TRANSLATE_NOOP("core", "There is no such folder now.")
            raise DocumentError(Phrase(text))
        place.keep(task.image, task.stem, task.key, task.reason, task.at, task.secret)
    except DocumentError as error:
        return error
    return None


def _usual() -> Path | None:
    """The usual folder; None where the user's data cannot be reached, so that backups must do without it."""
    try:
        return backups_folder()
    except OSError:
        return None
