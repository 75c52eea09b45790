"""A page that shows figures."""

from __future__ import annotations

from partnerdesk.rules.insights import Insights
from ui.pages.page import Page


class FiguresPage(Page):
    """Gives its parts the figures of the record as it stands."""

    @property
    def figures(self) -> Insights:
        return self.desk.figures
