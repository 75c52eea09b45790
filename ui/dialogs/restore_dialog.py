"""The backups there are: when they were made, how much they hold, and what differs from now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.model.backup import Backup, Counts, Reason
from partnerdesk.rules.difference import held
from partnerdesk.wording import Phrase
from ui.dialogs.dialog import Dialog
from ui.theme.theme import Theme
from ui.widgets import Button, CellRole, Heading, TableView, Text, spoken
from ui.words import say

_ROWS_SHOWN = 4

Index = QModelIndex | QPersistentModelIndex


class BackupRows(QAbstractTableModel):
    """One row for each backup. What it holds is counted when it is first shown."""

    def __init__(
        self,
        backups: Sequence[Backup],
        count: Callable[[Backup], Counts | Phrase],
        *,
        named: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.backups = tuple(backups)
        self._count = count
        self._named = named
        self._counts: dict[int, Counts | Phrase] = {}
        self._heads = (self.tr("Made"), self.tr("Holds"))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an empty index is never changed
        return 0 if parent.isValid() else len(self.backups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        backup = self.backups[index.row()]
        if index.column() == 0:
            return self._first(backup, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._holds(index.row())
        return None

    def _first(self, backup: Backup, role: int) -> object:
        made = QDateTime.fromSecsSinceEpoch(int(backup.made_at.timestamp()))
        when = QLocale().toString(made, "ddd d MMMM yyyy, HH:mm")
        why = self._why(backup)
        if role == Qt.ItemDataRole.DisplayRole:
            return when
        if role == CellRole.SUBTEXT:
            return why
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(when, why)
        return None

    def _why(self, backup: Backup) -> str:
        why = {
            Reason.OPENED: self.tr("when it was opened"),
            Reason.CHANGED: self.tr("while it was worked on"),
            Reason.UPDATE: self.tr("before it was brought up to date"),
            Reason.BESIDE: backup.path.name,
        }[backup.reason]
        return f"{backup.document} · {why}" if self._named and backup.reason is not Reason.BESIDE else why

    def _holds(self, row: int) -> str:
        if row not in self._counts:
            self._counts[row] = self._count(self.backups[row])
        counts = self._counts[row]
        if isinstance(counts, Phrase):
            return say(counts)
        return ", ".join(say(each) for each in held(counts))


class RestoreDialog(Dialog):
    """:attr:`chosen` is the backup to be restored as a copy; None when it was only looked at.

    ``differ`` tells what differs between a backup and what is open; without a document it tells nothing, and every
    backup is shown with the name of its document.
    """

    def __init__(
        self,
        theme: Theme,
        backups: Sequence[Backup],
        count: Callable[[Backup], Counts | Phrase],
        differ: Callable[[Backup], tuple[Phrase, ...]],
        *,
        named: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, self.tr("Restore a backup"), 680, parent)
        self.chosen: Backup | None = None
        self._differ = differ
        self._rows = BackupRows(backups, count, named=named, parent=self)
        self.table = TableView(theme, self.tr("Backups"))
        self._which = Heading(theme, self.tr("What differs from now"), "h3")
        self._which.setVisible(not named)
        self.differs = Text(theme, "")
        self.restore = Button(theme, self.tr("Restore as a copy"), kind="primary")
        self._lay_out()
        self._select_first()

    def _lay_out(self) -> None:
        intro = self.tr(
            "A backup opens as a copy in a new file. What you have now stays as it is, in its own file."
        )
        none = self.tr(
            "There is no backup yet. One is made when a workshop is opened, and every ten minutes of work."
        )
        some = bool(self._rows.backups)
        self.body.addWidget(Text(self._theme, intro if some else none))
        self.table.setModel(self._rows)
        self.table.set_columns([0, 0])
        shown = min(max(1, len(self._rows.backups)), _ROWS_SHOWN)
        self.table.setMinimumHeight(self.table.row_height() * shown + self._theme.px(40))
        for widget in (self.table, self._which, self.differs):
            self.body.addWidget(widget)
            if not some:
                widget.hide()
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.opened.connect(self._restore)
        close = self.add_button(Button(self._theme, self.tr("Close")))
        close.clicked.connect(self.reject)
        self.add_button(self.restore)
        self.restore.clicked.connect(self._restore)
        self.restore.setVisible(some)

    def _select_first(self) -> None:
        if self._rows.backups:
            self.table.selectRow(0)
            self.table.setFocus()

    def _current(self) -> Backup | None:
        row = self.table.currentIndex().row()
        return self._rows.backups[row] if 0 <= row < len(self._rows.backups) else None

    def _on_row(self, *_index: object) -> None:
        backup = self._current()
        if backup is not None:
            beside = backup.reason is Reason.BESIDE
            self.restore.set_text(self.tr("Open this copy") if beside else self.tr("Restore as a copy"))
            self.differs.setText("\n".join(say(each) for each in self._differ(backup)))

    def _restore(self, *_index: object) -> None:
        self.chosen = self._current()
        if self.chosen is not None:
            self.accept()
