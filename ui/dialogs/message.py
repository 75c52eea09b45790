"""One thing to tell, with one button."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.errors import PartnerDeskError
from ui.theme.theme import Theme
from ui.widgets import Button, Heading, Text
from ui.words import say


class MessageDialog(QDialog):
    """A title, some words, and a button that closes it."""

    def __init__(self, theme: Theme, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        sp = theme.sp
        layout.setContentsMargins(sp(24), sp(20), sp(24), sp(20))
        layout.setSpacing(sp(12))
        layout.addWidget(Heading(theme, title, "h2"))
        text = Text(theme, words)
        text.setMinimumWidth(theme.px(380))
        layout.addWidget(text)
        close = Button(theme, self.tr("Close"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        layout.addLayout(row)
        close.setFocus()


def show_message(theme: Theme, parent: QWidget, title: str, words: str) -> None:
    """Show ``words`` until they are closed."""
    MessageDialog(theme, title, words, parent).exec()


def show_refusal(theme: Theme, parent: QWidget, error: PartnerDeskError) -> None:
    """Say what could not be done and what to do about it."""
    show_message(theme, parent, parent.tr("That did not work"), say(error.phrase))
