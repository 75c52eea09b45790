"""The start of the desktop, each time in a process of its own: what it leaves for later, and that later comes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from partnerdesk.storage.lock_note import left_open

START = """
import gc, os, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextLayout

gc.disable()  # as the command line does
from ui.app import App, make_application

application = make_application()
print(application.style().objectName())
name = "مدرسة क्ष 中 ไ 👍"
lacking = lambda: sum(0 in glyphs.glyphIndexes() for glyphs in laid_out())

def laid_out():
    layout = QTextLayout(name, application.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns()

app = App(application)
app.guard.install()
print(lacking() > 0)

def look():
    if app.collector.started:
        loaded = [name in sys.modules for name in ("sqlmodel", "ui.dialogs.crash_dialog")]
        print(lacking() == 0)
        print(gc.isenabled(), gc.get_freeze_count() > 0, *loaded)
        sys.stdout.flush()
        os._exit(0)

timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
app.start(None, example=False)
application.exec()
"""

CUT_OFF = """
import os, sys
from pathlib import Path
from partnerdesk.storage.document import Document
Document.create(Path(sys.argv[1]), "Averley")
os._exit(1)
"""

OFFERED = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from ui.app import App, make_application

application = make_application()
app = App(application)

def look():
    welcome = app.window.welcome
    if app.collector.started and not app.desk.is_open:
        print(*(label.text() for label in welcome._left.findChildren(QLabel)), welcome._left.isVisible())
        welcome._left.button.click()
        print(app.desk.snapshot.title, app.desk.path.name)
        app.window.close()
        application.quit()

timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
app.start(None, example=False)
application.exec()
"""

IMPORTS = """
import builtins
import ui
print(builtins.__import__ is builtins.__orig_import__)
"""


def said(code: str, *arguments: object, check: bool = True) -> list[str]:
    """The words that ``code`` prints."""
    root = str(Path(__file__).parents[2])
    bare = {"QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=root, env=os.environ | bare, capture_output=True, text=True, check=check, timeout=120,
    )  # fmt: skip
    return done.stdout.split()


def test_once_the_window_is_seen_the_rest_is_loaded() -> None:
    """The collector goes on, without what the start made; editing is ready, and so is the dialog for a fault.

    Names in other scripts have their letters then, even where the system has no fonts, and not before.
    """
    assert said(START) == ["fusion", "True", "True", "False", "True", "True", "True"]


def test_no_module_is_read_again_after_its_import() -> None:
    """PySide would read the source of every one, and so slow the start."""
    assert said(IMPORTS) == ["True"]


def test_no_accessibility_is_loaded_for_a_window_without_painted_widgets() -> None:
    assert said("import sys, ui.app, ui.window; print('ui.interfaces' in sys.modules)") == ["False"]


def test_after_it_was_cut_off_it_offers_once_to_go_on_where_one_was(tmp_path: Path) -> None:
    said(CUT_OFF, tmp_path / "Averley.partnerdesk", check=False)
    words = " ".join(said(OFFERED))
    assert "PartnerDesk ended while Averley was open." in words
    assert words.endswith("True Averley Averley.partnerdesk")
    said(CUT_OFF, tmp_path / "gone.partnerdesk", check=False)
    (tmp_path / "gone.partnerdesk").unlink()
    assert said(START)[0] == "fusion"
    assert left_open() == (), "it is told once"
