"""Looks for bytes that a target cannot take, led by which lines of the program they reach.

    python -m tests.faults.fuzz TARGET [-max_total_time=300]

Needs atheris (``pip install --target FOLDER atheris``, and FOLDER in PYTHONPATH), which comes for Linux only, so no
other test needs it. It begins with ``corpus/TARGET``, works in a folder of its own, and stops at the first fault with
the bytes that make it. Mend the fault and add the bytes to ``corpus/TARGET``: from then on ``make test`` tries them.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["partnerdesk"], enable_loader_override=False):
        from tests.faults.targets import CORPUS, PIECES, TARGETS
    name, *options = sys.argv[1:]
    work = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    os.environ["XDG_DATA_HOME"] = str(work / "home")
    found = work / "found"
    found.mkdir()
    words = work / "words"
    words.write_text("".join(f'"{_escaped(piece)}"\n' for piece in PIECES))
    print(f"what is new is kept in {found}")
    folders = (str(found), str(CORPUS / name))
    atheris.Setup(
        [sys.argv[0], *folders, f"-artifact_prefix={work}/", f"-dict={words}", *options], TARGETS[name]
    )
    atheris.Fuzz()


def _escaped(piece: bytes) -> str:
    return "".join(rf"\x{byte:02x}" for byte in piece)


if __name__ == "__main__":
    main()
