"""When the program itself is wrong: one dialog that says so, keeps the work safe and gives a report to copy."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QGuiApplication

from partnerdesk import __version__


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What went wrong and where in the program, with versions. Holds no value of a record: only the error's kind and
    lines of our own code, with folders left out."""
    import platform
    import traceback

    lines = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
    cause = error.__cause__ or error.__context__
    return "\n".join(
        [
            f"PartnerDesk {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}",
            f"{kind.__module__}.{kind.__qualname__}" + (f" from {type(cause).__qualname__}" if cause else ""),
            *lines,
        ]
    )


class CrashGuard(QObject):
    """Catches what nobody else caught and shows it once at a time."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._showing = False

    def install(self) -> None:
        sys.excepthook = self.caught

    def get_ready(self) -> None:
        """Load the dialog while all is well: once it is needed, the stick that the program is on may be out."""
        from ui.dialogs import crash_dialog  # noqa: F401

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the report down, then show it. A second fault while one is shown is only written down."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        report = report_of(kind, error, trace)
        sys.stderr.write(report + "\n")
        self._keep(report)
        if not self._showing:
            self._showing = True
            try:
                from ui.dialogs.crash_dialog import CrashDialog

                CrashDialog(report).exec()
            finally:
                self._showing = False

    def _keep(self, report: str) -> None:
        with contextlib.suppress(OSError):  # the report is on the screen; a full disk must not hide it
            (self._folder / "last-fault.txt").write_text(report, encoding="utf-8")
