"""Words that somebody said of a goal, as a row: whose they are, a way to take them out, and fields to mend them in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.model.change import Change
from ui.pages.binding import TextBinding
from ui.theme.theme import Theme
from ui.widgets import IconButton, Text
from ui.widgets.laid_out import nest


class SomebodysWords(QWidget):
    """The head of such a row; what is below it the row itself puts into ``column``, and binds to the record."""

    def __init__(self, theme: Theme, remove: Callable[[], Change | None]) -> None:
        super().__init__()
        self._who = Text(theme, "", "label")
        self._remove = IconButton(theme, "trash-2", "", edits=True)
        self._drop = remove
        self._bindings: tuple[TextBinding, ...] = ()
        head = QHBoxLayout()
        head.addWidget(self._who, 1)
        head.addWidget(self._remove)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.sp(4))
        nest(self.column, head)
        self._remove.clicked.connect(self._on_remove)

    def bind(self, *bindings: TextBinding) -> None:
        """Keep these fields as the record has them. Leaving one writes it down, also when the row is on its way out."""
        self._bindings = bindings

    def show_of(self, who: str, remove: str) -> None:
        """Say whose words they are and what the button does, and bring the fields up to date."""
        self._who.setText(who)
        self._remove.set_name(remove)
        for binding in self._bindings:
            binding.refresh()

    def commit(self) -> None:
        for binding in self._bindings:
            binding.commit()

    def _on_remove(self) -> None:
        self._drop()
