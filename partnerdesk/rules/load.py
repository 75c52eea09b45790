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

    leads: Mapping[int, int]
    supports: Mapping[int, int]
    present: frozenset[int]

    @property
    def carried(self) -> dict[int, Fraction]:
        return {each: Fraction(weight, 2) for each, weight in self._halves.items()}

    @property
    def total(self) -> Fraction:
        return Fraction(sum(self._halves.values()), 2)

    def share(self, organisation_id: int) -> float | None:
        """The part of all that is carried that one organisation carries; None while nothing is."""
        halves = self._halves
        total = sum(halves.values())
        return halves[organisation_id] / total if total else None

    @property
    def heaviest(self) -> int | None:
        """Who carries most, the first of equals; None while nobody carries anything."""
        halves = self._halves
        return max(halves, key=halves.__getitem__) if any(halves.values()) else None

    @property
    def quiet(self) -> tuple[int, ...]:
        """The present organisations that carry nothing."""
        return tuple(each for each, load in self._halves.items() if not load and each in self.present)

    @property
    def too_heavy(self) -> tuple[int, ...]:
        """Who carries more than a third of it all, where at least six partners are present."""
        if len(self.present) < ENOUGH_PARTNERS:
            return ()
        halves = self._halves
        total = sum(halves.values())
        return tuple(each for each, load in halves.items() if 3 * load > total)

    @property
    def _halves(self) -> dict[int, int]:
        """What each carries, counted in halves: whole numbers stay exact."""
        return {each: 2 * led + self.supports[each] for each, led in self.leads.items()}


def load_of(facts: WorkshopFacts) -> FairLoad:
    """How the actions of one workshop are spread over its organisations."""
    leads = dict.fromkeys(facts.organisations, 0)
    supports = dict.fromkeys(facts.organisations, 0)
    for action in facts.kept_actions:
        lead = action.action.lead_id
        if lead is not None:
            leads[lead] += 1
        for each in action.parts:
            if each != lead:
                supports[each] += 1
    return FairLoad(leads, supports, frozenset(facts.present))
