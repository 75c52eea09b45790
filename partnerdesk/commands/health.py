"""The health check: sheets that people filled in, by hand or on the screen, hidden until they are revealed.

A sheet keeps the sector that somebody came from, never the organisation or the person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from partnerdesk import model
from partnerdesk.commands import cleaning, rows
from partnerdesk.commands.polling import BALLOT
from partnerdesk.errors import InputError
from partnerdesk.model.health import STATEMENTS, readable
from partnerdesk.model.partner_types import CATEGORY_LABELS
from partnerdesk.quick.entries import HealthEntry
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from sqlmodel import Session

    from partnerdesk.model.change import Change
    from partnerdesk.model.records import HealthSheet
    from partnerdesk.model.snapshot import Snapshot
    from partnerdesk.storage.editor import Editor


def add_health_sheets(editor: Editor, entries: Sequence[HealthEntry]) -> Change:
    """The sheets of several people in one undo step. A sheet that was entered before is replaced and keeps its sector
    when none is said; of one that is there twice the last counts. With the first ones the check is asked blind.

    Raises InputError when a sheet has not 24 answers from 0 to 4, or a sector that is none; then none is added.
    """
    snapshot = editor.snapshot
    given = [_checked(entry) for entry in entries]
    begins = bool(given) and not snapshot.workshop_health()

    def work(session: Session) -> None:
        if begins:
            rows.put(session, model.tables.Workshop, snapshot.workshop, health_hidden=True)
        for entry in _last_of_each(given):
            there = sheet_of(snapshot, entry.ballot)
            before = there.sector if there else ""
            rows.put(
                session, model.tables.HealthSheet, there, workshop_id=snapshot.workshop.id, ballot=entry.ballot,
                sector=before if entry.sector is None else entry.sector, answers=entry.answers,
            )  # fmt: skip

    if len(given) == 1:
        return editor.apply(_label(given[0].ballot), work)
    text = QT_TRANSLATE_NOOP("core", "{count} sheets of the health check")
    return editor.apply(Phrase(text, count=len(given)), work)


def remove_health_sheet(editor: Editor, sheet_id: int) -> Change:
    """Take a sheet out. With the last of them nothing is hidden any more."""
    snapshot = editor.snapshot
    sheet = rows.find(snapshot.health_sheets, sheet_id)
    workshop = rows.find(snapshot.workshops, sheet.workshop_id)
    last = sum(each.workshop_id == workshop.id for each in snapshot.health_sheets) == 1

    def work(session: Session) -> None:
        rows.remove(session, model.tables.HealthSheet, id=sheet_id)
        if last:
            rows.put(session, model.tables.Workshop, workshop, health_hidden=False)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Take out a sheet of the health check")), work)


def reveal_health(editor: Editor) -> Change:
    """Show how the health check was answered."""
    workshop = editor.snapshot.workshop
    label = Phrase(QT_TRANSLATE_NOOP("core", "Reveal the health check"))
    return rows.change(editor, label, "Workshop", workshop.id, health_hidden=False)


def clear_health(editor: Editor) -> Change:
    """Take all sheets of the workshop out, to ask anew."""
    workshop = editor.snapshot.workshop

    def work(session: Session) -> None:
        rows.remove(session, model.tables.HealthSheet, workshop_id=workshop.id)
        rows.put(session, model.tables.Workshop, workshop, health_hidden=False)

    return editor.apply(Phrase(QT_TRANSLATE_NOOP("core", "Clear the health check")), work)


def sheet_of(snapshot: Snapshot, ballot: str) -> HealthSheet | None:
    """The sheet with this code in the workshop being worked on, if it was entered; one without is nobody's."""
    found = (each for each in snapshot.workshop_health() if each.ballot == ballot)
    return next(found, None) if ballot else None


def _last_of_each(entries: Sequence[HealthEntry]) -> list[HealthEntry]:
    """Each code once, with what it says last; sheets without a code are all different people's."""
    last: dict[str | int, HealthEntry] = {}
    for place, entry in enumerate(entries):
        last[entry.ballot or place] = entry
    return list(last.values())


def _checked(entry: HealthEntry) -> HealthEntry:
    if not readable(entry.answers):
        text = QT_TRANSLATE_NOOP(
            "core", "A sheet has {count} answers, each a number from 0 to 4. Type them all, 0 for cannot say."
        )
        raise InputError(Phrase(text, count=len(STATEMENTS)))
    if entry.sector and entry.sector not in CATEGORY_LABELS:
        text = QT_TRANSLATE_NOOP("core", "{value} cannot be chosen here. Choose one of: {choices}.")
        raise InputError(Phrase(text, value=cleaning.line(entry.sector), choices=", ".join(CATEGORY_LABELS)))
    return HealthEntry(cleaning.line(entry.ballot, BALLOT).upper(), entry.answers, entry.sector)


def _label(ballot: str) -> Phrase:
    """Says nothing of the answers: it stands at the foot of the window while others still fill theirs in."""
    if ballot:
        text = QT_TRANSLATE_NOOP("core", "Sheet {ballot} of the health check")
        return Phrase(text, ballot=ballot)
    return Phrase(QT_TRANSLATE_NOOP("core", "A sheet of the health check"))
