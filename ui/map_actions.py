"""What can be done on the map, for menus, finder and keys: from wherever one is, each goes to the map first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from partnerdesk.model.vocabulary import Step
from ui.actions import Actions

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage
    from ui.workshop import WorkshopView

_VIEWS: Final = ("links", "grid", "list", "holdings")
_ALIGNS: Final = ("left", "centre", "top", "middle", "across", "down")
MAP_ACTIONS: Final = (
    *(f"map_{view}" for view in _VIEWS),
    "",
    "map_link",
    "map_merge",
    "map_leaving",
    "",
    "map_force",
    "map_rings",
    "",
    *(f"map_align_{way}" for way in _ALIGNS),
)
"""The keys of the actions, in the order of the menu; an empty one is a line between two groups."""


class MapActions(QObject):
    """Registers the actions. ``workshop`` gives the view of the open workshop, which is built when it is needed."""

    def __init__(self, actions: Actions, workshop: Callable[[], WorkshopView]) -> None:
        super().__init__(actions)
        self._workshop = workshop
        views = (
            (self.tr("Map: &links"), "waypoints"),
            (self.tr("Map: &influence and interest"), "grid-2x2"),
            (self.tr("Map: li&st"), "list"),
            (self.tr("Map: &offers and needs"), "table"),
        )
        for view, (words, icon) in zip(_VIEWS, views, strict=True):
            actions.add(f"map_{view}", words, partial(self._show, view), icon_name=icon)
        actions.add(
            "map_link", self.tr("Lin&k two partners"), self._link, shortcut="Ctrl+L", icon_name="link"
        )
        actions.add("map_merge", self.tr("Mer&ge two partners"), self._merge, icon_name="copy")
        leaving = self.tr("&What if they leave? For those chosen")
        actions.add("map_leaving", leaving, self._leaving, shortcut="Ctrl+Shift+X", icon_name="log-out")
        force, rings = (
            self.tr("&Tidy the map: linked partners near"),
            self.tr("Tidy the map: a &ring for each type"),
        )
        actions.add("map_force", force, self._force, icon_name="wand-sparkles")
        actions.add("map_rings", rings, self._rings, icon_name="target")
        aligns = (
            self.tr("Align partners on the left"),
            self.tr("Align the centres of partners"),
            self.tr("Align partners on top"),
            self.tr("Align the middles of partners"),
            self.tr("Same space between partners, across"),
            self.tr("Same space between partners, down"),
        )
        for way, words in zip(_ALIGNS, aligns, strict=True):
            actions.add(f"map_align_{way}", words, partial(self._align, way), icon_name="move")

    def _show(self, view: str, *_: object) -> None:
        self._go().show_view(view)

    def _link(self) -> None:
        self._on_links().linking.start()

    def _merge(self) -> None:
        self._go().merging.start()

    def _leaving(self) -> None:
        self._on_links().toggle_leaving()

    def _force(self) -> None:
        self._on_links().moves.by_force()

    def _rings(self) -> None:
        self._on_links().moves.in_rings()

    def _align(self, way: str, *_: object) -> None:
        self._on_links().moves.align(way)

    def _go(self) -> MapPage:
        from ui.pages.map_page import MapPage

        workshop = self._workshop()
        if workshop.sheet.step is not Step.MAP:
            workshop.go_to_step(Step.MAP)
        page = workshop.sheet.page(Step.MAP)
        assert isinstance(page, MapPage)
        return page

    def _on_links(self) -> MapPage:
        page = self._go()
        page.show_view("links")
        return page
