"""The map's ground: where every partner stands on it, how large its box is, and who is where."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from partnerdesk.rules.layout import arrange, fit_in
from ui.canvas.node_pictures import NodePictures
from ui.canvas.places import MANY, Point, Size, ground, spread, to_pixels, to_thousandths
from ui.canvas.scene import Scene
from ui.canvas.tie_art import TieArt
from ui.theme.theme import Theme

Places = dict[int, tuple[int, int]]


_LATE: Final = 1.05
"""The ground of many grows only when it is too small by so much, so that not everybody moves with each who comes."""


class Ground:
    """Keeps places while the map is open: who stands somewhere stays there when others come, go or are linked."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.scene = Scene({}, ())
        self.pictures = NodePictures(theme)
        self.ties = TieArt(theme)
        self.points: dict[int, Point] = {}
        self.sizes: dict[int, Size] = {}
        self.area: Size = (1.0, 1.0)
        self._settled: Places = {}
        self._seen: dict[tuple[int, tuple[int, int]], Point] = {}
        self._window: Size = (0.0, 0.0)
        self._spread_for: object = None
        self._far: dict[str, dict[int, QRectF]] | None = None
        self._stood: dict[int, tuple[tuple[int, int], Size]] = {}

    def forget(self) -> None:
        """Another document was opened."""
        self._settled, self._seen = {}, {}
        self._window = (0.0, 0.0)

    def dress(self) -> None:
        """The theme has changed."""
        self.pictures.forget()

    def update(self, scene: Scene, window: QSizeF) -> None:
        """Show a scene on a window of a size."""
        self.scene = scene
        self.sizes = {}
        for each in scene.partners.values():
            box = self.pictures.box(each)
            self.sizes[each.id] = (box.width, box.height)
        places = self._places()
        wanted = (places, self.sizes, (window.width(), window.height()), scene.links())
        if wanted != self._spread_for:
            self._place(places, window, scene.links())
            self._spread_for = wanted
        self._far = None
        self.ties.build(scene.ties, self.points, self.sizes)

    def _place(self, places: Places, window: QSizeF, links: list[tuple[int, int]]) -> None:
        """Put everybody in their place. On the same window, who had a place before starts from where it was seen."""
        size = (window.width(), window.height())
        area = ground(list(self.sizes.values()), size, self.gap())
        late = _LATE if len(places) > MANY else 1.0
        if size != self._window:
            self._window, self._seen, self._stood = size, {}, {}
        elif area[0] <= self.area[0] * late and area[1] <= self.area[1] * late:
            area = self.area
        homes = {each: self._seen_point(each, place, area) for each, place in places.items()}
        standing = {each: (place, self.sizes[each]) for each, place in places.items()}
        restless = self._restless(standing, area)
        self.points, self.area = spread(homes, self.sizes, area, self.gap(), links, restless=restless)
        self._stood = standing
        for each, place in places.items():
            (x, y), (wide, high) = self.points[each], self.area
            self._seen[each, place] = x / wide, y / high

    def _restless(
        self, standing: Mapping[int, tuple[tuple[int, int], Size]], area: Size
    ) -> Collection[int] | None:
        """Of many, who has come or was put elsewhere; None where it could be anybody. Few are all looked at: how near
        each other they may stand depends on their links."""
        if len(standing) <= MANY or len(self._stood) <= MANY:
            return None
        if area[0] < self.area[0] or area[1] < self.area[1]:
            return None
        return [each for each, where in standing.items() if self._stood.get(each) != where]

    def _seen_point(self, partner_id: int, place: tuple[int, int], area: Size) -> Point:
        seen = self._seen.get((partner_id, place))
        return to_pixels(place, area) if seen is None else (seen[0] * area[0], seen[1] * area[1])

    def _places(self) -> Places:
        partners = self.scene.partners
        by_hand = {each.id: each.place for each in partners.values() if each.place is not None}
        ids = list(partners)
        known = {each: self._settled[each] for each in ids if each in self._settled} | by_hand
        new = len(ids) - len(known)
        if new and not by_hand and new >= len(known):
            known = arrange(ids, self.scene.links())
        elif new:
            known = fit_in(ids, self.scene.links(), known)
        self._settled.update({each: place for each, place in known.items() if each not in by_hand})
        return {each: known[each] for each in ids}

    def gap(self) -> float:
        """The least distance between two boxes."""
        return float(self._theme.sp(14))

    def shifted(self, points: Mapping[int, Point], right: float, down: float) -> dict[int, Point]:
        """Several partners moved together, kept on the ground as they stand to each other."""
        if not points:
            return {}
        right = _within(right, [x for x, _ in points.values()], self.area[0])
        down = _within(down, [y for _, y in points.values()], self.area[1])
        return {each: (x + right, y + down) for each, (x, y) in points.items()}

    def places_with(self, moved: Mapping[int, Point]) -> Places:
        """The places of everybody once some stand at points of the ground and the others have given way."""
        homes = {**self.points, **self.shifted(moved, 0.0, 0.0)}
        links = self.scene.links()
        points, area = spread(homes, self.sizes, self.area, self.gap(), links, moved, moved)
        places = {each: to_thousandths(where, area) for each, where in points.items()}
        for each, place in places.items():
            # Thousandths are coarse: whoever is put there stands exactly where the hand left off.
            self._seen.setdefault((each, place), (points[each][0] / area[0], points[each][1] / area[1]))
        return places

    def rect(self, partner_id: int) -> QRectF:
        """A partner's box on the ground."""
        (x, y), (wide, high) = self.points[partner_id], self.sizes[partner_id]
        return QRectF(x - wide / 2, y - high / 2, wide, high)

    def boxes_by_category(self) -> dict[str, dict[int, QRectF]]:
        """The boxes of everybody, for a map that is seen from so far that only their colours are left."""
        if self._far is None:
            self._far = {}
            for each, partner in self.scene.partners.items():
                self._far.setdefault(partner.category, {})[each] = self.rect(each)
        return self._far

    def partner_at(self, point: QPointF, but: int = 0) -> int:
        """Whose box is at a point of the ground, 0 for nobody's."""
        for each, (x, y) in self.points.items():
            wide, high = self.sizes[each]
            inside = abs(point.x() - x) <= wide / 2 and abs(point.y() - y) <= high / 2
            if inside and each != but:
                return each
        return 0

    def needed_height(self, width: float) -> int:
        """How high a window of a width must be for names at full size to have air, in pixels."""
        if not self.sizes:
            return self._theme.px(240)
        wide = max(self._theme.px(150), sum(size[0] for size in self.sizes.values()) / len(self.sizes))
        columns = max(1, int(width / (wide * 1.2)))
        rows = math.ceil(len(self.sizes) / columns)
        # A narrow map is one beside the panel: there the whole is shown smaller for a while.
        most = self._theme.px(560 if width >= self._theme.px(560) else 280)
        return min(max(self._theme.px(280), rows * self._theme.px(76)), most)


def _within(step: float, values: Sequence[float], room: float) -> float:
    """As much of a step as leaves every value between 0 and ``room``."""
    return min(max(step, -min(values)), room - max(values))
