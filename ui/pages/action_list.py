"""Record actions: the table of actions with its keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy

from ui.models.action_rows import Column
from ui.models.actions import ActionsModel
from ui.theme.theme import Theme
from ui.widgets import TableView

KEYS: Final = {
    Qt.Key.Key_D: "done", Qt.Key.Key_O: "lead", Qt.Key.Key_T: "due", Qt.Key.Key_Delete: "remove",
}  # fmt: skip
"""What the keys ask for, in the table and on the board."""

_ROWS_WITH_PANEL = 2
_LEAST_ROWS = 4
_NARROW = 720
"""Below this width, in pixels at 100 %, a column gives way."""


def wanted_by(event: QKeyEvent) -> str:
    """What a key on actions asks for, "" for nothing."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return KEYS.get(Qt.Key(event.key()), "") if plain else ""


class ActionTable(TableView):
    """``asked(what, ids)``: a key asks for something ("done", "lead", "due", "remove") for the actions selected.

    It is as high as its rows, between four rows and the room there is; two rows while an action is open below it.
    """

    asked = Signal(str, list)
    open_wanted = Signal(int)
    selected = Signal()

    def __init__(self, theme: Theme, model: ActionsModel, name: str) -> None:
        super().__init__(theme, name)
        self._model = model
        self._beside_panel = False
        self._beside_bar = False
        self._choosing = False
        self.setModel(model)
        self.set_check_column(Column.DONE)
        self.set_pill_column(Column.TOGETHER)
        self.set_pill_column(Column.STATUS)
        self.set_columns([44, 0, 166, 108, 106, 122])
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.opened.connect(self._on_opened)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.fit_height)
        theme.changed.connect(self._give_way)

    def current_id(self) -> int | None:
        """The action that the cursor is on."""
        row = self._model.row_at(self.currentIndex().row())
        return row.id if row else None

    def selected_ids(self) -> list[int]:
        """The actions that are selected, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row.id for row in map(self._model.row_at, places) if row is not None]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected.emit()

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

    def set_beside_bar(self, beside: bool) -> None:
        """Be content with two rows while there is a bar below that must be seen."""
        if beside != self._beside_bar:
            self._beside_bar = beside
            self.fit_height()

    def row_height(self) -> int:
        """Room for two lines of the action and a line for its number and goal."""
        return super().row_height() + self._theme.px(8)

    def fit_height(self) -> None:
        rows = self._model.rowCount()
        frame = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2
        most = min(rows, _ROWS_WITH_PANEL) if self._beside_panel else rows
        self.setMaximumHeight(frame + max(1, most) * self.row_height())
        least = _ROWS_WITH_PANEL if self._beside_bar else _LEAST_ROWS
        self.setMinimumHeight(frame + max(1, min(most, least)) * self.row_height())

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
        wanted, ids = wanted_by(event), self.selected_ids()
        if wanted and ids:
            self.asked.emit(wanted, ids)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Shift or Ctrl a press selects and opens nothing."""
        self._choosing = event.modifiers() != Qt.KeyboardModifier.NoModifier
        super().mousePressEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None:
            self.open_wanted.emit(row.id)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() != Column.DONE and not self._choosing:
            self._on_opened(index)
