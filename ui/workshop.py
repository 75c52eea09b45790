"""An open workshop on the screen: header, rail, sheet, prompts and footer, and how they share a window."""

from __future__ import annotations

from PySide6.QtCore import QTime, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.progress import review_state
from ui.clock import Clock
from ui.desk import Desk
from ui.drawer import Drawer
from ui.footer import Footer
from ui.header import Header
from ui.pages.page import Destination
from ui.panes import Panes
from ui.prompts_panel import PromptsPanel
from ui.rail import Rail
from ui.settings import Settings
from ui.sheet import Sheet
from ui.tab_order import move_on
from ui.theme.theme import Theme
from ui.widgets.laid_out import nest
from ui.words import day

PROMPTS_FROM = 1240
"""From here on the prompts stand beside the page; below they would take from it what it needs, and open over it."""
RAIL_FROM = 980
LOW = 520
"""Below this height there is room for little more than the page itself."""
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
        self._middle = QHBoxLayout()
        self._pause = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._lay_out()
        self._drawer = Drawer(theme, self.prompts, self.sheet)
        self._beside = True
        self._panes = Panes(self, (self.rail, self.sheet, self.prompts, self.footer, self.header))
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
        self._fit_header()
        self.rail.show_states(snapshot)
        # From the next turn on: the time that opening takes is no pause, and what opens is to be seen first.
        QTimer.singleShot(0, self._pause.start)
        self._show_steps_back()
        name = self._desk.document.name
        if self._desk.secret is not None:
            name = self.tr("%1, with a password").replace("%1", name)
        self.footer.set_saved(QTime.currentTime(), name)

    def adapt(self) -> None:
        """Give way to the window's size and the text's."""
        width, height = self.width() / self._theme.scale, self.height() / self._theme.scale
        self.rail.fit(self.height() - self._theme.px(96), compact=width < RAIL_FROM)
        self._place_prompts(beside=width >= PROMPTS_FROM)
        self._fit_header()
        self.footer.fit()
        self.prompts.fit(low=height < LOW)
        self.sheet.fit(low=height < LOW)

    def show_prompts(self, shown: bool) -> None:
        """Beside the page the choice is kept; over it they come when asked for, and go."""
        if not self._beside:
            self._drawer.open() if shown else self._drawer.close()
            return
        self._settings.prompts_shown = shown
        self.adapt()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self.window(), forward=forward) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adapt()

    def _place_prompts(self, *, beside: bool) -> None:
        if beside != self._beside:
            self._beside = beside
            self._drawer.close()
            self.prompts.set_floating(not beside)
            if beside:
                self._middle.addWidget(self.prompts)
            else:
                self._middle.removeWidget(self.prompts)
                self.prompts.hide()
        if beside:
            self.prompts.setFixedWidth(self._theme.px(288))
            self.prompts.setVisible(self._settings.prompts_shown is not False)

    def _fit_header(self) -> None:
        self.header.set_prompts_shown(self.prompts.isVisibleTo(self))
        height = self.height() / self._theme.scale
        self.header.show_steps(low=height < LOW)
        self.header.fit(self.width(), height)

    def _show_steps_back(self) -> None:
        undo, redo = self._desk.undo_label, self._desk.redo_label
        self.header.set_steps_back(undo, redo)
        self.footer.set_undo(undo)

    def _connect(self, clock: Clock) -> None:
        self._pause.timeout.connect(self._count_findings)
        self.rail.chosen.connect(self.go_to_step)
        self.rail.settings_wanted.connect(self.settings_wanted)
        self.rail.keys_wanted.connect(self.keys_wanted)
        self.rail.scheme_wanted.connect(self.scheme_wanted)
        self.sheet.moved.connect(self._on_moved)
        self.sheet.neighbours.connect(self.header.set_neighbours)
        self.header.step_wanted.connect(self.sheet.step_by)
        self.header.find_wanted.connect(self.find_wanted)
        self.header.undo.connect(self.undo_wanted)
        self.header.redo.connect(self.redo_wanted)
        self.header.prompts_wanted.connect(self.show_prompts)
        self.prompts.closed.connect(self._hide_prompts)
        self._drawer.turned.connect(self._fit_header)
        self.prompts.clock_wanted.connect(clock.start)
        self.footer.undo.connect(self.undo_wanted)
        self._theme.changed.connect(self.adapt)

    def _count_findings(self) -> None:
        if self._desk.is_open:
            self.rail.show_state(Step.REVIEW, review_state(self._desk.snapshot, self._desk.found))

    def _on_moved(self, step: Step) -> None:
        self.rail.set_current(step)
        self.prompts.show_step(step)
        self.sheet.fit(low=self.height() / self._theme.scale < LOW)
        if self._desk.path is not None:
            self._settings.set_last_step(self._desk.path, step)

    def _hide_prompts(self) -> None:
        self.show_prompts(False)

    def _lay_out(self) -> None:
        self._middle.setSpacing(0)
        self._middle.addWidget(self.rail)
        self._middle.addWidget(self.sheet, 1)
        self._middle.addSpacing(self._theme.sp(10))
        self._middle.addWidget(self.prompts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        nest(layout, self._middle, 1)
        layout.addWidget(self.footer)
