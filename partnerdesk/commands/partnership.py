"""The partnership's name and the details of the workshop being worked on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from partnerdesk.commands import cleaning, rows
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor

MOST_BLOCKS = 1_000


def rename_partnership(editor: Editor, name: str) -> Change:
    """May be made empty while nobody has agreed on a name."""
    label = Phrase(QT_TRANSLATE_NOOP("core", "Rename the partnership"))
    partnership = editor.snapshot.partnership
    return rows.change(editor, label, "Partnership", partnership.id, name=cleaning.line(name, cleaning.NAME))


def set_workshop_title(editor: Editor, title: str) -> Change:
    label = Phrase(QT_TRANSLATE_NOOP("core", "Change the title"))
    return _change(editor, label, title=cleaning.line(title))


def set_workshop_place(editor: Editor, place: str) -> Change:
    return _change(editor, Phrase(QT_TRANSLATE_NOOP("core", "Change the place")), place=cleaning.line(place))


def set_workshop_date(editor: Editor, day: str | date) -> Change:
    return _change(editor, Phrase(QT_TRANSLATE_NOOP("core", "Change the date")), date=cleaning.day(day))


def set_workshop_hours(editor: Editor, hours: str) -> Change:
    return _change(editor, Phrase(QT_TRANSLATE_NOOP("core", "Change the hours")), hours=cleaning.line(hours))


def set_workshop_purpose(editor: Editor, purpose: str) -> Change:
    label = Phrase(QT_TRANSLATE_NOOP("core", "Change the purpose"))
    return _change(editor, label, purpose=cleaning.lines(purpose, cleaning.STATEMENT))


def set_next_meeting(editor: Editor, words: str) -> Change:
    """When and where everyone meets next, in any words."""
    label = Phrase(QT_TRANSLATE_NOOP("core", "Change the next meeting"))
    return _change(editor, label, next_meeting=cleaning.line(words))


def set_workshop_kind(editor: Editor, kind: int, kind_name: str) -> Change:
    """``kind`` is the template's number 1 to 6, 0 for none."""
    label = Phrase(QT_TRANSLATE_NOOP("core", "Change the kind of partnership"))
    name = cleaning.line(kind_name, cleaning.NAME)
    return _change(editor, label, kind=cleaning.whole(kind, 0, 6), kind_name=name)


def set_agreement_rule(
    editor: Editor, share: int, blocks_allowed: int = 0, *, community_must_hold: bool = False
) -> Change:
    """What it takes to agree (N3): ``share`` in percent must hold the goal, with at most so many blocks."""
    return _change(
        editor,
        Phrase(QT_TRANSLATE_NOOP("core", "Change the agreement rule")),
        agreement_share=cleaning.whole(share, 0, 100),
        blocks_allowed=cleaning.whole(blocks_allowed, 0, MOST_BLOCKS),
        community_must_hold=community_must_hold,
    )


def _change(editor: Editor, label: Phrase, **values: rows.Value) -> Change:
    return rows.change(editor, label, "Workshop", editor.snapshot.workshop.id, **values)
