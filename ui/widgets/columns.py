"""Fields side by side as long as each has its least width; the rest goes on below, and every row fills the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from ui.theme.theme import Theme


class _ColumnsLayout(FlowLayout):
    """``leasts`` are the least widths of the items in pixels at 100 %; a row shares its width by them."""

    def __init__(self, theme: Theme, leasts: list[int]) -> None:
        super().__init__()
        self._theme = theme
        self._leasts = leasts

    def minimumSize(self) -> QSize:
        """One column, as narrow as its narrowest content allows."""
        shown = [item for item in self._items if not item.isEmpty()]
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0),
            max((item.minimumSize().height() for item in shown), default=0),
        )

    def _filled(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """The items row by row, each with its width in pixels."""
        rows: list[list[tuple[QLayoutItem, int]]] = [[]]
        used = 0
        for item, least in zip(self._items, self._leasts, strict=True):
            if item.isEmpty():
                continue
            need = max(self._theme.px(least), item.minimumSize().width())
            if rows[-1] and used + need > width:
                rows.append([])
                used = 0
            rows[-1].append((item, need))
            used += need + self.spacing()
        return [self._shared(row, width) for row in rows]

    def _shared(self, row: list[tuple[QLayoutItem, int]], width: int) -> list[tuple[QLayoutItem, int]]:
        needed = sum(need for _, need in row)
        room = max(0, width - self.spacing() * (len(row) - 1) - needed)
        return [(item, need + room * need // max(1, needed)) for item, need in row]

    def _arrange(self, rect: QRect, move: bool) -> int:
        parent = self.parentWidget()
        turned = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = rect.top()
        for row in self._filled(rect.width()):
            height = max((_height(item, width) for item, width in row), default=0)
            at = 0
            for item, width in row:
                if move:
                    left = rect.right() + 1 - at - width if turned else rect.left() + at
                    item.setGeometry(QRect(left, top, width, height))
                at += width + self.spacing()
            top += height + self.spacing()
        return top - self.spacing() - rect.top()


def _height(item: QLayoutItem, width: int) -> int:
    least: int = item.minimumSize().height()
    if item.hasHeightForWidth():
        return max(least, item.heightForWidth(width))
    return max(least, item.sizeHint().height())


class Columns(QWidget):
    """``columns`` are (widget, least width in pixels at 100 %)."""

    def __init__(self, theme: Theme, *columns: tuple[QWidget, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = _ColumnsLayout(theme, [least for _, least in columns])
        self.setLayout(self._row)
        for widget, _ in columns:
            self._row.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._space()
        theme.changed.connect(self._space)

    def _space(self) -> None:
        self._row.setSpacing(self._theme.sp(12))
