"""Agree shared goals: type a goal, open it, test it, agree it; all in a list, one at a time, or in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.goals import add_goals
from partnerdesk.model.records import Goal
from partnerdesk.model.vocabulary import GoalStatus, Step
from partnerdesk.quick.entries import GoalEntry
from partnerdesk.quick.goals import parse_goal, parse_goals
from partnerdesk.rules.finding import Part
from partnerdesk.rules.verdict import Verdict
from ui.desk import Desk
from ui.pages.figures_page import FiguresPage
from ui.pages.goal_card import GoalCard
from ui.pages.goal_figures import GoalSpeech
from ui.pages.goal_panel import TAB_OF, GoalPanel, GoalTab
from ui.pages.goals_order import GoalsOrder
from ui.pages.goals_rule import GoalsRule
from ui.pages.goals_views import LIST, ONE, ORDER, GoalViews
from ui.pages.keyed_rows import KeyedRows
from ui.pages.page import Destination
from ui.theme.theme import Theme
from ui.widgets import EmptyState, Heading, QuickEntry
from ui.widgets.laid_out import nest
from ui.words import say


class GoalsPage(FiguresPage):
    """The quick line, the goals, and below them those that were left to one organisation; or one goal, large; or the
    order that the room gives them."""

    step: ClassVar[Step] = Step.GOALS

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self.name_page(
            self.tr("Agree shared goals"),
            self.tr("Goals that would be very hard for any one partner to reach alone."),
        )
        self._speech = GoalSpeech(self)
        self._open_id: int | None = None
        self._tab = GoalTab.WORDS
        self.quick = QuickEntry(
            theme,
            self.tr("Type a goal and press Enter, e.g. Open twenty placements from 12 to 32 by Jul 2027"),
            self.tr("New goal"),
            "target",
        )
        self._empty = EmptyState(
            theme,
            self.tr("What could we do together that none of us could do alone?"),
            self.tr("Type the first goal above, in the words of the room, and press Enter."),
            icon="target",
        )
        self.views = GoalViews(theme, self)
        self.header_actions.addWidget(self.views.choice)
        self._rule = GoalsRule(theme, self)
        self.order = GoalsOrder(theme, self)
        self._thanks = Heading(theme, self.tr("Left to one organisation, with thanks"), "h3")
        listed, moved = QVBoxLayout(), QVBoxLayout()
        self._cards = KeyedRows(listed, self._make_card)
        self._moved = KeyedRows(moved, self._make_card)
        for layout in (listed, moved):
            layout.setSpacing(theme.sp(12))
        for item in (
            self.views, self.quick, self._empty, listed, self._thanks, moved, self._rule, self.order,
        ):  # fmt: skip
            self.body.addWidget(item) if isinstance(item, QWidget) else nest(self.body, item)
        self.body.addStretch(1)
        self.views.chosen.connect(self.show_view)
        self.views.turned.connect(self._open_by)
        self.order.grid.opened.connect(self._open_from_grid)
        self.quick.edited.connect(self._on_edited)
        self.quick.submitted.connect(self._on_submitted)
        self.quick.pasted.connect(self._on_pasted)

    def refresh(self) -> None:
        goals = self.snapshot.workshop_goals()
        listed = [goal for goal in goals if goal.status is not GoalStatus.MOVED]
        moved = [goal for goal in goals if goal.status is GoalStatus.MOVED]
        if self.views.value() == ONE and self._open_id not in {goal.id for goal in goals}:
            self._open_id = next((goal.id for goal in [*listed, *moved]), None)
        self._fill(self._cards, listed)
        self._fill(self._moved, moved)
        self._rule.refresh()
        if self.views.value() == ORDER:
            self.order.refresh()
        self._show_view()

    def first_focus(self) -> QWidget:
        return self.order.first_focus() if self.views.value() == ORDER else self.quick.line

    def show_view(self, view: str) -> None:
        """Show all goals, one, or their order, and put the focus where the work goes on."""
        self.commit_pending()
        self.views.set_value(view)
        self.refresh()
        if view == ONE and self._open_id is not None:
            self.open_goal(self._open_id)
        else:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_view(self) -> None:
        """Each view has the page for itself."""
        view, ids = self.views.value(), self._goals_in_order()
        self.quick.setVisible(view == LIST and self.desk.lock is None)
        self._rule.setVisible(view == LIST and bool(ids))
        self._empty.setVisible(view != ORDER and not ids)
        self._thanks.setVisible(view == LIST and bool(self._moved.rows()))
        self.order.setVisible(view == ORDER)
        for goal_id in ids:
            card = self.card(goal_id)
            if card is not None:
                card.set_large(view == ONE)
                card.setVisible(view == LIST or (view == ONE and goal_id == self._open_id))
        self.views.show_place(ids.index(self._open_id) if self._open_id in ids else 0, len(ids))

    def _goals_in_order(self) -> list[int]:
        """As they stand on the page."""
        goals = sorted(self.snapshot.workshop_goals(), key=lambda goal: goal.status is GoalStatus.MOVED)
        return [goal.id for goal in goals]

    def arrive(self, destination: Destination) -> None:
        """Open the goal that was asked for, at the part that was asked for or where its verdict asks for work."""
        ids = [goal.id for goal in self.snapshot.workshop_goals()]
        if destination.table == "goals" and destination.id in ids:
            part = destination.part
            if self.views.value() == ORDER:
                self.views.set_value(LIST)
            tab = TAB_OF[part] if part in TAB_OF else self._tab_for(destination.id)
            self.open_goal(destination.id, tab, part)
        else:
            super().arrive(destination)

    def _open_from_grid(self, goal_id: int) -> None:
        self.arrive(Destination(self.step, "goals", goal_id))

    def commit_pending(self) -> None:
        super().commit_pending()
        card = self.card(self._open_id)
        if card is not None and card.panel is not None:
            card.panel.commit()
        self.order.commit()

    def card(self, goal_id: int | None) -> GoalCard | None:
        return None if goal_id is None else self._cards.row(goal_id) or self._moved.row(goal_id)

    def open_goal(self, goal_id: int, tab: GoalTab | None = None, part: Part = Part.WHOLE) -> None:
        """Open one goal, close the one that was open, and put the focus where the work goes on."""
        self._refresh_if_stale()
        if goal_id != self._open_id:
            self.close_goal()
            self._open_id = goal_id
        card = self.card(goal_id)
        if card is None:
            return
        if card.panel is None:
            self._open_panel(card, goal_id)
        if tab is not None and card.panel is not None:
            card.panel.show_tab(tab)
        self._show_view()
        QTimer.singleShot(0, self, partial(self._show_open, part))

    def close_goal(self) -> None:
        """Close the goal that is open, if there is one."""
        card = self.card(self._open_id)
        self._open_id = None
        if card is not None:
            card.close_panel()

    def _fill(self, cards: KeyedRows[GoalCard], goals: Sequence[Goal]) -> None:
        for place, (card, goal) in enumerate(zip(cards.sync(goal.id for goal in goals), goals, strict=True)):
            finding = self._speech.finding(self.figures, goal.id)
            card.refresh(goal, finding)
            if goal.id == self._open_id and card.panel is None:
                self._open_panel(card, goal.id)  # the card was made anew when its goal changed lists
            if card.panel is not None:
                card.panel.refresh(finding, place, len(goals))

    def _make_card(self, goal_id: int) -> GoalCard:
        card = GoalCard(self.theme, self.snapshot.goal(goal_id))
        card.open_wanted.connect(partial(self._on_open_wanted, goal_id))
        return card

    def _open_panel(self, card: GoalCard, goal_id: int) -> None:
        panel = GoalPanel(self.theme, self, goal_id, self._tab)
        panel.next_wanted.connect(self._open_next)
        panel.tab_chosen.connect(self._on_tab)
        card.open(panel)
        self.refresh()

    def _on_open_wanted(self, goal_id: int, opens: bool) -> None:
        if opens:
            self.open_goal(goal_id)
        else:
            self.close_goal()

    def _tab_for(self, goal_id: int) -> GoalTab:
        insight = self.figures.goal(goal_id)
        match insight.verdict:
            case Verdict.NOT_TESTED if not insight.alone.n:
                return GoalTab.ALONE
            case Verdict.NOT_TESTED | Verdict.CONTESTED:
                return GoalTab.SUPPORT
            case Verdict.CAPABILITY_MISSING | Verdict.ONE_HOLDS_ALL:
                return GoalTab.NEEDS
            case Verdict.ALONE:
                return GoalTab.ALONE
            case _ if insight.facts.goal.community_level is None:
                return GoalTab.COMMUNITY
            case _:
                return self._tab

    def _on_tab(self, tab: int) -> None:
        self._tab = GoalTab(tab)

    def _open_next(self) -> None:
        """Go on with the next goal, where it asks for work."""
        self._open_by(1, at_work=True)

    def _open_by(self, by: int, *, at_work: bool = False) -> None:
        """Turn to the next goal, or to the one before, at the same part; the ends stay the ends."""
        ids = self._goals_in_order()
        if self.views.value() == ORDER or self._open_id not in ids:
            return
        place = ids.index(self._open_id) + by
        if 0 <= place < len(ids):
            self.open_goal(ids[place], self._tab_for(ids[place]) if at_work else None)

    def _show_open(self, part: Part) -> None:
        """Put the focus into the open card; when everything has its place, bring the card's top to the top."""
        card = self.card(self._open_id)
        if card is not None and card.panel is not None:
            card.panel.focus_part(part)
            QTimer.singleShot(0, self, self._scroll_to_open)

    def _scroll_to_open(self) -> None:
        card = self.card(self._open_id)
        if card is not None:
            bar = self.scroll_area.verticalScrollBar()
            bar.setValue(min(bar.maximum(), card.y()))  # the cards lie straight on the page
            focused = self.focusWidget()
            if card.isAncestorOf(focused):
                self.scroll_area.ensureWidgetVisible(focused, 0, self.theme.sp(24))

    def _on_edited(self, text: str) -> None:
        entry = parse_goal(text, date.today())
        self.quick.set_chips([(say(chip.text), chip.tone) for chip in entry.chips])

    def _on_submitted(self, text: str) -> None:
        entry = parse_goal(text, date.today())
        if entry.ready:
            self._add([entry])

    def _on_pasted(self, lines: list[str]) -> None:
        entries, titles = parse_goals(lines, date.today())
        if self._add(entries) and titles:
            self.quick.set_text("; ".join(titles))  # to be made a goal, or thrown away

    def _add(self, entries: list[GoalEntry]) -> bool:
        """Gives whether they were added."""
        change = self.desk.run(add_goals, entries) if entries else None
        if change is None:
            return False
        self.quick.clear()
        codes = [self.snapshot.goal(goal_id).code.lstrip("G") for goal_id in change.created("goals")]
        words = self.tr("Added: goal %1") if len(codes) == 1 else self.tr("Added: goals %1")
        self.quick.tell(words.replace("%1", ", ".join(codes)))
        self.quick.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def forget(self) -> None:
        self._open_id = None
        self._cards.sync(())
        self._moved.sync(())
        self.views.set_value(LIST)
        self.quick.clear()
