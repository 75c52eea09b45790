"""Record actions: who brings what, how joint that makes it, and who else could bring something (N4)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.commands.actions import remove_contributor, set_contribution, toggle_contribution
from partnerdesk.model.partner_types import category_of
from partnerdesk.rules.jointness import ActionClass
from partnerdesk.rules.who_else import Suggestion, who_else
from partnerdesk.rules.workshop_facts import WorkshopFacts
from ui.pages.action_choices import partner_choices
from ui.pages.action_figures import ActionSpeech
from ui.pages.figures_page import FiguresPage
from ui.pages.keyed_rows import KeyedRows
from ui.pages.toggle_chips import ToggleChips
from ui.theme.theme import Theme
from ui.widgets import AddingPlace, Button, ComboBox, ElidedText, FlowRow, IconButton, Pill, Text, TypeBadge
from ui.widgets.laid_out import nest


class PartRow(QWidget):
    """One organisation in an action: what it brings, and what else it could, its own offers first."""

    def __init__(self, theme: Theme, page: FiguresPage, action_id: int, organisation_id: int) -> None:
        super().__init__()
        self._page = page
        self._action_id = action_id
        self._id = organisation_id
        organisation = page.snapshot.organisation(organisation_id)
        self._name = organisation.name
        self._leads = Pill(theme, self.tr("Leads"), "accent")
        self.chips = ToggleChips(theme)
        self.more = ComboBox(
            theme, name=self.tr("Something else that %1 brings").replace("%1", organisation.name)
        )
        self.more.setMinimumContentsLength(11)  # "Something else" stays whole
        self._add = Button(theme, self.tr("Add"), "plus", "ghost",
                           name=self.tr("Add what %1 brings").replace("%1", organisation.name), edits=True)  # fmt: skip
        self._remove = IconButton(
            theme, "x", self.tr("Take %1 out of the action").replace("%1", organisation.name), edits=True
        )
        self._unsaid = Text(
            theme, self.tr("What it brings is not said yet. Press it below."), "small", "warn"
        )
        self._lay_out(theme, category_of(organisation.type), organisation.type)
        self.chips.turned.connect(self._turn)
        self._add.clicked.connect(self._bring_more)
        self._remove.clicked.connect(self._drop)

    def refresh(
        self, facts: WorkshopFacts, brought: tuple[int, ...], wanted: list[int], *, leads: bool
    ) -> None:
        """``wanted`` are the capabilities that the goal needs and nobody brings to the action yet."""
        self._leads.setVisible(leads)
        self._unsaid.setVisible(not brought)
        offers = facts.offers[self._id]
        likely = [each for each in facts.capabilities if each in offers or each in brought]
        self.chips.refresh([self._chip(facts, each, wanted) for each in likely], brought)
        self.chips.setVisible(bool(likely))
        others = [(each.name, each.id) for each in facts.capabilities.values() if each.id not in likely]
        self.more.set_items([(self.tr("Something else"), None), *others])

    def first_focus(self) -> QWidget:
        return next(iter(self.chips.chips()), self.more)

    def _chip(self, facts: WorkshopFacts, capability_id: int, wanted: list[int]) -> tuple[int, str, str]:
        words = facts.capabilities[capability_id].name
        if capability_id in wanted:
            words = self.tr("%1 (needed)").replace("%1", words)
        return capability_id, words, f"{self._name}: {words}"

    def _turn(self, capability_id: int) -> None:
        self._page.desk.run(toggle_contribution, self._action_id, self._id, capability_id)

    def _bring_more(self) -> None:
        capability_id = self.more.value()
        if isinstance(capability_id, int):
            self._page.desk.run(set_contribution, self._action_id, self._id, capability_id, brings=True)
        else:
            self.more.setFocus()
            self.more.showPopup()

    def _drop(self) -> None:
        self._page.desk.run(remove_contributor, self._action_id, self._id)

    def _lay_out(self, theme: Theme, category: str, type_name: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.sp(8))
        head.addWidget(TypeBadge(theme, category, type_name))
        head.addWidget(ElidedText(theme, self._name, "body_strong"))
        head.addWidget(self._leads)
        head.addStretch(1)
        head.addWidget(self._remove)
        more = AddingPlace(theme, self.more, self._add)
        more.row.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.sp(32), 0, 0, 0)
        inner.setSpacing(theme.sp(6))
        inner.addWidget(self._unsaid)
        inner.addWidget(self.chips)
        inner.addWidget(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.sp(6))
        column.setSpacing(theme.sp(4))
        nest(column, head)
        nest(column, inner)


class ActionParts(QWidget):
    """The live class in words, a row for each organisation, one more to add, and suggestions to press."""

    def __init__(self, theme: Theme, page: FiguresPage, action_id: int) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._id = action_id
        self._speech = ActionSpeech(self)
        self._class = Text(theme, "", "body_strong")
        self._needed = Text(theme, "", "small")
        self.who = ComboBox(theme, name=self.tr("Organisation to add to the action"))
        self._add = Button(
            theme, self.tr("Add"), "plus", name=self.tr("Add the organisation to the action"), edits=True
        )
        self._else = Text(theme, self.tr("Who else could bring something the lead lacks?"), "label")
        self._suggestions = FlowRow(theme)
        self._suggested: tuple[Suggestion, ...] = ()
        rows = QVBoxLayout()
        rows.setSpacing(theme.sp(6))
        self._rows = KeyedRows(rows, partial(PartRow, theme, page, action_id))
        self.who.setMinimumContentsLength(24)
        add = AddingPlace(theme, self.who, self._add)
        add.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        column.addWidget(self._class)
        column.addWidget(self._needed)
        nest(column, rows)
        column.addWidget(add)
        column.addWidget(self._else)
        column.addWidget(self._suggestions)
        self._add.clicked.connect(self._bring_in)

    def refresh(self) -> None:
        figures = self._page.figures
        insight, facts = figures.action(self._id), figures.facts
        self._class.setText(self._speech.together(figures, self._id))
        one_sided = insight.jointness.action_class is not ActionClass.JOINT
        self._class.set_tone("warn" if one_sided else "ok")
        wanted = self._not_brought()
        self._needed.setVisible(bool(wanted))
        names = ", ".join(facts.capabilities[each].name for each in wanted)
        self._needed.setText(self.tr("The goal also needs, and nobody brings here: %1.").replace("%1", names))
        parts = insight.facts.parts
        for organisation_id, row in zip(parts, self._rows.sync(parts), strict=True):
            leads = organisation_id == insight.facts.action.lead_id
            row.refresh(facts, parts[organisation_id], wanted, leads=leads)
        self._offer_organisations(facts)
        self._suggest(who_else(facts, insight.facts) if one_sided else ())

    def first_focus(self) -> QWidget:
        """The first who has not said what they bring, else where one more organisation is chosen."""
        parts = self._page.figures.action(self._id).facts.parts
        unsaid = next((self._rows.row(each) for each, brought in parts.items() if not brought), None)
        return unsaid.first_focus() if unsaid is not None else self.who

    def row(self, organisation_id: int) -> PartRow | None:
        return self._rows.row(organisation_id)

    def _not_brought(self) -> list[int]:
        insight = self._page.figures.action(self._id)
        brought = {each for part in insight.facts.parts.values() for each in part}
        goals = {goal.goal.id: goal.needs for goal in self._page.figures.facts.goals}
        return [each for each in goals.get(insight.facts.action.goal_id or 0, ()) if each not in brought]

    def _offer_organisations(self, facts: WorkshopFacts) -> None:
        """The lead first."""
        action = self._page.figures.action(self._id).facts
        choices = sorted(partner_choices(facts), key=lambda choice: choice[1] != action.action.lead_id)
        free = [choice for choice in choices if choice[1] not in action.parts]
        self.who.set_items([(self.tr("Choose an organisation"), None), *free])

    def _suggest(self, found: tuple[Suggestion, ...]) -> None:
        self._else.setVisible(bool(found))
        self._suggestions.setVisible(bool(found))
        if found == self._suggested:
            return
        self._suggested = found
        self._suggestions.clear()
        facts = self._page.figures.facts
        for each in found:
            words = f"{facts.organisations[each.organisation_id].name}: {facts.capabilities[each.capability_id].name}"
            button = Button(
                self._theme, words, "plus", "link", name=self.tr("Add %1").replace("%1", words), edits=True
            )
            button.clicked.connect(partial(self._take, each.organisation_id, each.capability_id))
            self._suggestions.add(button)

    def _bring_in(self) -> None:
        organisation_id = self.who.value()
        if isinstance(organisation_id, int):
            self._take(organisation_id, None)
        else:
            self.who.setFocus()
            self.who.showPopup()

    def _take(self, organisation_id: int, capability_id: int | None, *_: object) -> None:
        self._page.desk.run(set_contribution, self._id, organisation_id, capability_id, brings=True)
        row = self._rows.row(organisation_id)
        if row is not None:
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
