"""Work done beside the running window, one piece after the other; only the answer of the newest is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from functools import partial
from threading import RLock
from typing import Any

from PySide6.QtCore import QObject, Signal


class _Carrier(QObject):
    """Tells from the worker's thread. It hangs on no window, so it never goes while it is telling; that whoever is to
    hear it may go meanwhile is Qt's care."""

    done = Signal(int, object)


class Beside(QObject):
    """Works in a thread of its own. What is worked on may not be a widget, nor change meanwhile."""

    ready = Signal(object)
    """What the work has given."""
    failed = Signal(object)
    """What was raised instead."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._telling = RLock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._future: Future[Any] | None = None
        self._carrier = _Carrier()
        self._carrier.done.connect(self._on_done)

    def begin(self, work: Callable[..., object], *given: object) -> None:
        """Begin ``work(*given)``; what has not begun yet is dropped."""
        self._number += 1
        if self._future is not None:
            self._future.cancel()
        self._future = self._worker.submit(work, *given)
        self._future.add_done_callback(partial(self._tell, self._number))

    def wait(self) -> None:
        """Wait until it is done; it is told all the same."""
        if self._future is not None:
            wait([self._future])

    def finish(self) -> None:
        """Wait until nothing is being worked on any more, and tell nobody about it."""
        with self._telling:  # what is being told now is told to its end, while there is somebody to tell it
            self._number += 1
        if self._future is not None:
            self._future.cancel()
            # One after the other: when this is done, so is all that was begun before.
            wait([self._worker.submit(int)])

    def _tell(self, number: int, future: Future[Any]) -> None:
        """In the worker's thread: the signal carries the answer over to the window's."""
        if future.cancelled():
            return
        with self._telling, suppress(RuntimeError):  # the window went meanwhile; nobody waits for the answer
            if number == self._number:
                self._carrier.done.emit(number, future)

    def _on_done(self, number: int, future: Future[Any]) -> None:
        if number != self._number:
            return
        error = future.exception()
        if error is None:
            self.ready.emit(future.result())
        else:
            self.failed.emit(error)
