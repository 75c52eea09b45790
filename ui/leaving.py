"""Before a document goes, or the system ends: what was typed is entered, and no field stays that would still speak."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.pages.binding import TextBinding
from ui.widgets import AddingPlace, QuickEntry, TextLine


def leave_field(window: QWidget) -> QWidget | None:
    """Take the focus out of a field of ``window``, which writes down what stands in it. Gives the field."""
    focused = QApplication.focusWidget()
    if not isinstance(focused, QWidget) or not window.isAncestorOf(focused):
        return None
    focused.clearFocus()
    return focused


def come_back(field: QWidget | None) -> None:
    """Go on in a field as if it had not been left."""
    if field is not None:
        field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)


def enter_typed(window: QWidget) -> None:
    """Add what stands in lines for something new, as Enter would. A ballot that was not entered is no answer yet."""
    entries = [each for each in window.findChildren(QuickEntry) if not each.line.keeps_typed]
    places = [each for each in window.findChildren(AddingPlace) if each.enters]
    kept: list[QLineEdit] = [each.line for each in entries if not each.isHidden()]
    kept += [line for each in places if not each.isHidden() for line in each.findChildren(TextLine)]
    for line in kept:
        if line.text().strip():
            line.returnPressed.emit()


def drop_refused(window: QWidget) -> None:
    """Take out of the fields what was refused and stayed there to be mended."""
    for binding in window.findChildren(TextBinding):
        binding.drop()
