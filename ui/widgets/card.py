"""Surfaces: cards, thin rules, banners and what an empty page asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.helpers import restyle
from ui.widgets.labels import Heading, IconLabel, Text
from ui.widgets.laid_out import nest

if TYPE_CHECKING:
    from ui.theme.theme import Theme

TONE_ICONS = {
    "info": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
    "accent": "lightbulb",
    "plain": "info",
    "sunken": "info",
}


class Card(QFrame):
    """A rounded surface; put content into ``body`` (a QVBoxLayout).

    ``tone``: plain, sunken, accent, ok, warn, danger, info. With a title, ``head`` is the title's row; widgets added to
    it stand at its end.
    """

    def __init__(
        self, theme: Theme, title: str = "", tone: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("card", tone)
        self.body = QVBoxLayout(self)
        self.head = QHBoxLayout()
        self.title: Heading | None = None
        if title:
            self.title = Heading(theme, title, "h2")
            self.head.addWidget(self.title, 1)
            nest(self.body, self.head)
        self._space()
        theme.changed.connect(self._space)

    def set_tone(self, tone: str) -> None:
        """Change the surface."""
        restyle(self, "card", tone)

    def set_title(self, title: str) -> None:
        """Change the words of the title a card was made with."""
        if self.title is not None:
            self.title.setText(title)

    def _space(self) -> None:
        edge = self._theme.sp(self._theme.tokens.space["lg"])
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(self._theme.sp(self._theme.tokens.space["sm"]))
        self.head.setSpacing(self._theme.sp(self._theme.tokens.space["sm"]))


class Rule(QFrame):
    """A thin line between things."""

    def __init__(self, theme: Theme, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "upright" if upright else "flat")


class Banner(QFrame):
    """A strip with one line for the user, at most one button, and a cross if it may be put away.

    ``acted`` and ``closed`` are emitted; the banner hides itself when closed.
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        tone: str = "info",
        action: str = "",
        *,
        icon: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("card", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        ink = "text" if tone in ("plain", "sunken") else "accent_text" if tone == "accent" else tone
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconLabel(theme, icon or TONE_ICONS[tone], ink))
        self.text = Text(theme, text)
        self._row.addWidget(self.text, 1)
        self.button = Button(theme, action)
        self.button.clicked.connect(self.acted)
        self._row.addWidget(self.button)
        self.button.setVisible(bool(action))
        if closable:
            self._add_cross()
        self._space()
        theme.changed.connect(self._space)

    def set_text(self, text: str, action: str | None = None) -> None:
        """Change the line, and the button's words where given."""
        self.text.setText(text)
        if action is not None:
            self.button.set_text(action)
            self.button.setVisible(bool(action))

    def _add_cross(self) -> None:
        cross = IconButton(self._theme, "x", self.tr("Close this message"))
        cross.clicked.connect(self.hide)
        cross.clicked.connect(self.closed)
        self._row.addWidget(cross)

    def _space(self) -> None:
        sp = self._theme.sp
        self._row.setContentsMargins(sp(14), sp(8), sp(10), sp(8))
        self._row.setSpacing(sp(10))


class EmptyState(QWidget):
    """What an empty page asks: a question for the room, one line how, one button, and perhaps a link.

    ``acted`` is the button, ``linked`` the link.
    """

    acted = Signal()
    linked = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        line: str,
        action: str = "",
        link: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column.addStretch(1)
        if icon:
            self._column.addWidget(IconLabel(theme, icon, "accent", 40), 0, middle)
        for text, role in ((title, "h2"), (line, "muted")):
            words = Text(theme, text, role)
            words.setAlignment(middle)
            self._column.addWidget(words)
        self._add_button(action, "secondary", self.acted)
        self._add_button(link, "link", self.linked)
        self._column.addStretch(1)
        self._space()
        theme.changed.connect(self._space)

    def _add_button(self, text: str, kind: str, signal: object) -> None:
        if text:
            button = Button(self._theme, text, kind=kind)
            button.clicked.connect(signal)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _space(self) -> None:
        edge = self._theme.sp(self._theme.tokens.space["xl"])
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(self._theme.sp(10))
