"""What if they leave (N7): remove one organisation, look again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partnerdesk.rules.missing import Cover, NeededCapability, with_cover


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is lost when an organisation leaves: capabilities that only it offers, by goal id."""

    organisation_id: int
    lost: Mapping[int, tuple[int, ...]]
    no_longer_full: tuple[int, ...]
    """The goals that lose their full cover: everything they need was offered, and is no longer."""


def critical(needed: Iterable[NeededCapability]) -> tuple[int, ...]:
    """The organisations without which less of ``needed`` is covered: those that hold a single point, each once."""
    return tuple(dict.fromkeys(each.present[0] for each in with_cover(needed, Cover.SINGLE_POINT)))


def if_leaves(goals: Mapping[int, tuple[NeededCapability, ...]], organisation_id: int) -> Leaving:
    """What the ``goals``, each with who offers what it needs, lose when the organisation leaves."""
    lost = {
        goal: tuple(each.capability_id for each in needed if each.present == (organisation_id,))
        for goal, needed in goals.items()
    }
    return Leaving(
        organisation_id,
        {goal: capabilities for goal, capabilities in lost.items() if capabilities},
        tuple(goal for goal, gone in lost.items() if gone and not with_cover(goals[goal], Cover.MISSING)),
    )
