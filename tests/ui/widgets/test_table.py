"""Tables are worked by keys, say what their painted cells show, and keep their columns in sight."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage
from ui.theme import Theme
from ui.widgets import CellRole, TableView, spoken
from ui.widgets.table import break_lines


def model_of(rows: int) -> QStandardItemModel:
    model = QStandardItemModel(rows, 3)
    model.setHorizontalHeaderLabels(["", "Action", "Status"])
    for row in range(rows):
        done, action, status = QStandardItem(), QStandardItem(f"Action {row}"), QStandardItem("No owner yet")
        done.setCheckable(True)
        done.setEditable(False)
        action.setData("Riverside Council", CellRole.SUBTEXT)
        action.setData(spoken(f"Action {row}", "Riverside Council"), Qt.ItemDataRole.AccessibleTextRole)
        status.setData("warn", CellRole.TONE)
        status.setEditable(False)
        for column, item in enumerate((done, action, status)):
            model.setItem(row, column, item)
    return model


@pytest.fixture
def table(theme: Theme, stage: Stage) -> TableView:
    made = TableView(theme, "Actions")
    made.setModel(model_of(4))
    made.set_check_column(0)
    made.set_pill_column(2)
    made.set_columns([44, 0, 150])
    before, after = QLineEdit(), QLineEdit()
    stage.page(before, made, after, width=700, height=400)
    made.setFocus()
    return made


def checked(table: TableView, row: int) -> bool:
    return cast("QStandardItemModel", table.model()).item(row, 0).checkState() == Qt.CheckState.Checked


def test_tab_leaves_the_table(table: TableView, qtbot: QtBot) -> None:
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_space_and_a_press_turn_a_check_box(table: TableView, qtbot: QtBot) -> None:
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert checked(table, 1)
    place = table.visualRect(table.model().index(2, 0)).center() + QPoint(8, 8)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert checked(table, 2)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not checked(table, 2)
    cast("QStandardItemModel", table.model()).item(3, 0).setCheckable(False)
    place = table.visualRect(table.model().index(3, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not checked(table, 3)


def test_enter_edits_what_can_be_edited_and_opens_the_rest(table: TableView, qtbot: QtBot) -> None:
    opened: list[QModelIndex] = []
    table.opened.connect(opened.append)
    table.setCurrentIndex(table.model().index(1, 2))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert [(index.row(), index.column()) for index in opened] == [(1, 2)]
    table.setCurrentIndex(table.model().index(1, 1))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.state() == QAbstractItemView.State.EditingState
    assert len(opened) == 1


def test_delete_is_asked_for_and_done_by_the_page(table: TableView, qtbot: QtBot) -> None:
    table.setCurrentIndex(table.model().index(1, 1))
    with qtbot.waitSignal(table.delete_wanted):
        QTest.keyClick(table, Qt.Key.Key_Delete)
    assert table.model().rowCount() == 4


def test_rows_grow_with_text_and_density(theme: Theme, table: TableView) -> None:
    assert table.rowHeight(0) == 54
    theme.set_scale(2.0)
    assert table.rowHeight(0) == 108
    theme.set_scale(1.0)
    theme.set_density("touch")
    assert table.rowHeight(0) == 60


def test_columns_share_the_width_and_shrink_before_anything_scrolls(theme: Theme, table: TableView) -> None:
    room = table.viewport().width()
    assert [table.columnWidth(column) for column in (0, 2)] == [44, 150]
    assert sum(table.columnWidth(column) for column in range(3)) <= room
    assert room - sum(table.columnWidth(column) for column in range(3)) < 3
    table.window().resize(330, 400)
    assert 100 <= table.columnWidth(2) < 150
    assert table.columnWidth(0) == 44
    assert table.columnWidth(1) >= 140
    table.window().resize(700, 400)
    theme.set_scale(1.5)
    assert table.columnWidth(0) == 66


def test_painted_cells_speak(table: TableView) -> None:
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.text(QAccessible.Text.Name) == "Actions"
    cells = [interface.child(at) for at in range(interface.childCount())]
    names = [cell.text(QAccessible.Text.Name) for cell in cells]
    assert "Action 1. Riverside Council" in names
    assert names.count("No owner yet") == 4


def test_a_pill_is_painted_in_its_tone(theme: Theme, table: TableView) -> None:
    area = table.visualRect(table.model().index(0, 2))
    image = table.viewport().grab().toImage()
    middle = area.center().y()
    row = [image.pixelColor(x, middle).name() for x in range(area.left(), area.right())]
    assert theme.colour("warn_soft").name() in row


def test_cells_turn_round_with_the_direction_of_reading(theme: Theme, table: TableView) -> None:
    table.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    area = table.visualRect(table.model().index(0, 2))
    image = table.viewport().grab().toImage()
    tinted = [
        x
        for x in range(area.left(), area.right())
        if image.pixelColor(x, area.center().y()) == theme.colour("warn_soft")
    ]
    assert max(tinted) > area.right() - 30


def test_long_words_are_broken_and_end_in_dots(theme: Theme) -> None:
    font = theme.font()
    assert break_lines("", font, 100, 2) == []
    assert break_lines("Short", font, 100, 2) == ["Short"]
    lines = break_lines("Draft a data-sharing agreement for the six services", font, 150, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    whole = break_lines("Draft a data-sharing agreement", font, 150, 2)
    assert " ".join(whole) == "Draft a data-sharing agreement"
    assert break_lines("Donaudampfschifffahrtsgesellschaft", font, 80, 2)[0]


def test_the_header_stands_where_its_column_begins(table: TableView) -> None:
    assert isinstance(table, QTableView)
    assert table.horizontalHeader().defaultAlignment() & Qt.AlignmentFlag.AlignLeft
    assert not table.verticalHeader().isVisible()


def test_spoken_leaves_out_what_is_empty() -> None:
    assert spoken("Amina", "", "Council") == "Amina. Council"
