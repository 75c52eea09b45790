"""The goals in the order that the organisations gave them."""

from __future__ import annotations

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.style import INK_SOFT
from partnerdesk.exports.pdf.table import Cell, Table
from partnerdesk.exports.pdf.text import Clean, clean, clean_lines
from partnerdesk.model.vocabulary import RankingMethod
from partnerdesk.rules.priorities import POINTS, RankedGoal, Ranking, ranking_of
from partnerdesk.rules.priority_words import QUADRANT_NAMES, method_words, place_of, worth_words
from partnerdesk.wording import QT_TRANSLATE_NOOP


def goal_order(paper: Paper) -> list[Block]:
    """A ranked list; nothing where nobody gave anything."""
    ranking = ranking_of(paper.snapshot)
    if ranking.method is RankingMethod.NONE or not ranking.givers:
        return []
    how = paper.voice.phrase(method_words(ranking, paper.snapshot.workshop.dots_each))
    level = paper.say(QT_TRANSLATE_NOOP("core", "Goals that are level share a place, marked with =."))
    intro = paper.paragraph(clean(f"{how} {level}"), paper.scale.small.but(colour=INK_SOFT))
    intro.keep_with_next = True
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Place"), 0.8),
        paper.column(QT_TRANSLATE_NOOP("core", "Goal"), 4.5, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "What it got"), 3),
    ]
    rows = [_row(paper, ranking, each) for each in ranking.goals]
    heading = paper.heading(QT_TRANSLATE_NOOP("core", "The goals in order"))
    return [heading, intro, Table(columns, rows, head_style=paper.scale.label), *_off(paper, ranking)]


def _row(paper: Paper, ranking: Ranking, ranked: RankedGoal) -> list[Cell]:
    worth = paper.voice.phrase(worth_words(ranking, ranked))
    if ranked.quadrant is not None:
        worth = clean(f"{paper.say(QUADRANT_NAMES[ranked.quadrant])}: {worth}")
    goal = clean_lines(f"{ranked.goal.code}: {ranked.goal.text}")
    return [clean(place_of(ranked)), goal, worth]


def _off(paper: Paper, ranking: Ranking) -> list[Block]:
    """Whose points do not come to 100."""
    if not ranking.sums:
        return []
    said = [f"{paper.name(each)} ({total})" for each, total in ranking.sums.items()]
    words = paper.say(
        QT_TRANSLATE_NOOP("core", "Points that do not come to {points}: {names}."),
        points=POINTS,
        names=Clean(", ".join(said)),
    )
    return [paper.paragraph(words, paper.scale.small)]
