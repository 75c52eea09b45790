"""The goals: their words, how they are held, whether they need a partnership, and what speaks against them."""

from __future__ import annotations

from typing import Final

from partnerdesk.exports.pdf.blocks import Block, Heading, Stack
from partnerdesk.exports.pdf.charts import CoverageBars, SupportBar, SupportKey
from partnerdesk.exports.pdf.figure import Figure
from partnerdesk.exports.pdf.sections.evidence import (
    alone_words,
    best_words,
    community_words,
    cover_words,
    hold_words,
    levels_in_words,
)
from partnerdesk.exports.pdf.sections.goal_order import goal_order
from partnerdesk.exports.pdf.sections.minority import minority_notes
from partnerdesk.exports.pdf.sections.own_words import own_words
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.style import INK_SOFT, PINE, PINE_SOFT, RULE_STRONG, TINT, UNIT, WARN, WARN_SOFT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import Clean, clean, clean_lines
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.records import Goal
from partnerdesk.model.vocabulary import SupportLevel
from partnerdesk.rules.insights import GoalInsight
from partnerdesk.rules.missing import Cover, NeededCapability
from partnerdesk.rules.verdict import Verdict
from partnerdesk.rules.words import verdict_words
from partnerdesk.wording import QT_TRANSLATE_NOOP

OUTLINE: Final = 70
"""How many characters of a goal stand in the outline."""

_VERDICT_LOOKS: Final = {
    Verdict.PARTNERSHIP: (PINE_SOFT, PINE),
    Verdict.CAPABILITY_MISSING: (WARN_SOFT, WARN),
    Verdict.ONE_HOLDS_ALL: (WARN_SOFT, WARN),
    Verdict.CONTESTED: (WARN_SOFT, WARN),
}
"""The ground and the bar of a verdict; the words say the same."""


def goals(paper: Paper) -> list[Block]:
    """Every goal that is still shared, then those that one organisation took over, with thanks."""
    blocks: list[Block] = [paper.section(QT_TRANSLATE_NOOP("core", "Shared goals"))]
    kept = [each for each in paper.insights.goals if each.facts.kept]
    moved = [each for each in paper.insights.goals if not each.facts.kept]
    if kept:
        blocks += _key(paper)
    else:
        words = paper.say(QT_TRANSLATE_NOOP("core", "No shared goals have been recorded yet."))
        blocks.append(paper.paragraph(words))
    for each in kept:
        blocks += _goal(paper, each)
    return blocks + goal_order(paper) + _moved(paper, moved)


def _key(paper: Paper) -> list[Block]:
    names = [paper.label(level) for level in SupportLevel]
    alt = paper.say(
        QT_TRANSLATE_NOOP("core", "The levels of support, from 1 to 8: {names}."), names=", ".join(names)
    )
    words = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Support is asked on eight levels. Each bar below shows how many stood at which level; levels 5 to 8"
            " are hatched, and what they say is printed beside the goal.",
        )
    )
    intro = paper.paragraph(words, paper.scale.small.but(colour=INK_SOFT))
    intro.keep_with_next = True
    return [intro, Figure(SupportKey(names, paper.scale), alt, after=5 * UNIT)]


def _goal(paper: Paper, insight: GoalInsight) -> list[Block]:
    goal = insight.facts.goal
    opening = [
        _head(paper, goal),
        _wording(paper, goal),
        *measure(paper, goal),
        verdict(paper, insight),
    ]
    head = Stack(opening, before=8 * UNIT, after=3 * UNIT)
    head.keep_with_next = True  # with its support
    return [
        head,
        *support(paper, insight),
        *_coverage(paper, insight),
        *_needs(paper, insight),
        *_community(paper, insight),
        *own_words(paper, insight),
        *minority_notes(paper, insight),
    ]


def _head(paper: Paper, goal: Goal) -> Heading:
    title = paper.say(
        QT_TRANSLATE_NOOP("core", "Goal {code}: {status}"), code=goal.code, status=paper.label(goal.status)
    )
    outline = paper.say(
        QT_TRANSLATE_NOOP("core", "Goal {code}: {words}"),
        code=goal.code,
        words=clean(goal.text, most=OUTLINE),
    )
    return Heading(title, paper.scale.small_strong.but(colour=PINE), 2, outline=outline, after=0.5 * UNIT)


def _wording(paper: Paper, goal: Goal) -> Block:
    block = paper.paragraph(clean_lines(goal.text), paper.scale.goal, after=UNIT)
    block.keep_with_next = True
    return block


