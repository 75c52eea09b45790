"""Saving and printing go on beside the window: it says how far, and it can be stopped."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from threading import Event, get_ident

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from partnerdesk.commands.organisations import rename_organisation
from partnerdesk.exports.pdf.document import page_count
from partnerdesk.exports.pdf.papers.order import Order
from partnerdesk.exports.watching import StoppedError, Watch
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.pages.print_page import PrintPage
from ui.pages.print_work import order_of, print_on, save
from ui.theme import Theme

LONG = 20_000


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> PrintPage:
    return stage.show(PrintPage(desk_with_example(tmp_path), theme), 842, 560)


@pytest.fixture
def said(page: PrintPage) -> list[str]:
    words: list[str] = []
    page.message.connect(words.append)
    return words


def endless(_: object, watch: Watch) -> None:
    """Work that goes on until it is stopped."""
    for number in count(1):
        watch(number % 100, 100)
        Event().wait(0.005)


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_long_work_says_how_far_it_is_and_can_be_stopped(
    page: PrintPage, said: list[str], qtbot: QtBot
) -> None:
    person = Person(page, qtbot)
    assert page.making.save(endless, Path("never"))
    qtbot.waitUntil(page.making.isVisible, timeout=LONG)
    [bar] = page.making.findChildren(QProgressBar)
    qtbot.waitUntil(lambda: bar.value() > 0 and bar.maximum() == 100, timeout=LONG)
    assert bar.accessibleDescription().startswith("Page ")
    person.press("Stop")
    assert person.focus_name() == "Save the PDF", "and not what comes after the button that goes"
    qtbot.waitUntil(lambda: not page.making.busy, timeout=LONG)
    assert not page.making.isVisible()
    assert said == ["Stopped before it was done."]
    assert not person.has("Open the saved file")


def test_while_one_document_is_made_another_press_says_so(
    page: PrintPage, said: list[str], qtbot: QtBot
) -> None:
    assert page.making.save(endless, Path("never"))
    page.save()
    assert said == ["One document is being made. Wait until it is done, or stop it."]
    page.making.stop()
    qtbot.waitUntil(lambda: not page.making.busy, timeout=LONG)
    page.save()
    qtbot.waitUntil(lambda: page._saved == page.offered_path(), timeout=LONG)


def test_a_document_that_was_stopped_leaves_what_stood_there(page: PrintPage, tmp_path: Path) -> None:
    path = tmp_path / "before.pdf"
    path.write_bytes(b"before")

    def third(done: int, total: int) -> None:
        if done == 3 and total:
            raise StoppedError

    with pytest.raises(StoppedError):
        save(order_of(page.snapshot), path, third)
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.glob(".partnerdesk*.tmp")] == []


def test_printing_goes_on_in_another_thread_and_says_when_it_is_done(
    page: PrintPage, said: list[str], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []

    def seen(order: Order, printer: QPrinter, watch: Watch) -> None:
        threads.append(get_ident())
        print_on(order, printer, watch)

    monkeypatch.setattr("ui.pages.print_page.print_on", seen)
    page.print_to(printer_to(tmp_path / "printed.pdf"), "one-page")
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert said == [f"Printed: {tmp_path / 'printed.pdf'}"]
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == 1
    assert get_ident() not in threads
    assert len(threads) == 1


def test_printing_stops_between_two_pages(page: PrintPage, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def second(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2 and total:
            raise StoppedError

    printer = printer_to(tmp_path / "printed.pdf")
    with pytest.raises(StoppedError):
        print_on(order_of(page.snapshot), printer, second)
    printed = [each for each in told if each[1]]
    assert [done for done, _ in printed] == [1, 2]
    assert printer.printerState() != QPrinter.PrinterState.Active
    assert not (tmp_path / "printed.pdf").exists(), "a part of it would look like the whole"


def test_who_saves_is_told_which_characters_could_not_be_printed(
    page: PrintPage, said: list[str], qtbot: QtBot
) -> None:
    page.desk.run(rename_organisation, 1, "The house of \U00012431")
    page.save()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert said[0].startswith("Saved: ")
    assert said[0].endswith(": \U00012431")
