"""The accessible interfaces of painted widgets, and the one factory that Qt asks for them.

Loaded with the first painted widget that makes itself known to :mod:`ui.accessible`: the first window has none.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from ui.accessible import Painted


class PaintedWidget(QAccessibleWidget):
    """The accessible interface of a painted widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, cast("Painted", widget).accessible_role())

    def role(self) -> QAccessible.Role:
        """The role the widget has now; it may change with its use."""
        return cast("Painted", self.widget()).accessible_role()

    def text(self, kind: QAccessible.Text) -> str:
        """Name, description or value of the widget."""
        widget = self.widget()
        if kind == QAccessible.Text.Name:
            return widget.accessibleName()
        if kind == QAccessible.Text.Description:
            return widget.accessibleDescription()
        if kind == QAccessible.Text.Value:
            return cast("Painted", widget).accessible_value()
        return ""

    def state(self) -> QAccessible.State:
        """The widget's state. Tabs are selected rather than checked."""
        state = super().state()
        checked = getattr(self.widget(), "isChecked", None)
        if self.role() == QAccessible.Role.PageTab and checked is not None:
            state.selectable = True
            state.selected = bool(checked())
        return state


_builders: dict[str, Callable[[QObject], QAccessibleInterface]] = {}
# Qt owns the interfaces, but Python would free its half: each is kept until its object is gone.
_kept: dict[int, QAccessibleInterface] = {}


def know(class_name: str, builder: Callable[[QObject], QAccessibleInterface] | None) -> None:
    """Make a class known to the factory; without a builder its objects are ``Painted`` widgets."""
    _builders[class_name] = builder or _painted


def _painted(widget: QObject) -> QAccessibleInterface:
    return PaintedWidget(cast("QWidget", widget))


def _forget(number: int, *_: object) -> None:
    _kept.pop(number, None)


def _factory(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    builder = _builders.get(class_name)
    if builder is None or thing is None:
        return None
    interface = builder(thing)
    _kept[id(thing)] = interface
    thing.destroyed.connect(partial(_forget, id(thing)))
    return interface


QAccessible.installFactory(_factory)
