"""The map's ground: where every partner stands on it, how large its box is, and who is where."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF

from partnerdesk.layout.apart import Standing
from partnerdesk.layout.places import SIDE, places_of
from partnerdesk.layout.rings import Ring, rings_in_use
from ui.canvas.node_pictures import NodePictures
from ui.canvas.places import MANY, Point, Size, ground, set_apart, to_pixels, to_thousandths
from ui.canvas.scene import Scene
from ui.canvas.tie_art import TieArt
from ui.theme.theme import Theme

Places = dict[int, tuple[int, int]]
_Home = tuple[int, tuple[int, int], Size]


class Ground:
    """Where everybody stands follows from record and window alone: it is the same when the map is opened again."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.scene = Scene({}, ())
        self.pictures = NodePictures(theme)
        self.ties = TieArt(theme)
        self.places: Places = {}
        self.rings: tuple[Ring, ...] = ()
        self.points: dict[int, Point] = {}
        self.sizes: dict[int, Size] = {}
        self.area: Size = (1.0, 1.0)
        self._homes: list[_Home] = []
        self._least: Size = (0.0, 0.0)
        self._links: list[tuple[int, int]] = []
        self._far: dict[str, dict[int, QRectF]] | None = None

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
        self._place((window.width(), window.height()))
        categories = {each.id: each.category for each in scene.partners.values()}
        self.rings = rings_in_use(categories, self.places)
        self._far = None
        self.ties.build(scene.ties, self.points, self.sizes)

    def _place(self, window: Size) -> None:
        """Put everybody in their place, who came first the first: nobody gives way to one who came later."""
        self.places = self._found()
        homes = [(each, self.places[each], self.sizes[each]) for each in sorted(self.places)]
        least = ground(list(self.sizes.values()), window, self.gap())
        links = self.scene.links() if len(homes) <= MANY else []
        firm = self._still_standing(homes, least, links)
        if least != self._least or firm < len(homes) or firm < len(self._homes):
            area = self.area if firm else least
            standing = {each: self.points[each] for each, _, _ in homes[:firm]}
            pixels = {each: to_pixels(place, area) for each, place, _ in homes}
            self.points, self.area = set_apart(pixels, self.sizes, area, self.gap(), links, standing)
        self._homes, self._least, self._links = homes, least, links

    def _still_standing(self, homes: list[_Home], least: Size, links: list[tuple[int, int]]) -> int:
        """How many, from the first on, stand where they stood because nothing has changed for them."""
        before = self._homes
        if least != self._least or links != self._links:
            return 0
        same = next((at for at, (a, b) in enumerate(zip(before, homes, strict=False)) if a != b), len(before))
        same = min(same, len(homes))
        # On a ground that had to grow, somebody found no room: that one may have gone.
        return same if self.area == least or same == len(before) else 0

    def _found(self) -> Places:
        partners = self.scene.partners
        kept = {each.id: each.place for each in partners.values() if each.place is not None}
        return places_of(list(partners), self.scene.links(), kept)

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
        """The places of everybody once some stand at points of the ground. Only who is in their way moves aside."""
        there = self.shifted(moved, 0.0, 0.0)
        links = self.scene.links()
        on_their_own = Standing(
            self.sizes, self.area, self.gap(), links=links if len(self.points) <= MANY else ()
        )
        for each, point in there.items():
            on_their_own.take(each, point)
        others = {each: point for each, point in self.points.items() if each not in there}
        in_the_way = {each for each, point in others.items() if on_their_own.touches(each, point)}
        staying = {each: point for each, point in others.items() if each not in in_the_way}
        giving_way = {each: others[each] for each in others if each in in_the_way}
        points, area = set_apart({**there, **staying, **giving_way}, self.sizes, self.area, self.gap(), links)
        return {each: to_thousandths(points[each], area) for each in self.points}

    def rect(self, partner_id: int) -> QRectF:
        """A partner's box on the ground."""
        (x, y), (wide, high) = self.points[partner_id], self.sizes[partner_id]
        return QRectF(x - wide / 2, y - high / 2, wide, high)

    def circle(self, ring: Ring) -> QRectF:
        """Around a ring: a circle of the record is as wide as the ground here."""
        wide, high = self.area
        reach = ring.radius / SIDE
        return QRectF((0.5 - reach) * wide, (0.5 - reach) * high, 2 * reach * wide, 2 * reach * high)

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
