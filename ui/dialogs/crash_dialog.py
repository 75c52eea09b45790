"""The one dialog for a fault of the program itself. It needs nothing of the program but Qt."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.screen import fit_on_screen, room_for


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
        self._column = layout
        go_on.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Wide enough for the words at any text size, and as high as they then are."""
        super().showEvent(event)
        width = min(80 * self.fontMetrics().averageCharWidth(), room_for(self).width())
        fit_on_screen(self, QSize(width, self._column.totalHeightForWidth(width)))

    def copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
