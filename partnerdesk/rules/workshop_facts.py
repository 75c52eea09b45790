"""One workshop, sorted once for all rules: who is in the room, who offers what, goals, actions and ties with all that
belongs to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from partnerdesk.model import records
from partnerdesk.model.polls import makes_one_voice
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus, GoalStatus, HoldingKind, PollKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal and what was said to it. Answers are by organisation id, in the order of the organisations.

    Every organisation that answered counts, in the room or not. ``hands`` are counted hands by support level, and with
    them the voices of single people, unless the workshop makes one answer of those of each organisation.
    """

    goal: records.Goal
    needs: tuple[int, ...]
    alone: Mapping[int, int]
    support: Mapping[int, int]
    hands: Mapping[int, int]
    dissents: tuple[records.Dissent, ...]

    @property
    def kept(self) -> bool:
        """Whether it is still a goal of the partnership, not moved to a single organisation's list (N2)."""
        return self.goal.status is not GoalStatus.MOVED


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """An action, what each organisation brings to it, and the relationships that it works at.

    ``parts`` has every contributor as recorded, in the room or not; an empty tuple stands for something not yet said.
    """

    action: records.Action
    parts: Mapping[int, tuple[int, ...]]
    addresses: tuple[int, ...]

    @property
    def kept(self) -> bool:
        """Whether it is still meant to be done, or was done; dropped actions count nowhere."""
        return self.action.status is not ActionStatus.DROPPED


@dataclass(frozen=True, slots=True)
class TieFacts:
    """A relationship as this workshop rates it, None where it does not, and whether an action works at it."""

    relationship: records.Relationship
    rating: records.Rating | None
    addressed: bool

    @property
    def before(self) -> int | None:
        return self.rating.before if self.rating else None

    @property
    def now(self) -> int | None:
        return self.rating.now if self.rating else None

    @property
    def wanted(self) -> int | None:
        return self.rating.wanted if self.rating else None


@dataclass(frozen=True)
class WorkshopFacts:
    """The prepared view that every rule reads. ``offers`` has every organisation of the partnership, in its order."""

    workshop: records.Workshop
    organisations: Mapping[int, records.Organisation]
    capabilities: Mapping[int, records.Capability]
    here: frozenset[int]
    offers: Mapping[int, frozenset[int]]
    goals: tuple[GoalFacts, ...]
    actions: tuple[ActionFacts, ...]
    ties: tuple[TieFacts, ...]

    @staticmethod
    def of(snapshot: Snapshot, workshop_id: int | None = None) -> WorkshopFacts:
        """The facts of one workshop, by default of the one being worked on. Raises KeyError for an unknown id."""
        wanted = snapshot.partnership.workshop_id if workshop_id is None else workshop_id
        actions = _actions(snapshot, wanted)
        return WorkshopFacts(
            workshop=snapshot.by_id(snapshot.workshops, wanted),
            organisations={row.id: row for row in snapshot.organisations},
            capabilities={row.id: row for row in snapshot.capabilities},
            here=snapshot.present_ids(wanted),
            offers=_offers(snapshot),
            goals=_goals(snapshot, wanted),
            actions=actions,
            ties=_ties(snapshot, wanted, actions),
        )

    @cached_property
    def present(self) -> tuple[int, ...]:
        """Who is in the room, in the order of the organisations."""
        return tuple(each for each in self.organisations if each in self.here)

    @cached_property
    def absent(self) -> tuple[int, ...]:
        return tuple(each for each in self.organisations if each not in self.here)

    @cached_property
    def kept_goals(self) -> tuple[GoalFacts, ...]:
        return tuple(goal for goal in self.goals if goal.kept)

    @cached_property
    def kept_actions(self) -> tuple[ActionFacts, ...]:
        return tuple(action for action in self.actions if action.kept)

    def is_present(self, organisation_id: int) -> bool:
        return organisation_id in self.here

    def is_community(self, organisation_id: int) -> bool:
        return self.organisations[organisation_id].community

    def codes(self, organisation_ids: Iterable[int]) -> list[str]:
        """The short names of organisations, in the order given."""
        return [self.organisations[each].code for each in organisation_ids]


def _offers(snapshot: Snapshot) -> dict[int, frozenset[int]]:
    offered = _grouped(
        (row.organisation_id, row.capability_id) for row in snapshot.holdings if row.kind is HoldingKind.OFFER
    )
    return {row.id: frozenset(offered.get(row.id, ())) for row in snapshot.organisations}


def _goals(snapshot: Snapshot, workshop_id: int) -> tuple[GoalFacts, ...]:
    order = {row.id: place for place, row in enumerate(snapshot.organisations)}
    needs = _grouped((row.goal_id, row.capability_id) for row in snapshot.goal_needs)
    alone = _grouped((row.goal_id, (row.organisation_id, row.answer)) for row in snapshot.alone_responses)
    support = _grouped((row.goal_id, (row.organisation_id, row.level)) for row in snapshot.support_responses)
    hands = _hands(snapshot, snapshot.by_id(snapshot.workshops, workshop_id))
    dissents = _grouped((row.goal_id, row) for row in snapshot.dissents)
    return tuple(
        GoalFacts(
            goal=goal,
            needs=tuple(dict.fromkeys(needs.get(goal.id, ()))),
            alone=_in_order(alone.get(goal.id, ()), order),
            support=_in_order(support.get(goal.id, ()), order),
            hands=dict(sorted(hands.get(goal.id, {}).items())),
            dissents=tuple(dissents.get(goal.id, ())),
        )
        for goal in snapshot.goals
        if goal.workshop_id == workshop_id
    )


def _hands(snapshot: Snapshot, workshop: records.Workshop) -> dict[int, dict[int, int]]:
    """By goal, how many hands there are at each level where there are any."""
    hands: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in snapshot.support_counts:
        if row.count > 0:
            hands[row.goal_id][row.level] += row.count
    for voice in snapshot.voices:
        if voice.kind is PollKind.SUPPORT and not makes_one_voice(workshop, voice.kind):
            hands[voice.goal_id][voice.answer] += 1
    return hands


def _actions(snapshot: Snapshot, workshop_id: int) -> tuple[ActionFacts, ...]:
    parts = _grouped((row.action_id, row) for row in snapshot.contributions)
    addresses = _grouped((row.action_id, row.relationship_id) for row in snapshot.addressings)
    return tuple(
        ActionFacts(action, _parts(parts.get(action.id, ())), tuple(addresses.get(action.id, ())))
        for action in snapshot.actions
        if action.workshop_id == workshop_id
    )


def _parts(rows: Iterable[records.Contribution]) -> dict[int, tuple[int, ...]]:
    brought: dict[int, dict[int, None]] = {}
    for row in rows:
        said = brought.setdefault(row.organisation_id, {})
        if row.capability_id is not None:
            said[row.capability_id] = None
    return {organisation: tuple(said) for organisation, said in brought.items()}


def _ties(snapshot: Snapshot, workshop_id: int, actions: Iterable[ActionFacts]) -> tuple[TieFacts, ...]:
    ratings = {row.relationship_id: row for row in snapshot.ratings if row.workshop_id == workshop_id}
    worked_at = {tie for action in actions if action.kept for tie in action.addresses}
    return tuple(TieFacts(row, ratings.get(row.id), row.id in worked_at) for row in snapshot.relationships)


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    groups: dict[int, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _in_order(answers: Iterable[tuple[int, int]], order: Mapping[int, int]) -> dict[int, int]:
    return dict(sorted(answers, key=lambda answer: order[answer[0]]))
