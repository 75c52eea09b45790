"""What every page is: a title, one line of purpose, a body that shows the record and keeps up with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.model.change import Change
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Part
from partnerdesk.wording import Phrase
from ui.desk import Desk
from ui.pages.binding import Binding
from ui.theme.theme import Theme
from ui.widgets import Banner, EditLock, Heading, ScrollPage, Text
from ui.widgets.laid_out import nest
from ui.words import say

_KNOW_THE_SEAL: Final = frozenset({Step.SIGN, Step.PRINT})
"""Steps whose pages deal with a sealed workshop in their own way."""

SETTLING_MS: Final = 1000
"""So long after it was come to, a page whose height changes keeps in sight what has the focus."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A place in the program: a step, and there perhaps one row of a table, and of that row perhaps one part."""

    step: Step
    table: str = ""
    id: int = 0
    part: Part = Part.WHOLE


class Page(QWidget):
    """The page of one step. Subclasses build their widgets into :attr:`body` once and fill them in :meth:`refresh`.

    The page redraws when the record changes while it is seen, and when it is next seen after a change. While the
    workshop is sealed it says so on top, and :attr:`edit_lock` holds everything that edits the record.
    """

    step: ClassVar[Step]
    go_to = Signal(object)
    """A :class:`Destination` that the person asked for."""
    message = Signal(str)
    """A sentence for the toast."""
    finished = Signal()
    """Nothing is left to do here: the focus goes to the way on."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        self.theme = theme
        self._bindings: list[Binding] = []
        self._stale = True
        self.title = Heading(theme, "", "h1")
        self.purpose = Text(theme, "", "muted")
        self.header_actions = QHBoxLayout()
        self.scroll_area = ScrollPage(theme)
        self.body: QVBoxLayout = self.scroll_area.body
        self.edit_lock = EditLock(self)
        self._lock_banner = Banner(theme, "", "ok", self.tr("Go to Sign off"), icon="lock")
        self._lock_banner.hide()
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._build_frame()
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._on_height)
        self._lock_banner.acted.connect(self._leave_lock)
        self.edit_lock.tried.connect(self._say_why)
        desk.changed.connect(self._on_changed)
        desk.opened.connect(self._on_opened)
        desk.closed.connect(self._on_closed)

    def name_page(self, title: str, purpose: str) -> None:
        """Give the page its title and its line of purpose, translated. To be called first by every subclass."""
        self.title.setText(title)
        self.purpose.setText(purpose)

    @property
    def snapshot(self) -> Snapshot:
        return self.desk.snapshot

    def refresh(self) -> None:
        """Show the record as it stands. Called only while a document is open."""
        raise NotImplementedError

    def arrive(self, destination: Destination) -> None:
        """The person came to this page, perhaps for one thing on it. Puts the focus where typing goes on."""
        widget = self.first_focus()
        there = widget is not None and widget.isEnabled() and widget.isVisibleTo(self)
        if not there and not self._lock_banner.isHidden():
            widget = self._lock_banner.button
        if widget is not None:
            widget.setFocus()

    def settle(self) -> None:
        """Keep in sight what has the focus while what was just built or opened gets its place."""
        self._settling.start()
        QTimer.singleShot(0, self, self._keep_in_sight)

    def show_top(self) -> None:
        """Scroll to the top and stay there, wherever the focus is."""
        self._settling.stop()
        self.scroll_area.verticalScrollBar().setValue(0)

    def _on_height(self, *_: int) -> None:
        if self._settling.isActive():
            self.show_focused()
            QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        if self._settling.isActive():
            self.show_focused()

    def show_focused(self) -> None:
        """Scroll to what has the focus."""
        focused, edge = self.focusWidget(), self.theme.sp(24)
        around = focused.parentWidget() if self.isAncestorOf(focused) else None
        while around is not None and around is not self:
            inside, around = around, around.parentWidget()
            scroll = around.parentWidget() if around is not None else None
            if isinstance(scroll, ScrollPage):
                # Of a field with text, Qt's own way brings only the line with the cursor into sight.
                for corner in (focused.rect().bottomLeft(), focused.rect().topLeft()):
                    place = focused.mapTo(inside, corner)
                    scroll.ensureVisible(place.x(), place.y(), 0, edge)

    def first_focus(self) -> QWidget | None:
        """The widget that has the focus when the page is come to: the quick entry, where there is one."""
        return None

    def bind(self, binding: Binding) -> Binding:
        """Keep a field and the record in step, and leave nothing typed behind when the page is left."""
        self._bindings.append(binding)
        return binding

    def refuses(self) -> bool:
        """Whether nothing may be edited; then it is said. To be asked before anything is begun that would be typed."""
        self._say_why()
        return self.desk.lock is not None

    def commit_pending(self) -> None:
        """Write down what stands in fields and is not yet in the record."""
        for binding in self._bindings:
            binding.commit()

    def refresh_bindings(self) -> None:
        for binding in self._bindings:
            binding.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()

    def _build_frame(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(self.theme.sp(2))
        words.addWidget(self.title)
        words.addWidget(self.purpose)
        header = QHBoxLayout()
        nest(header, words, 1)
        nest(header, self.header_actions)
        layout = QVBoxLayout(self)
        edge = self.theme.sp(24)
        layout.setContentsMargins(edge, self.theme.sp(20), edge, 0)
        layout.setSpacing(self.theme.sp(12))
        nest(layout, header)
        layout.addWidget(self._lock_banner)
        layout.addWidget(self.scroll_area, 1)

    def _on_changed(self, change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self._hold_focused()
            self._refresh_if_stale()

    def _hold_focused(self) -> None:
        """What was pressed or typed in stays where it is on the screen while the rest of the page follows."""
        self.scroll_area.stand_still(self.focusWidget())

    def forget(self) -> None:
        """Another record will be shown, or none: let go of what belongs to the one before."""

    def _on_closed(self) -> None:
        self.forget()

    def _on_opened(self) -> None:
        self.forget()
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale and self.desk.is_open:
            self._stale = False
            self._obey_lock()
            self.refresh_bindings()
            self.refresh()

    def _obey_lock(self) -> None:
        lock = self.desk.lock
        closed = lock is not None and (self.desk.reading or self.step not in _KNOW_THE_SEAL)
        self._lock_banner.setVisible(closed)
        self.edit_lock.set_closed(closed)
        if lock is not None:
            self._lock_banner.set_text(self._why(lock), self._way_out())

    def _why(self, lock: Phrase) -> str:
        """The words of the lock. Who reads an earlier workshop is told, too, when it was never sealed."""
        never = self.desk.reading and not self.snapshot.sealed
        return f"{say(lock)} {self.tr('It was never sealed.')}" if never else say(lock)

    def _way_out(self) -> str:
        if not self.desk.reading:
            return self.tr("Go to Sign off")
        here = self.desk.document.snapshot().workshop
        return self.tr("Go back to workshop %1").replace("%1", str(here.number))

    def _say_why(self) -> None:
        if self.desk.lock is not None:
            self.message.emit(say(self.desk.lock))

    def _leave_lock(self) -> None:
        if self.desk.reading:
            self.desk.read(self.desk.document.snapshot().workshop.id)
        else:
            self.go_to.emit(Destination(Step.SIGN))
