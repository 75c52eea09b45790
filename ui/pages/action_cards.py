"""Record actions: one column of the board, a list of cards."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from partnerdesk.model.vocabulary import ActionStatus
from partnerdesk.rules.board import Board
from ui.models.action_rows import ActionRow, ActionRows
from ui.models.cards import ROW, CardsModel
from ui.pages.action_list import wanted_by
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.widgets import ElidedText, Text
from ui.widgets.laid_out import nest
from ui.widgets.painting import paint_badge
from ui.widgets.table import break_lines
from ui.words import named

Index = QModelIndex | QPersistentModelIndex
_MOST_CARDS: Final = 4
_EDGE: Final = 10
_GAP: Final = 6
_SIDEWAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STATUS_TONES: Final = {ActionStatus.DONE: "ok", ActionStatus.DOING: "info"}


class CardDelegate(QStyledItemDelegate):
    """A card: what will be done, who leads (or for which goal), by when and how far, the gaps in words."""

    def __init__(self, theme: Theme, board: Board, parent: CardList) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._cards = parent.cards

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self.height())

    def height(self) -> int:
        """Of a card with the gap below it: two lines of words, two small ones."""
        theme = self._theme
        words = 2 * QFontMetrics(theme.font("body", 500)).height()
        small = 2 * max(QFontMetrics(theme.font("small")).height(), theme.px(18))
        return words + small + 2 * theme.sp(_EDGE) + theme.sp(_GAP) + 2 * theme.sp(2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, ActionRow):
            return
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(1, 1, -1, -theme.sp(_GAP))
        self._ground(painter, card, bool(option.state & QStyle.StateFlag.State_Selected))
        edge = theme.sp(_EDGE)
        area = card.adjusted(edge, edge, -edge, -edge)
        turned = option.direction == Qt.LayoutDirection.RightToLeft
        line = max(QFontMetrics(theme.font("small")).height(), theme.px(18))
        self._words(painter, area, row, turned)
        who = QRectF(area.left(), area.bottom() - 2 * line - theme.sp(2), area.width(), line)
        self._who(painter, who, row, turned)
        self._when(painter, QRectF(area.left(), area.bottom() - line, area.width(), line), row, turned)
        painter.restore()

    def _ground(self, painter: QPainter, card: QRectF, selected: bool) -> None:
        theme, strong = self._theme, self._theme.scheme.high_contrast
        painter.setPen(
            QPen(theme.colour("accent" if selected else "border_ctl"), 2 if selected or strong else 1)
        )
        painter.setBrush(theme.colour("selected" if selected else "raised"))
        painter.drawRoundedRect(card, 8, 8)

    def _words(self, painter: QPainter, area: QRectF, row: ActionRow, turned: bool) -> None:
        font = self._theme.font("body", 500)
        font.setStrikeOut(row.closed)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text2" if row.closed else "text"))
        height, top = QFontMetrics(font).height(), area.top()
        for text in break_lines(f"{row.number}  {row.text}", font, int(area.width()), 2):
            painter.drawText(QRectF(area.left(), top, area.width(), height), _side(turned), text)
            top += height

    def _who(self, painter: QPainter, area: QRectF, row: ActionRow, turned: bool) -> None:
        if self._board is Board.LEAD:
            goal = self.tr("Goal %1").replace("%1", row.goal) if row.goal else self.tr("No goal")
            self._small(painter, area, goal, self._theme.colour("text2"), turned)
        elif row.lead:
            side = min(area.height(), self._theme.px(18))
            left = area.right() - side if turned else area.left()
            paint_badge(self._theme, painter, QRectF(left, area.top(), side, side), row.category)
            self._small(painter, _beside(area, side + self._theme.sp(6), turned), row.lead,
                        self._theme.colour("text2"), turned)  # fmt: skip
        else:
            tone = "text2" if row.closed else "warn"
            self._small(painter, area, self.tr("No lead yet"), self._theme.colour(tone), turned)

    def _when(self, painter: QPainter, area: QRectF, row: ActionRow, turned: bool) -> None:
        theme = self._theme
        tone = "danger" if row.days_late else "text2" if row.closed or (row.due and not row.odd) else "warn"
        if row.days_late or row.odd:
            side = theme.px(14)
            left = area.right() - side if turned else area.left()
            place = QRectF(left, area.center().y() - side / 2, side, side)
            paint_icon(theme, painter, "circle-alert" if row.days_late else "triangle-alert", place, tone)
            area = _beside(area, side + theme.sp(4), turned)
        if row.status is not ActionStatus.TO_DO:
            said = named(row.status)
            room = QFontMetrics(theme.font("small", 600)).horizontalAdvance(said) + theme.sp(6)
            ink = theme.colour(_STATUS_TONES.get(row.status, "text2"))
            self._small(painter, area, said, ink, not turned, 600)
            area = area.adjusted(room, 0, 0, 0) if turned else area.adjusted(0, 0, -room, 0)
        self._small(painter, area, self._cards.when(row), theme.colour(tone), turned)

    def _small(
        self, painter: QPainter, area: QRectF, text: str, ink: QColor, turned: bool, weight: int = 400
    ) -> None:
        painter.setFont(self._theme.font("small", weight))
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, _side(turned), shown)


def _side(turned: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


def _beside(area: QRectF, room: float, turned: bool) -> QRectF:
    return area.adjusted(0, 0, -room, 0) if turned else area.adjusted(room, 0, 0, 0)


class CardList(QListView):
    """Arrows up and down move in it; ``stepped(±1)`` asks for the next column, with Alt ``carried(±1)`` takes the card
    along. ``asked`` and ``open_wanted`` as in the table; ``came``: the focus is here,
    ``looked_at(QRect)``: the cursor is on the card at this place in the viewport."""

    stepped = Signal(int)
    carried = Signal(int)
    asked = Signal(str, list)
    open_wanted = Signal(int)
    came = Signal()
    looked_at = Signal(QRect)

    def __init__(self, theme: Theme, board: Board) -> None:
        super().__init__()
        self._theme = theme
        self.cards = CardsModel(self)
        self.setModel(self.cards)
        self._delegate = CardDelegate(theme, board, self)
        self.setItemDelegate(self._delegate)
        self.setProperty("plain", "true")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.clicked.connect(self._open)
        self.cards.modelReset.connect(self.fit_height)
        theme.changed.connect(self.fit_height)
        self.fit_height()

    def current_id(self) -> int | None:
        row = self.cards.row_at(self.currentIndex().row())
        return row.id if row else None

    def choose(self, place: int) -> None:
        """Put the cursor on a card, the last one where there are fewer."""
        self.setCurrentIndex(self.cards.index(min(place, self.cards.rowCount() - 1)))

    def fit_height(self) -> None:
        """As high as its cards, up to four; then it scrolls."""
        count = max(1, min(self.cards.rowCount(), _MOST_CARDS))
        self.setMinimumHeight(count * self._delegate.height() + 2 * self.frameWidth())
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.minimumHeight())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.choose(max(0, self.currentIndex().row()))
        self.looked_at.emit(self.visualRect(self.currentIndex()))
        self.came.emit()

    def event(self, event: QEvent) -> bool:
        """The arrows with Alt are the card's, not the window's, while a card has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _carries(event):
            event.accept()
            return True
        return super().event(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.looked_at.emit(self.visualRect(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action_id, key, modifiers = self.current_id(), Qt.Key(event.key()), event.modifiers()
        if (
            key in _SIDEWAYS
            and modifiers & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        ):
            self.stepped.emit(_SIDEWAYS[key])
        elif action_id is None:
            super().keyPressEvent(event)
        elif _carries(event):
            self.carried.emit(_SIDEWAYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit(action_id)
        elif wanted_by(event):
            self.asked.emit(wanted_by(event), [action_id])
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self.cards.row_at(index.row())
        if row is not None:
            self.open_wanted.emit(row.id)


class BoardLane(QFrame):
    """A column: its name, how many there are, and the cards."""

    def __init__(self, theme: Theme, board: Board) -> None:
        super().__init__()
        self.setProperty("card", "sunken")
        self.title = ElidedText(theme, "", "body_strong")
        self.count = Text(theme, "", "muted", wrap=False)
        self.list = CardList(theme, board)
        self._empty = Text(theme, self.tr("Nothing here"), "small")
        head = QHBoxLayout()
        head.setSpacing(theme.sp(6))
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        edge = theme.sp(_EDGE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.sp(6))
        nest(column, head)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)

    def show_cards(self, title: str, rows: ActionRows, ids: tuple[int, ...]) -> None:
        self.title.setText(title)
        self.count.setText(str(len(ids)))
        self._empty.setVisible(not ids)
        words = self.tr("%1. Actions: %2").replace("%2", str(len(ids)))
        self.list.setAccessibleName(words.replace("%1", title))
        self.list.cards.show_cards(rows, ids)


def _carries(event: QKeyEvent) -> bool:
    """Whether a key takes the card to another column."""
    only_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
    return event.key() in _SIDEWAYS and only_alt
