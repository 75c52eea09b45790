"""The agenda: what happens when, for how long, and what the time is spent on (N11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.ground import Align
from partnerdesk.exports.pdf.papers.handout import Handout, handout, opening
from partnerdesk.exports.pdf.sections.cover import rule_of_agreement
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import UNIT
from partnerdesk.exports.pdf.table import Cell, Column, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.records import AgendaItem
from partnerdesk.model.vocabulary import AgendaKind
from partnerdesk.wording import QT_TRANSLATE_NOOP

_CLOCK: Final = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")


def agenda(paper: Paper) -> Handout:
    """The items with the clock beside them where the hours of the workshop say when it begins."""
    workshop, items = paper.snapshot.workshop, paper.snapshot.workshop_agenda()
    blocks = opening(paper, paper.say(QT_TRANSLATE_NOOP("core", "Agenda")))
    if workshop.purpose:
        blocks.append(paper.paragraph(clean_lines(workshop.purpose), paper.scale.lead, after=4 * UNIT))
    return handout(paper, [*blocks, _table(paper, items), *_time_spent(paper, items), *_how(paper)])


def _table(paper: Paper, items: Sequence[AgendaItem]) -> Block:
    starts = list(_starts(paper.snapshot.workshop.hours, items))
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Time"), 1, paper.scale.body),
        paper.column(QT_TRANSLATE_NOOP("core", "What"), 5, paper.scale.body, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Spent on"), 2),
        _minutes(paper),
    ]
    if not starts:
        del columns[0]
    rows: list[list[Cell]] = []
    for place, item in enumerate(items):
        row: list[Cell] = [starts[place]] if starts else []
        title = (Span(clean_lines(item.title), paper.scale.strong),)
        rows.append([*row, title, paper.label(item.kind), clean(str(item.minutes))])
    return Table(columns, rows, head_style=paper.scale.label, after=3 * UNIT)


def _minutes(paper: Paper) -> Column:
    return Column(paper.say(QT_TRANSLATE_NOOP("core", "Minutes")), 1, paper.scale.figures, align=Align.RIGHT)


def _starts(hours: str, items: Sequence[AgendaItem]) -> Iterator[Clean]:
    """When each item begins; nothing where no time of day is said."""
    found = _CLOCK.search(hours)
    if found is None:
        return
    minute = int(found[1]) * 60 + int(found[2])
    for item in items:
        yield clean(f"{minute // 60 % 24:02d}:{minute % 60:02d}")
        minute += item.minutes


def _time_spent(paper: Paper, items: Sequence[AgendaItem]) -> list[Block]:
    """Minutes by kind, the most first, and in all."""
    spent = {kind: sum(item.minutes for item in items if item.kind is kind) for kind in AgendaKind}
    total = sum(spent.values())
    if not total:
        return []
    order = sorted((kind for kind in spent if spent[kind]), key=lambda kind: -spent[kind])
    parts = [
        paper.say(
            QT_TRANSLATE_NOOP("core", "{kind} {minutes} min"), kind=paper.label(kind), minutes=spent[kind]
        )
        for kind in order
    ]
    hours, minutes = divmod(total, 60)
    in_all = QT_TRANSLATE_NOOP("core", "In all {hours} h {minutes} min: {parts}.")
    if not minutes:
        in_all = QT_TRANSLATE_NOOP("core", "In all {hours} h: {parts}.")
    elif not hours:
        in_all = QT_TRANSLATE_NOOP("core", "In all {minutes} min: {parts}.")
    words = paper.say(in_all, hours=hours, minutes=minutes, parts=", ".join(parts))
    return [paper.paragraph(words, paper.scale.small, after=4 * UNIT)]


def _how(paper: Paper) -> list[Block]:
    """How we agree, and when we meet next."""
    workshop = paper.snapshot.workshop
    said = [
        (QT_TRANSLATE_NOOP("core", "How we agree"), rule_of_agreement(paper, workshop)),
        (QT_TRANSLATE_NOOP("core", "Next meeting"), clean(workshop.next_meeting)),
    ]
    blocks: list[Block] = []
    for title, words in said:
        if words != NOTHING:
            blocks += [paper.heading(title), paper.paragraph(words)]
    return blocks
