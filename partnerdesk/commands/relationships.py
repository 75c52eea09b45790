"""How partners stand to each other: before, now and wanted, as the workshop being worked on sees it (N9)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.commands.whereabouts import keep_places
from partnerdesk.errors import InputError
from partnerdesk.model.vocabulary import TieDirection
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor

KINDS = (
    QT_TRANSLATE_NOOP("core", "information"),
    QT_TRANSLATE_NOOP("core", "referral"),
    QT_TRANSLATE_NOOP("core", "people"),
    QT_TRANSLATE_NOOP("core", "money"),
    QT_TRANSLATE_NOOP("core", "formal"),
    QT_TRANSLATE_NOOP("core", "tension"),
)
"""The kinds offered when a person chooses some. Any other words are as good."""


def link_organisations(editor: Editor, a_id: int, b_id: int, now: int | None = None) -> Change:
    """Say that two partners have to do with each other, ``now`` on level 0 to 4 or not yet said.

    A link that is there already stays one; its level is set when one is given.
    """
    label = Phrase(
        QT_TRANSLATE_NOOP("core", "Link {a} and {b}"),
        a=rows.find(editor.snapshot.organisations, a_id).name,
        b=rows.find(editor.snapshot.organisations, b_id).name,
    )
    level = cleaning.level(now, 0, 4)
    if a_id == b_id:
        raise InputError(
            Phrase(QT_TRANSLATE_NOOP("core", "A partner cannot be linked to itself. Choose another."))
        )

    there = any({tie.a_id, tie.b_id} == {a_id, b_id} for tie in editor.snapshot.relationships)

    def work(session: Session) -> None:
        if not there:
            keep_places(session, editor.snapshot)
        link(session, a_id, b_id, level)

    return editor.apply(label, work)


def link(session: Session, a_id: int, b_id: int, now: int | None) -> None:
    """Inside an edit: make the link between two organisations, or find it, and set its level."""
    table = model.tables.Relationship
    found = tie_between(session, a_id, b_id)
    tie = found.id if found is not None else rows.add(session, table(a_id=a_id, b_id=b_id))
    assert tie is not None
    if found is None or now is not None:
        _rating(session, tie).now = now


def tie_between(session: Session, one_id: int, other_id: int) -> model.tables.Relationship | None:
    """Inside an edit: the link between two organisations, whichever of them comes first."""
    table = model.tables.Relationship
    return rows.first(session, table, a_id=one_id, b_id=other_id) or rows.first(
        session, table, a_id=other_id, b_id=one_id
    )


def set_level_before(editor: Editor, relationship_id: int, level: int | None) -> Change:
    """How closely they worked together before, 0 to 4, or None for not said."""
    text = QT_TRANSLATE_NOOP("core", "Change what {a} and {b} were before")
    return _rate(editor, text, relationship_id, before=cleaning.level(level, 0, 4))


def set_level_now(editor: Editor, relationship_id: int, level: int | None) -> Change:
    text = QT_TRANSLATE_NOOP("core", "Change what {a} and {b} are now")
    return _rate(editor, text, relationship_id, now=cleaning.level(level, 0, 4))


def set_level_wanted(editor: Editor, relationship_id: int, level: int | None) -> Change:
    text = QT_TRANSLATE_NOOP("core", "Change what {a} and {b} want to be")
    return _rate(editor, text, relationship_id, wanted=cleaning.level(level, 0, 4))


def set_trust(editor: Editor, relationship_id: int, a_to_b: int | None, b_to_a: int | None) -> Change:
    """How far each trusts the other, 1 to 4, or None for not said. Private to the facilitator."""
    text = QT_TRANSLATE_NOOP("core", "Change trust between {a} and {b}")
    known = {"trust_ab": cleaning.level(a_to_b, 1, 4), "trust_ba": cleaning.level(b_to_a, 1, 4)}
    return _rate(editor, text, relationship_id, **known)


def set_kinds(editor: Editor, relationship_id: int, kinds: Iterable[str]) -> Change:
    """What passes between them, in words; see :data:`KINDS`."""
    clean = (cleaning.line(kind.replace("|", " "), cleaning.NAME) for kind in kinds)
    joined = cleaning.line("|".join(dict.fromkeys(kind for kind in clean if kind)))
    text = QT_TRANSLATE_NOOP("core", "Change the kinds of link between {a} and {b}")
    label = _label(editor, text, relationship_id)
    return rows.change(editor, label, "Relationship", relationship_id, kinds=joined)


def set_direction(editor: Editor, relationship_id: int, direction: str) -> Change:
    """Which of the two gives to the other, a :class:`TieDirection`."""
    wanted = cleaning.choice(TieDirection, direction)
    text = {
        TieDirection.BOTH: QT_TRANSLATE_NOOP("core", "{a} and {b} give to each other"),
        TieDirection.A_TO_B: QT_TRANSLATE_NOOP("core", "{a} gives to {b}"),
        TieDirection.B_TO_A: QT_TRANSLATE_NOOP("core", "{b} gives to {a}"),
    }[wanted]
    label = _label(editor, text, relationship_id)
    return rows.change(editor, label, "Relationship", relationship_id, direction=wanted)


def set_relationship_note(editor: Editor, relationship_id: int, note: str) -> Change:
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Change the note on {a} and {b}"), relationship_id)
    return rows.change(editor, label, "Relationship", relationship_id, note=cleaning.lines(note))


def unlink_organisations(editor: Editor, relationship_id: int) -> Change:
    """Remove a link with its ratings. Actions that worked at it stay."""
    label = _label(editor, QT_TRANSLATE_NOOP("core", "Remove the link between {a} and {b}"), relationship_id)

    def work(session: Session) -> None:
        keep_places(session, editor.snapshot)
        rows.remove(session, model.tables.Addressing, relationship_id=relationship_id)
        rows.remove(session, model.tables.Rating, relationship_id=relationship_id)
        rows.remove(session, model.tables.Relationship, id=relationship_id)

    return editor.apply(label, work)


def _label(editor: Editor, text: str, relationship_id: int) -> Phrase:
    tie = rows.find(editor.snapshot.relationships, relationship_id)
    a, b = (rows.find(editor.snapshot.organisations, each).name for each in (tie.a_id, tie.b_id))
    return Phrase(text, a=a, b=b)


def _rate(editor: Editor, text: str, relationship_id: int, **levels: int | None) -> Change:
    snapshot = editor.snapshot
    ids = {"workshop_id": snapshot.workshop.id, "relationship_id": relationship_id}

    def work(session: Session) -> None:
        held = snapshot.rating_of().get(relationship_id)
        rows.put(session, model.tables.Rating, held, **ids, **levels)

    return editor.apply(_label(editor, text, relationship_id), work)


def _rating(session: Session, relationship_id: int) -> model.tables.Rating:
    workshop_id = rows.fetch(session, model.tables.Partnership, 1).workshop_id
    table = model.tables.Rating
    found = rows.first(session, table, workshop_id=workshop_id, relationship_id=relationship_id)
    if found is not None:
        return found
    row = table(workshop_id=workshop_id, relationship_id=relationship_id)
    session.add(row)
    return row
