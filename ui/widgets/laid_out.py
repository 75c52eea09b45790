"""Layouts without their items.

Python keeps its half of a layout's item until the layout goes. Qt frees the item much earlier, with its widget, and may
put another widget where it was: Python then has two halves for one place, takes the wrong one when that widget goes,
and the program dies without a word. So nobody asks a layout for its items (``itemAt``), and one layout is put into
another with :func:`nest`, since ``addLayout`` asks for all of them.
"""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget
from shiboken6 import invalidate


def laid_out(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and the inner layouts of ``layout`` in its order; stretches are left out."""
    around = layout.parentWidget()
    widgets = around.children() if around is not None else []
    places = {
        layout.indexOf(each): each
        for each in (*widgets, *layout.children())
        if isinstance(each, QWidget | QLayout)
    }
    return [places[place] for place in sorted(places) if place >= 0]


def nest(outer: QBoxLayout, inner: QLayout, stretch: int = 0, *, at: int = -1) -> None:
    """Put ``inner`` into ``outer``, at a place or at the end."""
    outer.insertLayout(at, inner, stretch)
    _forget_items(inner)


def _forget_items(layout: QLayout) -> None:
    """Drop Python's half of what ``layout`` holds. Layouts written in Python need theirs."""
    if not isinstance(layout, QBoxLayout | QGridLayout):
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if isinstance(item, QLayout):
            _forget_items(item)
        elif item is not None:
            invalidate(item)
