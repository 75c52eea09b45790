"""The command line, called within the tests' process."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnerdesk.cli import main
from tests.core.imports.outlines import SAMPLES


def town(folder: Path) -> Path:
    """A document of the first sample in ``folder``."""
    path = folder / "town.partnerdesk"
    assert main(["new", str(path), "--from", str(SAMPLES[0])]) == 0
    return path


class Said:
    """What one call in this process came to."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> None:
        capsys.readouterr()
        try:
            self.code: int | str | None = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            self.code = stop.code
        self.out, self.err = capsys.readouterr()

    def refused(self) -> str:
        """The one line on standard error; fails unless it is exactly one, and nothing else was said."""
        assert (self.code, self.out) == (1, "")
        assert self.err.startswith("partnerdesk: ")
        assert self.err.count("\n") == 1
        assert self.err.endswith("\n")
        return self.err.removeprefix("partnerdesk: ").rstrip()
