"""Who else could bring something to an action (N4): what the lead lacks and somebody in the room offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from partnerdesk.rules.workshop_facts import ActionFacts, WorkshopFacts

MOST: Final = 4
"""So many suggestions are made at most; more would not be read."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organisation that has no part in an action yet, and what it could bring. ``needed`` by the action's goal."""

    organisation_id: int
    capability_id: int
    needed: bool


def who_else(facts: WorkshopFacts, action: ActionFacts) -> tuple[Suggestion, ...]:
    """One suggestion for each organisation in the room that offers what neither the lead nor anyone in the action does.

    What the goal needs comes first, in the order in which it needs it, then everything else in the order of the
    capabilities. What one organisation was suggested for is not suggested for a second one.
    """
    needs = next((goal.needs for goal in facts.goals if goal.goal.id == action.action.goal_id), ())
    lead = action.action.lead_id
    had = {capability for brought in action.parts.values() for capability in brought}
    had |= facts.offers.get(lead, frozenset()) if lead is not None else frozenset()
    wanted = [
        each
        for each in (*needs, *(each for each in facts.capabilities if each not in needs))
        if each not in had
    ]
    free = [each for each in facts.present if each != lead and each not in action.parts]
    found: dict[int, Suggestion] = {}
    for capability in wanted:
        holder = next((each for each in free if each not in found and capability in facts.offers[each]), None)
        if holder is not None:
            found[holder] = Suggestion(holder, capability, capability in needs)
    return tuple(found.values())[:MOST]
