"""Missing capabilities and empty chairs (N6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.rules.shares import share
from partnerdesk.rules.workshop_facts import WorkshopFacts


class Cover(StrEnum):
    MISSING = "missing"
    SINGLE_POINT = "single point"
    COVERED = "covered"


@dataclass(frozen=True, slots=True)
class NeededCapability:
    """A needed capability and who offers it, in the order of the organisations: in the room, and outside it."""

    capability_id: int
    present: tuple[int, ...]
    absent: tuple[int, ...]

    @property
    def cover(self) -> Cover:
        """Missing when nobody in the room offers it, a single point when one does, else covered."""
        return (Cover.MISSING, Cover.SINGLE_POINT, Cover.COVERED)[min(len(self.present), 2)]


@dataclass(frozen=True, slots=True)
class EmptyChair:
    """An absent organisation that offers missing capabilities, in the order in which goals need them."""

    organisation_id: int
    capability_ids: tuple[int, ...]


def needed_capabilities(facts: WorkshopFacts, needs: Sequence[int]) -> tuple[NeededCapability, ...]:
    """Who offers each of ``needs``, capability ids, in their order."""
    here, away = facts.present, facts.absent
    return tuple(
        NeededCapability(
            capability,
            tuple(each for each in here if capability in facts.offers[each]),
            tuple(each for each in away if capability in facts.offers[each]),
        )
        for capability in needs
    )


def all_needed(facts: WorkshopFacts) -> tuple[NeededCapability, ...]:
    """Every capability that the goals of the partnership need, each once, in the order in which they need it."""
    needs = dict.fromkeys(capability for goal in facts.kept_goals for capability in goal.needs)
    return needed_capabilities(facts, tuple(needs))


def with_cover(needed: Iterable[NeededCapability], cover: Cover) -> tuple[NeededCapability, ...]:
    return tuple(each for each in needed if each.cover is cover)


def fragility(needed: Sequence[NeededCapability]) -> float | None:
    """``single points / needed``; None when nothing is needed."""
    return share(len(with_cover(needed, Cover.SINGLE_POINT)), len(needed))


def empty_chairs(needed: Iterable[NeededCapability]) -> tuple[EmptyChair, ...]:
    """The absent holders of missing capabilities, each once with all that they could bring."""
    could_bring: dict[int, list[int]] = {}
    for each in with_cover(needed, Cover.MISSING):
        for organisation in each.absent:
            could_bring.setdefault(organisation, []).append(each.capability_id)
    return tuple(EmptyChair(organisation, tuple(brings)) for organisation, brings in could_bring.items())
