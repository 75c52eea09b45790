"""Fair load (N12): who carries how much of the actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from partnerdesk.rules.workshop_facts import WorkshopFacts

ENOUGH_PARTNERS = 6
"""From so many present partners on, one that carries more than a third is flagged."""


@dataclass(frozen=True, slots=True)
class FairLoad:
    """``leads + 0.5 * supports`` by id of each organisation. Who brings something without leading supports.

    What an absent organisation has taken on counts as it stands in the record; only those in the room can be quiet.
    """

    carried: Mapping[int, Fraction]
    total: Fraction
    present: frozenset[int]

    def share(self, organisation_id: int) -> float | None:
        """The part of all that is carried that one organisation carries; None while nothing is."""
        return float(self.carried[organisation_id] / self.total) if self.total else None

    @property
    def heaviest(self) -> int | None:
        """Who carries most, the first of equals; None while nobody carries anything."""
        return max(self.carried, key=self.carried.__getitem__) if self.total else None

    @property
    def quiet(self) -> tuple[int, ...]:
        """The present organisations that carry nothing."""
        return tuple(each for each, load in self.carried.items() if not load and each in self.present)

    @property
    def too_heavy(self) -> tuple[int, ...]:
        """Who carries more than a third of it all, where at least six partners are present."""
        if len(self.present) < ENOUGH_PARTNERS:
            return ()
        return tuple(each for each, load in self.carried.items() if 3 * load > self.total)


def load_of(facts: WorkshopFacts) -> FairLoad:
    """How the actions of one workshop are spread over its organisations."""
    halves = dict.fromkeys(facts.organisations, 0)
    for action in facts.kept_actions:
        lead = action.action.lead_id
        weights = dict.fromkeys(action.parts, 1)
        if lead is not None:
            weights[lead] = 2
        for each, weight in weights.items():
            halves[each] += weight
    nothing = Fraction(0)  # most carry it, and a fraction takes long to make
    carried = {each: Fraction(weight, 2) if weight else nothing for each, weight in halves.items()}
    return FairLoad(carried, Fraction(sum(halves.values()), 2), frozenset(facts.present))
