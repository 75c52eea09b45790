"""Moves on the map become edits: a drag, a nudge, boxes put in line, a whole new layout. One undo step each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from partnerdesk.commands.organisations import place_organisations
from partnerdesk.commands.placing import move_on_map
from partnerdesk.layout.places import Place, arrange
from partnerdesk.layout.rings import by_rings
from ui.canvas.align import Align
from ui.canvas.ground import Places
from ui.canvas.scene import scene_of
from ui.pages.map_view import MapView

if TYPE_CHECKING:
    from ui.pages.map_page import MapPage


class MapMoves(QObject):
    def __init__(self, page: MapPage, view: MapView) -> None:
        super().__init__(page)
        self._page = page
        self._view = view
        view.canvas.moved.connect(self._on_moved)
        view.force_wanted.connect(self.by_force)
        view.rings_wanted.connect(self.in_rings)
        view.align_wanted.connect(self.align)

    def by_force(self) -> None:
        """Place everybody anew, linked partners near each other."""
        scene = self._view.canvas.scene
        self._place(arrange(list(scene.partners), scene.links()))

    def in_rings(self) -> None:
        """Place everybody anew, in a ring for each type, the community in the middle."""
        scene = self._view.canvas.scene
        self._place(by_rings({each.id: each.category for each in scene.partners.values()}, scene.links()))

    def align(self, how: str) -> None:
        """Put those chosen in line, or say that there must be several. ``how`` is an :class:`Align`."""
        if len(self._view.canvas.selected) > 1:
            self._view.canvas.align(Align(how))
        else:
            self._page.message.emit(
                self.tr(
                    "Choose two or more partners first: hold Shift and press them, or draw a frame around them."
                )
            )

    def _place(self, places: dict[int, Place]) -> None:
        if places:
            held: dict[int, tuple[int, int] | None] = dict(places)
            self._page.desk.run(place_organisations, held)

    def _on_moved(self, ids: tuple[int, ...], places: Places) -> None:
        if self._page.desk.run(move_on_map, ids, places) is None:
            self._view.set_scene(scene_of(self._page.snapshot))
