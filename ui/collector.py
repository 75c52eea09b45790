"""Python's collector of rubbish, kept to the thread of the window.

Left to itself it runs in whatever thread happens to allocate. In the thread that makes a preview it takes apart widgets
while Qt works with them in the window's thread, and the program dies without a word (seen within seconds with a thread
that does nothing but allocate). So it is off, and runs here, between two events, where no widget is in anybody's hands.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between two looks. A look alone costs nothing."""


def collect_due() -> None:
    """Collect what Python itself would have collected by now. Call it in the window's thread."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > threshold
    ]
    if due:
        gc.collect(max(due))


class Collector(QObject):
    """Turns the automatic collector off for good, and from :meth:`start` on does its work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(collect_due)

    @property
    def started(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        """Begin. What was made until now lives as long as the program, and is never looked at again.

        Looking through it would hold the window up for 50 ms each time.
        """
        gc.freeze()
        self._timer.start()
