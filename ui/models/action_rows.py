"""The actions of a workshop as rows of a list: what each says, which pass a filter, and how they are sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any, Final

from partnerdesk.model.partner_types import category_of
from partnerdesk.model.records import Action
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.insights import ActionInsight, Insights
from partnerdesk.rules.jointness import ActionClass
from partnerdesk.rules.odd_dates import Oddity, odd_due
from partnerdesk.rules.words import class_name, class_words
from partnerdesk.wording import Phrase

_CLOSED: Final = (ActionStatus.DONE, ActionStatus.DROPPED)


class Column(IntEnum):
    DONE = 0
    TEXT = 1
    LEAD = 2
    BY = 3
    TOGETHER = 4
    STATUS = 5


class Filter(StrEnum):
    """Which actions are shown."""

    ALL = "all"
    NO_LEAD = "no lead"
    NO_DATE = "no date"
    LATE = "late"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action in the list. ``days_late`` is 0 while it is in time, done or dropped. Dates are ISO text or "".

    ``odd`` is what is odd about the date, besides that it has passed.
    """

    id: int
    number: str
    text: str
    goal: str
    goal_by: str
    lead: str
    category: str
    start: str
    due: str
    days_late: int
    odd: tuple[Oddity, ...]
    together: ActionClass
    called: str
    """How the way of working together is called, in the core's words."""
    why: Phrase
    status: ActionStatus

    @property
    def closed(self) -> bool:
        """Whether nobody waits for it any more."""
        return is_closed(self.status)


def is_closed(status: ActionStatus) -> bool:
    return status in _CLOSED


class ActionRows:
    """Every action of the workshop, in order. A row is worked out when it is first shown: there may be thousands."""

    def __init__(self, figures: Insights, today: date) -> None:
        self.today = today
        self._iso = today.isoformat()
        self._facts = figures.facts
        self._insights = {insight.facts.action.id: insight for insight in figures.actions}
        self._goals = {goal.goal.id: goal.goal for goal in figures.facts.goals}
        self._names = {each.id: each.name for each in figures.facts.organisations.values()}
        self._rows: dict[int, ActionRow] = {}
        self._said: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._insights)

    def __contains__(self, action_id: int) -> bool:
        return action_id in self._insights

    def row(self, action_id: int) -> ActionRow:
        found = self._rows.get(action_id)
        if found is None:
            found = self._rows[action_id] = self._made(self._insights[action_id])
        return found

    def actions(self, ids: Iterable[int]) -> list[Action]:
        return [self._insights[each].facts.action for each in ids]

    def counts(self) -> dict[Filter, int]:
        """How many each filter lets pass."""
        no_lead = no_date = late = done = 0
        for insight in self._insights.values():
            action = insight.facts.action
            if action.status in _CLOSED:
                done += action.status is ActionStatus.DONE
                continue
            no_lead += action.lead_id is None
            no_date += not action.due
            late += "" < action.due < self._iso
        found = (len(self._insights), no_lead, no_date, late, done)
        return dict(
            zip((Filter.ALL, Filter.NO_LEAD, Filter.NO_DATE, Filter.LATE, Filter.DONE), found, strict=True)
        )

    def passing(self, chosen: Filter, words: str = "", partner_id: int | None = None) -> list[int]:
        """The ids of those that pass a filter, hold all ``words``, and in which ``partner_id`` has a part."""
        wanted = words.casefold().split()
        if chosen is Filter.ALL and not wanted and partner_id is None:
            return list(self._insights)
        return [
            action_id
            for action_id, insight in self._insights.items()
            if (chosen is Filter.ALL or self._passes(insight.facts.action, chosen))
            and (partner_id is None or _has_part(insight, partner_id))
            and (not wanted or all(word in self._spoken(insight.facts.action) for word in wanted))
        ]

    def ordered(self, ids: list[int], column: int, down: bool) -> list[int]:
        """``ids`` by what stands in a column; as they are for a column that says nothing about the order."""
        key = self._keys().get(column)
        return sorted(ids, key=key, reverse=down) if key else ids

    def _keys(self) -> dict[int, Callable[[int], Any]]:
        facts, last = self._insights, "\uffff"
        return {
            Column.TEXT: lambda each: facts[each].facts.action.text.casefold(),
            Column.LEAD: lambda each: self._lead(facts[each].facts.action).casefold() or last,
            Column.BY: lambda each: facts[each].facts.action.due or last,
            Column.TOGETHER: lambda each: _CLASSES[facts[each].jointness.action_class],
            Column.STATUS: lambda each: _STATUSES[facts[each].facts.action.status],
        }

    def _passes(self, action: Action, chosen: Filter) -> bool:
        match chosen:
            case Filter.NO_LEAD:
                return action.lead_id is None and not is_closed(action.status)
            case Filter.NO_DATE:
                return not action.due and not is_closed(action.status)
            case Filter.LATE:
                return "" < action.due < self._iso and not is_closed(action.status)
            case Filter.DONE:
                return action.status is ActionStatus.DONE
            case _:
                return True

    def _lead(self, action: Action) -> str:
        return self._names.get(action.lead_id or 0, "")

    def _spoken(self, action: Action) -> str:
        """All that an action can be found by, in small letters."""
        said = self._said.get(action.id)
        if said is None:
            goal = self._goals.get(action.goal_id or 0)
            words = (action.code[1:], action.text, self._lead(action), goal.code[1:] if goal else "")
            said = self._said[action.id] = " ".join(words).casefold()
        return said

    def _made(self, insight: ActionInsight) -> ActionRow:
        action = insight.facts.action
        goal = self._goals.get(action.goal_id or 0)
        goal_by = goal.by if goal else ""
        odd = odd_due(action, self.today, goal_by)
        late = (self.today - date.fromisoformat(action.due)).days if Oddity.PAST in odd else 0
        lead = self._facts.organisations.get(action.lead_id or 0)
        return ActionRow(
            id=action.id,
            number=action.code.lstrip("A"),
            text=action.text,
            goal=goal.code.lstrip("G") if goal else "",
            goal_by=goal_by,
            lead=lead.name if lead else "",
            category=category_of(lead.type) if lead else "",
            start=action.start,
            due=action.due,
            days_late=late,
            odd=tuple(each for each in odd if each is not Oddity.PAST),
            together=insight.jointness.action_class,
            called=class_name(insight),
            why=class_words(self._facts, insight)[1],
            status=action.status,
        )


_CLASSES: Final = {ActionClass.ALLOCATED: 0, ActionClass.LOPSIDED: 1, ActionClass.JOINT: 2}
_STATUSES: Final = {status: place for place, status in enumerate(ActionStatus)}


def _has_part(insight: ActionInsight, partner_id: int) -> bool:
    return insight.facts.action.lead_id == partner_id or partner_id in insight.facts.parts
