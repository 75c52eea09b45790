"""The map with what belongs to it: its legend, and the buttons for those who do not drag or turn a wheel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.canvas.legend import Legend
from ui.canvas.map_canvas import MapCanvas, Mode
from ui.canvas.scene import Scene
from ui.pages.map_select_bar import SelectBar
from ui.theme.theme import Theme
from ui.widgets import IconButton, Text
from ui.widgets.laid_out import nest

LEGEND_BESIDE_FROM = 560
"""From this width on, at 100 %, the legend and the buttons share a row."""


class MapView(QWidget):
    """``canvas`` is the map itself."""

    force_wanted = Signal()
    rings_wanted = Signal()
    leaving_wanted = Signal()
    """Think those away who are chosen, or bring them back."""
    align_wanted = Signal(object)
    """An :class:`ui.canvas.align.Align`."""
    remove_wanted = Signal(int)
    merge_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.canvas = MapCanvas(theme)
        self.legend = Legend(theme)
        self.hint = Text(theme, self.tr("Press a partner, then its new place. Esc stops."), "small", "info")
        self.hint.hide()
        self.move_button = IconButton(
            theme, "move", self.tr("Move a partner: press its new place"), checkable=True, edits=True
        )
        self.force_button = IconButton(
            theme, "wand-sparkles", self.tr("Tidy the map: linked partners near each other"), edits=True
        )
        self.rings_button = IconButton(
            theme, "target", self.tr("Tidy the map: a ring for each type"), edits=True
        )
        self.sizes_button = IconButton(
            theme, "circle-dot", self.tr("Larger boxes for more influence"), checkable=True
        )
        self.leaving_button = IconButton(
            theme, "log-out", self.tr("What if they leave? For those chosen"), checkable=True
        )
        self.select_bar = SelectBar(theme, self.canvas)
        self.zoom_out = IconButton(theme, "zoom-out", self.tr("Show the map smaller (-)"))
        self.zoom_in = IconButton(theme, "zoom-in", self.tr("Show the map larger (+)"))
        self.fit_button = IconButton(theme, "maximize", self.tr("Show the whole map (0)"))
        self._lay_out(theme)
        self._connect()

    def set_scene(self, scene: Scene) -> None:
        self.canvas.set_scene(scene)
        self.legend.show_scene(scene)

    def show_choice(self, sealed: bool, merging: str) -> None:
        """Keep the buttons that speak of those chosen in step. ``merging`` as in the bar for several."""
        chosen = self.canvas.selected
        self.select_bar.show_count(0 if sealed else len(chosen), merging)
        self.leaving_button.setEnabled(bool(chosen or self.canvas.ghosts))
        self.leaving_button.setChecked(bool(chosen) and chosen <= self.canvas.ghosts)

    def start_linking(self) -> None:
        """The next press on a partner is the other end of a link."""
        self.canvas.set_mode(Mode.LINK)

    def stop(self) -> None:
        """Back to choosing."""
        self.canvas.set_mode(Mode.CHOOSE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow view the legend has the whole width."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= self._theme.px(LEGEND_BESIDE_FROM)
        self._foot.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def _lay_out(self, theme: Theme) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(theme.sp(2))
        tools.addStretch(1)
        for button in (
            self.move_button,
            self.force_button,
            self.rings_button,
            self.sizes_button,
            self.leaving_button,
            self.zoom_out,
            self.zoom_in,
            self.fit_button,
        ):
            tools.addWidget(button)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(theme.sp(2))
        self._foot.addWidget(self.legend, 1)
        nest(self._foot, tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.sp(6))
        layout.addWidget(self.hint)
        layout.addWidget(self.canvas, 1)
        nest(layout, self._foot)

    def _connect(self) -> None:
        self.zoom_in.clicked.connect(self.canvas.zoom_in)
        self.zoom_out.clicked.connect(self.canvas.zoom_out)
        self.fit_button.clicked.connect(self.canvas.fit)
        self.force_button.clicked.connect(self.force_wanted)
        self.rings_button.clicked.connect(self.rings_wanted)
        self.leaving_button.clicked.connect(self.leaving_wanted)
        self.sizes_button.clicked.connect(self.canvas.set_size_by_influence)
        self.sizes_button.clicked.connect(self.legend.show_sizes)
        self.select_bar.align_wanted.connect(self.align_wanted)
        self.select_bar.merge_wanted.connect(self.merge_wanted)
        self.select_bar.remove_wanted.connect(self._ask_to_remove)
        self.move_button.clicked.connect(self._move)
        self.canvas.mode_changed.connect(self._on_mode)

    def _move(self, on: bool) -> None:
        self.canvas.set_mode(Mode.PLACE if on else Mode.CHOOSE)

    def _ask_to_remove(self) -> None:
        self.remove_wanted.emit(self.canvas.current)

    def _on_mode(self, mode: str) -> None:
        self.move_button.setChecked(mode == Mode.PLACE)
        self.hint.setVisible(mode == Mode.PLACE)
