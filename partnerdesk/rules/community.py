"""Whether the partnership is also the community (N8): on the ladder, in the seats, in the actions."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.model.vocabulary import CommunityLevel
from partnerdesk.rules.shares import mean, share
from partnerdesk.rules.support import Support
from partnerdesk.rules.workshop_facts import WorkshopFacts


@dataclass(frozen=True, slots=True)
class Community:
    """``presence`` is the mean of the ladder's levels 0 to 4 over the goals where one was said, divided by 4;
    ``seat_share`` the community organisations among those present; ``action_share`` the actions to which one brings
    something, whether it is present or not. None where there is nothing to share."""

    presence: float | None
    seat_share: float | None
    action_share: float | None


def community_of(facts: WorkshopFacts) -> Community:
    """How far the community is part of one workshop."""
    levels = [goal.goal.community_level for goal in facts.kept_goals]
    steps = CommunityLevel.DECIDING_WITH_US
    return Community(
        presence=mean(share(level, steps) for level in levels if level is not None),
        seat_share=share(sum(map(facts.is_community, facts.present)), len(facts.present)),
        action_share=share(
            sum(any(map(facts.is_community, action.parts)) for action in facts.kept_actions),
            len(facts.kept_actions),
        ),
    )


def agreed_without_them(support: Support) -> bool:
    """Red: the agencies' hold is at least 0.75 while the community's is below 0.5."""
    return support.agencies.reaches(75) and support.community.misses(50)
