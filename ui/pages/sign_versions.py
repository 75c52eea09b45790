"""Sign off: the versions that were sealed before and opened again, to be read as they were signed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.errors import PartnerDeskError
from partnerdesk.exports.record import short_code
from partnerdesk.imports.sealed import snapshot_of_sealed
from partnerdesk.model.records import SealedVersion
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.signing import earlier_versions, redacted_words, why_reopened
from ui.pages.print_preview import Preview
from ui.pages.print_work import order_of
from ui.theme.theme import Theme
from ui.widgets import Button, Card, ScrollPage, Text
from ui.widgets.laid_out import nest
from ui.words import day, say


class VersionRow(QWidget):
    """What became of a version, its code, and a button that shows it."""

    wanted = Signal(int)

    def __init__(self, theme: Theme, sealed: SealedVersion) -> None:
        super().__init__()
        self.version = sealed.version
        code = self.tr("Record code %1").replace("%1", short_code(sealed.code, sealed.version))
        look = Button(theme, self.tr("Look at version %1").replace("%1", str(sealed.version)), "eye")
        words = QVBoxLayout()
        words.setSpacing(theme.sp(2))
        words.addWidget(Text(theme, say(why_reopened(sealed, day))))
        words.addWidget(Text(theme, code, "small"))
        taken_out = redacted_words(sealed, day)
        if taken_out is not None:
            words.addWidget(Text(theme, say(taken_out), "small"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.sp(12))
        nest(layout, words, 1)
        layout.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(look)
        look.clicked.connect(self._on_look)

    def _on_look(self) -> None:
        self.wanted.emit(self.version)


class EarlierVersions(Card):
    """A row for each version; hidden while there is none."""

    wanted = Signal(int)
    """The number of the version that is to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Earlier versions"))
        self._shown: tuple[SealedVersion, ...] = ()
        self._rows: list[VersionRow] = []
        self.hide()

    def refresh(self, snapshot: Snapshot) -> None:
        versions = earlier_versions(snapshot)
        self.setVisible(bool(versions))
        if versions != self._shown:
            self._shown = versions
            self._show_rows([VersionRow(self._theme, each) for each in versions])

    def focus_on(self, version: int) -> None:
        """Back to the button that showed a version."""
        for row in self._rows:
            if row.version == version:
                row.setFocus()

    def _show_rows(self, rows: list[VersionRow]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = rows
        for row in rows:
            row.wanted.connect(self.wanted)
            self.body.addWidget(row)


class VersionView(QWidget):
    """The summary of an earlier version, made from what was sealed; Escape or a button leads back."""

    put_away = Signal(int)
    """The number of the version that was shown."""

    def __init__(self, theme: Theme, area: ScrollPage) -> None:
        super().__init__()
        self._version = 0
        self._title = Text(theme, "", "h2")
        self._state = Text(theme, "", "small")
        self._close = Button(theme, self.tr("Back to signing"), "arrow-left")
        self.preview = Preview(theme, area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(12))
        for part in (self._close, self._title, self._state, self.preview):
            column.addWidget(part)
        self._close.clicked.connect(self.close_version)
        self.preview.told.connect(self._state.setText)
        self.hide()

    def show_version(self, snapshot: Snapshot, version: int) -> None:
        """Show a version of the workshop being worked on, or say why it cannot be."""
        self._version = version
        self._title.setText(self.tr("Version %1, as it was sealed").replace("%1", str(version)))
        self.preview.clear()
        self.show()
        self._close.setFocus()
        try:
            self.preview.show_order(order_of(snapshot_of_sealed(snapshot, version)))
        except PartnerDeskError as error:
            self._state.setText(say(error.phrase))

    def close_version(self) -> None:
        self.put_away.emit(self._version)

    def forget(self) -> None:
        """Show nothing any more."""
        self.preview.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_version()
        else:
            super().keyPressEvent(event)
