"""A sealed PDF from the Print page: of the summary and of its large print, with the same dialog as from the menu."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from partnerdesk.commands.signing import seal
from partnerdesk.errors import PartnerDeskError
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.verify.answer import Verdict
from partnerdesk.verify.judging import check_file
from tests.core.sealing.keys import PASSPHRASE
from tests.paper import words_of
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.pages.test_print_kinds import row
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.dialogs.seal_pdf import SealPdfDialog
from ui.pages.print_page import PrintPage
from ui.theme import Theme

LONG = 20_000
PRESS = "Save a sealed PDF"


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> PrintPage:
    return stage.show(PrintPage(desk_with_example(tmp_path), theme), 842, 700)


@pytest.fixture
def person(page: PrintPage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


@pytest.fixture
def refused(page: PrintPage) -> list[PartnerDeskError]:
    said: list[PartnerDeskError] = []
    page.desk.refused.connect(said.append)
    return said


def seal_record(page: PrintPage) -> None:
    content = canonical_json(page.desk.document.snapshot())
    page.desk.run(seal, content, record_code(content))
    page.refresh()


def fill_dialog(page: PrintPage, qtbot: QtBot) -> list[str]:
    """Whoever sees the dialog fills it in. Gives the place that it offers, once it was there."""
    offered: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SealPdfDialog):
            QTimer.singleShot(10, page, look)
            return
        offered.append(dialog.target.name)
        someone = Person(dialog, qtbot)
        someone.write("Your name, as it stands in the certificate", "Jo")
        someone.write("Passphrase", PASSPHRASE)
        someone.write("The same passphrase again", PASSPHRASE, enter=True)

    QTimer.singleShot(0, page, look)
    return offered


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("summary", "example-1 summary, version 1, sealed.pdf"),
        ("large-print", "example-1 summary in large print, sealed.pdf"),
    ],
)
def test_the_whole_record_is_saved_with_a_seal(
    page: PrintPage,
    person: Person,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    name: str,
) -> None:
    path = tmp_path / "chosen.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    seal_record(page)
    person.click(row(page, key))
    offered = fill_dialog(page, qtbot)
    person.press(PRESS)
    assert offered == [name]
    answer = check_file(path)
    assert answer.verdict is Verdict.UNCHANGED
    assert "the certificate of “Jo”" in " ".join(map(str, answer.found))
    assert "sealed with a digital certificate" in words_of(path)
    assert person.has("Open the saved file")


def test_a_draft_is_refused_with_what_to_do(
    page: PrintPage, person: Person, refused: list[PartnerDeskError]
) -> None:
    person.press(PRESS)
    assert ["Seal it on the Sign off page first." in str(each) for each in refused] == [True]


def test_what_leaves_something_out_is_refused(
    page: PrintPage, person: Person, refused: list[PartnerDeskError]
) -> None:
    seal_record(page)
    person.press("Roles instead of names")
    person.press(PRESS)
    assert ["with names, and with nothing left out" in str(each) for each in refused] == [True]


def test_other_papers_offer_no_seal(page: PrintPage, person: Person) -> None:
    assert person.has(PRESS)
    person.click(row(page, "one-page"))
    assert not person.has(PRESS)
