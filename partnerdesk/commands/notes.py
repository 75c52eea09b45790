"""The facilitator's own notes. Never shown to the room, never printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.model.vocabulary import Step
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor


def set_private_note(editor: Editor, step: str, text: str) -> Change:
    """Write the note beside a step of the workshop being worked on. It can be changed after sealing, too."""
    beside = cleaning.choice(Step, step)
    words = cleaning.lines(text)
    workshop_id = editor.snapshot.workshop.id

    def work(session: Session) -> None:
        table = model.tables.PrivateNote
        row = rows.first(session, table, workshop_id=workshop_id, step=beside)
        if row is not None and not words:
            session.delete(row)
        elif words:
            row = row or table(workshop_id=workshop_id, step=beside)
            row.text = words
            session.add(row)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Change a private note")), work)
