"""What an edit did: its name, and which rows of which tables came, went or changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.wording import Phrase


class RowFate(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class RowChange:
    table: str
    id: int
    fate: RowFate


@dataclass(frozen=True, slots=True)
class Change:
    """One edit, or the undoing or redoing of one. ``rows`` is empty when nothing changed."""

    label: Phrase
    rows: tuple[RowChange, ...]

    def tables(self) -> frozenset[str]:
        """The names of the tables that were touched, as in ``Snapshot``."""
        return frozenset(row.table for row in self.rows)

    def removes(self) -> bool:
        """Whether any row went."""
        return any(row.fate is RowFate.DELETED for row in self.rows)

    def created(self, table: str) -> tuple[int, ...]:
        """The ids of the rows that came into ``table``, in order."""
        return tuple(row.id for row in self.rows if row.table == table and row.fate is RowFate.CREATED)
