"""Review: the health check. Sheets come in unseen; when they are revealed, what they say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.health import clear_health, reveal_health
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Part
from partnerdesk.rules.health import health_check, health_check_before
from partnerdesk.rules.polls import HealthPoll
from ui.accessible import announce
from ui.pages.page import Destination, Page
from ui.pages.review_health_entry import HealthEntering
from ui.pages.review_health_result import HealthResult
from ui.theme.theme import Theme
from ui.widgets import Button, Card, FlowRow, Text
from ui.widgets.laid_out import nest


class HealthCard(Card):
    """How far the asking is and the press that comes next; entering behind a button; and what came of it."""

    def __init__(self, theme: Theme, title: str, page: Page) -> None:
        super().__init__(theme, title)
        self._page = page
        self._state = Text(theme, "", "body_strong")
        self._hint = Text(theme, "", "small")
        self.reveal = Button(theme, self.tr("Reveal"), "eye", "primary", edits=True)
        self.clear = Button(theme, self.tr("Clear and ask again"), "eye-off", edits=True)
        self.turn = Button(theme, "", "chevron-right", "link")
        self.print_ = Button(theme, self.tr("Print blank sheets"), "printer", "link")
        self.entering = HealthEntering(theme, page)
        self.result = HealthResult(theme)
        self._open = False
        self.left_for_sheets = False
        said = QVBoxLayout()
        said.setSpacing(theme.sp(2))
        said.addWidget(self._state)
        said.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(theme.sp(12))
        nest(row, said, 1)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.reveal, 0, top)
        row.addWidget(self.clear, 0, top)
        nest(self.body, row)
        self.body.addWidget(FlowRow(theme, self.turn, self.print_))
        self.body.addWidget(self.entering)
        self.body.addWidget(self.result)
        self.turn.clicked.connect(self._turn)
        self.reveal.clicked.connect(self._reveal)
        self.clear.clicked.connect(self._clear)
        self.print_.clicked.connect(self._print)

    def refresh(self) -> None:
        poll = self._page.desk.health_poll()
        self._state.setText(self._so_far(poll))
        self._hint.setText(
            self.tr(
                "24 statements in eight themes, answered by everybody for themselves, seen by nobody until revealed."
            )
            if poll.hidden or not poll.ballots
            else ""
        )
        self._hint.setVisible(bool(self._hint.text()))
        self.reveal.setVisible(poll.hidden)
        self.clear.setVisible(bool(poll.ballots) and not poll.hidden)
        self.entering.refresh(poll)
        check = health_check(self._page.snapshot)
        self.result.setVisible(bool(check.sheets))
        if check.sheets:
            self.result.refresh(check, health_check_before(self._page.desk.series))
        self._show_entering()

    def come_to(self) -> QWidget:
        """Where the focus goes when the health check is come to, or come back to from its blank sheets."""
        if self.left_for_sheets:
            self.left_for_sheets = False
            return self.print_
        if self.reveal.isVisibleTo(self):
            return self.reveal
        return self.result.turn if self.result.isVisibleTo(self) else self.turn

    def _so_far(self, poll: HealthPoll) -> str:
        number = len(poll.ballots)
        if not number:
            return self.tr("Not asked yet.")
        if poll.hidden:
            words = (
                self.tr("Asked blind: 1 sheet is in.")
                if number == 1
                else self.tr("Asked blind: %1 sheets are in.")
            )
        else:
            words = self.tr("1 person answered.") if number == 1 else self.tr("%1 people answered.")
        return words.replace("%1", str(number))

    def _turn(self) -> None:
        self._open = not self._open
        self._show_entering()
        if self._open:
            self.entering.entry.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_entering(self) -> None:
        self.turn.set_text(self.tr("Hide entering sheets") if self._open else self.tr("Enter sheets"))
        self.turn.set_icon("chevron-down" if self._open else "chevron-right")
        self.entering.setVisible(self._open)

    def _reveal(self) -> None:
        if not self._page.refuses() and self._page.desk.run(reveal_health) is not None:
            self.turn.setFocus(Qt.FocusReason.TabFocusReason)  # the button that was pressed is away
            announce(self.turn, self._state.text())

    def _clear(self) -> None:
        if not self._page.refuses() and self._page.desk.run(clear_health) is not None:
            self.turn.setFocus(Qt.FocusReason.TabFocusReason)

    def _print(self) -> None:
        self.left_for_sheets = True
        self._page.go_to.emit(Destination(Step.PRINT, part=Part.HEALTH))
