"""The verdict on a goal (N2): the first that applies."""

from __future__ import annotations

from enum import StrEnum

from partnerdesk.model.records import Workshop
from partnerdesk.rules.alone import AloneTest
from partnerdesk.rules.support import Support, broken_by
from partnerdesk.rules.synergy import Coverage


class Verdict(StrEnum):
    CONTESTED = "contested"
    NOT_TESTED = "not yet tested"
    ALONE = "can be done alone"
    ONE_HOLDS_ALL = "check: one organisation holds everything"
    CAPABILITY_MISSING = "partnership goal, capability missing"
    PARTNERSHIP = "partnership goal"

    @property
    def is_partnership_goal(self) -> bool:
        """Whether the words begin with "partnership goal"."""
        return self in (Verdict.PARTNERSHIP, Verdict.CAPABILITY_MISSING)


def verdict_on(alone: AloneTest, support: Support, coverage: Coverage, rule: Workshop) -> Verdict:
    """What the answers and the evidence make of a goal, under the workshop's rule of agreement.

    Support that already breaks the rule contests the goal, whatever else is still unanswered. Otherwise a goal without
    alone answers, or without support that counts (no answers, or everyone stood aside), is not yet tested.
    """
    if broken_by(support, rule):
        return Verdict.CONTESTED
    if not alone.n or not support.everyone.counting:
        return Verdict.NOT_TESTED
    if not alone.hard_alone:
        return Verdict.ALONE
    if coverage.one_holds_all:
        return Verdict.ONE_HOLDS_ALL
    return Verdict.CAPABILITY_MISSING if coverage.incomplete else Verdict.PARTNERSHIP
