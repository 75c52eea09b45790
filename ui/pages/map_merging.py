"""Two partners that are chosen become one: the one chosen first is kept."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from partnerdesk.commands.merging import merge_organisations
from ui.words import say

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage


class Merging(QObject):
    """Remembers in which order partners were chosen."""

    def __init__(self, page: MapPage) -> None:
        super().__init__(page)
        self._page = page
        self._order: list[int] = []

    def follow(self, chosen: Collection[int]) -> None:
        """Others are chosen. Those that come together count in the order of the list."""
        new = [each.id for each in self._page.snapshot.organisations if each.id in chosen]
        kept = [each for each in self._order if each in chosen]
        self._order = kept + [each for each in new if each not in kept]

    def words(self) -> str:
        """Which of the two chosen would go, and which is kept; empty when there are not two."""
        if len(self._order) != 2:
            return ""
        kept, gone = (self._page.snapshot.organisation(each).name for each in self._order)
        return self.tr("Merge %1 into %2").replace("%1", gone).replace("%2", kept)

    def start(self) -> None:
        """Make one of the two that are chosen; of one that is chosen, ask with whom."""
        page = self._page
        if page.refuses():
            return
        if len(self._order) == 2:
            self._merge(*self._order)
        elif page.current:
            page.panel.show_partner(page.current)
            page.panel.partner.merging.open_line()
        else:
            page.message.emit(self.tr("Choose a partner first, then merge it with another."))

    def _merge(self, kept_id: int, gone_id: int) -> None:
        page = self._page
        page.commit_pending()
        change = page.desk.run(merge_organisations, kept_id, gone_id)
        if change is not None:
            page.message.emit(say(change.label))
            page.choose(kept_id)
            page.focus_view()
