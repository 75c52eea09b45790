"""A field and the record, kept in step: typing is written down on a pause, on Enter and on leaving the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from partnerdesk.model.change import Change
from ui.widgets import TextArea, TextLine, restyle
from ui.widgets.helpers import PAUSE_MS


class Binding(Protocol):
    """Something on a page that may hold what is not yet in the record."""

    def commit(self) -> None:
        """Write down what was typed, if it differs from the record."""

    def refresh(self) -> None:
        """Show the record, unless somebody is typing here."""


class TextBinding(QObject):
    """Binds a line or an area of text.

    ``read`` gives what the record says; ``write`` puts it there and gives None when that was refused: what was typed
    then stays in the field, marked, to be mended. It is tried again on Enter or when it is changed, not by itself.
    """

    def __init__(
        self, editor: TextLine | TextArea, read: Callable[[], str], write: Callable[[str], Change | None]
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._read = read
        self._write = write
        self._refused: str | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(editor.commit)
        editor.committed.connect(self._on_committed)
        if isinstance(editor, TextLine):
            editor.textEdited.connect(self._on_typed)
            editor.returnPressed.connect(self._forgive)
        else:
            editor.textChanged.connect(self._on_typed)

    def commit(self) -> None:
        self._pause.stop()
        self._editor.commit()

    def refresh(self) -> None:
        if self._refused is not None and self._editor.value() != self._refused:
            self._forgive()
        if self._refused is None:
            self._editor.set_value(self._read())

    def drop(self) -> None:
        """Another record comes: what was refused of this one is nothing to it."""
        if self._refused is not None:
            self._forgive()
            self._editor.take_back()

    def _on_typed(self, *_text: str) -> None:
        if self._editor.hasFocus():
            self._forgive()
            self._pause.start()

    def _forgive(self) -> None:
        self._refused = None
        restyle(self._editor, "faulty", "false")

    def _on_committed(self, text: str) -> None:
        self._pause.stop()
        if text != self._refused:
            refused = text != self._read() and self._write(text) is None
            self._refused = text if refused else None
            restyle(self._editor, "faulty", "true" if refused else "false")
        if self._refused is not None:
            self._editor.not_kept(self._read())


def is_typing(widget: QWidget | None) -> bool:
    """Whether ``widget`` is a place where letters are typed, so that single-letter keys must go to it."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)
