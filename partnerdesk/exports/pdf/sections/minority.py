"""Minority notes: who does not stand behind a goal, why, and what would change it, as large as the goal itself (N3)."""

from __future__ import annotations

from partnerdesk.exports.pdf.blocks import Block, Paragraph, Stack
from partnerdesk.exports.pdf.fonts import Face
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT, WARN
from partnerdesk.exports.pdf.text import Clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.records import Dissent
from partnerdesk.model.vocabulary import SupportLevel
from partnerdesk.rules.insights import GoalInsight
from partnerdesk.wording import QT_TRANSLATE_NOOP


def minority_notes(paper: Paper, insight: GoalInsight) -> list[Block]:
    """A note for each dissent in words, and a line for all who gave no reason and stand at the same level."""
    spoken = {each.organisation_id for each in insight.facts.dissents}
    silent = [each for each in insight.support.dissent or () if each not in spoken]
    blocks: list[Block] = [_note(paper, each, insight) for each in insight.facts.dissents]
    for level in SupportLevel:
        alike = [each for each in silent if insight.facts.support[each] == level]
        if alike:
            words = paper.say(
                QT_TRANSLATE_NOOP("core", "{level}, no reason was recorded: {names}."),
                level=paper.label(level),
                names=paper.names(alike),
            )
            blocks.append(_barred([paper.paragraph(words, paper.scale.small, after=0.0)]))
    return blocks


def _note(paper: Paper, note: Dissent, insight: GoalInsight) -> Block:
    goal_size = paper.scale.goal.but(face=Face.REGULAR)
    blocks: list[Block] = [_who(paper, note, insight)]
    if note.reason:
        blocks.append(Paragraph(Span(clean_lines(note.reason), goal_size), after=UNIT))
    if note.would_change:
        lead = paper.say(QT_TRANSLATE_NOOP("core", "What would change it:"))
        blocks.append(paper.paragraph(lead, paper.scale.label, after=0.0))
        blocks[-1].keep_with_next = True
        blocks.append(Paragraph(Span(clean_lines(note.would_change), goal_size), after=0.0))
    return _barred(blocks)


def _who(paper: Paper, note: Dissent, insight: GoalInsight) -> Block:
    """Whose note it is, and at which level of support they stand."""
    title = paper.say(QT_TRANSLATE_NOOP("core", "Somebody sees this differently"))
    if note.organisation_id is not None:
        name = paper.name(note.organisation_id)
        title = paper.say(QT_TRANSLATE_NOOP("core", "{name} sees this differently"), name=name)
    spans = [Span(title, paper.scale.small_strong)]
    level = insight.facts.support.get(note.organisation_id or 0)
    if level:
        said = Clean(f"  ·  {paper.label(SupportLevel(level))}")
        spans.append(Span(said, paper.scale.small.but(colour=INK_SOFT)))
    return Paragraph(*spans, after=0.5 * UNIT, keep_with_next=True)


def _barred(blocks: list[Block]) -> Stack:
    return Stack(blocks, bar=WARN, inset=4 * UNIT, keep_below=260, before=UNIT, after=3 * UNIT)
