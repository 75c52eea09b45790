"""When the program itself is wrong: one dialog that says so, keeps the work safe and gives a report to copy."""

from __future__ import annotations

import contextlib
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
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

    _elsewhere = Signal(object, object, object)
    """A fault in another thread, to be told in the window's."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._showing = False
        self._elsewhere.connect(self.caught)

    def install(self) -> None:
        """In the place of Python's own ways, all of which would write down what was in the record."""
        sys.excepthook = self.caught
        sys.unraisablehook = self._caught_by_the_way
        threading.excepthook = self._caught_in_thread

    def _caught_in_thread(self, fault: threading.ExceptHookArgs) -> None:
        if not issubclass(fault.exc_type, SystemExit):
            error = fault.exc_value or fault.exc_type()
            self._elsewhere.emit(fault.exc_type, error, fault.exc_traceback)

    def _caught_by_the_way(self, fault: sys.UnraisableHookArgs) -> None:
        """Nothing that anybody did came to nothing by it: it is only written down."""
        error = fault.exc_value or fault.exc_type()
        self._write_down(report_of(fault.exc_type, error, fault.exc_traceback))

    def get_ready(self) -> None:
        """Load the dialog while all is well: once it is needed, the stick that the program is on may be out."""
        from ui.dialogs import crash_dialog  # noqa: F401

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the report down, then show it. A second fault while one is shown is only written down."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        report = report_of(kind, error, trace)
        self._write_down(report)
        if not self._showing:
            self._showing = True
            try:
                from ui.dialogs.crash_dialog import CrashDialog

                CrashDialog(report).exec()
            finally:
                self._showing = False

    def _write_down(self, report: str) -> None:
        sys.stderr.write(report + "\n")
        with contextlib.suppress(OSError):  # the report is on the screen; a full disk must not hide it
            (self._folder / "last-fault.txt").write_text(report, encoding="utf-8")
