"""Making one of two organisations or goals that are the same, and parting them again, also much later."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import codes, organisations, rows
from partnerdesk.commands.aside_codes import with_code
from partnerdesk.commands.merge_plan import (
    RowEdit,
    Values,
    goals_become_one,
    organisations_become_one,
    read,
    written,
)
from partnerdesk.commands.whereabouts import keep_places
from partnerdesk.errors import InputError
from partnerdesk.model.records import SetAside
from partnerdesk.model.vocabulary import MergeKind
from partnerdesk.storage.journal import now
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Merge
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.model.tables import Row
    from partnerdesk.storage.editor import Editor


def merge_organisations(editor: Editor, kept_id: int, gone_id: int) -> Change:
    """Make one partner of two: offers, needs, ties, answers, people and actions of ``gone_id`` go to ``kept_id``.

    Raises InputError when they are the same one, or when the one that would go took part in a workshop that is
    sealed or over.
    """
    snapshot = editor.snapshot
    kept = rows.find(snapshot.organisations, kept_id)
    gone = rows.find(snapshot.organisations, gone_id)
    _refuse_same(kept_id, gone_id)
    edits = organisations_become_one(snapshot, kept_id, gone_id)
    if not snapshot.sealed and any(map(_settled_part(snapshot), edits)):
        text = QT_TRANSLATE_NOOP(
            "core",
            "{name} took part in a workshop that stays as it was, so its name has to stay. Keep {name} instead.",
        )
        raise InputError(Phrase(text, name=gone.name))
    label = Phrase(QT_TRANSLATE_NOOP("core", "Merge {gone} into {kept}"), gone=gone.name, kept=kept.name)
    return _merge(editor, label, MergeKind.ORGANISATION, kept_id, gone.name, edits)


def merge_goals(editor: Editor, kept_id: int, gone_id: int) -> Change:
    """Make one goal of two of this workshop: needs, answers, concerns and actions of ``gone_id`` go to ``kept_id``.

    Raises InputError when they are the same one.
    """
    snapshot = editor.snapshot
    kept = rows.find(snapshot.workshop_goals(), kept_id)
    gone = rows.find(snapshot.workshop_goals(), gone_id)
    _refuse_same(kept_id, gone_id)
    label = Phrase(
        QT_TRANSLATE_NOOP("core", "Merge goal {gone} into goal {kept}"), gone=gone.code, kept=kept.code
    )
    edits = goals_become_one(snapshot, kept_id, gone_id)
    return _merge(editor, label, MergeKind.GOAL, kept_id, gone.text, edits)


def unmerge(editor: Editor, merge_id: int) -> Change:
    """Part two that became one. What was said of them before goes back; what came since stays where it is, and so does
    what is sealed by now.

    Raises InputError when the name of the one that comes back is taken by now.
    """
    snapshot = editor.snapshot
    merge = rows.find(snapshot.merges, merge_id)
    if merge.kind is MergeKind.ORGANISATION:
        organisations.refuse_twin(snapshot, merge.name)
    settled = _settled_part(snapshot)
    edits = [edit for edit in read(merge) if not settled(edit)]

    def work(session: Session) -> None:
        rows.remove(session, model.tables.Merge, id=merge_id)
        parting = _Parting(session, snapshot)
        for edit in reversed(edits):
            parting.put_back(edit)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Part {name} again"), name=merge.name), work)


def merges_into(snapshot: Snapshot, kind: MergeKind, kept_id: int) -> tuple[Merge, ...]:
    """What became one with this row, the last first."""
    found = (each for each in snapshot.merges if each.kind is kind and each.kept_id == kept_id)
    return tuple(reversed(list(found)))


def _merge(
    editor: Editor, label: Phrase, kind: MergeKind, kept_id: int, name: str, edits: list[RowEdit]
) -> Change:
    snapshot = editor.snapshot

    def work(session: Session) -> None:
        if kind is MergeKind.ORGANISATION:
            keep_places(session, snapshot)
        for edit in edits:
            _do(session, edit)
        session.add(
            model.tables.Merge(
                workshop_id=snapshot.workshop.id,
                kind=kind,
                kept_id=kept_id,
                name=name,
                at=now(),
                rows=written(edits),
            )
        )

    return editor.apply(label, work)


def _do(session: Session, edit: RowEdit) -> None:
    kind = rows.kind_of(edit.table)
    if edit.after is None:
        rows.remove(session, kind, id=edit.id)
    else:
        _set(session, kind, edit.id, _differing(edit.before, edit.after))


class _Parting:
    """Puts the rows of a merge back, last first. A number that is taken by now is replaced by a new one."""

    def __init__(self, session: Session, snapshot: Snapshot) -> None:
        self._session = session
        self._snapshot = snapshot
        self._numbers: dict[tuple[str, int], int] = {}
        self._codes: dict[str, str] = {}

    def put_back(self, edit: RowEdit) -> None:
        if edit.after is None:
            self._bring_back(edit.table, edit.before)
        else:
            self._take_back(edit)

    def _bring_back(self, table: str, values: Values) -> None:
        kind = rows.kind_of(table)
        known = self._renumbered(kind, values)
        if not self._refers_to_what_is_there(kind, known) or self._set_aside_by_now(table, known):
            return
        if self._session.get(kind, values["id"]) is not None:
            del known["id"]
        if table in _CODED:
            known["code"] = self._free_code(table, known)
            self._codes[str(values["code"])] = str(known["code"])
        self._numbers[table, values["id"]] = rows.add(self._session, kind(**known))

    def _take_back(self, edit: RowEdit) -> None:
        """What the merge changed goes back, where nobody has changed it since."""
        kind = rows.kind_of(edit.table)
        row = self._session.get(kind, edit.id)
        if row is None or edit.after is None:
            return
        before = self._renumbered(kind, edit.before)
        old = {name: before[name] for name, value in _differing(edit.before, edit.after).items()
               if getattr(row, name) == value}  # fmt: skip
        if self._refers_to_what_is_there(kind, old) and not self._set_aside_by_now(edit.table, before):
            _set(self._session, kind, edit.id, old)

    def _renumbered(self, kind: type[Row], values: Values) -> Values:
        referred = _references(kind)
        known = {
            name: self._numbers.get((referred[name], value), value) if name in referred else value
            for name, value in values.items()
        }
        return self._recoded(known) if kind is model.tables.SetAside else known

    def _recoded(self, values: Values) -> Values:
        """What was set aside, by the codes that those it is about have now."""
        for old, new in self._codes.items():
            renamed = with_code(SetAside(**values), old, new) if old != new else None
            if renamed is not None:
                values = values | {"finding": renamed[0], "facts": renamed[1]}
        return values

    def _set_aside_by_now(self, table: str, values: Values) -> bool:
        """Whether the finding was set aside anew since: that stays."""
        if table != "set_asides":
            return False
        key = {name: values[name] for name in ("workshop_id", "finding")}
        return any(
            each.id != values["id"] for each in rows.every(self._session, model.tables.SetAside, **key)
        )

    def _refers_to_what_is_there(self, kind: type[Row], values: Values) -> bool:
        return all(
            values.get(column) is None or self._session.get(rows.kind_of(table), values[column]) is not None
            for column, table in _references(kind).items()
        )

    def _free_code(self, table: str, values: Values) -> str:
        """The code that it had, or the next one where another has it by now."""
        code = str(values["code"])
        if table == "goals":
            used = [each.code for each in self._snapshot.workshop_goals()]
            return code if code not in used else codes.next_codes("G", used)[0]
        used = [each.code for each in self._snapshot.organisations]
        return code if code not in used else codes.organisation_code(str(values["name"]), used)


_CODED = frozenset({"organisations", "goals"})


def _set(session: Session, kind: type[Row], row_id: int, values: Values) -> None:
    row = rows.fetch(session, kind, row_id)
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()


def _differing(before: Values, after: Values) -> Values:
    """The columns that are not the same, with what they are afterwards."""
    return {name: value for name, value in after.items() if before[name] != value}


def _settled_part(snapshot: Snapshot) -> Callable[[RowEdit], bool]:
    """Tells whether an edit would touch what belongs to a workshop that is sealed, or to one before this."""
    settled = {each.id for each in snapshot.settled_workshops()}
    goals = {each.id for each in snapshot.goals if each.workshop_id in settled}
    actions = {each.id for each in snapshot.actions if each.workshop_id in settled}

    def touches(edit: RowEdit) -> bool:
        values = edit.before
        return (
            values.get("workshop_id") in settled
            or values.get("goal_id") in goals
            or values.get("action_id") in actions
        )

    return touches


def _refuse_same(kept_id: int, gone_id: int) -> None:
    if kept_id == gone_id:
        raise InputError(Phrase(QT_TRANSLATE_NOOP("core", "That is the same one. Choose another to merge.")))


@cache
def _references(kind: type[Row]) -> dict[str, str]:
    """The columns of a table that refer to others, and to which."""
    from sqlalchemy import inspect

    columns = inspect(kind).local_table.columns
    return {str(each.name): key.column.table.name for each in columns for key in each.foreign_keys}
