"""Review: the parking lot. Each item ends as an action, next time or dropped."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.parking import park, remove_parked, reword_parked, set_parking_outcome
from partnerdesk.model.change import Change
from partnerdesk.model.records import ParkingItem
from partnerdesk.model.vocabulary import ParkingOutcome
from ui.pages.binding import TextBinding
from ui.pages.keyed_rows import KeyedRows
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import Button, Card, ComboBox, IconButton, Text, TextLine
from ui.words import named


class ParkedRow(QWidget):
    """One item in its words, and how it ends."""

    def __init__(self, theme: Theme, page: Page, item_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = item_id
        self._text = TextLine(theme)
        self.outcome = ComboBox(theme, [(named(one), one) for one in ParkingOutcome])
        self._remove = IconButton(theme, "trash-2", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(8))
        row.addWidget(self._text, 1)
        row.addWidget(self.outcome)
        row.addWidget(self._remove)
        self.binding = TextBinding(self._text, self._read, self._write)
        self.outcome.chosen.connect(self._decide)
        self._remove.clicked.connect(self._drop)

    def refresh(self, item: ParkingItem) -> None:
        self.binding.refresh()
        self.outcome.set_value(item.outcome)
        self._text.setAccessibleName(self.tr("Parked: %1").replace("%1", item.text))
        self.outcome.setAccessibleName(self.tr("How it ends: %1").replace("%1", item.text))
        self._remove.set_name(self.tr("Remove: %1").replace("%1", item.text))

    def _item(self) -> ParkingItem:
        return self._page.snapshot.by_id(self._page.snapshot.parking_items, self._id)

    def _read(self) -> str:
        return self._item().text

    def _write(self, text: str) -> Change | None:
        return self._page.desk.run(reword_parked, self._id, text)

    def _decide(self, outcome: object) -> None:
        self._page.desk.run(set_parking_outcome, self._id, str(outcome))

    def _drop(self) -> None:
        self._page.desk.run(remove_parked, self._id)


class ParkingCard(Card):
    """What was put aside, and a line to put more aside."""

    def __init__(self, theme: Theme, title: str, page: Page) -> None:
        super().__init__(theme, title)
        self._page = page
        self._undecided = Text(theme, "", "small", wrap=False)
        self.head.addWidget(self._undecided)
        column = QVBoxLayout()
        column.setSpacing(theme.sp(8))
        self._rows = KeyedRows(column, self._make_row)
        self.body.addLayout(column)
        self._line = TextLine(theme, placeholder=self.tr("Park something and press Enter"), name=self.tr("Park it"))
        add = Button(theme, self.tr("Park it"), "circle-parking", name=self.tr("Add to the parking lot"))
        row = QHBoxLayout()
        row.setSpacing(theme.sp(8))
        row.addWidget(self._line, 1)
        row.addWidget(add)
        self.body.addLayout(row)
        self._line.returnPressed.connect(self._add)
        add.clicked.connect(self._add)

    def refresh(self) -> None:
        items = self._page.snapshot.workshop_parking()
        for row, item in zip(self._rows.sync(item.id for item in items), items, strict=True):
            row.refresh(item)
        open_ = sum(item.outcome is ParkingOutcome.OPEN for item in items)
        self._undecided.setText(self.tr("%n still to decide", "", open_) if open_ else "")

    def commit(self) -> None:
        for row in self._rows.rows():
            row.binding.commit()

    def focus_row(self, item_id: int) -> None:
        """Put the cursor on how an item ends, or where a new one is typed."""
        row = self._rows.row(item_id)
        (row.outcome if row else self._line).setFocus()

    def _make_row(self, item_id: int) -> ParkedRow:
        return ParkedRow(self._theme, self._page, item_id)

    def _add(self) -> None:
        if self._line.value() and self._page.desk.run(park, self._line.value()) is not None:
            self._line.clear()
            self._line.set_value("")
        self._line.setFocus()
