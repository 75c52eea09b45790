"""Print and share: every kind of document in the list, chosen, saved and printed from there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QDialog
from pytestqt.qtbot import QtBot

from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.people import add_representative, set_person_named
from partnerdesk.exports.pdf.papers.kinds import KINDS
from tests.paper import sizes_of_pages, words_of
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.desk import Desk
from ui.pages.print_kinds import KindRow
from ui.pages.print_page import PrintPage
from ui.pages.print_preview import PageView
from ui.theme import Theme

LONG = 40_000


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> PrintPage:
    return stage.show(PrintPage(desk_with_example(tmp_path), theme), 842, 560)


@pytest.fixture
def person(page: PrintPage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


def row(page: PrintPage, key: str) -> KindRow:
    return next(each for each in page.findChildren(KindRow) if each.kind.key == key)


def shown(page: PrintPage) -> list[PageView]:
    return [view for view in page.findChildren(PageView) if not view.isHidden()]


def settled(page: PrintPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.kinds.busy(), timeout=LONG)


def test_every_kind_has_a_row_with_its_picture_and_what_it_is_for(page: PrintPage, qtbot: QtBot) -> None:
    settled(page, qtbot)
    for kind in KINDS:
        found = row(page, kind.key)
        assert found.picture.accessibleName() == f"Show: {kind.title}"
        if kind.key != "agenda":
            assert found.picture.accessibleDescription() == f"{kind.size}. {kind.purpose}"
            image = found.picture._image
            assert image is not None
            assert kind.wide == (image.width() > image.height())


def test_what_cannot_be_made_says_why_until_it_can(page: PrintPage, person: Person, qtbot: QtBot) -> None:
    settled(page, qtbot)
    found = row(page, "agenda")
    assert person.sees("No agenda yet. Write it at Prepare", found)
    assert not found.save.isEnabled()
    assert not found.print_.isEnabled()
    person.click(found.picture)
    assert not person.find("Save the PDF", QAbstractButton).isEnabled()
    qtbot.waitUntil(lambda: "No agenda yet" in page._state.text(), timeout=LONG)
    page.desk.run(add_agenda_item, "Who we are", minutes=20)
    qtbot.waitUntil(found.save.isEnabled, timeout=LONG)
    assert person.find("Save the PDF", QAbstractButton).isEnabled()
    qtbot.waitUntil(lambda: page._state.text() == "A4, pages: 1", timeout=LONG)


def test_a_press_on_a_row_shows_it(page: PrintPage, person: Person, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(shown(page)) > 4, timeout=LONG)
    found = row(page, "map-a3")
    person.click(found)
    assert found.picture.isChecked()
    assert not row(page, "summary").picture.isChecked()
    assert page.kinds.kind.key == "map-a3"
    qtbot.waitUntil(lambda: page._state.text() == "A3, pages: 2", timeout=LONG)
    view = shown(page)[0]
    assert view.width() > view.height()


def test_arrows_go_through_the_kinds_and_tab_to_their_buttons(page: PrintPage, person: Person) -> None:
    page.kinds.first_field().setFocus()
    person.key(Qt.Key.Key_Down)
    assert person.focus_name() == "Show: One-page summary"
    assert page.kinds.kind.key == "one-page"
    person.key(Qt.Key.Key_End)
    assert page.kinds.kind.key == KINDS[-1].key
    person.key(Qt.Key.Key_Down)
    assert page.kinds.kind.key == KINDS[-1].key
    person.key(Qt.Key.Key_Tab)
    assert person.focus_name() == f"Save: {KINDS[-1].title}"
    person.key(Qt.Key.Key_Tab)
    assert person.focus_name() == f"Print: {KINDS[-1].title}"
    page.kinds.first_field().setFocus()
    person.key(Qt.Key.Key_Home)
    assert page.kinds.kind.key == KINDS[0].key
    tabs = [each for each in page.findChildren(KindRow) if each.save.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [each.kind.key for each in tabs] == [KINDS[0].key]


def test_one_press_in_a_row_saves_it(page: PrintPage, person: Person, qtbot: QtBot) -> None:
    person.click(row(page, "sign-in").save)
    path = page.offered_path("sign-in")
    assert path.name == "example-1 sign-in sheet.pdf"
    qtbot.waitUntil(lambda: page._saved == path, timeout=LONG)
    assert "Please sign when you come" in words_of(path)
    assert person.has("Open the saved file")
    assert page.kinds.kind.key == "summary"


def test_one_press_in_a_row_asks_for_a_printer_with_its_paper(
    page: PrintPage, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QPageLayout] = []

    def look(dialog: QPrintDialog) -> QDialog.DialogCode:
        asked.append(dialog.printer().pageLayout())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", look)
    person.click(row(page, "wall-plan").print_)
    person.press("Print")
    assert [each.pageSize().id() for each in asked] == [QPageSize.PageSizeId.A3, QPageSize.PageSizeId.A4]
    assert [each.orientation() for each in asked] == [
        QPageLayout.Orientation.Landscape,
        QPageLayout.Orientation.Portrait,
    ]


def test_a_poster_is_printed_on_the_paper_there_is(page: PrintPage, tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_to(printer, "map-a0")
    qtbot.waitUntil(lambda: not page.making.busy, timeout=LONG)
    [page_size] = sizes_of_pages(tmp_path / "printed.pdf")
    assert [round(side) for side in page_size] == [595, 842]


def test_each_organisation_may_have_a_file_of_its_own(page: PrintPage, person: Person, qtbot: QtBot) -> None:
    assert not person.has("Save one file each")
    person.click(row(page, "organisation-sheets"))
    person.press("Save one file each")
    folder = page.offered_path().with_suffix("")
    qtbot.waitUntil(lambda: page._saved == folder, timeout=LONG)
    assert len(list(folder.glob("*.pdf"))) == len(page.snapshot.organisations)
    assert person.has("Open the folder")
    person.click(row(page, "one-page"))
    assert not person.has("Save one file each")


def test_people_are_printed_by_their_roles_on_request(page: PrintPage, person: Person, qtbot: QtBot) -> None:
    page.desk.run(add_representative, 1, "Ines Moreno", "Chief executive")
    page.desk.run(set_person_named, page.snapshot.people[-1].id, named=True)
    person.click(row(page, "name-tents"))
    page.save()
    path = page.offered_path()
    qtbot.waitUntil(lambda: page._saved == path, timeout=LONG)
    assert "Ines Moreno" in words_of(path)
    person.press("Roles instead of names")
    page._saved = Path()
    page.save()
    qtbot.waitUntil(lambda: page._saved == path, timeout=LONG)
    assert "Ines Moreno" not in words_of(path)
    assert "Chief executive" in words_of(path)


def test_a_long_document_is_shown_in_part(page: PrintPage, person: Person, qtbot: QtBot) -> None:
    person.click(row(page, "map-tiles-a4"))
    words = "A4, pages: 26, the first 24 are shown"
    qtbot.waitUntil(lambda: page._state.text() == words and len(shown(page)) == 24, timeout=LONG)


def test_closing_while_pictures_are_made(theme: Theme, tmp_path: Path, stage: Stage, qtbot: QtBot) -> None:
    desk = desk_with_example(tmp_path)
    page = stage.show(PrintPage(desk, theme), 842, 560)
    qtbot.waitUntil(page.kinds.busy)
    desk.close()
    assert not page.kinds.busy()


def test_an_empty_workshop_shows_what_can_be_made(
    theme: Theme, tmp_path: Path, stage: Stage, qtbot: QtBot
) -> None:
    desk = Desk()
    desk.create(tmp_path / "empty.partnerdesk")
    page = stage.show(PrintPage(desk, theme), 842, 560)
    settled(page, qtbot)
    possible = {each.kind.key for each in page.findChildren(KindRow) if each.save.isEnabled()}
    assert possible == {each.key for each in KINDS if each.waits_for(desk.snapshot) is None}
    assert "paper-pack" in possible
