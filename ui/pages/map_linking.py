"""Linking two partners: by key and name, by two presses, or by pulling a line from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from partnerdesk.commands.relationships import link_organisations
from ui.pages.map_link_bar import LinkBar
from ui.pages.map_view import MapView
from ui.words import say

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage


class Linking(QObject):
    """Keeps the strip in which a link is made and the map in step. ``done()``: linked or given up."""

    done = Signal()

    def __init__(self, page: MapPage, view: MapView, bar: LinkBar) -> None:
        super().__init__(page)
        self._page = page
        self._view = view
        self._bar = bar
        bar.made.connect(self._make)
        bar.stopped.connect(self._stop)
        view.canvas.link_wanted.connect(self.start)
        view.canvas.linked.connect(self._on_linked)
        view.canvas.mode_changed.connect(self._on_mode)

    def start(self) -> None:
        """Begin a link from the chosen partner, or from the first that is pressed."""
        page, organisations = self._page, self._page.snapshot.organisations
        if len(organisations) < 2 or page.refuses():
            return
        if not page.current:
            page.choose(organisations[0].id)
        start = page.snapshot.organisation(page.current)
        self._bar.begin(start, [each for each in organisations if each.id != start.id])
        self._view.start_linking()

    def _on_linked(self, start: int, end: int) -> None:
        if self._bar.isHidden():
            self.start()
        if not self._bar.isHidden():
            self._bar.take_other(end)

    def _make(self, start: int, end: int, level: int | None) -> None:
        self._view.stop()
        change = self._page.desk.run(link_organisations, start, end, level)
        if change is not None:
            self._page.message.emit(say(change.label))
        self.done.emit()

    def _stop(self) -> None:
        self._view.stop()
        self.done.emit()

    def _on_mode(self, mode: str) -> None:
        if mode != "link" and not self._bar.isHidden():
            self._bar.stop()
