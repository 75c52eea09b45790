"""Record actions: who carries how much of it all, and who has no part yet (N12)."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from partnerdesk.rules.counted import percent
from partnerdesk.rules.load import FairLoad
from ui.pages.action_choices import shortened
from ui.pages.equal_columns import EqualColumns
from ui.pages.figures_page import FiguresPage
from ui.theme.theme import Theme
from ui.widgets import Button, Heading, Text
from ui.widgets.laid_out import nest

_LEAST = 220
"""The least width of an organisation's entry, in pixels at 100 %."""

_LONGEST: Final = 26
_MOST: Final = 24
"""No more organisations than these are listed; a thousand would not be read."""


class LoadEntry(QWidget):
    """One organisation: a press on its name shows its actions, or begins one where there is none."""

    pressed = Signal(bool)
    """Whether it has a part in anything."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._full = name
        self._busy = False
        self.name = Button(theme, shortened(name, _LONGEST), kind="link", tooltip=name)
        self.says = Text(theme, "", "small", wrap=False)
        self.says.setIndent(theme.px(9))  # below the words of the button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(2))
        column.addWidget(self.name)
        column.addWidget(self.says)
        self.name.clicked.connect(self._on_clicked)

    def show_load(self, leads: int, supports: int, heavy: str) -> None:
        """``heavy`` is its share in words where it is more than a third."""
        self._busy = bool(leads or supports)
        words = self.tr("Leads %1, helps %2").replace("%1", str(leads)).replace("%2", str(supports))
        if heavy:
            words = self.tr("%1: %2, more than a third").replace("%2", heavy).replace("%1", words)
        elif not self._busy:
            words = self.tr("No part yet")
        does = self.tr("Show its actions") if self._busy else self.tr("Begin an action that it leads")
        self.says.setText(words)
        self.says.set_tone("warn" if heavy or not self._busy else "")
        self.name.setAccessibleName(f"{self._full}. {words}. {does}")

    def _on_clicked(self) -> None:
        self.pressed.emit(self._busy)


class ActionLoad(QWidget):
    """One line that says how fair it is; a press on it shows everybody. Beside the table everybody is always shown.

    ``partner_wanted(id)`` asks for the actions of an organisation, ``action_wanted(id)`` to begin one that it leads.
    """

    partner_wanted = Signal(int)
    action_wanted = Signal(int)

    def __init__(self, theme: Theme, page: FiguresPage) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self._beside = False
        self._open = False
        self._entries: dict[int, LoadEntry] = {}
        self._title = Heading(theme, self.tr("Fair load"), "h3")
        self.turn = Button(theme, self.tr("Fair load"), "chevron-right", "link")
        self._says = Text(theme, "", "small")
        self._all = EqualColumns(theme, _LEAST, 8)
        self._more = Text(theme, "", "small")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme.sp(6))
        self._head.addWidget(self._title)
        self._head.addWidget(self.turn)
        self._head.addWidget(self._says, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(8))
        nest(column, self._head)
        for widget in (self._all, self._more):
            column.addWidget(widget)
        column.addStretch(1)
        self.turn.clicked.connect(self._turn)
        self._unfold()

    def refresh(self) -> None:
        load = self._page.figures.load
        names = {each.id: each.name for each in self._page.figures.facts.organisations.values()}
        self.setVisible(bool(load.total))
        self._says.setText(self._in_words(load, names))
        flagged = bool(load.too_heavy or load.quiet)
        self._says.set_tone("warn" if flagged else "ok")
        listed = self._listed(load)
        shown = listed[:_MOST]
        if shown != list(self._entries):
            kept = {each: self._entries.get(each) or self._made(each, names[each]) for each in shown}
            self._entries = kept
            self._all.show_only(list(kept.values()))
        heavy = set(load.too_heavy)
        for each, entry in self._entries.items():
            share = percent(load.share(each) or 0) if each in heavy else ""
            entry.show_load(load.leads[each], load.supports[each], share)
        others = len(listed) - len(shown)
        self._more.setText(self.tr("And %1 others").replace("%1", str(others)) if others else "")
        self._more.setVisible(bool(others) and (self._open or self._beside))

    def set_beside(self, beside: bool) -> None:
        """Beside the table there is room for everybody."""
        if beside != self._beside:
            self._beside = beside
            self._unfold()

    def entry(self, organisation_id: int) -> LoadEntry:
        return self._entries[organisation_id]

    def _made(self, organisation_id: int, name: str) -> LoadEntry:
        entry = LoadEntry(self._theme, name)
        entry.pressed.connect(partial(self._ask, organisation_id))
        return entry

    def _ask(self, organisation_id: int, busy: bool) -> None:
        (self.partner_wanted if busy else self.action_wanted).emit(organisation_id)

    def _listed(self, load: FairLoad) -> list[int]:
        """Who carries something, most first, then those in the room who carry nothing."""
        carried = load.carried
        busy = [each for each, weight in carried.items() if weight]
        return [*sorted(busy, key=carried.__getitem__, reverse=True), *load.quiet]

    def _in_words(self, load: FairLoad, names: dict[int, str]) -> str:
        said = [
            self.tr("%1 carries %2 of the work, more than a third.")
            .replace("%2", percent(load.share(each) or 0))
            .replace("%1", names[each])
            for each in load.too_heavy
        ]
        if len(load.quiet) == 1:
            said.append(self.tr("%1 has no part yet.").replace("%1", names[load.quiet[0]]))
        elif load.quiet:
            said.append(self.tr("%1 partners have no part yet.").replace("%1", str(len(load.quiet))))
        return " ".join(said) or self.tr("Everybody has a part, and nobody more than a third.")

    def _turn(self) -> None:
        self._open = not self._open
        self._unfold()

    def _unfold(self) -> None:
        opened = self._open or self._beside
        self.turn.set_icon("chevron-down" if opened else "chevron-right")
        words = self.tr("Fair load, everybody shown") if opened else self.tr("Fair load, show everybody")
        self.turn.setAccessibleName(words)
        self.turn.setVisible(not self._beside)
        self._title.setVisible(self._beside)
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if self._beside else ways.LeftToRight)
        self._all.setVisible(opened)
        self._more.setVisible(opened and bool(self._more.text()))
