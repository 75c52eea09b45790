"""Common hold (N3): how far a goal is carried by all, in graded support, and by the community organisations alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.model.records import Workshop
from partnerdesk.model.vocabulary import SupportBy, SupportLevel
from partnerdesk.rules.shares import share
from partnerdesk.rules.workshop_facts import GoalFacts, WorkshopFacts


@dataclass(frozen=True, slots=True)
class Hold:
    """Support of one group of answers, as numbers of answers by level 1 to 8."""

    levels: Mapping[int, int]

    @property
    def n(self) -> int:
        """How many answered, those who stand aside among them."""
        return sum(self.levels.values())

    @property
    def behind(self) -> int:
        """How many are at level 1 to 3: fully behind it, small doubts, can live with it."""
        return sum(count for level, count in self.levels.items() if level <= SupportLevel.CAN_LIVE_WITH)

    @property
    def aside(self) -> int:
        return self.levels.get(SupportLevel.STAND_ASIDE, 0)

    @property
    def counting(self) -> int:
        """How many answers count: all but those who stand aside."""
        return self.n - self.aside

    @property
    def blocks(self) -> int:
        return self.levels.get(SupportLevel.BLOCK, 0)

    @property
    def share(self) -> float | None:
        """``count(1..3) / (n - count(4))``. None when nobody answered or everybody stands aside."""
        return share(self.behind, self.counting)

    def reaches(self, percent: int) -> bool:
        """Whether the share is defined and at least ``percent``, held against the exact numbers."""
        return self.counting > 0 and 100 * self.behind >= percent * self.counting

    def misses(self, percent: int) -> bool:
        """Whether the share is defined and below ``percent``."""
        return self.counting > 0 and not self.reaches(percent)


@dataclass(frozen=True, slots=True)
class Support:
    """Support for one goal: of all who answered (present or not), of community organisations, and of all others.

    Where hands were counted instead of organisations asked, nobody knows whose they were: ``community`` and
    ``agencies`` are empty and ``dissent`` is None.
    """

    everyone: Hold
    community: Hold
    agencies: Hold
    dissent: tuple[int, ...] | None
    """The organisations at level 5 to 8, in their order."""


class Break(StrEnum):
    """How answers can break the rule of agreement."""

    BLOCKED = "blocked"
    NOT_HELD = "not held"
    NOT_HELD_BY_COMMUNITY = "not held by the community"


def support_for(facts: WorkshopFacts, goal: GoalFacts) -> Support:
    """Support as it was asked for this goal: by organisation, or by counted hands."""
    if goal.goal.support_by is SupportBy.COUNT:
        return Support(Hold(goal.hands), Hold({}), Hold({}), None)
    answers = goal.support
    return Support(
        everyone=_hold(answers.values()),
        community=_hold(level for each, level in answers.items() if facts.is_community(each)),
        agencies=_hold(level for each, level in answers.items() if not facts.is_community(each)),
        dissent=tuple(each for each, level in answers.items() if level >= SupportLevel.NEED_TO_KNOW_MORE),
    )


def broken_by(support: Support, rule: Workshop) -> Break | None:
    """What of the workshop's rule of agreement the answers break first; None when they break nothing.

    By default the rule asks for 75 % and no block. Shares that are undefined break nothing.
    """
    if support.everyone.blocks > rule.blocks_allowed:
        return Break.BLOCKED
    if support.everyone.misses(rule.agreement_share):
        return Break.NOT_HELD
    if rule.community_must_hold and support.community.misses(rule.agreement_share):
        return Break.NOT_HELD_BY_COMMUNITY
    return None


def _hold(levels: Iterable[int]) -> Hold:
    return Hold(Counter(levels))
