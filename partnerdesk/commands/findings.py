"""Findings are set aside with a reason, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.commands.aside_codes import codes_of
from partnerdesk.errors import InputError
from partnerdesk.storage.journal import now
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.storage.editor import Editor


def set_finding_aside(editor: Editor, key: str, facts: str, reason: str) -> Change:
    """Set a finding of the workshop being worked on aside, by its key, for as long as its facts are these.

    Raises InputError without a reason.
    """
    why = cleaning.line(reason)
    if not why:
        raise InputError(Phrase(QT_TRANSLATE_NOOP("core", "A reason is needed. Say why it is set aside.")))
    values = {
        "finding": cleaning.statement(key),
        "facts": cleaning.lines(facts),
        "reason": why,
        "at": now(),
    }
    snapshot = editor.snapshot
    held = next((each for each in snapshot.workshop_set_asides() if each.finding == values["finding"]), None)

    def work(session: Session) -> None:
        rows.put(session, model.tables.SetAside, held, workshop_id=snapshot.workshop.id, **values)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Set a finding aside")), work)


def bring_finding_back(editor: Editor, key: str) -> Change:
    """Let a finding stand again. Raises InputError when it was not set aside."""
    snapshot = editor.snapshot
    held = next((each for each in snapshot.workshop_set_asides() if each.finding == key), None)
    if held is None:
        raise rows.gone()
    set_aside = held.id

    def work(session: Session) -> None:
        rows.remove(session, model.tables.SetAside, id=set_aside)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Bring a finding back")), work)


def forget_findings(session: Session, snapshot: Snapshot, code: str) -> None:
    """Inside an edit: what has this code goes, and another thing may get it, whose findings nobody has set aside."""
    for each in snapshot.workshop_set_asides():
        if code in codes_of(each):
            rows.remove(session, model.tables.SetAside, id=each.id)
