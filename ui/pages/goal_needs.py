"""Agree shared goals: what a goal needs, who brings it, and what we cover together (N2, N5, N6)."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.goals import need_capability, toggle_goal_need
from partnerdesk.commands.invite import invite_absent
from partnerdesk.rules.missing import Cover, NeededCapability
from partnerdesk.rules.words import COVER_NAMES
from ui.pages.figures_page import FiguresPage
from ui.pages.goal_figures import GoalSpeech
from ui.pages.keyed_rows import KeyedRows
from ui.pages.toggle_chips import ToggleChips
from ui.theme.theme import Theme
from ui.widgets import AddingPlace, Button, FlowRow, Meter, Pill, Text, TextLine
from ui.widgets.laid_out import nest
from ui.words import say, translated

_COVER_LOOKS: Final = {
    Cover.MISSING: ("danger", "triangle-alert"),
    Cover.SINGLE_POINT: ("warn", ""),
    Cover.COVERED: ("ok", "check"),
}


class CoverRow(QWidget):
    """One needed capability: who in the room brings it, and whom to invite where nobody does."""

    def __init__(self, theme: Theme, page: FiguresPage, capability_id: int) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = capability_id
        self._name = Text(theme, "", "body_strong")
        self._state = Pill(theme, "")
        self._who = Text(theme, "", "small")
        self._invite = FlowRow(theme)
        self._invited: tuple[int, ...] = ()
        head = QHBoxLayout()
        head.setSpacing(theme.sp(8))
        head.addWidget(self._name, 1)
        head.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(2))
        nest(column, head)
        column.addWidget(self._who)
        column.addWidget(self._invite)

    def refresh(self, found: NeededCapability) -> None:
        facts = self._page.figures.facts
        self._name.setText(facts.capabilities[self._id].name)
        self._show_state(found.cover)
        away = ", ".join(facts.organisations[each].name for each in found.absent)
        if found.present:
            self._who.setText(", ".join(facts.organisations[each].name for each in found.present))
        elif away and not facts.present:
            # Before anybody is ticked nobody is missing yet, and there is nobody to invite.
            words = self.tr("%1 could bring it. Nobody is ticked as here yet.")
            self._who.setText(words.replace("%1", away))
        elif away:
            self._who.setText(self.tr("Not in the room: %1 could bring it.").replace("%1", away))
        else:
            self._who.setText(self.tr("Nobody we know of brings it. Who could?"))
        self._show_invitations(() if found.present or not facts.present else found.absent)

    def _show_state(self, cover: Cover) -> None:
        self._state.set(translated(COVER_NAMES[cover]), *_COVER_LOOKS[cover])

    def _show_invitations(self, wanted: tuple[int, ...]) -> None:
        self._invite.setVisible(bool(wanted))
        if wanted == self._invited:
            return
        self._invited = wanted
        self._invite.clear()
        for each in wanted:
            words = self.tr("Invite %1").replace("%1", self._page.figures.facts.organisations[each].name)
            button = Button(self._theme, words, "user-plus", "link", edits=True)
            button.clicked.connect(partial(self._ask, each))
            self._invite.add(button)

    def _ask(self, organisation_id: int, *_: object) -> None:
        change = self._page.desk.run(invite_absent, organisation_id, [self._id], say)
        if change is not None:
            words = self.tr("The invitation is among the actions.")
            self._page.message.emit(words if change.rows else self.tr("It is among the actions already."))


class GoalNeeds(QWidget):
    """Every capability as a chip to turn on or off, one more to type, and what the room covers."""

    def __init__(self, theme: Theme, page: FiguresPage, goal_id: int) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = goal_id
        self._speech = GoalSpeech(self)
        self._chips = ToggleChips(theme)
        self.line = TextLine(
            theme,
            placeholder=self.tr("Something else it needs"),
            name=self.tr("A new capability that the goal needs"),
        )
        self._add = Button(theme, self.tr("Add"), "plus", name=self.tr("Add the capability"), edits=True)
        self.meter = Meter(theme, self.tr("What we cover"))
        self._words = Text(theme, "", "small")
        rows = QVBoxLayout()
        rows.setSpacing(theme.sp(10))
        self._rows = KeyedRows(rows, partial(CoverRow, theme, page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(10))
        column.addWidget(
            Text(theme, self.tr("What does it take to reach this goal? Press what it needs."), "muted")
        )
        column.addWidget(self._chips)
        column.addWidget(AddingPlace(theme, self.line, self._add))
        column.addWidget(self.meter)
        column.addWidget(self._words)
        nest(column, rows)
        self._chips.turned.connect(self._turn)
        self.line.returnPressed.connect(self.add)
        self._add.clicked.connect(self.add)

    def refresh(self) -> None:
        snapshot = self._page.snapshot
        needed = {need.capability_id for need in snapshot.goal_needs if need.goal_id == self._id}
        self._chips.refresh([(each.id, each.name, each.name) for each in snapshot.capabilities], needed)
        insight = self._page.figures.goal(self._id)
        rows = self._rows.sync(each.capability_id for each in insight.needed)
        for row, each in zip(rows, insight.needed, strict=True):
            row.refresh(each)
        words, detail = self._speech.synergy(self._page.figures, self._id)
        self.meter.set_value(insight.coverage.together, words, inner=insight.coverage.best_single)
        self._words.setText(detail)
        for widget in (self.meter, self._words):
            widget.setVisible(bool(needed))

    def commit(self) -> None:
        """What was typed and not added is added."""
        self.add()

    def first_focus(self) -> QWidget:
        return next(iter(self._chips.chips()), self.line)

    def add(self) -> None:
        """The goal needs what was typed."""
        if (
            self.line.value()
            and self._page.desk.run(need_capability, self._id, self.line.value()) is not None
        ):
            self.line.clear()
            self.line.set_value("")

    def chip(self, capability_id: int) -> Button:
        return self._chips.chip(capability_id)

    def _turn(self, capability_id: int) -> None:
        self._page.desk.run(toggle_goal_need, self._id, capability_id)
