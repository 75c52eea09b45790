"""The agenda of the workshop being worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.model.vocabulary import AgendaKind
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import AgendaItem
    from partnerdesk.storage.editor import Editor

LONGEST = 24 * 60
"""The most minutes that one item may take."""


def add_agenda_item(editor: Editor, title: str, kind: str = AgendaKind.GOALS, minutes: int = 0) -> Change:
    """Add an item at the end."""
    snapshot = editor.snapshot
    item = model.tables.AgendaItem(
        workshop_id=snapshot.workshop.id,
        position=rows.next_position(snapshot.workshop_agenda()),
        title=cleaning.name(title),
        kind=cleaning.choice(AgendaKind, kind),
        minutes=cleaning.whole(minutes, 0, LONGEST),
    )

    def work(session: Session) -> None:
        session.add(item)

    return editor.apply(
        Phrase(QT_TRANSLATE_NOOP("core", "Add {title} to the agenda"), title=item.title), work
    )


def rename_agenda_item(editor: Editor, item_id: int, title: str) -> Change:
    item = _item(editor, item_id)
    label = Phrase(QT_TRANSLATE_NOOP("core", "Rename {title} on the agenda"), title=item.title)
    return rows.change(editor, label, "AgendaItem", item_id, title=cleaning.name(title))


def set_agenda_kind(editor: Editor, item_id: int, kind: str) -> Change:
    """Say what the minutes of an item are spent on (N11)."""
    item = _item(editor, item_id)
    label = Phrase(QT_TRANSLATE_NOOP("core", "Change the kind of {title}"), title=item.title)
    return rows.change(editor, label, "AgendaItem", item_id, kind=cleaning.choice(AgendaKind, kind))


def set_agenda_minutes(editor: Editor, item_id: int, minutes: int) -> Change:
    item = _item(editor, item_id)
    label = Phrase(QT_TRANSLATE_NOOP("core", "Change the minutes of {title}"), title=item.title)
    return rows.change(editor, label, "AgendaItem", item_id, minutes=cleaning.whole(minutes, 0, LONGEST))


def set_agenda_spent(editor: Editor, item_id: int, minutes: int | None) -> Change:
    """Say how many minutes an item took in the end (N11); None takes that back."""
    item = _item(editor, item_id)
    label = Phrase(QT_TRANSLATE_NOOP("core", "Say how long {title} took"), title=item.title)
    return rows.change(editor, label, "AgendaItem", item_id, spent=cleaning.level(minutes, 0, LONGEST))


def move_agenda_item(editor: Editor, item_id: int, by: int) -> Change:
    """Move an item ``by`` places down, up when negative."""
    item = _item(editor, item_id)
    label = Phrase(QT_TRANSLATE_NOOP("core", "Move {title} on the agenda"), title=item.title)
    return rows.move(editor, label, "AgendaItem", editor.snapshot.workshop_agenda(), item_id, by)


def remove_agenda_item(editor: Editor, item_id: int) -> Change:
    item = _item(editor, item_id)

    def work(session: Session) -> None:
        rows.remove(session, model.tables.AgendaItem, id=item_id)

    return editor.apply(
        Phrase(QT_TRANSLATE_NOOP("core", "Remove {title} from the agenda"), title=item.title), work
    )


def _item(editor: Editor, item_id: int) -> AgendaItem:
    return rows.find(editor.snapshot.agenda_items, item_id)
