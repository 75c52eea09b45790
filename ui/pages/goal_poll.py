"""Agree shared goals: asking blind and revealing, and how far the asking is. Nothing here tells an answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.polling import ask_again, reveal, start_poll
from partnerdesk.model.vocabulary import PollKind, SupportBy
from partnerdesk.rules.counted import listed
from partnerdesk.rules.polls import Poll
from ui.accessible import announce
from ui.pages.figures_page import FiguresPage
from ui.theme.theme import Theme
from ui.widgets import Button, Text
from ui.widgets.laid_out import nest

KEYS = "Ctrl+Shift+B"
"""Asks blind, and reveals."""


class PollBar(QWidget):
    """The finding in words, or while it is hidden how many have answered, and the one press that comes next.

    ``begun()`` says that asking began, so that the focus can go to the first answer.
    """

    begun = Signal()

    def __init__(self, theme: Theme, page: FiguresPage, goal_id: int, kind: PollKind) -> None:
        super().__init__()
        self._page = page
        self._id = goal_id
        self._kind = kind
        self.words = Text(theme, "", "body_strong")
        self._waiting = Text(theme, "", "small")
        self.press = Button(theme, "", "eye-off", edits=True)
        said = QVBoxLayout()
        said.setSpacing(theme.sp(2))
        said.addWidget(self.words)
        said.addWidget(self._waiting)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(12))
        nest(row, said, 1)
        row.addWidget(self.press, 0, Qt.AlignmentFlag.AlignTop)
        self.press.clicked.connect(self.turn)
        shortcut = QShortcut(QKeySequence(KEYS), self)
        shortcut.activated.connect(self._turn_by_key)
        self.asking = False
        """Whether it has asked first, and the same press again clears the answers."""
        self.press.installEventFilter(self)

    @property
    def poll(self) -> Poll:
        return self._page.desk.poll(self._id, self._kind)

    def refresh(self, words: str) -> None:
        """``words`` is the finding, said while nothing is hidden."""
        poll = self.poll
        self.asking = False
        self.words.setText(self._so_far(poll) if poll.hidden else words)
        waiting = self._still_to_answer(poll) if poll.hidden else ""
        self._waiting.setText(waiting)
        self._waiting.setVisible(bool(waiting))
        self._name_press(poll)

    def turn(self) -> None:
        """Reveal what is hidden; else ask blind, anew where there are answers."""
        poll = self.poll
        if self._page.refuses():
            return
        command = reveal if poll.hidden else ask_again if poll.begun else start_poll
        if self._page.desk.run(command, self._id, self._kind) is not None and not poll.hidden:
            self.begun.emit()

    def _turn_by_key(self) -> None:
        """A key is pressed by mistake more easily than a button that says what it does: answers go only when asked."""
        poll = self.poll
        if poll.hidden or not poll.begun or self.asking:
            self.turn()
        elif not self._page.refuses():
            self.asking = True
            words = self.tr("This clears the answers. Press again to go on, Escape to keep them.")
            self._waiting.setText(words)
            self._waiting.setVisible(True)
            self.press.setFocus(Qt.FocusReason.TabFocusReason)
            announce(self.press, words)

    def _keep_answers(self) -> None:
        self.asking = False
        self._waiting.clear()
        self._waiting.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps the answers."""
        if self.asking and event.key() == Qt.Key.Key_Escape:
            self._keep_answers()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """So does going elsewhere."""
        if self.asking and event.type() == QEvent.Type.FocusOut:
            self._keep_answers()
        return super().eventFilter(watched, event)

    def _name_press(self, poll: Poll) -> None:
        if poll.hidden:
            words, icon, kind = self.tr("Reveal"), "eye", "primary"
        elif poll.begun:
            words, icon, kind = self.tr("Ask again, blind"), "eye-off", "secondary"
        else:
            words, icon, kind = self.tr("Ask blind"), "eye-off", "secondary"
        self.press.set_text(words)
        self.press.set_icon(icon)
        self.press.set_kind(kind)
        self.press.setToolTip(f"{words} ({KEYS})")

    def _so_far(self, poll: Poll) -> str:
        if self._by_hands():
            hands = poll.hands + poll.voices
            words = (
                self.tr("Asked blind: 1 answer is in.")
                if hands == 1
                else self.tr("Asked blind: %1 answers are in.")
            )
            return words.replace("%1", str(hands))
        present = self._page.snapshot.present_ids()
        words = self.tr("Asked blind: %1 of %2 have answered.").replace(
            "%1", str(len(poll.answered & present))
        )
        return words.replace("%2", str(len(present)))

    def _still_to_answer(self, poll: Poll) -> str:
        if self._by_hands():
            return ""
        snapshot = self._page.snapshot
        open_ = snapshot.present_ids() - poll.answered
        names = listed(each.name for each in snapshot.organisations if each.id in open_)
        return (
            self.tr("Still to answer: %1").replace("%1", names)
            if names
            else self.tr("Everybody has answered.")
        )

    def _by_hands(self) -> bool:
        by = self._page.snapshot.goal(self._id).support_by
        return self._kind is PollKind.SUPPORT and by is SupportBy.COUNT
