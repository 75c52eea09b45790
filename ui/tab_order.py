"""Tab goes through a window in reading order, whenever its parts were made.

Qt's own order is that in which widgets came to their window: what is added to a page while it is seen would be reached
only after everything around the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLayout,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.widgets.laid_out import laid_out

_WHOLE: Final = (QAbstractItemView, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit)
"""What is inside of these is no stop of its own."""


def move_on(window: QWidget, *, forward: bool) -> bool:
    """Put the focus on the next stop, or the one before; after the last comes the first. False when the focus is not
    in the window, or when there is nowhere else to go."""
    focused = QApplication.focusWidget()
    if focused is None or not window.isAncestorOf(focused):
        return False
    whole = _whole_of(focused, window)
    stop = next((each for each in _stops_from(whole, window, forward=forward) if each is not whole), None)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _whole_of(widget: QWidget, window: QWidget) -> QWidget:
    """The field that a widget is the inside of, else the widget itself."""
    whole, around = widget, widget.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, _WHOLE):
            whole = around
        around = around.parentWidget()
    return whole


def _stops_from(widget: QWidget, window: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """All stops in the order in which Tab comes to them. Only what lies near is looked at, until something is found."""
    if forward:
        yield from _stops_inside(widget, forward=True)
    child, parent = widget, widget.parentWidget()
    while child is not window and parent is not None:
        beside = list(_children(parent))
        at = next((place for place, each in enumerate(beside) if each is child), len(beside))
        for each in beside[at + 1 :] if forward else reversed(beside[:at]):
            yield from _stops_in(each, forward=forward)
        if not forward and _is_stop(parent):
            yield parent
        child, parent = parent, parent.parentWidget()
    yield from _stops_inside(window, forward=forward)


def _stops_in(widget: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """A widget and what is inside of it."""
    if not widget.isVisible() or widget.isWindow():
        return
    if forward and _is_stop(widget):
        yield widget
    yield from _stops_inside(widget, forward=forward)
    if not forward and _is_stop(widget):
        yield widget


def _stops_inside(widget: QWidget, *, forward: bool) -> Iterator[QWidget]:
    if isinstance(widget, _WHOLE):
        return
    children = list(_children(widget))
    for each in children if forward else reversed(children):
        yield from _stops_in(each, forward=forward)


def _is_stop(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.focusProxy() is None and widget.isEnabled()


def _children(widget: QWidget) -> Iterator[QWidget]:
    """First those that are laid out, in that order, then the others as they were made."""
    layout = widget.layout()
    placed = list(_widgets_in(layout)) if layout is not None else []
    yield from placed
    known = {id(each) for each in placed}
    for child in widget.children():
        if isinstance(child, QWidget) and id(child) not in known:
            yield child


def _widgets_in(layout: QLayout) -> Iterator[QWidget]:
    for each in laid_out(layout):
        if isinstance(each, QLayout):
            yield from _widgets_in(each)
        else:
            yield each
