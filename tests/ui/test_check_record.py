"""Somebody holds a printed record and wants to know whether it is still as it was sealed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from partnerdesk.commands.signing import seal
from partnerdesk.example import walk_example
from partnerdesk.exports.pdf.summary import summary_pdf
from partnerdesk.exports.record import canonical_json, record_code, short_code
from partnerdesk.storage.document import Document
from partnerdesk.verify.document import Known
from tests.core.verify.copies import attached_to, with_record
from tests.ui.audit import lasting
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.dialogs.check_record import CheckRecordDialog
from ui.theme import Theme
from ui.window import Window
from ui.words import say

LONG = 20_000


@pytest.fixture
def known(window: Window) -> Known:
    """The worked example, sealed."""
    desk = window._desk
    content = canonical_json(desk.document.snapshot())
    desk.run(seal, content, record_code(content))
    return Known(desk.document.snapshot(), asked=False)


@pytest.fixture
def pdf(known: Known, tmp_path: Path) -> Path:
    path = tmp_path / "signed.pdf"
    path.write_bytes(summary_pdf(known.snapshot, translate=say))
    return path


def answered(dialog: CheckRecordDialog, path: Path, qtbot: QtBot) -> Person:
    """Somebody before the answer for the file at ``path``."""
    dialog.check(path)
    qtbot.waitUntil(lambda: dialog.card is not None and dialog.card.isVisible(), timeout=LONG)
    return Person(dialog, qtbot)


def test_a_file_of_the_open_document_is_unchanged(
    theme: Theme, stage: Stage, known: Known, pdf: Path, qtbot: QtBot
) -> None:
    person = answered(stage.show(CheckRecordDialog(theme, known, pdf.parent)), pdf, qtbot)
    assert person.sees("The record is unchanged")
    assert person.sees("signed.pdf")
    assert person.sees("This is version 1 of workshop 1")
    assert person.sees("to the last byte")
    assert person.sees("It does not show who signed.")


def test_without_a_document_it_says_what_is_not_shown(
    theme: Theme, stage: Stage, pdf: Path, qtbot: QtBot
) -> None:
    person = answered(stage.show(CheckRecordDialog(theme, None, pdf.parent)), pdf, qtbot)
    assert person.sees("The record is unchanged")
    assert person.sees("somebody who sets out to deceive could write such a file anew")
    assert person.sees("What to do next")


def test_a_record_of_another_document_is_still_checked(
    theme: Theme, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    other = walk_example(tmp_path, 2).summary
    with Document.create(tmp_path / "another.partnerdesk", "Another") as document:
        known = Known(document.snapshot(), asked=False)
    person = answered(stage.show(CheckRecordDialog(theme, known, tmp_path)), other, qtbot)
    assert person.sees("The record is unchanged")
    assert person.sees("It is not a record of this document.")


def test_one_answer_takes_the_place_of_the_other(
    theme: Theme, stage: Stage, known: Known, pdf: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = stage.show(CheckRecordDialog(theme, known, tmp_path))
    person = answered(dialog, pdf, qtbot)
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"Dear all,")
    person = answered(dialog, letter, qtbot)
    assert person.sees("PartnerDesk cannot tell")
    assert person.sees("It is not a PDF.")
    assert not person.sees("The record is unchanged")
    answered(dialog, tmp_path / "none.pdf", qtbot)
    assert person.sees("It cannot be opened: No such file or directory.")


def test_a_changed_file_is_called_that(
    theme: Theme, stage: Stage, known: Known, pdf: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    (record,) = attached_to(pdf.read_bytes())
    pdf.write_bytes(with_record(pdf.read_bytes(), record.replace(b"Averley", b"Everley")))
    person = answered(stage.show(CheckRecordDialog(theme, known, tmp_path)), pdf, qtbot)
    assert person.sees("Changed since it was sealed")
    assert person.sees("Do not rely on this file.")


def test_the_code_on_paper_is_typed(
    theme: Theme, stage: Stage, known: Known, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = stage.show(CheckRecordDialog(theme, known, tmp_path))
    person = Person(dialog, qtbot)
    line = "Or type the code at the foot of a printed page, and press Enter"
    person.write(line, short_code(known.snapshot.sealed_versions[0].code, 1), enter=True)
    qtbot.waitUntil(lambda: person.sees("The record is unchanged"))
    person.write(line, "0000 0000 0000 0000", enter=True)
    qtbot.waitUntil(lambda: person.sees("PartnerDesk cannot tell"))
    person.write(line, " ", enter=True)
    assert person.sees("Nothing that was sealed in this document has that code.")
    without = stage.show(CheckRecordDialog(theme, None, tmp_path))
    assert not Person(without, qtbot).has(line)


def test_from_the_menu_by_keyboard_alone(
    window: Window, known: Known, pdf: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(pdf), ""))
    seen: list[str] = []

    def once_there(then: Callable[[CheckRecordDialog], None]) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CheckRecordDialog):
            then(dialog)
        else:
            QTimer.singleShot(10, window, lambda: once_there(then))

    def use(dialog: CheckRecordDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.card is not None, timeout=LONG)
        assert dialog.card is not None
        seen.append(dialog.card.verdict.text())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, window, lambda: once_there(use))
    window.actions_["check"].trigger()
    assert seen == ["The record is unchanged"]
    window.finder.open()
    window.finder._line.setText("check record")
    assert window.finder.results()[0] == "Check a record"


def test_without_a_document_it_can_be_opened_too(theme: Theme, window: Window) -> None:
    window.documents.close()
    assert window.actions_["check"].isEnabled()


def test_a_long_answer_is_read_on_by_keyboard(
    theme: Theme, stage: Stage, known: Known, pdf: Path, qtbot: QtBot
) -> None:
    theme.set_scale(2.0)
    dialog = stage.show(CheckRecordDialog(theme, known, pdf.parent))
    answered(dialog, pdf, qtbot)
    bar = dialog._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_after_typing_the_answer_is_read_from_its_top(
    theme: Theme, stage: Stage, known: Known, qtbot: QtBot, tmp_path: Path
) -> None:
    theme.set_scale(2.0)
    dialog = stage.show(CheckRecordDialog(theme, known, tmp_path))
    person = Person(dialog, qtbot)
    line = "Or type the code at the foot of a printed page, and press Enter"
    for code in ("0000 0000 0000 0000", short_code(known.snapshot.sealed_versions[0].code)):
        person.write(line, code, enter=True)
        qtbot.waitUntil(lambda: dialog.card is not None and dialog.card.isVisible())
    bar = dialog._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == 0)


def test_the_dialog_is_in_order(
    theme: Theme, stage: Stage, known: Known, pdf: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"Dear all,")
    found = []
    for mode, scale, path in (
        ("light", 1.0, pdf),
        ("dark", 1.0, letter),
        ("hc-dark", 2.0, pdf),
        ("light", 2.0, letter),
    ):
        theme.set_mode(mode)
        theme.set_scale(scale)
        dialog = stage.show(CheckRecordDialog(theme, known, tmp_path))
        found += lasting(dialog, qtbot)
        answered(dialog, path, qtbot)
        found += lasting(dialog, qtbot)
        assert dialog.width() <= 1024
        assert dialog.height() <= 768
        dialog.done(0)
    assert found == []