def measure(paper: Paper, goal: Goal) -> list[Block]:
    """What is measured, from where, to where, by when; what was not said is left out."""
    said = [
        (QT_TRANSLATE_NOOP("core", "Measured by: {value}"), clean(goal.measure)),
        (QT_TRANSLATE_NOOP("core", "now {value}"), clean(goal.baseline)),
        (QT_TRANSLATE_NOOP("core", "target {value}"), clean(goal.target)),
        (QT_TRANSLATE_NOOP("core", "by {value}"), paper.day(goal.by)),
    ]
    words = "  ·  ".join(paper.say(text, value=value) for text, value in said if value)
    return [paper.paragraph(Clean(words), paper.scale.small.but(colour=INK_SOFT))] if words else []


def verdict(paper: Paper, insight: GoalInsight) -> Block:
    """The verdict, the reason for it, and what was said to the alone test."""
    words = verdict_words(paper.insights.facts, insight)
    tint, bar = _VERDICT_LOOKS.get(insight.verdict, (TINT, RULE_STRONG))
    figures = [paper.voice.phrase(words.reason), alone_words(paper, insight)]
    return Stack(
        [
            paper.paragraph(paper.voice.phrase(words.name), paper.scale.strong, after=0.5 * UNIT),
            *(paper.paragraph(each, paper.scale.small, after=0.0) for each in figures if each),
        ],
        tint=tint,
        bar=bar,
        inset=3 * UNIT,
        keep_below=200,
        before=UNIT,
        after=0.0,
    )


def support(paper: Paper, insight: GoalInsight) -> list[Block]:
    everyone = insight.support.everyone
    label = paper.paragraph(hold_words(paper, insight), paper.scale.small, after=UNIT)
    if not everyone.n:
        return [label]
    label.keep_with_next = True
    counts = [everyone.levels.get(level, 0) for level in SupportLevel]
    return [label, Figure(SupportBar(counts, paper.scale), levels_in_words(paper, counts), after=3 * UNIT)]


def _coverage(paper: Paper, insight: GoalInsight) -> list[Block]:
    coverage = insight.coverage
    if not coverage.needed:
        return []
    alone = paper.say(QT_TRANSLATE_NOOP("core", "The best one alone"))
    together = paper.say(QT_TRANSLATE_NOOP("core", "All of us together"))
    bars = CoverageBars(coverage.needed, coverage.best, coverage.covered, alone, together, paper.scale)
    alt = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Needed capabilities covered: the best one alone {best} of {needed}, all together {all} of {needed}.",
        ),
        best=coverage.best,
        needed=coverage.needed,
        all=coverage.covered,
    )
    best = best_words(paper, insight)
    figure = Figure(bars, alt, after=0.5 * UNIT, keep_with_next=bool(best))
    soft = paper.scale.small.but(colour=INK_SOFT)
    return [figure, *([paper.paragraph(best, soft, after=3 * UNIT)] if best else [])]


def _needs(paper: Paper, insight: GoalInsight) -> list[Block]:
    if not insight.needed:
        return []
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "What this goal needs"), 3, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Who in the room offers it"), 4.2),
        paper.column(QT_TRANSLATE_NOOP("core", "Cover"), 1.4),
    ]
    rows = [_need(paper, each) for each in insight.needed]
    return [Table(columns, rows, head_style=paper.scale.label, after=2 * UNIT)]


def _need(paper: Paper, needed: NeededCapability) -> list[Cell]:
    who = paper.names(needed.present) or NOT_SAID
    if not needed.present and needed.absent:
        who = paper.say(
            QT_TRANSLATE_NOOP("core", "Not in the room: {names}"), names=paper.names(needed.absent)
        )
    style = paper.scale.small if needed.cover is Cover.COVERED else paper.scale.small_strong
    return [paper.capability(needed.capability_id), who, (Span(cover_words(paper, needed.cover), style),)]


def _community(paper: Paper, insight: GoalInsight) -> list[Block]:
    words = community_words(paper, insight)
    return [paper.paragraph(words, paper.scale.small, after=3 * UNIT)] if words else []


def _moved(paper: Paper, moved: list[GoalInsight]) -> list[Block]:
    if not moved:
        return []
    thanks = paper.say(
        QT_TRANSLATE_NOOP(
            "core", "These can be done by one organisation. They leave the shared list, with thanks."
        )
    )
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Goal"), 5, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Who could do it alone"), 3),
    ]
    rows: list[list[Cell]] = [
        [clean_lines(each.facts.goal.text), paper.names(each.alone.could) or NOT_SAID] for each in moved
    ]
    return [
        paper.heading(QT_TRANSLATE_NOOP("core", "Goals for one organisation")),
        paper.paragraph(thanks),
        Table(columns, rows, head_style=paper.scale.label),
    ]
