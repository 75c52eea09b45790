"""Review: the definition meter, what is still to mend, and the parking lot."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.definition import Clause, ClauseState, clauses, weakest
from partnerdesk.rules.finding import Finding
from partnerdesk.rules.findings import findings
from ui.desk import Desk
from ui.pages.figures_page import FiguresPage
from ui.pages.page import Destination
from ui.pages.review_findings import StepFindings
from ui.pages.review_parking import ParkingCard
from ui.theme.theme import Theme
from ui.widgets import Banner, Card, EmptyState, Meter
from ui.words import say


class ReviewPage(FiguresPage):
    """Findings are rebuilt only when they differ; the meter and the parking lot are filled in place."""

    step: ClassVar[Step] = Step.REVIEW

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.name_page(
            self.tr("Review"), self.tr("Read it back to the room. Mend what is missing before anybody signs.")
        )
        self._shown: tuple[Finding, ...] | None = None
        self._next_step = Step.GOALS
        self._meters: dict[Clause, Meter] = {}
        self._meter_card = Card(theme, self.tr("Is this a partnership?"))
        self._weakest = Banner(theme, "", "accent", self.tr("Go there"), icon="lightbulb")
        self._found = QVBoxLayout()
        self._nothing = EmptyState(
            theme,
            self.tr("Nothing to mend"),
            self.tr("Read the record back to the room, then sign."),
            icon="circle-check",
        )
        self.parking = ParkingCard(theme, self.tr("Parking lot"), self)
        self._found.setSpacing(theme.sp(12))
        self.body.addWidget(self._meter_card)
        self.body.addLayout(self._found)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.parking)
        self.body.addStretch(1)
        self._weakest.acted.connect(self._go_to_weakest)

    def refresh(self) -> None:
        self._show_meter(clauses(self.figures.definition))
        self._show_findings(findings(self.snapshot, self.figures))
        self.parking.refresh()

    def commit_pending(self) -> None:
        super().commit_pending()
        self.parking.commit()

    def arrive(self, destination: Destination) -> None:
        super().arrive(destination)
        if destination.table == "parking_items":
            self.parking.focus_row(destination.id)

    def first_focus(self) -> QWidget | None:
        return self._weakest.button if self._weakest.isVisible() else None

    def _show_meter(self, states: tuple[ClauseState, ...]) -> None:
        for state in states:
            if state.clause not in self._meters:
                meter = self._meters[state.clause] = Meter(self.theme, say(state.name))
                self._meter_card.body.addWidget(meter)
            self._meters[state.clause].set_value(state.value, say(state.words))
        if self._meter_card.body.indexOf(self._weakest) < 0:
            self._meter_card.body.addWidget(self._weakest)
        low = weakest(states)
        self._weakest.setVisible(low is not None)
        if low is not None:
            self._next_step = low.step
            words = (
                self.tr("Weakest: %1. Ask next: %2")
                .replace("%1", say(low.name))
                .replace("%2", say(low.prompt))
            )
            self._weakest.set_text(words)

    def _show_findings(self, found: tuple[Finding, ...]) -> None:
        if found == self._shown:
            return
        self._shown = found
        while (item := self._found.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        for _, group in groupby(found, key=_step_of):
            self._found.addWidget(StepFindings(self.theme, self, tuple(group)))
        self._nothing.setVisible(not found)

    def _go_to_weakest(self) -> None:
        self.go_to.emit(Destination(self._next_step))


def _step_of(finding: Finding) -> Step:
    return finding.step
