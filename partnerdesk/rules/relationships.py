"""Relationships (N9): before, now, wanted; whether anyone works at them; trust, which only the facilitator sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from partnerdesk.model.vocabulary import RelationshipLevel
from partnerdesk.rules.shares import mean, share
from partnerdesk.rules.workshop_facts import TieFacts, WorkshopFacts


@dataclass(frozen=True, slots=True)
class Relationships:
    """The figures of all ties, also of those with organisations that are absent. Stocks are
    ``sum of levels / (4 * ties)`` over the ties where that level was said; None where none was."""

    stock_before: float | None
    stock_now: float | None
    stock_wanted: float | None
    wanted_stronger: tuple[TieFacts, ...]
    """The ties with wanted > now."""
    trust_mean: float | None
    """The mean of all trust that was said, 1 to 4, in both directions. Private."""
    trust_gap_max: int | None
    """The largest difference between the two directions of one tie. Private."""
    density: float | None
    """Ties between present organisations that are more than none now, of all their possible ties; None below two."""

    @property
    def worked_at(self) -> int:
        """How many of the ties that are wanted stronger an action addresses."""
        return sum(tie.addressed for tie in self.wanted_stronger)

    @property
    def worked_at_ratio(self) -> float | None:
        return share(self.worked_at, len(self.wanted_stronger))

    @property
    def neglected(self) -> tuple[TieFacts, ...]:
        """The ties that are wanted stronger and that no action addresses."""
        return tuple(tie for tie in self.wanted_stronger if not tie.addressed)


def relationships_of(facts: WorkshopFacts) -> Relationships:
    """The relationships of the partnership as one workshop rates them."""
    ties = facts.ties
    ratings = [tie.rating for tie in ties if tie.rating]
    said = [(rating.trust_ab, rating.trust_ba) for rating in ratings]
    return Relationships(
        stock_before=_stock([tie.before for tie in ties]),
        stock_now=_stock([tie.now for tie in ties]),
        stock_wanted=_stock([tie.wanted for tie in ties]),
        wanted_stronger=tuple(tie for tie in ties if wanted_stronger(tie)),
        trust_mean=mean(trust for pair in said for trust in pair),
        trust_gap_max=max(
            (abs(ab - ba) for ab, ba in said if ab is not None and ba is not None), default=None
        ),
        density=_density(facts),
    )


def wanted_stronger(tie: TieFacts) -> bool:
    """Whether both levels were said and more is wanted than there is."""
    return tie.now is not None and tie.wanted is not None and tie.wanted > tie.now


def tie_code(facts: WorkshopFacts, tie: TieFacts) -> str:
    """A tie's short name: the codes of its two organisations, "ABC-CCC"."""
    return "-".join(facts.codes((tie.relationship.a_id, tie.relationship.b_id)))


def _stock(levels: Sequence[int | None]) -> float | None:
    said = [level for level in levels if level is not None]
    return share(sum(said), RelationshipLevel.COLLABORATING * len(said))


def _density(facts: WorkshopFacts) -> float | None:
    here = facts.here
    there = sum(
        bool(tie.now) and tie.relationship.a_id in here and tie.relationship.b_id in here
        for tie in facts.ties
    )
    pairs = Fraction(len(here) * (len(here) - 1), 2)
    return float(there / pairs) if pairs else None
