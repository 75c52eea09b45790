"""The page: it scrolls up and down, never sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.theme.theme import Theme


class _Body(QWidget):
    """The content of a page. It takes whatever width there is."""

    def minimumSizeHint(self) -> QSize:
        """No least width: the page must not run sideways. As high as it must be at the width it has: Qt itself would
        take the height that wrapped words need at the least width, and leave the rest of the page blank."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            return QSize(0, layout.minimumHeightForWidth(self.width()))
        return QSize(0, super().minimumSizeHint().height())


class ScrollPage(QScrollArea):
    """A page; add content to ``body`` (a QVBoxLayout). What gets the focus is scrolled into sight.

    It never moves under the pointer: between a press and its release the page stays where it is, so that the click
    arrives where it was meant to. It also stays when the window is left and come back to.
    """

    def __init__(
        self, theme: Theme, padding: int = 0, spacing: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._padding = padding
        self._gap = spacing
        self._away = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = _Body()
        self._content.setObjectName("page_body")
        self.body = QVBoxLayout(self._content)
        self.setWidget(self._content)
        self._space()
        theme.changed.connect(self._space)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """A page gives way to everything around it."""
        return QSize(self._theme.px(120), self._theme.px(80))

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        came_back, self._away = self._away, not self.isActiveWindow()
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or pressed or came_back or self._away:
            return
        if self._content.isAncestorOf(new):
            self.bring_into_sight(new)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll so far that something on the page can be seen, with a little of what is around it."""
        edge = self._theme.sp(24)
        self.ensureWidgetVisible(widget, 0, min(edge, self.height() // 4))

    def _space(self) -> None:
        edge = self._theme.sp(self._padding)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(self._theme.sp(self._gap))
