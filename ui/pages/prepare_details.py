"""Prepare: what the workshop is, where, when, why, and the rule by which it agrees."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from partnerdesk.commands.partnership import (
    rename_partnership,
    set_agreement_rule,
    set_next_meeting,
    set_workshop_date,
    set_workshop_hours,
    set_workshop_kind,
    set_workshop_place,
    set_workshop_purpose,
    set_workshop_title,
)
from partnerdesk.templates import templates
from ui.pages.binding import TextBinding
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets import Card, CheckBox, ComboBox, DateField, Field, SpinBox, TextArea, TextLine
from ui.widgets.laid_out import nest
from ui.words import no_date


class DetailsCard(Card):
    """The workshop in words. Every field is written down when it is left, or after a pause."""

    def __init__(self, theme: Theme, title: str, page: Page) -> None:
        super().__init__(theme, title)
        self._page = page
        self.name = TextLine(theme)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.sp(16))
        self._grid.setVerticalSpacing(theme.sp(12))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        nest(self.body, self._grid)
        self._day = DateField(theme)
        self._day_field = Field(theme, self.tr("Date"), self._day)
        self._kind = ComboBox(
            theme, [(self.tr("Something else"), 0), *((one.name, one.number) for one in templates())]
        )
        self._build(theme)
        self._day.date_changed.connect(self._write_day)
        self._day.not_a_date.connect(self._on_no_date)
        self._kind.chosen.connect(self._write_kind)

    def refresh(self) -> None:
        """Show what is not bound to a text."""
        workshop = self._page.snapshot.workshop
        self._day.set_date(_date_of(workshop.date))
        self._kind.set_value(workshop.kind)

    def commit(self) -> None:
        """Write down what is not bound to a text."""
        self._day.commit()

    def _build(self, theme: Theme) -> None:
        page = self._page
        run = page.desk.run
        title, place, hours, meeting = (TextLine(theme) for _ in range(4))
        purpose = TextArea(theme, lines=3)
        bound = (
            (self.name, lambda: page.snapshot.partnership.name, lambda text: run(rename_partnership, text)),
            (title, lambda: page.snapshot.workshop.title, lambda text: run(set_workshop_title, text)),
            (place, lambda: page.snapshot.workshop.place, lambda text: run(set_workshop_place, text)),
            (hours, lambda: page.snapshot.workshop.hours, lambda text: run(set_workshop_hours, text)),
            (purpose, lambda: page.snapshot.workshop.purpose, lambda text: run(set_workshop_purpose, text)),
            (meeting, lambda: page.snapshot.workshop.next_meeting, lambda text: run(set_next_meeting, text)),
        )
        for editor, read, write in bound:
            page.bind(TextBinding(editor, read, write))
        fields = (
            (Field(theme, self.tr("Partnership"), self.name), 0, 0, 2),
            (Field(theme, self.tr("Title of this workshop"), title), 1, 0, 2),
            (Field(theme, self.tr("Place"), place), 2, 0, 1),
            (self._day_field, 2, 1, 1),
            (Field(theme, self.tr("Hours"), hours, self.tr("For example 09:30 to 15:30")), 3, 0, 1),
            (Field(theme, self.tr("Kind of partnership"), self._kind), 3, 1, 1),
            (Field(theme, self.tr("Why are we meeting?"), purpose, self.tr("Read aloud at the start.")), 4, 0, 2),
            (Field(theme, self.tr("When do we meet again?"), meeting, self.tr("Stands in the words that are signed.")),
             5, 0, 2),
        )  # fmt: skip
        for field, row, column, span in fields:
            self._grid.addWidget(field, row, column, 1, span)

    def _write_day(self, day: date | None) -> None:
        self._day_field.set_error("")
        self._page.desk.run(set_workshop_date, day.isoformat() if day else "")

    def _on_no_date(self, text: str) -> None:
        self._day_field.set_error(no_date(text))

    def _write_kind(self, number: object) -> None:
        name = next((one.name for one in templates() if one.number == number), "")
        self._page.desk.run(set_workshop_kind, int(str(number)), name)


class RuleCard(Card):
    """When a goal counts as held by all (N3): share needed, blocks allowed, whether the community must hold it."""

    def __init__(self, theme: Theme, title: str, page: Page) -> None:
        super().__init__(theme, title)
        self._page = page
        self._share = SpinBox(theme, 75, 0, 100, " %")
        self._blocks = SpinBox(theme, 0, 0, 99)
        self._community = CheckBox(theme, self.tr("The community's own organisations must hold it too"))
        row = QHBoxLayout()
        row.setSpacing(theme.sp(16))
        row.addWidget(Field(theme, self.tr("Share that can support it"), self._share), 1)
        row.addWidget(Field(theme, self.tr("Blocks allowed"), self._blocks), 1)
        nest(self.body, row)
        self.body.addWidget(self._community)
        self._share.committed.connect(self._write)
        self._blocks.committed.connect(self._write)
        self._community.toggled.connect(self._write)

    def first_focus(self) -> QWidget:
        return self._share

    def refresh(self) -> None:
        workshop = self._page.snapshot.workshop
        self._share.set_value(workshop.agreement_share)
        self._blocks.set_value(workshop.blocks_allowed)
        self._community.set_checked(workshop.community_must_hold)

    def _write(self, *_: object) -> None:
        self._page.desk.run(
            set_agreement_rule,
            self._share.value(),
            self._blocks.value(),
            community_must_hold=self._community.is_checked(),
        )


def _date_of(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
