"""When the program itself is wrong: one dialog that says so, keeps the work safe and gives a report to copy."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

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


class CrashDialog(QDialog):
    """Says that something went wrong, and shows the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(self.tr("Report"))
        words = QLabel(
            self.tr(
                "PartnerDesk met a fault of its own. What you did last may not have been kept; everything before it is"
                " saved. You can go on. If it happens again, save a copy and start the program anew.\n\n"
                "This report helps us to mend it. It holds nothing of your record."
            )
        )
        words.setWordWrap(True)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        go_on = buttons.addButton(self.tr("Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        go_on.setProperty("kind", "primary")
        copy.clicked.connect(self.copy_report)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        letter = self.fontMetrics().averageCharWidth()
        layout.setContentsMargins(3 * letter, 2 * letter, 3 * letter, 2 * letter)
        layout.setSpacing(2 * letter)
        layout.addWidget(words)
        layout.addWidget(self._report)
        layout.addWidget(buttons)
        self._size(layout)
        go_on.setFocus()

    def _size(self, layout: QVBoxLayout) -> None:
        """Wide enough for the words at any text size, and as high as they then are."""
        letter = self.fontMetrics().averageCharWidth()
        room = self.screen().availableGeometry()
        width = min(80 * letter, room.width() - 40)
        self.resize(width, min(layout.totalHeightForWidth(width), room.height() - 40))

    def copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


class CrashGuard(QObject):
    """Catches what nobody else caught and shows it once at a time."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._showing = False

    def install(self) -> None:
        sys.excepthook = self.caught

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
                CrashDialog(report).exec()
            finally:
                self._showing = False

    def _keep(self, report: str) -> None:
        with contextlib.suppress(OSError):  # the report is on the screen; a full disk must not hide it
            (self._folder / "last-fault.txt").write_text(report, encoding="utf-8")
