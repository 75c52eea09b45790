"""Forgetting a person: asks, has it done, and lets go of what this computer keeps elsewhere under the name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.errors import InputError, PartnerDeskError
from partnerdesk.model.backup import Backup
from ui.desk import Desk
from ui.settings import Settings
from ui.theme.theme import Theme
from ui.words import say

if TYPE_CHECKING:
    from partnerdesk.commands.forget_plan import Forgetting
    from partnerdesk.model.records import Person
    from ui.keeper import Keeper


_NAMED: Final = 8
"""So many files are named; of more, only how many."""


class PeopleForgotten(QObject):
    """Follows what pages and the finder ask of ``desk``; asks and tells over ``host``."""

    message = Signal(str)
    """A sentence for the toast."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        settings: Settings,
        host: QWidget,
        keeper: Callable[[], Keeper],
        commit_pending: Callable[[], None],
    ) -> None:
        super().__init__(host)
        self._desk = desk
        self._theme = theme
        self._settings = settings
        self._host = host
        self._keeper = keeper
        self._commit_pending = commit_pending
        desk.forget_wanted.connect(self.ask)

    def offers(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        """What to call the forgetting of each person with a name, its icon, and what asks for it."""
        if self._desk.is_open and not self._desk.reading:
            for person in self._desk.snapshot.people:
                if person.name:
                    yield (
                        self.tr("Forget %1").replace("%1", person.name),
                        "eraser",
                        partial(self.ask, person.id),
                    )

    def ask(self, person_id: int) -> None:
        """Say what will be done, and do it when that is wanted."""
        from partnerdesk.commands.forget_plan import what_forgetting_does
        from ui.dialogs.forget_dialog import ForgetDialog

        if self._desk.reading and self._desk.lock is not None:
            self._desk.refused.emit(InputError(self._desk.lock))
            return
        self._commit_pending()
        keeper = self._keeper()
        keeper.settle()
        try:
            doing = what_forgetting_does(self._desk.document.editor, person_id, self._nobody())
        except PartnerDeskError as error:
            self._desk.refused.emit(error)
            return
        person = self._desk.snapshot.by_id(self._desk.snapshot.people, person_id)
        backups = list(keeper.kept_before())
        path, free = self._desk.path, self._free_name(doing)
        called = (path.name, free.name) if path is not None and free is not None else None
        dialog = ForgetDialog(
            self._theme, person.name, doing, backups, keeper.counts, self._remarks(), called, self._host
        )
        if dialog.exec():
            unwanted = backups if dialog.delete_backups else []
            self._forget(person, doing, dialog.meant, free if dialog.rename else None, unwanted, len(backups))

    def _forget(
        self,
        person: Person,
        doing: Forgetting,
        meant: frozenset[str],
        free: Path | None,
        unwanted: list[Backup],
        backups: int,
    ) -> None:
        from partnerdesk.commands.forgetting import forget_person

        if self._desk.run(forget_person, person.id, self._nobody(), meant) is None:
            return
        renamed = free is None or self._rename(free)
        self._settings.forget_words(doing.matches)
        keeper = self._keeper()
        keeper.begin_anew()
        stubborn = keeper.delete(unwanted)
        keeper.gather(lambda folder: doing.without(folder) != folder)
        left = backups - len(unwanted) + len(stubborn)
        if not self._desk.is_open:
            return  # the file was renamed and could not be opened: that has been told
        if not renamed:
            self.message.emit(
                self.tr("Forgotten. The file could not be renamed: rename it when it is closed.")
            )
        elif self._desk.document.editor.holds(person.name):
            self.message.emit(
                self.tr("Forgotten. The letters of the name still stand in other words of the record.")
            )
        elif left:
            words = self.tr("Forgotten here. Backups that still hold the name: %1.")
            self.message.emit(words.replace("%1", str(left)))
        else:
            self.message.emit(self.tr("Forgotten."))

    def _nobody(self) -> str:
        return self.tr("somebody whose name was taken out")

    def _free_name(self, doing: Forgetting) -> Path | None:
        """What the file can be called when its own name holds the person's; None when it does not."""
        from ui.dialogs.new_workshop import free_path

        path = self._desk.path
        if path is None or doing.without(path.stem) == path.stem:
            return None
        return free_path(path.parent, doing.without(path.stem), path.suffix)

    def _rename(self, free: Path) -> bool:
        """Closed for that moment, as no system likes an open file to be renamed. False when it cannot be done."""
        path, secret = self._desk.path, self._desk.secret
        assert path is not None, "it was asked about the name of a file"
        self._settings.set_last_step(free, self._settings.last_step(path))
        self._desk.close()
        try:
            path.rename(free)
        except OSError:
            free = path
        try:
            self._desk.open(free, secret)
        except PartnerDeskError as error:
            self.message.emit(say(error.phrase))
        return free != path

    def _remarks(self) -> list[str]:
        """What may still hold the name, and has to be seen to by hand."""
        said = []
        copies = self._keeper().copies_beside()
        if copies:
            words = self.tr("These files beside the document may hold the name: %1. Delete those that do.")
            some = ", ".join(copies[:_NAMED])
            more = self.tr("%1 and %2 more").replace("%1", some).replace("%2", str(len(copies) - _NAMED))
            said.append(words.replace("%1", more if len(copies) > _NAMED else some))
        return said + self._keeper().remarks()
