"""The next workshop of a partnership starts from the last one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.model import records
from partnerdesk.model.vocabulary import ActionStatus, CanCommit, GoalStatus, ParkingOutcome, Presence
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Record
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.storage.editor import Editor

_OPEN: Final = (ActionStatus.TO_DO, ActionStatus.DOING)
_OF_A_MEETING: Final = dict.fromkeys(("date", "hours", "purpose", "next_meeting"), "")
"""What every workshop says anew. How it agrees and ranks, its kind and its place go on."""

_ANSWERS: Final = ("alone_responses", "support_responses", "support_counts", "voices", "dissents")
"""What was answered to a goal. Dots, ranks and points put the goals of one workshop in order and stay there."""

_ANEW: Final[dict[str, dict[str, str]]] = {"voices": {"ballot": ""}}
"""The papers of the last workshop are not those of the next."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The rows of the workshop being worked on that the next one starts from, each in its order.

    ``parking`` is what was marked for next time, ``undecided`` what else is still parked and stays where it is.
    """

    organisations: tuple[records.Organisation, ...]
    representatives: tuple[records.Representative, ...]
    ratings: tuple[records.Rating, ...]
    goals: tuple[records.Goal, ...]
    actions: tuple[records.Action, ...]
    parking: tuple[records.ParkingItem, ...]
    undecided: tuple[records.ParkingItem, ...]

    @staticmethod
    def of(snapshot: Snapshot) -> Carried:
        parked = snapshot.workshop_parking()
        workshop_id = snapshot.workshop.id
        return Carried(
            organisations=snapshot.organisations,
            representatives=tuple(row for row in snapshot.representatives if row.workshop_id == workshop_id),
            ratings=tuple(snapshot.rating_of().values()),
            goals=tuple(goal for goal in snapshot.workshop_goals() if goal.status is not GoalStatus.MOVED),
            actions=tuple(action for action in snapshot.workshop_actions() if action.status in _OPEN),
            parking=tuple(item for item in parked if item.outcome is ParkingOutcome.NEXT_TIME),
            undecided=tuple(item for item in parked if item.outcome is ParkingOutcome.OPEN),
        )


def start_next_workshop(editor: Editor, day: str | date = "") -> Change:
    """Begin the workshop after the one being worked on, which from now on stays as it was, sealed or not.

    Carried over, each as a row of its own, so that nothing that is done in the new workshop changes the old one:

    - who usually comes, and how each organisation stands: influence, interest, whether it can say yes. Nobody is in the
      room until ticked.
    - relationships: what was now is now before, and where the new workshop starts; what is wanted stays; trust is asked
      anew.
    - open actions with what each brings, and what they work at.
    - goals, but those left to one organisation, with what they need and the wordings they had. What was agreed stays
      agreed, with the answers that were given to it then: until it is asked again, they are what its support is. To a
      goal that is undecided everything is asked anew, the community's part too.
    - parked items that were marked for next time.
    - the agreement rule, the kind, the place, how people answer and goals are ranked; the title where the partnership
      has no name of its own.
    """
    when = cleaning.day(day)
    carrying = _Carrying(editor.snapshot)
    label = Phrase(QT_TRANSLATE_NOOP("core", "Start workshop {number}"), number=carrying.number)

    def work(session: Session) -> None:
        carrying.carry(session, when)

    return editor.apply(label, work)


class _Carrying:
    """Writes the rows of the next workshop from a snapshot of the last."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._carried = Carried.of(snapshot)
        self.number = 1 + max(each.number for each in snapshot.workshops)

    def carry(self, session: Session, day: str) -> None:
        workshop_id = self._workshop(session, day)
        self._people(session, workshop_id)
        for rating in self._carried.ratings:
            _copy(session, rating, workshop_id=workshop_id, **_levels(rating))
        goals = {goal.id: self._goal(session, goal, workshop_id) for goal in self._carried.goals}
        for action in self._carried.actions:
            self._action(session, action, workshop_id, goals)
        for place, item in enumerate(self._carried.parking, start=1):
            _copy(
                session, item,
                workshop_id=workshop_id, position=place, outcome=ParkingOutcome.OPEN, carried_from_id=item.id,
            )  # fmt: skip
        partnership = self._snapshot.partnership
        rows.put(session, model.tables.Partnership, partnership, workshop_id=workshop_id)

    def _workshop(self, session: Session, day: str) -> int:
        last = self._snapshot.workshop
        used = {each.code for each in self._snapshot.workshops}
        code = next(code for code in (f"W{number}" for number in count(self.number)) if code not in used)
        title = "" if self._snapshot.partnership.name else last.title
        new = _OF_A_MEETING | {"date": day, "title": title, "code": code}
        return _copied(session, last, number=self.number, sealed_version=None, health_hidden=False, **new)

    def _people(self, session: Session, workshop_id: int) -> None:
        stood = self._snapshot.attendance()
        for organisation in self._carried.organisations:
            last = stood.get(organisation.id)
            rows.put(
                session, model.tables.Attendance, None,
                workshop_id=workshop_id, organisation_id=organisation.id, presence=Presence.ABSENT,
                can_commit=last.can_commit if last else CanCommit.YES,
                influence=last.influence if last else None,
                interest=last.interest if last else None,
            )  # fmt: skip
        for row in self._carried.representatives:
            _copy(session, row, workshop_id=workshop_id)

    def _goal(self, session: Session, goal: records.Goal, workshop_id: int) -> int:
        agreed = goal.status is GoalStatus.AGREED
        level = goal.community_level if agreed else None
        goal_id = _copied(
            session, goal, workshop_id=workshop_id, carried_from_id=goal.id, community_level=level
        )
        wordings = {
            each.id: _copied(session, each, goal_id=goal_id)
            for each in self._snapshot.wordings
            if each.goal_id == goal.id
        }
        for table in ("goal_needs", *(_ANSWERS if agreed else ())):
            self._said_of(session, table, goal.id, goal_id, wordings)
        return goal_id

    def _said_of(
        self, session: Session, table: str, old_id: int, new_id: int, wordings: Mapping[int, int]
    ) -> None:
        for row in getattr(self._snapshot, table):
            if row.goal_id == old_id:
                answered = {"wording_id": wordings[row.wording_id]} if hasattr(row, "wording_id") else {}
                _copy(session, row, goal_id=new_id, **answered, **_ANEW.get(table, {}))

    def _action(
        self, session: Session, action: records.Action, workshop_id: int, goals: Mapping[int, int]
    ) -> None:
        goal_id = None if action.goal_id is None else goals.get(action.goal_id)
        action_id = _copied(
            session, action, workshop_id=workshop_id, goal_id=goal_id, carried_from_id=action.id
        )
        for table in ("contributions", "addressings"):
            for row in getattr(self._snapshot, table):
                if row.action_id == action.id:
                    _copy(session, row, action_id=action_id)


def _levels(rating: records.Rating) -> dict[str, int | None]:
    """The levels to start from. Where nobody said how it is now, the level from before is the last that is known."""
    before = rating.before if rating.now is None else rating.now
    return {"before": before, "trust_ab": None, "trust_ba": None}


def _copy(session: Session, row: Record, **changes: rows.Value) -> None:
    """A new row like ``row`` but for the ``changes``, quickly: thousands of ratings may be carried over."""
    rows.put(session, _table_of(row), None, **(_values(row) | changes))


def _copied(session: Session, row: Record, **changes: rows.Value) -> int:
    """The same for a row that others refer to. Gives its id."""
    return rows.add(session, _table_of(row)(**(_values(row) | changes)))


def _table_of(row: Record) -> type[model.tables.Row]:
    table: type[model.tables.Row] = getattr(model.tables, type(row).__name__)
    return table


def _values(row: Record) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row) if field.name != "id"}
