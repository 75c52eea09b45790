"""The words test (N14): a goal as each of us would say it, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor


def add_own_words(editor: Editor, goal_id: int, organisation_id: int | None, text: str) -> Change:
    """What a goal is in somebody's own words; the organisation is None where it is not said. Raises InputError."""
    words = cleaning.statement(text)
    if organisation_id is not None:
        rows.find(editor.snapshot.organisations, organisation_id)

    def work(session: Session) -> None:
        session.add(model.tables.OwnWords(goal_id=goal_id, organisation_id=organisation_id, text=words))

    return editor.apply(
        _label(editor, QT_TRANSLATE_NOOP("core", "Goal {code} in other words"), goal_id), work
    )


def edit_own_words(editor: Editor, own_words_id: int, text: str) -> Change:
    there = rows.find(editor.snapshot.own_words, own_words_id)
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Goal {code} in other words"), there.goal_id)
    return rows.change(editor, label, "OwnWords", own_words_id, text=cleaning.statement(text))


def remove_own_words(editor: Editor, own_words_id: int) -> Change:
    there = rows.find(editor.snapshot.own_words, own_words_id)
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Remove other words for goal {code}"), there.goal_id)

    def work(session: Session) -> None:
        rows.remove(session, model.tables.OwnWords, id=own_words_id)

    return editor.apply(label, work)


def _label(editor: Editor, text: str, goal_id: int) -> Phrase:
    return Phrase(text, code=rows.find(editor.snapshot.goals, goal_id).code)
