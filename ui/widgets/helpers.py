"""Small helpers that several widgets share."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLayout, QWidget

from ui.widgets.laid_out import laid_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAUSE_MS: Final = 1200
"""After such a pause in typing, what was typed is written down."""


def unmarked(text: str) -> str:
    """Text for a button: a lone ``&`` would be eaten as the mark of a shortcut key."""
    return text.replace("&", "&&")


def plain_tip(text: str) -> str:
    """Text for a tooltip: what people typed is never taken for markup, which Qt would do by the look of it."""
    return f"<qt>{escape(text)}</qt>" if "<" in text else text


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and have the widget drawn by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def with_shortcut(text: str, shortcut: str) -> str:
    """A tooltip that teaches the keys: ``Undo  (Ctrl+Z)``."""
    if not shortcut:
        return text
    return f"{text}  ({QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)})"


def claims_undo(event: QEvent) -> bool:
    """Whether a text field is about to keep the keys of undo or redo for itself.

    Qt's fields always do. Ours let them go to the window while nothing is typed in them that is not written down yet.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _needed(widget: QWidget) -> int:
    if widget.property("elides"):
        return widget.minimumSizeHint().width()
    return min(max(widget.sizeHint().width(), widget.minimumWidth()), widget.maximumWidth())


def row_width(row: QLayout) -> int:
    """The width in pixels that a row needs to show everything that is not hidden. Its gaps are stretches."""
    margins = row.contentsMargins()
    things = laid_out(row)
    widths = [0] * (row.count() - len(things))
    for each in things:
        if isinstance(each, QLayout):
            widths.append(each.minimumSize().width())
        elif not each.isHidden():
            widths.append(_needed(each))
    return margins.left() + margins.right() + sum(widths) + max(0, row.spacing()) * max(0, len(widths) - 1)


def fit_row(row: QLayout, width: int, steps: Sequence[Callable[[], object]]) -> int:
    """Take the steps in order (hide a word, hide a button) until the row fits the width.

    Measuring holds in every language and text size, where fixed break points do not. Show everything first. Gives back
    how many steps were taken.
    """
    for taken, step in enumerate(steps):
        if row_width(row) <= width:
            return taken
        step()
    return len(steps)
