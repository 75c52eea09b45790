"""Which sections a document of the whole record is printed with: check boxes behind a button."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.exports.pdf.papers.kinds import Kind
from partnerdesk.exports.pdf.sections.choice import SECTIONS, WHOLE
from ui.theme.theme import Theme
from ui.widgets import Button, Card, CheckBox, Text
from ui.words import translated

_Of = tuple[Path | None, str]
"""The file of a record, and a kind of document by its key."""


class SectionChoice(QWidget):
    """What is left out is remembered for each record and each kind of document until the window goes.

    Nothing of it is kept in the record: it is how one print was wanted, not something that was agreed.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._without: dict[_Of, frozenset[str]] = {}
        self._shown: _Of = (None, "")
        self._button = Button(theme, "", "list-checks")
        self._list = Card(theme)
        self._boxes = {key: CheckBox(theme, translated(title), True) for key, title in SECTIONS.items()}
        self._button.clicked.connect(self._open_or_close)
        for key, box in self._boxes.items():
            box.toggled.connect(partial(self._choose, key))
        self._lay_out(theme)
        self._list.hide()
        self._say()

    def of(self, path: Path | None, key: str) -> frozenset[str]:
        """The sections that are left out of a kind of document of the record at ``path``."""
        return self._without.get((path, key), WHOLE)

    def show_kind(self, path: Path | None, kind: Kind) -> None:
        """Show the choice for a kind of document; nothing for one that has no sections to choose."""
        self._shown = (path, kind.key)
        self.setVisible(kind.whole)
        without = self.of(path, kind.key)
        for key, box in self._boxes.items():
            box.set_checked(key not in without)
        self._say()

    def _choose(self, key: str, kept: bool) -> None:
        without = self.of(*self._shown)
        self._without[self._shown] = without - {key} if kept else without | {key}
        self._say()
        self.changed.emit()

    def _open_or_close(self) -> None:
        self._list.setVisible(self._list.isHidden())
        self._say()

    def _say(self) -> None:
        """On the button: how many are left out, and whether it opens the list or closes it."""
        count = len(self.of(*self._shown))
        words = self.tr("Choose sections") if self._list.isHidden() else self.tr("Close the list of sections")
        if count:
            words = self.tr("%1 (left out: %2)").replace("%1", words).replace("%2", str(count))
        self._button.set_text(words)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)
        for box in self._boxes.values():
            self._list.body.addWidget(box)
        always = self.tr(
            "The cover and the signatures always stay. What you leave out is named on the cover and at the foot of"
            " every page, and the record is not attached."
        )
        self._list.body.addWidget(Text(theme, always, "small"))
