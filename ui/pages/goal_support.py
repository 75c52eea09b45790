"""Agree shared goals: how far each organisation, or the room by counted hands, supports a goal (N3)."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.answers import (
    clear_support_answer,
    set_dissent,
    set_support_answer,
    set_support_by,
    set_support_count,
    set_support_counts,
)
from partnerdesk.model.change import Change
from partnerdesk.model.records import Dissent
from partnerdesk.model.vocabulary import PollKind, SupportBy, SupportLevel
from ui.pages.binding import TextBinding
from ui.pages.figures_page import FiguresPage
from ui.pages.goal_ballots import Ballots
from ui.pages.goal_concerns import Concerns
from ui.pages.goal_figures import GoalSpeech
from ui.pages.goal_poll import PollBar
from ui.pages.goal_rows import AnswerRow, AnswerRows
from ui.theme.theme import Theme
from ui.widgets import Button, Columns, CountTiles, Field, SegmentedControl, Text, TextArea, TextLine
from ui.words import named

_ASKS_WHY: Final = SupportLevel.NEED_TO_KNOW_MORE
_NUMBERS: Final = re.compile(r"\d{1,5}(?:[\s,;]+\d{1,5})*", re.ASCII)


class SupportRow(AnswerRow):
    """An organisation's level of support; from 5 on, why and what would change it.

    In both fields Enter goes on to the next organisation, Escape too when there is nothing to take back: ``told()``.
    Shift+Enter begins a new line.
    """

    told = Signal()

    def __init__(self, theme: Theme, page: FiguresPage, goal_id: int, organisation_id: int) -> None:
        organisation = page.snapshot.organisation(organisation_id)
        levels = [(int(level), str(int(level)), named(level)) for level in SupportLevel]
        super().__init__(theme, organisation, levels, ramp=True)
        self._page = page
        self._goal_id = goal_id
        self.organisation_id = organisation_id
        self.reason = TextArea(theme, lines=2, most_lines=6)
        self.change = TextArea(theme, lines=2, most_lines=6)
        self._bindings = (
            TextBinding(self.reason, self._read_reason, self._write_reason),
            TextBinding(self.change, self._read_change, self._write_change),
        )
        self._why = Columns(
            theme,
            (Field(theme, self.tr("Why? It may be skipped."), self.reason), 240),
            (Field(theme, self.tr("What would change it?"), self.change), 240),
        )
        self._why.setContentsMargins(theme.sp(32), 0, 0, theme.sp(6))
        self._why.hide()
        self.column.addWidget(self._why)
        for area in (self.reason, self.change):
            area.installEventFilter(self)

    def show_answer(self, answer: int | None) -> None:
        super().show_answer(answer)
        self.said.setText(named(SupportLevel(answer)) if answer else "")

    def refresh(self, level: int | None) -> None:
        self._why.setVisible(level is not None and level >= _ASKS_WHY)
        name = self.choices.accessibleName()
        self.reason.setAccessibleName(self.tr("Why: %1").replace("%1", name))
        self.change.setAccessibleName(self.tr("What would change it: %1").replace("%1", name))
        for binding in self._bindings:
            binding.refresh()

    def commit(self) -> None:
        for binding in self._bindings:
            binding.commit()

    def dissent(self) -> Dissent | None:
        """The reason that stands in this row, whether it is seen or not."""
        wanted = (self._goal_id, self.organisation_id)
        notes = self._page.snapshot.dissents
        return next((one for one in notes if (one.goal_id, one.organisation_id) == wanted), None)

    def asks_why(self) -> bool:
        return not self._why.isHidden()

    def asked_next(self) -> QWidget | None:
        return self.reason if self.asks_why() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that leave a field for the next organisation; every other key is typed."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        leaves = enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if leaves or (event.key() == Qt.Key.Key_Escape and not self._has_typed()):
            self.commit()
            self.told.emit()
            return True
        return False

    def _has_typed(self) -> bool:
        return (self.reason.value(), self.change.value()) != (self._read_reason(), self._read_change())

    def _read_reason(self) -> str:
        dissent = self.dissent()
        return dissent.reason if dissent else ""

    def _read_change(self) -> str:
        dissent = self.dissent()
        return dissent.would_change if dissent else ""

    def _write_reason(self, words: str) -> Change | None:
        return self._page.desk.run(set_dissent, self._goal_id, self.organisation_id, reason=words)

    def _write_change(self, words: str) -> Change | None:
        return self._page.desk.run(set_dissent, self._goal_id, self.organisation_id, would_change=words)


class SupportByCount(QWidget):
    """Eight tiles that count, and a field to type all eight counts into."""

    def __init__(self, theme: Theme, page: FiguresPage, goal_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = goal_id
        labels = [named(level) for level in SupportLevel]
        self._known: tuple[list[int], str] = ([0] * len(SupportLevel), "")
        self._counted = self._blind = False
        self.tiles = CountTiles(theme, self.tr("Support, counted by hands"), labels)
        self.line = TextLine(theme, placeholder="3 4 3 1 2 1 0 0")
        self._field = Field(
            theme, self.tr("The eight counts in one line, from level 1 to level 8"), self.line
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(12))
        column.addWidget(self.tiles)
        column.addWidget(self._field)
        self.tiles.count_changed.connect(self._write_count)
        self.line.committed.connect(self._write_counts)

    def refresh(self, counts: list[int], summary: str, *, counted: bool, blind: bool) -> None:
        """Unless hands were ``counted``, the counts are those of the answers by organisation.

        Asked blind, there is only the line, and it is empty again as soon as it was entered.
        """
        self._known = counts, summary
        self._counted, self._blind = counted, blind
        self.tiles.set_counts(counts, summary)
        self.tiles.setVisible(not blind)
        if not self._field.has_error():
            self.line.set_value(" ".join(map(str, counts)) if any(counts) else "")

    def commit(self) -> None:
        self.line.commit()

    def first_focus(self) -> QWidget:
        return self.line if self._blind else self.tiles

    def _write_count(self, level: int, count: int) -> None:
        if self._counted:
            change = self._page.desk.run(set_support_count, self._id, level, count)
        else:
            counts = [*self._known[0][: level - 1], count, *self._known[0][level:]]
            change = self._page.desk.run(set_support_counts, self._id, counts)
        if change is None:
            self.tiles.set_counts(*self._known)  # the press has changed the tile already

    def let_count(self) -> None:
        """What stands here is the support, though nobody changed a number."""
        if self._counted:
            self._page.desk.run(set_support_by, self._id, SupportBy.COUNT)
        else:
            self._page.desk.run(set_support_counts, self._id, self._known[0])

    def _write_counts(self, text: str) -> None:
        if self._blind and not text:
            self._field.set_error(
                ""
            )  # the line is always empty while asked blind; that says nothing about the counts
            return
        counts = _counts_in(text)
        if len(counts) != len(SupportLevel):
            self._field.set_error(self._asks_for_eight(len(counts)))
            return
        self._field.set_error("")
        self._page.desk.run(set_support_counts, self._id, counts)

    def _asks_for_eight(self, there: int) -> str:
        if not there:
            return self.tr("Type eight numbers with spaces between, such as 3 4 3 1 2 1 0 0.")
        words = self.tr(
            "Eight numbers are needed, one for each level; here are %1. Type 0 where nobody stands."
        )
        return words.replace("%1", str(there))


class GoalSupport(QWidget):
    """One of the two ways of asking, with the finding in words above, and the concerns below.

    Either way can be looked at; which of them is the support changes only with an answer, or where one says so.
    """

    def __init__(self, theme: Theme, page: FiguresPage, goal_id: int) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = goal_id
        self._speech = GoalSpeech(self)
        self._way = SegmentedControl(
            theme, [(way, named(way), "") for way in SupportBy], self.tr("How support is asked"), edits=False
        )
        self._known_way: SupportBy | None = None
        self.other_way = Text(theme, "", "small")
        self.let_count = Button(theme, self.tr("Let this count"), "check", "link", edits=True)
        self._not_counting = QWidget()
        told = QVBoxLayout(self._not_counting)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(0)
        told.addWidget(self.other_way)
        told.addWidget(self.let_count)
        self.poll = PollBar(theme, page, goal_id, PollKind.SUPPORT)
        scale = " · ".join(f"{int(level)} {named(level)}" for level in SupportLevel)
        self._scale = Text(theme, scale, "small")
        self.rows = AnswerRows(theme, self._make_row)
        self.by_count = SupportByCount(theme, page, goal_id)
        self.ballots = Ballots(theme, page, goal_id, PollKind.SUPPORT)
        self.concerns = Concerns(theme, page, goal_id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(10))
        column.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (
            self._not_counting,
            self.poll,
            self._scale,
            self.rows,
            self.by_count,
            self.ballots,
            self.concerns,
        ):
            column.addWidget(widget)
        self.poll.begun.connect(self._focus_first)
        self._way.chosen.connect(self._look)
        self.let_count.clicked.connect(self._let_count)
        self.rows.answered.connect(self._write)
        self.rows.cleared.connect(self._clear)
        self.rows.turned.connect(self.refresh)

    def refresh(self) -> None:
        snapshot = self._page.snapshot
        self._show_way(snapshot.goal(self._id).support_by)
        by_count = self._by_count()
        words, poll = self._speech.support(self._page.figures.goal(self._id)), self.poll.poll
        self.poll.refresh(words)
        levels = {
            one.organisation_id: one.level for one in snapshot.support_responses if one.goal_id == self._id
        }
        counts = {one.level: one.count for one in snapshot.support_counts if one.goal_id == self._id}
        self.rows.refresh(snapshot, levels, poll)
        for organisation_id, row in self._support_rows():
            row.refresh(levels.get(organisation_id))
        counted = bool(counts) or self._known_way is SupportBy.COUNT
        shown = counts if counted else Counter(levels.values())
        self.by_count.refresh(
            [shown.get(level, 0) for level in SupportLevel], words, counted=counted, blind=poll.hidden
        )
        self.ballots.refresh()
        for widget in (self.rows, self._scale):
            widget.setVisible(not by_count)
        self.by_count.setVisible(by_count)
        self.concerns.setVisible(not poll.hidden)
        self.concerns.refresh(frozenset() if by_count else self._in_rows())

    def commit(self) -> None:
        for _, row in self._support_rows():
            row.commit()
        self.by_count.commit()
        self.concerns.commit()

    def first_focus(self) -> QWidget:
        if self._by_count():
            return self.by_count.first_focus()
        return self.rows.first_unanswered() or self._way

    def first_without_reason(self) -> QWidget:
        """Where a reason is to be written down: the first that is missing, else the first that was given."""
        asking = [row.reason for _, row in self._support_rows() if row.asks_why()]
        empty = (area for area in asking if not area.value())
        return next(empty, asking[0] if asking else self.first_focus())

    def _focus_first(self) -> None:
        self.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def _support_rows(self) -> list[tuple[int, SupportRow]]:
        return [(row.organisation_id, row) for row in self.rows.rows() if isinstance(row, SupportRow)]

    def _in_rows(self) -> frozenset[int]:
        """The concerns that can be seen in the rows."""
        found = (row.dissent() for _, row in self._support_rows() if row.asks_why())
        return frozenset(one.id for one in found if one is not None)

    def _make_row(self, organisation_id: int) -> SupportRow:
        row = SupportRow(self._theme, self._page, self._id, organisation_id)
        row.told.connect(partial(self.rows.go_on_from, organisation_id))
        return row

    def _by_count(self) -> bool:
        return self._way.value() == SupportBy.COUNT

    def _show_way(self, recorded: SupportBy) -> None:
        """The way that was chosen to look at, until another one counts."""
        if recorded is not self._known_way:
            self._known_way = recorded
            self._way.set_value(recorded)
        words = self.tr("What counts now are the answers by organisation.")
        if recorded is SupportBy.COUNT:
            words = self.tr("What counts now are the counted hands.")
        self.other_way.setText(words)
        self._not_counting.setVisible(self._way.value() != recorded)

    def _look(self, _way: str) -> None:
        self.refresh()

    def _let_count(self) -> None:
        if self._by_count():
            self.by_count.let_count()
        else:
            self._page.desk.run(set_support_by, self._id, SupportBy.ORGANISATION)

    def _write(self, organisation_id: int, level: int) -> None:
        self._page.desk.run(set_support_answer, self._id, organisation_id, level)
        if level >= _ASKS_WHY:
            self._page.settle()

    def _clear(self, organisation_id: int) -> None:
        self._page.desk.run(clear_support_answer, self._id, organisation_id)


def _counts_in(text: str) -> list[int]:
    """The counts that were typed; none when it is something else. An emptied line counts nobody."""
    if not text:
        return [0] * len(SupportLevel)
    return [int(number) for number in re.split(r"[\s,;]+", text)] if _NUMBERS.fullmatch(text) else []
