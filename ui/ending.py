"""The system ends the program: at a log-out without a session manager, and when a terminal is closed.

A signal is answered by the event loop, so that what was typed can be written down first.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Ending(QObject):
    """Calls ``end`` once, in the window's thread."""

    def __init__(self, end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._ends: tuple[int, int] | None = None
        self._notifier: QSocketNotifier | None = None

    def watch(self) -> None:
        """From now on. On Windows the log-out itself asks (:meth:`QGuiApplication.commitDataRequest`)."""
        if sys.platform == "win32":
            return
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
        for each in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, _is_heard)
        self._notifier = QSocketNotifier(self._ends[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_heard)

    def _on_heard(self, *_: object) -> None:
        assert self._ends is not None, "it is watched"
        heard = os.read(self._ends[0], 64)
        if signal.SIGTERM in heard or signal.SIGHUP in heard:
            self._end()


def _is_heard(*_: object) -> None:
    """The pipe tells the event loop; nothing may be done here, in the middle of anything."""
