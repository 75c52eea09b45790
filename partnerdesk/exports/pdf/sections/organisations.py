"""What every organisation offers to the others, and what it needs from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.exports.pdf.wrapping import Span
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
    held = _held(paper)
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
    ]


def _held(paper: Paper) -> Mapping[tuple[int, HoldingKind], list[Clean]]:
    """The names of what each organisation offers and needs, in the order in which it was said."""
    held: defaultdict[tuple[int, HoldingKind], list[Clean]] = defaultdict(list)
    for each in paper.snapshot.holdings:
        held[each.organisation_id, each.kind].append(paper.capability(each.capability_id))
    return held
