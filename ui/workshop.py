"""An open workshop on the screen: header, rail, sheet, prompts and footer, and how they share a window."""

from __future__ import annotations

from PySide6.QtCore import QTime, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.progress import review_state
from ui.clock import Clock
from ui.desk import Desk
from ui.footer import Footer
from ui.header import Header
from ui.pages.page import Destination
from ui.prompts_panel import PromptsPanel
from ui.rail import Rail
from ui.settings import Settings
from ui.sheet import Sheet
from ui.tab_order import move_on
from ui.theme.theme import Theme
from ui.words import day

PROMPTS_FROM = 1240
RAIL_FROM = 980
COUNT_AFTER_MS = 200
"""What is left to mend is counted in a pause, not while somebody types: it takes the figures of the whole record."""


class WorkshopView(QWidget):
    """Effective width is the window's width by the text's scale: 200 % text on 1366 pixels is a 683 pixel window."""

    settings_wanted = Signal()
    keys_wanted = Signal()
    scheme_wanted = Signal()
    find_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self, desk: Desk, theme: Theme, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._settings = settings
        self.header = Header(theme)
        self.rail = Rail(theme)
        self.sheet = Sheet(desk, theme)
        self.prompts = PromptsPanel(desk, theme)
        self.footer = Footer(theme, clock)
        self._pause = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._lay_out()
        self._connect(clock)

    def go_to(self, destination: Destination) -> None:
        self.sheet.go_to(destination)

    def go_to_step(self, step: Step) -> None:
        self.go_to(Destination(step))

    def commit_pending(self) -> None:
        """Write down everything that was typed and is not yet in the record."""
        self.sheet.commit_pending()
        self.prompts.binding.commit()

    def show_record(self) -> None:
        """Bring everything around the pages up to date."""
        snapshot = self._desk.snapshot
        workshop = snapshot.workshop
        where = [
            self.tr("Workshop %1").replace("%1", str(workshop.number)),
            day(workshop.date),
            workshop.place,
        ]
        title = snapshot.title or self.tr("New partnership")
        self.header.set_titles(title, " · ".join(part for part in where if part))
        self.rail.show_states(snapshot)
        self._pause.start()
        self._show_steps_back()
        self.footer.set_saved(QTime.currentTime(), self._desk.document.name)

    def adapt(self) -> None:
        """Give way to the window's size and the text's."""
        width, height = self.width() / self._theme.scale, self.height() / self._theme.scale
        self.rail.fit(self.height() - self._theme.px(96), compact=width < RAIL_FROM)
        wanted = self._settings.prompts_shown
        shown = width >= PROMPTS_FROM if wanted is None else wanted and width >= RAIL_FROM * 0.6
        self.prompts.setVisible(shown)
        self.prompts.setFixedWidth(min(self._theme.px(288), int(self.width() * 0.42)))
        self.header.set_prompts_shown(shown)
        self.header.fit(self.width(), height)
        self.footer.fit(self.width(), self._desk.undo_label)
        self.sheet.fit(height)

    def show_prompts(self, shown: bool) -> None:
        self._settings.prompts_shown = shown
        self.adapt()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self.window(), forward=forward) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adapt()

    def _show_steps_back(self) -> None:
        undo, redo = self._desk.undo_label, self._desk.redo_label
        self.header.set_steps_back(undo, redo)
        self.footer.set_undo(undo)
        self.footer.fit(self.width(), undo)

    def _connect(self, clock: Clock) -> None:
        self._pause.timeout.connect(self._count_findings)
        self.rail.chosen.connect(self.go_to_step)
        self.rail.settings_wanted.connect(self.settings_wanted)
        self.rail.keys_wanted.connect(self.keys_wanted)
        self.rail.scheme_wanted.connect(self.scheme_wanted)
        self.sheet.moved.connect(self._on_moved)
        self.header.find_wanted.connect(self.find_wanted)
        self.header.undo.connect(self.undo_wanted)
        self.header.redo.connect(self.redo_wanted)
        self.header.prompts_wanted.connect(self.show_prompts)
        self.prompts.closed.connect(self._hide_prompts)
        self.prompts.clock_wanted.connect(clock.start)
        self.footer.undo.connect(self.undo_wanted)
        self._theme.changed.connect(self.adapt)

    def _count_findings(self) -> None:
        if self._desk.is_open:
            self.rail.show_state(Step.REVIEW, review_state(self._desk.snapshot, self._desk.found))

    def _on_moved(self, step: Step) -> None:
        self.rail.set_current(step)
        self.prompts.show_step(step)
        self.sheet.fit(self.height() / self._theme.scale)
        if self._desk.path is not None:
            self._settings.set_last_step(self._desk.path, step)

    def _hide_prompts(self) -> None:
        self.show_prompts(False)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.sheet, 1)
        middle.addSpacing(self._theme.sp(10))
        middle.addWidget(self.prompts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(middle, 1)
        layout.addWidget(self.footer)
