"""A document has a password: asks for it, as often as it takes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from partnerdesk.errors import PartnerDeskError
from partnerdesk.model.secret import Secret
from ui.dialogs.dialog import Dialog
from ui.theme.theme import Theme
from ui.waiting import waiting
from ui.widgets import Button, CheckBox, Field, PasswordLine, Text
from ui.words import say


class UnlockDialog(Dialog):
    """Accepted when :attr:`secret` is there, or when :attr:`backup_wanted`, because the password is not known any more.

    ``unlock`` gives what a password opens the file with, or raises PartnerDeskError. ``backups`` tells whether there
    are any to be offered.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        unlock: Callable[[str], Secret],
        *,
        backups: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, self.tr("Open with a password"), 440, parent)
        self.secret: Secret | None = None
        self.backup_wanted = False
        self._unlock = unlock
        self._caps_told = False
        self._offers_backups = backups
        self.password = PasswordLine(theme)
        self._field = Field(theme, self.tr("&Password"), self.password)
        self._show = CheckBox(theme, self.tr("Show what is typed"))
        self._backup = Button(theme, self.tr("Open a backup"))
        self._open = Button(theme, self.tr("Open"), kind="primary")
        words = self.tr("%1 is locked with a password.").replace("%1", name)
        for part in (Text(theme, words), self._field, self._show):
            self.body.addWidget(part)
        cancel = self.add_button(Button(theme, self.tr("Cancel")))
        self.add_button(self._backup)
        self.add_button(self._open)
        self._backup.hide()
        self._open.setDefault(True)
        cancel.clicked.connect(self.reject)
        self._backup.clicked.connect(self._want_backup)
        self._open.clicked.connect(self._try)
        self._show.toggled.connect(self.password.set_shown)
        self.password.textEdited.connect(self._forgive)
        self.password.caps_lock.connect(self._on_caps_lock)
        self.password.setFocus()

    def _try(self) -> None:
        try:
            with waiting():
                self.secret = self._unlock(self.password.text())
        except PartnerDeskError as error:
            self._complain(say(error.phrase))
        else:
            self.accept()

    def _complain(self, words: str) -> None:
        self._caps_told = False
        self._field.set_error(words)
        self._backup.setVisible(self._offers_backups)
        self.password.setFocus()
        self.password.selectAll()
        self._on_look()

    def _forgive(self) -> None:
        if self._field.has_error():
            self._field.set_error("")

    def _on_caps_lock(self, on: bool) -> None:
        if on is not self._caps_told:
            self._caps_told = on
            self._field.set_hint(self.tr("Caps Lock seems to be on.") if on else "")
            self._on_look()

    def _want_backup(self) -> None:
        self.backup_wanted = True
        self.accept()
