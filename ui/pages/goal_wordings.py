"""Agree shared goals: the wordings that a goal has had, what was answered to each, and asking again (N2, N3)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.polling import ask_again
from partnerdesk.model.vocabulary import PollKind
from partnerdesk.rules.wordings import WordingAnswers, earlier_answers, wordings_of
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import Button, FlowRow, Text


class GoalWordings(QWidget):
    """Earlier wordings stand behind a button; answers that were given to them are said at once."""

    def __init__(self, theme: Theme, page: Page, goal_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = goal_id
        self._stale = Text(theme, "", "small")
        self._again = {
            PollKind.ALONE: Button(theme, self.tr("Ask the alone test again"), "rotate-ccw", edits=True),
            PollKind.SUPPORT: Button(theme, self.tr("Ask for support again"), "rotate-ccw", edits=True),
        }
        self._buttons = FlowRow(theme, *self._again.values())
        self._turn = Button(theme, "", "history", "link")
        self._old = Text(theme, "", "small")
        self._old.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(6))
        for widget in (self._stale, self._buttons):
            column.addWidget(widget)
        column.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._old)
        self._turn.clicked.connect(self._open_or_close)
        for kind, button in self._again.items():
            button.clicked.connect(partial(self._ask_again, kind))

    def refresh(self) -> None:
        snapshot = self._page.snapshot
        wordings = [each for each in wordings_of(snapshot, self._id) if not each.present]
        self._turn.setVisible(bool(wordings))
        self._turn.set_text(self.tr("Earlier wordings: %1").replace("%1", str(len(wordings))))
        self._old.setText("\n".join(map(self._line, reversed(wordings))))
        stale = {kind: earlier_answers(snapshot, self._id, kind) for kind in PollKind}
        for kind, button in self._again.items():
            button.setVisible(stale[kind] > 0)
        self._buttons.setVisible(any(stale.values()))
        self._stale.setVisible(any(stale.values()))
        self._stale.setText(self._said(stale[PollKind.ALONE], stale[PollKind.SUPPORT]))

    def _said(self, alone: int, support: int) -> str:
        words = self.tr("Answered to an earlier wording: alone test %1, support %2.")
        return words.replace("%1", str(alone)).replace("%2", str(support))

    def _line(self, each: WordingAnswers) -> str:
        words = self.tr("%1: %2 (answers: alone test %3, support %4)")
        if not each.alone and not each.support:
            words = self.tr("%1: %2 (nobody answered it)")
        numbers = words.replace("%3", str(each.alone)).replace("%4", str(each.support))
        return numbers.replace("%1", _moment(each.wording.at)).replace("%2", each.wording.text)

    def _ask_again(self, kind: PollKind, *_: object) -> None:
        if self._page.desk.run(ask_again, self._id, kind) is not None:
            self._page.message.emit(
                self.tr("It is asked again, blind. The answers to the old wording are taken back.")
            )

    def _open_or_close(self) -> None:
        self._old.setVisible(self._old.isHidden())


def _moment(at: str) -> str:
    """When a wording came to be, in local time."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(moment, "d MMM yyyy HH:mm")
