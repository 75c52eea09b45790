"""Agree shared goals: could any of us do this alone? And how far is the community part of it? (N2, N8)"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.answers import clear_alone_answer, set_alone_answer
from partnerdesk.commands.goals import set_goal_community
from partnerdesk.model.vocabulary import AloneAnswer, CommunityLevel, PollKind
from ui.pages.figures_page import FiguresPage
from ui.pages.goal_ballots import Ballots
from ui.pages.goal_figures import GoalSpeech
from ui.pages.goal_poll import PollBar
from ui.pages.goal_rows import AnswerRow, AnswerRows
from ui.theme.theme import Theme
from ui.widgets import ChoiceRow, Text
from ui.words import named


class GoalAlone(QWidget):
    """A row of four answers for each organisation, and what they come to."""

    def __init__(self, theme: Theme, page: FiguresPage, goal_id: int) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = goal_id
        self._speech = GoalSpeech(self)
        self.poll = PollBar(theme, page, goal_id, PollKind.ALONE)
        self.rows = AnswerRows(theme, self._make_row)
        self.ballots = Ballots(theme, page, goal_id, PollKind.ALONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(10))
        column.addWidget(
            Text(theme, self.tr("Could your organisation reach this goal alone? Keys 0 to 3."), "muted")
        )
        for widget in (self.poll, self.rows, self.ballots):
            column.addWidget(widget)
        self.poll.begun.connect(self._focus_first)
        self.rows.answered.connect(self._write)
        self.rows.cleared.connect(self._clear)
        self.rows.turned.connect(self.refresh)

    def refresh(self) -> None:
        snapshot = self._page.snapshot
        self.poll.refresh(self._speech.alone(self._page.figures, self._id))
        answers = {
            one.organisation_id: one.answer for one in snapshot.alone_responses if one.goal_id == self._id
        }
        self.rows.refresh(snapshot, answers, self.poll.poll)
        self.ballots.refresh()

    def commit(self) -> None:
        """Nothing is typed here."""

    def first_focus(self) -> QWidget | None:
        return self.rows.first_unanswered()

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_row(self, organisation_id: int) -> AnswerRow:
        organisation = self._page.snapshot.organisation(organisation_id)
        choices = [(int(answer), f"{int(answer)}  {named(answer)}", named(answer)) for answer in AloneAnswer]
        return AnswerRow(self._theme, organisation, choices, ramp=False)

    def _write(self, organisation_id: int, answer: int) -> None:
        self._page.desk.run(set_alone_answer, self._id, organisation_id, answer)

    def _clear(self, organisation_id: int) -> None:
        self._page.desk.run(clear_alone_answer, self._id, organisation_id)


class GoalCommunity(QWidget):
    """One choice for the goal: not involved, told, asked, at the table, deciding with us."""

    def __init__(self, theme: Theme, page: FiguresPage, goal_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = goal_id
        choices = [(int(level), f"{int(level)}  {named(level)}", named(level)) for level in CommunityLevel]
        self.level = ChoiceRow(theme, choices, self.tr("The community's part in this goal"))
        self._speech = GoalSpeech(self)
        self._live = Text(theme, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(10))
        column.addWidget(
            Text(
                theme, self.tr("How far are the people it is about part of this goal? Keys 0 to 4."), "muted"
            )
        )
        column.addWidget(self.level)
        column.addWidget(self._live)
        self.level.chosen.connect(self._write)
        self.level.cleared.connect(self._clear)

    def refresh(self) -> None:
        snapshot = self._page.snapshot
        self.level.set_value(snapshot.goal(self._id).community_level)
        words, tone = self._speech.community(self._page.figures, self._id)
        self._live.setText(words)
        self._live.set_tone(tone)
        self._live.setVisible(bool(words))

    def commit(self) -> None:
        """Nothing is typed here."""

    def first_focus(self) -> QWidget:
        return self.level

    def _write(self, level: int) -> None:
        self._page.desk.run(set_goal_community, self._id, level)

    def _clear(self) -> None:
        self._page.desk.run(set_goal_community, self._id, None)
