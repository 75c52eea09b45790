"""Offers and needs, marked in the matrix or typed on a partner's card: one undo step each."""

from __future__ import annotations

from collections.abc import Iterable
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

    def work(session: Session) -> None:
        _hold(session, organisation_id, _capability(session, called), wanted)

    known = {each.name.casefold(): each.name for each in editor.snapshot.capabilities}
    capability = known.get(called.casefold(), called)
    return editor.apply(Phrase(_MARKED[wanted], organisation=organisation.name, capability=capability), work)


def set_holdings(editor: Editor, organisation_id: int, kind: str, names: Iterable[str]) -> Change:
    """Say everything that an organisation offers, or everything that it needs. New names make new capabilities."""
    wanted = cleaning.choice(HoldingKind, kind)
    organisation = rows.find(editor.snapshot.organisations, organisation_id)
    called = [cleaning.name(each) for each in names]

    def work(session: Session) -> None:
        ids = [_capability(session, each) for each in called]
        where = {"organisation_id": organisation_id}
        for holding in rows.every(session, model.tables.Holding, **where):
            if holding.kind == wanted and holding.capability_id not in ids:
                session.delete(holding)
        for each in ids:
            _hold(session, organisation_id, each, wanted)

    text = {
        HoldingKind.OFFER: QT_TRANSLATE_NOOP("core", "Change what {organisation} offers"),
        HoldingKind.NEED: QT_TRANSLATE_NOOP("core", "Change what {organisation} needs"),
    }[wanted]
    return editor.apply(Phrase(text, organisation=organisation.name), work)


def _capability(session: Session, name: str) -> int:
    """Inside an edit: the id of the capability of this name, in whatever letters; made if it is not there."""
    there = rows.every(session, model.tables.Capability)
    known = next((each.id for each in there if each.name.casefold() == name.casefold()), None)
    if known is not None:
        return known
    code = codes.capability_code(name, [each.code for each in there])
    row = model.tables.Capability(
        code=code, name=name, position=max((each.position for each in there), default=0) + 1
    )
    return rows.add(session, row)


def _hold(session: Session, organisation_id: int, capability_id: int, kind: HoldingKind) -> None:
    where = {"organisation_id": organisation_id, "capability_id": capability_id}
    if all(each.kind != kind for each in rows.every(session, model.tables.Holding, **where)):
        rows.add(session, model.tables.Holding(kind=kind, **where))
