"""The box in which a whole thing is typed in one line: partner, goal, action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme.icons import known_icon, paint_icon
from ui.widgets.flow import FlowLayout
from ui.widgets.helpers import claims_undo
from ui.widgets.labels import Text
from ui.widgets.locking import Lockable
from ui.widgets.pill import Pill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QDropEvent, QPaintEvent

    from ui.theme.theme import Theme

TOLD_MS: Final = 6000
"""So long it is said what was done with a line."""


MOST_LINES: Final = 500
"""More lines are not gone through at once: each is compared with all others, and that would take minutes."""


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold something, without blanks and list marks around them."""
    lines = (line.strip().lstrip("•*–—").strip() for line in text.splitlines())
    return [line for line in lines if line]


class HeroLine(QLineEdit):
    """The large line of the quick-entry box, with an icon where reading begins."""

    many_pasted = Signal(list)
    cleared = Signal()
    too_many = Signal(int)
    """So many lines were pasted, which are more than can be gone through; nothing was done with them."""
    held_enter = Signal()
    """Enter was pressed with Ctrl."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeps_typed = False
        """Whether what was typed stays in the line while a pasted list is gone through."""
        self._theme = theme
        self._icon = known_icon(icon)
        self.setProperty("hero", "true")
        self.setMinimumWidth(theme.px(120))
        self._space()
        theme.changed.connect(self._space)

    def _space(self) -> None:
        room, end = self._theme.px(18) + self._theme.sp(20), self._theme.sp(6)
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(end if turned else room, 0, room if turned else end, 0)

    def changeEvent(self, event: QEvent) -> None:
        """The icon changes sides with the direction of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "_icon"):
            self._space()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then the icon."""
        super().paintEvent(event)
        side = self._theme.px(20)
        left = float(self._theme.sp(12))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - side
        area = QRectF(left, (self.height() - side) / 2, side, side)
        paint_icon(self._theme, QPainter(self), self._icon, area, "text2")

    def event(self, event: QEvent) -> bool:
        """Undo belongs to the document while the line is empty."""
        if claims_undo(event) and not self.text():
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line; pasting looks for several lines."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.held_enter.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.take(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Pasting from the menu looks for several lines, too."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_lines)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        """Several lines may be dropped as well as pasted."""
        if len(lines_of(event.mimeData().text())) > 1:
            event.acceptProposedAction()
            self.take(event.mimeData().text())
        else:
            super().dropEvent(event)

    def paste_lines(self) -> None:
        """Paste from the clipboard."""
        self.take(QGuiApplication.clipboard().text())

    def take(self, text: str) -> None:
        """Insert one line, or hand over several; what was typed and not entered is one of them."""
        lines = lines_of(text)
        if len(lines) > MOST_LINES:
            self.too_many.emit(len(lines))
        elif len(lines) > 1:
            self.many_pasted.emit(lines if self.keeps_typed else self._with_typed(lines))
        elif lines:
            self.insert(lines[0])

    def _with_typed(self, lines: list[str]) -> list[str]:
        typed = self.text()
        start = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        end = start + len(self.selectedText())
        return [*lines_of(typed[:start]), *lines, *lines_of(typed[end:])]


class QuickEntry(Lockable, QWidget):
    """The quick-entry box with its row of chips.

    ``edited(str)`` follows the typing, ``submitted(str)`` is Enter on a line that holds something; with Ctrl it is
    ``submitted_instead``, for what is offered in its place. ``pasted(list)`` are the lines of a pasted list. The box
    keeps the text until ``clear`` is called, so that a line that was refused is not lost. Escape empties it; on an
    empty box it goes on to the page.
    """

    submitted = Signal(str)
    submitted_instead = Signal(str)
    edited = Signal(str)
    pasted = Signal(list)

    def __init__(
        self, theme: Theme, placeholder: str, name: str, icon: str = "plus", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[tuple[str, str]] = []
        self._lead = ""
        self._told = QTimer(self, singleShot=True, interval=TOLD_MS)
        self._told.timeout.connect(self._untell)
        self.line = HeroLine(theme, icon)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(placeholder)
        self.line.returnPressed.connect(self._submit)
        self.line.held_enter.connect(self._submit_instead)
        self.line.textChanged.connect(self._edited)
        self.line.many_pasted.connect(self.pasted)
        self.line.too_many.connect(self.refuse_many)
        self.setFocusProxy(self.line)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, 6)
        self._row.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.line)
        self._column.addWidget(self._row)
        self._space()
        theme.changed.connect(self._space)

    def text(self) -> str:
        """What stands in the box."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Put a text into the box, for example a refused one."""
        self.line.setText(text)

    def clear(self) -> None:
        """Empty box and chips, ready for the next line."""
        self.line.clear()
        self.set_chips([])

    def set_chips(self, chips: Sequence[tuple[str, str]], lead: str = "") -> None:
        """Show what was understood as (words, tone), after a few words such as "Will add"."""
        if list(chips) == self._chips and lead == self._lead:
            return
        self._chips, self._lead = list(chips), lead
        self._flow.clear()
        if lead and chips:
            self._flow.addWidget(Text(self._theme, lead, "small", wrap=False))
        for text, tone in chips:
            self._flow.addWidget(Pill(self._theme, text, tone))
        self._row.setVisible(bool(chips))
        spoken = ", ".join(text for text, _ in chips)
        self.line.setAccessibleDescription(f"{lead} {spoken}".strip() or self.line.placeholderText())

    def tell(self, words: str) -> None:
        """Say what was done with the line, until the next is typed or some seconds have passed."""
        self.set_chips([(words, "ok")])
        self._told.start()

    def refuse_many(self, lines: int) -> None:
        """Say that a pasted list is too long. What stands in the box stays."""
        words = self.tr("%1 lines are too many at once. Paste up to %2, then the next.")
        self.set_chips([(words.replace("%1", str(lines)).replace("%2", str(MOST_LINES)), "danger")])

    def _untell(self) -> None:
        if not self.text():
            self.set_chips([])

    def set_locked(self, locked: bool) -> None:
        """It is away while nothing can be added. What stands in it is there again afterwards."""
        self.setVisible(not locked)

    def chips(self) -> list[tuple[str, str]]:
        """The chips shown."""
        return list(self._chips)

    def _submit(self) -> None:
        if self.text():
            self.submitted.emit(self.text())

    def _submit_instead(self) -> None:
        if self.text():
            self.submitted_instead.emit(self.text())

    def _edited(self, text: str) -> None:
        if not text.strip():
            self.set_chips([])
        self.edited.emit(text)

    def _space(self) -> None:
        self._column.setSpacing(self._theme.sp(6))
