"""Forgetting a person: asks, has it done, and lets go of what this computer keeps elsewhere under the name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.errors import InputError, PartnerDeskError
from partnerdesk.model.backup import Backup
from ui.desk import Desk
from ui.settings import Settings
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from partnerdesk.commands.forget_plan import Forgetting
    from partnerdesk.model.records import Person
    from ui.keeper import Keeper


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
        dialog = ForgetDialog(
            self._theme, person.name, doing, backups, keeper.counts, self._remarks(doing), self._host
        )
        if dialog.exec():
            self._forget(person, doing, backups if dialog.delete_backups else [], len(backups))

    def _forget(self, person: Person, doing: Forgetting, unwanted: list[Backup], backups: int) -> None:
        from partnerdesk.commands.forgetting import forget_person

        if self._desk.run(forget_person, person.id, self._nobody()) is None:
            return
        self._settings.forget_words(doing.matches)
        keeper = self._keeper()
        keeper.begin_anew()
        stubborn = keeper.delete(unwanted)
        left = backups - len(unwanted) + len(stubborn)
        if self._desk.document.editor.holds(person.name):
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

    def _remarks(self, doing: Forgetting) -> list[str]:
        """What will still hold the name, and has to be seen to by hand."""
        said = []
        path = self._desk.path
        if path is not None and doing.matches(path.stem):
            words = self.tr("The file is called %1. Rename it when it is closed.")
            said.append(words.replace("%1", path.name))
        copies = self._keeper().copies_beside()
        if copies:
            words = self.tr("Copies beside the document keep the name: %1. Delete them yourself.")
            said.append(words.replace("%1", ", ".join(copies)))
        return said + self._keeper().remarks()
