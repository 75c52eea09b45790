"""What assistive technology is told about painted widgets, and announcements.

Qt knows nothing of what a widget paints by itself. A painted widget therefore has two methods that the one factory in
:mod:`ui.interfaces` asks: ``accessible_role()`` and ``accessible_value()`` (text, may be empty). Its class is made
known by ``register``. A widget with children of its own, such as a canvas, registers its own interface instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessible, QAccessibleInterface
    from PySide6.QtWidgets import QWidget


class Painted(Protocol):
    """What a painted widget tells about itself. Name and description are Qt's own."""

    def accessible_role(self) -> QAccessible.Role:
        """What kind of thing it is."""

    def accessible_value(self) -> str:
        """Its value in words, empty when it has none."""


def register(class_name: str, builder: Callable[[QObject], QAccessibleInterface] | None = None) -> None:
    """Make a class known to the factory; without a builder its objects are ``Painted`` widgets."""
    from ui import interfaces

    interfaces.know(class_name, builder)


def announce(widget: QWidget, text: str, assertive: bool = False) -> None:
    """Have a screen reader say something. Polite waits for a pause, assertive interrupts."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    if assertive:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
