"""The parking lot: what came up and is for another moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.model.vocabulary import ParkingOutcome
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor


def park(editor: Editor, text: str) -> Change:
    """Put something into the parking lot."""
    words = cleaning.statement(text)
    snapshot = editor.snapshot

    def work(session: Session) -> None:
        position = rows.next_position(snapshot.workshop_parking())
        session.add(model.tables.ParkingItem(workshop_id=snapshot.workshop.id, position=position, text=words))

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Park an item")), work)


def reword_parked(editor: Editor, item_id: int, text: str) -> Change:
    label = Phrase(QT_TRANSLATE_NOOP("core", "Reword a parked item"))
    return rows.change(editor, label, "ParkingItem", item_id, text=cleaning.statement(text))


def set_parking_outcome(editor: Editor, item_id: int, outcome: str) -> Change:
    """Say how an item ends: action, next time or dropped."""
    label = Phrase(QT_TRANSLATE_NOOP("core", "Decide on a parked item"))
    return rows.change(
        editor, label, "ParkingItem", item_id, outcome=cleaning.choice(ParkingOutcome, outcome)
    )


def move_parked(editor: Editor, item_id: int, by: int) -> Change:
    """Move an item ``by`` places down, up when negative."""
    label = Phrase(QT_TRANSLATE_NOOP("core", "Move a parked item"))
    return rows.move(editor, label, "ParkingItem", editor.snapshot.workshop_parking(), item_id, by)


def remove_parked(editor: Editor, item_id: int) -> Change:
    rows.find(editor.snapshot.parking_items, item_id)

    def work(session: Session) -> None:
        for later in rows.every(session, model.tables.ParkingItem, carried_from_id=item_id):
            later.carried_from_id = None
        rows.remove(session, model.tables.ParkingItem, id=item_id)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Remove a parked item")), work)
