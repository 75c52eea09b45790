"""Who is in the room, and who can say yes for their organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.model.vocabulary import CanCommit, Presence
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor


def set_presence(editor: Editor, organisation_id: int, presence: str) -> Change:
    """How an organisation stands towards the workshop being worked on."""
    wanted = cleaning.choice(Presence, presence)
    text = {
        Presence.PRESENT: QT_TRANSLATE_NOOP("core", "{name} is present"),
        Presence.LATE: QT_TRANSLATE_NOOP("core", "{name} came late"),
        Presence.LEFT: QT_TRANSLATE_NOOP("core", "{name} left early"),
        Presence.PROXY: QT_TRANSLATE_NOOP("core", "{name} is present by proxy"),
        Presence.APOLOGIES: QT_TRANSLATE_NOOP("core", "{name} sent apologies"),
        Presence.ABSENT: QT_TRANSLATE_NOOP("core", "{name} is not in the room"),
    }[wanted]

    return _attend(editor, _label(editor, text, organisation_id), organisation_id, presence=wanted)


def set_can_commit(editor: Editor, organisation_id: int, can_commit: str) -> Change:
    """Whether those who come can say yes for their organisation."""
    wanted = cleaning.choice(CanCommit, can_commit)
    text = {
        CanCommit.YES: QT_TRANSLATE_NOOP("core", "{name} can say yes"),
        CanCommit.REFER: QT_TRANSLATE_NOOP("core", "{name} has to refer back"),
        CanCommit.NO: QT_TRANSLATE_NOOP("core", "{name} cannot commit"),
    }[wanted]

    return _attend(editor, _label(editor, text, organisation_id), organisation_id, can_commit=wanted)


def _attend(editor: Editor, label: Phrase, organisation_id: int, **values: str) -> Change:
    snapshot = editor.snapshot
    held = snapshot.attendance().get(organisation_id)
    unsaid = {"presence": Presence.ABSENT, "can_commit": CanCommit.YES} if held is None else {}
    ids = {"workshop_id": snapshot.workshop.id, "organisation_id": organisation_id}

    def work(session: Session) -> None:
        rows.put(session, model.tables.Attendance, held, **ids, **(unsaid | values))

    return editor.apply(label, work)


def _label(editor: Editor, text: str, organisation_id: int) -> Phrase:
    return Phrase(text, name=rows.find(editor.snapshot.organisations, organisation_id).name)
