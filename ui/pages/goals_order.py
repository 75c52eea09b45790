"""Agree shared goals: putting them in order by dots, ranks, points, or impact and ease."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.priorities import give_priorities, set_dots_each, set_ranking
from partnerdesk.model.change import Change
from partnerdesk.model.vocabulary import GoalStatus, RankingMethod
from partnerdesk.quick.priorities import parse_priorities, priorities_line
from partnerdesk.rules.priorities import POINTS, Quadrant, RankedGoal, Ranking, ranking_of
from partnerdesk.rules.priority_words import QUADRANT_NAMES, place_of, worth_words
from ui.canvas.impact_grid import ImpactGrid, Rated
from ui.pages.binding import TextBinding
from ui.pages.goal_card import NumberBadge
from ui.pages.keyed_rows import KeyedRows
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import (
    Card,
    ChoiceRow,
    Columns,
    EmptyState,
    Field,
    MeterBar,
    Pill,
    SpinBox,
    Text,
    TextLine,
)
from ui.widgets.laid_out import nest
from ui.words import named, say, translated

_WAYS = tuple(method for method in RankingMethod if method is not RankingMethod.NONE)


class GivingLine(TextLine):
    """Enter goes on to the next organisation, up and down from one to the other: ``passed(-1 or 1)``."""

    passed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.passed.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class RankRow(QWidget):
    """One goal in its place: a bar, and the figures in words."""

    def __init__(self, theme: Theme, page: Page, goal_id: int) -> None:
        super().__init__()
        goal = page.snapshot.goal(goal_id)
        self._place = Text(theme, "", "h3", wrap=False)
        self._place.setMinimumWidth(theme.px(28))
        self._words = Text(theme, "", "body_strong")
        self._worth = Text(theme, "", "small")
        self._pill = Pill(theme, "")
        self.bar = MeterBar(theme)
        self.bar.setAccessibleName(self.tr("Goal %1").replace("%1", goal.code.lstrip("G")))
        below = QHBoxLayout()
        below.setSpacing(theme.sp(8))
        below.addWidget(self._worth, 1)
        below.addWidget(self._pill)
        right = QVBoxLayout()
        right.setSpacing(theme.sp(4))
        for item in (self._words, self.bar):
            right.addWidget(item)
        nest(right, below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(12))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._place, 0, top)
        row.addWidget(NumberBadge(theme, goal.code.lstrip("G")), 0, top)
        nest(row, right, 1)

    def refresh(self, ranking: Ranking, ranked: RankedGoal) -> None:
        words = say(worth_words(ranking, ranked))
        most = max(each.total for each in ranking.goals)
        share = float(ranked.total / most) if most else None
        self._place.setText(place_of(ranked) if ranking.givers else "–")
        self._words.setText(ranked.goal.text)
        self._worth.setText(words)
        self.bar.show_shares(share, None, "accent", words)
        quadrant = ranked.quadrant
        self._pill.setVisible(quadrant is not None)
        if quadrant is not None:
            self._pill.set(translated(QUADRANT_NAMES[quadrant]), "neutral")


class GiverRow(QWidget):
    """One organisation: a line with a number for each goal, and what is to be said about them."""

    def __init__(self, theme: Theme, page: Page, organisation_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = organisation_id
        self.line = GivingLine(theme)
        self._field = Field(theme, "", self.line)
        self._binding = TextBinding(self.line, self._read, self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)

    def refresh(self, name: str, note: str) -> None:
        self._field.label.setText(name)
        self.line.setAccessibleName(self.tr("%1 gives").replace("%1", name))
        self._binding.refresh()
        if not self.line.is_changed():
            self._field.set_hint(note)

    def commit(self) -> None:
        self._binding.commit()

    def drop(self) -> None:
        """Numbers that were refused for one way mean nothing in another."""
        self._binding.drop()
        self._field.set_error("")

    def enter(self) -> bool:
        """Write down what was typed. Whether the record has it."""
        self.commit()
        return self.line.value() == self._read()

    def _read(self) -> str:
        snapshot = self._page.snapshot
        method = snapshot.workshop.ranking
        given = {
            each.goal_id: (each.value, each.ease)
            for each in snapshot.priorities
            if each.organisation_id == self._id and each.method is method
        }
        return priorities_line(given, method, shared_goals(self._page))

    def _write(self, text: str) -> Change | None:
        method = self._page.snapshot.workshop.ranking
        entry = parse_priorities(text, method, shared_goals(self._page))
        self._field.set_error(say(entry.fault) if entry.fault else "")
        if entry.fault:
            return None
        return self._page.desk.run(give_priorities, self._id, method, entry.given)


class GoalsOrder(QWidget):
    """How to put the goals in order, what each organisation gives, and the order that comes of it."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self.way = ChoiceRow(
            theme,
            [(number, f"{number}  {named(way)}", named(way)) for number, way in enumerate(_WAYS, start=1)],
            self.tr("How the goals are put in order"),
        )
        self._dots = SpinBox(theme, 5, 1, 100)
        self._dots_field = Field(theme, self.tr("Dots for each"), self._dots)
        self._how = Text(theme, "", "muted")
        self._ids: list[int] = []
        self._method = RankingMethod.NONE
        self._order = QVBoxLayout()
        self._rows = KeyedRows(self._order, partial(RankRow, theme, page))
        self._giving = QVBoxLayout()
        self._givers = KeyedRows(self._giving, self._make_giver)
        self._result = Card(theme, self.tr("The order"))
        self._entry = Card(theme, self.tr("What each gives"))
        titles = (Quadrant.FIRST, Quadrant.PLAN, Quadrant.SOMETIME, Quadrant.LEAVE)
        first, plan, sometime, leave = (translated(QUADRANT_NAMES[each]) for each in titles)
        self.grid = ImpactGrid(theme, (first, plan, sometime, leave))
        self._empty = EmptyState(
            theme, self.tr("Which goal first?"),
            self.tr("Choose above how to put the goals in order, for example with five dots for each."),
            icon="list-checks",
        )  # fmt: skip
        self._lay_out()
        self.way.chosen.connect(self._on_way)
        self.way.cleared.connect(partial(self._on_way, 0))
        self._dots.committed.connect(self._on_dots)

    def refresh(self) -> None:
        snapshot, ranking = self._page.snapshot, ranking_of(self._page.snapshot)
        method = ranking.method
        if method is not self._method:
            self._method = method
            for giver in self._givers.rows():
                giver.drop()
        chosen = method is not RankingMethod.NONE
        self.way.set_value(_WAYS.index(method) + 1 if chosen else None)
        self._dots.set_value(snapshot.workshop.dots_each)
        self._dots_field.setVisible(method is RankingMethod.DOTS)
        for widget in (self._result, self._entry, self._how):
            widget.setVisible(chosen and bool(ranking.goals))
        self._empty.setVisible(not chosen)
        if chosen:
            self._how.setText(self._explain(method))
            for row, each in zip(
                self._rows.sync(each.goal.id for each in ranking.goals), ranking.goals, strict=True
            ):
                row.refresh(ranking, each)
            self._show_givers(ranking)
        self._show_grid(ranking)

    def _show_grid(self, ranking: Ranking) -> None:
        """The picture of what the rows below it say, once there is a point to show."""
        rated = [_rated(ranking, each) for each in ranking.goals if each.quadrant is not None]
        self.grid.setVisible(bool(rated))
        self.grid.set_goals(rated)

    def commit(self) -> None:
        for row in self._givers.rows():
            row.commit()

    def first_focus(self) -> QWidget:
        """The first organisation that has given nothing; before a way is chosen, the ways."""
        rows = self._givers.rows() if self._page.snapshot.workshop.ranking else []
        return next((row.line for row in rows if not row.line.value()), rows[0].line if rows else self.way)

    def giver(self, organisation_id: int) -> GiverRow | None:
        return self._givers.row(organisation_id)

    def _show_givers(self, ranking: Ranking) -> None:
        snapshot = self._page.snapshot
        asked = snapshot.present_ids() | set(ranking.givers)
        organisations = [each for each in snapshot.organisations if each.id in asked]
        self._ids = [each.id for each in organisations]
        rows = self._givers.sync(self._ids)
        for row, each in zip(rows, organisations, strict=True):
            row.refresh(each.name, self._note(ranking, each.id))

    def _note(self, ranking: Ranking, organisation_id: int) -> str:
        """What is to be pointed out about what an organisation gave."""
        if organisation_id in ranking.sums:
            words = self.tr("These come to %1, not to %2.").replace("%1", str(ranking.sums[organisation_id]))
            return words.replace("%2", str(POINTS))
        if organisation_id in ranking.partly:
            return self.tr("Not every goal has a number yet.")
        if ranking.method is RankingMethod.DOTS and organisation_id in ranking.givers:
            return self._dots_left(organisation_id)
        return ""

    def _dots_left(self, organisation_id: int) -> str:
        goals = shared_goals(self._page)
        snapshot = self._page.snapshot
        given = sum(
            each.value
            for each in snapshot.priorities
            if each.organisation_id == organisation_id
            and each.goal_id in goals
            and each.method is RankingMethod.DOTS
        )
        left = snapshot.workshop.dots_each - given
        words = self.tr("1 dot left") if left == 1 else self.tr("%1 dots left")
        return words.replace("%1", str(left)) if left > 0 else ""

    def _explain(self, method: RankingMethod) -> str:
        snapshot = self._page.snapshot
        numbers = " ".join(snapshot.goal(each).code.lstrip("G") for each in shared_goals(self._page))
        ways = {
            RankingMethod.DOTS: self.tr("Each gives its dots away. Type how many for each goal."),
            RankingMethod.RANKS: self.tr(
                "Each puts the goals in order. Type 1 for the first, 2 for the next."
            ),
            RankingMethod.POINTS: self.tr("Each shares out 100 points. Type how many for each goal."),
            RankingMethod.IMPACT: self.tr(
                "Each rates impact and ease from 0 to 10. Type both for each goal, like 8/5."
            ),
        }
        order = self.tr("The goals stand in this order: %1. Enter goes on to the next.").replace(
            "%1", numbers
        )
        return f"{ways[method]} {order}"

    def _make_giver(self, organisation_id: int) -> GiverRow:
        row = GiverRow(self._theme, self._page, organisation_id)
        row.line.passed.connect(partial(self._move_focus, organisation_id))
        row.line.returnPressed.connect(partial(self._go_on, organisation_id))
        return row

    def _go_on(self, organisation_id: int) -> None:
        """Enter is told before the line is left; a line that was refused keeps the focus, to be mended."""
        row = self._givers.row(organisation_id)
        if row is not None and row.enter():
            self._move_focus(organisation_id, 1)

    def _move_focus(self, organisation_id: int, by: int) -> None:
        place = self._ids.index(organisation_id) + by
        row = self._givers.row(self._ids[place]) if 0 <= place < len(self._ids) else None
        if row is not None:
            row.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_way(self, number: int) -> None:
        way = _WAYS[number - 1] if number else RankingMethod.NONE
        self.commit()
        if self._page.desk.run(set_ranking, way) is not None and number:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_dots(self, count: int) -> None:
        if self._page.desk.run(set_dots_each, count) is None:
            self.refresh()

    def _lay_out(self) -> None:
        for layout in (self._order, self._giving):
            layout.setSpacing(self._theme.sp(12))
        self._result.body.addWidget(self.grid)
        nest(self._result.body, self._order)
        nest(self._entry.body, self._giving)
        for card in (self._result, self._entry):
            card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.sp(12))
        column.addWidget(self.way)
        column.addWidget(self._dots_field, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._how)
        column.addWidget(Columns(self._theme, (self._entry, 270), (self._result, 380)))
        column.addWidget(self._empty)


def _rated(ranking: Ranking, ranked: RankedGoal) -> Rated:
    """A goal whose impact and ease are known, as the grid shows and says it."""
    assert ranked.impact is not None
    assert ranked.ease is not None
    assert ranked.quadrant is not None
    number, words = ranked.goal.code.lstrip("G"), ranked.goal.text
    part, worth = translated(QUADRANT_NAMES[ranked.quadrant]), say(worth_words(ranking, ranked))
    said = f"{number}. {words}: {part}, {worth}."
    return Rated(ranked.goal.id, number, words, float(ranked.impact), float(ranked.ease), said)


def shared_goals(page: Page) -> list[int]:
    """The goals that are put in order, as they stand in the list."""
    return [each.id for each in page.snapshot.workshop_goals() if each.status is not GoalStatus.MOVED]
