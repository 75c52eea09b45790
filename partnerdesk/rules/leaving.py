"""What if they leave (N7): remove an organisation, or several, and look again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from partnerdesk.rules.missing import Cover, NeededCapability, needed_capabilities, with_cover
from partnerdesk.rules.workshop_facts import WorkshopFacts


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is lost when organisations leave: capabilities that only they offer, by goal id."""

    organisation_ids: tuple[int, ...]
    lost: Mapping[int, tuple[int, ...]]
    no_longer_full: tuple[int, ...]
    """The goals that lose their full cover: everything they need was offered, and is no longer."""


def critical(needed: Iterable[NeededCapability]) -> tuple[int, ...]:
    """The organisations without which less of ``needed`` is covered: those that hold a single point, each once."""
    return tuple(dict.fromkeys(each.present[0] for each in with_cover(needed, Cover.SINGLE_POINT)))


def if_leaves(
    goals: Mapping[int, tuple[NeededCapability, ...]], organisation_ids: Collection[int]
) -> Leaving:
    """What the ``goals``, each with who offers what it needs, lose when the organisations leave together."""
    gone = frozenset(organisation_ids)
    lost = {
        goal: tuple(each.capability_id for each in needed if each.present and gone.issuperset(each.present))
        for goal, needed in goals.items()
    }
    return Leaving(
        tuple(organisation_ids),
        {goal: capabilities for goal, capabilities in lost.items() if capabilities},
        tuple(goal for goal, taken in lost.items() if taken and not with_cover(goals[goal], Cover.MISSING)),
    )


def needed_by_goal(facts: WorkshopFacts) -> dict[int, tuple[NeededCapability, ...]]:
    """The goals of the partnership by id, each with who offers what it needs."""
    return {goal.goal.id: needed_capabilities(facts, goal.needs) for goal in facts.kept_goals}
