"""The clock of the workshop: counts down, may be paused and extended, and never does anything by itself."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_MINUTE_MS: Final = 60_000
_AMBER_SHARE: Final = 0.20
_RED_SHARE: Final = 0.05


class ClockState(StrEnum):
    """Green, amber at 20 % left, red at 5 % left, over below zero."""

    OFF = "off"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    OVER = "over"


class Clock(QObject):
    """Counts down from some minutes. After zero it counts up as time over."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._length_ms = 0
        self._spent_ms = 0
        self._running = QElapsedTimer()
        self._tick = QTimer(self, interval=250)
        self._tick.timeout.connect(self.ticked)

    @property
    def is_running(self) -> bool:
        return self._running.isValid()

    @property
    def minutes(self) -> int:
        """The whole length, in minutes; 0 while the clock is off."""
        return self._length_ms // _MINUTE_MS

    @property
    def left_ms(self) -> int:
        """Time left in milliseconds; below zero when the time is over."""
        running = self._running.elapsed() if self._running.isValid() else 0
        return self._length_ms - self._spent_ms - running

    @property
    def state(self) -> ClockState:
        if not self._length_ms:
            return ClockState.OFF
        left = self.left_ms
        if left < 0:
            return ClockState.OVER
        share = left / self._length_ms
        if share <= _RED_SHARE:
            return ClockState.RED
        return ClockState.AMBER if share <= _AMBER_SHARE else ClockState.GREEN

    def start(self, minutes: int) -> None:
        """Count down from ``minutes`` from now on."""
        self._length_ms = minutes * _MINUTE_MS
        self._spent_ms = 0
        self._run(on=True)

    def toggle(self) -> None:
        """Pause, or go on. An idle clock stays idle."""
        if self._length_ms:
            self._run(on=not self.is_running)

    def extend(self, minutes: int = 1) -> None:
        """Add minutes, which may be below zero; the clock keeps at least one."""
        if self._length_ms:
            self._length_ms = max(_MINUTE_MS, self._length_ms + minutes * _MINUTE_MS)
            self.ticked.emit()

    def reset(self) -> None:
        """Put the clock away."""
        self._length_ms = 0
        self._spent_ms = 0
        self._run(on=False)

    def _run(self, *, on: bool) -> None:
        if self._running.isValid():
            self._spent_ms += self._running.elapsed()
            self._running.invalidate()
        if on:
            self._running.start()
            self._tick.start()
        else:
            self._tick.stop()
        self.ticked.emit()


def clock_face(left_ms: int) -> str:
    """``left_ms`` as minutes and seconds, "12:40"; time over is shown without its sign."""
    seconds = -(-left_ms // 1000) if left_ms >= 0 else -left_ms // 1000
    return f"{seconds // 60}:{seconds % 60:02}"
