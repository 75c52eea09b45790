"""The parking lot: what came up and was put aside, and how it ended."""

from __future__ import annotations

from partnerdesk.exports.pdf.blocks import Block, bullets
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import INK_SOFT
from partnerdesk.exports.pdf.text import Clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.wording import QT_TRANSLATE_NOOP


def parking_lot(paper: Paper) -> list[Block]:
    """Nothing when nothing was parked."""
    items = paper.snapshot.workshop_parking()
    if not items:
        return []
    soft = paper.scale.body.but(colour=INK_SOFT)
    entries = [
        (
            Span(clean_lines(item.text), paper.scale.body),
            Span(Clean(f"  ·  {paper.label(item.outcome)}"), soft),
        )
        for item in items
    ]
    return [
        paper.section(QT_TRANSLATE_NOOP("core", "Parking lot")),
        bullets(entries, paper.scale.body),
    ]
