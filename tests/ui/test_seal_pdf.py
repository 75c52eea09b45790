"""The summary is saved with a seal: the certificate is made on first use, or brought along."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from partnerdesk.commands.signing import seal
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.sealing.certificate import make_certificate, own_path
from partnerdesk.verify.answer import Verdict
from partnerdesk.verify.judging import check_file
from tests.core.sealing.keys import PASSPHRASE, brought_along
from tests.ui.audit import lasting
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.dialogs.message import MessageDialog
from ui.dialogs.seal_pdf import SealPdfDialog
from ui.theme import Theme
from ui.window import Window

LONG = 20_000


@pytest.fixture
def sealed(window: Window) -> Snapshot:
    """The worked example, sealed."""
    desk = window._desk
    content = canonical_json(desk.document.snapshot())
    desk.run(seal, content, record_code(content))
    return desk.snapshot


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file chooser always leads."""
    path = tmp_path / "sealed.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    return path


@pytest.fixture
def dialog(theme: Theme, stage: Stage, sealed: Snapshot, target: Path) -> SealPdfDialog:
    return stage.show(SealPdfDialog(theme, sealed, target))


def sealed_by(path: Path, qtbot: QtBot) -> str:
    qtbot.waitUntil(path.exists, timeout=LONG)
    answer = check_file(path)
    assert answer.verdict is Verdict.UNCHANGED
    return " ".join(map(str, answer.sentences))


def test_first_use_makes_the_own_certificate(dialog: SealPdfDialog, target: Path, qtbot: QtBot) -> None:
    person = Person(dialog, qtbot)
    person.write("Your name, as it stands in the certificate", "Jo Facilitator")
    person.write("Passphrase", PASSPHRASE)
    person.write("The same passphrase again", PASSPHRASE, enter=True)
    assert "the certificate of “Jo Facilitator”" in sealed_by(target, qtbot)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == SealPdfDialog.DialogCode.Accepted
    assert own_path().exists()


def test_afterwards_only_the_passphrase_is_asked_for(
    theme: Theme, stage: Stage, sealed: Snapshot, target: Path, qtbot: QtBot
) -> None:
    make_certificate(own_path(), "Jo", PASSPHRASE)
    person = Person(stage.show(SealPdfDialog(theme, sealed, target)), qtbot)
    assert not person.has("The same passphrase again")
    person.write("Passphrase", "another", enter=True)
    assert person.sees("The passphrase is another")
    person.write("Passphrase", PASSPHRASE)
    assert not person.sees("The passphrase is another")
    person.press("Save the sealed PDF")
    assert "the certificate of “Jo”" in sealed_by(target, qtbot)


@pytest.mark.parametrize(
    ("name", "first", "again", "words"),
    [
        ("", PASSPHRASE, PASSPHRASE, "Type the name"),
        ("Jo", PASSPHRASE, "correct house", "are not the same"),
        ("Jo", "short", "short", "Take at least 8 characters"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(
    dialog: SealPdfDialog, target: Path, qtbot: QtBot, name: str, first: str, again: str, words: str
) -> None:
    person = Person(dialog, qtbot)
    person.write("Your name, as it stands in the certificate", name)
    person.write("Passphrase", first)
    person.write("The same passphrase again", again, enter=True)
    assert person.sees(words)
    assert dialog.isVisible()
    assert not own_path().exists()
    assert not target.exists()


def test_a_certificate_that_is_brought_along(
    dialog: SealPdfDialog, target: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_along(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "rsa.p12"), ""))
    person = Person(dialog, qtbot)
    person.press("Use a certificate file instead")
    assert person.sees("It is sealed with the certificate in rsa.p12.")
    person.write("Passphrase", PASSPHRASE, enter=True)
    assert "the certificate of “Jo”" in sealed_by(target, qtbot)
    assert not own_path().exists()


def test_a_place_that_cannot_be_written_keeps_the_dialog_open(
    dialog: SealPdfDialog, target: Path, qtbot: QtBot
) -> None:
    target.mkdir()
    person = Person(dialog, qtbot)
    person.write("Your name, as it stands in the certificate", "Jo")
    person.write("Passphrase", PASSPHRASE)
    person.write("The same passphrase again", PASSPHRASE, enter=True)
    qtbot.waitUntil(lambda: person.sees("is a folder"), timeout=LONG)
    assert not person.has("The same passphrase again")
    assert dialog.isVisible()


def test_a_draft_is_refused_from_the_menu(window: Window) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MessageDialog):
            seen.append(dialog.windowTitle())
            dialog.accept()
        else:
            QTimer.singleShot(10, window, look)

    QTimer.singleShot(0, window, look)
    window.actions_["seal"].trigger()
    assert seen == ["That did not work"]
    window.documents.close()
    assert not window.actions_["seal"].isEnabled()


def test_the_dialog_is_in_order(
    theme: Theme, stage: Stage, sealed: Snapshot, target: Path, qtbot: QtBot
) -> None:
    found = []
    for mode, scale in (("light", 1.0), ("dark", 1.0), ("hc-dark", 2.0)):
        theme.set_mode(mode)
        theme.set_scale(scale)
        dialog = stage.show(SealPdfDialog(theme, sealed, target))
        dialog._on_save()
        found += lasting(dialog, qtbot)
        assert dialog.width() <= 1024
        assert dialog.height() <= 768
        dialog.done(0)
    assert found == []
