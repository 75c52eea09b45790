"""The program works alone: nothing it does asks for another computer, or waits for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_walk_the_seal_and_every_export_reach_for_no_other_computer() -> None:
    tests = ["tests/ui/test_walk.py", "tests/ui/test_seal_pdf.py"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.alone", *tests], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "OUT:" not in done.stdout
    assert " passed" in done.stdout


def test_the_watch_sees_what_reaches_out() -> None:
    reach = (
        "import sys; from tests import alone; sys.addaudithook(alone.watch); import socket\n"
        "for way in (lambda: socket.getaddrinfo('localhost', 80), lambda: socket.socket().connect(('127.0.0.1', 9)),"
        " lambda: socket.socket().bind(('127.0.0.1', 0))):\n"
        "    try: way()\n"
        "    except alone.NoWayOut as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", reach], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["socket.getaddrinfo", "socket.connect", "socket.bind"], done.stderr
