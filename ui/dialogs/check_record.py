"""Is a printed record as it was sealed? Asks for its PDF, or the code on paper, and says so in large, plain words."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from partnerdesk.errors import PartnerDeskError
from partnerdesk.verify.answer import Answer, Verdict
from partnerdesk.verify.document import Known
from partnerdesk.verify.judging import cannot_open, check_file
from partnerdesk.verify.typed import check_code
from partnerdesk.wording import Phrase
from ui.accessible import announce
from ui.beside import Beside
from ui.dialogs.dialog import Dialog
from ui.theme.theme import Theme
from ui.widgets import Button, Card, ElidedText, Field, Heading, IconLabel, Text, TextLine
from ui.widgets.laid_out import nest
from ui.words import say

_TONES: Final = {Verdict.UNCHANGED: "ok", Verdict.CHANGED: "danger", Verdict.CANNOT_TELL: "warn"}
_ICONS: Final = {
    Verdict.UNCHANGED: "circle-check",
    Verdict.CHANGED: "circle-alert",
    Verdict.CANNOT_TELL: "circle-question-mark",
}


class AnswerCard(Card):
    """One answer: the verdict, the file it is about, the reasons, what they do not show, and what to do."""

    def __init__(self, theme: Theme, name: str, answer: Answer) -> None:
        tone = _TONES[answer.verdict]
        super().__init__(theme, tone=tone)
        self.verdict = Heading(theme, self._verdict(answer.verdict), "h1")
        row = QHBoxLayout()
        row.setSpacing(theme.sp(12))
        row.addWidget(IconLabel(theme, _ICONS[answer.verdict], tone, 32))
        row.addWidget(self.verdict, 1)
        nest(self.body, row)
        self.body.addWidget(ElidedText(theme, name, "small"))
        for phrase in answer.found:
            self.body.addWidget(Text(theme, say(phrase)))
        self._part(self.tr("What this shows"), answer.limits)
        self._part(self.tr("What to do next"), answer.advice)

    def _part(self, title: str, phrases: tuple[Phrase, ...]) -> None:
        if phrases:
            self.body.addSpacing(self._theme.sp(4))
            self.body.addWidget(Text(self._theme, title, "label"))
            self.body.addWidget(Text(self._theme, " ".join(map(say, phrases))))

    def _verdict(self, verdict: Verdict) -> str:
        if verdict is Verdict.UNCHANGED:
            return self.tr("The record is unchanged")
        if verdict is Verdict.CHANGED:
            return self.tr("Changed since it was sealed")
        return self.tr("PartnerDesk cannot tell")


class CheckRecordDialog(Dialog):
    """``known`` is the document that is open, if one is; ``folder`` is where PDF files are looked for first."""

    def __init__(
        self, theme: Theme, known: Known | None, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Check a record"), 560, parent)
        self._known = known
        self._folder = folder
        self._called = ""
        self._card: AnswerCard | None = None
        self._worker = Beside("check", self)
        self._state = Text(theme, self._asking())
        self.code = TextLine(theme, edits=False)
        self._choose = Button(theme, self.tr("Choose a PDF"), "folder-open", "primary")
        self._lay_out()
        self._worker.ready.connect(self._show)
        self._worker.failed.connect(self._on_failed)

    @property
    def card(self) -> AnswerCard | None:
        """The answer that is shown; None while there is none."""
        return self._card

    def check(self, path: Path) -> None:
        """Look into the PDF at ``path``; the answer comes a moment later."""
        self._called = path.name
        self._put_away()
        self._state.setText(self.tr("Looking into %1").replace("%1", path.name))
        self._worker.begin(checked, path, self._known)

    def check_typed(self) -> None:
        """Hold the code that was typed against the document that is open."""
        if self._known is not None and self.code.text().strip():
            self._worker.finish()
            self._called = self.code.text().strip()
            self._show(check_code(self._called, self._known))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the line is for the line, not for the button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.code.hasFocus():
            self.check_typed()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._worker.finish()
        super().done(result)

    def _asking(self) -> str:
        return self.tr(
            "Choose a PDF of a sealed record. PartnerDesk works out its code again, from the record inside the PDF,"
            " and compares it with what every page says. A paper without the record inside can be told beside its"
            " document: open that first. Nothing leaves this computer."
        )

    def _lay_out(self) -> None:
        self.body.addWidget(self._state)
        paper = Field(
            self._theme,
            self.tr("&Or type the code at the foot of a printed page, and press Enter"),
            self.code,
            self.tr("It is held against the document that is open."),
        )
        paper.setVisible(self._known is not None and bool(self._known.snapshot.sealed_versions))
        self.body.addWidget(paper)
        self.add_button(self._choose)
        close = self.add_button(Button(self._theme, self.tr("Close")))
        close.clicked.connect(self.accept)
        self._choose.clicked.connect(self._ask)
        self._choose.setDefault(True)
        self._choose.setFocus()

    def _ask(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self, self.tr("Check a record"), str(self._folder), self.tr("PDF files (*.pdf)")
        )
        if found:
            self._folder = Path(found).parent
            self.check(Path(found))

    def _show(self, answer: Answer) -> None:
        self._put_away()
        self._card = AnswerCard(self._theme, self._called, answer)
        self._state.hide()
        self.body.insertWidget(self.body.indexOf(self._state), self._card)
        self._choose.set_text(self.tr("Check another PDF"))
        announce(self, " ".join((self._card.verdict.text(), *map(say, answer.sentences))))
        QTimer.singleShot(0, self, self._on_shown)

    def _on_shown(self) -> None:
        """Everything in it has its size now; one reads from the top, wherever the code was typed."""
        self._fit()
        self._scroll.verticalScrollBar().setValue(0)

    def _put_away(self) -> None:
        """What was said of the file before."""
        self._state.show()
        if self._card is not None:
            self.body.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    def _on_failed(self, error: Exception) -> None:
        self._state.setText(self._asking())
        if not isinstance(error, PartnerDeskError):
            raise error
        self._state.setText(say(error.phrase))


def checked(path: Path, known: Known | None) -> Answer:
    """The answer for the PDF at ``path``, also when it cannot be opened."""
    try:
        return check_file(path, known, translate=say)
    except OSError as error:
        return cannot_open(error)
