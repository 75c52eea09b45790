"""Pills, key caps, avatars and type badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.icons import known_icon
from ui.widgets.helpers import plain_tip
from ui.widgets.painting import TONES, paint_avatar, paint_badge, paint_pill, pill_size

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme.theme import Theme


class _Painted(QLabel):
    """A label painted by itself at a size of its own."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()


class Pill(_Painted):
    """A state in words on a coloured ground.

    ``tone``: neutral, accent, solid, ok, warn, danger, info. Painted, because style sheets drop round ends
    without a word.
    """

    def __init__(
        self, theme: Theme, text: str, tone: str = "neutral", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, parent)
        self._tone = tone
        self._icon = known_icon(icon) if icon else ""

    def tone(self) -> str:
        """The tone shown."""
        return self._tone

    def set(self, text: str, tone: str, icon: str = "") -> None:
        """Show another state. Raises KeyError for an unknown tone."""
        TONES[tone]
        self._tone = tone
        self._icon = known_icon(icon) if icon else ""
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The size of words and round ends, never wider than a card."""
        size = pill_size(self._theme, self.text(), self._icon)
        return QSize(min(size.width(), self._theme.px(420)), size.height())

    def minimumSizeHint(self) -> QSize:
        """Long words may be cut with dots."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(160)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_pill(
            self._theme, QPainter(self), QRectF(self.rect()), self.text(), self._tone, self._icon, turned
        )


class KeyCap(_Painted):
    """The name of a key, drawn as a key."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)

    def sizeHint(self) -> QSize:
        """At least as wide as one letter looks good."""
        metrics = QFontMetrics(self._theme.font("small", 500))
        width = max(metrics.horizontalAdvance(self.text()) + self._theme.px(14), self._theme.px(24))
        return QSize(width, metrics.height() + self._theme.px(7))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5)
        painter.setPen(QPen(self._theme.colour("border_ctl"), 1))
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(area, 5, 5)
        painter.setPen(self._theme.colour("text2"))
        painter.setFont(self._theme.font("small", 500))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())


class Avatar(_Painted):
    """A person's initials in a circle. Decoration beside the name: it is not read out."""

    def __init__(
        self,
        theme: Theme,
        initials: str,
        category: str = "person",
        size: int = 30,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, initials, parent)
        self._category = category
        self._size = size

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle."""
        paint_avatar(self._theme, QPainter(self), QRectF(self.rect()), self.text(), self._category)


class TypeBadge(_Painted):
    """The icon of a type of partner on its colour. ``name`` says the type where no words beside it do."""

    def __init__(
        self, theme: Theme, category: str, name: str = "", size: int = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self._category = category
        self._size = size
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def set_category(self, category: str, name: str = "") -> None:
        """Show another type."""
        self._category = category
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge."""
        paint_badge(self._theme, QPainter(self), QRectF(self.rect()), self._category)
