"""Goal cards of A5: one goal each, large, with how it is held and what speaks against it at the same size (N3)."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Gap, Heading, PageBreak, Paragraph
from partnerdesk.exports.pdf.flow import lay_out
from partnerdesk.exports.pdf.papers.handout import A5_WIDE, Handout, handout
from partnerdesk.exports.pdf.sections.goals import OUTLINE, measure, support, verdict
from partnerdesk.exports.pdf.sections.minority import minority_notes
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.structure import Box
from partnerdesk.exports.pdf.style import PINE, UNIT, TextStyle
from partnerdesk.exports.pdf.text import clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.rules.insights import GoalInsight
from partnerdesk.wording import QT_TRANSLATE_NOOP

_MARGIN: Final = Box(38.0, 48.0, 38.0, 40.0)


def goal_cards(paper: Paper) -> Handout:
    """A card for each shared goal; one with many notes goes on over further cards."""
    blocks: list[Block] = []
    for insight in paper.insights.goals:
        if insight.facts.kept:
            blocks += [PageBreak()] if blocks else []
            blocks += _largest(paper, insight)
    return handout(paper, blocks, A5_WIDE, _MARGIN)


def _largest(paper: Paper, insight: GoalInsight) -> list[Block]:
    """The card with the goal in the largest type that keeps it on one page; notes are as large as the goal itself."""
    scale, sheet = paper.scale, handout(paper, [], A5_WIDE, _MARGIN).sheet
    if not minority_notes(paper, insight):
        for style in (scale.display, scale.h1):
            card = _card(paper, insight, style)
            if len(lay_out(card, sheet)) == 1:
                return card
    return _card(paper, insight, scale.goal)


def _card(paper: Paper, insight: GoalInsight, style: TextStyle) -> list[Block]:
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
    return [
        Heading(code, paper.scale.small_strong.but(colour=PINE), 1, outline=outline, after=UNIT),
        Paragraph(Span(clean_lines(goal.text), style), after=2 * UNIT),
        *measure(paper, goal),
        verdict(paper, insight),
        Gap(UNIT),
        *support(paper, insight),
        *minority_notes(paper, insight),
    ]
