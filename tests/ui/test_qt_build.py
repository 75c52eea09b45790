"""The Qt binding that is installed is one that can be trusted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_qt_keeps_count_of_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 loses one reference of None in every call that returns it, and aborts when none is left."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.update()
    before = sys.getrefcount(None)
    for _ in range(40):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 20
