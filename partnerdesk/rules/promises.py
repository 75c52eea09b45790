"""Promises kept (N13): of the actions whose day has come, how many were done on time, and why the others were not.

A promise is an action with a date, through every workshop that it was carried to: one promise, however often it was put
off, and judged against the day that was named first. An action without a date is no promise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.model.records import Action, Postponement, Workshop
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import ActionStatus, LateReason
from partnerdesk.rules.counted import counted
from partnerdesk.rules.shares import share
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


@dataclass(frozen=True, slots=True)
class History:
    """An action as each workshop had it, the last one last, and every time that it was put off."""

    actions: tuple[Action, ...]
    postponements: tuple[Postponement, ...]

    @property
    def action(self) -> Action:
        """The action as it stands."""
        return self.actions[-1]

    @property
    def dates(self) -> tuple[str, ...]:
        """Every day that it was due on, the first one first, each once. The last is the day that stands."""
        return tuple(dict.fromkeys(day for day in self._days() if day))

    @property
    def reason(self) -> LateReason:
        """Why it is late or dropped, as far as it was said last."""
        reasons = (self.action.reason, *(each.reason for each in reversed(self.postponements)))
        return next((each for each in reasons if each), LateReason.NOT_SAID)

    @property
    def carried(self) -> bool:
        """Whether it comes from an earlier workshop."""
        return len(self.actions) > 1

    def _days(self) -> Iterator[str]:
        for action in self.actions:
            yield from (each.old_due for each in self.postponements if each.action_id == action.id)
            yield action.due


class Fate(StrEnum):
    """What became of a promise. The first three are due."""

    KEPT = "kept"
    LATE = "late"
    DROPPED = "dropped"
    AHEAD = "ahead"
    """Its day has not come."""
    RELEASED = "released"
    """It was dropped before its day."""


@dataclass(frozen=True, slots=True)
class Promise:
    history: History
    fate: Fate

    @property
    def due(self) -> bool:
        return self.fate in (Fate.KEPT, Fate.LATE, Fate.DROPPED)


@dataclass(frozen=True, slots=True)
class Promises:
    """Every promise of a partnership, or of the organisation that leads it."""

    every: tuple[Promise, ...]

    @property
    def due(self) -> tuple[Promise, ...]:
        return tuple(each for each in self.every if each.due)

    @property
    def kept(self) -> tuple[Promise, ...]:
        return tuple(each for each in self.every if each.fate is Fate.KEPT)

    @property
    def share(self) -> float | None:
        """On time / due; None while nothing is due."""
        return share(len(self.kept), len(self.due))

    @property
    def reasons(self) -> Mapping[LateReason, int]:
        """How often each reason was given, the most frequent first: one for each promise that was due and not kept."""
        said = Counter(each.history.reason for each in self.due if each.fate is not Fate.KEPT)
        return dict(said.most_common())

    def led_by(self, organisation_id: int) -> Promises:
        return Promises(tuple(each for each in self.every if each.history.action.lead_id == organisation_id))


def last_before(snapshot: Snapshot) -> Workshop | None:
    """The workshop before the one being worked on; None when that is the first."""
    number = snapshot.workshop.number
    earlier = [each for each in snapshot.workshops if each.number < number]
    return max(earlier, key=lambda each: each.number, default=None)


def promises(snapshot: Snapshot) -> Promises:
    """The promises up to the workshop being worked on, as they stand on its day; later workshops are not looked at.

    A workshop without a date knows of nothing but what is settled. A day has come on the day itself. What was done
    without saying when was done on time, unless it was put off or a reason for being late was given.
    """
    day = snapshot.workshop.date
    return Promises(
        tuple(Promise(each, _fate(each, day)) for each in histories(snapshot).values() if each.dates)
    )


def promise_words(found: Promises) -> Phrase:
    """Promises kept in one sentence."""
    if not found.due:
        return Phrase(QT_TRANSLATE_NOOP("core", "No promise has come due yet."))
    return counted(
        len(found.due),
        QT_TRANSLATE_NOOP("core", "Promises kept: {kept} of 1 that was due or already done."),
        QT_TRANSLATE_NOOP("core", "Promises kept: {kept} of {number} that were due or already done."),
        kept=len(found.kept),
    )


def histories(snapshot: Snapshot) -> dict[int, History]:
    """The history of every action up to the workshop being worked on, by the id of the action as it stands last."""
    number = {each.id: each.number for each in snapshot.workshops}
    known = {
        each.id: each for each in snapshot.actions if number[each.workshop_id] <= snapshot.workshop.number
    }
    gone_on = {each.carried_from_id for each in known.values()}
    return {each.id: _history(snapshot, known, each) for each in known.values() if each.id not in gone_on}


def _history(snapshot: Snapshot, known: Mapping[int, Action], last: Action) -> History:
    chain = {last.id: last}
    earlier = last.carried_from_id
    while earlier is not None and earlier in known and earlier not in chain:
        chain[earlier] = known[earlier]
        earlier = known[earlier].carried_from_id
    put_off = tuple(row for row in snapshot.postponements if row.action_id in chain)
    return History(tuple(reversed(chain.values())), put_off)


def _fate(history: History, day: str) -> Fate:
    action, promised = history.action, history.dates[0]
    if action.status is ActionStatus.DONE:
        on_time = action.done_on <= promised if action.done_on else not _excused(history)
        return Fate.KEPT if on_time else Fate.LATE
    dropped = action.status is ActionStatus.DROPPED
    if day and promised <= day:
        return Fate.DROPPED if dropped else Fate.LATE
    return Fate.RELEASED if dropped else Fate.AHEAD


def _excused(history: History) -> bool:
    """Whether it was put off, or somebody said why it was late."""
    return len(history.dates) > 1 or bool(history.action.reason)
