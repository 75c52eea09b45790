"""Rubbish is collected where widgets live, and nowhere else."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from ui.collector import collect_due

THREADS = """
import gc, sys, threading
from PySide6.QtCore import QCoreApplication, QTimer
from ui.collector import Collector

application = QCoreApplication([])
seen = set()
gc.callbacks.append(lambda phase, info: seen.add(threading.current_thread().name))

def allocate():
    for _ in range(200):
        [[number] for number in range(2000)]

def after(thread):
    if not thread.is_alive() and (not kept or seen):
        application.quit()

kept = sys.argv[1] == "kept"
if kept:
    Collector(application).start()
thread = threading.Thread(target=allocate, name="elsewhere")
timer = QTimer(interval=10)
timer.timeout.connect(lambda: after(thread))
timer.start()
thread.start()
held = [[number] for number in range(2000)]
application.exec()
print(*sorted(seen))
"""


def collected_in(how: str) -> list[str]:
    """The threads in which anything was collected while another thread allocates."""
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", THREADS, how],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.split()


def test_nothing_is_collected_in_another_thread() -> None:
    assert collected_in("kept") == ["MainThread"]


def test_left_to_itself_python_collects_in_another_thread() -> None:
    """The control of the test above, and the reason for the collector."""
    assert "elsewhere" in collected_in("left")


def test_what_is_due_is_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = QObject()
    ring.ring = ring  # type: ignore[attr-defined]
    gone = weakref.ref(ring)
    del ring
    monkeypatch.setattr(gc, "get_count", lambda: (1, 0, 11))
    collect_due()
    assert gone() is None


def test_nothing_is_collected_before_it_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "get_count", gc.get_threshold)
    monkeypatch.setattr(gc, "collect", collected.append)
    collect_due()
    assert collected == []
