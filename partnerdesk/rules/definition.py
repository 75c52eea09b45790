"""The definition meter (N1): several organisations, working together, for goals all hold, hard to reach alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.counted import counted, percent
from partnerdesk.rules.shares import share
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


class Clause(StrEnum):
    """The four clauses, in the order of the definition."""

    CROSS_ORGANISATIONAL = "cross-organisational"
    WORKING_TOGETHER = "working together"
    COMMONLY_HELD = "commonly held"
    HARD_ALONE = "hard alone"


@dataclass(frozen=True, slots=True)
class Definition:
    """The figures behind the four clauses. Goals and actions are those that still belong to the partnership."""

    present: int
    types_present: int
    """How many types of organisation are present; a type is the words that were typed."""
    actions: int
    joint_actions: int
    goals: int
    goals_with_hold: int
    """The goals whose common hold is defined."""
    partnership_goals: int
    """The goals whose verdict begins "partnership goal"."""
    untested_goals: int
    commonly_held: float | None
    """The mean common hold over the goals where it is defined (N3)."""

    @property
    def cross_organisational(self) -> bool:
        """At least two types of organisation are present."""
        return self.types_present >= 2

    @property
    def working_together(self) -> float | None:
        """The joint work share (N4); None without actions."""
        return share(self.joint_actions, self.actions)

    @property
    def hard_alone(self) -> float | None:
        """The share of all goals whose verdict begins "partnership goal" (N2); None without goals."""
        return share(self.partnership_goals, self.goals)


@dataclass(frozen=True, slots=True)
class ClauseState:
    """A clause for the meter: ``value`` 0 to 1 or None while there is nothing to go by, the same in words, and the
    prompt to use next with the step where it is answered."""

    clause: Clause
    name: Phrase
    value: float | None
    words: Phrase
    prompt: Phrase
    step: Step


def clauses(figures: Definition) -> tuple[ClauseState, ...]:
    """The four clauses in order. Goals of which none is tested yet leave "hard alone" without a value, not at 0."""
    tested = figures.untested_goals < figures.goals
    return (
        ClauseState(
            Clause.CROSS_ORGANISATIONAL,
            Phrase(QT_TRANSLATE_NOOP("core", "Several kinds of organisation")),
            float(figures.cross_organisational) if figures.present else None,
            _types_words(figures),
            Phrase(
                QT_TRANSLATE_NOOP(
                    "core", "Who is not here, and would be surprised by what we decide without them?"
                )
            ),
            Step.PREPARE,
        ),
        ClauseState(
            Clause.WORKING_TOGETHER,
            Phrase(QT_TRANSLATE_NOOP("core", "Working together")),
            figures.working_together,
            _work_words(figures),
            Phrase(QT_TRANSLATE_NOOP("core", "What is the smallest step that needs at least two of us?")),
            Step.ACTIONS,
        ),
        ClauseState(
            Clause.COMMONLY_HELD,
            Phrase(QT_TRANSLATE_NOOP("core", "Goals that all hold")),
            figures.commonly_held,
            _hold_words(figures),
            Phrase(
                QT_TRANSLATE_NOOP(
                    "core", "To those with doubts: what is the reason, and what would change your mind?"
                )
            ),
            Step.GOALS,
        ),
        ClauseState(
            Clause.HARD_ALONE,
            Phrase(QT_TRANSLATE_NOOP("core", "Hard or impossible alone")),
            figures.hard_alone if tested else None,
            _alone_words(figures),
            Phrase(
                QT_TRANSLATE_NOOP(
                    "core", "What could all of us together change that none of us could change alone?"
                )
            ),
            Step.GOALS,
        ),
    )


def weakest(states: Iterable[ClauseState]) -> ClauseState | None:
    """The clause with the lowest value, the first of equals; None while no value is known or all are full."""
    short = [(state.value, state) for state in states if state.value is not None and state.value < 1]
    return min(short, key=lambda each: each[0])[1] if short else None


def _types_words(figures: Definition) -> Phrase:
    if not figures.present:
        return Phrase(QT_TRANSLATE_NOOP("core", "Nobody is ticked as here yet"))
    return counted(
        figures.types_present,
        QT_TRANSLATE_NOOP("core", "All in the room are of 1 type"),
        QT_TRANSLATE_NOOP("core", "{number} types in the room"),
    )


def _work_words(figures: Definition) -> Phrase:
    if not figures.actions:
        return Phrase(QT_TRANSLATE_NOOP("core", "No actions yet"))
    return counted(
        figures.actions,
        QT_TRANSLATE_NOOP("core", "{joint} of 1 action is joint work"),
        QT_TRANSLATE_NOOP("core", "{joint} of {number} actions are joint work"),
        joint=figures.joint_actions,
    )


def _hold_words(figures: Definition) -> Phrase:
    if not figures.goals:
        return Phrase(QT_TRANSLATE_NOOP("core", "No goals yet"))
    if figures.commonly_held is None:
        return Phrase(QT_TRANSLATE_NOOP("core", "Not yet tested"))
    return counted(
        figures.goals_with_hold,
        QT_TRANSLATE_NOOP("core", "{share} hold the 1 goal that was asked about"),
        QT_TRANSLATE_NOOP("core", "{share} on average over {number} goals"),
        share=percent(figures.commonly_held),
    )


def _alone_words(figures: Definition) -> Phrase:
    if not figures.goals:
        return Phrase(QT_TRANSLATE_NOOP("core", "No goals yet"))
    if figures.untested_goals == figures.goals:
        return Phrase(QT_TRANSLATE_NOOP("core", "Not yet tested"))
    if not figures.untested_goals:
        return counted(
            figures.goals,
            QT_TRANSLATE_NOOP("core", "{hard} of 1 goal needs the partnership"),
            QT_TRANSLATE_NOOP("core", "{hard} of {number} goals need the partnership"),
            hard=figures.partnership_goals,
        )
    return Phrase(
        QT_TRANSLATE_NOOP("core", "{hard} of {goals} goals need the partnership, not yet tested: {untested}"),
        hard=figures.partnership_goals,
        goals=figures.goals,
        untested=figures.untested_goals,
    )
