"""The grid: partners by influence and interest, each a chip in its cell; those not placed yet in a tray."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui import accessible
from ui.canvas.gathering import Gathering
from ui.canvas.grid_painting import FOOT, TITLE, GridPainting
from ui.canvas.grid_places import Chip, GridPlaces, Measures, Rect, needed_height, place_chips
from ui.canvas.partner_canvas import ALT, CTRL, SHIFT, WAYS, PartnerCanvas
from ui.canvas.places import nearest
from ui.canvas.reading import partners_interface
from ui.canvas.scene import Partner, Scene, describe
from ui.theme.theme import Theme
from ui.widgets import plain_tip

Levels = dict[int, tuple[int | None, int | None]]
"""Influence and interest by partner id."""

_TRAY_BESIDE_FROM: Final = 640
"""From this width on, at 100 %, the tray stands beside the grid, else below it."""
_MIDDLE: Final = 2
"""Where a value that is not said begins when keys move a partner."""


class GridCanvas(PartnerCanvas):
    """Influence upwards, interest to the right, each 0 to 4."""

    placed = Signal(object)
    """Partners were put elsewhere: :data:`Levels`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        accessible.register("GridCanvas", partners_interface)
        self._scene = self._record = Scene({}, ())
        self._gathering = Gathering[tuple[int, int]](self, self._hand_on)
        self.places: GridPlaces = place_chips((), (0.0, 0.0, 1.0, 1.0), Measures(1.0, 1.0, 1.0))
        self.tray: dict[int, Rect] = {}
        self.tray_area: QRectF | None = None
        self._beside = True
        self._widths: dict[str, float] = {}
        self._painting = GridPainting(self)
        self._pressed = 0
        self._pressed_at = QPointF()
        self._pointer = QPointF()
        self.dragged = 0
        self.setAccessibleName(self.tr("Influence and interest"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._dress)

    # What is shown

    @property
    def scene(self) -> Scene:
        return self._scene

    def set_scene(self, scene: Scene) -> None:
        """Show another state of the record; the choice stays, and whoever is on the way by keys."""
        self._record = scene
        self._scene = self._with_moves(scene)
        self.selected = frozenset(each for each in self.selected if each in scene.partners)
        self.current = self.current if self.current in self.selected else min(self.selected, default=0)
        self._place()
        self.updateGeometry()
        self.say_all()

    def partner_at(self, point: QPointF) -> int:
        return next((each for each in self._boxes() if self.box(each).contains(point)), 0)

    def box(self, partner_id: int) -> QRectF:
        return QRectF(*self._boxes()[partner_id])

    def next_to(self, partner_id: int, right: int, down: int) -> int:
        middles = {each: QRectF(*box).center() for each, box in self._boxes().items()}
        return nearest({each: (at.x(), at.y()) for each, at in middles.items()}, partner_id, right, down)

    def reading_order(self) -> list[int]:
        """From the most influence down, then from the most interest; those in the tray come last."""

        def place(partner: Partner) -> tuple[int, int]:
            influence, interest = partner.on_grid or (-1, -1)
            return -influence, -interest

        return [each.id for each in sorted(self._scene.partners.values(), key=place)]

    def words_for(self, partner_id: int) -> str:
        levels = self._scene.partners[partner_id].on_grid
        if levels is None:
            where = self.tr("Not placed yet.")
        else:
            where = self.tr("Influence %1, interest %2.")
            where = where.replace("%1", str(levels[0])).replace("%2", str(levels[1]))
        return f"{where} {describe(self._scene, partner_id)}"

    def keys_in_words(self) -> str:
        return self.tr(
            "Arrow keys choose a partner, Alt and arrows change influence and interest, Enter opens."
        )

    def after_choice(self) -> None:
        self._gathering.flush()
        self.update()

    def commit_pending(self) -> None:
        """Hand on a move by keys that is not yet an edit."""
        self._gathering.flush()

    def forget(self) -> None:
        """Another document was opened."""
        self._gathering.forget()

    def _with_moves(self, scene: Scene) -> Scene:
        moved = {
            each: replace(scene.partners[each], influence=at[0], interest=at[1])
            for each, at in self._gathering.moves.items()
            if each in scene.partners
        }
        return replace(scene, partners={**scene.partners, **moved}) if moved else scene

    def chip_height(self) -> float:
        return float(self.theme.px(26))

    def pointer(self) -> QPointF:
        """Where the pointer is while a chip is dragged."""
        return self._pointer

    # Places

    def _boxes(self) -> Mapping[int, Rect]:
        return {**self.places.chips, **self.tray}

    def _measures(self) -> Measures:
        return Measures(self.chip_height(), float(self.theme.sp(5)), float(self.theme.px(TITLE)))

    def _place(self) -> None:
        """Lay out grid and tray in the window."""
        theme = self.theme
        left, foot = theme.px(44), theme.px(FOOT)
        waiting = [each for each in self._scene.partners.values() if each.on_grid is None]
        self._beside = self.width() >= theme.px(_TRAY_BESIDE_FROM)
        aside = theme.px(210) if waiting and self._beside else 0
        wide = max(float(theme.px(120)), self.width() - left - aside - 2.0)
        below = 0.0
        if waiting and not self._beside:
            below = self._fill_tray(waiting, 2.0, 0.0, self.width() - 4.0)
        height = max(1.0, self.height() - foot - below - 2.0)
        area = (float(left), 2.0, wide, height)
        self.places = place_chips(self._chips(wide), area, self._measures())
        self._place_tray(waiting, left + wide + theme.sp(12))
        self.update()

    def _place_tray(self, waiting: list[Partner], start: float) -> None:
        self.tray, self.tray_area = {}, None
        if not waiting:
            return
        left, top, wide = (start, 2.0, self.width() - start - 2.0)
        if not self._beside:
            left, top, wide = 2.0, self.foot(), self.width() - 4.0
        height = self._fill_tray(waiting, left, top, wide)
        self.tray_area = QRectF(left, top, wide, max(height, self.places.area[3]) if self._beside else height)

    def foot(self) -> float:
        """Where the room below the grid and its axis begins."""
        return self.places.area[1] + self.places.area[3] + self.theme.px(FOOT)

    def _fill_tray(self, waiting: list[Partner], left: float, top: float, wide: float) -> float:
        """Put the chips of those not placed into rows. Gives how high the tray is."""
        edge, step = float(self.theme.sp(8)), self.chip_height() + self.theme.sp(6)
        x, y = left + edge, top + edge + self.theme.px(24)
        for partner in waiting:
            width = min(self.chip_width(partner), wide - 2 * edge)
            if x > left + edge and x + width > left + wide - edge:
                x, y = left + edge, y + step
            self.tray[partner.id] = (x, y, width, self.chip_height())
            x += width + edge
        return y + step + edge - top

    def _chips(self, wide: float) -> list[Chip]:
        most = wide / 2 - 2 * self.theme.sp(6)
        return [
            Chip(each.id, *each.on_grid, min(self.chip_width(each), most))
            for each in self._scene.partners.values()
            if each.on_grid is not None
        ]

    def chip_width(self, partner: Partner) -> float:
        """As wide as icon and name, up to a limit. Layouts ask often, so names are measured once."""
        if partner.name not in self._widths:
            words = QFontMetricsF(self.theme.font("label", 600)).horizontalAdvance(partner.name)
            self._widths[partner.name] = float(min(self.theme.px(230), self.theme.px(46) + words + 2))
        return self._widths[partner.name]

    # Size

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(640), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """High enough for every chip at the width there is."""
        wide = self.places.area[2]
        grid = needed_height(self._chips(wide), wide, self._measures()) + self.theme.px(FOOT) + 4
        tray = self.tray_area
        if tray is not None:
            last = max(top + height for _, top, _, height in self.tray.values()) + self.theme.sp(14)
            grid = max(grid, last) if self._beside else grid + tray.height()
        return QSize(self.theme.px(200), max(self.theme.px(280), round(grid)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _dress(self) -> None:
        self._widths.clear()
        self.set_scene(self._record)

    # By hand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = WAYS.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & ALT:
            self.shift_levels(-way[1], way[0])
        elif not self.press_key(event):
            super().keyPressEvent(event)

    def shift_levels(self, influence: int, interest: int) -> None:
        """Raise or lower influence and interest of those chosen, as far as the grid goes; several become one edit."""
        partners = (self._scene.partners[each] for each in self.selected)
        self._gathering.take(
            {
                each.id: (_moved(each.influence, influence), _moved(each.interest, interest))
                for each in partners
            }
        )
        self.set_scene(self._record)
        self._say_where()

    def _hand_on(self, moves: dict[int, tuple[int, int]]) -> None:
        self._tell({each: at for each, at in moves.items() if each in self._record.partners})
        if self._scene is not self._record:
            self.set_scene(self._record)

    def _say_where(self) -> None:
        if self.current in self._scene.partners:
            accessible.announce(self, self.words_for(self.current), assertive=True)

    def _tell(self, levels: Levels) -> None:
        partners = self._record.partners
        changed = {
            each: new
            for each, new in levels.items()
            if new != (partners[each].influence, partners[each].interest)
        }
        if changed:
            self.placed.emit(changed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._gathering.flush()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed, self._pressed_at = self.partner_at(event.position()), event.position()
        adding = bool(event.modifiers() & (SHIFT | CTRL))
        if self._pressed and adding:
            self.toggle(self._pressed)
        elif self._pressed not in self.selected or not self._pressed:
            self.choose(self._pressed, tell=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        far = (event.position() - self._pressed_at).manhattanLength()
        if self.dragged:
            self.update()
        elif self._pressed in self.selected and self._pressed and far >= QApplication.startDragDistance():
            self.dragged = self._pressed
        elif not self._pressed:
            over = self.partner_at(event.position())
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.setToolTip(plain_tip(self._scene.partners[over].name) if over else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._pressed, self.dragged = self.dragged, 0, 0
        if dragged in self._scene.partners:
            self._drop(dragged, event.position())
            self._say_where()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.partner_at(event.position())
        if found and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(found)

    def _drop(self, partner_id: int, point: QPointF) -> None:
        """Into the cell under the pointer; over the tray nothing is said any more. Others chosen move along."""
        if self.tray_area is not None and self.tray_area.contains(point):
            self._tell(dict.fromkeys(self.selected, (None, None)))
            return
        cell = self.places.cell_at(point.x(), point.y())
        partner = self._scene.partners[partner_id]
        start = partner.on_grid or cell
        levels: Levels = {}
        for each in self.selected:
            there = self._scene.partners[each].on_grid or start
            influence, interest = (
                min(max(value + to - old, 0), 4) for value, to, old in zip(there, cell, start, strict=True)
            )
            levels[each] = influence, interest
        self._tell(levels | {partner_id: cell})

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painting.paint(painter, QRectF(event.rect()))


def _moved(level: int | None, step: int) -> int:
    return min(max((_MIDDLE if level is None else level) + step, 0), 4)
