"""Partners typed or pasted into the box of the map page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from partnerdesk.commands.partners import add_partners
from partnerdesk.quick.day_offers import Offered
from partnerdesk.quick.entries import PartnerEntry
from partnerdesk.quick.partner_offers import offers_for_partner
from partnerdesk.quick.partners import as_meant, clear_ones, parse_partners
from ui.accessible import announce
from ui.pages.page import Page
from ui.widgets import Completion, QuickEntry
from ui.widgets.quick_entry import MOST_LINES, lines_of
from ui.words import say


class PartnerAdding(QObject):
    """Shows what a line means while it is typed, and adds it on Enter. Several partners are one undo step."""

    def __init__(self, page: Page, quick: QuickEntry) -> None:
        super().__init__(page)
        self._page = page
        self._quick = quick
        self._adding = False
        quick.edited.connect(self._show_chips)
        quick.submitted.connect(self._add_typed)
        quick.submitted_instead.connect(self._update_likely)
        quick.pasted.connect(self._add_lines)
        self.completion = Completion(page.theme, quick.line, self._offers)

    def refresh(self) -> None:
        """The record has changed: what stands in the box may mean something else now."""
        if self._quick.text() and not self._adding:
            self._show_chips(self._quick.text())

    def paste(self) -> None:
        """Add the partners that stand on the clipboard, one a line."""
        lines = lines_of(QGuiApplication.clipboard().text())
        self._quick.line.setFocus()
        if len(lines) > MOST_LINES:
            self._quick.refuse_many(len(lines))
        elif lines:
            self._add_lines([*lines_of(self._quick.text()), *lines])
        else:
            words = self.tr("There is no text to paste. Copy a list with one partner on each line first.")
            self._page.message.emit(words)

    def _meant(self, text: str) -> tuple[PartnerEntry, ...]:
        return parse_partners(text, self._page.snapshot)

    def _show_chips(self, text: str) -> None:
        chips = [chip for entry in self._meant(text) for chip in entry.chips]
        self._quick.set_chips([(say(chip.text), chip.tone) for chip in chips])

    def _offers(self, before: str) -> Offered:
        return offers_for_partner(before, self._page.snapshot)

    def _add_typed(self, text: str) -> None:
        if self._add(self._meant(text)):
            self._quick.clear()

    def _update_likely(self, text: str) -> None:
        """What was typed belongs to those partners that it probably meant."""
        if self._add(as_meant(self._meant(text))):
            self._quick.clear()

    def _add_lines(self, lines: list[str]) -> None:
        """Add what is clear; what has no name, or looks like somebody who is there, stays in the box to be decided."""
        clear, left = clear_ones(self._meant("\n".join(lines)))
        if not clear or self._add(clear):
            self._quick.set_text("; ".join(left))
            if left:
                words = self.tr("Added: %1. What stands in the box waits to be mended.")
                self._page.message.emit(words.replace("%1", str(len(clear))))

    def _add(self, entries: Sequence[PartnerEntry]) -> bool:
        """Gives whether they were added."""
        page = self._page
        if not entries or not all(entry.ready for entry in entries):
            return False
        self._adding = True  # what stands in the box is about to go: it need not be read once more
        try:
            change = page.desk.run(add_partners, entries)
        finally:
            self._adding = False
        if change is None:
            return False
        if len(entries) > 1:
            words = self.tr("Added %1 partners").replace("%1", str(len(entries)))
        else:
            words = self.tr("Added %1").replace("%1", entries[0].name)
        page.message.emit(words)
        total = str(len(page.snapshot.organisations))
        announce(self._quick.line, self.tr("%1. %2 partners.").replace("%1", words).replace("%2", total))
        return True
