"""The summary, or its large print, sealed with a certificate: one's own, made on first use, or one brought along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from partnerdesk.errors import PartnerDeskError
from partnerdesk.exports.pdf.papers.export import export_paper
from partnerdesk.exports.pdf.papers.kinds import SUMMARY, Kind
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.sealing.certificate import (
    LEAST_LETTERS,
    Certificate,
    make_certificate,
    own_path,
    read_certificate,
)
from ui.beside import Beside
from ui.dialogs.dialog import Dialog
from ui.theme.theme import Theme
from ui.widgets import Button, Field, PasswordLine, Text, TextLine
from ui.words import say


class SealPdfDialog(Dialog):
    """Asks for the passphrase and for a place; ``target`` is the one that is offered. Accepted, the file is there."""

    def __init__(
        self,
        theme: Theme,
        snapshot: Snapshot,
        target: Path,
        parent: QWidget | None = None,
        kind: Kind = SUMMARY,
    ) -> None:
        super().__init__(theme, self.tr("Save a sealed PDF"), 540, parent)
        self._kind = kind
        self._snapshot = snapshot
        self.target = target
        """Where the file is saved; the last one that was chosen."""
        self._brought: Path | None = None
        self._worker = Beside("seal", self)
        self._about = Text(theme)
        self.name = TextLine(theme)
        self.passphrase, self.again = PasswordLine(theme), PasswordLine(theme)
        self._name_field = Field(theme, self.tr("&Your name, as it stands in the certificate"), self.name)
        self._field = Field(theme, self.tr("&Passphrase"), self.passphrase)
        self._again_field = Field(theme, self.tr("The same passphrase &again"), self.again)
        self._other = Button(theme, self.tr("Use a certificate file instead"), kind="link")
        self._save = Button(theme, self.tr("Save the sealed PDF"), "file-check", "primary")
        self._lay_out()
        self._show_kind()
        self._save.clicked.connect(self._on_save)
        self._other.clicked.connect(self._bring)
        for line in (self.name, self.passphrase, self.again):
            line.textEdited.connect(self._forgive)
        self._worker.ready.connect(self.accept)
        self._worker.failed.connect(self._on_failed)

    def use(self, path: Path) -> None:
        """Seal with the certificate in a file that was brought along."""
        self._brought = path
        self._show_kind()

    def save_to(self, path: Path) -> None:
        """Open or make the certificate, and save; what is wrong is said beside its field."""
        try:
            certificate = self._certificate()
        except PartnerDeskError as error:
            self._complain(self._field, say(error.phrase))
        except OSError as error:
            words = self.tr("The certificate cannot be read or kept: %1.")
            self._complain(self._field, words.replace("%1", error.strerror or str(error)))
        else:
            self.target = path
            self._save.setEnabled(False)
            self._worker.begin(_export, self._kind, self._snapshot, path, certificate)

    def done(self, result: int) -> None:
        self._worker.finish()
        super().done(result)

    @property
    def _new(self) -> bool:
        """Whether the certificate is still to be made."""
        return self._brought is None and not own_path().exists()

    def _certificate(self) -> Certificate:
        if self._brought is not None:
            return read_certificate(self._brought, self.passphrase.text())
        if not self._new:
            return read_certificate(own_path(), self.passphrase.text())
        return make_certificate(own_path(), self.name.text(), self.passphrase.text())

    def _lay_out(self) -> None:
        for part in (self._about, self._name_field, self._field, self._again_field, self._other):
            self.body.addWidget(part)
        shows = self.tr(
            "A seal shows if a single byte of the file is changed. It does not show who anybody is."
        )
        self.body.addWidget(Text(self._theme, shows, "small"))
        cancel = self.add_button(Button(self._theme, self.tr("Cancel")))
        cancel.clicked.connect(self.reject)
        self.add_button(self._save)
        self._save.setDefault(True)

    def _show_kind(self) -> None:
        """The fields that this kind of certificate needs."""
        self._name_field.setVisible(self._new)
        self._again_field.setVisible(self._new)
        self._other.setVisible(self._brought is None)
        self._field.set_hint("")
        if self._brought is not None:
            self._about.setText(
                self.tr("It is sealed with the certificate in %1.").replace("%1", self._brought.name)
            )
        elif self._new:
            self._about.setText(
                self.tr(
                    "Your own certificate is made now and kept on this computer, for the next time too. The passphrase"
                    " locks it. Nobody can find it out for you: write it down."
                )
            )
            hint = self.tr("At least %1 characters.").replace("%1", str(LEAST_LETTERS))
            self._field.set_hint(hint)
        else:
            self._about.setText(
                self.tr("It is sealed with your own certificate, which is kept on this computer.")
            )
        (self.name if self._new else self.passphrase).setFocus()
        if self.isVisible():
            self._on_look()

    def _bring(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a certificate file"),
            str(self.target.parent),
            self.tr("Certificates with their key (*.p12 *.pfx)"),
        )
        if found:
            self.use(Path(found))

    def _on_save(self) -> None:
        if self._new and not self.name.text().strip():
            self._complain(self._name_field, self.tr("Type the name that the certificate is to bear."))
            return
        if self._new and self.passphrase.text() != self.again.text():
            self._complain(
                self._again_field, self.tr("The two passphrases are not the same. Type them again.")
            )
            return
        found, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save a sealed PDF"), str(self.target), self.tr("PDF files (*.pdf)")
        )
        if found:
            self.save_to(Path(found) if found.lower().endswith(".pdf") else Path(f"{found}.pdf"))

    def _complain(self, field: Field, words: str) -> None:
        field.set_error(words)
        field.editor.setFocus()
        self._on_look()

    def _forgive(self) -> None:
        for field in (self._name_field, self._field, self._again_field):
            field.set_error("")

    def _on_failed(self, error: Exception) -> None:
        self._save.setEnabled(True)
        self._show_kind()  # the certificate may be there now
        if not isinstance(error, PartnerDeskError):
            raise error
        self._complain(self._field, say(error.phrase))


def _export(kind: Kind, snapshot: Snapshot, path: Path, certificate: Certificate) -> None:
    export_paper(Order(kind, snapshot, translate=say, certificate=certificate), path)
