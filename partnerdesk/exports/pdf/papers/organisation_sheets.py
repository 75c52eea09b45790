"""A sheet for each organisation: what it leads, what it brings to others, what it promised, offers and needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.papers.handout import Handout, handout, opening
from partnerdesk.exports.pdf.sections.actions import what, who_brings
from partnerdesk.exports.pdf.sections.attendance import type_words
from partnerdesk.exports.pdf.sections.organisations import held_by, resource_words
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.sections.since_last import fate_words, reason_words
from partnerdesk.exports.pdf.style import INK_SOFT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import Clean, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.records import Organisation
from partnerdesk.model.vocabulary import HoldingKind
from partnerdesk.rules.insights import ActionInsight
from partnerdesk.rules.promises import Promise, Promises, promise_words, promises
from partnerdesk.wording import QT_TRANSLATE_NOOP


def organisation_sheets(paper: Paper) -> Handout:
    """All sheets in one document, each beginning on a page of its own."""
    blocks: list[Block] = []
    for sheet in _sheets(paper):
        blocks += [PageBreak()] if blocks else []
        blocks += sheet
    return handout(paper, blocks)


def single_sheets(paper: Paper) -> Iterator[tuple[Organisation, Handout]]:
    """Each organisation with a document of its own."""
    for organisation, sheet in zip(paper.snapshot.organisations, _sheets(paper), strict=True):
        yield organisation, handout(paper, sheet)


@dataclass(frozen=True, slots=True)
class _Work:
    """The actions of a workshop and the promises so far, sorted once by organisation."""

    leads: Mapping[int, list[ActionInsight]]
    brings: Mapping[int, list[ActionInsight]]
    promised: Mapping[int, list[Promise]]
    held: Mapping[tuple[int, HoldingKind], list[Clean]]


def _sheets(paper: Paper) -> Iterator[list[Block]]:
    work = _sorted(paper)
    for each in paper.snapshot.organisations:
        yield _sheet(paper, each, work)


def _sorted(paper: Paper) -> _Work:
    leads: defaultdict[int, list[ActionInsight]] = defaultdict(list)
    brings: defaultdict[int, list[ActionInsight]] = defaultdict(list)
    promised: defaultdict[int, list[Promise]] = defaultdict(list)
    for insight in paper.insights.actions:
        lead = insight.facts.action.lead_id
        if not insight.facts.kept:
            continue
        if lead is not None:
            leads[lead].append(insight)
        for organisation_id in insight.facts.parts:
            if organisation_id != lead:
                brings[organisation_id].append(insight)
    for promise in promises(paper.snapshot).every:
        if promise.history.action.lead_id is not None:
            promised[promise.history.action.lead_id].append(promise)
    return _Work(leads, brings, promised, held_by(paper))


def _sheet(paper: Paper, organisation: Organisation, work: _Work) -> list[Block]:
    here = [paper.person(each) for each in paper.people_coming.get(organisation.id, [])]
    came = paper.say(QT_TRANSLATE_NOOP("core", "For it: {people}"), people=", ".join(here))
    about = [type_words(paper, organisation), *([came] if here else [])]
    return [
        *opening(paper, paper.name(organisation.id), *about),
        *_leads(paper, work.leads.get(organisation.id, [])),
        *_brings(paper, organisation.id, work.brings.get(organisation.id, [])),
        *_promises(paper, work.promised.get(organisation.id, [])),
        *_offers(paper, organisation, work),
    ]


def _leads(paper: Paper, insights: list[ActionInsight]) -> list[Block]:
    heading = paper.heading(QT_TRANSLATE_NOOP("core", "What you lead"))
    if not insights:
        return [heading, paper.paragraph(paper.say(QT_TRANSLATE_NOOP("core", "You lead no action.")))]
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Action"), 4, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Who brings what"), 3.6),
        paper.column(QT_TRANSLATE_NOOP("core", "Due"), 1.5, paper.scale.figures),
    ]
    rows: list[list[Cell]] = [
        [what(paper, each), who_brings(paper, each), paper.day_short(each.facts.action.due) or NOT_SAID]
        for each in insights
    ]
    return [heading, Table(columns, rows, head_style=paper.scale.label)]


def _brings(paper: Paper, organisation_id: int, insights: list[ActionInsight]) -> list[Block]:
    heading = paper.heading(QT_TRANSLATE_NOOP("core", "What you bring to others' actions"))
    if not insights:
        words = paper.say(
            QT_TRANSLATE_NOOP("core", "You bring nothing to an action that somebody else leads.")
        )
        return [heading, paper.paragraph(words)]
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Action"), 3.6, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Lead"), 2),
        paper.column(QT_TRANSLATE_NOOP("core", "You bring"), 2.2),
        paper.column(QT_TRANSLATE_NOOP("core", "Due"), 1.5, paper.scale.figures),
    ]
    rows = [_brought(paper, organisation_id, each) for each in insights]
    return [heading, Table(columns, rows, head_style=paper.scale.label)]


def _brought(paper: Paper, organisation_id: int, insight: ActionInsight) -> list[Cell]:
    action = insight.facts.action
    soft = paper.scale.small.but(colour=INK_SOFT)
    yours = paper.capabilities(insight.facts.parts[organisation_id])
    return [
        (
            Span(Clean(f"{clean(action.code)}\u00a0\u00a0"), soft),
            Span(clean_lines(action.text), paper.scale.small),
        ),
        paper.name(action.lead_id) if action.lead_id is not None else NOT_SAID,
        yours or paper.say(QT_TRANSLATE_NOOP("core", "Not said yet")),
        paper.day_short(action.due) or NOT_SAID,
    ]


def _promises(paper: Paper, of_it: list[Promise]) -> list[Block]:
    """The promises whose day has come; nothing before the first."""
    due = [each for each in of_it if each.due]
    if not due:
        return []
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Promise"), 4, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Promised for"), 1.7, paper.scale.figures),
        paper.column(QT_TRANSLATE_NOOP("core", "What became of it"), 3),
    ]
    rows = [_kept(paper, each) for each in due]
    sum_ = paper.paragraph(paper.voice.phrase(promise_words(Promises(tuple(of_it)))), paper.scale.small)
    sum_.keep_with_next = True
    heading = paper.heading(QT_TRANSLATE_NOOP("core", "Your promises"))
    return [heading, sum_, Table(columns, rows, head_style=paper.scale.label)]


def _kept(paper: Paper, promise: Promise) -> list[Cell]:
    why = reason_words(paper, promise.history)
    return [
        clean_lines(promise.history.action.text),
        paper.day_short(promise.history.dates[0]),
        (
            Span(fate_words(paper, promise), paper.scale.small_strong),
            *([Span(Clean("\n" + why), paper.scale.small.but(colour=INK_SOFT))] if why else []),
        ),
    ]


def _offers(paper: Paper, organisation: Organisation, work: _Work) -> list[Block]:
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "You offer"), 3),
        paper.column(QT_TRANSLATE_NOOP("core", "You need"), 3),
        paper.column(QT_TRANSLATE_NOOP("core", "You can put in"), 3),
    ]
    said: Iterable[Iterable[Clean]] = (
        work.held.get((organisation.id, HoldingKind.OFFER), []),
        work.held.get((organisation.id, HoldingKind.NEED), []),
        map(resource_words, paper.snapshot.resources_of(organisation.id)),
    )
    row: list[Cell] = [paper.lines(each) or NOT_SAID for each in said]
    heading = paper.heading(QT_TRANSLATE_NOOP("core", "What you offer and need"))
    return [heading, Table(columns, [row], head_style=paper.scale.label)]
