"""Actions: who leads, who brings what, from when and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, codes, rows
from partnerdesk.commands.findings import forget_findings
from partnerdesk.errors import InputError
from partnerdesk.model.vocabulary import ActionStatus, LateReason
from partnerdesk.model.vocabulary import label as name_of
from partnerdesk.quick.entries import ActionEntry, Part
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase, Value

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Action
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.storage.editor import Editor


def add_action(
    editor: Editor, text: str, *, goal_id: int | None = None, lead_id: int | None = None, due: str = ""
) -> Change:
    """Add an action at the end, with the next number."""
    return add_actions(editor, [ActionEntry(text=text, goal_id=goal_id, lead_id=lead_id, due=due)])


def add_actions(editor: Editor, entries: Sequence[ActionEntry]) -> Change:
    """Add actions at the end as they were typed, in one undo step."""
    clean = [_checked(editor.snapshot, entry) for entry in entries]
    snapshot = editor.snapshot
    new = codes.next_codes("A", [action.code for action in snapshot.workshop_actions()], len(clean))

    def work(session: Session) -> None:
        first = rows.next_position(snapshot.workshop_actions())
        for position, (code, entry) in enumerate(zip(new, clean, strict=True), start=first):
            insert(session, snapshot, code, position, entry)

    if len(clean) == 1:
        label = Phrase(QT_TRANSLATE_NOOP("core", "Add action {code}"), code=new[0])
    else:
        label = Phrase(QT_TRANSLATE_NOOP("core", "Add {count} actions"), count=len(clean))
    return editor.apply(label, work)


def reword_action(editor: Editor, action_id: int, text: str) -> Change:
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Reword action {code}"), action_id)
    return rows.change(editor, label, "Action", action_id, text=cleaning.statement(text))


def set_action_lead(editor: Editor, action_id: int, organisation_id: int | None) -> Change:
    """Say who leads; None for nobody yet."""
    return set_leads(editor, [action_id], organisation_id)


def set_leads(editor: Editor, action_ids: Sequence[int], organisation_id: int | None) -> Change:
    """Say who leads several actions, in one undo step."""
    if organisation_id is not None:
        rows.find(editor.snapshot.organisations, organisation_id)
    one = QT_TRANSLATE_NOOP("core", "Change who leads action {code}")
    many = QT_TRANSLATE_NOOP("core", "Change who leads {count} actions")
    return _change_all(editor, action_ids, one, many, lead_id=organisation_id)


def set_action_start(editor: Editor, action_id: int, day: str | date) -> Change:
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Change the start of action {code}"), action_id)
    return rows.change(editor, label, "Action", action_id, start=cleaning.day(day))


def set_action_due(editor: Editor, action_id: int, day: str | date) -> Change:
    return set_due_days(editor, [action_id], day)


def set_due_days(editor: Editor, action_ids: Sequence[int], day: str | date) -> Change:
    """Give several actions one due date, or ("") none, in one undo step."""
    one = QT_TRANSLATE_NOOP("core", "Change the due date of action {code}")
    many = QT_TRANSLATE_NOOP("core", "Change the due date of {count} actions")
    return _change_all(editor, action_ids, one, many, due=cleaning.day(day))


def shift_dates(editor: Editor, action_ids: Sequence[int], days: int) -> Change:
    """Move start and due date of several actions by so many days, back when negative, in one undo step.

    Raises InputError when a date would leave the calendar.
    """
    actions = _found(editor, action_ids)
    moved = {
        action.id: {"start": _shifted(action.start, days), "due": _shifted(action.due, days)}
        for action in actions
    }

    def work(session: Session) -> None:
        for action in actions:
            rows.put(session, model.tables.Action, action, **moved[action.id])

    one = QT_TRANSLATE_NOOP("core", "Move the dates of action {code}")
    many = QT_TRANSLATE_NOOP("core", "Move the dates of {count} actions")
    return editor.apply(_label_of(actions, one, many), work)


def set_action_help(editor: Editor, action_id: int, help_needed: str) -> Change:
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Change the help that action {code} needs"), action_id)
    return rows.change(
        editor, label, "Action", action_id, help_needed=cleaning.lines(help_needed, cleaning.STATEMENT)
    )


def set_action_goal(editor: Editor, action_id: int, goal_id: int | None) -> Change:
    """Say which goal an action serves; None for none."""
    return set_goals(editor, [action_id], goal_id)


def set_goals(editor: Editor, action_ids: Sequence[int], goal_id: int | None) -> Change:
    """Say which goal several actions serve, in one undo step."""
    if goal_id is not None:
        rows.find(editor.snapshot.goals, goal_id)
    one = QT_TRANSLATE_NOOP("core", "Change the goal of action {code}")
    many = QT_TRANSLATE_NOOP("core", "Change the goal of {count} actions")
    return _change_all(editor, action_ids, one, many, goal_id=goal_id)


def set_action_status(editor: Editor, action_id: int, status: str) -> Change:
    return set_statuses(editor, [action_id], status)


def set_statuses(editor: Editor, action_ids: Sequence[int], status: str) -> Change:
    """Say how far several actions are, in one undo step. What was said with the old status goes with it: the day when
    it was done, why it was late or dropped."""
    wanted = cleaning.choice(ActionStatus, status)
    actions = _found(editor, action_ids)

    def work(session: Session) -> None:
        for action in actions:
            if action.status is not wanted:
                rows.put(
                    session, model.tables.Action, action,
                    status=wanted, done_on="", reason=LateReason.NOT_SAID, reason_note="",
                )  # fmt: skip

    one = QT_TRANSLATE_NOOP("core", "Action {code}: {status}")
    many = QT_TRANSLATE_NOOP("core", "{count} actions: {status}")
    return editor.apply(_label_of(actions, one, many, status=name_of(wanted)), work)


def set_contribution(
    editor: Editor, action_id: int, organisation_id: int, capability_id: int | None, *, brings: bool
) -> Change:
    """Say that an organisation brings a capability (None: something not yet said) to an action, or that it does not."""
    text = (
        QT_TRANSLATE_NOOP("core", "{name} brings something to action {code}")
        if brings
        else QT_TRANSLATE_NOOP("core", "{name} brings less to action {code}")
    )
    code = rows.find(editor.snapshot.actions, action_id).code
    name = rows.find(editor.snapshot.organisations, organisation_id).name
    if capability_id is not None:
        rows.find(editor.snapshot.capabilities, capability_id)

    def work(session: Session) -> None:
        _set_part(session, action_id, organisation_id, capability_id, brings=brings)

    return editor.apply(Phrase(text, name=name, code=code), work)


def toggle_contribution(
    editor: Editor, action_id: int, organisation_id: int, capability_id: int | None = None
) -> Change:
    wanted = (action_id, organisation_id, capability_id)
    parts = editor.snapshot.contributions
    there = any((part.action_id, part.organisation_id, part.capability_id) == wanted for part in parts)
    return set_contribution(editor, action_id, organisation_id, capability_id, brings=not there)


def remove_contributor(editor: Editor, action_id: int, organisation_id: int) -> Change:
    """Take an organisation out of an action, with all that it brings."""
    name = rows.find(editor.snapshot.organisations, organisation_id).name
    code = rows.find(editor.snapshot.actions, action_id).code

    def work(session: Session) -> None:
        rows.remove(session, model.tables.Contribution, action_id=action_id, organisation_id=organisation_id)

    label = Phrase(QT_TRANSLATE_NOOP("core", "{name} is no part of action {code}"), name=name, code=code)
    return editor.apply(label, work)


def set_addressing(editor: Editor, action_id: int, relationship_id: int, *, addressed: bool) -> Change:
    """Say that an action works at a relationship (N9), or that it does not."""
    rows.find(editor.snapshot.relationships, relationship_id)
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Change what action {code} works at"), action_id)

    def work(session: Session) -> None:
        table = model.tables.Addressing
        there = rows.first(session, table, action_id=action_id, relationship_id=relationship_id)
        if addressed and there is None:
            session.add(table(action_id=action_id, relationship_id=relationship_id))
        elif not addressed and there is not None:
            session.delete(there)

    return editor.apply(label, work)


def toggle_addressing(editor: Editor, action_id: int, relationship_id: int) -> Change:
    wanted = (action_id, relationship_id)
    there = any((row.action_id, row.relationship_id) == wanted for row in editor.snapshot.addressings)
    return set_addressing(editor, action_id, relationship_id, addressed=not there)


def move_action(editor: Editor, action_id: int, by: int) -> Change:
    """Move an action ``by`` places down, up when negative. Its number stays."""
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Move action {code}"), action_id)
    return rows.move(editor, label, "Action", editor.snapshot.workshop_actions(), action_id, by)


def remove_action(editor: Editor, action_id: int) -> Change:
    return remove_actions(editor, [action_id])


def remove_actions(editor: Editor, action_ids: Sequence[int]) -> Change:
    """Remove several actions with all that is said about them, in one undo step."""
    actions, snapshot = _found(editor, action_ids), editor.snapshot

    def work(session: Session) -> None:
        for action in actions:
            rows.remove(session, model.tables.Contribution, action_id=action.id)
            rows.remove(session, model.tables.Addressing, action_id=action.id)
            rows.remove(session, model.tables.Postponement, action_id=action.id)
            for later in rows.every(session, model.tables.Action, carried_from_id=action.id):
                later.carried_from_id = None
            forget_findings(session, snapshot, action.code)
            rows.remove(session, model.tables.Action, id=action.id)

    one = QT_TRANSLATE_NOOP("core", "Remove action {code}")
    many = QT_TRANSLATE_NOOP("core", "Remove {count} actions")
    return editor.apply(_label_of(actions, one, many), work)


def insert(session: Session, snapshot: Snapshot, code: str, position: int, entry: ActionEntry) -> int:
    """Inside an edit: a new action at a position. Gives its id."""
    action = model.tables.Action(
        workshop_id=snapshot.workshop.id,
        goal_id=entry.goal_id,
        lead_id=entry.lead_id,
        code=code,
        position=position,
        text=entry.text,
        due=entry.due,
        status=entry.status,
    )
    action_id = rows.add(session, action)
    for organisation_id, capability_id in _said(entry.parts):
        rows.put(session, model.tables.Contribution, None, action_id=action_id, organisation_id=organisation_id,
                 capability_id=capability_id)  # fmt: skip
    return action_id


def _said(parts: Sequence[Part]) -> list[tuple[int, int | None]]:
    """What each organisation brings to a new action, once. Something not yet said gives way to what is said."""
    said = dict.fromkeys((part.organisation_id, part.capability_id) for part in parts)
    clear = {organisation_id for organisation_id, capability_id in said if capability_id is not None}
    return [each for each in said if each[1] is not None or each[0] not in clear]


def _checked(snapshot: Snapshot, entry: ActionEntry) -> ActionEntry:
    if entry.goal_id is not None:
        rows.find(snapshot.goals, entry.goal_id)
    for organisation_id in [entry.lead_id, *(part.organisation_id for part in entry.parts)]:
        if organisation_id is not None:
            rows.find(snapshot.organisations, organisation_id)
    return replace(entry, text=cleaning.statement(entry.text), due=cleaning.day(entry.due))


def _set_part(
    session: Session, action_id: int, organisation_id: int, capability_id: int | None, *, brings: bool
) -> None:
    """Something not yet said gives way to the first thing that is said, and is not said beside it."""
    table = model.tables.Contribution
    there = rows.every(session, table, action_id=action_id, organisation_id=organisation_id)
    same = next((part for part in there if part.capability_id == capability_id), None)
    unsaid = next((part for part in there if part.capability_id is None), None)
    if not brings and same is not None:
        session.delete(same)
    elif brings and capability_id is not None and unsaid is not None:
        unsaid.capability_id = capability_id
    elif brings and same is None and (capability_id is not None or not there):
        session.add(table(action_id=action_id, organisation_id=organisation_id, capability_id=capability_id))
    session.flush()


def _found(editor: Editor, action_ids: Sequence[int]) -> list[Action]:
    """The actions with these ids, each once, in the order given. Raises InputError when one is gone."""
    there = {action.id: action for action in editor.snapshot.actions}
    if any(each not in there for each in action_ids):
        raise rows.gone()
    return [there[each] for each in dict.fromkeys(action_ids)]


def _change_all(
    editor: Editor, action_ids: Sequence[int], one: str, many: str, /, **values: rows.Value
) -> Change:
    """Set some fields of several actions. ``one`` and ``many`` name the step."""
    actions = _found(editor, action_ids)

    def work(session: Session) -> None:
        for action in actions:
            rows.put(session, model.tables.Action, action, **values)

    return editor.apply(_label_of(actions, one, many), work)


def _shifted(iso: str, days: int) -> str:
    """A date so many days later; none stays none. Raises InputError for what is no date any more."""
    if not iso:
        return ""
    try:
        return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()
    except OverflowError:
        text = QT_TRANSLATE_NOOP("core", "{days} days are too many. Choose fewer.")
        raise InputError(Phrase(text, days=days)) from None


def _label(editor: Editor, text: str, action_id: int) -> Phrase:
    return Phrase(text, code=rows.find(editor.snapshot.actions, action_id).code)


def _label_of(actions: Sequence[Action], one: str, many: str, **values: Value) -> Phrase:
    """What is done to one action, by its number, or to many, by their count."""
    if len(actions) == 1:
        return Phrase(one, code=actions[0].code, **values)
    return Phrase(many, count=len(actions), **values)
