"""Beginning a workshop, from one of the six templates or from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnerdesk import model
from partnerdesk.commands import cleaning
from partnerdesk.commands.codes import capability_code
from partnerdesk.imports.outline import Edits
from partnerdesk.model.change import Change
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.templates import Template
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase


def begin_workshop(editor: Edits, name: str, day: str, template: Template | None = None) -> Change:
    """Give a new document the answers to the first questions. One edit, and a barrier: it is what was begun with.

    Raises InputError for a ``day`` that is not a date.
    """
    snapshot = editor.snapshot
    called, when = cleaning.line(name, cleaning.NAME), cleaning.day(day)

    def work(session: Any) -> None:
        session.get(model.tables.Partnership, snapshot.partnership.id).name = called
        session.get(model.tables.Workshop, snapshot.workshop.id).date = when
        if template is not None:
            _give(session, snapshot, template)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Begin the workshop")), work, barrier=True)


def begin_from_template(editor: Edits, template: Template) -> Change:
    """Give the workshop the template's kind, and what it has not got yet: purpose, agenda, capabilities. One edit."""
    snapshot = editor.snapshot

    def work(session: Any) -> None:
        _give(session, snapshot, template)

    text = QT_TRANSLATE_NOOP("core", "Begin from the template {name}")
    return editor.apply(Phrase(text, name=template.name), work)


def _give(session: Any, snapshot: Snapshot, template: Template) -> None:
    workshop = session.get(model.tables.Workshop, snapshot.workshop.id)
    workshop.kind, workshop.kind_name = template.number, template.name
    workshop.purpose = workshop.purpose or template.purpose
    session.add_all([*_agenda(snapshot, template), *_capabilities(snapshot, template)])


def _agenda(snapshot: Snapshot, template: Template) -> Iterator[object]:
    if snapshot.workshop_agenda():
        return
    for position, item in enumerate(template.agenda, start=1):
        yield model.tables.AgendaItem(
            workshop_id=snapshot.workshop.id,
            position=position,
            title=item.title,
            kind=item.kind,
            minutes=item.minutes,
        )


def _capabilities(snapshot: Snapshot, template: Template) -> Iterator[object]:
    called = {each.name.casefold() for each in snapshot.capabilities}
    codes = [each.code for each in snapshot.capabilities]
    position = max((each.position for each in snapshot.capabilities), default=0)
    for name in template.capabilities:
        if name.casefold() not in called:
            position += 1
            codes.append(capability_code(name, codes))
            yield model.tables.Capability(code=codes[-1], name=name, position=position)
