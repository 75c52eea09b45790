"""A field and the record, kept in step: typing is written down on a pause, on Enter and on leaving the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from partnerdesk.model.change import Change
from ui.widgets import TextArea, TextLine

PAUSE_MS: Final = 1200


class Binding(Protocol):
    """Something on a page that may hold what is not yet in the record."""

    def commit(self) -> None:
        """Write down what was typed, if it differs from the record."""

    def refresh(self) -> None:
        """Show the record, unless somebody is typing here."""


class TextBinding(QObject):
    """Binds a line or an area of text.

    ``read`` gives what the record says; ``write`` puts it there and gives None when that was refused: what was typed
    then stays in the field, to be mended.
    """

    def __init__(
        self, editor: TextLine | TextArea, read: Callable[[], str], write: Callable[[str], Change | None]
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._read = read
        self._write = write
        self._refused = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(editor.commit)
        editor.committed.connect(self._on_committed)
        if isinstance(editor, TextLine):
            editor.textEdited.connect(self._on_typed)
        else:
            editor.textChanged.connect(self._on_typed)

    def commit(self) -> None:
        self._pause.stop()
        self._editor.commit()

    def refresh(self) -> None:
        if not self._refused:
            self._editor.set_value(self._read())

    def _on_typed(self, *_text: str) -> None:
        if self._editor.hasFocus():
            self._pause.start()

    def _on_committed(self, text: str) -> None:
        self._pause.stop()
        if text != self._read():
            self._refused = self._write(text) is None
        else:
            self._refused = False


def is_typing(widget: QWidget | None) -> bool:
    """Whether ``widget`` is a place where letters are typed, so that single-letter keys must go to it."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)
