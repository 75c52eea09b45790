"""Forget a person: what will be done, that it cannot be undone, and which backups still hold the name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from partnerdesk.model.backup import Backup, Counts
from partnerdesk.wording import Phrase
from ui.dialogs.dialog import Dialog
from ui.dialogs.restore_dialog import BackupRows
from ui.theme.theme import Theme
from ui.widgets import Button, CheckBox, Heading, TableView, Text

if TYPE_CHECKING:
    from partnerdesk.commands.forget_plan import Doubtful, Forgetting

_ROWS_SHOWN = 3


class ForgetDialog(Dialog):
    """Accepted when the person is to be forgotten; :attr:`delete_backups` tells whether the backups go, too.

    ``remarks`` are sentences about what will still hold the name, ``called`` is how the file is called now and how it
    could be: :attr:`rename` tells whether it shall. :attr:`meant` are the doubtful texts that were ticked.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        doing: Forgetting,
        backups: Sequence[Backup],
        count: Callable[[Backup], Counts | Phrase],
        remarks: Sequence[str] = (),
        called: tuple[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, _title(parent, name), 620, parent)
        self.body.addWidget(
            Text(
                theme,
                self.tr(
                    "The name goes from the whole document. This cannot be undone, and nothing before it can be undone"
                    " any more."
                ),
                "body_strong",
            )
        )
        for line in (*self._deeds(doing), *remarks):
            self.body.addWidget(Text(theme, f"•  {line}"))
        self._file = CheckBox(theme, self._file_words(called), checked=True)
        self._file.setVisible(called is not None)
        self.body.addWidget(self._file)
        self._asked: list[tuple[CheckBox, str]] = []
        self._add_doubtful(doing.doubtful)
        self._backups = CheckBox(theme, self._backups_words(len(backups)))
        self._add_backups(backups, count)
        self.keep = self.add_button(Button(theme, self.tr("Cancel")))
        self.forget = self.add_button(Button(theme, self.tr("Forget for good"), "eraser", "danger"))
        self.keep.clicked.connect(self.reject)
        self.forget.clicked.connect(self.accept)
        self.keep.setDefault(True)
        self.keep.setFocus()

    @property
    def delete_backups(self) -> bool:
        return self._backups.is_checked()

    @property
    def rename(self) -> bool:
        return not self._file.isHidden() and self._file.is_checked()

    @property
    def meant(self) -> frozenset[str]:
        return frozenset(text for box, text in self._asked if box.is_checked())

    def _file_words(self, called: tuple[str, str] | None) -> str:
        words = self.tr("Rename the file %1: call it %2.")
        return words.replace("%1", called[0]).replace("%2", called[1]) if called is not None else ""

    def _add_doubtful(self, doubtful: Sequence[Doubtful]) -> None:
        """Each text by itself, for only somebody who was there knows who is meant."""
        if not doubtful:
            return
        self.body.addWidget(Heading(self._theme, self.tr("A part of the name stands here, too"), "h3"))
        intro = self.tr("Tick what is about this person. What is not ticked stays as it is.")
        self.body.addWidget(Text(self._theme, intro))
        every = Button(self._theme, self.tr("Tick all"), kind="link")
        every.clicked.connect(self._tick_all)
        for each in doubtful:
            box = CheckBox(self._theme, f"{self._where(each.table)}: {each.shown}")
            self._asked.append((box, each.text))
            self.body.addWidget(box)
        if len(doubtful) > 1:
            self.body.addWidget(every)

    def _tick_all(self) -> None:
        for box, _ in self._asked:
            box.set_checked(True)

    def _where(self, table: str) -> str:
        return {
            "organisations": self.tr("Organisation"),
            "people": self.tr("Person"),
            "goals": self.tr("Goal"),
            "wordings": self.tr("Wording of a goal"),
            "actions": self.tr("Action"),
            "private_notes": self.tr("Private note"),
            "parking_items": self.tr("Parked"),
            "dissents": self.tr("What somebody said against a goal"),
            "own_words": self.tr("A goal in somebody's own words"),
            "postponements": self.tr("Why an action was late"),
            "resources": self.tr("What somebody can put in"),
            "signatures": self.tr("Signature"),
            "sealed_versions": self.tr("Sealed version"),
            "workshops": self.tr("Workshop"),
            "agenda_items": self.tr("Agenda"),
        }.get(table, self.tr("Elsewhere in the record"))

    def _add_backups(self, backups: Sequence[Backup], count: Callable[[Backup], Counts | Phrase]) -> None:
        if not backups:
            self._backups.hide()
            return
        rows = BackupRows(backups, count, named=False, parent=self)
        table = TableView(self._theme, self.tr("Backups from before"))
        table.setModel(rows)
        table.set_columns([0, 0])
        shown = min(len(backups), _ROWS_SHOWN)
        table.setMinimumHeight(table.row_height() * shown + self._theme.px(40))
        self.body.addWidget(Heading(self._theme, self.tr("Backups from before"), "h3"))
        self.body.addWidget(table)
        self.body.addWidget(self._backups)

    def _backups_words(self, number: int) -> str:
        if number == 1:
            return self.tr("Delete this backup. As long as it is kept, the name is in it.")
        words = self.tr("Delete these %1 backups. As long as they are kept, the name is in them.")
        return words.replace("%1", str(number))

    def _deeds(self, doing: Forgetting) -> list[str]:
        """What will be done, each in a sentence."""
        said = [self.tr("Where the name stood, there will be: %1.").replace("%1", doing.instead)]
        if doing.people > 1:
            words = self.tr("%1 people are recorded under this name. All of them are forgotten.")
            said.append(words.replace("%1", str(doing.people)))
        if len(doing.names) > 1:
            words = self.tr("It goes in every spelling that it had: %1.")
            said.append(words.replace("%1", ", ".join(sorted(doing.names))))
        if doing.elsewhere == 1:
            said.append(self.tr("The name stands in 1 more place of the record, and is replaced there."))
        elif doing.elsewhere:
            words = self.tr("The name stands in %1 more places of the record, and is replaced there.")
            said.append(words.replace("%1", str(doing.elsewhere)))
        if doing.drawings:
            said.append(self.tr("The signature that was drawn is taken out. That it was given stays."))
        if doing.versions:
            said.append(self._redacted(len(doing.versions)))
        said.append(
            self.tr("PDFs and copies that you saved, printed or sent are not changed. Delete those yourself.")
        )
        return said

    def _redacted(self, number: int) -> str:
        if number == 1:
            return self.tr(
                "1 sealed version is marked as redacted and gets a new code. The old code is kept, so that copies"
                " handed out before can still be checked."
            )
        words = self.tr(
            "%1 sealed versions are marked as redacted and get new codes. The old codes are kept, so that copies"
            " handed out before can still be checked."
        )
        return words.replace("%1", str(number))


def _title(parent: QWidget | None, name: str) -> str:
    words = parent.tr("Forget %1") if parent is not None else "Forget %1"
    return words.replace("%1", name)
