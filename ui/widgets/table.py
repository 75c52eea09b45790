"""Tables: rows high enough to read and press, cells with pills, names with a second line, check boxes."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.icons import paint_icon
from ui.widgets.locking import Lockable
from ui.widgets.painting import middle_square, paint_avatar, paint_badge, paint_check, paint_pill, pill_size

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent

    from ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex

SHARED_LEAST = 180
"""The least width of a column that shares what is left, in pixels at 100 %."""

CHECK_WIDTH = 44
"""The width of a column of check boxes, in pixels at 100 %."""


class CellRole(IntEnum):
    """What a model may tell the cell delegates besides Qt's own roles.

    Models also answer ``Qt.ItemDataRole.AccessibleTextRole`` for painted cells, best with ``spoken``.
    """

    TONE = Qt.ItemDataRole.UserRole + 101  # tone of a pill, or of the first line: warn, danger, muted
    ICON = Qt.ItemDataRole.UserRole + 102  # icon in a pill; in words, of a warning in the second line
    SUBTEXT = Qt.ItemDataRole.UserRole + 103  # second, smaller line
    CATEGORY = Qt.ItemDataRole.UserRole + 104  # type of partner: badge, or colours of the initials
    INITIALS = Qt.ItemDataRole.UserRole + 105  # an avatar before the words
    STRONG = Qt.ItemDataRole.UserRole + 106  # true for half-bold words
    STRUCK = Qt.ItemDataRole.UserRole + 107  # true for words crossed out


def spoken(*parts: str) -> str:
    """What a cell says to a screen reader: the parts that hold something, as sentences."""
    return ". ".join(part for part in parts if part)


class _Cell(QStyledItemDelegate):
    """A delegate that paints the row's ground by the style sheet and the rest itself."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.view = parent

    def ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> QRectF:
        """Paint the ground and give back the area for content, in pixels."""
        prepared = QStyleOptionViewItem(option)
        self.initStyleOption(prepared, index)
        prepared.text = ""
        prepared.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style = self.view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, prepared, painter, self.view)
        edge = self.theme.sp(8)
        return QRectF(option.rect).adjusted(edge, 0, -edge, 0)


