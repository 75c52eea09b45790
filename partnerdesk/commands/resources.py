"""Resources: what an organisation can put in, and how much of it (N15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Resource
    from partnerdesk.storage.editor import Editor


def add_resource(editor: Editor, organisation_id: int, name: str, amount: str = "") -> Change:
    """Add something that an organisation can put in, at the end. ``amount`` is any words, like "two days a week"."""
    snapshot = editor.snapshot
    who = rows.find(snapshot.organisations, organisation_id)
    what, how_much = cleaning.name(name), cleaning.line(amount)

    def work(session: Session) -> None:
        place = rows.next_position(snapshot.resources_of(organisation_id))
        session.add(model.tables.Resource(organisation_id=who.id, name=what, amount=how_much, position=place))

    text = QT_TRANSLATE_NOOP("core", "{name} can put in: {resource}")
    return editor.apply(Phrase(text, name=who.name, resource=what), work)


def rename_resource(editor: Editor, resource_id: int, name: str) -> Change:
    label = Phrase(QT_TRANSLATE_NOOP("core", "Rename {name}"), name=_resource(editor, resource_id).name)
    return rows.change(editor, label, "Resource", resource_id, name=cleaning.name(name))


def set_resource_amount(editor: Editor, resource_id: int, amount: str) -> Change:
    text = QT_TRANSLATE_NOOP("core", "Change how much of {name}")
    label = Phrase(text, name=_resource(editor, resource_id).name)
    return rows.change(editor, label, "Resource", resource_id, amount=cleaning.line(amount))


def move_resource(editor: Editor, resource_id: int, by: int) -> Change:
    """Move a resource ``by`` places down among those of its organisation, up when negative."""
    held = _resource(editor, resource_id)
    label = Phrase(QT_TRANSLATE_NOOP("core", "Move {name}"), name=held.name)
    among = editor.snapshot.resources_of(held.organisation_id)
    return rows.move(editor, label, "Resource", among, resource_id, by)


def remove_resource(editor: Editor, resource_id: int) -> Change:
    held = _resource(editor, resource_id)

    def work(session: Session) -> None:
        rows.remove(session, model.tables.Resource, id=resource_id)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Remove {name}"), name=held.name), work)


def _resource(editor: Editor, resource_id: int) -> Resource:
    return rows.find(editor.snapshot.resources, resource_id)
