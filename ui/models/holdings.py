"""Offers and needs as a table: organisations by capabilities, with what is missing in the row on top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from partnerdesk.model.records import Capability, Organisation
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import HoldingKind
from partnerdesk.rules.missing import EmptyChair, all_needed, empty_chairs, needed_capabilities
from partnerdesk.rules.workshop_facts import WorkshopFacts
from ui.widgets.table import CellRole, spoken

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ROLE = Qt.ItemDataRole
TOP: Final = 0
"""The row that says what is missing."""


class Cover(StrEnum):
    """How a capability is covered by those in the room (N6)."""

    UNUSED = "unused"
    MISSING = "missing"
    ELSEWHERE = "elsewhere"
    SINGLE = "single"
    COVERED = "covered"


class Mark(StrEnum):
    """What stands between an organisation and a capability."""

    NOTHING = ""
    OFFER = "offer"
    NEED = "need"
    BOTH = "both"


NEXT_MARK: Final = {
    Mark.NOTHING: HoldingKind.OFFER,
    Mark.OFFER: HoldingKind.NEED,
    Mark.NEED: None,
    Mark.BOTH: None,
}
"""What a press turns a mark into."""


@dataclass(frozen=True)
class HoldingsTable:
    """Everything the table shows. ``covers`` and ``holders`` are by capability id; holders offer and are present.

    ``chairs`` are the absent partners that could bring what is missing. While ``unticked``, before anybody was ticked
    as here, nobody counts as absent and nothing as missing.
    """

    organisations: tuple[Organisation, ...]
    capabilities: tuple[Capability, ...]
    marks: dict[tuple[int, int], Mark]
    covers: dict[int, Cover]
    holders: dict[int, tuple[int, ...]]
    absent: frozenset[int]
    chairs: tuple[EmptyChair, ...] = ()
    unticked: bool = False


def holdings_table(snapshot: Snapshot) -> HoldingsTable:
    """The offers and needs of the workshop being worked on."""
    marks: dict[tuple[int, int], Mark] = {}
    offered: dict[int, list[int]] = {}
    facts = WorkshopFacts.of(snapshot)
    needed = dict.fromkeys(need.capability_id for need in all_needed(facts))
    for holding in snapshot.holdings:
        key = holding.organisation_id, holding.capability_id
        mark = Mark(holding.kind.value)
        marks[key] = mark if marks.get(key, mark) == mark else Mark.BOTH
        if holding.kind == HoldingKind.OFFER:
            offered.setdefault(holding.capability_id, []).append(holding.organisation_id)
        else:
            needed[holding.capability_id] = None
    present = snapshot.present_ids()
    if snapshot.organisations and not present:
        return _unticked(snapshot, marks)
    holders = {each: tuple(o for o in who if o in present) for each, who in offered.items()}
    covers = {
        each.id: _cover(each.id in needed, len(holders.get(each.id, ())), somewhere=each.id in offered)
        for each in snapshot.capabilities
    }
    absent = frozenset(each.id for each in snapshot.organisations if each.id not in present)
    chairs = empty_chairs(needed_capabilities(facts, tuple(needed)))
    return HoldingsTable(
        snapshot.organisations, snapshot.capabilities, marks, covers, holders, absent, chairs
    )


def _unticked(snapshot: Snapshot, marks: dict[tuple[int, int], Mark]) -> HoldingsTable:
    covers = {each.id: Cover.UNUSED for each in snapshot.capabilities}
    return HoldingsTable(
        snapshot.organisations, snapshot.capabilities, marks, covers, {}, frozenset(), unticked=True
    )


def _cover(needed: bool, here: int, *, somewhere: bool) -> Cover:
    if here > 1:
        return Cover.COVERED
    if here == 1:
        return Cover.SINGLE
    if somewhere:
        return Cover.ELSEWHERE
    return Cover.MISSING if needed else Cover.UNUSED


class HoldingsModel(QAbstractTableModel):
    """The first row is the summary; below it stands a row for each organisation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = HoldingsTable((), (), {}, {}, {}, frozenset())

    def set_table(self, table: HoldingsTable) -> None:
        """Show other offers and needs. With the same rows and columns the view keeps everything."""
        old, self.table = self.table, table
        same = [each.id for each in old.organisations] == [each.id for each in table.organisations] and [
            each.id for each in old.capabilities
        ] == [each.id for each in table.capabilities]
        if not same:
            self.table = old
            self.beginResetModel()
            self.table = table
            self.endResetModel()
        elif old != table and table.capabilities:
            last = len(table.organisations), len(table.capabilities) - 1
            self.dataChanged.emit(self.index(TOP, 0), self.index(*last))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last[1])
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last[0])

    def organisation(self, row: int) -> Organisation | None:
        """The organisation of a row; None for the row on top."""
        return self.table.organisations[row - 1] if row > TOP else None

    def row_of(self, organisation_id: int) -> int:
        """The row of an organisation; -1 while it has none."""
        ids = [each.id for each in self.table.organisations] if self.table.capabilities else []
        return ids.index(organisation_id) + 1 if organisation_id in ids else -1

    def capability(self, column: int) -> Capability:
        return self.table.capabilities[column]

    def mark(self, row: int, column: int) -> Mark:
        organisation = self.organisation(row)
        if organisation is None:
            return Mark.NOTHING
        return self.table.marks.get((organisation.id, self.capability(column).id), Mark.NOTHING)

    def is_only_holder(self, row: int, column: int) -> bool:
        """Whether this organisation is the single point on which a capability hangs."""
        organisation, capability = self.organisation(row), self.capability(column)
        return organisation is not None and self.table.holders.get(capability.id) == (organisation.id,)

    def is_empty_chair(self, row: int, column: int) -> bool:
        """Whether this organisation is away and could bring what is missing."""
        organisation, capability = self.organisation(row), self.capability(column)
        return organisation is not None and any(
            chair.organisation_id == organisation.id and capability.id in chair.capability_ids
            for chair in self.table.chairs
        )

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self.table.capabilities else len(self.table.organisations) + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.table.capabilities)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            wanted = role in (_ROLE.DisplayRole, _ROLE.ToolTipRole)
            return self.capability(section).name if wanted else None
        organisation = self.organisation(section)
        if role == _ROLE.ToolTipRole and organisation is not None:
            return organisation.name
        if role != _ROLE.DisplayRole:
            return None
        if organisation is None:
            return self.tr("Covered in the room?")
        if organisation.id in self.table.absent:
            return self.tr("%1 (absent)").replace("%1", organisation.name)
        return organisation.name

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        answer = _ANSWERS.get(role)
        return answer(self, index.row(), index.column()) if index.isValid() and answer is not None else None

    def words_at(self, row: int, column: int) -> str:
        if row == TOP:
            return self._cover_words()[self.table.covers[self.capability(column).id]]
        if self.is_empty_chair(row, column):
            return self.tr("Empty chair")
        mark = {
            Mark.NOTHING: "",
            Mark.OFFER: self.tr("Offers"),
            Mark.NEED: self.tr("Needs"),
            Mark.BOTH: self.tr("Both"),
        }[self.mark(row, column)]
        return self.tr("Only one") if self.is_only_holder(row, column) else mark

    def _cover_words(self) -> dict[Cover, str]:
        return {
            Cover.UNUSED: "–",
            Cover.MISSING: self.tr("Missing"),
            Cover.ELSEWHERE: self.tr("Not here"),
            Cover.SINGLE: self.tr("Only one"),
            Cover.COVERED: self.tr("Covered"),
        }

    def spoken_at(self, row: int, column: int) -> str:
        capability = self.capability(column).name
        organisation = self.organisation(row)
        words = self.words_at(row, column) or self.tr("neither offers nor needs")
        if organisation is None:
            return spoken(capability, words)
        if self.is_only_holder(row, column):
            words = self.tr("offers, and is the only one here who does")
        elif self.is_empty_chair(row, column):
            words = self.tr("is not here, and could bring what is missing")
        return spoken(f"{organisation.name}: {words}", capability)

    def tone_at(self, row: int, column: int) -> str:
        if row == TOP:
            return _COVER_TONES[self.table.covers[self.capability(column).id]]
        if self.is_only_holder(row, column):
            return "warn"
        if self.is_empty_chair(row, column):
            return "danger"
        return _MARK_TONES[self.mark(row, column)]

    def icon_at(self, row: int, column: int) -> str:
        if row == TOP:
            return _COVER_ICONS[self.table.covers[self.capability(column).id]]
        if self.is_only_holder(row, column):
            return "triangle-alert"
        if self.is_empty_chair(row, column):
            return "user-plus"
        return _MARK_ICONS[self.mark(row, column)]


