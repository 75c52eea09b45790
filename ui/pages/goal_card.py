"""Agree shared goals: one goal in the list, closed to a few lines or open with everything about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.model.records import Goal
from partnerdesk.model.vocabulary import GoalStatus, SupportLevel
from ui.pages.goal_figures import GoalFinding
from ui.pages.goal_panel import GoalPanel
from ui.theme.theme import Theme
from ui.widgets import Card, IconButton, Pill, SupportBar, Text
from ui.widgets.laid_out import nest
from ui.words import day, named


class NumberBadge(QWidget):
    """The number by which people call a goal."""

    def __init__(self, theme: Theme, number: str) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(32)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = theme.scheme.high_contrast
        painter.setPen(QPen(theme.colour("accent"), 2) if strong else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.setPen(theme.colour("accent_text"))
        painter.setFont(theme.font("h3", 700))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)


class GoalCard(Card):
    """``open_wanted(bool)`` asks to open or close it. A press anywhere on a closed card opens it."""

    open_wanted = Signal(bool)

    def __init__(self, theme: Theme, goal: Goal) -> None:
        super().__init__(theme)
        self._theme = theme
        self._number = goal.code.lstrip("G")
        self._panel: GoalPanel | None = None
        self._answered = self._large = False
        self._words = Text(theme, "", "h3")
        self._line = Text(theme, "", "small")
        self._warning = Text(theme, "", "label", "danger")
        self._pill = Pill(theme, "")
        self.toggle = IconButton(theme, "chevron-down", "")
        self.bar = SupportBar(
            theme, self.tr("Support for goal %1").replace("%1", self._number), [named(one) for one in SupportLevel],
            slim=True,
        )  # fmt: skip
        self._support = Text(theme, "", "muted")
        self._lay_out()
        self.toggle.clicked.connect(self._turn)
        self._show_toggle()

    def set_large(self, large: bool) -> None:
        """Alone on the page, for the room to read; then there is nothing to close it to."""
        if large != self._large:
            self._large = large
            self.toggle.setVisible(not large)
            self._show_size()

    @property
    def panel(self) -> GoalPanel | None:
        """What the card shows while it is open."""
        return self._panel

    def refresh(self, goal: Goal, finding: GoalFinding) -> None:
        self._words.setText(goal.text)
        line = _measure_line(goal, self.tr("by %1").replace("%1", day(goal.by)) if goal.by else "")
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._pill.set(finding.pill, finding.tone, "check" if goal.status is GoalStatus.AGREED else "")
        self._warning.setText(finding.warning)
        self._warning.setVisible(bool(finding.warning))
        self.bar.set_counts(finding.counts, finding.support)
        self._answered = any(finding.counts)
        self._support.setText(finding.support)
        self._show_support()

    def open(self, panel: GoalPanel) -> None:
        """Show everything about the goal."""
        self._panel = panel
        self.body.addWidget(panel)
        self._show_size()
        self._show_toggle()
        self._show_support()

    def close_panel(self) -> None:
        """Write down what was typed and put everything away but the few lines."""
        panel, self._panel = self._panel, None
        if panel is None:
            return
        panel.commit()
        self.body.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        self._show_size()
        self._show_toggle()
        self._show_support()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._panel is None and event.button() == Qt.MouseButton.LeftButton:
            self.open_wanted.emit(True)

    def _show_support(self) -> None:
        """The bar stands there behind every tab, so that the tabs below it stay where they are."""
        self.bar.setVisible(self._answered)
        self._support.setVisible(self._panel is None)

    def _show_size(self) -> None:
        self._words.set_role("display" if self._large else "h3" if self._panel is None else "h2")

    def _turn(self) -> None:
        self.open_wanted.emit(self._panel is None)

    def _show_toggle(self) -> None:
        opens = self._panel is None
        words = self.tr("Open goal %1") if opens else self.tr("Close goal %1")
        self.toggle.set_name(words.replace("%1", self._number))
        self.toggle.set_icon("chevron-down" if opens else "chevron-up")
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        words = QVBoxLayout()
        words.setSpacing(self._theme.sp(2))
        words.addWidget(self._words)
        words.addWidget(self._line)
        words.addWidget(self._warning)
        head = QHBoxLayout()
        head.setSpacing(self._theme.sp(12))
        head.addWidget(NumberBadge(self._theme, self._number), 0, top)
        nest(head, words, 1)
        head.addWidget(self._pill, 0, top)
        head.addWidget(self.toggle, 0, top)
        nest(self.body, head)
        self.body.addWidget(self.bar)
        self.body.addWidget(self._support)


def _measure_line(goal: Goal, by: str) -> str:
    """How the goal is measured: "Placements: 12 → 32 · by 31 July 2027"."""
    figures = " → ".join(figure for figure in (goal.baseline, goal.target) if figure)
    measured = ": ".join(part for part in (goal.measure, figures) if part)
    return "  ·  ".join(part for part in (measured, by) if part)
