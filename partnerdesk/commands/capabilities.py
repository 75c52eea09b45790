"""Capabilities, and who offers or needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, codes, rows
from partnerdesk.errors import InputError
from partnerdesk.model.vocabulary import HoldingKind
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import Capability
    from partnerdesk.storage.editor import Editor


def add_capability(editor: Editor, name: str) -> Change:
    """Raises InputError when there is one of that name."""
    called = cleaning.name(name)
    _refuse_twin(editor, called)
    there = editor.snapshot.capabilities

    def work(session: Session) -> None:
        code = codes.capability_code(called, [each.code for each in there])
        session.add(model.tables.Capability(code=code, name=called, position=rows.next_position(there)))

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Add the capability {name}"), name=called), work)


def rename_capability(editor: Editor, capability_id: int, name: str) -> Change:
    """Raises InputError when another capability has that name."""
    capability = _capability(editor, capability_id)
    called = cleaning.name(name)
    _refuse_twin(editor, called, capability_id)
    label = Phrase(QT_TRANSLATE_NOOP("core", "Rename the capability {name}"), name=capability.name)
    return rows.change(editor, label, "Capability", capability_id, name=called)


def move_capability(editor: Editor, capability_id: int, by: int) -> Change:
    """Move a capability ``by`` places down, up when negative."""
    capability = _capability(editor, capability_id)
    label = Phrase(QT_TRANSLATE_NOOP("core", "Move the capability {name}"), name=capability.name)
    return rows.move(editor, label, "Capability", editor.snapshot.capabilities, capability_id, by)


def remove_capability(editor: Editor, capability_id: int) -> Change:
    """Remove a capability from goals and from offers and needs. Who brought it to an action still contributes."""
    capability = _capability(editor, capability_id)

    def work(session: Session) -> None:
        rows.remove(session, model.tables.Holding, capability_id=capability_id)
        rows.remove(session, model.tables.GoalNeed, capability_id=capability_id)
        for part in rows.every(session, model.tables.Contribution, capability_id=capability_id):
            _forget_what_is_brought(session, part)
        rows.remove(session, model.tables.Capability, id=capability_id)

    label = Phrase(QT_TRANSLATE_NOOP("core", "Remove the capability {name}"), name=capability.name)
    return editor.apply(label, work)


def set_holding(editor: Editor, organisation_id: int, capability_id: int, kind: str, *, held: bool) -> Change:
    """Say that an organisation offers or needs a capability, or that it does not."""
    wanted = cleaning.choice(HoldingKind, kind)
    where = {"organisation_id": organisation_id, "capability_id": capability_id}

    def work(session: Session) -> None:
        there = rows.first(session, model.tables.Holding, kind=wanted, **where)
        if held and there is None:
            session.add(model.tables.Holding(kind=wanted, **where))
        elif not held and there is not None:
            session.delete(there)

    return editor.apply(_holding_label(editor, organisation_id, capability_id, wanted, held=held), work)


def toggle_holding(editor: Editor, organisation_id: int, capability_id: int, kind: str) -> Change:
    """Turn an offer or a need on or off."""
    wanted = cleaning.choice(HoldingKind, kind)
    held = capability_id in editor.snapshot.holdings_of(organisation_id, wanted)
    return set_holding(editor, organisation_id, capability_id, wanted, held=not held)


def _holding_label(
    editor: Editor, organisation_id: int, capability_id: int, kind: HoldingKind, *, held: bool
) -> Phrase:
    text = {
        (HoldingKind.OFFER, True): QT_TRANSLATE_NOOP("core", "{organisation} offers {capability}"),
        (HoldingKind.OFFER, False): QT_TRANSLATE_NOOP("core", "{organisation} does not offer {capability}"),
        (HoldingKind.NEED, True): QT_TRANSLATE_NOOP("core", "{organisation} needs {capability}"),
        (HoldingKind.NEED, False): QT_TRANSLATE_NOOP("core", "{organisation} does not need {capability}"),
    }[kind, held]
    organisation = rows.find(editor.snapshot.organisations, organisation_id)
    return Phrase(text, organisation=organisation.name, capability=_capability(editor, capability_id).name)


def _forget_what_is_brought(session: Session, part: model.tables.Contribution) -> None:
    others = rows.every(
        session, model.tables.Contribution, action_id=part.action_id, organisation_id=part.organisation_id
    )
    if len(others) > 1:
        session.delete(part)
        session.flush()
    else:
        part.capability_id = None


def _refuse_twin(editor: Editor, name: str, but: int = 0) -> None:
    for each in editor.snapshot.capabilities:
        if each.name.casefold() == name.casefold() and each.id != but:
            text = QT_TRANSLATE_NOOP(
                "core", "There is a capability {name} already. Use it, or choose another name."
            )
            raise InputError(Phrase(text, name=each.name))


def _capability(editor: Editor, capability_id: int) -> Capability:
    return rows.find(editor.snapshot.capabilities, capability_id)
