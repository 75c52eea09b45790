"""Record actions: type an action, see every gap, open one to say who brings what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from partnerdesk.commands.actions import add_actions, remove_action, set_action_status
from partnerdesk.model.records import Goal
from partnerdesk.model.vocabulary import ActionStatus, GoalStatus, Step
from partnerdesk.quick.actions import parse_action
from partnerdesk.quick.entries import ActionEntry
from ui.desk import Desk
from ui.models.actions import ActionsModel, action_rows
from ui.pages.action_figures import ActionSpeech, goal_date
from ui.pages.action_list import ActionFilters, ActionTable
from ui.pages.action_panel import ActionPanel
from ui.pages.figures_page import FiguresPage
from ui.pages.page import Destination
from ui.theme.theme import Theme
from ui.widgets import Button, EmptyState, FlowRow, QuickEntry, Text
from ui.words import say

_SHORT = 44


class ActionsPage(FiguresPage):
    """The quick line, filters, the table, and below it the action that is open."""

    step: ClassVar[Step] = Step.ACTIONS

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        purpose = self.tr("One action, one lead, one date. Gaps are shown, not hidden.")
        self.name_page(self.tr("Record actions"), purpose)
        self._panel: ActionPanel | None = None
        self._open_id: int | None = None
        self._goals_shown: tuple[Goal, ...] = ()
        self._speech = ActionSpeech(self)
        self.quick = QuickEntry(
            theme,
            self.tr("Type an action and press Enter, e.g. Draft the agreement by 31 Oct @Council #goal1"),
            self.tr("New action"),
            "list-checks",
        )
        self.filters = ActionFilters(theme)
        self.model = ActionsModel(self)
        self.table = ActionTable(theme, self.model, self.tr("Actions"))
        self._empty = EmptyState(
            theme,
            self.tr("Who will do what, by when?"),
            self.tr("Type the first action above. @ names the lead, + who brings something, # the goal."),
            icon="list-checks",
        )
        self._nothing = Text(
            theme, self.tr("No action matches. Choose All, or find something else."), "muted"
        )
        self._keys = Text(
            theme,
            self.tr("In the list: Enter opens, D marks done, O chooses the lead, T sets the date."),
            "small",
        )
        self._without = Text(theme, self.tr("Goals without an action"), "label")
        self._goals = FlowRow(theme)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        rows = action_rows(self.snapshot, self.figures, date.today())
        if self._open_id is not None and all(row.id != self._open_id for row in rows):
            self.close_action()
        chosen = self.table.current_id()
        shown = self.filters.passing(rows)
        self.filters.refresh(rows)
        self.model.show_rows(shown)
        self.table.select(chosen)
        self.table.fit_height()
        self._empty.setVisible(not rows)
        self._nothing.setVisible(bool(rows) and not shown)
        for widget in (self.filters, self.table, self._keys):
            widget.setVisible(bool(rows))
        self._show_goals_without()
        if self._panel is not None:
            self._panel.refresh()

    def first_focus(self) -> QWidget:
        return self.quick.line

    def arrive(self, destination: Destination) -> None:
        """Open the action that was asked for, or begin one for the goal that was asked for."""
        snapshot = self.snapshot
        if destination.table == "actions" and any(
            one.id == destination.id for one in snapshot.workshop_actions()
        ):
            self.open_action(destination.id)
            action = snapshot.action(destination.id)
            if action.lead_id is None:
                self._focus_in_panel("lead")
            elif not action.due:
                self._focus_in_panel("due")
        elif destination.table == "goals" and any(
            one.id == destination.id for one in snapshot.workshop_goals()
        ):
            self._begin_for(snapshot.goal(destination.id).code)
        else:
            super().arrive(destination)

    def commit_pending(self) -> None:
        super().commit_pending()
        if self._panel is not None:
            self._panel.commit()

    @property
    def panel(self) -> ActionPanel | None:
        """The action that is open."""
        return self._panel

    def open_action(self, action_id: int) -> None:
        """Open one action below the list; the one that was open is written down and put away."""
        self._refresh_if_stale()
        if self.model.place_of(action_id) < 0:
            self.filters.show_all()
        if action_id != self._open_id:
            self.close_action()
            self._open_id = action_id
            self._panel = self._make_panel(action_id)
            self.body.insertWidget(self.body.indexOf(self._keys) + 1, self._panel)
            self._panel.refresh()
        self.table.select(action_id)
        self.table.set_beside_panel(True)
        QTimer.singleShot(0, self, self._show_open)

    def close_action(self) -> None:
        """Put the open action away."""
        panel, self._panel, self._open_id = self._panel, None, None
        if panel is not None:
            if self.desk.is_open:
                panel.commit()
            self.body.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
            self.table.set_beside_panel(False)

    def _make_panel(self, action_id: int) -> ActionPanel:
        panel = ActionPanel(self.theme, self, action_id)
        panel.closed.connect(self._close_and_return)
        panel.next_wanted.connect(self._open_next)
        return panel

    def _close_and_return(self) -> None:
        # The panel goes with the press or key that closes it, which must have ended before.
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.close_action)

    def _open_next(self) -> None:
        row = self.model.row_at(self.model.place_of(self._open_id or 0) + 1)
        if row is not None:
            QTimer.singleShot(0, self, partial(self.open_action, row.id))

    def _show_open(self) -> None:
        """Bring list and panel into sight: the list's top to the top of the page."""
        if self._panel is None:
            return
        if not self._panel.isAncestorOf(self.focusWidget()):
            self._panel.text.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, self._scroll_to_open)

    def _scroll_to_open(self) -> None:
        self.table.scrollTo(self.table.currentIndex())
        bar = self.scroll_area.verticalScrollBar()
        bar.setValue(min(bar.maximum(), self.table.y()))  # the table lies straight on the page
        focused = self.focusWidget()
        if self._panel is not None and self._panel.isAncestorOf(focused):
            self.scroll_area.ensureWidgetVisible(focused, 0, self.theme.sp(24))

    def _focus_in_panel(self, field: str) -> None:
        if self._panel is not None:
            editor = self._panel.lead if field == "lead" else self._panel.due
            editor.setFocus(Qt.FocusReason.TabFocusReason)

    # What is pressed in the list

    def _turn_done(self, action_id: int, *_: object) -> None:
        done = self.snapshot.action(action_id).status is ActionStatus.DONE
        self.desk.run(set_action_status, action_id, ActionStatus.TO_DO if done else ActionStatus.DONE)

    def _ask(self, field: str, action_id: int) -> None:
        """Open the action only to ask for its lead or its date; the list has the focus again afterwards."""
        self.open_action(action_id)
        self._focus_in_panel(field)
        if self._panel is not None:
            self._panel.settled.connect(self._back_to_list)
            if field == "lead":
                QTimer.singleShot(0, self._panel, self._panel.lead.showPopup)
            else:
                self._panel.due.selectAll()

    def _back_to_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, action_id: int) -> None:
        self.desk.run(remove_action, action_id)

    # Goals that nobody works at yet

    def _show_goals_without(self) -> None:
        served = {one.action.goal_id for one in self.figures.facts.kept_actions}
        goals = tuple(goal for goal in self.snapshot.workshop_goals()
                      if goal.id not in served and goal.status is not GoalStatus.MOVED)  # fmt: skip
        self._without.setVisible(bool(goals))
        self._goals.setVisible(bool(goals))
        if goals == self._goals_shown:
            return
        self._goals_shown = goals
        self._goals.clear()
        for goal in goals:
            text = goal.text if len(goal.text) <= _SHORT else f"{goal.text[: _SHORT - 1].rstrip()}…"
            name = self.tr("Add an action for goal %1").replace("%1", f"{goal.code.lstrip('G')}, {goal.text}")
            button = Button(self.theme, f"{goal.code.lstrip('G')}  {text}", "plus", name=name, edits=True)
            button.clicked.connect(partial(self._begin_for, goal.code))
            self._goals.add(button)

    def _begin_for(self, code: str, *_: object) -> None:
        """The quick line, with the goal in it already."""
        if self.refuses():
            return
        line = self.quick.line
        line.setText(f" #{code}")
        line.setCursorPosition(0)
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    # Typing

    def _on_edited(self, text: str) -> None:
        entry = parse_action(text, self.snapshot, date.today())
        chips = [(say(chip.text), chip.tone) for chip in entry.chips]
        remark = self._speech.date_remark(entry.due, date.today(), goal_date(self.snapshot, entry.goal_id))
        self.quick.set_chips([*chips, (remark, "warn")] if remark else chips)

    def _on_submitted(self, text: str) -> None:
        self._add([text])

    def _on_pasted(self, lines: list[str]) -> None:
        self._add(lines)

    def _add(self, lines: list[str]) -> None:
        entries = list(self._entries(lines))
        change = self.desk.run(add_actions, entries) if entries else None
        if change is None:
            return
        self.quick.clear()
        created = change.created("actions")
        numbers = ", ".join(self.snapshot.action(action_id).code.lstrip("A") for action_id in created)
        words = self.tr("Added: action %1") if len(created) == 1 else self.tr("Added: actions %1")
        self.quick.set_chips([(words.replace("%1", numbers), "ok")])
        self.table.select(created[-1])
        self.table.scrollTo(self.table.currentIndex())
        self.quick.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entries(self, lines: list[str]) -> Iterator[ActionEntry]:
        for line in lines:
            entry = parse_action(line, self.snapshot, date.today())
            if entry.ready:
                yield entry

    def _forget(self) -> None:
        """Another document, or none: what was open belongs to the one before."""
        panel, self._panel, self._open_id = self._panel, None, None
        if panel is not None:
            self.body.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
            self.table.set_beside_panel(False)
        self.model.show_rows([])
        self.quick.clear()

    def _connect(self) -> None:
        self.quick.edited.connect(self._on_edited)
        self.quick.submitted.connect(self._on_submitted)
        self.quick.pasted.connect(self._on_pasted)
        self.filters.changed.connect(self.refresh)
        self.model.done_turned.connect(self._turn_done)
        self.table.done_wanted.connect(self._turn_done)
        self.table.open_wanted.connect(self.open_action)
        self.table.lead_wanted.connect(partial(self._ask, "lead"))
        self.table.date_wanted.connect(partial(self._ask, "due"))
        self.table.removal_wanted.connect(self._remove)
        self.desk.opened.connect(self._forget)
        self.desk.closed.connect(self._forget)

    def _lay_out(self) -> None:
        for widget in (
            self.quick, self.filters, self._empty, self._nothing, self.table, self._keys, self._without, self._goals,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.setStretchFactor(self.table, 100)
        self.body.addStretch(1)
