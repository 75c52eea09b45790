"""The wall plan on A3: who leads what, and when, as bars over the months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from partnerdesk.exports.pdf import pattern
from partnerdesk.exports.pdf.blocks import Block
from partnerdesk.exports.pdf.fonts import Face
from partnerdesk.exports.pdf.ground import Ground, Stroke
from partnerdesk.exports.pdf.papers.handout import A3_WIDE, Handout, handout, opening
from partnerdesk.exports.pdf.sections.paper import MONTHS, NOT_SAID, Paper
from partnerdesk.exports.pdf.structure import Artifact, Box
from partnerdesk.exports.pdf.style import INK, INK_SOFT, PINE, PINE_SOFT, RULE_STRONG, UNIT, WHITE, TextStyle
from partnerdesk.exports.pdf.table import Cell, Column, Table
from partnerdesk.exports.pdf.text import NOTHING, Clean, clean
from partnerdesk.exports.pdf.wrapping import Span, wrap
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.insights import ActionInsight
from partnerdesk.rules.jointness import ActionClass
from partnerdesk.rules.words import CLASS_NAMES
from partnerdesk.wording import QT_TRANSLATE_NOOP

_MOST: Final = 12
"""So many columns of time at most: months, else quarters, else years."""
_SPANS: Final = (1, 3, 12)
_LONG: Final = 220
"""How many characters of an action stand on the wall."""
_TALL: Final = 5 * UNIT


@dataclass(frozen=True, slots=True)
class Times:
    """Columns of ``span`` months each from month ``first`` on, counted from the year 0."""

    first: int
    span: int
    count: int

    def column(self, iso: str) -> int | None:
        """In which column a day lies, the first or last one for what is outside; None for what is no date."""
        month = month_of(iso)
        return None if month is None else max(0, min(self.count - 1, (month - self.first) // self.span))


def wall_plan(paper: Paper) -> Handout:
    """Under each goal its actions, the earliest due first; at the end those without a goal."""
    kept = [each for each in paper.insights.actions if each.facts.kept]
    times = times_of(kept)
    shared = [each.facts.goal for each in paper.insights.goals if each.facts.kept]
    key = paper.say(
        QT_TRANSLATE_NOOP(
            "core",
            "A filled bar is joint work, a hatched one is lopsided, an empty one is allocated: carried by one"
            " alone. The day in a bar is the day it is due.",
        )
    )
    blocks: list[Block] = opening(paper, paper.say(QT_TRANSLATE_NOOP("core", "Wall plan")), key)
    for goal in shared:
        of_goal = [each for each in kept if each.facts.action.goal_id == goal.id]
        if of_goal:
            words = clean(goal.text, most=_LONG)
            heading = paper.heading(
                QT_TRANSLATE_NOOP("core", "Goal {code}: {words}"), code=clean(goal.code), words=words
            )
            blocks += [heading, _table(paper, of_goal, times)]
    known = {goal.id for goal in shared}
    others = [each for each in kept if each.facts.action.goal_id not in known]
    if others:
        blocks += [paper.heading(QT_TRANSLATE_NOOP("core", "Other actions")), _table(paper, others, times)]
    return handout(paper, blocks, A3_WIDE)


def month_of(iso: str) -> int | None:
    """The month of a day, counted from the year 0; None for what is no date."""
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return None
    return found.year * 12 + found.month - 1


def times_of(insights: Sequence[ActionInsight]) -> Times | None:
    """The columns that hold every date of these actions; None where there is no date at all."""
    months = [
        month
        for each in insights
        for iso in (each.facts.action.start, each.facts.action.due)
        if (month := month_of(iso)) is not None
    ]
    if not months:
        return None
    for span in _SPANS:
        first = min(months) // span * span
        count = (max(months) - first) // span + 1
        if count <= _MOST:
            return Times(first, span, count)
    return Times(min(months) // 12 * 12, 12, _MOST)


def _table(paper: Paper, insights: Sequence[ActionInsight], times: Times | None) -> Table:
    ordered = sorted(insights, key=lambda each: (each.facts.action.due or "9", each.facts.action.position))
    columns = [
        paper.column(QT_TRANSLATE_NOOP("core", "Action"), 4.2, heads=True),
        paper.column(QT_TRANSLATE_NOOP("core", "Lead"), 2.3),
        paper.column(QT_TRANSLATE_NOOP("core", "With"), 3.3),
        paper.column(QT_TRANSLATE_NOOP("core", "Due"), 1.3, paper.scale.figures),
        *(_time_columns(paper, times) if times else []),
    ]
    rows = [_row(paper, each, times) for each in ordered]
    return Table(columns, rows, head_style=paper.scale.label, after=5 * UNIT)


def _time_columns(paper: Paper, times: Times) -> list[Column]:
    return [
        Column(_time_name(paper, times.first + place * times.span, times.span), 0.85, paper.scale.small)
        for place in range(times.count)
    ]


def _time_name(paper: Paper, month: int, span: int) -> Clean:
    year, place = divmod(month, 12)
    first, last = (paper.say(MONTHS[each])[:3] for each in (place, min(11, place + span - 1)))
    if span == 1:
        return clean(f"{first} {year}")
    return clean(f"{first}–{last} {year}") if span == 3 else clean(str(year))


def _row(paper: Paper, insight: ActionInsight, times: Times | None) -> list[Cell]:
    action = insight.facts.action
    soft = paper.scale.small.but(colour=INK_SOFT)
    words = [
        Span(Clean(f"{clean(action.code)}\u00a0\u00a0"), soft),
        Span(clean(action.text, most=_LONG), paper.scale.small),
    ]
    if action.status is not ActionStatus.TO_DO:
        words.append(Span(Clean(f"\n{paper.label(action.status)}"), paper.scale.small_strong))
    others = [each for each in insight.facts.parts if each != action.lead_id]
    return [
        words,
        paper.name(action.lead_id) if action.lead_id is not None else NOT_SAID,
        paper.names(others) or NOT_SAID,
        (
            Span(paper.day_short(action.due) or NOT_SAID, paper.scale.figures),
            Span(Clean(f"\n{paper.say(CLASS_NAMES[insight.jointness.action_class])}"), soft),
        ),
        *(_bars(paper, insight, times) if times else []),
    ]


def _bars(paper: Paper, insight: ActionInsight, times: Times) -> list[Cell]:
    """A piece of the bar for each column of time that the action runs through, the last one with the day."""
    action = insight.facts.action
    last = times.column(action.due)
    start = times.column(action.start)
    first = last if start is None else start
    cells: list[Cell] = [NOTHING] * times.count
    if last is None or first is None:
        return cells
    kind = insight.jointness.action_class
    style = paper.scale.figures.but(face=Face.FIGURES_STRONG)
    for place in range(min(first, last), last + 1):
        ends = place == last
        words = _day_in(paper, action.due, times.span) if ends else NOTHING
        cells[place] = _Piece(kind, words, style, begins=place == min(first, last), ends=ends)
    return cells


def _day_in(paper: Paper, iso: str, span: int) -> Clean:
    """What of a date its column does not say: the day of a month, the month of a longer time."""
    day = date.fromisoformat(iso[:10])
    return clean(str(day.day)) if span == 1 else clean(paper.say(MONTHS[day.month - 1])[:3])


class _Piece(Block):
    """What of a bar lies in one column. It reaches half-way to its neighbours, so that all pieces are one bar."""

    _REACH = 6.2

    def __init__(
        self, kind: ActionClass, words: Clean, style: TextStyle, *, begins: bool, ends: bool
    ) -> None:
        self._kind, self._words, self._style = kind, words, style
        self._begins, self._ends = begins, ends

    def height(self, width: float) -> float:  # noqa: ARG002
        return _TALL

    def draw(self, canvas: Ground, x: float, y: float, width: float) -> None:
        left = x if self._begins else x - self._REACH
        right = x + width if self._ends else x + width + self._REACH
        box = Box(left, y + UNIT, right, y + _TALL - UNIT / 2)
        with canvas.artifact(Artifact.LAYOUT):
            fill = {ActionClass.JOINT: PINE, ActionClass.LOPSIDED: PINE_SOFT, ActionClass.ALLOCATED: WHITE}
            canvas.rect(box, fill=fill[self._kind])
            if self._kind is ActionClass.LOPSIDED:
                canvas.hatch(box, (pattern.Hatch(1, 3.4, 0.6),), PINE)
            rim = Stroke(PINE if self._kind is not ActionClass.ALLOCATED else RULE_STRONG, 0.8)
            canvas.straight([(left, box.top, right, box.top), (left, box.bottom, right, box.bottom)], rim)
            if self._begins:
                canvas.straight([(left, box.top, left, box.bottom)], rim)
            if self._ends:
                canvas.straight([(right, box.top, right, box.bottom)], rim)
        if self._words:
            self._draw_day(canvas, box)

    def _draw_day(self, canvas: Ground, box: Box) -> None:
        line = wrap([Span(self._words, self._style.but(colour=INK))], box.right - box.left)[:1]
        left, top = box.right - line[0].width - 4, (box.top + box.bottom - self._style.leading) / 2
        with canvas.artifact(Artifact.LAYOUT):
            plate = Box(left - 2, top + 1.2, box.right - 2, top + self._style.leading - 1.2)
            canvas.rect(plate, fill=WHITE, radius=2)
        canvas.lines(left, top, line)
