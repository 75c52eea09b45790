"""Who could help whom: what the partner on the card offers and others need, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.model.records import Organisation
from partnerdesk.rules.matches import Match, can_help, helped_by
from ui.theme.theme import Theme
from ui.widgets import Heading, Text

if TYPE_CHECKING:
    from ui.pages.page import Page


class Matches(QWidget):
    """Two short lists; one that is empty is not seen."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__()
        self._page = page
        self.gives = Text(theme, "")
        self.takes = Text(theme, "")
        self._heads = (
            Heading(theme, self.tr("They offer what these need"), "h3"),
            Heading(theme, self.tr("They need what these offer"), "h3"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(4))
        for head, lines in zip(self._heads, (self.gives, self.takes), strict=True):
            column.addWidget(head)
            column.addWidget(lines)

    def show_partner(self, organisation: Organisation) -> None:
        snapshot = self._page.snapshot
        found = can_help(snapshot, organisation.id), helped_by(snapshot, organisation.id)
        for head, lines, matches in zip(self._heads, (self.gives, self.takes), found, strict=True):
            lines.setText(self._words(matches))
            head.setVisible(bool(matches))
            lines.setVisible(bool(matches))
        self.setVisible(any(found))

    def _words(self, matches: Iterable[Match]) -> str:
        snapshot = self._page.snapshot
        said = (
            self.tr("%1: %2")
            .replace("%1", snapshot.organisation(match.organisation_id).name)
            .replace("%2", ", ".join(snapshot.capability(each).name for each in match.capability_ids))
            for match in matches
        )
        return "\n".join(said)
