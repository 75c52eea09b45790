"""Little moves by keys, gathered until the hand rests: one edit instead of twenty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

Where = TypeVar("Where")
_PAUSE_MS: Final = 500


class Gathering(Generic[Where]):
    """``moves`` says where each partner has come to that is on its way. ``hand_on`` is given them when it rests."""

    def __init__(self, owner: QObject, hand_on: Callable[[dict[int, Where]], None]) -> None:
        self.moves: dict[int, Where] = {}
        self._hand_on = hand_on
        self._pause = QTimer(owner, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def take(self, moves: Mapping[int, Where]) -> None:
        """These have come further."""
        self.moves.update(moves)
        if self.moves:
            self._pause.start()

    def forget(self) -> None:
        """Another document was opened: whoever was on the way belonged to the last one."""
        self._pause.stop()
        self.moves = {}

    def flush(self) -> None:
        """Hand the moves on, if there are any."""
        self._pause.stop()
        moves, self.moves = self.moves, {}
        if moves:
            self._hand_on(moves)
