"""Somebody at the desk, for tests: knows controls by what they are called, and has a mouse and a keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.audit import spoken_name

Wanted = TypeVar("Wanted", bound=QWidget)

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Person:
    """Works on ``window`` as people do: by the names that are shown or spoken."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    def find(self, name: str, kind: type[Wanted], within: QWidget | None = None) -> Wanted:
        """The one control of a kind that can be seen and bears this name."""
        found: list[Wanted] = []
        for _ in range(100):  # what has just been added is shown in a later turn of the event loop
            found = self._named(name, kind, within or self.window)
            if found:
                break
            self._qtbot.wait(20)
        assert len(found) == 1, f"{len(found)} controls are named {name!r}"
        return found[0]

    def has(self, name: str, within: QWidget | None = None) -> bool:
        """Whether there is something that can be seen and bears this name."""
        self._qtbot.wait(20)
        return bool(self._named(name, QWidget, within or self.window))

    def sees(self, words: str, within: QWidget | None = None) -> bool:
        """Whether some label or button shows these words, perhaps among others."""
        shown = (one for one in (within or self.window).findChildren(QWidget) if one.isVisible())
        return any(
            words in one.text().replace("&&", "&")
            for one in shown
            if isinstance(one, QLabel | QAbstractButton)
        )

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Press a button with the mouse."""
        self.click(self.find(name, QAbstractButton, within))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Scroll to a widget and click into it, if nothing else is said into its middle."""
        assert widget.isEnabled(), f"{spoken_name(widget)!r} cannot be pressed now"
        self.scroll_to(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at or widget.rect().center())

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a widget into sight, as with the wheel."""
        parent: QWidget | None = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                self._settle(parent)
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()

    def write(self, name: str, text: str, *, enter: bool = False, within: QWidget | None = None) -> None:
        """Click into a field, take out what is there, type, and perhaps press Enter."""
        field: QWidget = self.find(name, QWidget, within)
        field = field.lineEdit() if isinstance(field, QSpinBox) else field.focusProxy() or field
        assert isinstance(field, QLineEdit | QPlainTextEdit), f"nothing can be typed into {name!r}"
        self.click(field)
        QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        if enter:
            QTest.keyClick(field, Qt.Key.Key_Return)

    def choose(self, name: str, words: str, within: QWidget | None = None) -> None:
        """Open a list, go to the entry that begins with these words, and press Enter."""
        box = self.find(name, QComboBox, within)
        wanted = [at for at in range(box.count()) if box.itemText(at).startswith(words)]
        assert wanted, f"{words!r} is not one of {[box.itemText(at) for at in range(box.count())]}"
        self.scroll_to(box)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
        steps = wanted[0] - box.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(box.view(), Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
        # A screen gives the focus back to the window when a list closes; the unseen one does not.
        self._qtbot.wait(1)
        box.window().activateWindow()
        self._qtbot.waitUntil(box.window().isActiveWindow)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self._focused(), key, modifier)

    def keys(self, text: str) -> None:
        """Type wherever the focus is."""
        QTest.keyClicks(self._focused(), text)

    def focus_name(self) -> str:
        """What the focused control is called."""
        return self._focused().accessibleName()

    def answering(self, answer: Callable[[QDialog], None], ask: Callable[[], object]) -> None:
        """Do what brings up a dialog, and answer it. Fails when none comes, or when it is still there afterwards."""
        answered: list[QDialog] = []

        def come() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog), f"{dialog} came instead of a dialog"
            answered.append(dialog)
            try:
                answer(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()
                    answered.append(dialog)

        QTimer.singleShot(100, come)
        ask()
        self._qtbot.waitUntil(lambda: bool(answered))
        assert len(answered) == 1, "the dialog was not closed by the answer"

    def draw(self, pad: QWidget) -> None:
        """Draw a stroke with the mouse button held down."""
        self.scroll_to(pad)
        middle = pad.rect().center()
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, NONE, middle - QPoint(40, 10))
        for step in range(8):
            QTest.mouseMove(pad, middle - QPoint(40 - 10 * step, 10 if step % 2 else -10))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, NONE, middle + QPoint(40, 10))

    def _named(self, name: str, kind: type[Wanted], within: QWidget) -> list[Wanted]:
        shown = (one for one in within.findChildren(kind) if one.isVisible() and not isinstance(one, QLabel))
        return [one for one in shown if name in (spoken_name(one), one.accessibleName())]

    def _focused(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused

    def _settle(self, area: QAbstractScrollArea) -> None:
        """A page that has just changed is laid out in the next turn of the event loop."""
        self._qtbot.wait(1)
