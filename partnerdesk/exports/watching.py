"""How far a long piece of work is, for whoever waits for it, and who may stop it."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[int, int], None]
"""Is told how many pages are done and how many there will be, 0 while nobody knows. It may raise StoppedError."""


class StoppedError(Exception):
    """Whoever waited wants it no more. What was being written is not kept."""


def nobody(done: int, total: int) -> None:
    """Nobody waits."""
