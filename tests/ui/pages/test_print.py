"""Print and share: the preview follows the record, one press saves, one press prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from partnerdesk.commands.partnership import rename_partnership
from partnerdesk.commands.signing import seal
from partnerdesk.errors import ExportError, PartnerDeskError
from partnerdesk.exports.pdf.document import page_count
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Part
from tests.paper import words_of
from tests.ui.desk_fixtures import desk_with_example, window_on
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.pages.page import Destination
from ui.pages.print_page import PrintPage
from ui.pages.print_preview import PageView
from ui.theme import Theme

LONG = 20_000


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> PrintPage:
    return stage.show(PrintPage(desk_with_example(tmp_path), theme), 842, 560)


@pytest.fixture
def person(page: PrintPage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


def views(page: QWidget) -> list[PageView]:
    return [view for view in page.findChildren(PageView) if not view.isHidden()]


def test_the_preview_shows_every_page_and_follows_the_record(page: PrintPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(views(page)) > 4, timeout=LONG)
    before = views(page)[0]
    widths = {view.width() for view in views(page)}
    assert len(widths) == 1
    assert views(page)[0].accessibleName().startswith("Page 1 of ")
    page.desk.run(rename_partnership, "Averley for everyone")
    qtbot.waitUntil(lambda: bool(views(page)) and views(page)[0] is not before, timeout=LONG)


def test_one_press_saves_beside_the_document(page: PrintPage, person: Person, qtbot: QtBot) -> None:
    said: list[str] = []
    page.message.connect(said.append)
    assert person.sees("Not sealed yet")
    person.press("Save the PDF")
    path = page.offered_path()
    assert path.name == "example-1 summary, draft.pdf"
    qtbot.waitUntil(path.exists, timeout=LONG)
    assert "Averley" in words_of(path)
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert str(path) in said[0]
    assert person.has("Open the saved file")
    qtbot.waitUntil(lambda: not page.making.busy, timeout=LONG)
    page.desk.create(path.with_name("other.partnerdesk"))
    assert not person.has("Open the saved file"), "it is of another document"


def test_printing_to_a_file_offers_another_name_than_the_saved_pdf(page: PrintPage) -> None:
    assert page.new_printer().docName() == "example-1 summary, draft, printed"


def test_a_sealed_record_is_saved_as_its_version(page: PrintPage, person: Person) -> None:
    content = canonical_json(page.snapshot)
    page.desk.run(seal, content, record_code(content))
    assert not person.sees("Not sealed yet")
    assert page.offered_path().name == "example-1 summary, version 1.pdf"


def test_it_may_be_saved_elsewhere(
    page: PrintPage, person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "for the council"), ""))
    person.press("Save elsewhere")
    qtbot.waitUntil((tmp_path / "for the council.pdf").exists, timeout=LONG)


@pytest.mark.parametrize("name", ["for the web", "for the web.html", "for the web.pdf"])
def test_it_may_be_saved_as_a_web_page(
    page: PrintPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), "Web page (*.html)")
    )
    page.save_elsewhere()
    path = tmp_path / "for the web.html"
    qtbot.waitUntil(path.exists, timeout=LONG)
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_folder_that_takes_no_file_is_told(
    page: PrintPage, person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[PartnerDeskError] = []
    page.desk.refused.connect(refused.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "where.pdf"), ""))
    person.press("Save elsewhere")
    qtbot.waitUntil(lambda: bool(refused), timeout=LONG)
    assert isinstance(refused[0], ExportError)


def test_every_page_is_printed(page: PrintPage, tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    said: list[str] = []
    page.message.connect(said.append)
    page.print_to(printer)
    qtbot.waitUntil(lambda: not page.making.busy, timeout=LONG)
    assert said == [f"Printed: {tmp_path / 'printed.pdf'}"]
    qtbot.waitUntil(lambda: len(views(page)) > 4, timeout=LONG)
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == len(views(page))


def test_who_comes_for_blank_sheets_of_the_health_check_finds_them_chosen(
    page: PrintPage, person: Person, qtbot: QtBot
) -> None:
    page.arrive(Destination(Step.PRINT, part=Part.HEALTH))
    assert page.kinds.kind.key == "health-sheets"
    qtbot.waitUntil(lambda: not page.kinds.first_field().visibleRegion().isEmpty())
    assert person.focus_name() == "Save the PDF"
    assert person.sees("Health check sheets")


def test_a_draft_leads_to_sign_off(page: PrintPage, person: Person) -> None:
    went: list[Destination] = []
    page.go_to.connect(went.append)
    person.press("Go to Sign off")
    assert went == [Destination(Step.SIGN)]


def test_closing_while_the_preview_is_made(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    window = window_on(desk_with_example(tmp_path), theme, tmp_path)
    qtbot.addWidget(window)
    window.workshop.go_to_step(Step.PRINT)
    page = window.workshop.sheet.page(Step.PRINT)
    assert isinstance(page, PrintPage)
    qtbot.waitUntil(lambda: not page._preview._pause.isActive())  # it has begun
    window.documents.close()
    qtbot.wait(50)
    assert views(page) == []
    window.close()


def test_the_window_goes_while_the_preview_is_made(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    window = window_on(desk_with_example(tmp_path), theme, tmp_path)
    window.workshop.go_to_step(Step.PRINT)
    page = window.workshop.sheet.page(Step.PRINT)
    assert isinstance(page, PrintPage)
    pause = page._preview._pause
    qtbot.waitUntil(lambda: not pause.isActive())
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    qtbot.wait(100)
