"""The health check (N18): first what is seen differently, then the eight themes, then every statement."""

from __future__ import annotations

from fractions import Fraction

from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.charts import ShareBar
from partnerdesk.exports.pdf.figure import Figure
from partnerdesk.exports.pdf.ground import Align
from partnerdesk.exports.pdf.radar import Radar
from partnerdesk.exports.pdf.sections.paper import NOT_SAID, Paper
from partnerdesk.exports.pdf.style import INK_SOFT, UNIT
from partnerdesk.exports.pdf.table import Cell, Column, Table
from partnerdesk.exports.pdf.text import Clean, clean
from partnerdesk.exports.pdf.wrapping import Span
from partnerdesk.model.health import STATEMENTS, hides_health
from partnerdesk.model.vocabulary import HealthTheme
from partnerdesk.rules.health import (
    AID,
    BAND_NAMES,
    Difference,
    HealthCheck,
    band_of,
    health_check,
    sector_name,
    tenths,
    whole,
)
from partnerdesk.wording import QT_TRANSLATE_NOOP

_WIDEST = 130 * UNIT


def health(paper: Paper) -> list[Block]:
    """Nothing when it was not asked; while it is hidden, or few answered, only that."""
    check = health_check(paper.snapshot)
    hidden = hides_health(paper.snapshot)
    if not check.sheets and not hidden:
        return []
    heading = paper.section(QT_TRANSLATE_NOOP("core", "Health check"))
    if hidden:
        return [heading, paper.paragraph(paper.say(_NOT_REVEALED))]
    if not check.enough:
        words = paper.say(_TOO_FEW, number=check.sheets)
        return [heading, paper.paragraph(words)]
    return [
        heading,
        *_how(paper, check),
        *_differences(paper, check),
        *_themes(paper, check),
        *_all(paper, check),
    ]


_NOT_REVEALED = QT_TRANSLATE_NOOP("core", "It was asked blind and is not revealed yet.")
_TOO_FEW = QT_TRANSLATE_NOOP("core", "People who answered: {number}. Nothing is shown of fewer than three.")


def _how(paper: Paper, check: HealthCheck) -> list[Block]:
    said = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "{number} people said how true they find 24 statements, from 1, not true of us, to 4, very true.",
        ),
        number=check.sheets,
    )
    aid = paper.paragraph(paper.say(AID), paper.scale.strong)
    return [aid, paper.paragraph(said)]


def _differences(paper: Paper, check: HealthCheck) -> list[Block]:
    heading = paper.heading(QT_TRANSLATE_NOOP("core", "We see this differently"))
    found = check.differences
    if not found:
        words = QT_TRANSLATE_NOOP("core", "No two sectors see a statement a point or more apart.")
        if len(check.sectors) < 2:
            words = QT_TRANSLATE_NOOP(
                "core", "Too few of any one sector answered to set sectors beside each other."
            )
        return [heading, paper.paragraph(paper.say(words))]
    columns = [
        _number_column(paper),
        paper.column(QT_TRANSLATE_NOOP("core", "Statement"), 5, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "How true, from 1 to 4"), 3.2),
        _figures(paper, QT_TRANSLATE_NOOP("core", "Apart"), 1),
    ]
    rows = [_difference(paper, each) for each in found]
    return [heading, Table(columns, rows, head_style=paper.scale.label)]


def _difference(paper: Paper, difference: Difference) -> list[Cell]:
    sides = [
        Clean(f"{paper.say(sector_name(side.sector))}: {tenths(side.mean)}") for side in difference.sides
    ]
    return [
        clean(str(difference.place + 1)),
        paper.say(STATEMENTS[difference.place]),
        paper.lines(sides),
        Clean(tenths(difference.gap)),
    ]


