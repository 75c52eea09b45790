"""Painted widgets have an interface for as long as they live, and none afterwards."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.audit import spoken_name
from ui import accessible, interfaces
from ui.theme import Theme
from ui.widgets import ComboBox, Field, SignaturePad, StepButton


class Dial(QWidget):
    """A painted widget of somebody else's."""

    def accessible_role(self) -> QAccessible.Role:
        return QAccessible.Role.Dial

    def accessible_value(self) -> str:
        return "half past two"


def test_a_painted_widget_speaks_once_it_is_registered(theme: Theme) -> None:
    plain = Dial()
    assert QAccessible.queryAccessibleInterface(plain).role() == QAccessible.Role.Client
    accessible.register("Dial")
    dial = Dial()
    dial.setAccessibleName("Clock")
    dial.setAccessibleDescription("For everybody to see")
    interface = QAccessible.queryAccessibleInterface(dial)
    assert interface.role() == QAccessible.Role.Dial
    texts = [interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description)]
    assert texts == ["Clock", "For everybody to see"]
    assert interface.text(QAccessible.Text.Value) == "half past two"
    assert interface.text(QAccessible.Text.Help) == ""


def test_interfaces_come_and_go_with_their_widgets(theme: Theme) -> None:
    before = len(interfaces._kept)
    for number in range(100):
        window = QWidget()
        step, pad = (
            StepButton(theme, number, "Prepare", parent=window),
            SignaturePad(theme, "Jo", parent=window),
        )
        for widget in (step, pad):
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert len(interfaces._kept) == before


def test_a_list_is_told_by_its_name_and_not_only_by_its_value(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    bare, named = ComboBox(theme, [("In the room", 1)]), ComboBox(theme, [("In the room", 1)], "Attendance")
    column.addWidget(bare)
    column.addWidget(named)
    assert [spoken_name(bare), spoken_name(named)] == ["", "Attendance"]
    bare.setAccessibleName("Attendance of Smith & Sons")
    named.setAccessibleName("Can they say yes")
    assert [spoken_name(bare), spoken_name(named)] == ["Attendance of Smith & Sons", "Can they say yes"]
    assert not any(label.isVisibleTo(page) for label in page.findChildren(QLabel))


def test_a_list_with_a_label_is_told_by_it_once(theme: Theme, qtbot: QtBot) -> None:
    field = Field(theme, "Colours", ComboBox(theme, [("Dark", 1)]))
    qtbot.addWidget(field)
    assert spoken_name(field.editor) == "Colours"
