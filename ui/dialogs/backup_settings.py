"""Where backups are kept, how many, and a second place for them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from partnerdesk.paths import backups_folder, documents_folder
from ui.settings import Settings
from ui.theme.theme import Theme
from ui.widgets import Button, ComboBox, ElidedText, Field, FlowRow, Heading, Text

NUMBERS: Final = (20, 40, 60, 120)
USUAL: Final = 60


class BackupSettings(QWidget):
    """A part of the settings. Choices are kept as soon as they are made."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self.number = ComboBox(theme, [(self.tr("%n at most", "", each), each) for each in NUMBERS])
        self.number.set_value(settings.backups_kept or USUAL)
        self.number.chosen.connect(self._choose_number)
        self.place = ElidedText(theme, "", "body")
        self.second = ElidedText(theme, "", "body")
        self._state = Text(theme, "", "small")
        self._choose_first = Button(
            theme, self.tr("Choose a folder"), name=self.tr("Choose a folder for backups")
        )
        self._usual = Button(theme, self.tr("The usual one"), kind="link")
        self._choose_other = Button(
            theme, self.tr("Choose a second folder"), name=self.tr("Choose a second folder for backups")
        )
        self._none = Button(theme, self.tr("No second place"), kind="link")
        self._choose_first.clicked.connect(self._choose_place)
        self._usual.clicked.connect(self._take_usual)
        self._choose_other.clicked.connect(self._choose_second)
        self._none.clicked.connect(self._take_none)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self._theme.sp(8), 0, 0)
        column.setSpacing(self._theme.sp(8))
        column.addWidget(Heading(self._theme, self.tr("Backups"), "h3"))
        words = self.tr(
            "Made when a workshop is opened and every ten minutes of work: all of the last hour, then one an hour, a"
            " day, a week, a month."
        )
        column.addWidget(Text(self._theme, words, "small"))
        column.addWidget(Field(self._theme, self.tr("Kept for each workshop"), self.number))
        column.addWidget(Text(self._theme, self.tr("Kept in"), "label"))
        column.addWidget(self.place)
        column.addWidget(FlowRow(self._theme, self._choose_first, self._usual))
        column.addWidget(Text(self._theme, self.tr("A second place, for example a stick"), "label"))
        column.addWidget(self.second)
        column.addWidget(self._state)
        column.addWidget(FlowRow(self._theme, self._choose_other, self._none))

    def _show(self) -> None:
        place, second = self._settings.backup_place, self._settings.second_place
        self.place.setText(str(place or backups_folder()))
        self._usual.setVisible(place is not None)
        self.second.setText(str(second) if second is not None else self.tr("None"))
        self._none.setVisible(second is not None)
        absent = [each for each in (place, second) if each is not None and not each.is_dir()]
        words = self.tr("%1 is not there now. Backups go there again once it is.")
        self._state.setText(" ".join(words.replace("%1", str(each)) for each in absent))
        self._state.setVisible(bool(absent))

    def _ask(self, title: str, now: Path | None) -> Path | None:
        found = QFileDialog.getExistingDirectory(self, title, str(now or documents_folder()))
        return Path(found) if found else None

    def _choose_number(self, number: object) -> None:
        self._settings.backups_kept = int(str(number))

    def _choose_place(self) -> None:
        chosen = self._ask(self.tr("Keep backups in"), self._settings.backup_place)
        if chosen is not None:
            self._settings.backup_place = chosen
            self._show()

    def _take_usual(self) -> None:
        self._settings.backup_place = None
        self._show()

    def _choose_second(self) -> None:
        chosen = self._ask(self.tr("A second place for backups"), self._settings.second_place)
        if chosen is not None:
            self._settings.second_place = chosen
            self._show()

    def _take_none(self) -> None:
        self._settings.second_place = None
        self._show()
