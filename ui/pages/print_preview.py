"""A document as it will be on paper, page below page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.errors import PartnerDeskError
from ui.beside import Beside
from ui.pages.print_work import Pages, shown_pages
from ui.theme.theme import Theme
from ui.widgets import ScrollPage
from ui.words import say

if TYPE_CHECKING:
    from partnerdesk.exports.pdf.papers.order import Order

_PAUSE_MS = 250
_LEAST_WIDTH = 600
"""Pixels across a page at least, so that its words can be made out."""


class PageView(QLabel):
    """One page of the preview, with a thin edge, as wide as there is room."""

    def __init__(self, theme: Theme, image: QImage, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._image = image
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_width(self, width: int) -> None:
        """Show the page ``width`` pixels wide."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(width * ratio), round(width * ratio * self._image.height() / self._image.width()))
        picture = QPixmap.fromImage(
            self._image.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        picture.setDevicePixelRatio(ratio)
        self.setPixmap(picture)
        self.setFixedSize(picture.deviceIndependentSize().toSize())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.colour("border_ctl"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(QWidget):
    """Made beside the running window, as wide as there is room in ``area``; :meth:`fit` is for when that changes."""

    told = Signal(str)
    """In words: that it is being made, how many pages it has, or why there is none."""

    def __init__(self, theme: Theme, area: ScrollPage) -> None:
        super().__init__()
        self._theme = theme
        self._area = area
        self._order: Order | None = None
        self._views: list[PageView] = []
        self._maker = Beside("preview", self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.sp(16))
        self._pause.timeout.connect(self._make)
        self._maker.ready.connect(self._show_pages)
        self._maker.failed.connect(self._on_failed)

    def show_order(self, order: Order) -> None:
        """Show a document; what was shown of that kind stays until it is ready."""
        if self._order is not None and self._order.kind is not order.kind:
            self._show_views([])
        self._order = order
        self.told.emit(self.tr("Making the preview"))
        self._pause.start()

    def finish(self) -> None:
        """Make nothing any more."""
        self._pause.stop()
        self._maker.finish()

    def clear(self) -> None:
        """Show nothing."""
        self.finish()
        self._show_views([])

    def fit(self) -> None:
        """Make the pages as wide as there is room now."""
        for view in self._views:
            view.show_width(self._width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _make(self) -> None:
        if self._order is not None:
            wide = max(_LEAST_WIDTH, self._width() * self.devicePixelRatioF())
            self._maker.begin(shown_pages, self._order, wide)

    def _show_pages(self, pages: Pages) -> None:
        count, images = str(pages.count), pages.images
        name = self.tr("Page %1 of %2").replace("%2", count)
        self._show_views(
            [
                PageView(self._theme, image, name.replace("%1", str(number)))
                for number, image in enumerate(images, start=1)
            ]
        )
        words = self.tr("%2, pages: %1").replace("%1", count).replace("%2", self._size())
        if len(images) < pages.count:
            more = self.tr("%1, the first %2 are shown")
            words = more.replace("%2", str(len(images))).replace("%1", words)
        self.told.emit(words)

    def _size(self) -> str:
        return self._order.kind.size if self._order is not None else ""

    def _show_views(self, views: list[PageView]) -> None:
        for view in self._views:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views = views
        for view in views:
            self._column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        self.fit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, PartnerDeskError):
            raise error
        self._show_views([])
        self.told.emit(say(error.phrase))

    def _width(self) -> int:
        room: int = self._area.viewport().width() - self._theme.sp(24)
        return max(240, min(room, self._theme.px(620)))
