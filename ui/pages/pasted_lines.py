"""Lines that are pasted into a quick line at once: what is understood is one step, the rest is mended line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from ui.widgets import QuickEntry


class Entry(Protocol):
    """What a line says; ``ready`` when nothing in it is unclear."""

    @property
    def ready(self) -> bool: ...


E = TypeVar("E", bound=Entry)


class PastedLines(QObject, Generic[E]):
    """The queue of lines that wait to be mended in the box of ``entry``.

    ``write`` gives None when it was refused. ``written`` is called to tell how many there are, ``edited`` with what has
    come into the box.
    """

    def __init__(
        self,
        entry: QuickEntry,
        parsed: Callable[[str], E],
        write: Callable[[Sequence[E]], object],
        written: Callable[[], None],
        edited: Callable[[str], None],
    ) -> None:
        super().__init__(entry)
        self._entry = entry
        self._parsed = parsed
        self._write = write
        self._written = written
        self._edited = edited
        self._lines: list[str] = []

    def chips(self) -> list[tuple[str, str]]:
        """How many lines wait, as a chip with its tone, if any do."""
        if not self._lines:
            return []
        return [(self.tr("%1 more to mend").replace("%1", str(len(self._lines))), "warn")]

    def take(self, lines: list[str]) -> None:
        """The rest waits behind what stands in the box already. When the clear ones are refused, nothing waits."""
        entries = [(line, self._parsed(line)) for line in lines]
        ready = [entry for _, entry in entries if entry.ready]
        if ready and self._write(ready) is None:
            return
        if not self._entry.text():
            self._written()
        self._lines += [line for line, entry in entries if not entry.ready]
        self.mend_next()
        if self._entry.text():
            self._edited(self._entry.text())

    def mend_next(self) -> None:
        """The next line comes into the box, once that is free."""
        if self._lines and not self._entry.text():
            self._entry.set_text(self._lines.pop(0))
            self._edited(self._entry.text())
