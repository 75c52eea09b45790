"""A page that shows figures: they are worked out once for each state of the record."""

from __future__ import annotations

from partnerdesk.model.snapshot import Snapshot
from partnerdesk.rules.insights import Insights, insights
from ui.desk import Desk
from ui.pages.page import Page
from ui.theme.theme import Theme


class FiguresPage(Page):
    """Gives its parts the figures of the record as it stands."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self._known: tuple[Snapshot, Insights] | None = None

    @property
    def figures(self) -> Insights:
        snapshot = self.snapshot
        if self._known is None or self._known[0] is not snapshot:
            self._known = snapshot, insights(snapshot)
        return self._known[1]
