"""A password is set, changed or removed: what that means is said before, and it is typed twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from partnerdesk.model.secret import LEAST_LETTERS
from ui.dialogs.dialog import Dialog
from ui.theme.theme import Theme
from ui.waiting import waiting
from ui.widgets import Button, CheckBox, Field, PasswordLine, Text

_FAIR, _STRONG = 12, 20
"""So many letters make a password that is not guessed soon, and one that is not guessed at all."""


class Deed(Enum):
    """What is to be done with the password of a document."""

    SET = auto()
    CHANGE = auto()
    REMOVE = auto()


class PasswordDialog(Dialog):
    """Accepted when it is to be done. :attr:`password` is then the new one, None where there will be none, and
    :attr:`delete_backups` tells whether the earlier backups go.

    ``is_right`` tells whether a password is the one that the document has now. ``backups`` is how many there are from
    before, ``remarks`` are sentences about what stays as it is.
    """

    def __init__(
        self,
        theme: Theme,
        deed: Deed,
        name: str,
        is_right: Callable[[str], bool],
        backups: int,
        remarks: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, _title(deed), 560, parent)
        self._deed = deed
        self._is_right = is_right
        self._many = backups
        self.now, self.new, self.again = (PasswordLine(theme) for _ in range(3))
        self._now = Field(theme, self.tr("The password &now"), self.now)
        self._new = Field(theme, self._new_name(), self.new)
        self._again = Field(theme, self.tr("The same &again"), self.again)
        self._caps = Text(theme, self.tr("Caps Lock seems to be on."), "small")
        self._show = CheckBox(theme, self.tr("Show what is typed"))
        self._backups = CheckBox(theme, self._backups_words(), checked=deed is Deed.SET)
        self._do = Button(theme, _title(deed), kind="danger" if deed is Deed.REMOVE else "primary")
        self._lay_out(name, remarks)
        self._hint()
        self._do.clicked.connect(self._try)
        self._show.toggled.connect(self._on_show)
        for line in (self.now, self.new, self.again):
            line.textEdited.connect(self._forgive)
            line.caps_lock.connect(self._on_caps_lock)
        self.new.textEdited.connect(self._hint)
        (self.new if deed is Deed.SET else self.now).setFocus()

    @property
    def password(self) -> str | None:
        return None if self._deed is Deed.REMOVE else self.new.text()

    @property
    def delete_backups(self) -> bool:
        return self._many > 0 and self._backups.is_checked()

    def _lay_out(self, name: str, remarks: Sequence[str]) -> None:
        theme, deed = self._theme, self._deed
        self.body.addWidget(Text(theme, self._meaning().replace("%1", name)))
        if deed is not Deed.REMOVE:
            warning = self.tr(
                "Nobody can find the password out for you, and there is no other way in. Write it down, and keep it"
                " where you will find it and others will not."
            )
            self.body.addWidget(Text(theme, warning, "body_strong"))
        fields = {Deed.SET: (self._new, self._again), Deed.REMOVE: (self._now,)}
        for part in (*fields.get(deed, (self._now, self._new, self._again)), self._caps, self._show):
            self.body.addWidget(part)
        self._caps.hide()
        if self._many:
            self.body.addWidget(self._backups)
        for remark in (*remarks, *self._limits()):
            self.body.addWidget(Text(theme, remark, "small"))
        cancel = self.add_button(Button(theme, self.tr("Cancel")))
        cancel.clicked.connect(self.reject)
        self.add_button(self._do)
        self._do.setDefault(True)

    def _meaning(self) -> str:
        if self._deed is Deed.SET:
            return self.tr(
                "This locks all of %1: the record, its history and the backups that are made from now on. The password"
                " is asked for each time the document is opened."
            )
        if self._deed is Deed.CHANGE:
            return self.tr("From now on %1 opens with the new password only.")
        return self.tr("Without a password, everybody who has the file %1 can read all of it.")

    def _new_name(self) -> str:
        return self.tr("&Password") if self._deed is Deed.SET else self.tr("The new &password")

    def _backups_words(self) -> str:
        one = self._many == 1
        if self._deed is Deed.SET:
            words = (
                self.tr("Delete the backup from before. Everybody can read it.")
                if one
                else self.tr("Delete the %1 backups from before. Everybody can read them.")
            )
        else:
            words = (
                self.tr("Delete the backup from before. If you keep it, keep its password, too.")
                if one
                else self.tr("Delete the %1 backups from before. If you keep them, keep their password, too.")
            )
        return words.replace("%1", str(self._many))

    def _limits(self) -> tuple[str, ...]:
        if self._deed is not Deed.SET:
            return ()
        return (
            self.tr(
                "PDFs and copies that you saved, printed or sent are not locked, and no name of a file is. See to those"
                " yourself."
            ),
            self.tr(
                "What is deleted may be found on the disk by experts for some time. No program can prevent that on"
                " the drives of today."
            ),
        )

    def _hint(self) -> None:
        """By its length alone: what else makes a password strong cannot be told by a program."""
        letters = len(self.new.text())
        if not letters:
            words = self.tr("Four or five words in a row are long, and easy to type.")
        elif letters < LEAST_LETTERS:
            words = self._too_short()
        elif letters < _FAIR:
            words = self.tr("Short: somebody with time can guess it. Longer is safer.")
        elif letters < _STRONG:
            words = self.tr("Fair. Longer is safer.")
        else:
            words = self.tr("Long: good, unless others know these words from you.")
        self._new.set_hint(words)

    def _too_short(self) -> str:
        return self.tr("At least %1 characters.").replace("%1", str(LEAST_LETTERS))

    def _try(self) -> None:
        if self._deed is not Deed.REMOVE:
            if len(self.new.text()) < LEAST_LETTERS:
                self._complain(self._new, self._too_short())
                return
            if self.new.text() != self.again.text():
                self._complain(self._again, self.tr("This is not the same. Type both again."))
                return
        if self._deed is not Deed.SET:
            with waiting():
                right = self._is_right(self.now.text())
            if not right:
                self._complain(self._now, self.tr("This is not the password that the document has now."))
                return
        self.accept()

    def _complain(self, field: Field, words: str) -> None:
        field.set_error(words)
        field.editor.setFocus()
        self._on_look()

    def _forgive(self) -> None:
        for field in (self._now, self._again):
            if field.has_error():
                field.set_error("")

    def _on_show(self, shown: bool) -> None:
        for line in (self.now, self.new, self.again):
            line.set_shown(shown)

    def _on_caps_lock(self, on: bool) -> None:
        if on is self._caps.isHidden():
            self._caps.setVisible(on)
            self._on_look()


def _title(deed: Deed) -> str:
    if deed is Deed.SET:
        return QCoreApplication.translate("PasswordDialog", "Set a password")
    if deed is Deed.CHANGE:
        return QCoreApplication.translate("PasswordDialog", "Change the password")
    return QCoreApplication.translate("PasswordDialog", "Remove the password")