class PillDelegate(_Cell):
    """Shows the display text as a pill of the tone in ``CellRole.TONE``; an empty text shows nothing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the pill where reading begins."""
        area = self.ground(painter, option, index)
        text = str(index.data() or "")
        if not text:
            return
        icon = str(index.data(CellRole.ICON) or "")
        size = pill_size(self.theme, text, icon)
        width = min(float(size.width()), area.width())
        turned = option.direction == Qt.LayoutDirection.RightToLeft
        left = area.right() - width if turned else area.left()
        place = QRectF(left, area.center().y() - size.height() / 2, width, size.height())
        painter.save()
        tone = str(index.data(CellRole.TONE) or "neutral")
        paint_pill(self.theme, painter, place, text, tone, icon, turned)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The pill with its edges."""
        size = pill_size(self.theme, str(index.data() or ""), str(index.data(CellRole.ICON) or ""))
        return QSize(size.width() + 2 * self.theme.sp(8), size.height() + self.theme.sp(8))


class CheckDelegate(_Cell):
    """A check box in the middle of the cell, by ``CheckStateRole``; a press anywhere in the cell or Space turns it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the box."""
        area = self.ground(painter, option, index)
        checked = _is_checked(index)
        enabled = self._can_turn(index)
        painter.save()
        paint_check(self.theme, painter, middle_square(area, self.theme.px(20)), checked, enabled)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The box with room to press it."""
        return QSize(self.theme.px(20) + self.theme.sp(24), self.theme.px(24))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Turn the box on a press."""
        left = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton
        if not (event.type() == QEvent.Type.MouseButtonRelease and left):
            return False
        return self._can_turn(index) and turn_check(index, model)

    def _can_turn(self, index: Index) -> bool:
        locked = isinstance(self.view, TableView) and self.view.locked
        return not locked and bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _is_checked(index: Index) -> bool:
    value = index.data(Qt.ItemDataRole.CheckStateRole)
    return value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)


def turn_check(index: Index, model: QAbstractItemModel) -> bool:
    """Tick an unticked cell and the other way round; False if the model refuses."""
    other = Qt.CheckState.Unchecked if _is_checked(index) else Qt.CheckState.Checked
    return model.setData(
        model.index(index.row(), index.column(), index.parent()), other, Qt.ItemDataRole.CheckStateRole
    )


class WordsDelegate(_Cell):
    """Up to two lines of words, a smaller second text, and before them an avatar or a type badge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint picture and words."""
        area = self.ground(painter, option, index)
        turned = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        area = self._paint_picture(painter, area, index, turned)
        self._paint_words(painter, area, index, turned)
        painter.restore()

    def _paint_picture(self, painter: QPainter, area: QRectF, index: Index, turned: bool) -> QRectF:
        initials = str(index.data(CellRole.INITIALS) or "")
        category = str(index.data(CellRole.CATEGORY) or "")
        if not initials and not category:
            return area
        side = self.theme.px(30 if initials else 24)
        left = area.right() - side if turned else area.left()
        place = QRectF(left, area.center().y() - side / 2, side, side)
        if initials:
            paint_avatar(self.theme, painter, place, initials, category)
        else:
            paint_badge(self.theme, painter, place, category)
        room = side + self.theme.sp(8)
        return area.adjusted(0, 0, -room, 0) if turned else area.adjusted(room, 0, 0, 0)

    def _font(self, index: Index) -> QFont:
        strong = 600 if index.data(CellRole.TONE) else 500
        font = self.theme.font("body", strong if index.data(CellRole.STRONG) else 400)
        font.setStrikeOut(bool(index.data(CellRole.STRUCK)))
        return font

    def _ink(self, index: Index) -> QColor:
        tone = str(index.data(CellRole.TONE) or "")
        if index.data(CellRole.STRUCK) or tone == "muted":
            return self.theme.colour("text2")
        return self.theme.colour(tone if tone in ("warn", "danger", "ok", "info") else "text")

    def _paint_words(self, painter: QPainter, area: QRectF, index: Index, turned: bool) -> None:
        font, small = self._font(index), self.theme.font("small")
        second = str(index.data(CellRole.SUBTEXT) or "")
        second_height = QFontMetrics(small).height() if second else 0
        line = QFontMetrics(font).height()
        most = max(1, int((area.height() - second_height - 4) // line))
        lines = break_lines(str(index.data() or ""), font, int(area.width()), min(most, 2))
        top = area.center().y() - (len(lines) * line + second_height) / 2
        side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        align = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(font)
        painter.setPen(self._ink(index))
        for text in lines:
            painter.drawText(QRectF(area.x(), top, area.width(), line), align, text)
            top += line
        if second:
            painter.setFont(small)
            self._paint_second(painter, QRectF(area.x(), top, area.width(), second_height), index, turned)

    def _paint_second(self, painter: QPainter, area: QRectF, index: Index, turned: bool) -> None:
        """The smaller line; with an icon it is a warning."""
        icon = str(index.data(CellRole.ICON) or "")
        if icon:
            side, room = self.theme.px(14), self.theme.px(18)
            left = area.right() - side if turned else area.left()
            place = QRectF(left, area.center().y() - side / 2, side, side)
            paint_icon(self.theme, painter, icon, place, "warn")
            area = area.adjusted(0, 0, -room, 0) if turned else area.adjusted(room, 0, 0, 0)
        side_of = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.theme.colour("warn" if icon else "text2"))
        words = str(index.data(CellRole.SUBTEXT))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(
            area, side_of | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown
        )


def break_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break a text into at most so many lines of a width in pixels; the last one ends in dots if need be."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    line = layout.createLine()
    while line.isValid() and len(starts) < most:
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
        line = layout.createLine()
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if text:
        lines[-1] = QFontMetrics(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return lines if text else []


class TableView(Lockable, QTableView):
    """A table set up the house way: whole rows, one Tab stop, rows of 54 px at 100 %, words by ``WordsDelegate``.

    ``opened(QModelIndex)`` is emitted for Enter or a double click on a cell that cannot be edited in place;
    ``delete_wanted()`` for the Delete key.
    """

    opened = Signal(QModelIndex)
    delete_wanted = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widths: list[int] = []
        self._shared_least = SHARED_LEAST
        self._check_columns: set[int] = set()
        self._triggers = self.editTriggers()
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(theme.px(40))
        self.setItemDelegate(WordsDelegate(theme, self))
        self.doubleClicked.connect(self._open)
        self._size_rows()
        theme.changed.connect(self._size_rows)

    def least_height(self, most: int) -> int:
        """The least height, in pixels, that a table wants which takes what room there is on its page: a few rows, so
        that it scrolls itself, and not the page too. ``most`` is what that may come to at 100 %."""
        head = self.horizontalHeader().height() + self._theme.sp(20)
        return min(head + max(3, self.model().rowCount()) * self.row_height(), self._theme.px(most))

    def set_locked(self, locked: bool) -> None:
        """Nothing is edited in place; choosing, scrolling and opening go on."""
        never = QAbstractItemView.EditTrigger.NoEditTriggers
        if locked:
            self._triggers = self.editTriggers()
        self.setEditTriggers(never if locked else self._triggers)
        self.viewport().update()

    def set_columns(self, widths: list[int], least: int = SHARED_LEAST) -> None:
        """Give the columns their widths in pixels at 100 %; 0 shares what is left, and is ``least`` wide at least.

        Where the table is too narrow, the given widths shrink to two thirds before anything scrolls sideways.
        """
        self._widths, self._shared_least = list(widths), least
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        for column in range(len(widths)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self._fit_columns()

    def _fit_columns(self) -> None:
        if not self._widths or self.model() is None:
            return
        room = self.viewport().width()
        fixed = [
            0 if self.isColumnHidden(at) else self._theme.px(width) for at, width in enumerate(self._widths)
        ]
        shared = self._widths.count(0)
        given = sum(width for width, told in zip(fixed, self._widths, strict=True) if told)
        least = self._theme.px(self._shared_least)
        shrink = max(2 / 3, min(1.0, (room - shared * least) / max(1, given)))
        left = max(least, (room - int(given * shrink)) // max(1, shared))
        for column, (width, told) in enumerate(zip(fixed, self._widths, strict=True)):
            keep = column in self._check_columns
            self.setColumnWidth(column, (width if keep else int(width * shrink)) if told else left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._fit_columns()

    def set_pill_column(self, column: int) -> None:
        """Show a column as pills."""
        self.setItemDelegateForColumn(column, PillDelegate(self._theme, self))

    def set_check_column(self, column: int) -> None:
        """Show a column as check boxes."""
        self.setItemDelegateForColumn(column, CheckDelegate(self._theme, self))
        self._check_columns.add(column)
        self.setColumnWidth(column, self._theme.px(CHECK_WIDTH))

    def row_height(self) -> int:
        """The height of a row in pixels: two lines of words and air."""
        usual = {"compact": 46, "comfortable": 54, "touch": 60}[self._theme.density]
        return self._theme.px(usual)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space turns a check box, Delete asks to delete."""
        index = self.currentIndex()
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or not index.isValid():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_or_edit(index)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_Space and self._allows(index, Qt.ItemFlag.ItemIsUserCheckable):
            turn_check(index, self.model())
        else:
            super().keyPressEvent(event)

    def _open_or_edit(self, index: QModelIndex) -> None:
        if self._allows(index, Qt.ItemFlag.ItemIsEditable):
            self.edit(index)
        else:
            self.opened.emit(index)

    def _open(self, index: QModelIndex) -> None:
        if not self._allows(index, Qt.ItemFlag.ItemIsEditable):
            self.opened.emit(index)

    def _allows(self, index: QModelIndex, edit: Qt.ItemFlag) -> bool:
        return not self.locked and bool(index.flags() & edit)

    def _size_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.row_height())
        self.setMinimumHeight(self.row_height() * 2 + self._theme.px(40))
        self._fit_columns()
