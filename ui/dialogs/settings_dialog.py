"""How PartnerDesk looks on this computer, and where it keeps backups. Every choice holds at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.backup_settings import BackupSettings
from ui.dialogs.dialog import Dialog
from ui.settings import Settings
from ui.theme.theme import SCALES, Theme
from ui.widgets import ComboBox, Field, Text


class SettingsDialog(Dialog):
    """Choices are kept as soon as they are made; there is nothing to apply."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Settings"), 380, parent)
        self._settings = settings
        self.mode = ComboBox(theme, self._modes())
        self.scale = ComboBox(theme, [(f"{scale:.0%}", scale) for scale in SCALES])
        self.density = ComboBox(theme, self._densities())
        self.mode.set_value(theme.mode)
        self.scale.set_value(theme.scale)
        self.density.set_value(theme.density)
        self.mode.chosen.connect(self._choose_mode)
        self.scale.chosen.connect(self._choose_scale)
        self.density.chosen.connect(self._choose_density)
        self._lay_out()

    def _modes(self) -> list[tuple[str, object]]:
        return [
            (self.tr("As the system"), "system"),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
            (self.tr("High contrast, light"), "hc-light"),
            (self.tr("High contrast, dark"), "hc-dark"),
        ]

    def _densities(self) -> list[tuple[str, object]]:
        return [
            (self.tr("Comfortable"), "comfortable"),
            (self.tr("Compact"), "compact"),
            (self.tr("Large, for fingers"), "touch"),
        ]

    def _lay_out(self) -> None:
        for label, box in (
            (self.tr("Colours"), self.mode),
            (self.tr("Text size"), self.scale),
            (self.tr("Buttons and rows"), self.density),
        ):
            self.body.addWidget(Field(self._theme, label, box))
        self.body.addWidget(
            Text(self._theme, self.tr("These choices belong to this computer, not to the workshop."), "small")
        )
        self.backups = BackupSettings(self._theme, self._settings, self)
        self.body.addWidget(self.backups)
        self.add_close()
        self.mode.setFocus()

    def _choose_mode(self, mode: object) -> None:
        self._theme.set_mode(str(mode))
        self._settings.mode = self._theme.mode

    def _choose_scale(self, scale: object) -> None:
        self._theme.set_scale(float(str(scale)))
        self._settings.scale = self._theme.scale

    def _choose_density(self, density: object) -> None:
        self._theme.set_density(str(density))
        self._settings.density = self._theme.density
