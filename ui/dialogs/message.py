"""One thing to tell, with one button."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from partnerdesk.errors import PartnerDeskError
from ui.dialogs.dialog import Dialog
from ui.theme.theme import Theme
from ui.widgets import Text
from ui.words import say


class MessageDialog(Dialog):
    """A title, some words, and a button that closes it."""

    def __init__(self, theme: Theme, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, 420, parent)
        self.body.addWidget(Text(theme, words))
        close = self.add_close()
        close.setDefault(True)
        close.setFocus()


def show_message(theme: Theme, parent: QWidget, title: str, words: str) -> None:
    """Show ``words`` until they are closed."""
    MessageDialog(theme, title, words, parent).exec()


def show_refusal(theme: Theme, parent: QWidget, error: PartnerDeskError) -> None:
    """Say what could not be done and what to do about it."""
    show_message(theme, parent, parent.tr("That did not work"), say(error.phrase))
