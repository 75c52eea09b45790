"""The grid of influence by interest with a line that says how it is used."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.canvas.grid_canvas import GridCanvas
from ui.theme.theme import Theme
from ui.widgets import Text


class GridView(QWidget):
    """``canvas`` is the grid itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = GridCanvas(theme)
        hint = self.tr(
            "Drag a partner, or press Alt and an arrow. In the details there are buttons for both values."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.sp(6))
        column.addWidget(self.canvas, 1)
        column.addWidget(Text(theme, hint, "small"))
