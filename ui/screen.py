"""Windows never leave the screen they stand on."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 40)
"""What a title bar and borders may take, in pixels, as long as nobody knows: a window not shown yet has none."""


def available(window: QWidget) -> QRect:
    """The part of the window's screen that windows may take.

    ``QWidget.screen()`` is not asked: PySide lets its answer belong to the window, and the screen goes with it.
    """
    screen = QGuiApplication.screenAt(window.frameGeometry().center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def room_for(window: QWidget) -> QSize:
    """The largest size that a window may have on its screen, its frame left out."""
    frame = window.frameGeometry().size() - window.size()
    return available(window).size() - frame.expandedTo(_FRAME)


def fit_on_screen(window: QWidget, wanted: QSize) -> None:
    """Give a window a size, or as much of it as its screen holds, around the same middle, all of it in sight."""
    middle = window.frameGeometry().center()
    window.resize(wanted.boundedTo(room_for(window)))
    place = QRect(window.frameGeometry())
    place.moveCenter(middle)
    room = available(window)
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    window.move(max(place.left(), room.left()), max(place.top(), room.top()))
