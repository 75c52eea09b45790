"""The system ends the real program: what was being typed is in the file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.storage.document import Document
from partnerdesk.storage.lock_note import left_open

TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from partnerdesk.model.vocabulary import Step
from ui.app import App, make_application

application = make_application()
app = App(application)
app.ending.watch()

def type_():
    if app.collector.started:
        timer.stop()
        app.window.workshop.go_to_step(Step.MAP)
        QTest.keyClicks(app.window.workshop.sheet.page(Step.MAP).quick.line, "Harbour Trust")
        print("typed", flush=True)

timer = QTimer(interval=50)
timer.timeout.connect(type_)
timer.start()
app.start(Path(sys.argv[1]), example=False)
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the log-out itself asks")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_what_was_typed_is_kept_when_the_system_ends_the_program(tmp_path: Path, how: signal.Signals) -> None:
    path = tmp_path / "Averley.partnerdesk"
    Document.create(path, "Averley").close()
    bare = {"QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(path)],
        cwd=root, env=os.environ | bare, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        program.send_signal(how)
        assert program.wait(60) == 0
    with Document.open(path) as document:
        assert [each.name for each in document.snapshot().organisations] == ["Harbour Trust"]
    assert left_open() == ()
