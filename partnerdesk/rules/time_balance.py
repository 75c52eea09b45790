"""Time balance (N11): how many minutes go to each kind of agenda item, as planned and as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from partnerdesk.model.records import AgendaItem
from partnerdesk.model.vocabulary import AgendaKind


@dataclass(frozen=True, slots=True)
class KindTime:
    """The minutes of one kind: planned, and spent on those items of which that was said (None: of none)."""

    kind: AgendaKind
    planned: int
    spent: int | None


@dataclass(frozen=True, slots=True)
class TimeBalance:
    """The minutes of every kind that the agenda has, the most first; ``timed`` of its ``items`` say what they took."""

    kinds: tuple[KindTime, ...]
    items: int
    timed: int

    @property
    def planned(self) -> int:
        return sum(each.planned for each in self.kinds)

    @property
    def spent(self) -> int | None:
        """All minutes that were spent, None where nothing is known of that."""
        return sum(each.spent or 0 for each in self.kinds) if self.timed else None

    def minutes(self, kind: AgendaKind) -> int:
        """What counts for the balance: the minutes spent once every item says them, else those planned."""
        found = next((each for each in self.kinds if each.kind is kind), None)
        if found is None:
            return 0
        return (found.spent or 0) if self.by_spent else found.planned

    @property
    def by_spent(self) -> bool:
        """Whether the balance is of the minutes that were spent."""
        return self.timed > 0 and self.timed == self.items

    def share(self, kind: AgendaKind) -> float | None:
        """The part of all minutes that one kind has; None while there are none."""
        total = (self.spent or 0) if self.by_spent else self.planned
        return float(Fraction(self.minutes(kind), total)) if total else None


def time_balance(agenda: Sequence[AgendaItem]) -> TimeBalance:
    """The balance of an agenda, from :meth:`Snapshot.workshop_agenda`."""
    kinds = []
    for kind in AgendaKind:
        items = [each for each in agenda if each.kind is kind]
        spent = [each.spent for each in items if each.spent is not None]
        planned = sum(each.minutes for each in items)
        if planned or spent:
            kinds.append(KindTime(kind, planned, sum(spent) if spent else None))
    kinds.sort(key=lambda each: -each.planned)
    return TimeBalance(tuple(kinds), len(agenda), sum(each.spent is not None for each in agenda))
