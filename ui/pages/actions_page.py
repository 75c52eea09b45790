"""Record actions: type an action, see every gap, open one to say who brings what."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.actions import (
    remove_actions,
    set_action_due,
    set_action_goal,
    set_action_lead,
    set_statuses,
)
from partnerdesk.model.records import Goal
from partnerdesk.model.vocabulary import ActionStatus, GoalStatus, Step
from partnerdesk.rules.board import Board, due_in
from partnerdesk.rules.finding import Part
from ui.desk import Desk
from ui.models.action_rows import ActionRows
from ui.models.actions import ActionsModel
from ui.pages.action_board import ActionBoard
from ui.pages.action_bulk import ActionBulk
from ui.pages.action_entry import ActionEntering
from ui.pages.action_filters import ActionFilters
from ui.pages.action_list import ActionTable
from ui.pages.action_load import ActionLoad
from ui.pages.action_panel import ActionPanel
from ui.pages.action_views import ActionViews
from ui.pages.figures_page import FiguresPage
from ui.pages.page import Destination
from ui.theme.theme import Theme
from ui.widgets import Button, EmptyState, FlowRow, QuickEntry, Text
from ui.widgets.laid_out import nest

_SHORT = 44
_BESIDE_FROM = 1100
"""From this width on, in pixels at 100 %, the load stands beside the table."""


class ActionsPage(FiguresPage):
    """The quick line, filters, the table, and below it the action that is open."""

    step: ClassVar[Step] = Step.ACTIONS

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        purpose = self.tr("One action, one lead, one date. Gaps are shown, not hidden.")
        self.name_page(self.tr("Record actions"), purpose)
        self._panel: ActionPanel | None = None
        self._open_id: int | None = None
        self._rows: ActionRows | None = None
        self._shown_board: Board | None = None
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._goals_shown: tuple[Goal, ...] = ()
        self.quick = QuickEntry(
            theme,
            self.tr("Type an action and press Enter, e.g. Draft the agreement by 31 Oct @Council #goal1"),
            self.tr("New action"),
            "list-checks",
        )
        self.entering = ActionEntering(self, self.quick)
        self.filters = ActionFilters(theme)
        self.model = ActionsModel(self)
        self.table = ActionTable(theme, self.model, self.tr("Actions"))
        self.views = ActionViews(theme, self)
        self.header_actions.addWidget(self.views)
        self.board = ActionBoard(theme, self)
        self.load = ActionLoad(theme, self)
        self.bulk = ActionBulk(theme, self)
        self._empty = EmptyState(
            theme,
            self.tr("Who will do what, by when?"),
            self.tr("Type the first action above. @ names the lead, + who brings something, # the goal."),
            icon="list-checks",
        )
        self._nothing = Text(
            theme, self.tr("No action matches. Choose All, or find something else."), "muted"
        )
        self._keys = Text(theme, "", "small")
        self._without = Text(theme, self.tr("Goals without an action"), "label")
        self._goals = FlowRow(theme)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        rows = self._rows = ActionRows(self.figures, date.today())
        if self._open_id is not None and self._open_id not in rows:
            self.close_action()
        self.filters.refresh(rows, {each.id: each.name for each in self.snapshot.organisations})
        self._show(rows)
        self._show_goals_without()
        if self._panel is not None:
            self._panel.refresh()

    def _show(self, rows: ActionRows) -> None:
        """What passes the filters, as a list or on a board."""
        shown, board = self.filters.passing(rows), self.views.board
        if board is None:
            self.model.show_rows(rows, shown)
            self.table.fit_height()
        else:
            self.board.show_board(board, rows, shown)
        self._empty.setVisible(not rows)
        self._nothing.setVisible(bool(rows) and not shown)
        self.table.setVisible(bool(rows) and board is None)
        self.board.setVisible(bool(rows) and board is not None)
        self.filters.setVisible(bool(rows))
        self.filters.sorting.setVisible(board is None)
        self.load.refresh()
        self._place_load()
        self._on_selected()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_load()

    def _place_load(self) -> None:
        """The load stands beside the table where there is room for both."""
        wide = self.views.board is None and self.width() >= self.theme.px(_BESIDE_FROM)
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._beside.setStretch(1, int(wide))
        self.load.set_beside(wide)

    def first_focus(self) -> QWidget:
        return self.quick.line

    def arrive(self, destination: Destination) -> None:
        """Open the action that was asked for, or begin one for the goal or the partners that were asked for."""
        snapshot, row_id = self.snapshot, destination.id
        if destination.table == "actions" and any(one.id == row_id for one in snapshot.workshop_actions()):
            self.open_action(row_id)
            self._focus_in_panel(destination.part or self._first_gap(row_id))
        elif destination.table == "goals" and any(one.id == row_id for one in snapshot.workshop_goals()):
            self.entering.begin_with(f"#{snapshot.goal(row_id).code}")
        elif destination.table == "organisations":
            self.entering.begin_with(f"+{snapshot.organisation(row_id).code}")
        elif destination.table == "relationships":
            self._work_at(row_id)
        else:
            super().arrive(destination)

    def commit_pending(self) -> None:
        super().commit_pending()
        if self._panel is not None:
            self._panel.commit()

    def current_id(self) -> int | None:
        """The action that the cursor is on."""
        return self.table.current_id() if self._shown_board is None else self.board.current_id()

    @property
    def panel(self) -> ActionPanel | None:
        """The action that is open."""
        return self._panel

    def open_action(self, action_id: int) -> None:
        """Open one action below the list; the one that was open is written down and put away."""
        self._refresh_if_stale()
        if self._rows is not None and action_id not in self.filters.passing(self._rows):
            self.filters.show_all()
        if action_id != self._open_id:
            self.close_action()
            self._open_id = action_id
            self._panel = self._make_panel(action_id)
            self.body.insertWidget(self.body.indexOf(self._keys) + 1, self._panel)
            self._panel.refresh()
        self._select(action_id)
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
        self._back_to_list()
        QTimer.singleShot(0, self, self.close_action)

    def _open_next(self) -> None:
        shown = self.model.ids() if self.views.board is None else self.board.ids()
        after = shown[shown.index(self._open_id) + 1 :] if self._open_id in shown else []
        if after:
            QTimer.singleShot(0, self, partial(self.open_action, after[0]))

    def _show_open(self) -> None:
        """Bring list and panel into sight: the list's top to the top of the page, or the panel's where the board is."""
        if self._panel is None:
            return
        if not self._panel.isAncestorOf(self.focusWidget()):
            self._panel.text.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, self._scroll_to_open)

    def _scroll_to_open(self) -> None:
        self.table.scrollTo(self.table.currentIndex())
        bar = self.scroll_area.verticalScrollBar()
        top = self._panel if self._panel is not None and self.views.board is not None else self.table
        bar.setValue(min(bar.maximum(), top.y()))  # both lie straight on the page
        focused = self.focusWidget()
        if self._panel is not None and self._panel.isAncestorOf(focused):
            self.scroll_area.ensureWidgetVisible(focused, 0, self.theme.sp(24))

    def _focus_in_panel(self, part: Part) -> None:
        if self._panel is not None:
            self._panel.field_for(part).setFocus(Qt.FocusReason.TabFocusReason)

    def _first_gap(self, action_id: int) -> Part:
        action = self.snapshot.action(action_id)
        if action.lead_id is None:
            return Part.LEAD
        return Part.WHOLE if action.due else Part.DUE

    def _work_at(self, relationship_id: int) -> None:
        """Open an action of the two partners where it can be ticked; where there is none, begin one with both."""
        tie = self.snapshot.by_id(self.snapshot.relationships, relationship_id)
        pair = {tie.a_id, tie.b_id}
        shared = (one for one in self.figures.facts.kept_actions if pair <= {*one.parts, one.action.lead_id})
        action = next(shared, None)
        if action is None:
            self.entering.begin_with(
                " ".join(f"+{self.snapshot.organisation(each).code}" for each in sorted(pair))
            )
            return
        self.open_action(action.action.id)
        box = self._panel.ties.box(relationship_id) if self._panel is not None else None
        if box is not None:
            box.setFocus(Qt.FocusReason.TabFocusReason)

    # What is asked of the actions in the list

    def _on_asked(self, what: str, action_ids: list[int]) -> None:
        if what == "done":
            self._turn_done(action_ids)
        elif what == "remove":
            self.desk.run(remove_actions, action_ids)
        elif not self.bulk.ask(what):
            self._ask(Part(what), action_ids[0])

    def _turn_done(self, action_ids: list[int]) -> None:
        """Done; and when they all are that already, to be done again."""
        done = all(self.snapshot.action(each).status is ActionStatus.DONE for each in action_ids)
        self.desk.run(set_statuses, action_ids, ActionStatus.TO_DO if done else ActionStatus.DONE)

    def _turn_box(self, action_id: int) -> None:
        self._turn_done([action_id])

    def _ask(self, field: Part, action_id: int) -> None:
        """Open the action only to ask for its lead or its date; the list has the focus again afterwards."""
        self.open_action(action_id)
        self._focus_in_panel(field)
        if self._panel is not None:
            self._panel.settled.connect(self._back_to_list)
            if field is Part.LEAD:
                QTimer.singleShot(0, self._panel, self._panel.lead.showPopup)
            else:
                self._panel.due.selectAll()

    def _back_to_list(self) -> None:
        if self.views.board is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.board.take_focus()

    def _select(self, action_id: int | None) -> None:
        """Put the cursor on an action, in the list or on the board."""
        if self.views.board is None:
            self.table.select(action_id)
        else:
            self.board.select(action_id)

    def _on_view(self, _key: str) -> None:
        """The same action, shown another way; the focus stays with it."""
        chosen, focused = self.current_id(), self.focusWidget()
        with_focus = focused is self.table or self.board.isAncestorOf(focused)
        self._shown_board, board = self.views.board, self._shown_board
        if self._rows is not None:
            self._show(self._rows)
            self._select(chosen)
        if with_focus and board is not self.views.board:
            self._back_to_list()

    def _on_moved(self, action_id: int, key: object) -> None:
        """A card was taken to another column of the board."""
        if self.views.board is Board.MONTH:
            due = due_in(key if isinstance(key, str) else None, self.snapshot.action(action_id).due)
            self.desk.run(set_action_due, action_id, due)
        else:
            set_it = set_action_goal if self.views.board is Board.GOAL else set_action_lead
            self.desk.run(set_it, action_id, key if isinstance(key, int) else None)

    def _on_selected(self) -> None:
        chosen = self.table.selected_ids() if self.views.board is None else []
        if len(chosen) > 1:
            self.close_action()
        self.bulk.show_for(chosen)
        self.table.set_beside_bar(len(chosen) > 1)
        self._keys.setVisible(bool(self._rows) and len(chosen) < 2)
        self._keys.setText(self._keys_in_words())

    def _keys_in_words(self) -> str:
        if self.views.board is None:
            return self.tr("In the list: Enter opens, D marks done, O chooses the lead, T sets the date.")
        return self.tr(
            "On the board: arrows go from card to card. With Alt they take the card to another column."
        )

    def _leave_bulk(self) -> None:
        """Back to the list, with one action selected."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.clearSelection()
        self.table.select(self.table.current_id())

    def _on_added(self, action_id: int) -> None:
        self._select(action_id)
        self.table.scrollTo(self.table.currentIndex())

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
            button.clicked.connect(partial(self.entering.begin_with, f"#{goal.code}"))
            self._goals.add(button)

    def forget(self) -> None:
        panel, self._panel, self._open_id = self._panel, None, None
        if panel is not None:
            self.body.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
            self.table.set_beside_panel(False)
        self._rows = None
        self.model.show_rows(None, [])
        self.filters.partner_id = None
        self.quick.clear()

    def _connect(self) -> None:
        self.entering.added.connect(self._on_added)
        self.load.partner_wanted.connect(self.filters.show_partner)
        self.load.action_wanted.connect(self._begin_led_by)
        self.filters.changed.connect(self.refresh)
        self.filters.sorted_by.connect(self._sort)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self.filters.show_order)
        self.model.done_turned.connect(self._turn_box)
        self.table.asked.connect(self._on_asked)
        self.table.open_wanted.connect(self.open_action)
        self.table.selected.connect(self._on_selected)
        self.bulk.left.connect(self._leave_bulk)
        self.views.chosen.connect(self._on_view)
        self.board.moved.connect(self._on_moved)
        self.board.asked.connect(self._on_asked)
        self.board.open_wanted.connect(self.open_action)

    def _begin_led_by(self, organisation_id: int) -> None:
        self.entering.begin_with(f"@{self.snapshot.organisation(organisation_id).code}")

    def _sort(self, column: object) -> None:
        if isinstance(column, int):
            self.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    def _lay_out(self) -> None:
        for widget in (
            self.quick, self.filters, self._empty, self._nothing, self.board, self.bulk, self._keys, self._without,
            self._goals,
        ):  # fmt: skip
            self.body.addWidget(widget)
        table = QVBoxLayout()  # keeps the table at the top where the load is higher
        table.addWidget(self.table, 100)
        table.addStretch(1)
        nest(self._beside, table, 3)
        self._beside.addWidget(self.load, 1)
        nest(self.body, self._beside, 100, at=self.body.indexOf(self.board))
        self.body.addStretch(1)
