"""What is missing is looked for: the action to invite somebody, to find who has something, to work at a relationship.

Each is one press beside a finding. Asked again, none adds a second action of the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import actions, codes, rows
from partnerdesk.model.change import Change
from partnerdesk.quick.entries import ActionEntry, Part
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.storage.editor import Editor

Say = Callable[[Phrase], str]
"""Puts the words of the action into the language of the person at the desk."""


def invite_absent(
    editor: Editor, organisation_id: int, capability_ids: Iterable[int], say: Say = str
) -> Change:
    """Add the action to invite an absent organisation for what it could bring, or for itself."""
    snapshot = editor.snapshot
    name = rows.find(snapshot.organisations, organisation_id).name
    text = say(invitation(snapshot, organisation_id, capability_ids))
    return _add_once(
        editor, Phrase(QT_TRANSLATE_NOOP("core", "Invite {name}"), name=name), ActionEntry(text=text)
    )


def find_holder(editor: Editor, capability_ids: Iterable[int], say: Say = str) -> Change:
    """Add the action to find who else could bring capabilities that nobody has, or only one."""
    names = ", ".join(rows.find(editor.snapshot.capabilities, each).name for each in capability_ids)
    if not names:
        raise rows.gone()
    text = say(Phrase(QT_TRANSLATE_NOOP("core", "Find who could bring: {capabilities}"), capabilities=names))
    label = Phrase(QT_TRANSLATE_NOOP("core", "Find who could bring {capabilities}"), capabilities=names)
    return _add_once(editor, label, ActionEntry(text=text))


def work_at_relationship(editor: Editor, relationship_id: int, say: Say = str) -> Change:
    """Add an action of both organisations that works at their relationship (N9)."""
    snapshot = editor.snapshot
    tie = rows.find(snapshot.relationships, relationship_id)
    a, b = (rows.find(snapshot.organisations, each).name for each in (tie.a_id, tie.b_id))
    text = say(Phrase(QT_TRANSLATE_NOOP("core", "Work more closely together: {a} and {b}"), a=a, b=b))
    label = Phrase(QT_TRANSLATE_NOOP("core", "Work at the relationship of {a} and {b}"), a=a, b=b)
    parts = Part(tie.a_id), Part(tie.b_id)
    return _add_once(editor, label, ActionEntry(text=text, parts=parts), relationship_id)


def invitation(snapshot: Snapshot, organisation_id: int, capability_ids: Iterable[int]) -> Phrase:
    """The words of the action: whom to invite, and for what."""
    name = rows.find(snapshot.organisations, organisation_id).name
    brings = ", ".join(rows.find(snapshot.capabilities, each).name for each in capability_ids)
    if not brings:
        return Phrase(QT_TRANSLATE_NOOP("core", "Invite {name} to the next meeting"), name=name)
    text = QT_TRANSLATE_NOOP("core", "Invite {name} to the next meeting: they could bring {capabilities}")
    return Phrase(text, name=name, capabilities=brings)


def _add_once(
    editor: Editor, label: Phrase, entry: ActionEntry, relationship_id: int | None = None
) -> Change:
    """Add the action, unless one of the same words is there and works at the same."""
    snapshot = editor.snapshot
    worked_at = {row.action_id for row in snapshot.addressings if row.relationship_id == relationship_id}
    for there in snapshot.workshop_actions():
        if there.text == entry.text and (relationship_id is None or there.id in worked_at):
            return Change(label, ())
    (code,) = codes.next_codes("A", [action.code for action in snapshot.workshop_actions()])

    position = rows.next_position(snapshot.workshop_actions())

    def work(session: Session) -> None:
        action_id = actions.insert(session, snapshot, code, position, entry)
        if relationship_id is not None:
            session.add(model.tables.Addressing(action_id=action_id, relationship_id=relationship_id))

    return editor.apply(label, work)
