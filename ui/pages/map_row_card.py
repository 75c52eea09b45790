"""A row of the record in the side panel: its title and cross, its fields kept in step with the record, and removing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.model.change import Change
from ui.pages.binding import Binding, TextBinding
from ui.theme.theme import Theme
from ui.widgets import Button, Heading, IconButton, TextArea, TextLine
from ui.widgets.laid_out import nest

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage

Command = Callable[..., Change]
"""A command whose first argument, after the editor, is the id of a row."""


class RowCard(QWidget):
    """Shows the row ``row_id`` of :attr:`table`; 0 stands for none. A row that has gone is left alone.

    Subclasses make their fields, ``bind`` those in which words are typed, ``lay_out`` all of them, and say in
    :meth:`show_record` what else is to be seen.
    """

    table: ClassVar[str]
    closed = Signal()

    def __init__(self, theme: Theme, page: MapPage, close: str, remove: str) -> None:
        super().__init__()
        self.theme = theme
        self.page = page
        self.row_id = 0
        self.title = Heading(theme, "", "h2")
        self.remove = Button(theme, remove, "trash-2", "danger", edits=True)
        self._cross = IconButton(theme, "x", close)
        self._cross.clicked.connect(self.closed)
        self._bindings: list[Binding] = []

    def show_row(self, row_id: int) -> None:
        """Show another row; what was typed for the last one is written down first."""
        self.commit()
        self.row_id = row_id
        self.refresh()

    def forget(self) -> None:
        """Another document was opened: what was typed belonged to the last one."""
        self.row_id = 0

    def is_there(self) -> bool:
        return any(each.id == self.row_id for each in getattr(self.page.snapshot, self.table))

    def commit(self) -> None:
        if self.is_there():
            for binding in self._bindings:
                binding.commit()
            self.commit_parts()

    def refresh(self) -> None:
        if self.is_there():
            for binding in self._bindings:
                binding.refresh()
            self.show_record()

    def show_record(self) -> None:
        """Show what no binding shows."""
        raise NotImplementedError

    def commit_parts(self) -> None:
        """Write down what stands in parts of the card that have bindings of their own."""

    def run(self, command: Command, *args: object, **kwargs: object) -> Change | None:
        """Do an edit to this row."""
        return self.page.desk.run(command, self.row_id, *args, **kwargs)

    def bind(self, editor: TextLine | TextArea, column: str, command: Command) -> None:
        """Keep a field and a column of words in step."""
        write = partial(self._write, command)
        self._bindings.append(TextBinding(editor, partial(self._read, column), write))

    def lay_out(self, *parts: QWidget) -> None:
        """Title and cross above, then ``parts``, then the button that removes the row."""
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._cross)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.sp(12))
        nest(column, head)
        for part in (*parts, self.remove):
            column.addWidget(part)
        column.addStretch(1)

    def _read(self, column: str) -> str:
        """A field is also left when its row has gone; then there is nothing to read."""
        rows = getattr(self.page.snapshot, self.table)
        return next((str(getattr(each, column)) for each in rows if each.id == self.row_id), "")

    def _write(self, command: Command, text: str) -> Change | None:
        return self.run(command, text)
