"""Findings about what was promised in earlier workshops (N13)."""

from __future__ import annotations

from collections.abc import Iterator

from partnerdesk.model.records import Action
from partnerdesk.model.vocabulary import ActionStatus, LateReason, Step
from partnerdesk.rules.finding import (
    Finding,
    Kind,
    Look,
    Remedy,
    RemedyKind,
    Severity,
    Subject,
    called_action,
)
from partnerdesk.rules.promises import Fate, Promise, promises
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


def found_in_promises(look: Look) -> Iterator[Finding]:
    """Carried actions whose day has come and of which nothing was said, and those that nobody gave a reason for."""
    for promise in promises(look.snapshot).every:
        if promise.history.carried and promise.history.action.workshop_id == look.facts.workshop.id:
            yield from _overdue(promise)
            yield from _unexplained(promise)


def _overdue(promise: Promise) -> Iterator[Finding]:
    action = promise.history.action
    open_ = action.status in (ActionStatus.TO_DO, ActionStatus.DOING)
    if promise.fate is Fate.LATE and open_ and len(promise.history.dates) == 1:
        text = QT_TRANSLATE_NOOP("core", "Action {action} from last time has come due, and is still open.")
        mend = QT_TRANSLATE_NOOP("core", "It is done")
        remedy = Remedy(RemedyKind.MARK_DONE, action_id=action.id)
        yield _finding(Kind.OVERDUE, action, text, mend, remedy)


def _unexplained(promise: Promise) -> Iterator[Finding]:
    history = promise.history
    mend = QT_TRANSLATE_NOOP("core", "Say why")
    if history.reason is not LateReason.NOT_SAID:
        return
    if history.action.status is ActionStatus.DROPPED:
        text = QT_TRANSLATE_NOOP("core", "Nobody said why action {action} was dropped.")
        yield _finding(Kind.DROPPED_UNEXPLAINED, history.action, text, mend)
    elif len(history.dates) > 1:
        text = QT_TRANSLATE_NOOP("core", "Nobody said why action {action} was put off.")
        yield _finding(Kind.PUT_OFF_UNEXPLAINED, history.action, text, mend)


def _finding(kind: Kind, action: Action, text: str, mend: str, remedy: Remedy | None = None) -> Finding:
    where = Subject("actions", action.id)
    reason = Phrase(text, action=called_action(action))
    return Finding(
        Step.PREPARE, Severity.LOOK, kind, reason, Phrase(mend), where, remedy, (action.code,), action.due
    )
