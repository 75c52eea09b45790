"""Work beside the window: its answer is told, and a window may go at any moment of that."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.beside import Beside


def steps(count: int) -> int:
    return sum(1 for _ in range(count))


def test_the_answer_of_the_newest_is_told_last(qtbot: QtBot) -> None:
    told: list[object] = []
    beside = Beside("test")
    beside.ready.connect(told.append)
    for count in (3, 4, 5):
        beside.begin(steps, count)
    qtbot.waitUntil(lambda: told[-1:] == [5])


def test_a_window_may_go_while_it_is_told(qtbot: QtBot) -> None:
    """The worker told through an object of the window's, and met it half taken down."""
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for number in range(400):
            window = QWidget()
            workers = [Beside("test", window) for _ in range(3)]
            for each in workers:
                each.begin(steps, 97 * number % 20_000)
            window.deleteLater()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            for each in workers:
                each.wait()
    finally:
        sys.setswitchinterval(often)
