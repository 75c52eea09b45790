"""Blind polls: what may be shown of them, and how far they are.

``shown_answers`` is the one veil. The desktop (its desk) and print (its paper) draw a record only as it comes out of
here, so no list, bar, verdict, finding or preview can tell what is still hidden. Headless figures, outlines and the
canonical record keep the true answers: they are the record itself, to be kept, compared and carried on, and nobody in
the room looks at them. A workshop cannot be sealed while anything is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from partnerdesk.model.health import hides_health
from partnerdesk.model.polls import hides, makes_one_voice
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import PollKind


@dataclass(frozen=True, slots=True)
class Poll:
    """How far a poll is, and nothing of how it was answered.

    ``answered`` are the organisations whose answers are in. ``hands`` are counted hands, ``voices`` the single voices,
    of which ``astray`` belong to no organisation although only those of organisations count.
    """

    hidden: bool
    answered: frozenset[int]
    hands: int
    voices: int
    astray: int

    @property
    def begun(self) -> bool:
        return bool(self.answered or self.hands or self.voices)


def poll_of(snapshot: Snapshot, goal_id: int, kind: PollKind) -> Poll:
    """How far a poll is, in the whole record. Raises KeyError when there is no such goal."""
    goal = snapshot.goal(goal_id)
    alone = kind is PollKind.ALONE
    answers = snapshot.alone_responses if alone else snapshot.support_responses
    voices = [each for each in snapshot.voices if each.goal_id == goal_id and each.kind is kind]
    nobodys = sum(each.organisation_id is None for each in voices)
    return Poll(
        hidden=hides(goal, kind),
        answered=frozenset(each.organisation_id for each in answers if each.goal_id == goal_id),
        hands=0 if alone else sum(each.count for each in snapshot.support_counts if each.goal_id == goal_id),
        voices=len(voices),
        astray=nobodys if makes_one_voice(snapshot.workshop, kind) else 0,
    )


@dataclass(frozen=True, slots=True)
class HealthPoll:
    """How far the health check is: the codes of the sheets that are in, "" for one without, by the sheets' ids."""

    hidden: bool
    ballots: Mapping[int, str]


def health_poll(snapshot: Snapshot) -> HealthPoll:
    """How far the health check of the workshop being worked on is, in the whole record."""
    return HealthPoll(hides_health(snapshot), {each.id: each.ballot for each in snapshot.workshop_health()})


def shown_answers(snapshot: Snapshot) -> Snapshot:
    """The record as it may be shown: without the answers to what is being asked blind, goals and health check, and
    without the reasons given about a goal whose support is, for they tell who disagrees. The same value where nothing
    is hidden."""
    alone = frozenset(goal.id for goal in snapshot.goals if hides(goal, PollKind.ALONE))
    support = frozenset(goal.id for goal in snapshot.goals if hides(goal, PollKind.SUPPORT))
    health = frozenset(each.id for each in snapshot.workshops if each.health_hidden)
    if not alone and not support and not health:
        return snapshot
    hidden = {PollKind.ALONE: alone, PollKind.SUPPORT: support}
    return replace(
        snapshot,
        alone_responses=tuple(each for each in snapshot.alone_responses if each.goal_id not in alone),
        support_responses=tuple(each for each in snapshot.support_responses if each.goal_id not in support),
        support_counts=tuple(each for each in snapshot.support_counts if each.goal_id not in support),
        voices=tuple(each for each in snapshot.voices if each.goal_id not in hidden[each.kind]),
        health_sheets=tuple(each for each in snapshot.health_sheets if each.workshop_id not in health),
        dissents=tuple(each for each in snapshot.dissents if each.goal_id not in support),
    )
