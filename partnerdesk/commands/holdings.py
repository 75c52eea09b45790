"""Offers and needs, marked in the matrix or typed on a partner's card: one undo step each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, codes, rows
from partnerdesk.model.vocabulary import HoldingKind
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.storage.editor import Editor

_MARKED = {
    HoldingKind.OFFER: QT_TRANSLATE_NOOP("core", "{organisation} offers {capability}"),
    HoldingKind.NEED: QT_TRANSLATE_NOOP("core", "{organisation} needs {capability}"),
    None: QT_TRANSLATE_NOOP("core", "{organisation} neither offers nor needs {capability}"),
}


def mark_holding(editor: Editor, organisation_id: int, capability_id: int, kind: str | None) -> Change:
    """Say that an organisation offers a capability, or needs it, or (None) neither; one takes the other's place."""
    wanted = None if kind is None else cleaning.choice(HoldingKind, kind)
    organisation = rows.find(editor.snapshot.organisations, organisation_id)
    capability = rows.find(editor.snapshot.capabilities, capability_id)

    def work(session: Session) -> None:
        where = {"organisation_id": organisation_id, "capability_id": capability_id}
        there = rows.every(session, model.tables.Holding, **where)
        for holding in there:
            if holding.kind != wanted:
                session.delete(holding)
        if wanted is not None and all(holding.kind != wanted for holding in there):
            session.add(model.tables.Holding(kind=wanted, **where))

    label = Phrase(_MARKED[wanted], organisation=organisation.name, capability=capability.name)
    return editor.apply(label, work)


def hold_by_name(editor: Editor, organisation_id: int, name: str, kind: str) -> Change:
    """Say that an organisation offers or needs what is called ``name``. A new name makes a new capability."""
    wanted = cleaning.choice(HoldingKind, kind)
    organisation = rows.find(editor.snapshot.organisations, organisation_id)
    called = cleaning.name(name)
    there = editor.snapshot.capabilities
    known = next((each for each in there if each.name.casefold() == called.casefold()), None)

    def work(session: Session) -> None:
        if known is not None:
            capability_id = known.id
        else:
            code = codes.capability_code(called, [each.code for each in there])
            row = model.tables.Capability(code=code, name=called, position=rows.next_position(there))
            capability_id = rows.add(session, row)
        where = {"organisation_id": organisation_id, "capability_id": capability_id}
        if rows.first(session, model.tables.Holding, kind=wanted, **where) is None:
            session.add(model.tables.Holding(kind=wanted, **where))

    label = Phrase(
        _MARKED[wanted], organisation=organisation.name, capability=called if known is None else known.name
    )
    return editor.apply(label, work)
