"""A step in the rail: number or tick, name, one line of state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.accessible import register
from ui.theme.icons import paint_icon
from ui.widgets.helpers import unmarked, with_shortcut

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme.theme import Theme


class StepButton(QAbstractButton):
    """A step of the workshop, checkable and exclusive among its siblings.

    ``state``: todo, now, done. In compact form only the number is left; the name is in the tooltip.
    ``shortcut`` is only told there: the window owns the keys, because a button answers to its own a tenth of a second
    late.
    """

    def __init__(
        self, theme: Theme, number: int, title: str, shortcut: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = number
        self._title = title
        self._line = ""
        self._state = "todo"
        self._compact = False
        self._row_height = 0
        self._keys = shortcut
        self.setText(unmarked(title))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)
        self._describe()

    def set_state(self, state: str, line: str = "") -> None:
        """Show how far the step is, and one line such as "1 of 4 agreed"."""
        self._state = state
        self._line = line
        self._describe()
        self.updateGeometry()
        self.update()

    def state(self) -> str:
        """The state shown."""
        return self._state

    def set_compact(self, compact: bool) -> None:
        """Show only the number, or everything."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def set_row_height(self, height: int) -> None:
        """Take a height in pixels where the usual one does not fit; 0 for the usual one."""
        self._row_height = height
        self.updateGeometry()

    def accessible_role(self) -> QAccessible.Role:
        """A step is a tab of the workshop."""
        return QAccessible.Role.PageTab

    def accessible_value(self) -> str:
        """The line of state."""
        return self._line

    def sizeHint(self) -> QSize:
        """As wide as the rail, as high as two lines."""
        lines = self._metrics("body", 600).height() + self._metrics("small").height() + self._theme.sp(16)
        usual = max(lines, self._theme.px(50 if self._compact else 54))
        width = self._theme.px(48 if self._compact else 200)
        return QSize(width, self._row_height or usual)

    def minimumSizeHint(self) -> QSize:
        """The number must stay visible."""
        return QSize(self._theme.px(44), self.sizeHint().height())

    def _metrics(self, role: str, weight: int = 0) -> QFontMetrics:
        return QFontMetrics(self._theme.font(role, weight))

    def _describe(self) -> None:
        words = {"todo": self.tr("not started"), "now": self.tr("in progress"), "done": self.tr("done")}
        state = words[self._state]
        self.setAccessibleName(
            self.tr("Step {number}: {title}").format(number=self._number, title=self._title)
        )
        self.setAccessibleDescription(f"{state}. {self._line}" if self._line else state)
        tip = f"{self._title}: {self._line or state}"
        self.setToolTip(with_shortcut(tip, self._keys))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = self._theme.px(26)
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = (self.width() - side) / 2 if self._compact else float(self._theme.sp(11))
        if turned and not self._compact:
            left = self.width() - left - side
        self._paint_mark(painter, QRectF(left, (self.height() - side) / 2, side, side))
        if not self._compact:
            start = self._theme.sp(11) + side + self._theme.sp(10)
            end = self._theme.sp(8)
            room = self.width() - start - end
            self._paint_words(painter, QRectF(end if turned else start, 0, room, self.height()), turned)

    def _paint_ground(self, painter: QPainter) -> None:
        theme, chosen = self._theme, self.isChecked()
        if not (chosen or self.underMouse() or self.isDown()):
            return
        strong = theme.scheme.high_contrast
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setPen(QPen(theme.colour("border"), 2 if strong else 1))
        painter.setBrush(theme.colour(("selected" if strong else "sheet") if chosen else "hover"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 10, 10)

    def _paint_mark(self, painter: QPainter, circle: QRectF) -> None:
        theme = self._theme
        if self._state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(circle)
            edge = circle.width() * 0.2
            paint_icon(theme, painter, "check", circle.adjusted(edge, edge, -edge, -edge), "on_accent", 3)
            return
        live = self._state == "now" or self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if live else "border_ctl"), 2 if live else 1.4))
        painter.setBrush(theme.colour("accent_soft") if live else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        painter.setPen(theme.colour("accent_text" if live else "text2"))
        painter.setFont(theme.font("label", 700 if live else 600))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self.locale().toString(self._number))

    def _paint_words(self, painter: QPainter, area: QRectF, turned: bool) -> None:
        theme = self._theme
        weight = 600 if self.isChecked() else 500
        title, small = self._metrics("body", weight), self._metrics("small")
        side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        align = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        both = bool(self._line) and title.height() + small.height() - 2 <= area.height()
        height = title.height() + (small.height() - 2 if both else 0)
        top = (area.height() - height) / 2
        dots, width = Qt.TextElideMode.ElideRight, int(area.width())
        painter.setFont(theme.font("body", weight))
        painter.setPen(theme.colour("text"))
        first = QRectF(area.x(), top, area.width(), title.height())
        painter.drawText(first, align, title.elidedText(self._title, dots, width))
        if both:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text2"))
            second = QRectF(area.x(), first.bottom() - 2, area.width(), small.height())
            painter.drawText(second, align, small.elidedText(self._line, dots, width))


register("StepButton")
