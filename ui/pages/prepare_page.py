"""Prepare: what the workshop is, who comes, and what happens when."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Part
from ui.desk import Desk
from ui.pages.page import Destination, Page
from ui.pages.prepare_agenda import AgendaCard
from ui.pages.prepare_attendance import AttendanceCard
from ui.pages.prepare_details import DetailsCard, RuleCard
from ui.pages.since_last_card import SinceLastCard
from ui.theme.theme import Theme


class PreparePage(Page):
    """Cards, one under the other; everything can be changed later. A later workshop begins with what was promised."""

    step: ClassVar[Step] = Step.PREPARE

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.name_page(
            self.tr("Prepare"), self.tr("Five minutes before people arrive. Everything can be changed later.")
        )
        self.since_last = SinceLastCard(theme, self.tr("Since last time"), self)
        self.details = DetailsCard(theme, self.tr("The workshop"), self)
        self.attendance = AttendanceCard(theme, self.tr("Who comes"), self)
        self.agenda = AgendaCard(theme, self.tr("Agenda"), self)
        self.rule = RuleCard(theme, self.tr("When is a goal agreed?"), self)
        for card in (self.since_last, self.details, self.attendance, self.agenda, self.rule):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def refresh(self) -> None:
        for card in (self.since_last, self.details, self.attendance, self.agenda, self.rule):
            card.refresh()

    def commit_pending(self) -> None:
        super().commit_pending()
        self.since_last.commit()
        self.details.commit()
        self.attendance.commit()
        self.agenda.commit()

    def first_focus(self) -> QWidget | None:
        return self.since_last.first_focus() or self.details.name

    def arrive(self, destination: Destination) -> None:
        if destination.table == "agenda_items" or destination.part is Part.AGENDA:
            self.agenda.focus_row()
        elif destination.part is Part.PARTNERS:
            self.attendance.focus_row()
        elif destination.part is Part.PEOPLE:
            self.attendance.focus_new_person(destination.id)
        elif destination.table == "actions":
            self.since_last.focus_row(destination.id)
        elif destination.table in ("attendances", "organisations", "people"):
            self.attendance.focus_row(destination.id)
        else:
            super().arrive(destination)
            self.details.name.deselect()  # a stray key must not take the place of the partnership's name
