"""Print and share: every kind of document, how it will be on paper, one press to save it and one to print it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QMarginsF, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageSize, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.errors import PartnerDeskError
from partnerdesk.exports.html.twin import ENDINGS
from partnerdesk.exports.pdf.papers.kinds import kind_of
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Part
from partnerdesk.wording import Phrase
from ui.desk import Desk
from ui.pages.page import Destination, Page
from ui.pages.print_kinds import KindList
from ui.pages.print_making import Making
from ui.pages.print_preview import Preview
from ui.pages.print_sections import SectionChoice
from ui.pages.print_work import SUMMARY, order_of, print_on, save, save_each
from ui.theme.theme import Theme
from ui.widgets import Banner, Button, CheckBox, FlowRow, Heading, Text
from ui.words import say, translated

_ONE_BY_ONE = "organisation-sheets"
"""The kind that may be saved as one file for each organisation."""
_FOR = {Part.HEALTH: "health-sheets"}
"""The kind that is wanted by whoever comes here for a part of the workshop."""
_PAPERS = {
    "A0": QPageSize.PageSizeId.A0,
    "A3": QPageSize.PageSizeId.A3,
    "A4": QPageSize.PageSizeId.A4,
    "A5": QPageSize.PageSizeId.A5,
}


class PrintPage(Page):
    """The list of kinds on one side, what is chosen on the other. Both are made beside the running window and follow
    every change."""

    step: ClassVar[Step] = Step.PRINT

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.name_page(
            self.tr("Print and share"),
            self.tr("What the room takes home. Nothing leaves this computer unless you send it."),
        )
        self.kinds = KindList(theme)
        self._preview = Preview(theme, self.scroll_area)
        self._draft = Banner(
            theme,
            self.tr("Not sealed yet: the summary is printed as a draft."),
            "warn",
            self.tr("Go to Sign off"),
        )
        self._title = Heading(theme, "", "h2")
        self._save = Button(theme, self.tr("Save the PDF"), "file-down", "primary")
        self._save_as = Button(theme, self.tr("Save elsewhere"), "folder-open")
        self._save_each = Button(theme, self.tr("Save one file each"), "copy")
        self._seal = Button(theme, self.tr("Save a sealed PDF"), "shield-check")
        self._print = Button(theme, self.tr("Print"), "printer")
        self._open = Button(theme, self.tr("Open the saved file"), "external-link", "link")
        self._roles = CheckBox(theme, self.tr("Roles instead of names"))
        self._sections = SectionChoice(theme)
        self.making = Making(theme)
        self._saving = self._saved = Path()
        self._state = Text(theme, "", "small")
        self._lay_out()
        self._preview.told.connect(self._state.setText)
        self._draft.acted.connect(self._go_to_sign)
        self.kinds.chosen.connect(self._show_chosen)
        self.kinds.saved.connect(self._save_kind)
        self.kinds.printed.connect(self._print_kind)
        self._roles.toggled.connect(self.refresh)
        self._sections.changed.connect(self.refresh)
        self._save.clicked.connect(self.save)
        self._save_as.clicked.connect(self.save_elsewhere)
        self._save_each.clicked.connect(self.save_each)
        self._seal.clicked.connect(self.seal)
        self._print.clicked.connect(self.print_)
        self._open.clicked.connect(self._open_saved)
        self.making.saved.connect(self._on_saved)
        self.making.told.connect(self.message)
        self.making.left.connect(self._save.setFocus)
        self.making.refused.connect(desk.refused)
        desk.closed.connect(self._finish)

    def refresh(self) -> None:
        self._draft.setVisible(not self.snapshot.sealed)
        self.kinds.show_orders(self._order)
        self._show_chosen()

    @property
    def names(self) -> bool:
        """Whether people are printed by name, where they agreed to it."""
        return not self._roles.is_checked()

    def arrive(self, destination: Destination) -> None:
        if destination.part in _FOR:
            self.kinds.choose(_FOR[destination.part])
            self.kinds.show_chosen()
        super().arrive(destination)

    def first_focus(self) -> QWidget | None:
        return self._save

    def offered_path(self, key: str = "") -> Path:
        """Where one press saves: beside the document, named after it, the kind and, of the summary, its version.
        The name says when it is only a part."""
        path = self.desk.path or Path.home() / "workshop"
        kind = kind_of(key or self.kinds.kind.key)
        workshop = self.snapshot.workshop
        version = workshop.sealed_version
        ending = translated(kind.title).lower()
        if kind.key == SUMMARY:
            ending = (
                self.tr("summary, version %1").replace("%1", str(version))
                if version
                else self.tr("summary, draft")
            )
        if self._sections.of(self.desk.path, kind.key):
            ending = self.tr("%1, part").replace("%1", ending)
        if workshop.number > 1:
            ending = f"{self.tr('workshop %1').replace('%1', str(workshop.number))} {ending}"
        return path.with_name(f"{path.stem} {ending}.pdf")

    def save(self) -> None:
        self._save_kind(self.kinds.kind.key)

    def save_elsewhere(self) -> None:
        """Ask where, and whether as a PDF or as a web page, which every reader of screens finds its way through."""
        web = self.tr("Web page (*.html)")
        found, kind = QFileDialog.getSaveFileName(
            self, self.tr("Save as"), str(self.offered_path()), f"{self.tr('PDF (*.pdf)')};;{web}"
        )
        if not found:
            return
        path = Path(found)
        if path.suffix.lower() not in (".pdf", *ENDINGS):
            path = path.with_name(path.name + (".html" if kind == web else ".pdf"))
        elif kind == web and path.suffix.lower() == ".pdf":
            path = path.with_suffix(".html")  # the name that was offered, with the other kind chosen
        self._save_to(path, self._order())

    def save_each(self) -> None:
        """A folder beside the document, with one file for each organisation."""
        folder = self.offered_path().with_suffix("")
        if self.making.save(partial(save_each, self._order()), folder):
            self._saving = folder

    def seal(self) -> None:
        """Save what is chosen, sealed with a certificate; where that cannot be, say why."""
        from partnerdesk.exports.pdf.papers.export import check_sealing
        from ui.dialogs.seal_pdf import SealPdfDialog

        kind, path = self.kinds.kind, self.offered_path()
        try:
            check_sealing(self._order())
        except PartnerDeskError as error:
            self.desk.refused.emit(error)
            return
        target = path.with_stem(self.tr("%1, sealed").replace("%1", path.stem))
        dialog = SealPdfDialog(self.theme, self.snapshot, target, self.window(), kind)
        if dialog.exec():
            self._show_saved(dialog.target)

    def print_(self) -> None:
        self._print_kind(self.kinds.kind.key)

    def new_printer(self, key: str = SUMMARY) -> QPrinter:
        """A printer with a name of its own: print to a file, and the saved PDF is not written over with pictures."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.tr("%1, printed").replace("%1", self.offered_path(key).stem))
        kind = kind_of(key)
        wide = QPageLayout.Orientation.Landscape if kind.wide else QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(QPageSize(_PAPERS[kind.size]), wide, QMarginsF()))
        return printer

    def print_to(self, printer: QPrinter, key: str = SUMMARY) -> None:
        """Paint every page of a document onto ``printer``, beside the window."""
        printed = printer.outputFileName() or self.offered_path(key).stem
        self.making.print(partial(print_on, self._order(key)), printer, printed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.kinds.setFixedWidth(self._list_width())

    def _order(self, key: str = "") -> Order:
        key = key or self.kinds.kind.key
        without = self._sections.of(self.desk.path, key)
        return order_of(self.snapshot, key, names=self.names, without=without)

    def _show_chosen(self) -> None:
        kind = self.kinds.kind
        self._title.setText(translated(kind.title))
        self._save_each.setVisible(kind.key == _ONE_BY_ONE)
        self._seal.setVisible(kind.whole)
        waits = kind.waits_for(self.snapshot)
        for button in (self._save, self._save_as, self._save_each, self._print):
            button.setEnabled(waits is None)
        self._sections.show_kind(self.desk.path, kind)
        self._preview.show_order(self._order(kind.key))

    def _save_kind(self, key: str) -> None:
        self._save_to(self.offered_path(key), self._order(key))

    def _save_to(self, path: Path, order: Order) -> None:
        if self.making.save(partial(save, order), path):
            self._saving = path

    def _on_saved(self, remark: Phrase | None) -> None:
        self._show_saved(self._saving, remark)

    def _show_saved(self, path: Path, remark: Phrase | None = None) -> None:
        self._saved = path
        words = self.tr("Saved: %1").replace("%1", str(self._saved))
        self.message.emit(words if remark is None else f"{words}. {say(remark)}")
        self._open.set_text(
            self.tr("Open the folder") if self._saved.is_dir() else self.tr("Open the saved file")
        )
        self._open.show()

    def _print_kind(self, key: str) -> None:
        """Ask for a printer and print every page."""
        printer = self.new_printer(key)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer, key)

    def _open_saved(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _go_to_sign(self) -> None:
        self.go_to.emit(Destination(Step.SIGN))

    def _finish(self) -> None:
        self._open.hide()  # it was of the document that goes
        self.making.wait()
        self.kinds.finish()
        self._preview.finish()

    def _list_width(self) -> int:
        """Less than half of the page, and no more than a line of words needs."""
        return min(self.theme.px(360), int(self.width() * 0.42))

    def _lay_out(self) -> None:
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.sp(16))
        row.addWidget(self.kinds)
        row.addWidget(self.scroll_area, 1)
        frame = self.layout()
        assert isinstance(frame, QVBoxLayout)
        frame.addWidget(self._draft)
        frame.addWidget(beside, 1)
        self._open.hide()
        buttons = (self._save, self._print, self._save_as, self._save_each, self._seal, self._open)
        for part in (
            self._title,
            FlowRow(self.theme, *buttons),
            self.making,
            self._roles,
            self._sections,
            self._state,
            self._preview,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
