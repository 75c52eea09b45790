"""The summary in large print: all words at least 18 points, the foot of the page 16, and nothing side by side."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, PageBreak
from partnerdesk.exports.pdf.imprint import furniture
from partnerdesk.exports.pdf.papers.handout import Handout
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.sections.partner_map import relationships
from partnerdesk.exports.pdf.style import TypeScale, at_least
from partnerdesk.exports.pdf.summary import SECTION_MAKERS, blocks_of
from partnerdesk.wording import QT_TRANSLATE_NOOP

POINTS: Final = 18.0
_FOOT: Final = 16.0
"""At the foot of a page the record's code and the number of the page share a line."""
_LEADING: Final = 1.4
_HEADINGS: Final = 1.5


def large_scale() -> TypeScale:
    """Every size of type at least 18 points, but for the foot; headings stay larger than words."""
    return at_least(POINTS, _HEADINGS, _LEADING, _FOOT)


def large_print(paper: Paper) -> Handout:
    """What the summary says, without the drawn map: its table says the same."""
    blocks = blocks_of(paper, {**SECTION_MAKERS, "partner-map": _relationships})
    # In such letters the cover ends on a page of its own, so what follows goes on there.
    running_on = [each for each in blocks if not isinstance(each, PageBreak)]
    in_one_column = [part for each in running_on for part in each.in_one_column()]
    return Handout(in_one_column, furniture(paper).sheet())


def _relationships(paper: Paper) -> list[Block]:
    if not paper.snapshot.organisations:
        return []
    return [paper.section(QT_TRANSLATE_NOOP("core", "Partner map")), *relationships(paper)]
