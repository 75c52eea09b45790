"""What becoming one does to every row: worked out on a snapshot first, then written down, so that it can be parted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from partnerdesk.commands.aside_codes import names, with_code
from partnerdesk.errors import InputError
from partnerdesk.model.polls import makes_one_voice, mean_answer
from partnerdesk.model.records import Attendance, Merge, Organisation, Rating, Record, Relationship
from partnerdesk.model.snapshot import Snapshot, columns, defaults
from partnerdesk.model.vocabulary import CanCommit, MergeKind, PollKind, Presence
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

Values = dict[str, Any]

_OF_ORGANISATION: Final[tuple[tuple[str, tuple[str, ...] | None], ...]] = (
    ("people", None),
    ("representatives", None),
    ("attendances", ("workshop_id",)),
    ("holdings", ("capability_id", "kind")),
    ("resources", None),
    ("contributions", ("action_id", "capability_id")),
    ("alone_responses", ("goal_id",)),
    ("support_responses", ("goal_id",)),
    ("voices", None),
    ("priorities", ("goal_id", "method")),
    ("own_words", None),
    ("dissents", None),
    ("signatures", ("workshop_id",)),
)
"""What belongs to an organisation, and the columns of which one organisation has one row only (None: any number)."""

_OF_GOAL: Final[tuple[tuple[str, tuple[str, ...] | None], ...]] = (
    ("wordings", None),
    ("goal_needs", ("capability_id",)),
    ("alone_responses", ("organisation_id",)),
    ("support_responses", ("organisation_id",)),
    ("support_counts", ("level",)),
    ("voices", ("kind", "ballot")),
    ("priorities", ("organisation_id", "method")),
    ("own_words", None),
    ("dissents", None),
    ("actions", None),
)


@dataclass(frozen=True, slots=True)
class RowEdit:
    """One row that changes, with its values by column before and after; after is None where the row goes."""

    table: str
    id: int
    before: Values
    after: Values | None


class MergePlan:
    """The rows of a record while two of them become one, and every change in the order it has to be made."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._rows: dict[str, dict[int, Any]] = {}
        self._snapshot = snapshot
        self.workshop_id = snapshot.workshop.id
        self.edits: list[RowEdit] = []

    def rows(self, table: str) -> list[Any]:
        """The rows of a table as they are by now, in order."""
        return list(self._table(table).values())

    def change(self, table: str, row: Record, **values: Any) -> None:
        """Give a row other values; nothing happens when they are the same."""
        changed = replace(row, **values)
        if changed != row:
            self.edits.append(RowEdit(table, row.id, asdict(row), asdict(changed)))
            self._table(table)[row.id] = changed

    def drop(self, table: str, row: Record) -> None:
        self.edits.append(RowEdit(table, row.id, asdict(row), None))
        del self._table(table)[row.id]

    def _table(self, table: str) -> dict[int, Any]:
        if table not in self._rows:
            self._rows[table] = {row.id: row for row in getattr(self._snapshot, table)}
        return self._rows[table]


def organisations_become_one(snapshot: Snapshot, kept_id: int, gone_id: int) -> list[RowEdit]:
    """What ``gone_id`` brings, needs, answered and takes part in belongs to ``kept_id`` afterwards.

    Where both said something and only one can have said it (an answer, a rating, a signature), the one that is kept
    has said it. Raises KeyError when one of them is not there.
    """
    kept, gone = snapshot.organisation(kept_id), snapshot.organisation(gone_id)
    plan = MergePlan(snapshot)
    joining = {(each.goal_id, each.kind) for each in snapshot.voices if each.organisation_id == gone_id}
    _drop_merges_of(plan, MergeKind.ORGANISATION, gone_id)
    _tie_to(plan, kept_id, gone_id)
    for table, unique in _OF_ORGANISATION:
        _hand_over(plan, table, "organisation_id", unique, kept_id, gone_id)
    for action in plan.rows("actions"):
        if action.lead_id == gone_id:
            plan.change("actions", action, lead_id=kept_id)
    for goal_id, kind in sorted(joining):
        _speak_for_all(plan, kept_id, goal_id, kind)
    _set_aside_as(plan, gone.code, kept.code)
    _join_organisations(plan, kept, gone)
    plan.drop("organisations", gone)
    return plan.edits


