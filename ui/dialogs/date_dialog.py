"""A dialog that asks, among other things, when it will be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog
from ui.theme.theme import Theme
from ui.widgets import DateField


class DateDialog(Dialog):
    """It is not accepted while what stands in :attr:`date` is no date. Subclasses put the field where it belongs."""

    def __init__(self, theme: Theme, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, width, parent)
        self.date = DateField(theme)

    @property
    def day(self) -> str:
        """The date as ISO text; "" when it was left empty."""
        chosen = self.date.date()
        return chosen.isoformat() if chosen else ""

    def accept(self) -> None:
        """Go on, if the date can be read."""
        self.date.commit()
        if self.date.faulty():
            self.date.setFocus()
        else:
            super().accept()
