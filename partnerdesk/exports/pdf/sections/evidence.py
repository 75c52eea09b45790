"""The figures behind a goal, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from partnerdesk.exports.pdf.sections.paper import Paper
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean
from partnerdesk.model.polls import hides
from partnerdesk.model.vocabulary import CommunityLevel, PollKind, SupportLevel
from partnerdesk.rules.community import agreed_without_them
from partnerdesk.rules.counted import MOST_NAMES
from partnerdesk.rules.insights import GoalInsight
from partnerdesk.rules.missing import Cover
from partnerdesk.rules.words import COVER_NAMES
from partnerdesk.wording import QT_TRANSLATE_NOOP


def cover_words(paper: Paper, cover: Cover) -> Clean:
    return paper.say(COVER_NAMES[cover])


def alone_words(paper: Paper, insight: GoalInsight) -> Clean:
    """The alone test by opinion."""
    alone = insight.alone
    if hides(insight.facts.goal, PollKind.ALONE):
        return paper.say(QT_TRANSLATE_NOOP("core", "Alone test: it is being asked blind."))
    if alone.score is None:
        return paper.say(QT_TRANSLATE_NOOP("core", "Alone test: nobody has answered yet."))
    return paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "Alone test: {hard} of {n} say that it is extremely hard or impossible alone. Score {score} of 100.",
        ),
        hard=alone.hard,
        n=alone.n,
        score=round(alone.score),
    )


_LONG: Final = 400
"""So many characters of names at most say who could do most alone."""


def best_words(paper: Paper, insight: GoalInsight) -> Clean:
    """Who alone can offer most of what a goal needs; nothing for a goal that needs nothing, or that nobody serves."""
    best = insight.coverage.best_holders
    if not best:
        return NOTHING
    names = paper.some_names(best, most=_LONG, count=MOST_NAMES)
    return paper.say(QT_TRANSLATE_NOOP("core", "Best alone: {names}."), names=names)


def hold_words(paper: Paper, insight: GoalInsight) -> Clean:
    """Common hold (N3): of everybody, of the community organisations, and the rule it is held against."""
    everyone, community = insight.support.everyone, insight.support.community
    if hides(insight.facts.goal, PollKind.SUPPORT):
        return paper.say(QT_TRANSLATE_NOOP("core", "Support: it is being asked blind."))
    if not everyone.n:
        return paper.say(QT_TRANSLATE_NOOP("core", "Support: nobody has answered yet."))
    parts = [
        paper.say(
            QT_TRANSLATE_NOOP("core", "Support: {behind} of {counting} hold it in common ({share})."),
            behind=everyone.behind,
            counting=everyone.counting,
            share=paper.percent(everyone.share),
        )
        if everyone.counting
        else paper.say(QT_TRANSLATE_NOOP("core", "Support: everybody stands aside."))
    ]
    if everyone.aside and everyone.counting:
        parts.append(paper.say(QT_TRANSLATE_NOOP("core", "Standing aside: {count}."), count=everyone.aside))
    if community.counting:
        parts.append(
            paper.say(
                QT_TRANSLATE_NOOP("core", "Community organisations: {behind} of {counting}."),
                behind=community.behind,
                counting=community.counting,
            )
        )
    return clean(" ".join(parts))


def levels_in_words(paper: Paper, counts: Sequence[int]) -> Clean:
    """How many stand at each level that anybody stands at."""
    said = [
        f"{paper.label(level)}: {count}" for level, count in zip(SupportLevel, counts, strict=True) if count
    ]
    return clean(". ".join(said) + ".") if said else NOTHING


def community_words(paper: Paper, insight: GoalInsight) -> Clean:
    """The community's step on the ladder (N8), and whether the goal was agreed without them."""
    level = insight.facts.goal.community_level
    parts = []
    if level is not None:
        parts.append(
            paper.say(
                QT_TRANSLATE_NOOP("core", "The community: {level} (step {step} of 4)."),
                level=paper.label(CommunityLevel(level)).lower(),
                step=level,
            )
        )
    if agreed_without_them(insight.support):
        parts.append(
            paper.say(
                QT_TRANSLATE_NOOP(
                    "core", "Agreed without them: the agencies hold it, the community does not."
                )
            )
        )
    return clean(" ".join(parts))