def goals_become_one(snapshot: Snapshot, kept_id: int, gone_id: int) -> list[RowEdit]:
    """What ``gone_id`` needs, its answers, hands, concerns and actions belong to ``kept_id`` afterwards.

    An organisation that answered both has answered the one that is kept; hands that were counted are added up. The
    wordings of the one that goes stay as earlier wordings, so that its answers still say what they answered. Raises
    KeyError when one of them is not there.
    """
    kept, gone = snapshot.goal(kept_id), snapshot.goal(gone_id)
    plan = MergePlan(snapshot)
    _drop_merges_of(plan, MergeKind.GOAL, gone_id)
    for table, unique in _OF_GOAL:
        _hand_over(plan, table, "goal_id", unique, kept_id, gone_id)
    for later in plan.rows("goals"):
        if later.carried_from_id == gone_id and later.id != kept_id:
            plan.change("goals", later, carried_from_id=kept_id)
    for column in ("measure", "baseline", "target", "by"):
        if not getattr(kept, column) and getattr(gone, column):
            plan.change("goals", _now(plan, "goals", kept_id), **{column: getattr(gone, column)})
    if kept.community_level is None:
        plan.change("goals", _now(plan, "goals", kept_id), community_level=gone.community_level)
    _set_aside_as(plan, gone.code, kept.code)
    plan.drop("goals", _now(plan, "goals", gone_id))
    return plan.edits


def written(edits: list[RowEdit]) -> str:
    """The edits as they are kept with a merge."""
    rows = [[edit.table, edit.id, edit.before, edit.after] for edit in edits]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def read(merge: Merge) -> list[RowEdit]:
    """The edits that were kept with a merge. Raises InputError when they are not what :func:`written` writes."""
    try:
        return [
            RowEdit(table, int(row_id), _whole(table, before), after and _whole(table, after))
            for table, row_id, before, after in json.loads(merge.rows)
        ]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        text = QT_TRANSLATE_NOOP(
            "core", "How {name} was before cannot be read any more. Add it again by hand."
        )
        raise InputError(Phrase(text, name=merge.name)) from error


def _whole(table: str, values: Values) -> Values:
    """A row with all its columns; those that came with a later schema have what the migration gave them."""
    known = {**defaults(table), **values}
    if set(known) != set(columns(table)):
        raise ValueError(f"not the columns of {table}")
    return known


def _hand_over(
    plan: MergePlan, table: str, owner: str, unique: tuple[str, ...] | None, kept_id: int, gone_id: int
) -> None:
    """Give every row of ``gone_id`` to ``kept_id``; one that it has already is joined with its own.

    Voices without a ballot may be any number: only a paper has a code that nobody else has.
    """
    own = {_key(row, unique): row for row in plan.rows(table) if unique and getattr(row, owner) == kept_id}
    for row in [each for each in plan.rows(table) if getattr(each, owner) == gone_id]:
        twin = own.get(_key(row, unique)) if unique and getattr(row, "ballot", True) else None
        if twin is None:
            plan.change(table, row, **{owner: kept_id})
        else:
            _join(plan, table, twin, row)


def _key(row: Record, unique: tuple[str, ...] | None) -> tuple[object, ...]:
    return tuple(getattr(row, column) for column in unique or ())


def _join(plan: MergePlan, table: str, twin: Any, row: Any) -> None:
    if table == "attendances":
        plan.change(table, twin, **_joined_attendance(twin, row))
    elif table == "support_counts":
        plan.change(table, twin, count=twin.count + row.count)
    plan.drop(table, row)


def _joined_attendance(twin: Attendance, row: Attendance) -> Values:
    """In the room when one of them was; who can say yes, when one of those in the room can."""
    here = [each for each in (twin, row) if each.presence.counts_as_present]
    say = [each.can_commit for each in here or (twin,)]
    return {
        "presence": here[0].presence if here else _said_presence(twin, row),
        "can_commit": min(say, key=list(CanCommit).index),
        "influence": row.influence if twin.influence is None else twin.influence,
        "interest": row.interest if twin.interest is None else twin.interest,
    }


def _said_presence(twin: Attendance, row: Attendance) -> Presence:
    return row.presence if twin.presence is Presence.ABSENT else twin.presence


def _speak_for_all(plan: MergePlan, organisation_id: int, goal_id: int, kind: PollKind) -> None:
    """An answer that is the mean of an organisation's voices is the mean of all that it has now."""
    workshop = _now(plan, "workshops", _now(plan, "goals", goal_id).workshop_id)
    table, column = (
        ("alone_responses", "answer") if kind is PollKind.ALONE else ("support_responses", "level")
    )
    mine = (goal_id, organisation_id)
    mean = mean_answer(
        each.answer
        for each in plan.rows("voices")
        if each.kind is kind and (each.goal_id, each.organisation_id) == mine
    )
    for row in plan.rows(table) if makes_one_voice(workshop, kind) else []:
        if (row.goal_id, row.organisation_id) == mine:
            plan.change(table, row, **{column: mean})


