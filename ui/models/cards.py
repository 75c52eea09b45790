"""The cards of one column of the board: a list of actions that can be dragged to another column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.models.action_rows import ActionRow, ActionRows
from ui.models.odd_dates import DateSpeech
from ui.widgets.table import spoken
from ui.words import named, short_day

Index = QModelIndex | QPersistentModelIndex
MIME: Final = "application/x-partnerdesk-action"
ROW: Final = Qt.ItemDataRole.UserRole
_ROOT: Final = QModelIndex()
_ROLE = Qt.ItemDataRole


class CardsModel(QAbstractListModel):
    """``dropped(action id)`` tells that a card of another column was let go here. ``ROW`` gives an ActionRow."""

    dropped = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: ActionRows | None = None
        self._ids: list[int] = []
        self._dates = DateSpeech(self)

    def show_cards(self, rows: ActionRows, ids: Sequence[int]) -> None:
        """Show other cards, or what has become of them."""
        self._all = rows
        if self._ids != list(ids):
            self.beginResetModel()
            self._ids = list(ids)
            self.endResetModel()
        elif ids:
            self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))

    def ids(self) -> list[int]:
        return list(self._ids)

    def place_of(self, action_id: int) -> int:
        """Where an action stands, -1 when it is in another column."""
        return self._ids.index(action_id) if action_id in self._ids else -1

    def row_at(self, place: int) -> ActionRow | None:
        known = self._all is not None and 0 <= place < len(self._ids)
        return self._all.row(self._ids[place]) if self._all is not None and known else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return row.text
        return self._spoken(row) if role == _ROLE.AccessibleTextRole else None

    def when(self, row: ActionRow) -> str:
        """The date, and what is to be said about it at once."""
        if row.days_late:
            words = self.tr("1 day late") if row.days_late == 1 else self.tr("%1 days late")
            return words.replace("%1", str(row.days_late))
        due = short_day(row.due) or self.tr("No date yet")
        return f"{due}  ·  {self._dates.short(row.odd[0])}" if row.odd else due

    def _spoken(self, row: ActionRow) -> str:
        goal = self.tr("Goal %1").replace("%1", row.goal) if row.goal else self.tr("No goal")
        odd = ""
        if self._all is not None and row.odd:
            odd = self._dates.remark(row.odd, row.due, self._all.today, row.goal_by, row.start)
        lead = row.lead or self.tr("No lead yet")
        due = short_day(row.due) or self.tr("No date yet")
        late = self.when(row) if row.days_late else ""
        return spoken(f"{row.number}: {row.text}", goal, lead, due, late, odd.rstrip("."), named(row.status))

    # Dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        row = self.row_at(indexes[0].row()) if indexes else None
        if row is not None:
            data.setData(MIME, QByteArray(str(row.id).encode()))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(MIME)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """The record moves the card, not the view."""
        said = bytes(data.data(MIME).data()).decode(errors="replace")
        if not said.isdecimal():
            return False
        self.dropped.emit(int(said))
        return True
