"""Where tests put widgets so that they are shown, and stay until the test is over."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

Shown = TypeVar("Shown", bound=QWidget)


class Stage:
    """Shows widgets. Python would remove a window that nobody holds, so the stage holds them."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._held: list[QWidget] = []

    def show(self, widget: Shown, width: int = 800, height: int = 400) -> Shown:
        """Show a widget as a window of its own and wait until it is there."""
        self._held.append(widget)
        self._qtbot.addWidget(widget)
        widget.resize(width, height)
        with self._qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    def page(self, *parts: QWidget, width: int = 800, height: int = 400) -> QWidget:
        """Show widgets one below the other in one window."""
        page = QWidget()
        column = QVBoxLayout(page)
        for part in parts:
            column.addWidget(part)
        return self.show(page, width, height)