def _join_organisations(plan: MergePlan, kept: Organisation, gone: Organisation) -> None:
    plan.change(
        "organisations",
        kept,
        type=kept.type or gone.type,
        community=kept.community or gone.community,
        note="\n".join(note for note in (kept.note, gone.note) if note),
    )


def _tie_to(plan: MergePlan, kept_id: int, gone_id: int) -> None:
    """Relationships follow; the one between the two ends, and where both knew a third, theirs become one."""
    for tie in [each for each in plan.rows("relationships") if gone_id in (each.a_id, each.b_id)]:
        other = tie.b_id if tie.a_id == gone_id else tie.a_id
        twin = _tie_between(plan, kept_id, other)
        if other == kept_id:
            _end_tie(plan, tie)
        elif twin is None:
            side = "a_id" if tie.a_id == gone_id else "b_id"
            plan.change("relationships", tie, **{side: kept_id})
        else:
            _join_ties(plan, twin, tie, turned=(twin.a_id == other) != (tie.a_id == other))


def _tie_between(plan: MergePlan, one: int, other: int) -> Relationship | None:
    ties: Iterator[Relationship] = iter(plan.rows("relationships"))
    return next((tie for tie in ties if {tie.a_id, tie.b_id} == {one, other}), None)


def _end_tie(plan: MergePlan, tie: Relationship) -> None:
    for table in ("addressings", "ratings"):
        for row in [each for each in plan.rows(table) if each.relationship_id == tie.id]:
            plan.drop(table, row)
    plan.drop("relationships", tie)


def _join_ties(plan: MergePlan, twin: Relationship, tie: Relationship, *, turned: bool) -> None:
    ours = {row.workshop_id: row for row in plan.rows("ratings") if row.relationship_id == twin.id}
    for rating in [each for each in plan.rows("ratings") if each.relationship_id == tie.id]:
        own = ours.get(rating.workshop_id)
        if own is None:
            plan.change("ratings", rating, relationship_id=twin.id, **_trust(rating, turned=turned))
        else:
            plan.change("ratings", own, **_filled(own, rating, turned=turned))
            plan.drop("ratings", rating)
    _hand_over(plan, "addressings", "relationship_id", ("action_id",), twin.id, tie.id)
    kinds = dict.fromkeys(kind for kind in f"{twin.kinds}|{tie.kinds}".split("|") if kind)
    notes = [note for note in (twin.note, tie.note) if note]
    plan.change("relationships", twin, kinds="|".join(kinds), note="\n".join(notes))
    plan.drop("relationships", tie)


def _trust(rating: Rating, *, turned: bool) -> Values:
    there, back = rating.trust_ab, rating.trust_ba
    return {"trust_ab": back if turned else there, "trust_ba": there if turned else back}


def _filled(own: Rating, other: Rating, *, turned: bool) -> Values:
    """The kept rating; what it does not say, the other one says."""
    theirs = {
        "before": other.before,
        "now": other.now,
        "wanted": other.wanted,
        **_trust(other, turned=turned),
    }
    return {name: value for name, value in theirs.items() if getattr(own, name) is None}


def _set_aside_as(plan: MergePlan, gone: str, kept: str) -> None:
    """Findings of this workshop that were set aside for what goes are set aside for what is kept, unless they were for
    that already. They stand again when the two together make other facts."""
    codes = {row.id: kept if row.code == gone else row.code for row in plan.rows("organisations")}
    pairs = {(codes[tie.a_id], codes[tie.b_id]) for tie in plan.rows("relationships")}
    here = [row for row in plan.rows("set_asides") if row.workshop_id == plan.workshop_id]
    keys = {row.finding for row in here if not names(row, gone)}
    for row in [each for each in here if names(each, gone)]:
        renamed = with_code(row, gone, kept, pairs)
        if renamed is None or renamed[0] in keys:
            plan.drop("set_asides", row)
        else:
            keys.add(renamed[0])
            plan.change("set_asides", row, finding=renamed[0], facts=renamed[1])


def _drop_merges_of(plan: MergePlan, kind: MergeKind, gone_id: int) -> None:
    """Who became one with the one that goes can be parted again once this merge is."""
    for merge in plan.rows("merges"):
        if merge.kind is kind and merge.kept_id == gone_id:
            plan.drop("merges", merge)


def _now(plan: MergePlan, table: str, row_id: int) -> Any:
    return next(row for row in plan.rows(table) if row.id == row_id)
