"""Goal cards of A5: one goal each, large, with how it is held and what speaks against it at the same size (N3)."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Gap, Heading, PageBreak, Paragraph
from partnerdesk.exports.pdf.papers.handout import A5_WIDE, Handout, handout
from partnerdesk.exports.pdf.sections.goals import OUTLINE, measure, support, verdict
from partnerdesk.exports.pdf.sections.minority import minority_notes
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import PINE, UNIT
from partnerdesk.exports.pdf.text import clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.rules.insights import GoalInsight
from partnerdesk.wording import QT_TRANSLATE_NOOP

_MARGIN: Final = Box(38.0, 48.0, 38.0, 40.0)
_LARGEST: Final = 70
_LARGE: Final = 160
"""Goals of up to so many characters are set in the largest type, or a large one."""


def goal_cards(paper: Paper) -> Handout:
    """A card for each shared goal; one with many notes goes on over further cards."""
    blocks: list[Block] = []
    for insight in paper.insights.goals:
        if insight.facts.kept:
            blocks += [PageBreak()] if blocks else []
            blocks += _card(paper, insight)
    return handout(paper, blocks, A5_WIDE, _MARGIN)


def _card(paper: Paper, insight: GoalInsight) -> list[Block]:
    goal = insight.facts.goal
    code = paper.say(
        QT_TRANSLATE_NOOP("core", "Goal {code}: {status}"),
        code=clean(goal.code),
        status=paper.label(goal.status),
    )
    outline = paper.say(
        QT_TRANSLATE_NOOP("core", "Goal {code}: {words}"),
        code=clean(goal.code),
        words=clean(goal.text, most=OUTLINE),
    )
    notes = minority_notes(paper, insight)
    style = paper.scale.goal
    if not notes and len(goal.text) <= _LARGE:  # notes are as large as the goal itself
        style = paper.scale.display if len(goal.text) <= _LARGEST else paper.scale.h1
    return [
        Heading(code, paper.scale.small_strong.but(colour=PINE), 1, outline=outline, after=UNIT),
        Paragraph(Span(clean_lines(goal.text), style), after=2 * UNIT),
        *measure(paper, goal),
        verdict(paper, insight),
        Gap(UNIT),
        *support(paper, insight),
        *notes,
    ]
