"""What stops every edit of a page at once, and what its editors do then.

A page that shows a sealed record closes its :class:`EditLock`. Whatever edits the record is :class:`Lockable`: when it
is first shown it looks for the lock above it, and from then on obeys it. So a row or a card that is built later is
locked as well, and nobody has to keep a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.widgets.helpers import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    _Widget = QWidget
else:
    _Widget = object


class EditLock(QObject):
    """Closed while nothing may be edited. A page keeps its own as the attribute ``edit_lock``.

    ``turned(bool)`` tells that it was closed or opened; ``tried()`` that somebody typed where nothing can be typed.
    """

    turned = Signal(bool)
    tried = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False

    @property
    def closed(self) -> bool:
        return self._closed

    def set_closed(self, closed: bool) -> None:
        """Close or open it."""
        if closed != self._closed:
            self._closed = closed
            self.turned.emit(closed)


def lock_above(widget: QWidget) -> EditLock | None:
    """The lock of the page that ``widget`` stands on; None on pages and in dialogs that have none."""
    above = widget.parentWidget()
    while above is not None:
        lock = getattr(above, "edit_lock", None)
        if isinstance(lock, EditLock):
            return lock
        above = above.parentWidget()
    return None


class Lockable(_Widget):
    """Mixed into widgets, before the class of Qt. What is locked is disabled; fields of text say more.

    ``edits`` is false for what only looks at the record: a filter, a choice of views, a button that leads elsewhere.
    """

    edits = True
    _lock: EditLock | None = None
    _wanted = True

    @property
    def locked(self) -> bool:
        """Whether the page it stands on lets nothing be edited."""
        return self._lock is not None and self._lock.closed

    def set_locked(self, locked: bool) -> None:
        """Let the person edit, or not. What the page wished with ``setEnabled`` comes back with the opening."""
        super().setEnabled(self._wanted and not locked)
        self.look_locked(locked)

    def look_locked(self, locked: bool) -> None:
        """What is locked still says something, and so stays as readable as before."""
        restyle(self, "locked", "true" if locked else "false")

    def setEnabled(self, enabled: bool) -> None:
        """Enable it as soon as it is not locked."""
        self._wanted = enabled
        super().setEnabled(enabled and not self.locked)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known for certain which page it stands on."""
        super().showEvent(event)
        if self.edits and self._lock is None:
            self._lock = lock_above(self)
            if self._lock is not None:
                self._lock.turned.connect(self.set_locked)
                if self._lock.closed:
                    self.set_locked(True)
