"""The list of partners as a table: one row each, sorted by any column, every cell edited in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from partnerdesk.model.partner_types import category_of
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import CanCommit, HoldingKind, Presence
from ui.models.keeping import KeepingModel
from ui.widgets.table import CellRole, spoken
from ui.words import named

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ROLE = Qt.ItemDataRole


class Column(IntEnum):
    NAME = 0
    TYPE = 1
    COMMUNITY = 2
    PRESENCE = 3
    CAN_COMMIT = 4
    INFLUENCE = 5
    INTEREST = 6
    OFFERS = 7
    NEEDS = 8


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner in the list. Influence and interest are 0 to 4, or None where they are not said.

    ``offers`` and ``needs`` are the names of capabilities.
    """

    id: int
    name: str
    type: str
    community: bool
    presence: Presence
    can_commit: CanCommit
    influence: int | None
    interest: int | None
    offers: tuple[str, ...]
    needs: tuple[str, ...]


_FIELDS: Final = (
    "name",
    "type",
    "community",
    "presence",
    "can_commit",
    "influence",
    "interest",
    "offers",
    "needs",
)


def partner_rows(snapshot: Snapshot) -> list[PartnerRow]:
    """A row for each organisation, in their order."""
    attendance = snapshot.attendance()
    names = {each.id: each.name for each in snapshot.capabilities}
    held: dict[tuple[int, HoldingKind], list[str]] = {}
    for holding in snapshot.holdings:
        held.setdefault((holding.organisation_id, holding.kind), []).append(names[holding.capability_id])
    rows = []
    for each in snapshot.organisations:
        here = attendance.get(each.id)
        rows.append(
            PartnerRow(
                each.id,
                each.name,
                each.type,
                each.community,
                here.presence if here else Presence.ABSENT,
                here.can_commit if here else CanCommit.YES,
                here.influence if here else None,
                here.interest if here else None,
                tuple(held.get((each.id, HoldingKind.OFFER), ())),
                tuple(held.get((each.id, HoldingKind.NEED), ())),
            )
        )
    return rows


def row_matches(row: PartnerRow, typed: str) -> bool:
    """Whether every word of ``typed`` stands somewhere in the row."""
    words = (row.name, row.type, named(row.presence), named(row.can_commit), *row.offers, *row.needs)
    there = " ".join(words).casefold()
    return all(word in there for word in typed.casefold().split())


