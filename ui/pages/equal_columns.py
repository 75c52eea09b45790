"""Things side by side in columns of one width, as many as fit; the rest goes on below."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets import FlowLayout


class _EqualLayout(FlowLayout):
    """``least`` is the least width of a column in pixels at 100 %. The things of a row are of one height."""

    def __init__(self, theme: Theme, least: int) -> None:
        super().__init__()
        self._theme = theme
        self._least = least

    def _arrange(self, rect: QRect, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        gap, parent = self.spacing(), self.parentWidget()
        turned = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        across = max(1, min(len(shown), (rect.width() + gap) // (self._theme.px(self._least) + gap)))
        width = (rect.width() - gap * (across - 1)) // across
        top = rect.top()
        for start in range(0, len(shown), across):
            row = shown[start : start + across]
            height = max(item.sizeHint().height() for item in row)
            for place, item in enumerate(row):
                at = (across - 1 - place if turned else place) * (width + gap)
                if move:
                    item.setGeometry(QRect(rect.left() + at, top, width, height))
            top += height + gap
        return max(0, top - gap - rect.top())


class EqualColumns(QWidget):
    """Put widgets in with :meth:`show_only`."""

    def __init__(self, theme: Theme, least: int, spacing: int = 12) -> None:
        super().__init__()
        self._theme = theme
        self._gap = spacing
        self._flow = _EqualLayout(theme, least)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._space()
        theme.changed.connect(self._space)

    def show_only(self, widgets: list[QWidget]) -> None:
        """These and no others, in this order. Those that were there before and are not among them are removed."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in widgets:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._flow.addWidget(widget)
            widget.show()

    def _space(self) -> None:
        self._flow.setSpacing(self._theme.sp(self._gap))
