"""Words on the page: headings, wrapping text, names that give way, and plain icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.icons import known_icon, paint_icon
from ui.widgets.helpers import plain_tip, restyle

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent

    from ui.theme.theme import Theme


class Text(QLabel):
    """Words that wrap.

    ``role``: display, h1, h2, h3, body, body_strong, label, overline, small, muted.
    ``tone``: empty, or muted, accent, ok, warn, danger, info, plain. Typed text is never read as markup.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        tone: str = "",
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters, other heights."""
        self._heights.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Kept, because layouts ask for the same few widths dozens of times, and Qt would set the words each time."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def set_role(self, role: str) -> None:
        """Change the kind of words."""
        restyle(self, "role", role)

    def set_tone(self, tone: str) -> None:
        """Change the colour of the words."""
        restyle(self, "tone", tone)


class Heading(Text):
    """A heading: ``h1`` names the page, ``h2`` a part, ``h3`` a card; ``display`` greets."""

    def __init__(self, theme: Theme, text: str, level: str = "h2", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, level, parent=parent)


class ElidedText(QLabel):
    """One line that gives way: what does not fit is cut with dots, the whole text stays in tooltip and name."""

    def __init__(
        self, theme: Theme, text: str = "", role: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("elides", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; its line breaks become spaces."""
        one_line = " ".join(text.split())
        super().setText(one_line)
        self.setToolTip(plain_tip(one_line))
        self.setAccessibleName(one_line)

    def set_role(self, role: str) -> None:
        """Change the kind of words."""
        restyle(self, "role", role)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to give way, wide enough to tell names apart."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._theme.px(90)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        leading = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignLeft if leading else Qt.AlignmentFlag.AlignRight
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)


class IconLabel(QWidget):
    """A line icon beside words that say the same; it has no name of its own."""

    def __init__(
        self, theme: Theme, name: str, role: str = "text2", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = known_icon(name)
        self._role = role
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_icon(self, name: str, role: str = "") -> None:
        """Show another icon, or the same in another colour."""
        self._name = known_icon(name)
        self._role = role or self._role
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same square."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        paint_icon(self._theme, QPainter(self), self._name, QRectF(self.rect()), self._role)
