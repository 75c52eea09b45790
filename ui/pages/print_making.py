"""A document being saved or printed beside the window: how far it is, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.errors import PartnerDeskError
from partnerdesk.exports.watching import StoppedError
from ui.beside import Beside
from ui.theme.theme import Theme
from ui.widgets import Button, ProgressBar, Text
from ui.widgets.laid_out import nest

_SOON_MS = 400
"""What is done before this is not worth a bar that comes and goes."""
_SECONDS = 0.05
"""The window hears no more often than this."""


class _Watch(QObject):
    """Hears in the worker's thread of every page that is done, and tells the window of some."""

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stopped = Event()
        self._told = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Raises StoppedError when the window has said so."""
        if self.stopped.is_set():
            raise StoppedError
        now = monotonic()
        if now - self._told > _SECONDS:
            self._told = now
            self.moved.emit(done, total)


class Making(QWidget):
    """One document at a time. It shows itself while there is something to wait for."""

    saved = Signal(object)
    """What the work has given: a Phrase to be said of it, or nothing."""
    told = Signal(str)
    """What there is to say in passing."""
    left = Signal()
    """The button that stops it had the focus, and is about to go."""
    refused = Signal(object)
    """A PartnerDeskError: why it could not be made."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.busy = False
        self._printed = ""
        self._watch = _Watch()
        self._worker = Beside("saving", self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._bar = ProgressBar(theme, self.tr("How far it is"))
        self._words = Text(theme, "", "small")
        self._cancel = Button(theme, self.tr("Stop"), "circle-x")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(6))
        row = QHBoxLayout()
        row.setSpacing(theme.sp(12))
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        nest(column, row)
        column.addWidget(self._bar)
        self.hide()
        self._soon.timeout.connect(self.show)
        self._cancel.clicked.connect(self.stop)
        self._worker.ready.connect(self._on_ready)
        self._worker.failed.connect(self._on_failed)

    def save(self, work: Callable[..., object], path: object) -> bool:
        """Begin ``work(path, watch)``. Gives whether it has begun: not while something else is being made."""
        return self._begin("", work, path)

    def print(self, work: Callable[..., object], printer: object, name: str) -> bool:
        """Begin ``work(printer, watch)``, after which ``name`` is printed. Gives whether it has begun."""
        return self._begin(name, work, printer)

    def stop(self) -> None:
        """Make no more of it. It stops after the page that it is at."""
        self._watch.stopped.set()
        if self._cancel.hasFocus():
            self.left.emit()
        self._words.setText(self.tr("Stopping"))
        self._cancel.setEnabled(False)

    def wait(self) -> None:
        """Wait until it is done."""
        self._worker.wait()

    def _begin(self, printed: str, work: Callable[..., object], *given: Any) -> bool:
        if self.busy:
            self.told.emit(self.tr("One document is being made. Wait until it is done, or stop it."))
            return False
        self.busy, self._printed = True, printed
        self._watch = _Watch()
        self._watch.moved.connect(self._show_pages)
        self._cancel.setEnabled(True)
        self._show_pages(0, 0)
        self._soon.start()
        self._worker.begin(work, *given, self._watch)
        return True

    def _show_pages(self, done: int, total: int) -> None:
        """While nobody knows how many there will be, the bar only says that something goes on."""
        if self._watch.stopped.is_set():
            return
        words = self.tr("Making the pages: %1 so far") if not total else self.tr("Page %1 of %2")
        words = words.replace("%2", str(total)).replace("%1", str(done))
        self._words.setText(words)
        self._bar.set_progress(done, total, words)
        if not total:
            self._bar.setRange(0, 0)

    def _on_ready(self, given: object) -> None:
        self._end()
        if self._printed:
            self.told.emit(self.tr("Printed: %1").replace("%1", self._printed))
        else:
            self.saved.emit(given)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, StoppedError):
            self.told.emit(self.tr("Stopped before it was done."))
        elif isinstance(error, PartnerDeskError):
            self.refused.emit(error)
        else:
            raise error

    def _end(self) -> None:
        self.busy = False
        self._soon.stop()
        self.hide()
