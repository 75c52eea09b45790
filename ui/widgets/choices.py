"""A row of answers of which one may be given: a press, or its number on the keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.accessible import announce
from ui.widgets.flow import FlowLayout
from ui.widgets.locking import Lockable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent

    from ui.theme.theme import Theme

_PASSED_ON = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter,
)  # fmt: skip


class _Choice(QAbstractButton):
    """One answer. ``level`` is the level of support whose colour it takes when given, 0 for the accent."""

    def __init__(self, theme: Theme, text: str, level: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = level
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for the words in half-bold, so that nothing moves when the answer is given."""
        metrics = QFontMetrics(self._theme.font("label", 600))
        height = max(self._theme.control_height, metrics.height() + self._theme.sp(8))
        width = metrics.horizontalAdvance(self.text()) + 2 * self._theme.sp(10)
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """What is given is shown by the row, after the record has taken it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter are the row's business."""
        if event.key() in _PASSED_ON:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, border and words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        given = self.isChecked()
        edge = 2 if given or theme.scheme.high_contrast else 1
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        ground, ink, line = self._colours(given)
        painter.setPen(QPen(line, edge))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 7, 7)
        painter.setPen(ink)
        painter.setFont(theme.font("label", 600 if given else 500))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())

    def _colours(self, given: bool) -> tuple[QColor, QColor, QColor]:
        theme = self._theme
        if given and self._level:
            return theme.ramp(self._level), theme.ramp_ink(self._level), theme.colour("text")
        if given:
            strong = theme.scheme.high_contrast
            ground, ink = ("accent", "on_accent") if strong else ("selected", "accent_text")
            return theme.colour(ground), theme.colour(ink), theme.colour("accent")
        if not self.isEnabled():
            return theme.colour("sunken"), theme.colour("text3"), theme.colour("border")
        ground = "hover" if self.underMouse() else "raised"
        return theme.colour(ground), theme.colour("text"), theme.colour("border_ctl")


class ChoiceRow(Lockable, QWidget):
    """Answers side by side, in more rows where the width ends; one Tab stop, and none need be given.

    ``items`` are (number 0 to 9, text on the button, words). The number keys give an answer, the left and right
    arrows go from one to the next and Space or Enter gives it, Delete takes it back. ``chosen(int)`` and ``cleared()``
    tell what the user did, ``passed(int)`` that up (-1) or down (1) was pressed. With ``ramp`` the answers have the
    colours of the levels of support. While it is asked blind, no answer is shown or spoken, only that there is one.
    """

    chosen = Signal(int)
    cleared = Signal()
    passed = Signal(int)

    def __init__(
        self,
        theme: Theme,
        items: Sequence[tuple[int, str, str]],
        name: str,
        ramp: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = {number: words for number, _, words in items}
        self._value: int | None = None
        self._blind = self._answered = False
        self._row = FlowLayout(self)
        self._buttons: dict[int, _Choice] = {}
        for number, text, _ in items:
            button = _Choice(theme, text, number if ramp else 0, self)
            button.clicked.connect(partial(self._choose, number))
            self._buttons[number] = button
            self._row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_name(name)
        self._stop_at(items[0][0])
        self._space()
        theme.changed.connect(self._space)

    def value(self) -> int | None:
        """The answer given."""
        return self._value

    def is_answered(self) -> bool:
        """Whether an answer was given, shown or not."""
        return self._answered if self._blind else self._value is not None

    def set_blind(self, answered: bool) -> None:
        """Show no answer from now on, and know only whether there is one; ``set_value`` ends that."""
        self.set_value(None)
        self._blind, self._answered = True, answered

    def set_value(self, value: int | None) -> None:
        """Show an answer without emitting anything. The focus goes along with a changed answer."""
        changed, self._value, self._blind = value != self._value, value, False
        for number, button in self._buttons.items():
            button.setChecked(number == value)
        here = any(button.hasFocus() for button in self._buttons.values())
        if changed or not here:
            self._stop_at(next(iter(self._buttons)) if value is None else value)
        if changed and here:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_name(self, name: str) -> None:
        """Say who or what is asked about; every answer is called by it."""
        if self.accessibleName() == name:
            return
        self.setAccessibleName(name)
        for number, button in self._buttons.items():
            button.setAccessibleName(f"{name}: {number}, {self._words[number]}")
            button.setToolTip(f"{number} {self._words[number]}")

    def button(self, number: int) -> QAbstractButton:
        """The button of an answer. Raises KeyError for an unknown number."""
        return self._buttons[number]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers answer, arrows move, Delete takes the answer back."""
        key, others = event.key(), Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        number = int(key) - int(Qt.Key.Key_0)
        if event.modifiers() & others:
            super().keyPressEvent(event)
        elif number in self._buttons:
            self._choose(number)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.passed.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._at())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.is_answered():
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, number: int, *_: object) -> None:
        if not self._blind:
            announce(self, f"{self.accessibleName()}: {self._words[number]}")
        self.chosen.emit(number)

    def _at(self) -> int:
        first = next(iter(self._buttons))
        return next((number for number, button in self._buttons.items() if button.hasFocus()), first)

    def _step(self, by: int) -> None:
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        numbers = list(self._buttons)
        place = numbers.index(self._at()) + (-by if turned else by)
        number = numbers[place % len(numbers)]
        self._stop_at(number)
        self._buttons[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: int) -> None:
        for number, button in self._buttons.items():
            here = number == stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            button.setProperty("roving", not here)
        self.setFocusProxy(self._buttons[stop])

    def _space(self) -> None:
        self._row.setSpacing(self._theme.sp(5))
