"""What every organisation offers to the others, what it needs from them, and what it can put in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from partnerdesk.exports.pdf.blocks import Block, Heading
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.style import UNIT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.records import Resource
from partnerdesk.model.vocabulary import HoldingKind
from partnerdesk.wording import QT_TRANSLATE_NOOP


def organisations(paper: Paper) -> list[Block]:
    """Nothing when there are no organisations."""
    if not paper.snapshot.organisations:
        return []
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Organisation"), 3, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Offers"), 3),
        paper.column(QT_TRANSLATE_NOOP("core", "Needs"), 3),
    ]
    held = held_by(paper)
    rows: list[list[Cell]] = [
        [
            (Span(paper.name(each.id), paper.scale.small_strong),),
            *(
                paper.lines(held.get((each.id, kind), [])) or NOT_SAID
                for kind in (HoldingKind.OFFER, HoldingKind.NEED)
            ),
        ]
        for each in paper.snapshot.organisations
    ]
    return [
        paper.section(QT_TRANSLATE_NOOP("core", "What each of us offers and needs")),
        Table(columns, rows, head_style=paper.scale.label),
        *_put_in(paper),
    ]


def _put_in(paper: Paper) -> list[Block]:
    """The resources of every organisation that named some, with their amounts (N15)."""
    said = {each.id: paper.snapshot.resources_of(each.id) for each in paper.snapshot.organisations}
    rows: list[list[Cell]] = [
        [
            (Span(paper.name(organisation_id), paper.scale.small_strong),),
            paper.lines([resource_words(each) for each in resources]),
        ]
        for organisation_id, resources in said.items()
        if resources
    ]
    if not rows:
        return []
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Organisation"), 3, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Can put in"), 6),
    ]
    title = paper.say(QT_TRANSLATE_NOOP("core", "What each of us can put in"))
    return [
        Heading(title, paper.scale.h3, 2, before=3 * UNIT, after=UNIT),
        Table(columns, rows, head_style=paper.scale.label),
    ]


def resource_words(each: Resource) -> Clean:
    """A resource with its amount."""
    return clean(": ".join(filter(None, (each.name, each.amount))))


def held_by(paper: Paper) -> Mapping[tuple[int, HoldingKind], list[Clean]]:
    """The names of what each organisation offers and needs, in the order in which it was said."""
    held: defaultdict[tuple[int, HoldingKind], list[Clean]] = defaultdict(list)
    for each in paper.snapshot.holdings:
        held[each.organisation_id, each.kind].append(paper.capability(each.capability_id))
    return held
