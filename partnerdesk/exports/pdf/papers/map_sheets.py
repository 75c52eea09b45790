"""The partner map on large paper: A3 with its table, and a poster of A0."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.figure import Figure
from partnerdesk.exports.pdf.map_drawing import READ, PartnerMap
from partnerdesk.exports.pdf.papers.handout import A0_WIDE, A3_WIDE, Handout, handout, opening
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.sections.partner_map import (
    map_in_words,
    map_key,
    map_links,
    map_nodes,
    map_rings,
    numbered_names,
    relationships,
)
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import UNIT
from partnerdesk.exports.pdf.text import Clean
from partnerdesk.wording import QT_TRANSLATE_NOOP

_A3_LETTERS: Final = 1.9
_A3_COLUMNS: Final = 5
A0_LETTERS: Final = 5.0
"""How much larger than on a page of A4 the names on a poster may get."""
_A0_MARGIN: Final = Box(110.0, 150.0, 110.0, 120.0)
_FEW: Final = 40
"""Up to so many partners are named in the words that stand for a poster."""
_LONG: Final = 4000
"""And their names have so many characters together at most."""


def map_a3(paper: Paper) -> Handout:
    """The map fills the first page; the pages after it say the same in a table."""
    nodes, links = map_nodes(paper), map_links(paper)
    head, key = _title(paper), map_key(paper, links)
    page = handout(paper, [], A3_WIDE)
    tall = page.sheet.height - _height([*head, key], page.sheet.width) - 8 * UNIT
    rings = map_rings(paper)
    drawing = PartnerMap(nodes, links, paper.scale, tall, _A3_LETTERS, rings, READ)
    numbered = drawing.numbered(page.sheet.width)
    names = [PageBreak(), *numbered_names(paper, nodes, _A3_COLUMNS)] if numbered else []
    picture = Figure(drawing, map_in_words(paper, nodes, links), keep_with_next=True)
    return handout(paper, [*head, picture, key, *names, PageBreak(), *relationships(paper)], A3_WIDE)


def map_a0(paper: Paper) -> Handout:
    """One page."""
    nodes, links = map_nodes(paper), map_links(paper)
    head, key = _title(paper), map_key(paper, links)
    page = handout(paper, [], A0_WIDE, _A0_MARGIN)
    tall = page.sheet.height - _height([*head, key], page.sheet.width) - 20 * UNIT
    drawing = PartnerMap(nodes, links, paper.scale, tall, A0_LETTERS, map_rings(paper))
    picture = Figure(drawing, poster_words(paper), keep_with_next=True)
    return handout(paper, [*head, picture, key], A0_WIDE, _A0_MARGIN)


def poster_words(paper: Paper) -> Clean:
    """What a poster shows, for those who do not see it."""
    nodes, links = map_nodes(paper), map_links(paper)
    words = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Map of {partners} partners and {links} relationships: {names}. The map on A3 has the same in a table.",
        ),
        partners=len(nodes),
        links=len(links),
        names=paper.some_names([each.id for each in paper.snapshot.organisations], most=_LONG, count=_FEW),
    )
    return Clean(words)


def map_title(paper: Paper) -> Clean:
    """What all maps are called."""
    return paper.say(QT_TRANSLATE_NOOP("core", "Partner map"))


def _title(paper: Paper) -> list[Block]:
    return opening(paper, map_title(paper))


def _height(blocks: list[Block], width: float) -> float:
    return sum(block.height(width) + max(block.before, block.after) for block in blocks)
