"""Buttons say what they do, to eyes and ears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage
from ui.theme import Theme
from ui.widgets import (
    Button,
    ComboBox,
    DateField,
    IconButton,
    SegmentedControl,
    SpinBox,
    TextLine,
    fit_row,
    row_width,
)


def test_signs_in_words_are_not_taken_for_shortcut_marks(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Print & share", "printer")
    qtbot.addWidget(button)
    assert button.text() == "Print && share"
    assert button.accessibleName() == "Print & share"


def test_tooltips_teach_the_shortcut(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "undo-2", "Undo", shortcut="Ctrl+Z")
    qtbot.addWidget(button)
    assert button.toolTip() == "Undo  (Ctrl+Z)"
    button.set_name("Undo", "Undo: add Library")
    assert button.toolTip() == "Undo: add Library  (Ctrl+Z)"
    assert button.accessibleDescription() == "Undo: add Library"


def test_a_folded_button_keeps_its_name(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Show to room", "projector")
    qtbot.addWidget(button)
    unfolded = button.sizeHint().width()
    button.set_words_shown(False)
    assert button.sizeHint().width() < unfolded / 2
    assert (button.accessibleName(), button.toolTip()) == ("Show to room", "Show to room")
    button.set_words_shown(True)
    assert button.sizeHint().width() == unfolded


def test_all_controls_are_equally_high(theme: Theme, qtbot: QtBot) -> None:
    for mode, scale in (("light", 1.0), ("hc-dark", 1.5), ("dark", 2.0)):
        theme.set_mode(mode)
        theme.set_scale(scale)
        row = [Button(theme, "Go"), IconButton(theme, "plus", "Add"), TextLine(theme), SpinBox(theme)]
        row += [ComboBox(theme, [("One", 1)]), DateField(theme)]
        for control in row:
            qtbot.addWidget(control)
            control.ensurePolished()
        assert {control.sizeHint().height() for control in row} == {theme.control_height}


def test_a_trailing_icon_stands_after_the_words_in_both_directions(theme: Theme, qtbot: QtBot) -> None:
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        holder = QWidget()
        holder.setLayoutDirection(direction)
        qtbot.addWidget(holder)
        button = Button(theme, "Next", "arrow-right", trailing=True)
        QHBoxLayout(holder).addWidget(button)
        assert button.layoutDirection() != direction


def test_arrow_keys_choose_a_segment(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    control = SegmentedControl(
        theme, [("a", "Links", "link"), ("b", "Grid", ""), ("c", "List", "list")], "View"
    )
    stage.show(control)
    chosen: list[str] = []
    control.chosen.connect(chosen.append)
    control.button("a").setFocus()
    QTest.keyClick(control.button("a"), Qt.Key.Key_Right)
    QTest.keyClick(control.button("b"), Qt.Key.Key_Right)
    assert (chosen, control.value()) == (["b", "c"], "c")
    assert control.button("c").hasFocus()
    assert control.button("c").accessibleName() == "View: List"


def test_showing_a_segment_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl(theme, [("a", "Links", ""), ("b", "Grid", "")], "View", current="b")
    qtbot.addWidget(control)
    assert control.value() == "b"
    with qtbot.assertNotEmitted(control.chosen):
        control.set_value("a")
    assert control.value() == "a"
    with pytest.raises(ValueError, match="x"):
        control.set_value("x")


def test_a_row_gives_way_in_order_until_it_fits(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    first, second, third = (Button(theme, words) for words in ("Find anything", "Redo", "Room screen"))
    for button in (first, second, third):
        row.addWidget(button)
        button.ensurePolished()
    whole = row_width(row)
    assert fit_row(row, whole, [second.hide]) == 0
    assert not second.isHidden()
    assert fit_row(row, whole - 1, [second.hide, first.hide]) == 1
    assert (first.isHidden(), second.isHidden()) == (False, True)
    assert row_width(row) < whole
    assert fit_row(row, 10, [first.hide, third.hide]) == 2
