"""The map of partners. One widget that paints itself: items painted one by one in Python cost ten times as much."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import accessible
from ui.canvas import map_keys
from ui.canvas.align import Align, aligned
from ui.canvas.camera import Camera
from ui.canvas.gathering import Gathering
from ui.canvas.ground import Ground
from ui.canvas.map_painting import HANDLE, MapPainting
from ui.canvas.map_pointer import MapPointer
from ui.canvas.partner_canvas import PartnerCanvas
from ui.canvas.places import Point, nearest
from ui.canvas.reading import partners_interface
from ui.canvas.scene import Scene, describe
from ui.canvas.tie_art import PLAIN_BELOW
from ui.theme.theme import Theme

ZOOM_STEP: Final = 1.25
_NUDGE: Final = 12.0
"""How far one press of Alt and an arrow moves a partner, in pixels of the ground."""
_LEAST_HIGH: Final = 130
_REST_MS: Final = 140
_HANDLE_OUT: Final = 15.0
"""How far the knob for links stands off its box."""


class Mode(StrEnum):
    """What a click on a partner does."""

    CHOOSE = "choose"
    LINK = "link"
    PLACE = "place"


class MapCanvas(PartnerCanvas):
    """Shows a scene: partners where they stand, and the links between them."""

    tie_chosen = Signal(int)
    moved = Signal(object, object)
    """Partners were moved: their ids as a tuple, and the places of everybody, as :data:`ui.canvas.ground.Places`."""
    link_wanted = Signal()
    """The key for a link was pressed."""
    linked = Signal(int, int)
    """A second partner was clicked while linking, or a link was pulled to it."""
    mode_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        accessible.register("MapCanvas", partners_interface)
        self.ground = Ground(theme)
        self.camera = Camera()
        self._roomy = True
        self.mode = Mode.CHOOSE
        self.ghosts: frozenset[int] = frozenset()
        self.pointer = MapPointer(self)
        self._painting = MapPainting(self)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._rested)
        self._nudge = Gathering[Point](self, self._hand_on_nudge)
        self.setAccessibleName(self.tr("Partner map"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self._dress)

    # What is shown

    @property
    def scene(self) -> Scene:
        return self.ground.scene

    def set_scene(self, scene: Scene) -> None:
        """Show another state of the map. Who stands somewhere keeps the place, and the choice stays."""
        self.ground.update(scene, self._window())
        self.selected = frozenset(each for each in self.selected if each in scene.partners)
        self.current = self.current if self.current in self.selected else min(self.selected, default=0)
        self.drop_layer()
        self._look()
        self.say_all()

    def forget_places(self) -> None:
        """Another document was opened: nobody stands anywhere yet."""
        self._nudge.forget()
        self.current, self.selected, self.ghosts = 0, frozenset(), frozenset()
        self.camera.fitted = True
        self.set_mode(Mode.CHOOSE)

    def set_ghosts(self, ghosts: Collection[int]) -> None:
        """Fade partners that are thought away, and their links."""
        self.ghosts = frozenset(ghosts)
        self.drop_layer()
        self.say_all()

    def set_size_by_influence(self, on: bool) -> None:
        """Let the size of a box stand for influence, or all boxes be alike."""
        self.ground.pictures.by_influence = on
        self.set_scene(self.scene)

    def words_for(self, partner_id: int) -> str:
        words = describe(self.scene, partner_id)
        return f"{self.tr('Thought away.')} {words}" if partner_id in self.ghosts else words

    def keys_in_words(self) -> str:
        return self.tr("Arrow keys choose a partner, Alt and arrows move it, L links, Enter opens.")

    def after_choice(self) -> None:
        self._nudge.flush()
        self.drop_layer()
        if self.current:
            self.show_partner(self.current)

    def box(self, partner_id: int) -> QRectF:
        return self.camera.on_window(self.ground.rect(partner_id))

    def next_to(self, partner_id: int, right: int, down: int) -> int:
        return nearest(self.ground.points, partner_id, right, down)

    def show_partner(self, partner_id: int) -> None:
        """Bring a partner into sight; on a map that is shown whole everybody is."""
        if not self.camera.fitted and self.camera.show(
            self.ground.rect(partner_id), self._window(), self.theme.sp(12)
        ):
            self._look()

    def select_in(self, frame: QRectF) -> None:
        """Add everybody whose box a frame in the window touches to those chosen."""
        area = self.camera.on_ground(frame)
        found = {each for each in self.scene.partners if self.ground.rect(each).intersects(area)}
        self.drop_layer()
        self.select(self.selected | found, self.current or min(found, default=0), tell=True)

    def set_mode(self, mode: Mode) -> None:
        """What the next click does. Escape goes back to choosing."""
        if mode != self.mode:
            self.mode = mode
            pointing = Qt.CursorShape.CrossCursor if mode != Mode.CHOOSE else Qt.CursorShape.ArrowCursor
            self.setCursor(pointing)
            self.drop_layer()
            self.mode_changed.emit(mode.value)

    # Zoom and place

    def zoom_in(self) -> None:
        self.zoom_by(ZOOM_STEP, QRectF(self.rect()).center())

    def zoom_out(self) -> None:
        self.zoom_by(1 / ZOOM_STEP, QRectF(self.rect()).center())

    def fit(self) -> None:
        """Show the whole map."""
        self.camera.fitted = True
        self._look()

    def zoom_by(self, factor: float, around: QPointF) -> None:
        self.camera.zoom_by(factor, around)
        self._rest.start()
        self.drop_layer()

    def pan_by(self, step: QPointF) -> None:
        self.camera.pan_by(step)
        self.drop_layer()

    def move_partners(self, points: Mapping[int, Point]) -> None:
        """Put partners at points of the ground, by whatever hand."""
        self.moved.emit(tuple(points), self.ground.places_with(points))

    def align(self, how: Align) -> None:
        """Put all that are chosen in line."""
        points = {each: self.ground.points[each] for each in self.selected}
        if len(points) > 1:
            self.move_partners(aligned(how, points, self.ground.sizes, self.ground.gap()))

    def nudge(self, right: int, down: int) -> None:
        """Move those chosen a little; several little moves become one edit."""
        points = self._nudge.moves
        if not points:
            points = {each: self.ground.points[each] for each in self.selected}
            self.drop_layer()
        self._nudge.take(self.ground.shifted(points, right * _NUDGE, down * _NUDGE))
        self.update()

    def _hand_on_nudge(self, points: dict[int, Point]) -> None:
        self.drop_layer()
        there = {each: point for each, point in points.items() if each in self.scene.partners}
        if there:
            self.move_partners(there)

    def commit_pending(self) -> None:
        """Hand on a move by keys that is not yet an edit."""
        self._nudge.flush()

    def partner_at(self, point: QPointF) -> int:
        return self.ground.partner_at(self.camera.to_ground(point))

    def tie_at(self, point: QPointF) -> int:
        return self.ground.ties.tie_at(self.camera.to_ground(point), 9.0 / self.camera.zoom)

    def handle(self) -> QPointF | None:
        """The middle of the knob from which a link is pulled, in the window; None while there is none."""
        if self.mode != Mode.CHOOSE or len(self.selected) != 1 or self.camera.zoom < PLAIN_BELOW:
            return None
        box = self.box(self.current)
        right = box.right() + _HANDLE_OUT
        if right + HANDLE > self.width():
            right = box.left() - _HANDLE_OUT
        return QPointF(right, box.center().y())

    def on_handle(self, point: QPointF) -> bool:
        at = self.handle()
        return at is not None and (point - at).manhattanLength() <= HANDLE * 1.4

    def _window(self) -> QSizeF:
        return QSizeF(self.size())

    def _look(self) -> None:
        """Bring the camera in line with ground and window, and paint anew."""
        if self.camera.fitted:
            self.camera.fit(QSizeF(*self.ground.area), self._window())
            self._painting.crisp_zoom = self.camera.zoom
        self.drop_layer()

    def _rested(self) -> None:
        self._painting.crisp_zoom = self.camera.zoom
        self.drop_layer()

    def _dress(self) -> None:
        self.ground.dress()
        self.updateGeometry()
        self.set_scene(self.scene)

    # Size

    def set_roomy(self, roomy: bool) -> None:
        """Whether names at full size may ask for height, because one scrolls here anyhow. Else the map gives way, so
        that what belongs to it stays in sight, and names get smaller."""
        if roomy != self._roomy:
            self._roomy = roomy
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(640), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        wide, high = self.theme.px(200), self.theme.px(_LEAST_HIGH)
        if self._roomy:
            high = max(high, self.ground.needed_height(max(self.width(), wide)))
        return QSize(wide, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ground.update(self.scene, self._window())
        self._look()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    # Events go to those who know what they mean

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not map_keys.press(self, event) and not self.press_key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._nudge.flush()
        super().focusOutEvent(event)
        self.drop_layer()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.drop_layer()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.partner_at(event.position())
        if found and event.button() == Qt.MouseButton.LeftButton and self.mode == Mode.CHOOSE:
            self.opened.emit(found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms; without, it scrolls the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.0015 ** event.angleDelta().y(), event.position())
            event.accept()
        else:
            event.ignore()

    # Painting

    def drop_layer(self) -> None:
        """What is kept of the last painting is out of date."""
        self._painting.layer = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painting.paint(painter)

    def moving(self) -> dict[int, Point]:
        """Who is on the way to another place, by pointer or keys, and where."""
        moving = self.pointer.moving() or self._nudge.moves
        return {each: at for each, at in moving.items() if each in self.scene.partners}
