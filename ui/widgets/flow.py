"""A layout, and a row made with it, that sets things in a row and goes on in the next row where the width ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

if TYPE_CHECKING:
    from ui.theme.theme import Theme


class FlowLayout(QLayout):
    """Chips, filter buttons, small cards: as many to a row as fit, from the side where reading begins."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many things there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The thing at a place, None outside."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the thing at a place out of the layout."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def held(self) -> tuple[QLayoutItem, ...]:
        """Everything in it, in its order."""
        return tuple(self._items)

    def clear(self) -> None:
        """Take everything out and remove it."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one row, if there is room."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        """The widest single thing."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(width, item.minimumSize().width())))
            if rows[-1] and used + size.width() > width:
                rows.append([])
                used = 0
            rows[-1].append((item, size))
            used += size.width() + self.spacing()
        return rows

    def _arrange(self, rect: QRect, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        parent = self.parentWidget()
        turned = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = area.top()
        for row in self._rows(area.width()):
            height = max((size.height() for _, size in row), default=0)
            at = 0
            for item, size in row:
                if move:
                    left = area.left() + area.width() - at - size.width() if turned else area.left() + at
                    item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                at += size.width() + self.spacing()
            top += height + self.spacing()
        return top - self.spacing() - rect.top() + margins.bottom()


class FlowRow(QWidget):
    """A row of buttons, chips or small cards that goes on below where the width ends."""

    def __init__(
        self, theme: Theme, *things: QWidget, spacing: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gap = spacing
        self.flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.add(*things)
        self._space()
        theme.changed.connect(self._space)

    def add(self, *things: QWidget) -> None:
        """Add at the end."""
        for thing in things:
            self.flow.addWidget(thing)

    def clear(self) -> None:
        """Remove everything."""
        self.flow.clear()

    def _space(self) -> None:
        self.flow.setSpacing(self._theme.sp(self._gap))
