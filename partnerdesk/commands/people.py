"""The people of an organisation, and who of them comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.errors import InputError
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Person
    from partnerdesk.storage.editor import Editor


def add_representative(editor: Editor, organisation_id: int, name: str, role: str = "") -> Change:
    """Add somebody who comes to the workshop being worked on for an organisation, by name, by role or by both.

    Nobody is named in print until they have agreed. Raises InputError when neither is given.
    """
    organisation = rows.find(editor.snapshot.organisations, organisation_id)
    called, does = cleaning.line(name, cleaning.NAME), cleaning.line(role, cleaning.NAME)
    if not called and not does:
        raise InputError(Phrase(QT_TRANSLATE_NOOP("core", "A name or a role is needed. Type one.")))

    def work(session: Session) -> None:
        insert(session, organisation_id, called, does)

    text = QT_TRANSLATE_NOOP("core", "Add {person} for {organisation}")
    return editor.apply(Phrase(text, person=called or does, organisation=organisation.name), work)


def insert(session: Session, organisation_id: int, name: str, role: str) -> int:
    """Inside an edit: a new person who comes for an organisation. Gives the person's id."""
    workshop_id = rows.fetch(session, model.tables.Partnership, 1).workshop_id
    person = model.tables.Person(organisation_id=organisation_id, name=name, role=role)
    person_id = rows.add(session, person)
    session.add(
        model.tables.Representative(
            workshop_id=workshop_id, organisation_id=organisation_id, person_id=person_id
        )
    )
    return person_id


def rename_person(editor: Editor, person_id: int, name: str) -> Change:
    """May be made empty: a role is enough."""
    label = Phrase(QT_TRANSLATE_NOOP("core", "Rename {person}"), person=_called(editor, person_id))
    return rows.change(editor, label, "Person", person_id, name=cleaning.line(name, cleaning.NAME))


def set_person_role(editor: Editor, person_id: int, role: str) -> Change:
    label = Phrase(
        QT_TRANSLATE_NOOP("core", "Change the role of {person}"), person=_called(editor, person_id)
    )
    return rows.change(editor, label, "Person", person_id, role=cleaning.line(role, cleaning.NAME))


def set_person_named(editor: Editor, person_id: int, *, named: bool) -> Change:
    """Say whether somebody agreed to be named in print."""
    if named:
        text = QT_TRANSLATE_NOOP("core", "{person} agrees to be named")
    else:
        text = QT_TRANSLATE_NOOP("core", "{person} is not to be named")
    label = Phrase(text, person=_called(editor, person_id))
    return rows.change(editor, label, "Person", person_id, named=named)


def set_person_coming(editor: Editor, person_id: int, *, coming: bool) -> Change:
    """Say whether somebody comes to the workshop being worked on."""
    person = _person(editor, person_id)
    workshop_id = editor.snapshot.workshop.id

    def work(session: Session) -> None:
        table = model.tables.Representative
        there = rows.first(session, table, workshop_id=workshop_id, person_id=person_id)
        if coming and there is None:
            organisation_id = person.organisation_id
            session.add(table(workshop_id=workshop_id, organisation_id=organisation_id, person_id=person_id))
        elif not coming and there is not None:
            session.delete(there)

    if coming:
        text = QT_TRANSLATE_NOOP("core", "{person} comes")
    else:
        text = QT_TRANSLATE_NOOP("core", "{person} does not come")
    return editor.apply(Phrase(text, person=_called(editor, person_id)), work)


def remove_person(editor: Editor, person_id: int) -> Change:
    label = Phrase(QT_TRANSLATE_NOOP("core", "Remove {person}"), person=_called(editor, person_id))

    def work(session: Session) -> None:
        rows.remove(session, model.tables.Representative, person_id=person_id)
        rows.remove(session, model.tables.Person, id=person_id)

    return editor.apply(label, work)


def _person(editor: Editor, person_id: int) -> Person:
    return rows.find(editor.snapshot.people, person_id)


def _called(editor: Editor, person_id: int) -> str:
    person = _person(editor, person_id)
    return person.name or person.role
