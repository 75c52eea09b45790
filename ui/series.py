"""The workshops of a partnership: starting the next one, and reading those before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from ui.desk import Desk
from ui.theme.theme import Theme
from ui.words import day, plain

if TYPE_CHECKING:
    from partnerdesk.model.records import Workshop


class Series(QObject):
    """Asks over ``host``. Before another workshop is shown, ``commit_pending`` writes down what was typed."""

    started = Signal()
    """The next workshop is the one being worked on now."""

    def __init__(self, desk: Desk, theme: Theme, host: QWidget, commit_pending: Callable[[], None]) -> None:
        super().__init__(host)
        self._desk = desk
        self._theme = theme
        self._host = host
        self._commit_pending = commit_pending

    def start_next(self) -> None:
        """Ask for the date, saying what will be carried over, and start the next workshop."""
        from partnerdesk.commands.next_workshop import start_next_workshop
        from ui.dialogs.next_workshop import NextWorkshopDialog

        self._commit_pending()
        dialog = NextWorkshopDialog(self._theme, self._desk.snapshot, self._host)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        if self._desk.run(start_next_workshop, dialog.day) is not None:
            self.started.emit()

    def read(self, workshop_id: int) -> None:
        """Show another workshop; the one being worked on is shown to go on with it."""
        self._commit_pending()
        self._desk.read(workshop_id)

    def fill(self, menu: QMenu) -> None:
        """Every workshop that is not shown now."""
        menu.clear()
        for words, read in self.others():
            menu.addAction(plain(words)).triggered.connect(read)
        if menu.isEmpty():
            menu.addAction(self.tr("There is only this one yet")).setEnabled(False)

    def others(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """What to call each workshop that is not shown now, and what shows it; the one being worked on first."""
        if not self._desk.is_open:
            return
        record, shown = self._desk.document.snapshot(), self._desk.snapshot.workshop
        for each in sorted(record.workshops, key=lambda workshop: -workshop.number):
            if each.id != shown.id:
                words = (
                    self.tr("Go back to workshop %1")
                    if each.id == record.workshop.id
                    else self.tr("Read workshop %1")
                )
                yield _called(words, each), partial(self.read, each.id)


def _called(words: str, workshop: Workshop) -> str:
    known = (words.replace("%1", str(workshop.number)), day(workshop.date), workshop.title)
    return ", ".join(part for part in known if part)
