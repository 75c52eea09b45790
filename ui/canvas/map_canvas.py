"""The map of partners. One widget that paints itself: items painted one by one in Python cost ten times as much."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
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
from ui.canvas.camera import Camera
from ui.canvas.ground import Ground
from ui.canvas.map_painting import MapPainting
from ui.canvas.map_pointer import MapPointer
from ui.canvas.places import Point
from ui.canvas.reading import map_interface
from ui.canvas.scene import Scene, describe
from ui.theme.theme import Theme

ZOOM_STEP = 1.25
_REST_MS = 140


class Mode(StrEnum):
    """What a click on a partner does."""

    CHOOSE = "choose"
    LINK = "link"
    PLACE = "place"


class MapCanvas(QWidget):
    """Shows a scene. It changes nothing itself: what people do with it comes out as signals."""

    chosen = Signal(int)
    """A partner was chosen, 0 when nobody is any more."""
    opened = Signal(int)
    """A partner's details are wanted: Enter or a double click."""
    tie_chosen = Signal(int)
    moved = Signal(int, object)
    """A partner was moved. The places of everybody, as :data:`ui.canvas.ground.Places`."""
    link_wanted = Signal()
    """The key for a link was pressed."""
    linked = Signal(int, int)
    """A second partner was clicked while linking."""
    remove_wanted = Signal(int)
    mode_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.register("MapCanvas", map_interface)
        self.theme = theme
        self.ground = Ground(theme)
        self.camera = Camera()
        self.mode = Mode.CHOOSE
        self.current = 0
        self._pointer = MapPointer(self)
        self._painting = MapPainting(self)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._rested)
        self._nudge = map_keys.Nudge(self)
        self.setAccessibleName(self.tr("Partner map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        theme.changed.connect(self._dress)

    # What is shown

    @property
    def scene(self) -> Scene:
        return self.ground.scene

    def set_scene(self, scene: Scene) -> None:
        """Show another state of the map. Who stands somewhere keeps the place, and the choice stays."""
        self.ground.update(scene, self._window())
        if self.current not in scene.partners:
            self.current = 0
        self.drop_layer()
        self._look()
        self._say_all()

    def forget_places(self) -> None:
        """Another document was opened: nobody stands anywhere yet."""
        self.ground.forget()
        self.current = 0
        self.camera.fitted = True
        self.set_mode(Mode.CHOOSE)

    def choose(self, partner_id: int, *, tell: bool = False) -> None:
        """Make a partner the chosen one; 0 chooses nobody. ``tell`` says it to the page and to the ear."""
        if partner_id not in self.scene.partners:
            partner_id = 0
        changed = partner_id != self.current
        self.current = partner_id
        if changed:
            self._nudge.flush()
            self.drop_layer()
            self._say_all()
            if partner_id:
                self.show_partner(partner_id)
        if tell and changed:
            self._tell_choice()

    def _tell_choice(self) -> None:
        if self.current:
            name = self.scene.partners[self.current].name
            accessible.announce(self, f"{name}. {describe(self.scene, self.current)}", assertive=True)
        self.chosen.emit(self.current)

    def show_partner(self, partner_id: int) -> None:
        """Bring a partner into sight."""
        if self.camera.show(self.ground.rect(partner_id), self._window(), self.theme.sp(12)):
            self._look()

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

    def move_partner(self, partner_id: int, point: Point) -> None:
        """Put a partner at a point of the ground, by whatever hand."""
        self.moved.emit(partner_id, self.ground.places_with(partner_id, point))

    def nudge(self, right: int, down: int) -> None:
        """Move the chosen partner a little; several little moves become one edit."""
        self._nudge.by(right, down)

    def commit_pending(self) -> None:
        """Hand on a move by keys that is not yet an edit."""
        self._nudge.flush()

    def partner_at(self, point: QPointF) -> int:
        return self.ground.partner_at(self.camera.to_ground(point))

    def tie_at(self, point: QPointF) -> int:
        return self.ground.ties.tie_at(self.camera.to_ground(point), 9.0 / self.camera.zoom)

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

    def _say_all(self) -> None:
        partners, ties = len(self.scene.partners), len(self.scene.ties)
        counted = self.tr("%1 partners, %2 links.").replace("%1", str(partners)).replace("%2", str(ties))
        keys = self.tr("Arrow keys choose a partner, Alt and arrows move it, L links, Enter opens.")
        here = ""
        if self.current:
            here = f"{self.scene.partners[self.current].name}. {describe(self.scene, self.current)} "
        self.setAccessibleDescription(f"{here}{counted} {keys}")

    # Size

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(640), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Names at full size need so much height at this width."""
        return QSize(self.theme.px(200), self.ground.needed_height(max(self.width(), self.theme.px(200))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ground.update(self.scene, self._window())
        self._look()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    # Events go to those who know what they mean

    def event(self, event: QEvent) -> bool:
        """Alt and arrows move the chosen partner here; elsewhere they go back and on."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and overrides and map_keys.wants(self, event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not map_keys.press(self, event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._nudge.flush()
        super().focusOutEvent(event)
        self.drop_layer()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.drop_layer()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

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

    def moving(self) -> tuple[int, Point]:
        """Who is on the way to another place, by pointer or keys, and where; (0, ...) for nobody."""
        for moving, at in (self._pointer.moving(), self._nudge.moving()):
            if moving in self.scene.partners:
                return moving, at
        return 0, (0.0, 0.0)

    def pointed_from(self, start: QPointF) -> QPointF:
        """Where the pointer is; ``start`` while it is elsewhere."""
        return self._pointer.at(start)
