"""The top of the window: whose workshop this is, find, undo and redo."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.paths import resource
from partnerdesk.wording import Phrase
from ui.theme.theme import Theme
from ui.widgets import Button, ElidedText, IconButton, fit_row
from ui.widgets.laid_out import nest
from ui.words import say

_TITLE = 240
"""So wide a title should be, in pixels at 100 %, before the finder shows its words."""


class Mark(QWidget):
    """The mark of the program: four small pips and a larger fifth, because two and two should make five."""

    def __init__(self, theme: Theme, side: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = side
        self._drawing = QSvgRenderer(str(resource("icons", "app-mark.svg")), self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._drawing.render(QPainter(self), QRectF(self.rect()))


class Header(QWidget):
    """Gives way in order when it is narrow: the words of the finder, then undo and redo (they stay in the menu)."""

    find_wanted = Signal()
    undo = Signal()
    redo = Signal()
    prompts_wanted = Signal(bool)
    step_wanted = Signal(int)
    """One step back (-1) or on (1)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ElidedText(theme, "", "h3")
        self._subtitle = ElidedText(theme, "", "small")
        self._find = Button(
            theme, self.tr("Find or do anything"), "search", "search", tooltip=self.tr("Find (Ctrl+K)")
        )
        self._find_icon = IconButton(theme, "search", self.tr("Find or do anything"))
        self._back = IconButton(theme, "arrow-left", self.tr("Back"))
        self._on = IconButton(theme, "arrow-right", self.tr("Next"))
        self._undo = IconButton(theme, "undo-2", self.tr("Undo"))
        self._redo = IconButton(theme, "redo-2", self.tr("Redo"))
        self._prompts = IconButton(theme, "panel-right", self.tr("Show prompts"))
        self._row = QHBoxLayout(self)
        self._lay_out()
        self._find.clicked.connect(self.find_wanted)
        self._find_icon.clicked.connect(self.find_wanted)
        self._back.clicked.connect(partial(self.step_wanted.emit, -1))
        self._on.clicked.connect(partial(self.step_wanted.emit, 1))
        self._undo.clicked.connect(self.undo)
        self._redo.clicked.connect(self.redo)
        self._prompts.clicked.connect(self._on_prompts)
        theme.changed.connect(self._space)

    def set_titles(self, title: str, subtitle: str) -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def set_steps_back(self, undo: Phrase | None, redo: Phrase | None) -> None:
        """Say what undo and redo would do; None where there is nothing."""
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)
        self._undo.set_name(self.tr("Undo"), self.tr("Undo: %1").replace("%1", say(undo)) if undo else "")
        self._redo.set_name(self.tr("Redo"), self.tr("Redo: %1").replace("%1", say(redo)) if redo else "")

    def set_neighbours(self, back: str, on: str) -> None:
        """What the steps before and after are called; "" at an end."""
        for button, name in ((self._back, back), (self._on, on)):
            button.setEnabled(bool(name))
            if name:
                button.set_name(name)

    def show_steps(self, *, low: bool) -> None:
        """In a low window the ways back and on stand here, to leave their row to the page."""
        self._back.setVisible(low)
        self._on.setVisible(low)

    def set_prompts_shown(self, shown: bool) -> None:
        """The button that brings the prompts back is there only while they are folded away."""
        self._prompts.setVisible(not shown)

    def fit(self, width: int, effective_height: float) -> None:
        """Give way to a window that is ``width`` pixels wide and ``effective_height`` text-sized pixels high."""
        self._subtitle.setVisible(effective_height >= 560)
        self._find.show()
        self._find_icon.hide()
        self._undo.show()
        self._redo.show()
        fit_row(self._row, width - self._wanted_by_title(), [self._fold_find])
        fit_row(self._row, width, [self._hide_steps_back])

    def _wanted_by_title(self) -> int:
        """What the title lacks, in pixels, at its least width, to be told from other titles."""
        wanted = min(self._title.sizeHint().width(), self._theme.px(_TITLE))
        return max(0, wanted - self._title.minimumSizeHint().width())

    def _fold_find(self) -> None:
        self._find.hide()
        self._find_icon.show()

    def _hide_steps_back(self) -> None:
        self._undo.hide()
        self._redo.hide()

    def _on_prompts(self) -> None:
        self.prompts_wanted.emit(True)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._row.addWidget(Mark(self._theme))
        nest(self._row, words, 1)
        for widget in (
            self._back,
            self._on,
            self._find,
            self._find_icon,
            self._undo,
            self._redo,
            self._prompts,
        ):
            self._row.addWidget(widget)
        self._space()

    def _space(self) -> None:
        sp = self._theme.sp
        self._row.setContentsMargins(sp(20), sp(6), sp(14), sp(8))
        self._row.setSpacing(sp(8))
        self._find.setMinimumWidth(self._theme.px(220))
