"""The partners as a list: everything of the map without a map, edited in place."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from partnerdesk.model.partner_types import COMMON_TYPES
from partnerdesk.model.vocabulary import CanCommit, Presence
from ui.models.partners import Column, PartnerRow, PartnersModel
from ui.theme.theme import Theme
from ui.widgets import ComboBox, TableView, WordsDelegate
from ui.widgets.suggest_line import SuggestLine
from ui.widgets.table import CheckDelegate
from ui.words import named

Index = QModelIndex | QPersistentModelIndex

WIDTHS = [214, 96, 104, 108, 112, 88, 82, 130, 120]
GIVES_WAY = (
    Column.NEEDS,
    Column.OFFERS,
    Column.CAN_COMMIT,
    Column.INTEREST,
    Column.INFLUENCE,
    Column.COMMUNITY,
)
"""Columns that are left out, in this order, where the table is too narrow. They are on the partner's card as well."""


def paint_place(theme: Theme, painter: QPainter, option: QStyleOptionViewItem) -> None:
    """A frame around the cell where the keyboard is: columns are edited one by one, rows are chosen whole."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -3), 6, 6)
        painter.restore()


class CellDelegate(WordsDelegate):
    """Words in a cell, and the editor that fits the column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        paint_place(self.theme, painter, option)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row: PartnerRow = self._row(index)
        heading = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        name = f"{heading}: {row.name}"
        editor: QWidget
        if index.column() in (Column.NAME, Column.OFFERS, Column.NEEDS):
            editor = QLineEdit()
        elif index.column() == Column.TYPE:
            editor = SuggestLine(self.theme, suggestions=COMMON_TYPES)
        else:
            editor = ComboBox(self.theme, self._choices(Column(index.column())))
            editor.chosen.connect(partial(self._chosen, editor))
        editor.setParent(parent)
        editor.setAccessibleName(name)
        return editor

    def _choices(self, column: Column) -> list[tuple[str, object]]:
        if column == Column.PRESENCE:
            return [(named(each), each) for each in Presence]
        if column == Column.CAN_COMMIT:
            return [(named(each), each) for each in CanCommit]
        numbers: list[tuple[str, object]] = [(QLocale().toString(level), level) for level in range(5)]
        return [(self.tr("Not said"), None), *numbers]

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, ComboBox):
            editor.set_value(value)
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value: object = None
        if isinstance(editor, ComboBox):
            value = editor.value()
        elif isinstance(editor, QLineEdit):
            value = editor.text().strip()
        model.setData(model.index(index.row(), index.column()), value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = min(option.rect.height() - 4, self.theme.control_height)
        top = option.rect.top() + (option.rect.height() - height) // 2
        editor.setGeometry(option.rect.left() + 1, top, option.rect.width() - 2, height)

    def _chosen(self, editor: QWidget, _: object) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    @staticmethod
    def _row(index: Index) -> PartnerRow:
        model = index.model()
        assert isinstance(model, PartnersModel)
        return model.row(index.row())


class TickDelegate(CheckDelegate):
    """A check box that shows where the keyboard is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        paint_place(self.theme, painter, option)


class PartnerList(TableView):
    """``chosen`` gives the current partner and all that are chosen; ``remove_wanted(int)`` is the Delete key."""

    chosen = Signal(int, object)
    remove_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("List of partners"))
        self._theme_ = theme
        self.rows = PartnersModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setItemDelegateForColumn(Column.COMMUNITY, TickDelegate(theme, self))
        self.set_columns([0, *WIDTHS[1:]], WIDTHS[0])
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._told: tuple[int, frozenset[int]] = (0, frozenset())
        self._telling = False
        self.selectionModel().currentChanged.connect(self._tell)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.delete_wanted.connect(self._on_delete)

    def sizeHint(self) -> QSize:
        return QSize(self._theme_.px(600), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme_.px(200), self.least_height(240))

    def choose(self, organisation_id: int, ids: Collection[int]) -> None:
        """Choose rows, without telling."""
        if self._telling or (organisation_id, frozenset(ids)) == self._chosen():
            return
        self._telling = True
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        column = max(0, self.currentIndex().column())
        at = self.rows.at(organisation_id)
        model.clearSelection()
        if at >= 0:
            model.setCurrentIndex(self.rows.index(at, column), flags.NoUpdate)
        for row in filter(lambda row: row >= 0, map(self.rows.at, ids)):
            model.select(self.rows.index(row, column), flags.Select | flags.Rows)
        self._told = self._chosen()
        self._telling = False

    def _chosen(self) -> tuple[int, frozenset[int]]:
        """The current partner and all whose rows are chosen."""
        ids = frozenset(self.rows.row(index.row()).id for index in self.selectionModel().selectedRows())
        current = self.current_id()
        return current if current in ids else min(ids, default=0), ids

    def current_id(self) -> int:
        index = self.currentIndex()
        return self.rows.row(index.row()).id if index.isValid() else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures set influence or interest in their columns at once."""
        index = self.currentIndex()
        digit = event.text() in ("0", "1", "2", "3", "4") and not event.modifiers()
        if index.isValid() and digit and index.column() in (Column.INFLUENCE, Column.INTEREST):
            self.rows.setData(index, int(event.text()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the table is too narrow, columns are left out rather than cut off."""
        self._leave_out()
        super().resizeEvent(event)

    def _leave_out(self) -> None:
        room = self.viewport().width()
        hidden: set[int] = set()
        for column in GIVES_WAY:
            if self._least(hidden) <= room:
                break
            hidden.add(column)
        for column in Column:
            if self.isColumnHidden(column) != (column in hidden):
                self.setColumnHidden(column, column in hidden)

    def _least(self, hidden: set[int]) -> int:
        shown = (width for column, width in enumerate(WIDTHS) if column not in hidden)
        return int(sum(self._theme_.px(width) for width in shown) * 0.86)

    def _tell(self, *_: object) -> None:
        now = self._chosen()
        if not self._telling and now[0] and now != self._told:
            self._telling, self._told = True, now
            self.chosen.emit(*now)
            self._telling = False

    def _on_delete(self) -> None:
        self.remove_wanted.emit(self.current_id())
