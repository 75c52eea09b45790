"""Offers and needs: who brings what, who lacks what, and what nobody in the room can give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from partnerdesk.commands.capabilities import add_capability, remove_capability, rename_capability
from partnerdesk.commands.holdings import mark_holding
from partnerdesk.model.vocabulary import Step
from ui.models.holdings import NEXT_MARK, TOP, Cover, HoldingsModel, Mark, holdings_table
from ui.pages.binding import TextBinding
from ui.pages.map_chairs import EmptyChairs
from ui.pages.map_list import paint_place
from ui.pages.page import Destination
from ui.theme.theme import Theme
from ui.widgets import (
    AddingPlace,
    Button,
    Columns,
    EmptyState,
    FlowRow,
    PillDelegate,
    TableView,
    Text,
    TextLine,
)
from ui.widgets.painting import paint_pill, pill_size

if TYPE_CHECKING:
    from partnerdesk.model.change import Change
    from ui.pages.map_page import MapPage

Index = QModelIndex | QPersistentModelIndex


_HINT_FROM = 520
"""From this width of the view on, at 100 %, the line about the keys stands below the matrix."""


class MarkDelegate(PillDelegate):
    """A mark in the middle of its cell; an empty cell shows a dot to press."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = self.ground(painter, option, index)
        text = str(index.data() or "")
        painter.save()
        if text and text != "–":
            self._paint_mark(painter, area, index, text)
        else:
            painter.setPen(self.theme.colour("text3"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text or "·")
        painter.restore()
        paint_place(self.theme, painter, option)

    def _paint_mark(self, painter: QPainter, area: QRectF, index: Index, text: str) -> None:
        from ui.widgets import CellRole

        icon, tone = str(index.data(CellRole.ICON) or ""), str(index.data(CellRole.TONE) or "neutral")
        size = pill_size(self.theme, text, icon)
        width = min(float(size.width()), area.width() + 8)
        place = QRectF(
            area.center().x() - width / 2, area.center().y() - size.height() / 2, width, size.height()
        )
        paint_pill(self.theme, painter, place, text, tone, icon)


class _Names(QHeaderView):
    """The names of the rows; that of the row on top stays in sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.offset() > 0:
            place = QRect(0, 0, self.viewport().width(), self.sectionSize(TOP))
            self.paintSection(QPainter(self.viewport()), place, TOP)


class HoldingsGrid(TableView):
    """The matrix. Space, Enter or a press turn a mark; names of rows and columns stay in sight."""

    turned = Signal(int, int)
    cell_chosen = Signal(int, int)
    """The ids of the organisation, 0 in the row on top, and of the capability."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("Offers and needs"))
        self.setVerticalHeader(_Names(self))  # Qt stumbles over one that comes after the model
        self.marks = HoldingsModel(self)
        self.setModel(self.marks)
        self.setItemDelegate(MarkDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        names = self.verticalHeader()
        names.setSectionsClickable(False)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        words = Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        heads.setDefaultAlignment(words)
        self._size()
        theme.changed.connect(self._size)
        self.selectionModel().currentChanged.connect(self._on_current)

    def row_height(self) -> int:
        """Marks need less height than words."""
        return self._theme.px({"compact": 38, "comfortable": 42, "touch": 48}[self._theme.density])

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(600), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.least_height(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter turn the mark where the keyboard is."""
        turning = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        index = self.currentIndex()
        if turning and index.isValid() and not event.modifiers():
            self._turn(index)
        else:
            super().keyPressEvent(event)

    # The row on top stays in sight while the others scroll

    def _is_scrolled(self) -> bool:
        return self.verticalScrollBar().value() > 0

    def _is_on_top_row(self, event: QMouseEvent) -> bool:
        return self._is_scrolled() and event.position().y() < self.row_height()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What stands still has to be painted where Qt would only push pixels."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()
        self.verticalHeader().viewport().update()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Not below the row on top."""
        super().scrollTo(index, hint)
        hidden = self.row_height() - self.visualRect(index).top()
        if index.row() != TOP and self._is_scrolled() and hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_scrolled():
            painter = QPainter(self.viewport())
            painter.fillRect(0, 0, self.viewport().width(), self.row_height(), self.palette().base())
            for column in range(self.marks.columnCount()):
                self._paint_top(painter, column)

    def _paint_top(self, painter: QPainter, column: int) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.state &= (
            ~QStyle.StateFlag.State_MouseOver
        )  # the pointer is over the table, not over each of them
        option.rect = QRect(
            self.columnViewportPosition(column), 0, self.columnWidth(column), self.row_height()
        )
        self.itemDelegate().paint(painter, option, self.marks.index(TOP, column))

    def leaveEvent(self, event: QEvent) -> None:
        """What was under the pointer is so no longer."""
        super().leaveEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_on_top_row(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_on_top_row(event):
            return
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self._turn(index)

    def _turn(self, index: QModelIndex) -> None:
        if index.row() != TOP:
            self.turned.emit(index.row(), index.column())

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            organisation = self.marks.organisation(index.row())
            capability = self.marks.capability(index.column())
            self.cell_chosen.emit(organisation.id if organisation else 0, capability.id)

    def _size(self) -> None:
        theme = self._theme
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.verticalHeader().setFixedWidth(theme.px(176))
        self.horizontalHeader().setDefaultSectionSize(theme.px(122))
        self.horizontalHeader().setFixedHeight(theme.px(72))
        self.updateGeometry()


class HoldingsView(QWidget):
    """The matrix, a line to add a capability, and what is missing in words."""

    chosen = Signal(int)
    """The partner into whose row the keyboard came."""

    def __init__(self, theme: Theme, page: MapPage) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._capability_id = 0
        self._partner_id = 0
        self.table = HoldingsGrid(theme)
        self.missing = Text(theme, "")
        self.add = TextLine(
            theme, placeholder=self.tr("Add a capability, like Meeting rooms, and press Enter")
        )
        self.add.setAccessibleName(self.tr("Add a capability"))
        self.name = TextLine(theme)
        self._naming = TextBinding(self.name, self._called, self._rename)
        self._remove = Button(theme, self.tr("Remove"), "trash-2", "ghost", edits=True)
        self.empty = EmptyState(
            theme,
            self.tr("What does each of us bring, and what do we lack?"),
            self.tr("Add the first capability in the line above: skills, money, rooms, powers, trust."),
            icon="hand-heart",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        self.name.setMinimumWidth(theme.px(230))
        self._tools = FlowRow(theme, self.name, self._remove)
        self.chairs = EmptyChairs(theme, page)
        self.tick = Button(theme, self.tr("Tick who is here"), "check", "link")
        self._ticking = FlowRow(theme, self.tick)
        self.hint = Text(
            theme,
            self.tr(
                "Space or a press turns a cell: nothing, offers, needs. “Only one” hangs on a single partner."
            ),
            "small",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        column.addWidget(AddingPlace(theme, self.add))
        column.addWidget(Columns(theme, (self.missing, 300), (self.chairs, 200), (self._ticking, 200)))
        column.addWidget(self._stack, 1)
        column.addWidget(Columns(theme, (self._tools, 340), (self.hint, 260)))
        self.table.setAccessibleDescription(self.hint.text())
        self.add.returnPressed.connect(self._add)
        self.table.turned.connect(self._turn)
        self.table.cell_chosen.connect(self._on_cell)
        self._remove.clicked.connect(self._drop)
        self.tick.clicked.connect(self._go_to_ticking)

    def refresh(self) -> None:
        """Show the record as it stands; the place of the keyboard stays."""
        table = holdings_table(self._page.snapshot)
        index = self.table.currentIndex()
        at = index.row(), index.column()
        self.table.marks.set_table(table)
        self._keep_place(*at)
        self._show_missing()
        self.chairs.show_chairs(table.chairs)
        some = bool(table.capabilities)
        self._stack.setCurrentWidget(self.table if some else self.empty)
        self._show_hint()
        self._show_tools()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        """In a narrow view the matrix needs the lines: there the keys are told to those who hear them only."""
        some = bool(self.table.marks.table.capabilities)
        self.hint.setVisible(some and self.width() >= self._theme.px(_HINT_FROM))

    def show_capability(self, capability_id: int) -> None:
        """Put the keyboard on a capability's column."""
        for column, capability in enumerate(self.table.marks.table.capabilities):
            if capability.id == capability_id:
                self.table.setCurrentIndex(self.table.marks.index(TOP, column))

    def _keep_place(self, row: int, column: int) -> None:
        marks = self.table.marks
        if row >= 0 and not self.table.currentIndex().isValid() and marks.rowCount():
            kept = marks.index(min(row, marks.rowCount() - 1), min(column, marks.columnCount() - 1))
            self.table.selectionModel().setCurrentIndex(
                kept, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _show_missing(self) -> None:
        table = self.table.marks.table
        missing = [each.name for each in table.capabilities if table.covers[each.id] == Cover.MISSING]
        elsewhere = [each.name for each in table.capabilities if table.covers[each.id] == Cover.ELSEWHERE]
        parts = []
        if missing:
            parts.append(self.tr("Missing: %1.").replace("%1", ", ".join(missing)))
        if elsewhere:
            parts.append(
                self.tr("Held only by those who are not here: %1.").replace("%1", ", ".join(elsewhere))
            )
        if table.unticked:
            parts.append(self.tr("Nobody is ticked as here yet."))
        self.missing.setText(" ".join(parts))
        self.missing.set_tone("plain" if table.unticked else "danger")
        self.missing.setVisible(bool(parts))
        self._ticking.setVisible(table.unticked)

    def _go_to_ticking(self) -> None:
        first = self._page.snapshot.organisations[0]
        self._page.go_to.emit(Destination(Step.PREPARE, "organisations", first.id))

    def _show_tools(self) -> None:
        found = [each for each in self.table.marks.table.capabilities if each.id == self._capability_id]
        self._tools.setVisible(bool(found))
        if found:
            self._naming.refresh()
            self.name.setAccessibleName(self.tr("Name of the capability %1").replace("%1", found[0].name))
            self._remove.set_text(self.tr("Remove"), self.tr("Remove %1").replace("%1", found[0].name))

    def choose(self, organisation_id: int) -> None:
        """Put the keyboard on a partner's row, if another one was chosen than before."""
        if organisation_id == self._partner_id and self.table.currentIndex().isValid():
            return
        self._partner_id = organisation_id
        row = self.table.marks.row_of(organisation_id)
        if row > TOP:
            column = max(0, self.table.currentIndex().column())
            self.table.setCurrentIndex(self.table.marks.index(row, column))

    def first_focus(self) -> QWidget:
        """The matrix; without one, where the first capability is typed."""
        return self.table if self.table.marks.rowCount() else self.add

    def _on_cell(self, organisation_id: int, capability_id: int) -> None:
        if capability_id != self._capability_id:
            self._naming.commit()
            self._capability_id = capability_id
            self._show_tools()
        if organisation_id and organisation_id != self._partner_id:
            self._partner_id = organisation_id
            self.chosen.emit(organisation_id)

    def _turn(self, row: int, column: int) -> None:
        marks = self.table.marks
        organisation, capability = marks.organisation(row), marks.capability(column)
        if organisation is not None:
            kind = NEXT_MARK[Mark(marks.mark(row, column))]
            self._page.desk.run(mark_holding, organisation.id, capability.id, kind)

    def _add(self) -> None:
        if self.add.value() and self._page.desk.run(add_capability, self.add.value()) is not None:
            self.add.clear()
            self.add.set_value("")

    def _called(self) -> str:
        there = self._page.snapshot.capabilities
        return next((each.name for each in there if each.id == self._capability_id), "")

    def _rename(self, name: str) -> Change | None:
        return self._page.desk.run(rename_capability, self._capability_id, name)

    def _drop(self) -> None:
        self._page.desk.run(remove_capability, self._capability_id)
