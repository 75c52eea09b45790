"""Record actions: everything about the one action that is open."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.commands.actions import (
    move_action,
    remove_action,
    reword_action,
    set_action_due,
    set_action_goal,
    set_action_help,
    set_action_lead,
    set_action_start,
    set_action_status,
)
from partnerdesk.model.change import Change
from partnerdesk.model.records import Action
from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.finding import Part
from partnerdesk.rules.odd_dates import odd_due, odd_start
from ui.models.odd_dates import DateSpeech
from ui.pages.action_choices import goal_choices, lead_choices
from ui.pages.action_figures import goal_date
from ui.pages.action_parts import ActionParts
from ui.pages.action_ties import ActionTies
from ui.pages.binding import TextBinding
from ui.pages.figures_page import FiguresPage
from ui.theme.theme import Theme
from ui.widgets import (
    Button,
    Card,
    Columns,
    ComboBox,
    DateField,
    Field,
    FlowRow,
    Heading,
    IconButton,
    Rule,
    SegmentedControl,
    Text,
    TextArea,
)
from ui.widgets.laid_out import nest
from ui.words import named


class ActionPanel(Card):
    """``closed()`` asks to put it away (also by Escape), ``next_wanted()`` to show the next action.

    ``settled()`` tells that lead or date were chosen, for those who came only for that.
    """

    closed = Signal()
    next_wanted = Signal()
    settled = Signal()

    def __init__(self, theme: Theme, page: FiguresPage, action_id: int) -> None:
        super().__init__(theme)
        self._theme = theme
        self._page = page
        self._id = action_id
        self._number = page.snapshot.action(action_id).code.lstrip("A")
        self._dates = DateSpeech(self)
        self.text = TextArea(theme, lines=2, most_lines=6)
        self.goal = ComboBox(theme)
        self.lead = ComboBox(theme)
        self.start = DateField(theme)
        self.due = DateField(theme)
        self._start_field = Field(theme, self.tr("Start"), self.start)
        self._due_field = Field(theme, self.tr("Due"), self.due)
        self.status = SegmentedControl(
            theme, [(status, named(status), "") for status in ActionStatus],
            self.tr("Status of action %1").replace("%1", self._number),
        )  # fmt: skip
        self.help = TextArea(theme, placeholder=self.tr("Money, permission, a room, somebody to ask"))
        self.parts = ActionParts(theme, page, action_id)
        self.ties = ActionTies(theme, page, action_id)
        self._remove = Button(theme, self.tr("Remove"), "trash-2", "ghost",
                              name=self.tr("Remove action %1").replace("%1", self._number), edits=True)  # fmt: skip
        self._bindings = (
            TextBinding(self.text, partial(self._read, "text"), self._write_text),
            TextBinding(self.help, partial(self._read, "help_needed"), self._write_help),
        )
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the action as it stands; fields that are typed in are left alone."""
        for binding in self._bindings:
            binding.refresh()
        action = self._page.snapshot.action(self._id)
        self.goal.set_items(goal_choices(self._page.snapshot))
        self.goal.set_value(action.goal_id)
        self.lead.set_items(lead_choices(self._page.figures.facts))
        self.lead.set_value(action.lead_id)
        self._show_dates(action)
        self.status.set_value(action.status)
        self.parts.refresh()
        self.ties.refresh()

    def _show_dates(self, action: Action) -> None:
        today, goal_by = date.today(), goal_date(self._page.snapshot, action.goal_id)
        for field, editor, iso, odd in (
            (self._start_field, self.start, action.start, odd_start(action, today, goal_by)),
            (self._due_field, self.due, action.due, odd_due(action, today, goal_by)),
        ):
            day = date.fromisoformat(iso) if iso else None
            if editor.date() != day:
                editor.set_date(day)
            if editor.text() or not field.has_error():
                field.set_hint(self._dates.remark(odd, iso, today, goal_by, action.start))

    def commit(self) -> None:
        for binding in self._bindings:
            binding.commit()
        for editor in (self.start, self.due):
            if editor.hasFocus():
                editor.commit()

    def field_for(self, part: Part) -> QWidget:
        """Where a part of the action is answered."""
        fields = {Part.LEAD: self.lead, Part.DUE: self.due, Part.WHO_BRINGS_WHAT: self.parts.first_focus()}
        return fields.get(part, self.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # What the record says

    def _read(self, field: str) -> str:
        """A field is also left when its action goes; then there is nothing to read."""
        actions = self._page.snapshot.actions
        return next((str(getattr(action, field)) for action in actions if action.id == self._id), "")

    # What the person says

    def _connect(self) -> None:
        self.goal.chosen.connect(self._write_goal)
        self.lead.chosen.connect(self._write_lead)
        self.start.date_changed.connect(self._write_start)
        self.due.date_changed.connect(self._write_due)
        self.start.not_a_date.connect(partial(self._on_no_date, self._start_field))
        self.due.not_a_date.connect(partial(self._on_no_date, self._due_field))
        self.status.chosen.connect(self._write_status)

    def _write_text(self, text: str) -> Change | None:
        return self._page.desk.run(reword_action, self._id, text)

    def _write_help(self, text: str) -> Change | None:
        return self._page.desk.run(set_action_help, self._id, text)

    def _write_goal(self, goal_id: object) -> None:
        wanted = goal_id if isinstance(goal_id, int) else None
        self._take(self._page.desk.run(set_action_goal, self._id, wanted))

    def _write_lead(self, organisation_id: object) -> None:
        wanted = organisation_id if isinstance(organisation_id, int) else None
        self._take(self._page.desk.run(set_action_lead, self._id, wanted))
        self.settled.emit()

    def _write_start(self, day: date | None) -> None:
        self._start_field.set_error("")
        self._take(self._page.desk.run(set_action_start, self._id, day.isoformat() if day else ""))

    def _write_due(self, day: date | None) -> None:
        self._due_field.set_error("")
        self._take(self._page.desk.run(set_action_due, self._id, day.isoformat() if day else ""))
        self.settled.emit()

    def _on_no_date(self, field: Field, text: str) -> None:
        field.set_error(
            self.tr("“%1” is not a date. Type it like 31 October 2027, or Friday.").replace("%1", text)
        )

    def _write_status(self, status: str) -> None:
        self._take(self._page.desk.run(set_action_status, self._id, status))

    def _take(self, change: Change | None) -> None:
        """After an edit that was refused, the fields show the record again."""
        if change is None:
            self.refresh()

    def _move(self, by: int, *_: object) -> None:
        self._page.desk.run(move_action, self._id, by)

    def _drop(self) -> None:
        self._page.desk.run(remove_action, self._id)

    # How it looks

    def _lay_out(self) -> None:
        theme, number = self._theme, self._number
        close = IconButton(theme, "x", self.tr("Close action %1").replace("%1", number))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(Heading(theme, self.tr("Action %1").replace("%1", number), "h2"), 1)
        head.addWidget(close)
        nest(self.body, head)
        for field in (
            Field(theme, self.tr("What will be done"), self.text),
            Columns(theme, (Field(theme, self.tr("For goal"), self.goal), 240),
                    (Field(theme, self.tr("Who leads"), self.lead), 240)),
            Columns(theme, (self._start_field, 170), (self._due_field, 170), (self._status_field(), 350)),
            Field(theme, self.tr("Help needed"), self.help),
        ):  # fmt: skip
            self.body.addWidget(field)
        self._add_part(self.tr("Who brings what"), self.parts)
        self._add_part(self.tr("Which relationship it works at"), self.ties)
        self.body.addWidget(self._buttons())

    def _status_field(self) -> QWidget:
        """A segmented control is named by itself; the label above it is for the eye."""
        field = Field(self._theme, self.tr("Status"), self.status)
        self.status.setAccessibleName(self.tr("Status of action %1").replace("%1", self._number))
        return field

    def _add_part(self, title: str, part: QWidget) -> None:
        self.body.addWidget(Rule(self._theme))
        self.body.addWidget(Text(self._theme, title, "h3"))
        self.body.addWidget(part)

    def _buttons(self) -> FlowRow:
        theme, number = self._theme, self._number
        after = Button(theme, self.tr("Next action"), "arrow-right", trailing=True,
                       name=self.tr("Next action after %1").replace("%1", number))  # fmt: skip
        up = IconButton(theme, "arrow-up", self.tr("Move action %1 up").replace("%1", number), edits=True)
        down = IconButton(
            theme, "arrow-down", self.tr("Move action %1 down").replace("%1", number), edits=True
        )
        after.clicked.connect(self.next_wanted)
        self._remove.clicked.connect(self._drop)
        up.clicked.connect(partial(self._move, -1))
        down.clicked.connect(partial(self._move, 1))
        return FlowRow(theme, after, self._remove, up, down)
