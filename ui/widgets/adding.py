"""Where something new is typed or chosen, to be added to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.locking import Lockable

if TYPE_CHECKING:
    from ui.theme.theme import Theme


class AddingPlace(Lockable, QWidget):
    """A row of widgets that is away while nothing can be added. What was typed in it is there again afterwards.

    With ``enters``, what stands in its line when the document goes is added, as if Enter had been pressed.
    """

    def __init__(
        self, theme: Theme, *widgets: QWidget, enters: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.enters = enters
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.sp(8))
        for widget in widgets:
            self.row.addWidget(widget)

    def set_locked(self, locked: bool) -> None:
        """Nobody is invited to do what would be refused."""
        self.setVisible(not locked)
