"""Partners: who they are, where they stand on the map, and how they leave it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, codes, rows
from partnerdesk.commands.findings import forget_findings
from partnerdesk.commands.whereabouts import MAP_SIDE, keep_places, place_newcomers
from partnerdesk.errors import InputError
from partnerdesk.model.vocabulary import CanCommit, MergeKind, Presence
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Organisation
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.storage.editor import Editor


def add_organisation(editor: Editor, name: str, type_name: str = "", *, community: bool = False) -> Change:
    """Add a partner who is in the room. Raises InputError when there is one of that name."""
    snapshot = editor.snapshot
    called = cleaning.name(name)
    refuse_twin(snapshot, called)
    kind = cleaning.line(type_name, cleaning.NAME)

    def work(session: Session) -> None:
        place_newcomers(session, snapshot, [insert(session, called, kind, community=community)])

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Add {name}"), name=called), work)


def insert(session: Session, name: str, type_name: str, *, community: bool, in_room: bool = True) -> int:
    """Inside an edit: a new organisation with its attendance at the workshop being worked on. Gives its id.

    It has no place on the map yet: see :func:`partnerdesk.commands.whereabouts.place_newcomers`.
    """
    there = rows.columns(session, model.tables.Organisation, "code", "position")
    organisation = model.tables.Organisation(
        code=codes.organisation_code(name, [code for code, _ in there]),
        name=name,
        type=type_name,
        community=community,
        position=max((position for _, position in there), default=0) + 1,
    )
    organisation_id = rows.add(session, organisation)
    presence = Presence.PRESENT if in_room else Presence.ABSENT
    attendance_row(session, organisation_id).presence = presence
    return organisation_id


def attendance_row(session: Session, organisation_id: int) -> model.tables.Attendance:
    """Inside an edit: how an organisation stands towards the workshop being worked on, made if it is not there."""
    workshop_id = rows.fetch(session, model.tables.Partnership, 1).workshop_id
    found = rows.first(
        session, model.tables.Attendance, workshop_id=workshop_id, organisation_id=organisation_id
    )
    if found is not None:
        return found
    row = model.tables.Attendance(
        workshop_id=workshop_id,
        organisation_id=organisation_id,
        presence=Presence.ABSENT,
        can_commit=CanCommit.YES,
    )
    session.add(row)
    return row


def rename_organisation(editor: Editor, organisation_id: int, name: str) -> Change:
    """Raises InputError when another partner has that name."""
    organisation = _organisation(editor, organisation_id)
    called = cleaning.name(name)
    refuse_twin(editor.snapshot, called, organisation_id)
    label = Phrase(QT_TRANSLATE_NOOP("core", "Rename {name}"), name=organisation.name)
    return rows.change(editor, label, "Organisation", organisation_id, name=called)


def set_organisation_type(editor: Editor, organisation_id: int, type_name: str) -> Change:
    label = Phrase(
        QT_TRANSLATE_NOOP("core", "Change the type of {name}"),
        name=_organisation(editor, organisation_id).name,
    )
    kind = cleaning.line(type_name, cleaning.NAME)
    return rows.change(editor, label, "Organisation", organisation_id, type=kind)


def set_organisation_community(editor: Editor, organisation_id: int, community: bool) -> Change:
    """Say whether an organisation is led by, or answers to, the people concerned."""
    name = _organisation(editor, organisation_id).name
    if community:
        label = Phrase(QT_TRANSLATE_NOOP("core", "{name} speaks for the community"), name=name)
    else:
        label = Phrase(QT_TRANSLATE_NOOP("core", "{name} does not speak for the community"), name=name)
    return rows.change(editor, label, "Organisation", organisation_id, community=community)


def set_organisation_note(editor: Editor, organisation_id: int, note: str) -> Change:
    label = Phrase(
        QT_TRANSLATE_NOOP("core", "Change the note on {name}"),
        name=_organisation(editor, organisation_id).name,
    )
    return rows.change(editor, label, "Organisation", organisation_id, note=cleaning.lines(note))


def place_organisations(editor: Editor, places: Mapping[int, tuple[int, int] | None]) -> Change:
    """Put organisations on the map, by id, x and y each 0 to 1,000; None leaves the place to the map."""
    snapshot = editor.snapshot
    named = [rows.find(snapshot.organisations, each).name for each in places]
    held = {each: None if place is None else _on_map(place) for each, place in places.items()}

    def work(session: Session) -> None:
        for each, place in held.items():
            organisation = rows.fetch(session, model.tables.Organisation, each)
            organisation.x, organisation.y = place if place is not None else (None, None)

    if len(named) == 1:
        label = Phrase(QT_TRANSLATE_NOOP("core", "Move {name}"), name=named[0])
    else:
        label = Phrase(QT_TRANSLATE_NOOP("core", "Move {count} partners"), count=len(named))
    return editor.apply(label, work)


def move_organisation(editor: Editor, organisation_id: int, by: int) -> Change:
    """Move a partner ``by`` places down in the list, up when negative."""
    label = Phrase(QT_TRANSLATE_NOOP("core", "Move {name}"), name=_organisation(editor, organisation_id).name)
    return rows.move(editor, label, "Organisation", editor.snapshot.organisations, organisation_id, by)


def remove_organisations(editor: Editor, organisation_ids: Collection[int]) -> Change:
    """Remove partners, and with them their people, links, answers, signatures and what they bring.

    Actions that they led stay.
    """
    snapshot = editor.snapshot
    names = [rows.find(snapshot.organisations, each).name for each in organisation_ids]

    def work(session: Session) -> None:
        keep_places(session, snapshot)
        for each in dict.fromkeys(organisation_ids):
            _remove(session, snapshot, each)

    if len(names) == 1:
        label = Phrase(QT_TRANSLATE_NOOP("core", "Remove {name}"), name=names[0])
    else:
        label = Phrase(QT_TRANSLATE_NOOP("core", "Remove {count} partners"), count=len(names))
    return editor.apply(label, work)


def remove_organisation(editor: Editor, organisation_id: int) -> Change:
    """Remove one partner, as :func:`remove_organisations` does."""
    return remove_organisations(editor, (organisation_id,))


def _remove(session: Session, snapshot: Snapshot, organisation_id: int) -> None:
    _remove_ties(session, snapshot, organisation_id)
    for table in (
        model.tables.Contribution,
        model.tables.Holding,
        model.tables.Resource,
        model.tables.AloneResponse,
        model.tables.SupportResponse,
        model.tables.Voice,
        model.tables.Priority,
        model.tables.OwnWords,
        model.tables.Dissent,
        model.tables.Signature,
        model.tables.Representative,
        model.tables.Person,
        model.tables.Attendance,
    ):
        rows.remove(session, table, organisation_id=organisation_id)
    for action in rows.every(session, model.tables.Action, lead_id=organisation_id):
        action.lead_id = None
    rows.forget_merges(session, MergeKind.ORGANISATION, organisation_id)
    forget_findings(session, snapshot, rows.find(snapshot.organisations, organisation_id).code)
    rows.remove(session, model.tables.Organisation, id=organisation_id)


def refuse_twin(snapshot: Snapshot, name: str, but: int = 0) -> None:
    """Two partners of one name cannot be told apart in print. Raises InputError."""
    twin = same_name(snapshot, name)
    if twin is not None and twin.id != but:
        text = QT_TRANSLATE_NOOP("core", "There is a partner called {name} already. Choose another name.")
        raise InputError(Phrase(text, name=twin.name))


def same_name(snapshot: Snapshot, name: str) -> Organisation | None:
    """The partner of this name, in whatever letters."""
    wanted = name.casefold()
    return next((each for each in snapshot.organisations if each.name.casefold() == wanted), None)


def _remove_ties(session: Session, snapshot: Snapshot, organisation_id: int) -> None:
    ties = [tie.id for tie in snapshot.relationships if organisation_id in (tie.a_id, tie.b_id)]
    for tie in ties:
        rows.remove(session, model.tables.Addressing, relationship_id=tie)
        rows.remove(session, model.tables.Rating, relationship_id=tie)
        rows.remove(session, model.tables.Relationship, id=tie)


def _on_map(place: tuple[int, int]) -> tuple[int, int]:
    x, y = place
    return cleaning.whole(x, 0, MAP_SIDE), cleaning.whole(y, 0, MAP_SIDE)


def _organisation(editor: Editor, organisation_id: int) -> Organisation:
    return rows.find(editor.snapshot.organisations, organisation_id)
