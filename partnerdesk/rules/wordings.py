"""The wordings that a goal has had, and how many answers were given to each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from partnerdesk.model.records import AloneResponse, SupportResponse, Wording
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import PollKind


@dataclass(frozen=True, slots=True)
class WordingAnswers:
    """A wording and the answers of organisations to it. Hands that were counted do not say which wording they meant."""

    wording: Wording
    present: bool
    alone: int
    support: int

    def of(self, kind: PollKind) -> int:
        return self.alone if kind is PollKind.ALONE else self.support


def wordings_of(snapshot: Snapshot, goal_id: int) -> tuple[WordingAnswers, ...]:
    """The wordings of a goal, the first one first."""
    now = snapshot.present_wording(goal_id)
    return tuple(
        WordingAnswers(
            each,
            each == now,
            _to(snapshot.alone_responses, each.id),
            _to(snapshot.support_responses, each.id),
        )
        for each in snapshot.wordings
        if each.goal_id == goal_id
    )


def earlier_answers(snapshot: Snapshot, goal_id: int, kind: PollKind) -> int:
    """How many answers that count were given to an earlier wording."""
    return sum(each.of(kind) for each in wordings_of(snapshot, goal_id) if not each.present)


def _to(answers: Iterable[AloneResponse | SupportResponse], wording_id: int) -> int:
    return sum(each.wording_id == wording_id for each in answers)
