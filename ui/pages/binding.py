"""A field and the record, kept in step: typing is written down on a pause, on Enter and on leaving the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

PAUSE_MS = 1200


class Binding(Protocol):
    """Something on a page that may hold what is not yet in the record."""

    def commit(self) -> None:
        """Write down what was typed, if it differs from the record."""

    def refresh(self) -> None:
        """Show the record, unless somebody is typing here."""


class TextBinding(QObject):
    """Binds a line or an area of text. ``read`` gives what the record says, ``write`` puts it there."""

    def __init__(
        self, editor: QLineEdit | QPlainTextEdit, read: Callable[[], str], write: Callable[[str], object]
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._read = read
        self._write = write
        self._typed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        editor.installEventFilter(self)
        self._edited_signal().connect(self._on_edited)
        if isinstance(editor, QLineEdit):
            editor.returnPressed.connect(self.commit)

    def commit(self) -> None:
        self._pause.stop()
        if not self._typed:
            return
        self._typed = False
        text = self._text()
        if text != self._read():
            self._write(text)

    def refresh(self) -> None:
        said = self._read()
        if not self._typed and self._text() != said:
            self._set_text(said)
            self._typed = False
            self._pause.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
            self.refresh()
        return super().eventFilter(watched, event)

    def _edited_signal(self) -> SignalInstance:
        editor = self._editor
        return editor.textEdited if isinstance(editor, QLineEdit) else editor.textChanged

    def _on_edited(self, *_text: str) -> None:
        self._typed = True
        self._pause.start()

    def _text(self) -> str:
        editor = self._editor
        return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()

    def _set_text(self, text: str) -> None:
        editor = self._editor
        if isinstance(editor, QLineEdit):
            editor.setText(text)
        else:
            editor.setPlainText(text)


def is_typing(widget: QWidget | None) -> bool:
    """Whether ``widget`` is a place where letters are typed, so that single-letter keys must go to it."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)
