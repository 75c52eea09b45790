"""Record actions: the table of actions with its keys, and the filters above it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.models.actions import ActionRow, ActionsModel, Column, Filter
from ui.theme.theme import Theme
from ui.widgets import Button, FlowRow, TableView, TextLine

_ROWS_WITH_PANEL = 2
_LEAST_ROWS = 4
_NARROW = 720
"""Below this width, in pixels at 100 %, a column gives way."""


class ActionTable(TableView):
    """D marks done, O asks for the lead, T for the date: signals with the id of the action that is meant.

    It is as high as its rows, between four rows and the room there is; two rows while an action is open below it.
    """

    done_wanted = Signal(int)
    lead_wanted = Signal(int)
    date_wanted = Signal(int)
    open_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self, theme: Theme, model: ActionsModel, name: str) -> None:
        super().__init__(theme, name)
        self._model = model
        self._beside_panel = False
        self._keys = {
            Qt.Key.Key_D: self.done_wanted, Qt.Key.Key_O: self.lead_wanted, Qt.Key.Key_T: self.date_wanted,
        }  # fmt: skip
        self.setModel(model)
        self.set_check_column(Column.DONE)
        self.set_pill_column(Column.TOGETHER)
        self.set_pill_column(Column.STATUS)
        self.set_columns([44, 0, 166, 108, 106, 122])
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.opened.connect(self._on_opened)
        self.clicked.connect(self._on_clicked)
        self.delete_wanted.connect(self._on_delete)
        theme.changed.connect(self.fit_height)
        theme.changed.connect(self._give_way)

    def current_id(self) -> int | None:
        """The action that the cursor is on."""
        row = self._model.row_at(self.currentIndex().row())
        return row.id if row else None

    def select(self, action_id: int | None) -> None:
        """Put the cursor on an action, if it is shown."""
        place = -1 if action_id is None else self._model.place_of(action_id)
        selection = self.selectionModel()
        if place >= 0 and not selection.isRowSelected(place):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection.setCurrentIndex(self._model.index(place, Column.TEXT), flags)

    def set_beside_panel(self, beside: bool) -> None:
        """Leave the room to the action that is open, or take it back."""
        self._beside_panel = beside
        self.fit_height()

    def row_height(self) -> int:
        """Room for two lines of the action and a line for its number and goal."""
        return super().row_height() + self._theme.px(8)

    def fit_height(self) -> None:
        rows = self._model.rowCount()
        frame = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2
        most = min(rows, _ROWS_WITH_PANEL) if self._beside_panel else rows
        self.setMaximumHeight(frame + max(1, most) * self.row_height())
        self.setMinimumHeight(frame + max(1, min(most, _LEAST_ROWS)) * self.row_height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._give_way()
        super().resizeEvent(event)

    def _give_way(self) -> None:
        """In a narrow table the words of one column move below the action."""
        narrow = self.width() < self._theme.px(_NARROW)
        if self.isColumnHidden(Column.TOGETHER) != narrow:
            self.setColumnHidden(Column.TOGETHER, narrow)
            self._model.set_narrow(narrow)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row that the keys mean can be seen."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.select(self.current_id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action_id = self.current_id()
        wanted = self._keys.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if wanted is not None and plain and action_id is not None:
            wanted.emit(action_id)
        else:
            super().keyPressEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None:
            self.open_wanted.emit(row.id)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() != Column.DONE:
            self._on_opened(index)

    def _on_delete(self) -> None:
        action_id = self.current_id()
        if action_id is not None:
            self.removal_wanted.emit(action_id)


class ActionFilters(QWidget):
    """Chips with counts, and a field to find by words. ``changed()`` tells that others are to be shown."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chosen = Filter.ALL
        self._words = {
            Filter.ALL: self.tr("All"),
            Filter.NO_LEAD: self.tr("No lead"),
            Filter.NO_DATE: self.tr("No date"),
            Filter.LATE: self.tr("Late"),
            Filter.DONE: self.tr("Done"),
        }
        self._chips = {each: Button(theme, words, checkable=True) for each, words in self._words.items()}
        self.search = TextLine(
            theme, placeholder=self.tr("Find in actions"), name=self.tr("Find in actions"), edits=False
        )
        self._theme = theme
        self._space()
        theme.changed.connect(self._space)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(FlowRow(theme, *self._chips.values(), self.search))
        for each, chip in self._chips.items():
            chip.clicked.connect(partial(self._choose, each))
        self.search.textChanged.connect(self._on_typed)

    def refresh(self, rows: Sequence[ActionRow]) -> None:
        """Show how many each filter lets pass."""
        for each, chip in self._chips.items():
            count = sum(row.passes(each) for row in rows)
            words = f"{self._words[each]}  {count}"
            if chip.text() != words:
                name = self.tr("Actions, %1: %2").replace("%1", self._words[each]).replace("%2", str(count))
                chip.set_text(words, name)
            chip.setChecked(each is self.chosen)

    def passing(self, rows: Sequence[ActionRow]) -> list[ActionRow]:
        words = self.search.text().casefold()
        return [row for row in rows if row.passes(self.chosen) and row.holds(words)]

    def show_all(self) -> None:
        """Take every filter away."""
        self.chosen = Filter.ALL
        self.search.clear()
        self.changed.emit()

    def chip(self, which: Filter) -> Button:
        return self._chips[which]

    def _space(self) -> None:
        self.search.setFixedWidth(self._theme.px(170))

    def _choose(self, which: Filter, *_: object) -> None:
        self.chosen = which
        self.changed.emit()

    def _on_typed(self, _text: str) -> None:
        self.changed.emit()
