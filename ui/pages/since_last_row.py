"""Since last time: one action that was carried over, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.settling import drop_action, mark_done, postpone
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.promises import Fate, History, Promise
from ui.accessible import register
from ui.pages.page import Page
from ui.pages.rows_card import EditedRow
from ui.pages.since_last_why import WhyAsker
from ui.theme.theme import Theme
from ui.widgets import Button, DateField, Field, FlowRow, Pill, Rule, Text
from ui.widgets.laid_out import nest
from ui.words import day, named, no_date

DONE, LATE, DROP = Qt.Key.Key_D, Qt.Key.Key_L, Qt.Key.Key_X
_REST = 500
"""For so long, in milliseconds, a row that was gone on to takes no letters: they were meant for the one before."""


class CarriedRow(EditedRow):
    """Done, late or dropped, by press, or by D, L and X while the row itself has the focus; up and down go on."""

    passed = Signal(int)
    """That the row above (-1) or below (1) is wanted."""
    settled = Signal()
    """The person has said all there is to say about it."""

    def __init__(self, theme: Theme, page: Page, action_id: int) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = action_id
        self._name = ""
        self._asker: WhyAsker | None = None
        self._words = Text(theme, "", "body_strong")
        self._state = Pill(theme, "")
        self._dates = Text(theme, "", "small")
        self._said = Text(theme, "", "small")
        self.done = Button(theme, self.tr("Done"), "check", tooltip=self.tr("Done (D)"), edits=True)
        self.late = Button(theme, self.tr("Late"), "hourglass", tooltip=self.tr("Late (L)"), edits=True)
        self.drop = Button(theme, self.tr("Dropped"), "x", tooltip=self.tr("Dropped (X)"), edits=True)
        self.day = DateField(theme)
        self._day = Field(theme, self.tr("Done on which day?"), self.day)
        self._column = QVBoxLayout(self)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._keys: dict[int, Callable[[], None]] = {
            DONE: self._mark_done, LATE: self._ask_until, DROP: self._ask_why,
        }  # fmt: skip
        for button, ask in (
            (self.done, self._mark_done),
            (self.late, self._ask_until),
            (self.drop, self._ask_why),
        ):
            button.clicked.connect(ask)
            button.installEventFilter(self)
        self.day.installEventFilter(self)
        self.day.date_changed.connect(self._write_day)
        self.day.not_a_date.connect(self._on_no_date)
        self.day.returnPressed.connect(self._leave_day)

    def refresh(self, history: History, promise: Promise | None) -> None:
        """Show what is known of it. ``promise`` is None where it has no date."""
        action, snapshot = history.action, self._page.snapshot
        lead = self.tr("Nobody leads it")
        if action.lead_id is not None:
            lead = snapshot.organisation(action.lead_id).name
        self._name_it(f"{action.code}: {action.text}")
        self._words.setText(f"{action.code}  {action.text}")
        self._dates.setText(f"{lead} · {self._due_words(history)}")
        self._state.set(*self._state_of(history, promise))
        self._show_reason(history)
        done = action.status is ActionStatus.DONE
        for button, given in (
            (self.done, done),
            (self.late, not done and put_off_here(history)),
            (self.drop, action.status is ActionStatus.DROPPED),
        ):
            button.set_kind("active" if given else "secondary")
        self._day.setVisible(done)
        if done:
            self._day.set_error("")
            self.day.set_date(date.fromisoformat(action.done_on) if action.done_on else None)

    def commit(self) -> None:
        if self._day.isVisible():
            self.day.commit()

    def first_field(self) -> QWidget:
        return self

    def accessible_role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def accessible_value(self) -> str:
        """What became of it, and when it is due."""
        return f"{self._state.text()}, {self._dates.text()}"

    def rest(self) -> None:
        """Take no letters for a moment."""
        self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.day.hasFocus():
            self._leave_day()
        elif not self.hasFocus() or event.modifiers():
            super().keyPressEvent(event)
        elif key in self._keys and not self._rest.isActive():
            self._keys[key]()
        elif not self._passes(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down, with which Qt's buttons would go from one to the next, and which do nothing in a day."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self._passes_from_day(event) if watched is self.day else self._passes(event)

    def _passes_from_day(self, event: QKeyEvent) -> bool:
        """What stands there holds; what is no date is mended first. With Alt the calendar opens."""
        with_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if with_alt or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        self.day.commit()
        return self.day.faulty() or self._passes(event)

    def _passes(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.passed.emit(step)
        return step is not None

    # Showing

    def _name_it(self, name: str) -> None:
        if name == self._name:
            return
        self._name = name
        self.setAccessibleName(name)
        for button, words in (
            (self.done, self.tr("Done: %1")),
            (self.late, self.tr("Late: %1")),
            (self.drop, self.tr("Dropped: %1")),
            (self.day, self.tr("Done on which day: %1")),
        ):
            button.setAccessibleName(words.replace("%1", name))

    def _due_words(self, history: History) -> str:
        dates = [day(each) for each in history.dates]
        if not dates:
            return self.tr("no date")
        due = self.tr("due %1").replace("%1", dates[-1])
        if len(dates) == 1:
            return due
        return self.tr("%1, put off from %2").replace("%1", due).replace("%2", ", ".join(dates[:-1]))

    def _state_of(self, history: History, promise: Promise | None) -> tuple[str, str, str]:
        """The words, the tone and the icon of its state."""
        late = promise is not None and promise.fate is Fate.LATE
        if history.action.status is ActionStatus.DONE:
            return (self.tr("Done late"), "warn", "check") if late else (self.tr("Done"), "ok", "check")
        if history.action.status is ActionStatus.DROPPED:
            return self.tr("Dropped"), "neutral", "x"
        if put_off_here(history):
            return self.tr("Put off"), "info", "hourglass"
        if late:
            return self._days_late(history.dates[-1]), "danger", "circle-alert"
        return self.tr("Not due yet") if history.dates else self.tr("No date"), "neutral", "clock"

    def _days_late(self, due: str) -> str:
        days = (date.fromisoformat(self._page.snapshot.workshop.date) - date.fromisoformat(due)).days
        if days <= 0:
            return self.tr("Due on this day") if days == 0 else self.tr("Put off")
        return self.tr("1 day late") if days == 1 else self.tr("%1 days late").replace("%1", str(days))

    def _show_reason(self, history: History) -> None:
        note = history.action.reason_note or next(
            (each.note for each in reversed(history.postponements) if each.note), ""
        )
        words = ": ".join(part for part in (named(history.reason) if history.reason else "", note) if part)
        self._said.setText(words)
        self._said.setVisible(bool(words))

    # What the person does

    def _mark_done(self) -> None:
        if self._page.refuses():
            return
        self._put_away()
        done = self._page.snapshot.action(self._id).status is ActionStatus.DONE
        if done or self._page.desk.run(mark_done, self._id, self._likely_day()) is not None:
            self._show_whole(self._day)
            self.day.setFocus()
            self.day.selectAll()

    def _likely_day(self) -> str:
        """The day it was promised for, until somebody says otherwise; none after the day of the workshop."""
        today = self._page.snapshot.workshop.date
        return min(self._page.snapshot.action(self._id).due or today, today)

    def _leave_day(self) -> None:
        """What stands there holds, and the next one is spoken about; what is no date is mended first."""
        self.day.commit()
        if not self.day.faulty():
            self._day.set_error("")
            self.settled.emit()

    def _ask_until(self) -> None:
        self._ask(dated=True)

    def _ask_why(self) -> None:
        self._ask(dated=False)

    def _ask(self, *, dated: bool) -> None:
        if self._page.refuses():
            return
        self._put_away()
        self._asker = WhyAsker(self._theme, self._name, dated=dated)
        self._asker.answered.connect(self._put_off if dated else self._drop)
        self._asker.given_up.connect(self._give_up)
        self._column.insertWidget(self._column.count() - 1, self._asker)
        self._show_whole(self._asker)
        self._asker.first_field().setFocus()

    def _show_whole(self, asked: QWidget) -> None:
        """What is asked is seen whole, as far as there is room, once it has its place."""
        asked.show()
        scroll = self._page.scroll_area.ensureWidgetVisible
        QTimer.singleShot(0, asked, partial(scroll, asked, 0, self._theme.sp(8)))

    def _put_off(self, until: str, reason: str, note: str) -> None:
        if self._page.desk.run(postpone, self._id, until, reason, note) is not None:
            self._give_up()
            self.settled.emit()

    def _drop(self, _until: str, reason: str, note: str) -> None:
        if self._page.desk.run(drop_action, self._id, reason, note) is not None:
            self._give_up()
            self.settled.emit()

    def _give_up(self) -> None:
        self._put_away()
        self.setFocus()

    def _put_away(self) -> None:
        asker, self._asker = self._asker, None
        if asker is not None:
            self._column.removeWidget(asker)
            asker.hide()
            asker.deleteLater()

    def _write_day(self, when: date | None) -> None:
        action = self._page.snapshot.action(self._id)
        day_done = when.isoformat() if when else ""
        self._day.set_error("")
        self._page.desk.run(mark_done, self._id, day_done, action.reason, action.reason_note)

    def _on_no_date(self, text: str) -> None:
        self._day.set_error(no_date(text))

    def _lay_out(self) -> None:
        sp = self._theme.sp
        head = QHBoxLayout()
        head.setSpacing(sp(10))
        head.addWidget(self._words, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(0, sp(4), 0, sp(4))
        self._column.setSpacing(sp(6))
        nest(self._column, head)
        self._column.addWidget(self._dates)
        self._column.addWidget(self._said)
        self._column.addWidget(FlowRow(self._theme, self.done, self.late, self.drop))
        when = QHBoxLayout()
        when.addWidget(self._day, 1)
        when.addStretch(1)
        nest(self._column, when)
        self._column.addWidget(Rule(self._theme))


register("CarriedRow")


def put_off_here(history: History) -> bool:
    """Whether it was put off since this workshop began."""
    return any(each.action_id == history.action.id for each in history.postponements)


def is_settled(history: History) -> bool:
    """Whether anybody has said what became of it."""
    return history.action.status in (ActionStatus.DONE, ActionStatus.DROPPED) or put_off_here(history)
