"""Record actions: which actions are shown, and in which order."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.models.action_rows import ActionRows, Column, Filter
from ui.theme.theme import Theme
from ui.widgets import Button, ComboBox, FlowRow, TextLine

_AS_WRITTEN = -1


class ActionFilters(QWidget):
    """Chips with counts, a field to find by words, one partner if one was asked for, and the order of the list.

    ``changed()`` tells that others are to be shown, ``sorted_by(object)`` the column to sort by, -1 for none.
    """

    changed = Signal()
    sorted_by = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chosen = Filter.ALL
        self.partner_id: int | None = None
        self._words = {
            Filter.ALL: self.tr("All"),
            Filter.NO_LEAD: self.tr("No lead"),
            Filter.NO_DATE: self.tr("No date"),
            Filter.LATE: self.tr("Late"),
            Filter.DONE: self.tr("Done"),
        }
        self._chips = {each: Button(theme, words, checkable=True) for each, words in self._words.items()}
        self.partner = Button(theme, "", "x", "active")
        self.search = TextLine(
            theme, placeholder=self.tr("Find in actions"), name=self.tr("Find in actions"), edits=False
        )
        self.sorting = ComboBox(theme, self._orders(), self.tr("Sort the list"))
        self.sorting.setMinimumContentsLength(10)
        self.sorting.edits = False
        self._theme = theme
        self._space()
        theme.changed.connect(self._space)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(FlowRow(theme, *self._chips.values(), self.partner, self.search, self.sorting))
        self.partner.hide()
        self._connect()

    def refresh(self, rows: ActionRows, names: dict[int, str]) -> None:
        """Show how many each filter lets pass; ``names`` are those of the partners."""
        for each, count in rows.counts().items():
            chip = self._chips[each]
            words = f"{self._words[each]}  {count}"
            if chip.text() != words:
                name = self.tr("Actions, %1: %2").replace("%1", self._words[each]).replace("%2", str(count))
                chip.set_text(words, name)
            chip.setChecked(each is self.chosen)
        if self.partner_id not in names:
            self.partner_id = None
        self.partner.setVisible(self.partner_id is not None)
        if self.partner_id is not None:
            name = names[self.partner_id]
            self.partner.set_text(name, self.tr("Only actions of %1. Press to show all.").replace("%1", name))

    def passing(self, rows: ActionRows) -> list[int]:
        """The ids of the actions to show."""
        return rows.passing(self.chosen, self.search.text(), self.partner_id)

    def show_all(self) -> None:
        """Take every filter away."""
        self.chosen, self.partner_id = Filter.ALL, None
        self.search.clear()
        self.changed.emit()

    def show_partner(self, organisation_id: int) -> None:
        """Only the actions in which one partner has a part."""
        self.chosen, self.partner_id = Filter.ALL, organisation_id
        self.changed.emit()

    def show_order(self, column: int, *_: object) -> None:
        """The list is sorted by a column now."""
        self.sorting.set_value(column if self.sorting.findData(column) >= 0 else _AS_WRITTEN)

    def chip(self, which: Filter) -> Button:
        return self._chips[which]

    def _orders(self) -> list[tuple[str, object]]:
        return [
            (self.tr("As written"), _AS_WRITTEN),
            (self.tr("By date"), int(Column.BY)),
            (self.tr("By lead"), int(Column.LEAD)),
            (self.tr("By name"), int(Column.TEXT)),
            (self.tr("By status"), int(Column.STATUS)),
            (self.tr("How joint"), int(Column.TOGETHER)),
        ]

    def _connect(self) -> None:
        for each, chip in self._chips.items():
            chip.clicked.connect(partial(self._choose, each))
        self.search.textChanged.connect(self._on_typed)
        self.partner.clicked.connect(self._forget_partner)
        self.sorting.chosen.connect(self.sorted_by)

    def _space(self) -> None:
        self.search.setFixedWidth(self._theme.px(156))

    def _choose(self, which: Filter, *_: object) -> None:
        self.chosen = which
        self.changed.emit()

    def _forget_partner(self) -> None:
        self.partner_id = None
        self._chips[Filter.ALL].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_typed(self, _text: str) -> None:
        self.changed.emit()
