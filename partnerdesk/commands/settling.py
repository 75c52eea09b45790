"""What became of an action, carried over or not: done, put off to another day, or dropped (N13)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.errors import InputError
from partnerdesk.model.vocabulary import ActionStatus, LateReason
from partnerdesk.storage.journal import now
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor

_OPEN = (ActionStatus.TO_DO, ActionStatus.DOING)


def mark_done(
    editor: Editor, action_id: int, day: str | date = "", reason: str = LateReason.NOT_SAID, note: str = ""
) -> Change:
    """Say that an action is done. Without a ``day`` it was done by the day it was promised for, as far as anyone says.

    ``reason``, one of :class:`LateReason`, and ``note`` say why it was late, where it was.
    """
    text = QT_TRANSLATE_NOOP("core", "Action {code} is done")
    return _settle(
        editor, text, action_id, ActionStatus.DONE, day=cleaning.day(day), reason=reason, note=note
    )


def drop_action(editor: Editor, action_id: int, reason: str = LateReason.NOT_SAID, note: str = "") -> Change:
    """Say that an action will not be done, and why."""
    text = QT_TRANSLATE_NOOP("core", "Drop action {code}")
    return _settle(editor, text, action_id, ActionStatus.DROPPED, reason=reason, note=note)


def postpone(
    editor: Editor, action_id: int, due: str | date, reason: str = LateReason.NOT_SAID, note: str = ""
) -> Change:
    """Put an action off to another day. The old date is kept, with the reason. One that was done or dropped is to do
    again.

    Raises InputError without a date, or when it is the one that the action has.
    """
    action = rows.find(editor.snapshot.actions, action_id)
    late = cleaning.choice(LateReason, reason)
    words, day = cleaning.lines(note), cleaning.day(due)
    if not day:
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "A new date is needed. Type one, like 31 January."))
        )
    if day == action.due:
        text = QT_TRANSLATE_NOOP("core", "Action {code} is due on that day already. Choose another date.")
        raise InputError(Phrase(text, code=action.code))
    status = action.status if action.status in _OPEN else ActionStatus.TO_DO

    def work(session: Session) -> None:
        rows.put(
            session, model.tables.Action, action,
            due=day, status=status, done_on="", reason=LateReason.NOT_SAID, reason_note="",
        )  # fmt: skip
        rows.put(
            session, model.tables.Postponement, None,
            action_id=action_id, old_due=action.due, new_due=day, reason=late, note=words, at=now(),
        )  # fmt: skip

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Put off action {code}"), code=action.code), work)


def _settle(
    editor: Editor, text: str, action_id: int, status: ActionStatus, *, day: str = "", reason: str, note: str
) -> Change:
    code = rows.find(editor.snapshot.actions, action_id).code
    return rows.change(
        editor, Phrase(text, code=code), "Action", action_id,
        status=status, done_on=day, reason=cleaning.choice(LateReason, reason), reason_note=cleaning.lines(note),
    )  # fmt: skip
