"""Since last time: what became of the promises of the workshops before (N13), and what came back to this one."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, bullets
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.style import INK_SOFT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.records import Workshop
from partnerdesk.rules.promises import (
    Fate,
    History,
    Promise,
    Promises,
    histories,
    last_before,
    promise_words,
    promises,
)
from partnerdesk.wording import QT_TRANSLATE_NOOP

_FATES: Final = {
    Fate.KEPT: QT_TRANSLATE_NOOP("core", "Done on time"),
    Fate.LATE: QT_TRANSLATE_NOOP("core", "Late"),
    Fate.DROPPED: QT_TRANSLATE_NOOP("core", "Dropped"),
    Fate.AHEAD: QT_TRANSLATE_NOOP("core", "Not due yet"),
    Fate.RELEASED: QT_TRANSLATE_NOOP("core", "Dropped before its day"),
}


def since_last(paper: Paper) -> list[Block]:
    """Nothing in a first workshop."""
    before = last_before(paper.snapshot)
    if before is None:
        return []
    kept = promises(paper.snapshot)
    return [
        paper.section(QT_TRANSLATE_NOOP("core", "Since last time")),
        *_figures(paper, before, kept),
        *_carried(paper, kept),
        *_came_back(paper),
    ]


def fate_words(paper: Paper, promise: Promise | None) -> Clean:
    """What became of a promise; of an action without a date, only how it stands."""
    return paper.say(_FATES[promise.fate]) if promise is not None else NOTHING


def reason_words(paper: Paper, history: History) -> Clean:
    """Why it was late or dropped, as far as that was said."""
    notes = (history.action.reason_note, *(each.note for each in reversed(history.postponements)))
    note = next((clean(each) for each in notes if each), NOTHING)
    said = [paper.label(history.reason) if history.reason else NOTHING, note]
    return clean(": ".join(each for each in said if each))


def _figures(paper: Paper, before: Workshop, kept: Promises) -> list[Block]:
    last = paper.say(
        QT_TRANSLATE_NOOP("core", "The last workshop was number {number}, on {day}."),
        number=before.number,
        day=paper.day(before.date),
    )
    reasons = [f"{paper.label(reason)} ({count})" for reason, count in kept.reasons.items() if reason]
    why = paper.say(QT_TRANSLATE_NOOP("core", "Why not: {reasons}."), reasons=", ".join(reasons))
    unsealed = paper.say(
        QT_TRANSLATE_NOOP("core", "It was never sealed: what it says was not signed.")
        if before.sealed_version is None
        else ""
    )
    said = [last if before.date else NOTHING, unsealed, paper.voice.phrase(promise_words(kept))]
    words = clean(" ".join(each for each in [*said, why if reasons else NOTHING] if each))
    return [paper.paragraph(words)]


def _carried(paper: Paper, kept: Promises) -> list[Block]:
    """A row for every action that was carried over."""
    known = histories(paper.snapshot)
    promised = {each.history.action.id: each for each in kept.every}
    carried = [
        known[each.id]
        for each in paper.snapshot.workshop_actions()
        if each.id in known and known[each.id].carried
    ]
    if not carried:
        return [paper.paragraph(paper.say(QT_TRANSLATE_NOOP("core", "No action was carried over.")))]
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Action"), 4, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Lead"), 2),
        paper.column(QT_TRANSLATE_NOOP("core", "Promised for"), 1.7, paper.scale.figures),
        paper.column(QT_TRANSLATE_NOOP("core", "What became of it"), 2.6),
    ]
    rows = [_row(paper, each, promised.get(each.action.id)) for each in carried]
    return [Table(columns, rows, head_style=paper.scale.label)]


def _row(paper: Paper, history: History, promise: Promise | None) -> list[Cell]:
    action, soft = history.action, paper.scale.small.but(colour=INK_SOFT)
    days = [paper.day_short(each) for each in history.dates]
    below = [reason_words(paper, history)]
    if len(days) > 1:
        below.append(paper.say(QT_TRANSLATE_NOOP("core", "Now for {day}"), day=days[-1]))
    became = fate_words(paper, promise) or paper.label(action.status)
    return [
        (
            Span(Clean(f"{clean(action.code)}\u00a0\u00a0"), soft),
            Span(clean_lines(action.text), paper.scale.small),
        ),
        paper.name(action.lead_id) if action.lead_id is not None else NOT_SAID,
        days[0] if days else NOT_SAID,
        (
            Span(became, paper.scale.small_strong),
            *(Span(Clean("\n" + each), soft) for each in below if each),
        ),
    ]


def _came_back(paper: Paper) -> list[Block]:
    back = [each for each in paper.snapshot.workshop_parking() if each.carried_from_id is not None]
    if not back:
        return []
    items = [(Span(clean_lines(each.text), paper.scale.body),) for each in back]
    return [
        paper.heading(QT_TRANSLATE_NOOP("core", "Back from the parking lot")),
        bullets(items, paper.scale.body),
    ]
