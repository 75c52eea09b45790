"""How a relationship was seen in the other workshops of the partnership, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model.records import Rating, Workshop
from partnerdesk.model.vocabulary import RelationshipLevel
from ui.theme.theme import Theme
from ui.widgets import Heading, Text
from ui.words import day, named

if TYPE_CHECKING:
    from ui.pages.page import Page


class TieHistory(QWidget):
    """Not seen while no other workshop has rated the relationship."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__()
        self._page = page
        self.lines = Text(theme, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(4))
        column.addWidget(Heading(theme, self.tr("In other workshops"), "h3"))
        column.addWidget(self.lines)

    def show_tie(self, relationship_id: int) -> None:
        snapshot = self._page.snapshot
        rated = {
            each.workshop_id: each for each in snapshot.ratings if each.relationship_id == relationship_id
        }
        lines = [
            self._line(workshop, rated[workshop.id])
            for workshop in sorted(snapshot.workshops, key=lambda each: each.number)
            if workshop.id in rated and workshop.id != snapshot.workshop.id
        ]
        self.lines.setText("\n".join(lines))
        self.setVisible(bool(lines))

    def _line(self, workshop: Workshop, rating: Rating) -> str:
        name = self.tr("Workshop %1").replace("%1", str(workshop.number))
        when = f"{name}, {day(workshop.date)}" if workshop.date else name
        said = (
            (self.tr("before"), rating.before),
            (self.tr("then"), rating.now),
            (self.tr("wanted"), rating.wanted),
        )
        levels = "; ".join(
            f"{word} {level} ({named(RelationshipLevel(level)).lower()})"
            for word, level in said
            if level is not None
        )
        return f"{when}: {levels or self.tr('not said')}"
