"""Agree shared goals: everything about the one goal that is open."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.goals import move_goal, remove_goal, set_goal_status
from partnerdesk.model.vocabulary import GoalStatus
from partnerdesk.rules.finding import Part
from ui.pages.figures_page import FiguresPage
from ui.pages.goal_alone import GoalAlone, GoalCommunity
from ui.pages.goal_figures import GoalFinding
from ui.pages.goal_merging import GoalMerging
from ui.pages.goal_needs import GoalNeeds
from ui.pages.goal_support import GoalSupport
from ui.pages.goal_words import GoalWords
from ui.theme.theme import Theme
from ui.widgets import Button, Card, FlowRow, IconButton, IconLabel, TabBar, Text
from ui.widgets.laid_out import nest


class GoalTab(IntEnum):
    """The parts of an open goal, in the order a room goes through them."""

    WORDS = 0
    NEEDS = 1
    ALONE = 2
    SUPPORT = 3
    COMMUNITY = 4


Shown = GoalWords | GoalNeeds | GoalAlone | GoalSupport | GoalCommunity
TAB_OF: Final = {
    Part.WORDS: GoalTab.WORDS,
    Part.MEASURE: GoalTab.WORDS,
    Part.NEEDS: GoalTab.NEEDS,
    Part.ALONE: GoalTab.ALONE,
    Part.SUPPORT: GoalTab.SUPPORT,
    Part.REASONS: GoalTab.SUPPORT,
    Part.COMMUNITY: GoalTab.COMMUNITY,
}
"""Behind which tab a finding is mended."""


class VerdictCard(Card):
    """The verdict in words, the figures behind it, and what to ask the room next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tone="sunken")
        self._words = Text(theme, "", "h3")
        self._facts = Text(theme, "", "small", "plain")
        self._prompt = Text(theme, "", "label")
        row = QHBoxLayout()
        row.setSpacing(theme.sp(6))
        row.addWidget(IconLabel(theme, "message-circle", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._prompt, 1)
        self.body.addWidget(self._words)
        self.body.addWidget(self._facts)
        nest(self.body, row)
        self._tighten()
        theme.changed.connect(self._tighten)

    def refresh(self, finding: GoalFinding) -> None:
        self.set_tone(finding.card)
        self._words.setText(finding.verdict)
        self._facts.setText(finding.facts)
        self._facts.setVisible(bool(finding.facts))
        self._prompt.setText(finding.prompt)

    def _tighten(self) -> None:
        edge = self._theme.sp(10)
        self.body.setContentsMargins(edge + self._theme.sp(2), edge, edge, edge)
        self.body.setSpacing(self._theme.sp(3))


class GoalPanel(QWidget):
    """Verdict, five parts behind tabs, and what can be done with the goal. A part is built when it is first seen.

    ``next_wanted()`` asks for the next goal; ``tab_chosen(int)`` is the part now shown.
    """

    next_wanted = Signal()
    tab_chosen = Signal(int)

    def __init__(self, theme: Theme, page: FiguresPage, goal_id: int, tab: GoalTab) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = goal_id
        self._parts: dict[GoalTab, Shown] = {}
        self._verdict = VerdictCard(theme)
        parts = (
            self.tr("Words"), self.tr("What it needs"), self.tr("Alone test"), self.tr("Support"), self.tr("Community"),
        )  # fmt: skip
        self.tabs = TabBar(parts, tooltip=self.tr("Ctrl+Page Up and Page Down turn the parts"))
        self.tabs.setCurrentIndex(tab)
        self._merging = GoalMerging(theme, page, goal_id)
        self._make_buttons()
        self._place = QVBoxLayout()
        self._lay_out()
        self._even_out()
        theme.changed.connect(self._even_out)
        self.tabs.currentChanged.connect(self._on_tab)
        self.tabs.tabBarClicked.connect(self._on_pressed)
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._turn_tab, by))
        self._show_part()

    @property
    def tab(self) -> GoalTab:
        return GoalTab(self.tabs.currentIndex())

    @property
    def part(self) -> Shown:
        """The part that is shown."""
        return self._parts[self.tab]

    def refresh(self, finding: GoalFinding, place: int, count: int) -> None:
        """``place`` of ``count`` is where the goal stands in the list, from 0."""
        goal = self._page.snapshot.goal(self._id)
        self._verdict.refresh(finding)
        self.part.refresh()
        agreed = goal.status is not GoalStatus.OPEN
        self._agree.set_kind("primary" if finding.ready else "secondary")
        self._name_agree(finding)
        self._merging.refresh()
        self._show_way(agreed=agreed)
        self._leave.setVisible(finding.alone and goal.status is not GoalStatus.MOVED)
        listed = goal.status is not GoalStatus.MOVED
        self._up.setEnabled(listed and place > 0)
        self._down.setEnabled(listed and place < count - 1)
        self._after.setVisible(listed and place < count - 1)

    def _name_agree(self, finding: GoalFinding) -> None:
        """What the answers make of it under the workshop's rule; while they are hidden nothing can be agreed."""
        words = self.tr("Mark as agreed")
        if finding.contested:
            words = self.tr("Agree it against the rule")
        elif finding.unasked:
            words = self.tr("Agree it without asking")
        self._agree.set_text(words, self._named(words))
        self._agree.setEnabled(not finding.blind)

    def _even_out(self) -> None:
        """Whatever they say, the buttons that take turns are as wide, so that none beside them moves."""
        kind = self._agree.kind()
        self._agree.set_kind("primary")  # with the most around its words
        letters = self._agree.fontMetrics()
        words = (
            self.tr("Mark as agreed"), self.tr("Agree it against the rule"), self.tr("Agree it without asking"),
            self.tr("Open again"),
        )  # fmt: skip
        around = self._agree.sizeHint().width() - letters.horizontalAdvance(self._agree.text())
        width = around + max(map(letters.horizontalAdvance, words))
        self._agree.set_kind(kind)
        for button in (self._agree, self._reopen):
            button.setMinimumWidth(width)

    def _show_way(self, *, agreed: bool) -> None:
        """To agree, or to open again. The focus goes along: a second Enter must not meet another button."""
        shown, hidden = (self._reopen, self._agree) if agreed else (self._agree, self._reopen)
        shown.show()
        if hidden.hasFocus():
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden.hide()

    def commit(self) -> None:
        for part in self._parts.values():
            part.commit()

    def focus_part(self, part: Part = Part.WHOLE) -> None:
        """Put the focus where a finding is mended, else where the work on the tab that is shown goes on."""
        widget = self._field_for(part) or self.part.first_focus() or self.tabs
        (widget if widget.isEnabled() else self.tabs).setFocus(Qt.FocusReason.TabFocusReason)

    def _field_for(self, part: Part) -> QWidget | None:
        shown = self.part
        deciding = self._reopen if self._agree.isHidden() else self._agree
        if part is Part.STATUS and deciding.isEnabled():
            return deciding
        if part is Part.MEASURE and isinstance(shown, GoalWords):
            return shown.measure
        if part is Part.REASONS and isinstance(shown, GoalSupport):
            return shown.first_without_reason()
        return None

    def show_tab(self, tab: GoalTab) -> None:
        self.tabs.setCurrentIndex(tab)

    def _on_tab(self, tab: int) -> None:
        self.commit()
        self._page.scroll_area.stand_still(self.tabs)
        self._show_part()
        self.part.refresh()
        self.tab_chosen.emit(tab)

    def _on_pressed(self, tab: int) -> None:
        """After a press on a tab the answering goes on at once."""
        if tab >= 0:
            self._focus_soon()

    def _turn_tab(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        self._focus_soon()

    def _focus_soon(self) -> None:
        """A part that was just built is shown in the next turn, and can have the focus only then."""
        QTimer.singleShot(0, self, self.focus_part)

    def _show_part(self) -> None:
        if self.tab not in self._parts:
            self._parts[self.tab] = self._make_part(self.tab)
            self._place.addWidget(self._parts[self.tab])
        for tab, part in self._parts.items():
            part.setVisible(tab is self.tab)

    def _make_part(self, tab: GoalTab) -> Shown:
        kinds: dict[GoalTab, type[Shown]] = {
            GoalTab.WORDS: GoalWords,
            GoalTab.NEEDS: GoalNeeds,
            GoalTab.ALONE: GoalAlone,
            GoalTab.SUPPORT: GoalSupport,
            GoalTab.COMMUNITY: GoalCommunity,
        }
        return kinds[tab](self._theme, self._page, self._id)

    def _make_buttons(self) -> None:
        theme, named = self._theme, self._named
        number = self._page.snapshot.goal(self._id).code.lstrip("G")
        self.tabs.setAccessibleName(self.tr("Parts of goal %1").replace("%1", number))
        agree, again = self.tr("Mark as agreed"), self.tr("Open again")
        leave, after, remove = (
            self.tr("Leave it to one, with thanks"),
            self.tr("Next goal"),
            self.tr("Remove"),
        )
        self._agree = Button(theme, agree, "check", name=named(agree), edits=True)
        self._reopen = Button(theme, again, "rotate-ccw", name=named(again), edits=True)
        self._leave = Button(theme, leave, "hand-heart", name=named(leave), edits=True)
        self._up = IconButton(theme, "arrow-up", named(self.tr("Move up")), edits=True)
        self._down = IconButton(theme, "arrow-down", named(self.tr("Move down")), edits=True)
        self._remove = Button(theme, remove, "trash-2", "ghost", name=named(remove), edits=True)
        self._after = Button(theme, after, "arrow-right", name=named(after), trailing=True)
        self._agree.clicked.connect(partial(self._set_status, GoalStatus.AGREED))
        self._reopen.clicked.connect(partial(self._set_status, GoalStatus.OPEN))
        self._leave.clicked.connect(partial(self._set_status, GoalStatus.MOVED))
        self._up.clicked.connect(partial(self._move, -1))
        self._down.clicked.connect(partial(self._move, 1))
        self._remove.clicked.connect(self._drop)
        self._after.clicked.connect(self._ask_for_next)

    def _named(self, words: str) -> str:
        """What a button is called where there are several goals."""
        number = self._page.snapshot.goal(self._id).code.lstrip("G")
        return f"{words}: {self.tr('goal %1').replace('%1', number)}"

    def _set_status(self, status: GoalStatus, *_: object) -> None:
        self.commit()
        if self._page.desk.run(set_goal_status, self._id, status) is not None and status is GoalStatus.MOVED:
            self._page.message.emit(
                self.tr("Left to one organisation, with thanks. It stands at the end of the list.")
            )

    def _move(self, by: int, *_: object) -> None:
        """Goals that were left to one organisation stand between the others in the record, not on the page."""
        goals = self._page.snapshot.workshop_goals()
        ids = [goal.id for goal in goals]
        shown = [goal.id for goal in goals if goal.status is not GoalStatus.MOVED]
        neighbour = shown[shown.index(self._id) + by]
        self._page.desk.run(move_goal, self._id, ids.index(neighbour) - ids.index(self._id))

    def _drop(self) -> None:
        self._page.desk.run(remove_goal, self._id)

    def _ask_for_next(self) -> None:
        # The panel goes with its goal; the press must have ended before.
        QTimer.singleShot(0, self, self.next_wanted.emit)

    def _lay_out(self) -> None:
        buttons = FlowRow(
            self._theme, self._agree, self._reopen, self._after, self._remove, self._up, self._down, self._leave
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.sp(12))
        column.addWidget(self._verdict)
        column.addWidget(self.tabs)
        nest(column, self._place)
        column.addWidget(buttons)
        column.addWidget(self._merging)
