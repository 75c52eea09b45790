"""Sign off: sealing the record, and opening it again for a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.model.signed_words import who_signed_before
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.signing import Signed, reopening_will_clear, signed_so_far
from ui.theme.theme import Theme
from ui.widgets import Banner, Button, Field, Text, TextLine
from ui.words import say


class SealPanel(QWidget):
    """What sealing or reopening will do, in words, beside the button that does it."""

    seal_wanted = Signal()
    reopen_wanted = Signal(str)
    """The reason that was given."""

    clear_wanted = Signal()
    """What was signed before the record changed is to be cleared."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._before = Banner(theme, "", "warn", self.tr("Clear these"))
        self._advice = Text(theme, "", "small")
        self.seal = Button(theme, self.tr("Seal the workshop"), "lock", "primary")
        self._line = TextLine(theme, name=self.tr("Reason for reopening"))
        self._reopen = Button(theme, self.tr("Reopen"), "lock-open")
        self._reason = Field(theme, self.tr("Why is it opened again?"), self._beside_button(theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._sealing = QWidget()
        row = QHBoxLayout(self._sealing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(12))
        row.addWidget(self._advice, 1)
        row.addWidget(self.seal)
        column.addWidget(self._before)
        column.addWidget(self._sealing)
        column.addWidget(self._reason)
        self.seal.clicked.connect(self.seal_wanted)
        self._before.acted.connect(self.clear_wanted)
        self._reopen.clicked.connect(self._on_reopen)
        self._line.returnPressed.connect(self._on_reopen)
        self._line.textEdited.connect(self._forgive)

    def refresh(self, snapshot: Snapshot) -> None:
        so_far = signed_so_far(snapshot)
        self._sealing.setVisible(not snapshot.sealed and so_far.asked > 0)
        self._before.setVisible(so_far.before > 0)
        self._before.set_text(say(who_signed_before(so_far.before)))
        self._reason.setVisible(snapshot.sealed)
        self._advice.setText(self._advise(so_far))
        if snapshot.sealed:
            self._reason.set_hint(say(reopening_will_clear(snapshot)))

    def clear_reason(self) -> None:
        """The reason stands in the record now."""
        self._line.clear()
        self._line.set_value("")

    def _advise(self, so_far: Signed) -> str:
        if so_far.before:
            words = self.tr("Not signed yet: %1.").replace("%1", str(so_far.waiting))
        elif so_far.waiting:
            words = self.tr("Not signed yet: %1. You may seal without them; they are printed as not signed.")
            words = words.replace("%1", str(so_far.waiting))
        elif so_far.on_paper:
            words = self.tr("Everyone has answered. Sealing fixes the words that are signed on paper.")
        else:
            words = self.tr(
                "Everyone has signed. Sealing fixes the record, so that what was signed stays what it was."
            )
        if so_far.on_paper:
            words = self.tr("To sign on paper: %1.").replace("%1", str(so_far.on_paper)) + " " + words
        return words

    def _on_reopen(self) -> None:
        if self._line.value():
            self.reopen_wanted.emit(self._line.value())
        else:
            self._reason.set_error(
                self.tr("Say why it is opened again. The reason is printed in the record.")
            )
            self._line.setFocus()

    def _forgive(self) -> None:
        self._reason.set_error("")

    def _beside_button(self, theme: Theme) -> QWidget:
        both = QWidget()
        both.setFocusProxy(self._line)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(12))
        row.addWidget(self._line, 1)
        row.addWidget(self._reopen)
        return both
