"""Record actions: actions typed or pasted into the quick line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal

from partnerdesk.commands.actions import add_actions
from partnerdesk.quick.actions import parse_action, parse_actions
from partnerdesk.quick.day_offers import Offered
from partnerdesk.quick.entries import ActionEntry
from partnerdesk.quick.offers import offers_for_action
from partnerdesk.rules.odd_dates import odd_day
from ui.models.odd_dates import DateSpeech
from ui.pages.action_figures import goal_date
from ui.pages.page import Page
from ui.widgets import Completion, QuickEntry
from ui.words import say


class ActionEntering(QObject):
    """Offers what could be meant, shows what was understood, and adds it on Enter. Pasted lines are one undo step.

    ``added(id)`` is the last action that was added.
    """

    added = Signal(int)

    def __init__(self, page: Page, quick: QuickEntry) -> None:
        super().__init__(page)
        self._page = page
        self._quick = quick
        self._dates = DateSpeech(self)
        self.completion = Completion(page.theme, quick.line, self._offers)
        quick.edited.connect(self._on_edited)
        quick.submitted.connect(self._on_submitted)
        quick.pasted.connect(self._on_pasted)

    def begin_with(self, end: str, *_: object) -> None:
        """The quick line with something in it already, a goal or partners; the words are typed before it."""
        if self._page.refuses():
            return
        line = self._quick.line
        line.setText(f" {end}")
        line.setCursorPosition(0)
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offers(self, before: str) -> Offered:
        return offers_for_action(before, self._page.snapshot, date.today())

    def _on_edited(self, text: str) -> None:
        if not self._page.desk.is_open:
            return  # the line is emptied when its document goes
        snapshot, today = self._page.snapshot, date.today()
        entry = parse_action(text, snapshot, today)
        chips = [(say(chip.text), chip.tone) for chip in entry.chips]
        goal_by = goal_date(snapshot, entry.goal_id)
        remark = self._dates.remark(odd_day(entry.due, today, goal_by), entry.due, today, goal_by)
        self._quick.set_chips([*chips, (remark, "warn")] if remark else chips)

    def _on_submitted(self, text: str) -> None:
        entry = parse_action(text, self._page.snapshot, date.today())
        if entry.ready:
            self._add([entry])

    def _on_pasted(self, lines: list[str]) -> None:
        entries, titles = parse_actions(lines, self._page.snapshot, date.today())
        if self._add(entries) and titles:
            self._quick.set_text("; ".join(titles))  # to be made an action, or thrown away

    def _add(self, entries: list[ActionEntry]) -> bool:
        """Gives whether they were added."""
        change = self._page.desk.run(add_actions, entries) if entries else None
        if change is None:
            return False
        self._quick.clear()
        created = change.created("actions")
        codes = [self._page.snapshot.action(action_id).code.lstrip("A") for action_id in created]
        words = self.tr("Added: action %1") if len(created) == 1 else self.tr("Added: actions %1")
        self._quick.tell(words.replace("%1", ", ".join(codes)))
        self.added.emit(created[-1])
        self._quick.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
