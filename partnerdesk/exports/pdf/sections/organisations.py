"""What every organisation offers to the others, and what it needs from them."""

from __future__ import annotations

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.table import Cell, Table
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
    rows: list[list[Cell]] = [
        [
            (Span(paper.name(each.id), paper.scale.small_strong),),
            *(
                paper.lines(map(paper.capability, paper.snapshot.holdings_of(each.id, kind))) or NOT_SAID
                for kind in (HoldingKind.OFFER, HoldingKind.NEED)
            ),
        ]
        for each in paper.snapshot.organisations
    ]
    return [
        paper.section(QT_TRANSLATE_NOOP("core", "What each of us offers and needs")),
        Table(columns, rows, head_style=paper.scale.label),
    ]
