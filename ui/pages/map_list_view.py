"""The list of partners with a line above it that leaves only those of whom one types something."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.partners import partner_rows, row_matches
from ui.pages.map_list import PartnerList
from ui.pages.map_list_edits import edit_cell
from ui.theme.theme import Theme
from ui.widgets import Button, Text, TextLine, plain_tip
from ui.widgets.laid_out import nest

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage


class ListView(QWidget):
    """``table`` is the list itself."""

    def __init__(self, theme: Theme, page: MapPage) -> None:
        super().__init__()
        self._page = page
        self.table = PartnerList(theme)
        self.filter = TextLine(
            theme,
            placeholder=self.tr("Show only partners with these words in any column, like school absent"),
            edits=False,
        )
        self.filter.setAccessibleName(self.tr("Show only partners with these words"))
        self.filter.setClearButtonEnabled(True)
        self.count = Text(theme, "", "small", wrap=False)
        self.merge = Button(theme, self.tr("Merge"), "copy", edits=True)
        self.merge.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.sp(8))
        row.addWidget(self.filter, 1)
        row.addWidget(self.count)
        row.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        nest(column, row)
        column.addWidget(self.table, 1)
        self.filter.textChanged.connect(self._on_filter)
        self.table.rows.edited.connect(self._on_cell)

    def refresh(self) -> None:
        every = partner_rows(self._page.snapshot)
        shown = [row for row in every if row_matches(row, self.filter.value())]
        self.table.rows.set_rows(shown)
        words = self.tr("%1 of %2").replace("%1", str(len(shown))).replace("%2", str(len(every)))
        self.count.setText(words)
        self.count.setVisible(len(shown) != len(every))

    def choose(self, organisation_id: int, ids: Collection[int]) -> None:
        self.table.choose(organisation_id, ids)

    def show_merging(self, words: str) -> None:
        """Which two would become one; empty when there are not two chosen."""
        self.merge.setVisible(bool(words))
        self.merge.setAccessibleName(words)
        self.merge.setToolTip(plain_tip(words))

    def forget(self) -> None:
        """Another document was opened."""
        self.filter.clear()
        self.filter.set_value("")

    def _on_filter(self, *_: str) -> None:
        if self.isVisible():
            self.refresh()
            self.choose(self._page.current, self._page.selected)

    def _on_cell(self, organisation_id: int, column: int, value: object) -> None:
        row = self.table.rows.row(self.table.rows.at(organisation_id))
        edit_cell(self._page.desk, row, column, value)
