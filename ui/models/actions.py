"""The list of actions as a table: what, who leads, by when, how joint, how far."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.jointness import ActionClass
from ui.models.action_rows import ActionRow, ActionRows, Column
from ui.models.keeping import KeepingModel
from ui.models.odd_dates import DateSpeech
from ui.widgets.table import CellRole, spoken
from ui.words import named, say, short_day, translated

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ROLE = Qt.ItemDataRole
_STATUS: Final = {
    ActionStatus.TO_DO: ("neutral", "circle"),
    ActionStatus.DOING: ("info", "circle-dot"),
    ActionStatus.DONE: ("ok", "circle-check"),
    ActionStatus.DROPPED: ("neutral", "circle-x"),
}
_CLASS_TONES: Final = {
    ActionClass.JOINT: "ok",
    ActionClass.LOPSIDED: "warn",
    ActionClass.ALLOCATED: "neutral",
}


class ActionsModel(KeepingModel):
    """``done_turned(action id)`` is emitted when a box in the first column is pressed."""

    done_turned = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: ActionRows | None = None
        self._given: list[int] = []
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._sorted_by = -1
        self._order = Qt.SortOrder.AscendingOrder
        self._narrow = False
        self._dates = DateSpeech(self)
        self._answers: dict[int, Callable[[ActionRow, Column], object]] = {
            _ROLE.DisplayRole: self._words,
            _ROLE.ToolTipRole: self._hint,
            _ROLE.AccessibleTextRole: self._spoken,
            _ROLE.CheckStateRole: self._check,
            CellRole.SUBTEXT: self._second,
            CellRole.TONE: self._tone,
            CellRole.ICON: self._icon,
            CellRole.CATEGORY: self._category,
            CellRole.STRONG: self._strong,
            CellRole.STRUCK: self._struck,
        }

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (
            _ROLE.DisplayRole,
            _ROLE.AccessibleTextRole,
        ):
            return None
        titles = (
            "",
            self.tr("Action"),
            self.tr("Lead"),
            self.tr("By"),
            self.tr("Together"),
            self.tr("Status"),
        )
        return (
            self.tr("Done")
            if role == _ROLE.AccessibleTextRole and section == Column.DONE
            else titles[section]
        )

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        answer = self._answers.get(role)
        row = self.row_at(index.row()) if answer else None
        return answer(row, Column(index.column())) if answer and row else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.DONE else flags

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.CheckStateRole or index.column() != Column.DONE:
            return False
        self.done_turned.emit(self._ids[index.row()])
        return True

    def row_at(self, place: int) -> ActionRow | None:
        known = self._all is not None and 0 <= place < len(self._ids)
        return self._all.row(self._ids[place]) if self._all is not None and known else None

    def place_of(self, action_id: int) -> int:
        """Where an action stands, -1 when it is not shown."""
        return self._places.get(action_id, -1)

    def ids(self) -> list[int]:
        """The actions shown, in the order in which they stand."""
        return list(self._ids)

    def show_rows(self, rows: ActionRows | None, ids: list[int]) -> None:
        """Show other actions, or what has become of them. The view keeps what it can."""
        self._given = list(ids)
        down = self._order == Qt.SortOrder.DescendingOrder
        shown = rows.ordered(ids, self._sorted_by, down) if rows else []
        if shown == self._ids:
            self._take(rows, shown)
            self._tell_changed(0, len(Column) - 1)
        else:
            self.put_in_order(self._ids, shown, partial(self._take, rows, shown))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; -1 is the order in which the actions were written."""
        self._sorted_by, self._order = column, order
        self.show_rows(self._all, self._given)

    def set_narrow(self, narrow: bool) -> None:
        """Say how joint an action is below its text, where there is no room for a column."""
        self._narrow = narrow
        self._tell_changed(Column.TEXT, Column.TEXT)

    def _take(self, rows: ActionRows | None, shown: list[int]) -> None:
        self._all, self._ids = rows, list(shown)
        self._places = {action_id: place for place, action_id in enumerate(shown)}

    def _tell_changed(self, first: int, last: int) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._ids) - 1, last))

    # What a cell answers

    def _words(self, row: ActionRow, column: Column) -> str:
        match column:
            case Column.TEXT:
                return row.text
            case Column.LEAD:
                return row.lead or self.tr("No lead yet")
            case Column.BY:
                return short_day(row.due) or self.tr("No date yet")
            case Column.TOGETHER:
                return translated(row.called)
            case Column.STATUS:
                return self.tr("Late") if row.days_late else named(row.status)
            case _:
                return ""

    def _second(self, row: ActionRow, column: Column) -> str:
        if column is Column.TEXT:
            goal = self.tr("goal %1").replace("%1", row.goal) if row.goal else self.tr("no goal")
            together = translated(row.called).lower()
            return "  ·  ".join([row.number, goal, together] if self._narrow else [row.number, goal])
        if column is Column.BY and row.days_late:
            words = self.tr("1 day late") if row.days_late == 1 else self.tr("%1 days late")
            return words.replace("%1", str(row.days_late))
        if column is Column.BY and row.odd:
            return self._dates.short(row.odd[0])
        return ""

    def _hint(self, row: ActionRow, column: Column) -> str:
        """What is odd about a date, and why an action is as joint as it says."""
        if column is Column.TOGETHER:
            return say(row.why)
        return self._remark(row) if column is Column.BY else ""

    def _remark(self, row: ActionRow) -> str:
        """What is odd about the date, in sentences."""
        if self._all is None or not row.odd:
            return ""
        return self._dates.remark(row.odd, row.due, self._all.today, row.goal_by, row.start)

    def _spoken(self, row: ActionRow, column: Column) -> str:
        if column is Column.DONE:
            done = row.status is ActionStatus.DONE
            words = self.tr("Action %1 is done") if done else self.tr("Action %1 is not done")
            return words.replace("%1", row.number)
        hint = self._hint(row, column)
        second = "" if hint and not row.days_late else self._second(row, column)
        return spoken(self._words(row, column), second, hint)

    def _check(self, row: ActionRow, column: Column) -> Qt.CheckState | None:
        if column is not Column.DONE:
            return None
        return Qt.CheckState.Checked if row.status is ActionStatus.DONE else Qt.CheckState.Unchecked

    def _tone(self, row: ActionRow, column: Column) -> str:
        match column:
            case Column.LEAD:
                return "" if row.lead or row.closed else "warn"
            case Column.BY:
                return "danger" if row.days_late else "" if row.due or row.closed else "warn"
            case Column.TOGETHER:
                return _CLASS_TONES[row.together]
            case Column.STATUS:
                return "danger" if row.days_late else _STATUS[row.status][0]
            case _:
                return ""

    def _icon(self, row: ActionRow, column: Column) -> str:
        if column is Column.BY:
            return "triangle-alert" if row.odd and not row.days_late else ""
        if column is not Column.STATUS:
            return ""
        return "circle-alert" if row.days_late else _STATUS[row.status][1]

    def _category(self, row: ActionRow, column: Column) -> str:
        return row.category if column is Column.LEAD else ""

    def _strong(self, _row: ActionRow, column: Column) -> bool:
        return column is Column.TEXT

    def _struck(self, row: ActionRow, column: Column) -> bool:
        return column is Column.TEXT and row.closed
