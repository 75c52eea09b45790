"""Review: the definition meter, what is still to mend, the health check, the parking lot and what the time goes to."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.definition import Clause, ClauseState, clauses, weakest
from partnerdesk.rules.finding import Finding, Kind, Look, Part, Severity
from partnerdesk.rules.found_review import where_weakest
from ui.desk import Desk
from ui.pages.figures_page import FiguresPage
from ui.pages.over_time import OverTimeCard
from ui.pages.page import Destination
from ui.pages.review_aside import AsideCard
from ui.pages.review_findings import FindingRow
from ui.pages.review_group import StepFindings
from ui.pages.review_health import HealthCard
from ui.pages.review_parking import ParkingCard
from ui.pages.review_place import Place
from ui.pages.review_time import TimeCard
from ui.theme.theme import Theme
from ui.widgets import Banner, Button, Card, EmptyState, Meter
from ui.widgets.laid_out import nest
from ui.words import say


class ReviewPage(FiguresPage):
    """Findings are rebuilt only when they differ; the meter and the parking lot are filled in place.

    The page keeps its place: who was sent off by a finding comes back to it, or to the next one when it was mended.
    """

    step: ClassVar[Step] = Step.REVIEW

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.name_page(
            self.tr("Review"), self.tr("Read it back to the room. Mend what is missing before anybody signs.")
        )
        self._shown: tuple[Finding, ...] | None = None
        self._cards: list[StepFindings] = []
        self._place: Place | None = None
        self._next = Destination(Step.GOALS)
        self._meters: dict[Clause, Meter] = {}
        self._meter_card = Card(theme, self.tr("Is this a partnership?"))
        self._weakest = Banner(theme, "", "accent", self.tr("Go there"), icon="lightbulb")
        self._found = QVBoxLayout()
        self._notes = Button(theme, "", "chevron-right", "link")
        self._notes_open = False
        self._nothing = EmptyState(
            theme,
            self.tr("Nothing to mend"),
            self.tr("Read the record back to the room, then sign."),
            icon="circle-check",
        )
        self.over_time = OverTimeCard(theme, self.tr("Over time"), self)
        self.parking = ParkingCard(theme, self.tr("Parking lot"), self)
        self.health = HealthCard(theme, self.tr("Health check"), self)
        self.time = TimeCard(theme, self.tr("What the time goes to"), self)
        self._aside = AsideCard(theme, self)
        self._found.setSpacing(theme.sp(12))
        self.body.addWidget(self._meter_card)
        nest(self.body, self._found)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._notes, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.health)
        self.body.addWidget(self.parking)
        self.body.addWidget(self.time)
        self.body.addWidget(self._aside)
        self.body.addWidget(self.over_time)
        self.body.addStretch(1)
        self._weakest.acted.connect(self._go_to_weakest)
        self._notes.clicked.connect(self._turn_notes)
        self._aside.emptied.connect(self._on_last_brought_back)

    def refresh(self) -> None:
        self._show_meter(clauses(self.figures.definition))
        self._show_findings(self._to_show())
        self.health.refresh()
        self.parking.refresh()
        self.time.refresh()
        self._aside.refresh()
        self.over_time.refresh()

    def commit_pending(self) -> None:
        super().commit_pending()
        self.parking.commit()
        self.time.commit()

    def arrive(self, destination: Destination) -> None:
        if destination.table == "parking_items":
            self.parking.focus_row(destination.id)
        elif destination.part is Part.HEALTH or (
            self.health.left_for_sheets and destination.part is Part.WHOLE
        ):
            self.health.come_to().setFocus(Qt.FocusReason.TabFocusReason)
            self.settle()
        elif self._place is not None and destination.part is Part.WHOLE:
            self._come_back(self._place)
        else:
            super().arrive(destination)

    def first_focus(self) -> QWidget | None:
        return self._weakest.button if self._weakest.isVisible() else None

    def _keep_place(self, finding: Finding) -> None:
        self._place = self._place_at(finding)

    def _place_at(self, finding: Finding) -> Place:
        return Place(finding, self._shown or (), self.scroll_area.verticalScrollBar().value())

    def _come_back(self, place: Place) -> None:
        """Put the focus on the finding that was left. Rows that were just built are shown in the next turn."""
        if self._row_after(place) is None:
            super().arrive(Destination(Step.REVIEW))
        else:
            self._focus_on(place)
            QTimer.singleShot(0, self, partial(self._settle_at, place))

    @property
    def _rows(self) -> list[FindingRow]:
        return [row for card in self._cards for row in card.rows]

    def _row_after(self, place: Place) -> FindingRow | None:
        rows = {row.finding.key: row for row in self._rows}
        return next((rows[key] for key in place.to_try() if key in rows), None)

    def _focus_on(self, place: Place) -> None:
        row = self._row_after(place)
        if row is not None:
            row.button.setFocus(Qt.FocusReason.TabFocusReason)

    def _settle_at(self, place: Place) -> None:
        self._focus_on(place)
        self.scroll_area.verticalScrollBar().setValue(place.scrolled)
        self.settle()

    def _on_last_brought_back(self, finding: Finding) -> None:
        """The card with the button that had the focus is away: go on at the finding that stands again."""
        place = Place(finding, (finding,), self.scroll_area.verticalScrollBar().value())
        if self._row_after(place) is not None:
            self._focus_on(place)
            QTimer.singleShot(0, self, partial(self._focus_on, place))
        elif self._notes.isVisible():
            self._notes.setFocus(Qt.FocusReason.TabFocusReason)

    def forget(self) -> None:
        self._place = None
        self.health.left_for_sheets = False

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
            subject = where_weakest(Look(self.snapshot, self.figures), low.clause)
            self._next = Destination(low.step, subject.table, subject.id, subject.part)
            words = (
                self.tr("Weakest: %1. Ask next: %2")
                .replace("%1", say(low.name))
                .replace("%2", say(low.prompt))
            )
            self._weakest.set_text(words)

    def _show_findings(self, found: tuple[Finding, ...]) -> None:
        if found == self._shown:
            return
        place = next((self._place_at(row.finding) for row in self._rows if row.has_focus()), None)
        worked_on = self.focusWidget()
        in_sight = bool(worked_on) and worked_on.hasFocus() and not worked_on.visibleRegion().isEmpty()
        unfolded = frozenset(kind for card in self._cards for kind in card.unfolded())
        self._shown = found
        while (item := self._found.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        self._cards = []
        for _, group in groupby(found, key=_step_of):
            card = StepFindings(self.theme, self, tuple(group), unfolded)
            card.left.connect(self._keep_place)
            self._found.addWidget(card)
            self._cards.append(card)
        self._nothing.setVisible(all(finding.severity is Severity.NOTE for finding in found))
        if place is not None:
            self._come_back(place)  # what was mended by its button has gone: the next finding has the focus
        elif in_sight:
            self.settle()  # what is worked on below stays in sight, however long the list above has become

    def _to_show(self) -> tuple[Finding, ...]:
        """What is to mend; what is only good to know stands behind a button."""
        # The weakest part of the definition is said above, with the way there.
        found = tuple(each for each in self.desk.found if each.kind is not Kind.WEAKEST)
        pressing = tuple(finding for finding in found if finding.severity is not Severity.NOTE)
        words = self.tr("Hide what is good to know") if self._notes_open else self.tr("Also good to know: %1")
        self._notes.set_text(words.replace("%1", str(len(found) - len(pressing))))
        self._notes.set_icon("chevron-down" if self._notes_open else "chevron-right")
        self._notes.setVisible(len(found) > len(pressing))
        return found if self._notes_open else pressing

    def _turn_notes(self) -> None:
        self._notes_open = not self._notes_open
        self._show_findings(self._to_show())

    def _go_to_weakest(self) -> None:
        self._place = None  # it is left from the top, and come back to there
        self.go_to.emit(self._next)


def _step_of(finding: Finding) -> Step:
    return finding.step
