"""What is known of a poll before any figure: whether its answers are hidden, and what several voices come to."""

from __future__ import annotations

from collections.abc import Iterable

from partnerdesk.model.records import Goal, Workshop
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import PollKind


def hides(goal: Goal, kind: PollKind) -> bool:
    """Whether a goal is being asked blind: the answers are in the record and shown to nobody."""
    return goal.alone_hidden if kind is PollKind.ALONE else goal.support_hidden


def hidden_polls(snapshot: Snapshot) -> tuple[tuple[Goal, PollKind], ...]:
    """What is asked blind and not yet revealed in the workshop being worked on, in the order of the goals."""
    goals = snapshot.workshop_goals()
    return tuple((goal, kind) for goal in goals for kind in PollKind if hides(goal, kind))


def makes_one_voice(workshop: Workshop, kind: PollKind) -> bool:
    """Whether the voices of an organisation's people come to one answer, the organisation's.

    The alone test asks what an organisation can do, so they always do; for support that is the workshop's choice, and
    otherwise each voice counts as a hand.
    """
    return kind is PollKind.ALONE or workshop.one_voice


def mean_answer(answers: Iterable[int]) -> int | None:
    """The answer of an organisation whose people said these: their mean, halves rounded up; None without any."""
    said = list(answers)
    return (2 * sum(said) + len(said)) // (2 * len(said)) if said else None
