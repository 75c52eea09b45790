"""Which page belongs to which step. A page's module is loaded when its page is first come to."""

from __future__ import annotations

from partnerdesk.model.vocabulary import Step
from ui.desk import Desk
from ui.pages.page import Page
from ui.theme.theme import Theme


def make_page(step: Step, desk: Desk, theme: Theme) -> Page:
    """A new page for ``step``."""
    match step:
        case Step.PREPARE:
            from ui.pages.prepare_page import PreparePage

            return PreparePage(desk, theme)
        case Step.MAP:
            from ui.pages.map_page import MapPage

            return MapPage(desk, theme)
        case Step.GOALS:
            from ui.pages.goals_page import GoalsPage

            return GoalsPage(desk, theme)
        case Step.ACTIONS:
            from ui.pages.actions_page import ActionsPage

            return ActionsPage(desk, theme)
        case Step.REVIEW:
            from ui.pages.review_page import ReviewPage

            return ReviewPage(desk, theme)
        case Step.SIGN:
            from ui.pages.sign_page import SignPage

            return SignPage(desk, theme)
        case Step.PRINT:
            from ui.pages.print_page import PrintPage

            return PrintPage(desk, theme)
