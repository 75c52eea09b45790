"""The bottom of the window: what is saved, what undo would undo, and the clock."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from partnerdesk.wording import Phrase
from ui.clock import Clock, ClockState, clock_face
from ui.theme.theme import Theme
from ui.widgets import Button, ElidedText, IconButton, IconLabel, Text, Toast, fit_row
from ui.words import say

MINUTES: Final = (2, 5, 10, 15, 20, 30, 45, 60)
_TONES: Final = {ClockState.AMBER: "warn", ClockState.RED: "danger", ClockState.OVER: "danger"}


class ClockPlace(QWidget):
    """The clock as the facilitator sees it, with its buttons. It turns colour, says so in words, and never blinks."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._face = Text(theme, "", "h2", wrap=False)
        self._face.setFont(theme.font("h2", tabular=True))
        self._length = Text(theme, "", "small", wrap=False)
        self._start = Button(
            theme, self.tr("Clock"), "timer", "ghost", tooltip=self.tr("Choose how many minutes (F7)")
        )
        self._start.setMenu(self._minutes_menu())
        self._pause = IconButton(theme, "pause", self.tr("Pause the clock"))
        self._more = Button(theme, self.tr("+1 min"), "", "ghost", name=self.tr("One minute more"))
        self._stop = IconButton(theme, "x", self.tr("Put the clock away"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._face, self._length, self._pause, self._more, self._stop, self._start):
            row.addWidget(widget)
        self._pause.clicked.connect(clock.toggle)
        self._more.clicked.connect(self._one_more)
        self._stop.clicked.connect(clock.reset)
        self.refresh()

    def choose_minutes(self) -> None:
        """Open the list of lengths."""
        self._start.showMenu()

    def fold(self) -> None:
        """Give way: the length goes first."""
        self._length.hide()

    def refresh(self) -> None:
        on = self._clock.state is not ClockState.OFF
        for widget in (self._face, self._length, self._pause, self._more, self._stop):
            widget.setVisible(on)
        self._start.setVisible(not on)
        if on:
            self._show_time()

    def _show_time(self) -> None:
        over = self._clock.state is ClockState.OVER
        face = clock_face(self._clock.left_ms)
        self._face.setText(self.tr("over by %1").replace("%1", face) if over else face)
        self._face.set_tone(_TONES.get(self._clock.state, ""))
        self._length.setText(self.tr("of %n min", "", self._clock.minutes))
        running = self._clock.is_running
        self._pause.set_icon("pause" if running else "play")
        self._pause.set_name(self.tr("Pause the clock") if running else self.tr("Go on with the clock"))

    def _one_more(self) -> None:
        self._clock.extend(1)

    def _minutes_menu(self) -> QMenu:
        menu = QMenu(self)
        for minutes in MINUTES:
            menu.addAction(self.tr("%n minutes", "", minutes)).triggered.connect(
                partial(self._clock.start, minutes)
            )
        return menu


class Footer(QWidget):
    """Says that all is saved, and when; names what undo would undo. Messages are shown in its middle."""

    undo = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label: Phrase | None = None
        self._toast: Toast | None = None
        self._icon = IconLabel(theme, "circle-check", "ok", 17)
        self._saved = Text(theme, "", "small", wrap=False)
        self._file = ElidedText(theme, "", "small")
        self._undo = Button(theme, self.tr("Undo"), "undo-2", "ghost")
        self.clock_place = ClockPlace(theme, clock)
        self._row = QHBoxLayout(self)
        for widget in (self._icon, self._saved, self._file):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._undo)
        self._row.addStretch(1)
        self._row.addWidget(self.clock_place)
        self._undo.clicked.connect(self.undo)
        clock.ticked.connect(self.fit)
        theme.changed.connect(self._space)
        self._space()

    def set_saved(self, at: QTime, file_name: str) -> None:
        """All edits up to ``at`` are on the disk."""
        self._icon.set_icon("circle-check", "ok")
        self._saved.setText(self.tr("Saved %1").replace("%1", at.toString("HH:mm:ss")))
        self._saved.set_tone("")
        self._file.setText(file_name)

    def set_not_saved(self) -> None:
        """The last edit was refused by the disk."""
        self._icon.set_icon("circle-alert", "danger")
        self._saved.setText(self.tr("Not saved"))
        self._saved.set_tone("danger")

    def set_undo(self, label: Phrase | None) -> None:
        self._label = label
        if label is not None:
            words = self.tr("Undo: %1").replace("%1", say(label))
            short = words if len(words) <= 60 else words[:59].rstrip() + "…"
            self._undo.set_text(short, name=words)
        self.fit()

    def seat(self, toast: Toast) -> None:
        """Give messages their place: where undo is named otherwise, and where nothing else is pressed."""
        self._row.insertWidget(self._row.indexOf(self._undo) + 1, toast)
        if self._toast is None:
            toast.came_or_went.connect(self.fit)
        self._toast = toast

    def fit(self) -> None:
        """Give way to the window: the file's name first, then the undo button, last what is saved."""
        toast = self._toast
        told = toast is not None and self.isAncestorOf(toast) and toast.is_told
        for widget in (self._icon, self._saved):
            widget.show()
        self._file.setVisible(not told)  # the words of a message do not give way to it
        # A message that can be undone says so itself.
        undone_there = toast is not None and told and toast.offers_action()
        self._undo.setVisible(self._label is not None and not undone_there)
        self.clock_place.refresh()
        steps = [self._file.hide, self.clock_place.fold, self._undo.hide]
        room = self.width()
        if toast is not None and told:
            steps += [self._icon.hide, self._saved.hide]
            if toast.isHidden():
                room -= toast.sizeHint().width() + self._row.spacing()
        fit_row(self._row, room, steps)

    def _space(self) -> None:
        sp = self._theme.sp
        self._row.setContentsMargins(sp(16), sp(1), sp(12), sp(1))
        self._row.setSpacing(sp(8))
        # High enough for a message of one line: when one comes, the page stays where it is.
        self.setMinimumHeight(self._theme.control_height + sp(10))
