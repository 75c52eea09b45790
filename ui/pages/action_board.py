"""Record actions: the board, its columns side by side as far as there is room."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal

from partnerdesk.rules.board import Board, Lane, lanes
from ui.accessible import announce
from ui.models.action_rows import ActionRows
from ui.pages.action_cards import BoardLane, CardList
from ui.pages.equal_columns import EqualColumns
from ui.pages.figures_page import FiguresPage
from ui.theme.theme import Theme

_LEAST = 230
"""The least width of a column, in pixels at 100 %."""

Key = int | str | None


class ActionBoard(EqualColumns):
    """``moved(action id, key)``: a card was taken to the column of a goal, an organisation or a month. Otherwise as the
    table. Only the column that the cursor is in is a stop for Tab."""

    moved = Signal(int, object)
    asked = Signal(str, list)
    open_wanted = Signal(int)

    def __init__(self, theme: Theme, page: FiguresPage) -> None:
        super().__init__(theme, _LEAST)
        self._look = theme
        self._page = page
        self.board = Board.GOAL
        self._lanes: dict[Key, BoardLane] = {}
        self._here: Key = None
        self._following: int | None = None

    def show_board(self, board: Board, rows: ActionRows, ids: Iterable[int]) -> None:
        """Show these actions in the columns of a board."""
        found = lanes(self._page.figures.facts, board, rows.actions(ids), date.today())
        if board is not self.board or [lane.key for lane in found] != list(self._lanes):
            self._build(board, found)
        for lane in found:
            self._lanes[lane.key].show_cards(self._title(lane.key), rows, lane.action_ids)
        if self._following is not None:
            self.select(self._following)
            self._following = None

    def lane(self, key: Key) -> BoardLane:
        return self._lanes[key]

    def ids(self) -> list[int]:
        """The actions shown, column by column."""
        return [action_id for lane in self._lanes.values() for action_id in lane.list.cards.ids()]

    def current_id(self) -> int | None:
        """The action that the cursor is on."""
        lane = self._lanes.get(self._here)
        return lane.list.current_id() if lane else None

    def select(self, action_id: int | None) -> None:
        """Put the cursor on the card of an action, and the focus where it was on a card."""
        for key, lane in self._lanes.items():
            place = lane.list.cards.place_of(action_id) if action_id is not None else -1
            if place >= 0:
                had_focus = self._following is not None or self._focused()
                self._go(key, place, focus=had_focus)

    def take_focus(self) -> None:
        """To the card that the cursor is on."""
        if self._lanes:
            key = self._here if self._here in self._lanes else next(iter(self._lanes))
            self._lanes[key].list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Columns

    def _build(self, board: Board, found: tuple[Lane, ...]) -> None:
        had_focus = self._focused()
        old = self._lanes if board is self.board else {}
        self._lanes = {lane.key: old.get(lane.key) or self._made(board, lane.key) for lane in found}
        self.board = board
        self.show_only(list(self._lanes.values()))
        if self._here not in self._lanes:
            self._here = next(iter(self._lanes))
        self._mark_stop()
        if had_focus:
            self.take_focus()

    def _made(self, board: Board, key: Key) -> BoardLane:
        lane = BoardLane(self._look, board)
        lane.list.stepped.connect(partial(self._step, key))
        lane.list.carried.connect(partial(self._carry, key))
        lane.list.cards.dropped.connect(partial(self._drop, key))
        lane.list.asked.connect(self.asked)
        lane.list.open_wanted.connect(self.open_wanted)
        lane.list.came.connect(partial(self._enter, key))
        lane.list.looked_at.connect(partial(self._reveal, lane.list))
        return lane

    def _title(self, key: Key) -> str:
        facts = self._page.figures.facts
        if self.board is Board.GOAL:
            goal = next((each.goal for each in facts.goals if each.goal.id == key), None)
            return f"{goal.code.lstrip('G')}  {goal.text}" if goal else self.tr("No goal")
        if self.board is Board.LEAD:
            return facts.organisations[key].name if isinstance(key, int) else self.tr("No lead yet")
        month = QDate.fromString(f"{key}-01", Qt.DateFormat.ISODate)
        return QLocale().toString(month, "MMMM yyyy") if month.isValid() else self.tr("No date yet")

    # Moving

    def _focused(self) -> bool:
        focused = self._page.focusWidget()
        return any(lane.list is focused for lane in self._lanes.values())

    def _beside(self, key: Key, by: int) -> Key:
        """The column so many further, at most the last one."""
        keys = list(self._lanes)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            by = -by
        return keys[max(0, min(keys.index(key) + by, len(keys) - 1))]

    def _step(self, key: Key, by: int) -> None:
        self._go(self._beside(key, by), max(0, self._lanes[key].list.currentIndex().row()))

    def _carry(self, key: Key, by: int) -> None:
        action_id = self._lanes[key].list.current_id()
        if action_id is not None:
            self._drop(self._beside(key, by), action_id)

    def _drop(self, key: Key, action_id: int) -> None:
        if self._lanes[key].list.cards.place_of(action_id) < 0:
            self._following = action_id
            self.moved.emit(action_id, key)
            self._following = None
            announce(self, self.tr("Moved to %1").replace("%1", self._title(key)))

    def _go(self, key: Key, place: int, *, focus: bool = True) -> None:
        lane = self._lanes[key]
        lane.list.choose(place)
        self._enter(key)
        if focus:
            lane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, key: Key) -> None:
        """The cursor is in one column only."""
        self._here = key
        for each, lane in self._lanes.items():
            if each != key:
                lane.list.clearSelection()
        self._mark_stop()

    def _reveal(self, cards: CardList, place: QRect) -> None:
        """Scroll the page to the card that the cursor went to: a column may be higher than the page."""
        area = self._page.scroll_area
        content = area.widget()
        if content is not None and cards.hasFocus():
            middle = cards.viewport().mapTo(content, place.center())
            area.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + self._look.sp(12))

    def _mark_stop(self) -> None:
        for each, lane in self._lanes.items():
            stop = each == self._here
            lane.list.setProperty("roving", not stop)
            lane.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
