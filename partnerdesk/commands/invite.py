"""An empty chair is filled: somebody who is missed is invited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from partnerdesk.commands import actions, codes, rows
from partnerdesk.model.change import Change
from partnerdesk.quick.entries import ActionEntry
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.storage.editor import Editor


def invite_absent(
    editor: Editor, organisation_id: int, capability_ids: Iterable[int], say: Callable[[Phrase], str] = str
) -> Change:
    """Add the action to invite an absent organisation for what it could bring. Asked again, it adds no second one.

    ``say`` puts the words of the action into the language of the person at the desk.
    """
    snapshot = editor.snapshot
    name = rows.find(snapshot.organisations, organisation_id).name
    text = say(invitation(snapshot, organisation_id, capability_ids))
    label = Phrase(QT_TRANSLATE_NOOP("core", "Invite {name}"), name=name)
    if any(action.text == text for action in snapshot.workshop_actions()):
        return Change(label, ())
    (code,) = codes.next_codes("A", [action.code for action in snapshot.workshop_actions()])

    def work(session: Session) -> None:
        position = rows.next_position(snapshot.workshop_actions())
        actions.insert(session, snapshot, code, position, ActionEntry(text=text))

    return editor.apply(label, work)


def invitation(snapshot: Snapshot, organisation_id: int, capability_ids: Iterable[int]) -> Phrase:
    """The words of the action: whom to invite, and for what."""
    name = rows.find(snapshot.organisations, organisation_id).name
    brings = ", ".join(rows.find(snapshot.capabilities, each).name for each in capability_ids)
    if not brings:
        return Phrase(QT_TRANSLATE_NOOP("core", "Invite {name} to the next meeting"), name=name)
    text = QT_TRANSLATE_NOOP("core", "Invite {name} to the next meeting: they could bring {capabilities}")
    return Phrase(text, name=name, capabilities=brings)
