"""The rail on the left: the seven steps with their live state, and how far the workshop is."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.progress import StepState, step_state
from ui.theme.theme import Theme
from ui.widgets import IconButton, ProgressBar, StepButton, Text
from ui.widgets.laid_out import nest
from ui.words import named, say

STEPS: Final = tuple(Step)


class Rail(QWidget):
    """Folds to numbers only in a narrow window."""

    chosen = Signal(object)
    """A :class:`Step`."""
    settings_wanted = Signal()
    keys_wanted = Signal()
    scheme_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons = {step: self._button(number, step) for number, step in enumerate(STEPS, start=1)}
        self._overline = Text(theme, self.tr("Workshop"), "overline", wrap=False)
        self._words = Text(theme, "", "small", wrap=False)
        self._bar = ProgressBar(theme, self.tr("Steps done"))
        self._layout = QVBoxLayout(self)
        self._progress = QHBoxLayout()
        self._tools = QHBoxLayout()
        self._folding: list[IconButton] = []
        self._finished: frozenset[Step] = frozenset()
        self._lay_out()
        theme.changed.connect(self._space)

    def set_current(self, step: Step) -> None:
        self._buttons[step].setChecked(True)

    def button(self, step: Step) -> StepButton:
        return self._buttons[step]

    def show_states(self, snapshot: Snapshot) -> None:
        """Bring every step's line up to date, but for Review."""
        for step in STEPS:
            if step is not Step.REVIEW:
                self.show_state(step, step_state(snapshot, step))

    def show_state(self, step: Step, state: StepState) -> None:
        """Bring one step's line up to date, and how many are finished."""
        words = say(state.line)
        self._buttons[step].set_state("done" if state.done else "now" if state.started else "todo", words)
        self._finished = self._finished - {step} | ({step} if state.done else set())
        self._show_finished(len(self._finished))

    def _show_finished(self, done: int) -> None:
        words = self.tr("%1 of 7 steps finished").replace("%1", str(done))
        self._words.setText(words)
        self._bar.set_progress(done, len(STEPS), words)

    def fit(self, height: int, *, compact: bool) -> None:
        """Show numbers only when ``compact``; make rows lower where ``height`` pixels do not hold them all."""
        for widget in (self._overline, self._words, self._bar, *self._folding):
            widget.setVisible(not compact)
        around = self._theme.px(70 if compact else 128)
        room = (height - around) // len(STEPS) - self._layout.spacing()
        for button in self._buttons.values():
            button.set_compact(compact)
            button.set_row_height(0)
            usual = button.sizeHint().height()
            button.set_row_height(max(self._theme.px(30), room) if room < usual else 0)
        self.setFixedWidth(self._theme.px(60) if compact else self._theme.px(214) + self._theme.sp(10))

    def _button(self, number: int, step: Step) -> StepButton:
        button = StepButton(self._theme, number, named(step), f"Ctrl+{number}")
        button.clicked.connect(partial(self.chosen.emit, step))
        return button

    def _lay_out(self) -> None:
        self._layout.addWidget(self._overline)
        for button in self._buttons.values():
            self._layout.addWidget(button)
        self._layout.addStretch(1)
        self._layout.addWidget(self._words)
        self._progress.addWidget(self._bar)
        nest(self._layout, self._progress)
        # In a narrow rail only help stays; the others are in the menu, too.
        for icon_name, name, signal, folds in (
            ("settings", self.tr("Settings"), self.settings_wanted, True),
            ("circle-question-mark", self.tr("Keys and help"), self.keys_wanted, False),
            ("moon", self.tr("Light or dark"), self.scheme_wanted, True),
        ):
            tool = IconButton(self._theme, icon_name, name)
            tool.clicked.connect(signal)
            self._tools.addWidget(tool)
            if folds:
                self._folding.append(tool)
        self._tools.addStretch(1)
        nest(self._layout, self._tools)
        self._space()

    def _space(self) -> None:
        sp = self._theme.sp
        for words in (self._overline, self._words):
            words.setContentsMargins(sp(10), 0, 0, 0)  # in line with the steps' numbers
        self._progress.setContentsMargins(sp(10), 0, sp(10), 0)
        self._layout.setContentsMargins(sp(8), sp(6), sp(8), sp(6))
        self._layout.setSpacing(sp(2))
        self._tools.setSpacing(sp(2))
