"""The sheet in the middle: the page of the current step, and the way back and on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.model.vocabulary import Step
from ui.desk import Desk
from ui.pages.page import Destination, Page
from ui.pages.registry import make_page
from ui.rail import STEPS
from ui.theme.theme import Theme
from ui.widgets import Button, Rule
from ui.widgets.laid_out import nest
from ui.words import named


class Sheet(QFrame):
    """Pages are built when they are first come to."""

    moved = Signal(object)
    """The :class:`Step` that is now shown."""
    message = Signal(str)
    neighbours = Signal(str, str)
    """What the way back and the way on are called; "" where there is none."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._theme = theme
        self._pages: dict[Step, Page] = {}
        self._stack = QStackedWidget()
        self._step = Step.PREPARE
        self._came_from: Step | None = None
        self._back = Button(
            theme, self.tr("Back"), "arrow-left", "ghost", tooltip=self.tr("Back one step (Alt+Left)")
        )
        self._next = Button(theme, "", "arrow-right", "primary", trailing=True)
        self._foot = QWidget()
        self._lay_out()
        self._back.clicked.connect(partial(self.step_by, -1))
        self._next.clicked.connect(partial(self.step_by, 1))
        desk.changed.connect(self._name_steps)

    @property
    def step(self) -> Step:
        return self._step

    def page(self, step: Step) -> Page:
        """The page of a step, built if need be."""
        if step not in self._pages:
            page = make_page(step, self._desk, self._theme)
            page.go_to.connect(self._follow)
            page.message.connect(self.message)
            page.finished.connect(self._next.setFocus)
            self._pages[step] = page
            self._stack.addWidget(page)
        return self._pages[step]

    def go_to(self, destination: Destination) -> None:
        """Leave the current page with everything written down, and come to another."""
        self.commit_pending()
        self._step, self._came_from = destination.step, None
        page = self.page(destination.step)
        self._stack.setCurrentWidget(page)
        self._name_steps()
        self.moved.emit(destination.step)
        page.arrive(destination)
        page.settle()

    def step_by(self, steps: int, *_: object) -> None:
        """Go some steps on, or back below zero; the ends stay the ends. Who was sent here goes back to where from."""
        if steps == -1 and self._came_from is not None:
            self.go_to(Destination(self._came_from))
            return
        place = STEPS.index(self._step) + steps
        if 0 <= place < len(STEPS):
            self.go_to(Destination(STEPS[place]))

    def _follow(self, destination: Destination) -> None:
        """Go where a page leads, and keep the way back."""
        start = self._step
        self.go_to(destination)
        self._came_from = start if start is not destination.step else None
        self._name_steps()

    def commit_pending(self) -> None:
        """Write down what stands in fields of any page."""
        for page in self._pages.values():
            page.commit_pending()

    def fit(self, *, low: bool) -> None:
        """In a very low window the page's line of purpose gives way, and the ways back and on stand in the header."""
        for page in self._pages.values():
            page.purpose.setVisible(not low)
        self._foot.setVisible(not low)

    def _name_steps(self, *_: object) -> None:
        place = STEPS.index(self._step)
        self._back.setVisible(place > 0 or self._came_from is not None)
        back = self.tr("Back to: %1").replace("%1", named(self._came_from).lower()) if self._came_from else ""
        self._back.set_text(back or self.tr("Back"))
        last = place == len(STEPS) - 1
        self._next.setVisible(not last)
        if not last:
            self._next.set_text(self.tr("Next: %1").replace("%1", named(STEPS[place + 1]).lower()))
        self.neighbours.emit(
            "" if self._back.isHidden() else self._back.text(), "" if last else self._next.text()
        )
        # One loud button a page: while there is something to seal, that is the way on.
        to_seal = self._step is Step.SIGN and not self._desk.snapshot.sealed
        self._next.set_kind("secondary" if to_seal else "primary")

    def _lay_out(self) -> None:
        sp = self._theme.sp
        navigation = QHBoxLayout()
        navigation.setContentsMargins(sp(24), sp(8), sp(24), sp(12))
        navigation.addWidget(self._back)
        navigation.addStretch(1)
        navigation.addWidget(self._next)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Rule(self._theme))
        nest(foot, navigation)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)
