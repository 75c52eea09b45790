"""Review: the parking lot. Each item ends as an action, next time or dropped."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.commands.parking import park, remove_parked, reword_parked, set_parking_outcome
from partnerdesk.model.change import Change
from partnerdesk.model.records import ParkingItem
from partnerdesk.model.vocabulary import ParkingOutcome
from ui.pages.binding import TextBinding
from ui.pages.page import Page
from ui.pages.rows_card import EditedRow, RowsCard
from ui.theme.theme import Theme
from ui.widgets import ComboBox, IconButton, TextLine
from ui.words import named


class ParkedRow(EditedRow):
    """One item in its words, and how it ends."""

    def __init__(self, theme: Theme, page: Page, item_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = item_id
        self._text = TextLine(theme)
        self.outcome = ComboBox(theme, [(named(one), one) for one in ParkingOutcome])
        self.outcome.show_whole_words()
        self._remove = IconButton(theme, "trash-2", "", edits=True)
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

    def commit(self) -> None:
        self.binding.commit()

    def first_field(self) -> QWidget:
        return self.outcome

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


class ParkingCard(RowsCard[ParkedRow]):
    """What was put aside, and a line to put more aside."""

    def __init__(self, theme: Theme, title: str, page: Page) -> None:
        super().__init__(theme, title, page, "circle-parking")
        self.name_entry(
            self.tr("Park something and press Enter"),
            self.tr("Park it"),
            self.tr("Park it"),
            self.tr("Add to the parking lot"),
        )

    def refresh(self) -> None:
        items = self.page.snapshot.workshop_parking()
        for row, item in zip(self.rows.sync(item.id for item in items), items, strict=True):
            row.refresh(item)
        open_ = sum(item.outcome is ParkingOutcome.OPEN for item in items)
        self.sum.setText(self.tr("%n still to decide", "", open_) if open_ else "")

    def make_row(self, row_id: int) -> ParkedRow:
        return ParkedRow(self._theme, self.page, row_id)

    def add_typed(self, text: str) -> Change | None:
        return self.page.desk.run(park, text)
