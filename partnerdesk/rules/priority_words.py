"""The order of the goals in words, for the page and for print."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from partnerdesk.model.vocabulary import RankingMethod
from partnerdesk.rules.priorities import Quadrant, RankedGoal, Ranking
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

QUADRANT_NAMES: Final[dict[Quadrant, str]] = {
    Quadrant.FIRST: QT_TRANSLATE_NOOP("core", "Do first"),
    Quadrant.PLAN: QT_TRANSLATE_NOOP("core", "Plan for it"),
    Quadrant.SOMETIME: QT_TRANSLATE_NOOP("core", "If there is time"),
    Quadrant.LEAVE: QT_TRANSLATE_NOOP("core", "Leave for now"),
}
_WORTH: Final[dict[RankingMethod, str]] = {
    RankingMethod.DOTS: QT_TRANSLATE_NOOP("core", "dots: {total}, given by {spread} of {givers}"),
    RankingMethod.RANKS: QT_TRANSLATE_NOOP("core", "by ranks: {total}, ranked by {spread} of {givers}"),
    RankingMethod.POINTS: QT_TRANSLATE_NOOP("core", "points: {total}, given by {spread} of {givers}"),
    RankingMethod.IMPACT: QT_TRANSLATE_NOOP(
        "core", "impact {impact} by ease {ease}: {total}, rated by {spread} of {givers}"
    ),
}


_METHOD_WORDS: Final[dict[RankingMethod, str]] = {
    RankingMethod.DOTS: QT_TRANSLATE_NOOP("core", "Each organisation gave away up to {dots} dots."),
    RankingMethod.RANKS: QT_TRANSLATE_NOOP(
        "core", "Each organisation ranked the goals. A goal gets as many as stand below it."
    ),
    RankingMethod.POINTS: QT_TRANSLATE_NOOP("core", "Each organisation shared out 100 points."),
    RankingMethod.IMPACT: QT_TRANSLATE_NOOP(
        "core",
        "Each organisation rated impact and ease from 0 to 10. What counts is the mean of their product.",
    ),
}


def place_of(ranked: RankedGoal) -> str:
    """The place of a goal, with "=" where another is level with it."""
    return f"{ranked.place}=" if ranked.tied else str(ranked.place)


def method_words(ranking: Ranking, dots_each: int) -> Phrase:
    """How the order came to be."""
    text = _METHOD_WORDS[ranking.method]
    return Phrase(text, dots=dots_each) if ranking.method is RankingMethod.DOTS else Phrase(text)


def worth_words(ranking: Ranking, ranked: RankedGoal) -> Phrase:
    """What a goal got, and from how many of those who gave anything."""
    if not ranking.givers:
        return Phrase(QT_TRANSLATE_NOOP("core", "nobody has said anything yet"))
    return Phrase(
        _WORTH[ranking.method],
        total=_number(ranked.total),
        spread=ranked.spread,
        givers=len(ranking.givers),
        **(
            {"impact": _number(ranked.impact), "ease": _number(ranked.ease)}
            if ranking.method is RankingMethod.IMPACT
            else {}
        ),
    )


def _number(value: Fraction | None) -> str:
    if value is None:
        return "–"
    return str(int(value)) if value.denominator == 1 else f"{float(value):.1f}"
