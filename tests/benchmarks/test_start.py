"""How long the first window takes, against a bare PySide6 window in the same run; and how it keeps so.

Run with ``python -m pytest -m benchmark -s tests/benchmarks/test_start.py``. Both windows are started by turns, each in
a process of its own, and timed from the start of the process to the first turn of the event loop after the first paint.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

ROUNDS = 11
MOST = 2.5
"""The aim is 1.25. What stands here holds on a machine that is busy with other things, too."""

BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

def painted():
    print("painted", flush=True)
    os._exit(0)

application = QApplication([])
window = Window()
window.setCentralWidget(QLabel("Hello"))
window.resize(1366, 768)
window.show()
application.exec()
"""

OURS = """
import os
from ui import accessible
from ui.app import App, make_application

def painted():
    print("painted", flush=True)
    os._exit(0)

application = make_application()
accessible.install()
app = App(application)
app.guard.install()
app.window.painted.connect(painted)
app.start(None, example=False)
application.exec()
"""

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "yaml", "reportlab", "pypdfium2", "sqlite3")

LOADED = f"""
import sys
from ui import accessible
from ui.app import App, make_application

application = make_application()
app = App(application)
app.window.painted.connect(application.quit)
app.window.show()
application.exec()
print(*sorted(set({HEAVY!r}) & set(sys.modules)))
"""


def environment(folder: Path) -> dict[str, str]:
    """Compiled modules are kept, as they are for everybody who starts the program a second time."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }


def seconds(code: str, settings: dict[str, str]) -> float:
    """The time until ``code`` has said that its window is painted."""
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], env=settings, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "painted\n"
        return perf_counter() - start


@pytest.mark.benchmark
def test_the_first_window(tmp_path: Path) -> None:
    settings = environment(tmp_path)
    for code in (BARE, OURS):
        seconds(code, settings)
    pairs = [(seconds(BARE, settings), seconds(OURS, settings)) for _ in range(ROUNDS)]
    bare, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for other, one in pairs)
    fastest = min(one for _, one in pairs) / min(one for one, _ in pairs)
    print(f"\nfirst paint: bare {bare * 1000:.0f} ms, ours {ours * 1000:.0f} ms", end=", ")
    print(f"ratio {ratio:.2f} (of the fastest {fastest:.2f}), {ROUNDS} rounds")
    assert ratio < MOST


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    settings = environment(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=settings, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == ""