def _themes(paper: Paper, check: HealthCheck) -> list[Block]:
    scores = check.scores
    names = [paper.label(theme) for theme in HealthTheme]
    said = [_said(paper, score) for score in scores.values()]
    known = [None if each is None else float(each) for each in scores.values()]
    parts = ", ".join(f"{name} {words}" for name, words in zip(names, said, strict=True))
    alt = paper.say(
        QT_TRANSLATE_NOOP("core", "Radar of the eight themes, from 0 to 100: {themes}."), themes=parts
    )
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Theme"), 2.4, heads=True),
        _figures(paper, QT_TRANSLATE_NOOP("core", "Of 100"), 1),
        paper.column(QT_TRANSLATE_NOOP("core", "So far"), 1.6),
        paper.column("", 4),
    ]
    return [
        paper.heading(QT_TRANSLATE_NOOP("core", "The eight themes")),
        paper.paragraph(_total(paper, check)),
        Figure(Radar(known, names, said, paper.scale), alt, most=_WIDEST, after=3 * UNIT),
        Table(
            columns,
            [_theme(paper, theme, score) for theme, score in scores.items()],
            head_style=paper.scale.label,
            after=2 * UNIT,
        ),
        paper.paragraph(
            paper.say(
                QT_TRANSLATE_NOOP(
                    "core", "From 75 a strength, from 50 growing, from 25 weak, below that to rethink."
                )
            ),
            paper.scale.small.but(colour=INK_SOFT),
        ),
    ]


def _total(paper: Paper, check: HealthCheck) -> Clean:
    if check.total is None:
        return paper.say(
            QT_TRANSLATE_NOOP("core", "For a figure of the whole, too few themes were answered.")
        )
    return paper.say(
        QT_TRANSLATE_NOOP("core", "All together: {score} of 100, {band}."),
        score=whole(check.total),
        band=paper.say(BAND_NAMES[band_of(check.total)]).lower(),
    )


def _said(paper: Paper, score: Fraction | None) -> Clean:
    """A figure and its band in a few words."""
    if score is None:
        return paper.say(QT_TRANSLATE_NOOP("core", "not known"))
    return Clean(f"{whole(score)}, {paper.say(BAND_NAMES[band_of(score)]).lower()}")


def _theme(paper: Paper, theme: HealthTheme, score: Fraction | None) -> list[Cell]:
    name = paper.label(theme)
    share = None if score is None else float(score) / 100
    alt = paper.say(QT_TRANSLATE_NOOP("core", "{name}: {words}"), name=name, words=_said(paper, score))
    return [
        name,
        NOT_SAID if score is None else clean(str(whole(score))),
        paper.say(QT_TRANSLATE_NOOP("core", "Not known") if score is None else BAND_NAMES[band_of(score)]),
        Figure(ShareBar(share), alt),
    ]


def _all(paper: Paper, check: HealthCheck) -> list[Block]:
    """Every statement with the mean of all answers, where three or more answered it."""
    columns = [
        _number_column(paper),
        paper.column(QT_TRANSLATE_NOOP("core", "Statement"), 6.6, heads=True),
        _figures(paper, QT_TRANSLATE_NOOP("core", "How true"), 1.2),
        _figures(paper, QT_TRANSLATE_NOOP("core", "Answers"), 1.2),
    ]
    rows: list[list[Cell]] = []
    for place, words in enumerate(STATEMENTS):
        mean = check.everyone.mean(place)
        number = clean(str(check.everyone.answered(place)))
        rows.append(
            [
                clean(str(place + 1)),
                (Span(paper.say(words), paper.scale.small),),
                NOT_SAID if mean is None else Clean(tenths(mean)),
                number,
            ]
        )
    heading = paper.heading(QT_TRANSLATE_NOOP("core", "The 24 statements"))
    return [heading, Table(columns, rows, head_style=paper.scale.label)]


def _number_column(paper: Paper) -> Column:
    return paper.column(QT_TRANSLATE_NOOP("core", "No."), 0.7, paper.scale.figures)


def _figures(paper: Paper, title: str, share: float) -> Column:
    return Column(paper.say(title), share, paper.scale.figures, align=Align.RIGHT)
