"""Partners as they are typed or pasted, many at once, with their people and links: one undo step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, organisations, people, relationships, rows
from partnerdesk.commands.whereabouts import place_newcomers
from partnerdesk.model.partner_types import category_of
from partnerdesk.model.vocabulary import Presence, TieDirection
from partnerdesk.quick.entries import Contact, LinkEntry, PartnerEntry
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Organisation
    from partnerdesk.storage.editor import Editor


def add_partners(editor: Editor, entries: Sequence[PartnerEntry]) -> Change:
    """Add what was typed. A partner of the same name that is there already gets what is new instead of a twin.

    A link to a name that nobody has is kept in the note. Raises InputError when a name is missing or too long.
    """
    clean = [_checked(entry) for entry in entries]

    def work(session: Session) -> None:
        there = {each.name.casefold(): each.id for each in reversed(editor.snapshot.organisations)}
        known = set(there.values())
        ids = [_put(session, entry, there) for entry in clean]
        links = [
            (organisation_id, other_id)
            for entry, organisation_id in zip(clean, ids, strict=True)
            for link in entry.links
            if (other_id := _link(session, organisation_id, link, there))
        ]
        if links or not known.issuperset(ids):
            newcomers = [each for each in dict.fromkeys(ids) if each not in known]
            place_newcomers(session, editor.snapshot, newcomers, links)

    return editor.apply(_label(editor, clean), work)


def _label(editor: Editor, entries: Sequence[PartnerEntry]) -> Phrase:
    if len(entries) != 1:
        return Phrase(QT_TRANSLATE_NOOP("core", "Add {count} partners"), count=len(entries))
    there: Organisation | None = organisations.same_name(editor.snapshot, entries[0].name)
    if there is not None:
        return Phrase(QT_TRANSLATE_NOOP("core", "Add to {name}"), name=there.name)
    return Phrase(QT_TRANSLATE_NOOP("core", "Add {name}"), name=entries[0].name)


def _checked(entry: PartnerEntry) -> PartnerEntry:
    contacts = (
        Contact(cleaning.line(each.name, cleaning.NAME), cleaning.line(each.role, cleaning.NAME))
        for each in entry.contacts
    )
    return replace(
        entry,
        name=cleaning.name(entry.name),
        type=cleaning.line(entry.type, cleaning.NAME),
        contacts=tuple(each for each in contacts if each != Contact()),
        links=tuple(replace(each, level=cleaning.level(each.level, 0, 4)) for each in entry.links),
        influence=cleaning.level(entry.influence, 0, 4),
        interest=cleaning.level(entry.interest, 0, 4),
        note=cleaning.lines(entry.note),
    )


def _put(session: Session, entry: PartnerEntry, there: dict[str, int]) -> int:
    """Gives the id. ``there`` are the ids of all partners by name, casefolded; a new one is added to it."""
    known = there.get(entry.name.casefold())
    if known is None:
        # A group of residents or parents speaks for the community until somebody says otherwise.
        community = bool(entry.type) and category_of(entry.type) == "community"
        organisation_id = organisations.insert(
            session, entry.name, entry.type, community=community, in_room=entry.in_room
        )
        there[entry.name.casefold()] = organisation_id
    else:
        organisation_id = known
    found = rows.fetch(session, model.tables.Organisation, organisation_id)
    if known is not None and entry.type and (not entry.guessed or not found.type):
        found.type = entry.type
    if entry.note:
        found.note = cleaning.lines(f"{found.note}\n{entry.note}")
    _put_attendance(session, organisation_id, entry)
    _put_people(session, organisation_id, entry)
    return organisation_id


def _put_attendance(session: Session, organisation_id: int, entry: PartnerEntry) -> None:
    row = organisations.attendance_row(session, organisation_id)
    if not entry.in_room:
        row.presence = Presence.ABSENT
    row.influence = row.influence if entry.influence is None else entry.influence
    row.interest = row.interest if entry.interest is None else entry.interest
    session.flush()


def _put_people(session: Session, organisation_id: int, entry: PartnerEntry) -> None:
    if not entry.contacts:
        return
    table = model.tables.Person
    there = {(each.name, each.role) for each in rows.every(session, table, organisation_id=organisation_id)}
    for contact in entry.contacts:
        if (contact.name, contact.role) not in there:
            people.insert(session, organisation_id, contact.name, contact.role)


def _link(session: Session, organisation_id: int, link: LinkEntry, there: Mapping[str, int]) -> int:
    """Gives the id of the other partner, 0 where there is no link to make."""
    other_id = there.get(link.name.casefold(), 0)
    if not other_id:
        own = rows.fetch(session, model.tables.Organisation, organisation_id)
        own.note = cleaning.lines(f"{own.note}\n{'>' * (link.level or 1)}{link.name}")
    elif other_id != organisation_id:
        new = relationships.tie_between(session, organisation_id, other_id) is None
        relationships.link(session, organisation_id, other_id, link.level)
        if link.one_way:
            _point(session, organisation_id, other_id, new=new)
        return other_id
    return 0


def _point(session: Session, from_id: int, to_id: int, *, new: bool) -> None:
    """A new tie runs one way; one that runs the other way runs both ways from now on."""
    tie = relationships.tie_between(session, from_id, to_id)
    assert tie is not None
    wanted = TieDirection.A_TO_B if tie.a_id == from_id else TieDirection.B_TO_A
    if new:
        tie.direction = wanted
    elif tie.direction != wanted:
        tie.direction = TieDirection.BOTH
    session.flush()
