"""What a person would stumble over in a window, found by looking at every widget in it.

``complaints(root)`` gives one line for each fault: a control without a name, words cut off, a target too small to hit,
something that runs out of a page sideways, controls over one another, a control that Tab does not reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
MADE_OF_PARTS = (QAbstractSpinBox, QCalendarWidget, QComboBox, QHeaderView, QLineEdit, QMenuBar, QTabBar)
MUTE = (QAccessible.Role.NoRole, QAccessible.Role.Client)
SMALLEST_TARGET = 24
LONGEST_WORDS = 24
"""Up to here a list shows its words whole. Names and goals that people type may be longer than any field."""


def complaints(root: QWidget) -> list[str]:
    """All faults of a window or page that is shown."""
    found = [
        *_names(root),
        *_words(root),
        *_targets(root),
        *_sideways(root),
        *_overlaps(root),
        *_unreachable(root),
    ]
    return sorted(set(found))


def lasting(shown: QWidget, qtbot: QtBot) -> list[str]:
    """What is wrong and stays wrong: on a busy machine a layout takes a while to settle."""
    for _ in range(20):
        if not complaints(shown):
            return []
        qtbot.wait(50)
    return complaints(shown)


def _shown(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.width() > 0 and widget.height() > 0 and not _inner(widget):
            yield widget


def _inner(widget: QWidget) -> bool:
    """Parts that Qt makes for its own controls."""
    parent = widget.parentWidget()
    if isinstance(widget, QScrollBar | QHeaderView) or widget.objectName().startswith("qt_"):
        return True
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return True
    return isinstance(parent, MADE_OF_PARTS)


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything in a window that is shown and can be worked on."""
    for widget in _shown(root):
        if isinstance(widget, QScrollArea):
            continue
        if isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def describe(widget: QWidget) -> str:
    """Which widget is meant."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or words or widget.objectName()!r}"


def spoken_name(widget: QWidget) -> str:
    """The name that assistive technology is told."""
    interface = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox):
        # On Linux its name is the value chosen; what it is for, only a label says.
        labels = [
            other for other, relation in interface.relations() if relation == QAccessible.RelationFlag.Label
        ]
        return " ".join(label.text(QAccessible.Text.Name).strip() for label in labels)
    return interface.text(QAccessible.Text.Name).strip()


def _names(root: QWidget) -> Iterator[str]:
    for widget in controls(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not spoken_name(widget):
            yield f"{describe(widget)} has no accessible name"
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and interface.role() in MUTE:
            yield f"{describe(widget)} has no accessible role"
        if isinstance(widget, QAbstractButton):
            if not widget.text() and not widget.icon().isNull() and not widget.toolTip():
                yield f"{describe(widget)} shows only an icon and has no tooltip"
            if re.search(r"(?<!&)&(\s|$)", widget.text()):
                yield f"{describe(widget)} has a lone &"


def _words(root: QWidget) -> Iterator[str]:
    for widget in _shown(root):
        if isinstance(widget, QLabel):
            yield from _label(widget)
        elif isinstance(widget, QPushButton | QToolButton | QCheckBox) and widget.text():
            need = widget.sizeHint()
            if need.width() > widget.width() + 1 or need.height() > widget.height() + 1:
                yield f"{describe(widget)} is cut off: {widget.width()} x {widget.height()} of {need.toTuple()}"
        elif isinstance(widget, QComboBox) and len(widget.currentText()) <= LONGEST_WORDS:
            room = _combo_room(widget)
            if widget.fontMetrics().horizontalAdvance(widget.currentText()) > room + 1:
                yield f"{describe(widget)} is cut off: {widget.currentText()!r} in {room}"
        elif isinstance(widget, QPlainTextEdit | QTextEdit) and (
            widget.viewport().height() < widget.fontMetrics().height() * 1.4
        ):
            yield f"{describe(widget)} is lower than its text"


def _combo_room(box: QComboBox) -> int:
    """The width in pixels that a list leaves for the words it shows."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _label(label: QLabel) -> Iterator[str]:
    buddy: QWidget | None = label.buddy()
    words = label.text() if buddy is None else label.text().replace("&", "")
    if not words or label.property("elides") or type(label).paintEvent is not QLabel.paintEvent:
        return
    metrics: QFontMetrics = label.fontMetrics()
    room = label.contentsRect()
    if label.wordWrap():
        longest = max((metrics.horizontalAdvance(word) for word in words.split()), default=0)
        if longest > room.width() + 1:
            yield f"{describe(label)} is narrower than a word of it"
        if label.heightForWidth(label.width()) > label.height() + 2:
            yield f"{describe(label)} is cut off below: {label.height()} of {label.heightForWidth(label.width())}"
    elif max(metrics.horizontalAdvance(line) for line in words.split("\n")) > room.width() + 1:
        yield f"{describe(label)} is cut off: {room.width()} of {metrics.horizontalAdvance(words)}"


def _targets(root: QWidget) -> Iterator[str]:
    for widget in controls(root):
        pressed = isinstance(
            widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox | QAbstractSlider
        )
        if pressed and min(widget.width(), widget.height()) < SMALLEST_TARGET:
            yield f"{describe(widget)} is hard to hit: {widget.width()} x {widget.height()}"


def _sideways(root: QWidget) -> Iterator[str]:
    for area in root.findChildren(QScrollArea):
        if not area.isVisible() or area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            continue
        for widget in area.findChildren(QWidget):
            if not widget.isVisible() or not isinstance(
                widget, QLabel | QAbstractButton | QLineEdit | QComboBox
            ):
                continue
            left = widget.mapTo(area.viewport(), QPoint(0, 0)).x()
            outside = left < -1 or left + widget.width() > area.viewport().width() + 1
            if outside and _nearest_scroll(widget) is area:
                yield f"{describe(widget)} runs out of the page sideways"


def _nearest_scroll(widget: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent


def _overlaps(root: QWidget) -> Iterator[str]:
    for parent in [root, *root.findChildren(QWidget)]:
        children = [
            child
            for child in parent.children()
            if isinstance(child, QLabel | QAbstractButton | QLineEdit | QComboBox)
            and child.isVisible()
            and not child.isWindow()
            and not _inner(child)
        ]
        for one, other in combinations(children, 2):
            common = one.geometry().intersected(other.geometry())
            if not common.isEmpty() and min(common.width(), common.height()) > 2:
                yield f"{describe(one)} lies over {describe(other)}"


def _unreachable(root: QWidget) -> Iterator[str]:
    chain: set[QWidget] = set()
    at: QWidget | None = root.nextInFocusChain()
    while at is not None and at is not root:
        chain.add(at)
        at = at.nextInFocusChain()
    for widget in controls(root):
        if isinstance(widget, QAbstractButton) and (widget.group() is not None or widget.autoExclusive()):
            continue
        # Widgets marked "roving" share one Tab stop and are reached from it by arrow keys.
        if widget.property("roving"):
            continue
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget not in chain:
            yield f"{describe(widget)} cannot be reached by Tab"


def bounds(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def in_sight(widget: QWidget, window: QWidget) -> QRect:
    """The part of a widget, in its window, that no page around it has scrolled out of sight."""
    seen = bounds(widget, window)
    parent: QWidget | None = widget.parentWidget()
    while parent is not None and parent is not window:
        seen = seen.intersected(bounds(parent, window))
        parent = parent.parentWidget()
    return seen
