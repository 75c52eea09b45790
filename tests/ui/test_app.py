"""The start of the desktop, each time in a process of its own: what it leaves for later, and that later comes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

START = """
import gc, os, sys
from PySide6.QtCore import QTimer

gc.disable()  # as the command line does
from ui.app import App, make_application

application = make_application()
print(application.style().objectName())
app = App(application)
app.guard.install()

def look():
    if app.collector.started:
        loaded = [name in sys.modules for name in ("sqlmodel", "ui.dialogs.crash_dialog")]
        print(gc.isenabled(), gc.get_freeze_count() > 0, *loaded)
        sys.stdout.flush()
        os._exit(0)

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


def said(code: str) -> list[str]:
    """The words that ``code`` prints."""
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout.split()


def test_once_the_window_is_seen_the_rest_is_loaded() -> None:
    """The collector goes on, without what the start made; editing is ready, and so is the dialog for a fault."""
    assert said(START) == ["fusion", "False", "True", "True", "True"]


def test_no_module_is_read_again_after_its_import() -> None:
    """PySide would read the source of every one, and so slow the start."""
    assert said(IMPORTS) == ["True"]


def test_no_accessibility_is_loaded_for_a_window_without_painted_widgets() -> None:
    assert said("import sys, ui.app, ui.window; print('ui.interfaces' in sys.modules)") == ["False"]
