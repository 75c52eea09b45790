"""What to ask the room next about a goal: the first thing that is really missing."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from partnerdesk.model.vocabulary import GoalStatus
from partnerdesk.rules.counted import listed
from partnerdesk.rules.insights import GoalInsight
from partnerdesk.rules.verdict import Verdict
from partnerdesk.rules.workshop_facts import WorkshopFacts
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_ALONE: Final = QT_TRANSLATE_NOOP(
    "core",
    "Could your organisation reach this goal alone? Easily, with effort, only with extreme difficulty,"
    " or not at all?",
)
_ALONE_LEFT: Final = QT_TRANSLATE_NOOP(
    "core", "To those who have not answered, {names}: could you reach this goal alone?"
)
_SUPPORT: Final = QT_TRANSLATE_NOOP(
    "core", "How far do you support this goal, from 1 (fully behind it) to 8 (block)?"
)
_SUPPORT_LEFT: Final = QT_TRANSLATE_NOOP(
    "core", "To those who have not answered, {names}: how far do you support this goal?"
)
_REASONS: Final = QT_TRANSLATE_NOOP(
    "core", "To those with doubts: what is the reason, and what would change your mind?"
)
_REWORD: Final = QT_TRANSLATE_NOOP("core", "Which other words could those with doubts live with?")
_ASIDE: Final = QT_TRANSLATE_NOOP("core", "What would have to change for one of you to stand behind it?")
_ONE_COULD: Final = QT_TRANSLATE_NOOP(
    "core", "What could all of us together change that none of us could change alone?"
)
_ONE_HOLDS_ALL: Final = QT_TRANSLATE_NOOP("core", "What would be better if more than one of us did this?")
_EMPTY_ROW: Final = QT_TRANSLATE_NOOP(
    "core", "Which row of the table is empty? Who outside this room could fill it?"
)
_NEEDS: Final = QT_TRANSLATE_NOOP("core", "What does it take to reach this goal?")
_COMMUNITY: Final = QT_TRANSLATE_NOOP("core", "How far are the people it is about part of this goal?")
_MEASURE: Final = QT_TRANSLATE_NOOP("core", "What could anyone count or see when we have reached it?")
_AGREE: Final = QT_TRANSLATE_NOOP("core", "Is anything still missing, or can we mark it as agreed?")
_FIRST_STEP: Final = QT_TRANSLATE_NOOP("core", "What is the smallest step that needs at least two of us?")


def to_ask(facts: WorkshopFacts, goal: GoalInsight) -> Phrase:
    """The question for the room: what stands in the way, then who has not answered, then what is not said yet."""
    return _in_the_way(goal) or _unanswered(facts, goal) or _unsaid(goal)


def _in_the_way(goal: GoalInsight) -> Phrase | None:
    match goal.verdict:
        case Verdict.CONTESTED:
            told = {note.organisation_id for note in goal.facts.dissents}
            doubts = goal.support.dissent
            heard = bool(told) if doubts is None else told.issuperset(doubts)
            return Phrase(_REWORD if heard else _REASONS)
        case Verdict.ALONE:
            return Phrase(_ONE_COULD)
        case Verdict.ONE_HOLDS_ALL:
            return Phrase(_ONE_HOLDS_ALL)
        case Verdict.CAPABILITY_MISSING:
            return Phrase(_EMPTY_ROW)
        case Verdict.NOT_TESTED | Verdict.PARTNERSHIP:
            return None


def _unanswered(facts: WorkshopFacts, goal: GoalInsight) -> Phrase | None:
    """Whether they could do it alone is asked first, how far they support it then."""
    if not goal.alone.n:
        return Phrase(_ALONE)
    left = _silent(facts, goal.facts.alone)
    if left:
        return Phrase(_ALONE_LEFT, names=left)
    everyone = goal.support.everyone
    if not everyone.n:
        return Phrase(_SUPPORT)
    left = _silent(facts, goal.facts.support) if goal.support.dissent is not None else ""
    if left:
        return Phrase(_SUPPORT_LEFT, names=left)
    return None if everyone.counting else Phrase(_ASIDE)


def _silent(facts: WorkshopFacts, answers: Container[int]) -> str:
    return listed(facts.organisations[each].name for each in facts.present if each not in answers)


def _unsaid(goal: GoalInsight) -> Phrase:
    row = goal.facts.goal
    if not goal.facts.needs:
        return Phrase(_NEEDS)
    if row.community_level is None:
        return Phrase(_COMMUNITY)
    if not row.measure:
        return Phrase(_MEASURE)
    return Phrase(_AGREE if row.status is GoalStatus.OPEN else _FIRST_STEP)
