"""Since last time: the promises of the workshops before, one by one, and what was parked for this one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model.records import Workshop
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.promises import History, Promises, histories, last_before, promise_words, promises
from ui.pages.keyed_rows import KeyedRows
from ui.pages.page import Destination, Page
from ui.pages.since_last_row import CarriedRow, is_settled
from ui.theme.theme import Theme
from ui.widgets import Button, Card, FlowRow, Text
from ui.widgets.laid_out import nest
from ui.words import day, named, say


class SinceLastCard(Card):
    """Hidden in a first workshop. The figures say how it stands on the day of this workshop."""

    def __init__(self, theme: Theme, title: str, page: Page) -> None:
        super().__init__(theme, title)
        self._page = page
        self._histories: dict[int, History] = {}
        self._sum = Text(theme, "", "small", wrap=False)
        self._kept = Text(theme, "", "body_strong")
        self._reasons = Text(theme, "", "small")
        self._by_lead = Text(theme, "", "small")
        self._unsealed = Text(theme, "", "small")
        self._keys = Text(
            theme, self.tr("In a row, D says done, L late and X dropped; up and down go on."), "small"
        )
        self._parked = Text(theme, "")
        self._decide = Button(theme, self.tr("Decide on what came back"), "circle-parking", "link")
        column = QVBoxLayout()
        column.setSpacing(theme.sp(8))
        self._rows: KeyedRows[CarriedRow] = KeyedRows(column, self._make_row)
        self.head.addWidget(self._sum)
        for words in (self._kept, self._reasons, self._by_lead, self._unsealed):
            self.body.addWidget(words)
        nest(self.body, column)
        self.body.addWidget(self._keys)
        self.body.addWidget(self._parked)
        self.body.addWidget(FlowRow(theme, self._decide))
        self._decide.clicked.connect(self._go_to_parking)

    def refresh(self) -> None:
        snapshot = self._page.snapshot
        before = last_before(snapshot)
        self.setVisible(before is not None)
        if before is None:
            self._rows.sync(())
            return
        when = day(before.date)
        self.set_title(self.tr("Since %1").replace("%1", when) if when else self.tr("Since last time"))
        kept = promises(snapshot)
        self._show_rows(snapshot, kept)
        self._show_figures(snapshot, kept)
        self._show_seal(before)
        self._show_parked(snapshot)

    def first_focus(self) -> QWidget | None:
        """The first action of which nothing is said yet."""
        return next((row.first_field() for key, row in self._shown() if not self._is_settled(key)), None)

    def focus_row(self, action_id: int) -> None:
        row = self._rows.row(action_id)
        if row is not None:
            row.first_field().setFocus()

    def commit(self) -> None:
        for row in self._rows.rows():
            row.commit()

    def _make_row(self, action_id: int) -> CarriedRow:
        row = CarriedRow(self._theme, self._page, action_id)
        row.passed.connect(self._pass)
        row.settled.connect(self._go_on)
        return row

    def _shown(self) -> list[tuple[int, CarriedRow]]:
        return [(key, row) for key in self._histories if (row := self._rows.row(key)) is not None]

    def _is_settled(self, action_id: int) -> bool:
        return is_settled(self._histories[action_id])

    def _show_rows(self, snapshot: Snapshot, kept: Promises) -> None:
        known = histories(snapshot)
        carried = [action.id for action in snapshot.workshop_actions() if known[action.id].carried]
        self._histories = {each: known[each] for each in carried}
        promised = {each.history.action.id: each for each in kept.every}
        for action_id, row in zip(carried, self._rows.sync(carried), strict=True):
            row.refresh(known[action_id], promised.get(action_id))
            row.show()  # at once, so that the page can put the focus into it
        settled = sum(map(self._is_settled, carried))
        words = self.tr("%1 of %2 spoken about").replace("%1", str(settled)).replace("%2", str(len(carried)))
        self._sum.setText(words if carried else "")
        self._keys.setVisible(bool(carried))

    def _show_figures(self, snapshot: Snapshot, kept: Promises) -> None:
        self._kept.setText(say(promise_words(kept)))
        reasons = ", ".join(f"{named(reason)} ({count})" for reason, count in kept.reasons.items() if reason)
        self._put(self._reasons, self.tr("Why not: %1.").replace("%1", reasons) if reasons else "")
        led = [(each.name, kept.led_by(each.id)) for each in snapshot.organisations]
        of = self.tr("%1 %2 of %3")
        said = [
            of.replace("%2", str(len(mine.kept))).replace("%3", str(len(mine.due))).replace("%1", name)
            for name, mine in led
            if mine.due
        ]
        self._put(self._by_lead, self.tr("By who leads: %1.").replace("%1", ", ".join(said)) if said else "")

    def _show_seal(self, before: Workshop) -> None:
        words = self.tr("Workshop %1 was never sealed: what it says was not signed.")
        sealed = before.sealed_version is not None
        self._put(self._unsealed, "" if sealed else words.replace("%1", str(before.number)))

    def _show_parked(self, snapshot: Snapshot) -> None:
        back = [item.text for item in snapshot.workshop_parking() if item.carried_from_id is not None]
        words = self.tr("Back from the parking lot: %1").replace("%1", "; ".join(back))
        self._put(self._parked, words if back else "")
        self._decide.setVisible(bool(back))

    def _put(self, words: Text, text: str) -> None:
        words.setText(text)
        words.setVisible(bool(text))

    def _pass(self, by: int) -> None:
        rows = [row for _, row in self._shown()]
        sender = self.sender()
        place = next(at for at, row in enumerate(rows) if row is sender) + by
        if 0 <= place < len(rows):
            rows[place].first_field().setFocus()

    def _go_on(self) -> None:
        """To the next of which nothing is said yet, from the one that was just settled; at the end, to the first.

        When all are settled it stays where it is.
        """
        shown = self._shown()
        sender = self.sender()
        at = next(place for place, (_, row) in enumerate(shown) if row is sender)
        still_open = (row for key, row in (*shown[at + 1 :], *shown[:at]) if not self._is_settled(key))
        row = next(still_open, shown[at][1])
        row.first_field().setFocus()
        row.rest()

    def _go_to_parking(self) -> None:
        back = next(
            item for item in self._page.snapshot.workshop_parking() if item.carried_from_id is not None
        )
        self._page.go_to.emit(Destination(Step.REVIEW, "parking_items", back.id))
