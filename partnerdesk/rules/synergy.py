"""Synergy (N5) and the evidence of the alone test (N2): what the best one covers, and what all cover together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.rules.cover import fewest_sets
from partnerdesk.rules.shares import share
from partnerdesk.rules.workshop_facts import WorkshopFacts


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the organisations in the room cover the capabilities that a goal needs.

    Only present organisations provide. Without needed capabilities there is no evidence: every share is None. With
    nobody in the room nothing is covered: the shares are 0.
    """

    needed: int
    best: int
    """How many needed capabilities the one organisation offers that offers most of them."""
    best_holders: tuple[int, ...]
    """Who offers that many, in the order of the organisations; nobody while the best is nothing."""
    covered: int
    min_organisations: int | None
    """The fewest present organisations that cover what can be covered (exact); 0 when nothing can."""

    @property
    def best_single(self) -> float | None:
        """``max_o |offer(o) & C_g| / |C_g|``."""
        return share(self.best, self.needed)

    @property
    def together(self) -> float | None:
        """``|union offer & C_g| / |C_g|``."""
        return share(self.covered, self.needed)

    @property
    def synergy(self) -> float | None:
        """``together - best``."""
        return share(self.covered - self.best, self.needed)

    @property
    def one_holds_all(self) -> bool:
        return 0 < self.needed == self.best

    @property
    def incomplete(self) -> bool:
        return self.covered < self.needed

    @property
    def only_together(self) -> bool:
        """Best below 1 and together 1."""
        return self.best < self.covered == self.needed


def coverage_of(facts: WorkshopFacts, needs: Sequence[int]) -> Coverage:
    """How far ``needs``, capability ids, are covered by those in the room."""
    bits = {capability: 1 << place for place, capability in enumerate(needs)}
    wanted = frozenset(needs)
    offered = {each: held for each in facts.present if (held := facts.offers[each] & wanted)}
    masks = {each: sum(bits[capability] for capability in held) for each, held in offered.items()}
    best = max((mask.bit_count() for mask in masks.values()), default=0)
    union = 0
    for mask in masks.values():
        union |= mask
    return Coverage(
        needed=len(needs),
        best=best,
        best_holders=tuple(each for each, mask in masks.items() if mask.bit_count() == best),
        covered=union.bit_count(),
        min_organisations=fewest_sets(masks.values()) if needs else None,
    )
