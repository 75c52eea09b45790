"""What every field of text does with the text that is already in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt

from ui.widgets.helpers import claims_undo
from ui.widgets.locking import Lockable

if TYPE_CHECKING:
    from PySide6.QtCore import Signal
    from PySide6.QtGui import QKeyEvent


class KnownText(Lockable):
    """Mixed into a field of text. It holds the text that is known, apart from what is typed.

    ``committed(str)``, which the field declares, is emitted only if the text has changed since ``set_value`` or the
    last commit. Escape brings the known text back. While locked, the field can be read and copied from, and shows
    nothing but what is known.
    """

    _known = ""

    if TYPE_CHECKING:  # what every field has
        committed = Signal(str)

        def setReadOnly(self, read_only: bool, /) -> None: ...

    def shown(self) -> str:
        """The text as it stands, letter by letter."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Put a text into the field."""
        raise NotImplementedError

    def value(self) -> str:
        """The text as it stands, without blanks around it."""
        return self.shown().strip()

    def set_value(self, text: str) -> None:
        """Show a text without emitting ``committed``; typing that is not committed yet is kept."""
        typing = self.hasFocus() and self.is_changed() and not self.locked
        self._known = text
        if not typing and self.is_changed():
            self.show_text(text)

    def is_changed(self) -> bool:
        """Whether something was typed that is not committed yet."""
        return self.shown() != self._known

    def commit(self) -> None:
        """Emit ``committed`` if the text has changed."""
        if self.locked:
            self.take_back()
        elif self.is_changed():
            self._known = self.shown()
            self.committed.emit(self.value())

    def not_kept(self, known: str) -> None:
        """What was committed was refused: ``known`` stands, and the text stays here to be mended."""
        self._known = known

    def take_back(self) -> bool:
        """Show the known text again; False if it is shown already."""
        changed = self.is_changed()
        if changed:
            self.show_text(self._known)
        return changed

    def set_locked(self, locked: bool) -> None:
        """What is typed and not committed can never be, so it goes."""
        self.setReadOnly(locked)
        self.look_locked(locked)
        if locked:
            self.take_back()

    def event(self, event: QEvent) -> bool:
        """Undo belongs to the document while nothing is typed here."""
        if claims_undo(event) and not self.is_changed():
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed. Typing into a locked field is answered."""
        if event.key() == Qt.Key.Key_Escape and self.take_back():
            event.accept()
            return
        if self._lock is not None and self._lock.closed and event.text() and event.text().isprintable():
            self._lock.tried.emit()
        super().keyPressEvent(event)