class PartnersModel(KeepingModel):
    """Rows are set from a snapshot. What is typed into a cell comes out of ``edited``; the model changes nothing."""

    edited = Signal(int, int, object)
    """An organisation's id, a :class:`Column` and the new value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PartnerRow] = []
        self._sorted_by = -1
        self._order = Qt.SortOrder.AscendingOrder

    def set_rows(self, rows: list[PartnerRow]) -> None:
        """Show other rows. Where the same partners stand in the same order, the view keeps everything."""
        rows = self._in_order(rows)
        if [row.id for row in rows] == [row.id for row in self._rows]:
            changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = rows
            for at in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))
        else:
            before, after = [row.id for row in self._rows], [row.id for row in rows]
            self.put_in_order(before, after, partial(self._take, rows))

    def _take(self, rows: list[PartnerRow]) -> None:
        self._rows = rows

    def row(self, at: int) -> PartnerRow:
        return self._rows[at]

    def at(self, organisation_id: int) -> int:
        """The row of an organisation, -1 when it has none."""
        return next((at for at, row in enumerate(self._rows) if row.id == organisation_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.COMMUNITY:
            return usual | Qt.ItemFlag.ItemIsUserCheckable
        return usual | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != _ROLE.DisplayRole:
            return None
        return (
            self.tr("Partner"),
            self.tr("Type"),
            self.tr("Community"),
            self.tr("In the room"),
            self.tr("Can say yes"),
            self.tr("Influence"),
            self.tr("Interest"),
            self.tr("Offers"),
            self.tr("Needs"),
        )[section]

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], Column(index.column())
        answer = _ANSWERS.get(role)
        return answer(self, row, column) if answer is not None else None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role == _ROLE.CheckStateRole:
            value = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        elif role != _ROLE.EditRole:
            return False
        row = self._rows[index.row()]
        if index.column() in (Column.OFFERS, Column.NEEDS):
            value = tuple(name for name in map(str.strip, str(value).split(";")) if name)
        if value != getattr(row, _FIELDS[index.column()]):
            self.edited.emit(row.id, index.column(), value)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by, self._order = column, order
        self.set_rows(self._rows)

    def _in_order(self, rows: list[PartnerRow]) -> list[PartnerRow]:
        if not 0 <= self._sorted_by < len(Column):
            return rows
        down = self._order == Qt.SortOrder.DescendingOrder
        return sorted(rows, key=_KEYS[Column(self._sorted_by)], reverse=down)

    def words_of(self, row: PartnerRow, column: Column) -> str:
        value = getattr(row, _FIELDS[column])
        if column == Column.COMMUNITY:
            return ""
        if isinstance(value, Presence | CanCommit):
            return named(value)
        if isinstance(value, tuple):
            value = "; ".join(value)
        return "–" if value in (None, "") else str(value)

    def spoken_of(self, row: PartnerRow, column: Column) -> str:
        if column == Column.COMMUNITY:
            says = self.tr("Speaks for the community"), self.tr("Does not speak for the community")
            return says[0] if row.community else says[1]
        heading = self.headerData(column, Qt.Orientation.Horizontal)
        value = getattr(row, _FIELDS[column])
        words = self.tr("not said") if value in (None, "", ()) else self.words_of(row, column)
        return spoken(f"{heading}: {words}")

    def edit_of(self, row: PartnerRow, column: Column) -> object:
        value: object = getattr(row, _FIELDS[column])
        return "; ".join(value) if isinstance(value, tuple) else value

    def check_of(self, row: PartnerRow, column: Column) -> Qt.CheckState | None:
        if column != Column.COMMUNITY:
            return None
        return Qt.CheckState.Checked if row.community else Qt.CheckState.Unchecked

    def category_of(self, row: PartnerRow, column: Column) -> str | None:
        return category_of(row.type) if column == Column.NAME else None

    def tone_of(self, row: PartnerRow, column: Column) -> str | None:
        if column == Column.PRESENCE and not row.presence.counts_as_present:
            return "muted"
        return None

    def strong_of(self, row: PartnerRow, column: Column) -> bool:
        return column == Column.NAME

    def id_of(self, row: PartnerRow, column: Column) -> int:
        return row.id


_ANSWERS: Final[dict[int, Callable[[PartnersModel, PartnerRow, Column], object]]] = {
    _ROLE.DisplayRole: PartnersModel.words_of,
    _ROLE.ToolTipRole: PartnersModel.words_of,
    _ROLE.AccessibleTextRole: PartnersModel.spoken_of,
    _ROLE.EditRole: PartnersModel.edit_of,
    _ROLE.CheckStateRole: PartnersModel.check_of,
    _ROLE.UserRole: PartnersModel.id_of,
    CellRole.CATEGORY: PartnersModel.category_of,
    CellRole.TONE: PartnersModel.tone_of,
    CellRole.STRONG: PartnersModel.strong_of,
}

_PRESENCES: Final = list(Presence)
_COMMITS: Final = list(CanCommit)
_KEYS: Final[dict[Column, Callable[[PartnerRow], Any]]] = {
    Column.NAME: lambda row: row.name.casefold(),
    Column.TYPE: lambda row: (row.type.casefold(), row.name.casefold()),
    Column.COMMUNITY: lambda row: (not row.community, row.name.casefold()),
    Column.PRESENCE: lambda row: _PRESENCES.index(row.presence),
    Column.CAN_COMMIT: lambda row: _COMMITS.index(row.can_commit),
    Column.INFLUENCE: lambda row: -1 if row.influence is None else row.influence,
    Column.INTEREST: lambda row: -1 if row.interest is None else row.interest,
    Column.OFFERS: lambda row: (len(row.offers), row.name.casefold()),
    Column.NEEDS: lambda row: (len(row.needs), row.name.casefold()),
}
