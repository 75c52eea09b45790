"""The list of actions as a table: what, who leads, by when, how joint, how far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from partnerdesk.model.partner_types import category_of
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.insights import Insights
from partnerdesk.rules.jointness import ActionClass
from partnerdesk.rules.words import CLASS_NAMES
from ui.widgets.table import CellRole, spoken
from ui.words import named, short_day, translated

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


class Column(IntEnum):
    DONE = 0
    TEXT = 1
    LEAD = 2
    BY = 3
    TOGETHER = 4
    STATUS = 5


class Filter(StrEnum):
    """Which actions are shown."""

    ALL = "all"
    NO_LEAD = "no lead"
    NO_DATE = "no date"
    LATE = "late"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action in the list. ``days_late`` is 0 while it is in time, done or dropped. ``due`` is an ISO date or ""."""

    id: int
    number: str
    text: str
    goal: str
    lead: str
    category: str
    due: str
    days_late: int
    together: ActionClass
    status: ActionStatus

    @property
    def closed(self) -> bool:
        """Whether nobody waits for it any more."""
        return self.status in (ActionStatus.DONE, ActionStatus.DROPPED)

    def passes(self, chosen: Filter) -> bool:
        """Whether it is shown under a filter."""
        match chosen:
            case Filter.NO_LEAD:
                return not self.lead and not self.closed
            case Filter.NO_DATE:
                return not self.due and not self.closed
            case Filter.LATE:
                return self.days_late > 0
            case Filter.DONE:
                return self.status is ActionStatus.DONE
            case _:
                return True

    def holds(self, words: str) -> bool:
        """Whether all ``words``, in small letters, are in its text, goal or lead."""
        said = f"{self.number} {self.text} {self.lead} {self.goal}".casefold()
        return all(word in said for word in words.split())


def action_rows(snapshot: Snapshot, figures: Insights, today: date) -> list[ActionRow]:
    """A row for each action of the workshop, in order."""
    organisations = {each.id: each for each in snapshot.organisations}
    goals = {goal.id: goal for goal in snapshot.goals}
    rows = []
    for insight in figures.actions:
        action = insight.facts.action
        lead = organisations.get(action.lead_id or 0)
        goal = goals.get(action.goal_id or 0)
        closed = action.status in (ActionStatus.DONE, ActionStatus.DROPPED)
        rows.append(
            ActionRow(
                id=action.id,
                number=action.code.lstrip("A"),
                text=action.text,
                goal=goal.code.lstrip("G") if goal else "",
                lead=lead.name if lead else "",
                category=category_of(lead.type) if lead else "",
                due=action.due,
                days_late=0
                if closed or not action.due
                else max(0, (today - date.fromisoformat(action.due)).days),
                together=insight.jointness.action_class,
                status=action.status,
            )
        )
    return rows


class ActionsModel(QAbstractTableModel):
    """``done_turned(action id, done)`` is emitted when a box in the first column is pressed."""

    done_turned = Signal(int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ActionRow] = []
        self._narrow = False
        self._answers: dict[int, Callable[[ActionRow, Column], object]] = {
            _ROLE.DisplayRole: self._words,
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
        return 0 if parent.isValid() else len(self._rows)

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
        return answer(self._rows[index.row()], Column(index.column())) if answer and index.isValid() else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.DONE else flags

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.CheckStateRole or index.column() != Column.DONE:
            return False
        self.done_turned.emit(
            self._rows[index.row()].id, value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        )
        return True

    def row_at(self, place: int) -> ActionRow | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, action_id: int) -> int:
        """Where an action stands, -1 when it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == action_id), -1)

    def show_rows(self, rows: list[ActionRow]) -> None:
        """Show other rows, touching only what differs, so that selection and scroll place stay."""
        old_ids, new_ids = [row.id for row in self._rows], [row.id for row in rows]
        if new_ids[: len(old_ids)] == old_ids:
            self._change(rows[: len(old_ids)])
            if len(rows) > len(old_ids):
                self.beginInsertRows(_ROOT, len(old_ids), len(rows) - 1)
                self._rows = list(rows)
                self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def set_narrow(self, narrow: bool) -> None:
        """Say how joint an action is below its text, where there is no room for a column."""
        self._narrow = narrow
        if self._rows:
            self.dataChanged.emit(self.index(0, Column.TEXT), self.index(len(self._rows) - 1, Column.TEXT))

    def _change(self, rows: list[ActionRow]) -> None:
        for place, row in enumerate(rows):
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))

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
                return translated(CLASS_NAMES[row.together])
            case Column.STATUS:
                return self.tr("Late") if row.days_late else named(row.status)
            case _:
                return ""

    def _second(self, row: ActionRow, column: Column) -> str:
        if column is Column.TEXT:
            goal = self.tr("goal %1").replace("%1", row.goal) if row.goal else self.tr("no goal")
            together = translated(CLASS_NAMES[row.together]).lower()
            return "  ·  ".join([row.number, goal, together] if self._narrow else [row.number, goal])
        if column is Column.BY and row.days_late:
            words = self.tr("1 day late") if row.days_late == 1 else self.tr("%1 days late")
            return words.replace("%1", str(row.days_late))
        return ""

    def _spoken(self, row: ActionRow, column: Column) -> str:
        if column is Column.DONE:
            done = row.status is ActionStatus.DONE
            words = self.tr("Action %1 is done") if done else self.tr("Action %1 is not done")
            return words.replace("%1", row.number)
        return spoken(self._words(row, column), self._second(row, column))

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
        if column is not Column.STATUS:
            return ""
        return "circle-alert" if row.days_late else _STATUS[row.status][1]

    def _category(self, row: ActionRow, column: Column) -> str:
        return row.category if column is Column.LEAD else ""

    def _strong(self, _row: ActionRow, column: Column) -> bool:
        return column is Column.TEXT

    def _struck(self, row: ActionRow, column: Column) -> bool:
        return column is Column.TEXT and row.closed
