"""A card that lists rows of the record and has a line below them to add one: type, Enter, type the next."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model.change import Change
from ui.pages.keyed_rows import KeyedRows
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import AddingPlace, Button, Card, Text, TextLine
from ui.widgets.laid_out import nest


class EditedRow(QWidget):
    """A row in which something may be typed that is not yet in the record."""

    def commit(self) -> None:
        """Write down what was typed."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Where the focus goes when the row is come to."""
        raise NotImplementedError


W = TypeVar("W", bound=EditedRow)


class RowsCard(Card, Generic[W]):
    """Subclasses make a row for an id, add what was typed, and say the sum of it all in :attr:`sum`."""

    def __init__(self, theme: Theme, title: str, page: Page, icon: str = "plus") -> None:
        super().__init__(theme, title)
        self.page = page
        self.sum = Text(theme, "", "small", wrap=False)
        self.head.addWidget(self.sum)
        column = QVBoxLayout()
        column.setSpacing(theme.sp(8))
        self.rows: KeyedRows[W] = KeyedRows(column, self.make_row)
        self.line = TextLine(theme)
        self.add_button = Button(theme, "", icon, edits=True)
        place = AddingPlace(theme, self.line, self.add_button)
        self.entry = place.row
        self.entry.setStretch(0, 1)
        nest(self.body, column)
        self.body.addWidget(place)
        self.line.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)

    def name_entry(self, placeholder: str, name: str, button: str, button_name: str) -> None:
        """The words of the line and its button, translated."""
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name)
        self.add_button.set_text(button, button_name)

    def make_row(self, row_id: int) -> W:
        """The row of an id."""
        raise NotImplementedError

    def add_typed(self, text: str) -> Change | None:
        """Put what was typed into the record; None when that was refused, and the text stays."""
        raise NotImplementedError

    def commit(self) -> None:
        """Write down what stands in any row."""
        for row in self.rows.rows():
            row.commit()

    def focus_row(self, row_id: int = 0) -> None:
        """Put the cursor on a row, or where a new one is typed."""
        row = self.rows.row(row_id)
        (row.first_field() if row else self.line).setFocus()

    def _add(self) -> None:
        text = self.line.value()
        if text and self.add_typed(text) is not None:
            self.line.clear()
            self.line.set_value("")
        self.line.setFocus()
