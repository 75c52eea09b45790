"""Runs what it is given in a Python from which no way leads out: ``python -m tests.alone FILE...``.

First the desktop tests that are named, then every headless command. Prints each attempt to reach another computer, or
to be reached, and each library for that which was loaded; nothing when there was none. A hook stays for good, so this
has to be a program of its own.
"""

from __future__ import annotations

import io
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

WAYS_OUT: Final = {
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.getnameinfo",
    "socket.getservbyname",
    "socket.sendmsg",
    "socket.sendto",
    "urllib.Request",
    "ftplib.connect",
    "http.client.connect",
    "smtplib.connect",
}
LIBRARIES: Final = ("Qt6Network", "Qt6WebEngine", "Qt6WebSockets")

tried: list[str] = []


class NoWayOut(BaseException):
    """No code of the program catches this one."""


def watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in WAYS_OUT:
        tried.append(f"{event} {arguments}")
        raise NoWayOut(event)


def every_command(folder: Path) -> None:
    """A document made of an example, told about, exported in every form, checked and verified."""
    from partnerdesk.cli import main
    from partnerdesk.exports.pdf.papers.kinds import KINDS
    from partnerdesk.templates import example_path

    document, summary = folder / "record.partnerdesk", folder / "summary.pdf"
    asked = [
        ["new", str(document), "--from", str(example_path(1))],
        ["insights", str(document), "--json"],
        ["check", str(document)],
        ["export", str(document), "--as", "summary", "-o", str(summary)],
        ["export", str(document), "--as", "outline"],
        ["export", str(document), "--as", "json"],
    ]
    papers = [
        ["export", str(document), "--as", kind.key, "-o", str(folder / f"{kind.key}{ending}")]
        for kind in KINDS
        for ending in (".pdf", ".html")
        if kind.key != "summary"
    ]
    papers.append(["verify", str(summary), "--document", str(document)])  # of a draft it cannot tell
    for arguments, most in [(each, 0) for each in asked] + [(each, 1) for each in papers]:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):  # some papers wait for more
            if main(arguments) > most:
                raise SystemExit(f"{arguments} did not work")


def run(tests: list[str]) -> int:
    import pytest

    failed = pytest.main(["-q", "-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider", *tests])
    with tempfile.TemporaryDirectory() as folder:
        every_command(Path(folder))
    maps = Path("/proc/self/maps")
    loaded = maps.read_text(encoding="utf-8") if maps.exists() else ""
    for line in (*tried, *(name for name in LIBRARIES if name in loaded)):
        print(f"OUT: {line}")
    return int(failed)


if __name__ == "__main__":
    sys.addaudithook(watch)
    sys.exit(run(sys.argv[1:]))
