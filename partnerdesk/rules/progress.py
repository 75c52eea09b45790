"""How far each of the seven steps is: a line for the rail.

All but Review count rows only, for they are asked after every edit. Review counts findings, which takes the figures:
it is asked when there is time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus, GoalStatus, Step
from partnerdesk.rules.counted import counted
from partnerdesk.rules.finding import Finding, Severity
from partnerdesk.rules.signing import signed_so_far
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


@dataclass(frozen=True, slots=True)
class StepState:
    """Whether a step is finished, whether anything was done in it, and that in a few words."""

    done: bool
    started: bool
    line: Phrase


def step_state(snapshot: Snapshot, step: Step) -> StepState:
    """The state of one step of the workshop being worked on; :func:`review_state` tells that of Review.

    Raises KeyError for Review.
    """
    return _STATES[step](snapshot)


def action_gaps(snapshot: Snapshot) -> int:
    """How many leads and due dates are missing in the actions still to be done."""
    waiting = [
        action
        for action in snapshot.workshop_actions()
        if action.status not in (ActionStatus.DONE, ActionStatus.DROPPED)
    ]
    return sum((action.lead_id is None) + (not action.due) for action in waiting)


def _prepare(snapshot: Snapshot) -> StepState:
    missing = _not_prepared(snapshot)
    started = bool(snapshot.workshop.title or snapshot.workshop_agenda() or snapshot.organisations)
    return StepState(missing is None, started, missing or Phrase(QT_TRANSLATE_NOOP("core", "Ready")))


def _not_prepared(snapshot: Snapshot) -> Phrase | None:
    if not snapshot.title:
        return Phrase(QT_TRANSLATE_NOOP("core", "No title yet"))
    if not snapshot.workshop_agenda():
        return Phrase(QT_TRANSLATE_NOOP("core", "No agenda yet"))
    if not snapshot.present_ids():
        return Phrase(QT_TRANSLATE_NOOP("core", "Nobody ticked as here"))
    return None


def _map(snapshot: Snapshot) -> StepState:
    partners, links = len(snapshot.organisations), len(snapshot.relationships)
    if not partners:
        line = Phrase(QT_TRANSLATE_NOOP("core", "No partners yet"))
    elif partners == 1:
        line = Phrase(QT_TRANSLATE_NOOP("core", "1 partner"))
    else:
        line = counted(
            links,
            QT_TRANSLATE_NOOP("core", "{partners} partners, 1 link"),
            QT_TRANSLATE_NOOP("core", "{partners} partners, {number} links"),
            partners=partners,
        )
    return StepState(partners > 1 and links > 0, partners > 0, line)


def _goals(snapshot: Snapshot) -> StepState:
    every = snapshot.workshop_goals()
    kept = [goal for goal in every if goal.status is not GoalStatus.MOVED]
    if not kept:
        return StepState(False, bool(every), Phrase(QT_TRANSLATE_NOOP("core", "No goals yet")))
    agreed = sum(goal.status is GoalStatus.AGREED for goal in kept)
    text = QT_TRANSLATE_NOOP("core", "{agreed} of {goals} agreed")
    return StepState(agreed == len(kept), True, Phrase(text, agreed=agreed, goals=len(kept)))


def _actions(snapshot: Snapshot) -> StepState:
    every = snapshot.workshop_actions()
    actions = [action for action in every if action.status is not ActionStatus.DROPPED]
    if not actions:
        return StepState(False, bool(every), Phrase(QT_TRANSLATE_NOOP("core", "No actions yet")))
    gaps = action_gaps(snapshot)
    return StepState(gaps == 0, True, _actions_line(len(actions), gaps))


def _actions_line(actions: int, gaps: int) -> Phrase:
    if gaps == 0:
        return counted(
            actions, QT_TRANSLATE_NOOP("core", "1 action"), QT_TRANSLATE_NOOP("core", "{number} actions")
        )
    if gaps == 1:
        return counted(
            actions,
            QT_TRANSLATE_NOOP("core", "1 action, 1 gap"),
            QT_TRANSLATE_NOOP("core", "{number} actions, 1 gap"),
        )
    return counted(
        actions,
        QT_TRANSLATE_NOOP("core", "1 action, {gaps} gaps"),
        QT_TRANSLATE_NOOP("core", "{number} actions, {gaps} gaps"),
        gaps=gaps,
    )


def review_state(snapshot: Snapshot, found: Collection[Finding]) -> StepState:
    """How far the reading back is: counts what there is to mend. Done when nothing is left but to know it."""
    started = bool(snapshot.workshop_goals() or snapshot.workshop_actions())
    if not found:
        return StepState(started, started, Phrase(QT_TRANSLATE_NOOP("core", "Nothing left open")))
    pressing = sum(each.severity is not Severity.NOTE for each in found)
    if not pressing:
        text = QT_TRANSLATE_NOOP("core", "{number} good to know")
        return StepState(started, started, Phrase(text, number=len(found)))
    one, many = QT_TRANSLATE_NOOP("core", "1 thing open"), QT_TRANSLATE_NOOP("core", "{number} things open")
    return StepState(False, started, counted(pressing, one, many))


def _sign(snapshot: Snapshot) -> StepState:
    so_far = signed_so_far(snapshot)
    numbers = {"signed": so_far.signed, "asked": so_far.asked}
    if snapshot.sealed:
        if so_far.by_all:
            return StepState(True, True, Phrase(QT_TRANSLATE_NOOP("core", "Signed and sealed")))
        text = QT_TRANSLATE_NOOP("core", "Sealed, {signed} of {asked} signed")
        return StepState(True, True, Phrase(text, **numbers))
    if not so_far.asked:
        return StepState(False, False, Phrase(QT_TRANSLATE_NOOP("core", "Nobody to sign yet")))
    text = QT_TRANSLATE_NOOP("core", "{signed} of {asked} signed")
    if so_far.on_paper:
        text = QT_TRANSLATE_NOOP("core", "{signed} of {asked}, {on_paper} on paper")
        numbers["on_paper"] = so_far.on_paper
    return StepState(False, bool(snapshot.workshop_signatures()), Phrase(text, **numbers))


def _print(snapshot: Snapshot) -> StepState:
    """What was printed is not in the record, so this step is never finished."""
    if snapshot.sealed:
        return StepState(False, True, Phrase(QT_TRANSLATE_NOOP("core", "Ready to print")))
    return StepState(False, False, Phrase(QT_TRANSLATE_NOOP("core", "A draft until sealed")))


_STATES: Final[dict[Step, Callable[[Snapshot], StepState]]] = {
    Step.PREPARE: _prepare,
    Step.MAP: _map,
    Step.GOALS: _goals,
    Step.ACTIONS: _actions,
    Step.SIGN: _sign,
    Step.PRINT: _print,
}
