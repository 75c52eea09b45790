"""Findings about what was promised in earlier workshops (N13)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from partnerdesk.model.records import Action, Organisation
from partnerdesk.model.vocabulary import ActionStatus, LateReason, Step
from partnerdesk.rules.finding import (
    Finding,
    Kind,
    Look,
    Part,
    Remedy,
    RemedyKind,
    Severity,
    Subject,
    at_organisation,
    called_action,
    facts_of,
)
from partnerdesk.rules.promises import Fate, Promise, Promises, promises
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

ENOUGH_DUE: Final = 3
"""From so many promises on that came due, what an organisation kept of them says something. One or two are chance."""

_OPEN: Final = (ActionStatus.TO_DO, ActionStatus.DOING)


def found_in_promises(look: Look) -> Iterator[Finding]:
    """Carried actions whose day has come and of which nothing was said, those that nobody gave a reason for, and
    organisations that may have taken on more than they can keep."""
    made = promises(look.snapshot)
    for promise in made.every:
        if promise.history.carried and promise.history.action.workshop_id == look.facts.workshop.id:
            yield from _overdue(promise)
            yield from _unexplained(promise)
    if any(each.number < look.facts.workshop.number for each in look.snapshot.workshops):
        yield from _few_kept(look, made)


def _few_kept(look: Look, made: Promises) -> Iterator[Finding]:
    """From the second workshop on: who leads at least three promises that came due, in all workshops so far, and of
    whom fewer than half were kept on time. It says what may be too much for them, and asks what would help; the way
    to mend it is to share or put off what they lead now."""
    for who in look.snapshot.organisations:
        led = made.led_by(who.id)
        kept, due = len(led.kept), len(led.due)
        if due >= ENOUGH_DUE and 2 * kept < due:
            yield _few_kept_by(look, who, kept, due)


def _few_kept_by(look: Look, who: Organisation, kept: int, due: int) -> Finding:
    led = [each.action for each in look.facts.kept_actions if each.action.lead_id == who.id]
    still = next((action for action in led if action.status in _OPEN), None)
    text = QT_TRANSLATE_NOOP(
        "core", "{kept} of {number} promises that {name} leads were kept on time. Ask what would help."
    )
    return Finding(
        Step.ACTIONS if still else Step.PREPARE,
        Severity.LOOK,
        Kind.FEW_KEPT,
        Phrase(text, kept=kept, number=due, name=who.name),
        Phrase(QT_TRANSLATE_NOOP("core", "Share what they lead"))
        if still
        else Phrase(QT_TRANSLATE_NOOP("core", "See the partner")),
        Subject("actions", still.id, Part.LEAD) if still else at_organisation(who, Part.PRESENCE),
        about=(who.code,),
        facts=facts_of(kept, due),
    )


def _overdue(promise: Promise) -> Iterator[Finding]:
    action = promise.history.action
    if promise.fate is Fate.LATE and action.status in _OPEN and len(promise.history.dates) == 1:
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
