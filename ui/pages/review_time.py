"""Review: what the time goes to, kind by kind, and how long each item of the agenda took (N11)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.agenda import set_agenda_spent
from partnerdesk.model.records import AgendaItem
from partnerdesk.model.vocabulary import AgendaKind
from partnerdesk.rules.counted import percent
from partnerdesk.rules.time_balance import KindTime, TimeBalance, time_balance
from ui.pages.keyed_rows import KeyedRows
from ui.pages.page import Page
from ui.pages.prepare_agenda import LONGEST_MINUTES
from ui.theme.theme import Theme
from ui.widgets import Button, Card, Field, Meter, SpinBox, Text
from ui.widgets.laid_out import nest
from ui.words import named

_NOT_SAID = -1


class ItemRow(QWidget):
    """One item of the agenda, and how many minutes it took."""

    def __init__(self, theme: Theme, page: Page, item_id: int) -> None:
        super().__init__()
        self._page = page
        self._id = item_id
        self.minutes = SpinBox(theme, _NOT_SAID, _NOT_SAID, LONGEST_MINUTES, self.tr(" min"))
        self.minutes.setSpecialValueText(self.tr("not said"))
        self._field = Field(theme, "", self.minutes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        self.minutes.committed.connect(self._write)

    def refresh(self, item: AgendaItem) -> None:
        planned = self.tr("%1 (planned: %2 min)").replace("%2", str(item.minutes))
        self._field.label.setText(planned.replace("%1", item.title))
        self.minutes.setAccessibleName(self.tr("Minutes it took: %1").replace("%1", item.title))
        self.minutes.set_value(_NOT_SAID if item.spent is None else item.spent)

    def _write(self, minutes: int) -> None:
        self._page.desk.run(set_agenda_spent, self._id, None if minutes == _NOT_SAID else minutes)


class TimeCard(Card):
    """Hidden while there is no agenda with minutes."""

    def __init__(self, theme: Theme, title: str, page: Page) -> None:
        super().__init__(theme, title)
        self._page = page
        self._theme = theme
        self._how = Text(theme, "", "small")
        self.meters = {kind: Meter(theme, named(kind)) for kind in AgendaKind}
        self.turn = Button(theme, "", "chevron-right", "link")
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        rows = QVBoxLayout()
        rows.setSpacing(theme.sp(8))
        nest(column, rows)
        self.rows: KeyedRows[ItemRow] = KeyedRows(rows, self._make_row)
        self.body.addWidget(self._how)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(theme.sp(8))
        for meter in self.meters.values():
            self._bars.addWidget(meter)
        nest(self.body, self._bars)
        self.body.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._inside)
        self._inside.hide()
        self.turn.clicked.connect(self._turn)

    def refresh(self) -> None:
        agenda = self._page.snapshot.workshop_agenda()
        balance = time_balance(agenda)
        self.setVisible(bool(balance.kinds))
        if not balance.kinds:
            return
        self._how.setText(
            self.tr("The bars show the minutes that the items took.")
            if balance.by_spent
            else self.tr("The bars show the minutes that are planned.")
        )
        times = {each.kind: each for each in balance.kinds}
        for kind, meter in self.meters.items():
            time = times.get(kind, KindTime(kind, 0, None))
            meter.set_value(balance.share(kind), self._said(balance, time))
        for row, item in zip(self.rows.sync(item.id for item in agenda), agenda, strict=True):
            row.refresh(item)
        self._name_turn()

    def commit(self) -> None:
        for row in self.rows.rows():
            row.minutes.commit()

    def _said(self, balance: TimeBalance, time: KindTime) -> str:
        share = percent(balance.share(time.kind) or 0)
        if time.spent is None:
            words = self.tr("%1 min planned, %2")
        else:
            words = self.tr("%1 min planned, %3 taken, %2").replace("%3", str(time.spent))
        return words.replace("%1", str(time.planned)).replace("%2", share)

    def _make_row(self, item_id: int) -> ItemRow:
        return ItemRow(self._theme, self._page, item_id)

    def _turn(self) -> None:
        self._inside.setVisible(self._inside.isHidden())
        self._name_turn()

    def _name_turn(self) -> None:
        closed = self._inside.isHidden()
        self.turn.set_text(self.tr("Say how long each item took") if closed else self.tr("Hide the items"))
        self.turn.set_icon("chevron-right" if closed else "chevron-down")
