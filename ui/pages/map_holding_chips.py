"""What one partner offers, or what it needs: a chip for each, and a line to add more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.commands.capabilities import set_holding
from partnerdesk.commands.holdings import hold_by_name
from partnerdesk.model.records import Organisation
from partnerdesk.model.vocabulary import HoldingKind
from ui.theme.theme import Theme
from ui.widgets import AddingPlace, Button, FlowRow, Heading
from ui.widgets.suggest_line import SuggestLine

if TYPE_CHECKING:
    from ui.pages.page import Page


class HoldingChips(QWidget):
    """A chip is a button that takes the offer or need away."""

    def __init__(self, theme: Theme, page: Page, kind: HoldingKind) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._kind = kind
        self._organisation: Organisation | None = None
        self._shown: list[tuple[int, str]] = []
        offers = kind == HoldingKind.OFFER
        placeholder = self.tr("Add an offer") if offers else self.tr("Add a need")
        self.add = SuggestLine(theme, placeholder=placeholder)
        self.chips = FlowRow(theme, spacing=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(6))
        column.addWidget(Heading(theme, self.tr("Offers") if offers else self.tr("Needs"), "h3"))
        column.addWidget(self.chips)
        column.addWidget(AddingPlace(theme, self.add))
        self.add.returnPressed.connect(self._add)
        self.add.picked.connect(self._add)

    def show_partner(self, organisation: Organisation) -> None:
        snapshot = self._page.snapshot
        names = {each.id: each.name for each in snapshot.capabilities}
        held = [(each, names[each]) for each in snapshot.holdings_of(organisation.id, self._kind)]
        words = (
            self.tr("Add an offer of %1") if self._kind == HoldingKind.OFFER else self.tr("Add a need of %1")
        )
        self.add.setAccessibleName(words.replace("%1", organisation.name))
        self.add.set_suggestions([name for each, name in names.items() if (each, name) not in held])
        if held != self._shown or self._organisation is None or self._organisation.id != organisation.id:
            self._organisation, self._shown = organisation, held
            self._fill(organisation.name)
        self._organisation = organisation

    def _fill(self, partner: str) -> None:
        self.chips.clear()
        for capability_id, name in self._shown:
            words = self.tr("Remove %1 from %2").replace("%1", name).replace("%2", partner)
            chip = Button(
                self._theme, name, "x", "chip", name=words, tooltip=words, trailing=True, edits=True
            )
            chip.clicked.connect(partial(self._drop, capability_id))
            self.chips.add(chip)
        self.chips.setVisible(bool(self._shown))

    def _drop(self, capability_id: int, *_: object) -> None:
        if self._organisation is not None:
            self.add.setFocus()
            self._page.desk.run(set_holding, self._organisation.id, capability_id, self._kind, held=False)

    def _add(self, *_: object) -> None:
        text = self.add.value()
        if not text or self._organisation is None:
            return
        if self._page.desk.run(hold_by_name, self._organisation.id, text, self._kind) is not None:
            self.add.clear()
            self.add.set_value("")