_COVER_TONES: Final = {
    Cover.UNUSED: "neutral",
    Cover.MISSING: "danger",
    Cover.ELSEWHERE: "danger",
    Cover.SINGLE: "warn",
    Cover.COVERED: "ok",
}
_COVER_ICONS: Final = {
    Cover.UNUSED: "",
    Cover.MISSING: "circle-x",
    Cover.ELSEWHERE: "circle",
    Cover.SINGLE: "triangle-alert",
    Cover.COVERED: "check",
}
_MARK_TONES: Final = {Mark.NOTHING: "neutral", Mark.OFFER: "accent", Mark.NEED: "info", Mark.BOTH: "accent"}
_MARK_ICONS: Final = {Mark.NOTHING: "", Mark.OFFER: "check", Mark.NEED: "arrow-down", Mark.BOTH: "handshake"}
_ANSWERS: Final[dict[int, Callable[[HoldingsModel, int, int], object]]] = {
    _ROLE.DisplayRole: HoldingsModel.words_at,
    _ROLE.AccessibleTextRole: HoldingsModel.spoken_at,
    _ROLE.ToolTipRole: HoldingsModel.spoken_at,
    CellRole.TONE: HoldingsModel.tone_at,
    CellRole.ICON: HoldingsModel.icon_at,
}
