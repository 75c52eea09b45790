"""The words test (N14): a goal as each of those who wrote it down would say it, below the words of the room."""

from __future__ import annotations

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import UNIT
from partnerdesk.exports.pdf.table import Table
from partnerdesk.exports.pdf.text import Clean, clean_lines
from partnerdesk.model.records import OwnWords
from partnerdesk.rules.insights import GoalInsight
from partnerdesk.wording import QT_TRANSLATE_NOOP


def own_words(paper: Paper, insight: GoalInsight) -> list[Block]:
    """Who, and their words side by side with the name; nothing where nobody wrote any."""
    said = [each for each in paper.snapshot.own_words if each.goal_id == insight.id]
    if not said:
        return []
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "In their own words"), 2, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "The goal as they say it"), 5),
    ]
    rows = [[_who(paper, each), clean_lines(each.text)] for each in said]
    return [Table(columns, rows, head_style=paper.scale.label, after=2 * UNIT)]


def _who(paper: Paper, words: OwnWords) -> Clean:
    if words.organisation_id is None:
        return paper.say(QT_TRANSLATE_NOOP("core", "Not named"))
    return paper.name(words.organisation_id)
