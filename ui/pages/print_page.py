"""Print and share: the summary as it will be on paper; one press saves it, one press prints it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from partnerdesk.errors import PartnerDeskError
from partnerdesk.model.vocabulary import Step
from ui.desk import Desk
from ui.pages.page import Destination, Page
from ui.pages.print_preview import Preview
from ui.pages.print_work import build_summary, rendered_summary
from ui.theme.theme import Theme
from ui.widgets import Banner, Button, Text
from ui.widgets.laid_out import nest
from ui.words import say

_PRINT_DPI = 300


class PrintPage(Page):
    """The preview is made beside the running window and follows every change."""

    step: ClassVar[Step] = Step.PRINT

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.name_page(
            self.tr("Print and share"),
            self.tr("One PDF for everyone who came. Nothing leaves this computer unless you send it."),
        )
        self._preview = Preview(theme, self.scroll_area)
        self._draft = Banner(
            theme,
            self.tr("Not sealed yet: the summary is printed as a draft."),
            "warn",
            self.tr("Go to Sign off"),
        )
        self._save = Button(theme, self.tr("Save the PDF"), "file-down", "primary")
        self._save_as = Button(theme, self.tr("Save elsewhere"), "folder-open")
        self._print = Button(theme, self.tr("Print"), "printer")
        self._open = Button(theme, self.tr("Open the saved PDF"), "external-link", "link")
        self._open.hide()
        self._saved = Path()
        self._state = Text(theme, "", "small")
        self._lay_out()
        self._preview.told.connect(self._state.setText)
        self._draft.acted.connect(self._go_to_sign)
        self._save.clicked.connect(self.save)
        self._save_as.clicked.connect(self.save_elsewhere)
        self._print.clicked.connect(self.print_)
        self._open.clicked.connect(self._open_saved)
        desk.closed.connect(self._preview.finish)

    def refresh(self) -> None:
        self._draft.setVisible(not self.snapshot.sealed)
        try:
            self._preview.show_record(self.snapshot)
        except PartnerDeskError as error:
            self._preview.clear()
            self._state.setText(say(error.phrase))

    def first_focus(self) -> QWidget | None:
        return self._save

    def offered_path(self) -> Path:
        """Where one press saves: beside the document, named after it and its sealed version."""
        path = self.desk.path or Path.home() / "workshop"
        workshop = self.snapshot.workshop
        version = workshop.sealed_version
        ending = (
            self.tr("summary, version %1").replace("%1", str(version))
            if version
            else self.tr("summary, draft")
        )
        if workshop.number > 1:
            ending = f"{self.tr('workshop %1').replace('%1', str(workshop.number))} {ending}"
        return path.with_name(f"{path.stem} {ending}.pdf")

    def save(self) -> None:
        self._save_to(self.offered_path())

    def save_elsewhere(self) -> None:
        found, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the PDF"), str(self.offered_path()), self.tr("PDF (*.pdf)")
        )
        if found:
            self._save_to(Path(found if found.endswith(".pdf") else f"{found}.pdf"))

    def print_(self) -> None:
        """Ask for a printer and print every page."""
        printer = self.new_printer()
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def new_printer(self) -> QPrinter:
        """A printer with a name of its own: print to a file, and the saved PDF is not written over with pictures."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.tr("%1, printed").replace("%1", self.offered_path().stem))
        return printer

    def print_to(self, printer: QPrinter) -> None:
        """Paint every page of the summary onto ``printer``, fitted to its paper."""
        images = rendered_summary(self.snapshot, _PRINT_DPI)
        painter = QPainter(printer)
        for number, image in enumerate(images):
            if number:
                printer.newPage()
            area = QRectF(painter.viewport())
            size = image.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(
                QRectF((area.width() - size.width()) / 2, 0, size.width(), size.height()), image
            )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._preview.fit()

    def _save_to(self, path: Path) -> None:
        try:
            build_summary(self.snapshot, path)
        except PartnerDeskError as error:
            self.desk.refused.emit(error)
            return
        self.message.emit(self.tr("Saved: %1").replace("%1", str(path)))
        self._saved = path
        self._open.show()

    def _open_saved(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _go_to_sign(self) -> None:
        self.go_to.emit(Destination(Step.SIGN))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.sp(8))
        for button in (self._save, self._print, self._save_as, self._open):
            row.addWidget(button)
        row.addWidget(self._state, 1)
        self.body.addWidget(self._draft)
        nest(self.body, row)
        self.body.addWidget(self._preview)
        self.body.addStretch(1)
