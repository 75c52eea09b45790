"""What the lines and boxes of the map mean, in words beside a sample of each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from partnerdesk.model.vocabulary import RelationshipLevel
from ui.canvas.scene import Scene
from ui.canvas.tie_art import arrow_head, paint_head, pen_for, zigzag
from ui.theme.theme import Theme
from ui.widgets import FlowRow, Text
from ui.words import named

TENSION = "tension"
ABSENT = "absent"
COMMUNITY = "community"
INFLUENCE = "influence"
ARROW = "arrow"


class Sample(QWidget):
    """A short piece of a link, or a small box. ``kind`` is a level from "0" to "4", or one of the words above."""

    def __init__(self, theme: Theme, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(30), self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        if self._kind in (ABSENT, COMMUNITY):
            self._paint_box(painter)
        elif self._kind == INFLUENCE:
            self._paint_sizes(painter)
        elif self._kind == TENSION:
            path = QPainterPath(QPointF(1, middle))
            path.lineTo(self.width() - 1, middle)
            painter.setPen(pen_for(self._theme, 2, tension=True))
            painter.drawPolyline(zigzag(path))
        else:
            ends = QPointF(1, middle), QPointF(self.width() - 1, middle)
            painter.setPen(pen_for(self._theme, 2 if self._kind == ARROW else int(self._kind)))
            painter.drawLine(*ends)
            if self._kind == ARROW:
                path = QPainterPath(ends[0])
                path.lineTo(ends[1])
                paint_head(self._theme, painter, arrow_head(path, (0, 0, 0, 0), at_end=True), "border_ctl")

    def _paint_box(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(3, 2, -3, -2)
        pen = QPen(self._theme.colour("text2"), 1.3)
        painter.setPen(pen)
        if self._kind == COMMUNITY:
            painter.drawRoundedRect(area, 5, 5)
            area.adjust(3, 3, -3, -3)
        else:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
        painter.drawRoundedRect(area, 4, 4)

    def _paint_sizes(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.colour("text2"), 1.3))
        middle, wide = self.height() / 2, self.width()
        for left, side in ((1.0, 0.5), (wide * 0.42, 0.9)):
            high = self.height() * side
            painter.drawRoundedRect(QRectF(left, middle - high / 2, high * 1.1, high - 1), 3, 3)


class Legend(FlowRow):
    """The levels are always explained, everything else where the map shows it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, spacing=12, parent=parent)
        self._entries: dict[str, QWidget] = {}
        words = {
            "0": self.tr("Not yet"),
            **{str(level): named(RelationshipLevel(level)) for level in (1, 2, 3, 4)},
            TENSION: self.tr("Tension"),
            ARROW: self.tr("Gives to"),
            ABSENT: self.tr("Not in the room"),
            COMMUNITY: self.tr("Speaks for the community"),
            INFLUENCE: self.tr("Influence, little to much"),
        }
        for kind, text in words.items():
            self._entries[kind] = self._entry(theme, kind, text)
        self.add(*self._entries.values())
        self.show_sizes(False)

    def show_sizes(self, shown: bool) -> None:
        """Whether the size of a box stands for influence."""
        self._entries[INFLUENCE].setVisible(shown)

    def show_scene(self, scene: Scene) -> None:
        partners = scene.partners.values()
        self._entries["0"].setVisible(any(not tie.level and not tie.tension for tie in scene.ties))
        self._entries[TENSION].setVisible(any(tie.tension for tie in scene.ties))
        self._entries[ARROW].setVisible(any(tie.receiver() for tie in scene.ties))
        self._entries[ABSENT].setVisible(any(not each.present for each in partners))
        self._entries[COMMUNITY].setVisible(any(each.community for each in partners))

    @staticmethod
    def _entry(theme: Theme, kind: str, text: str) -> QWidget:
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.sp(6))
        row.addWidget(Sample(theme, kind))
        row.addWidget(Text(theme, text, "small", wrap=False))
        return entry
