"""The tabs of a part of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabBar, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent


class TabBar(QTabBar):
    """Tabs that are turned by a press or a key. The wheel scrolls the page they stand on, and turns nothing."""

    def __init__(
        self, tabs: Iterable[str], name: str = "", tooltip: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, expanding=False, drawBase=False)
        self.setAccessibleName(name)
        for words in tabs:
            self.setTabToolTip(self.addTab(words), tooltip)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
