"""The list of partners and the matrix of offers and needs, by keyboard and by pointer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from partnerdesk.commands.attendance import set_presence
from partnerdesk.model.vocabulary import CanCommit, Presence
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.stage import Stage
from ui.models.holdings import TOP, Mark
from ui.models.partners import Column
from ui.pages.map_page import HOLDINGS, LIST, MapPage
from ui.theme.theme import Theme
from ui.widgets import ComboBox

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> MapPage:
    made = stage.show(MapPage(desk_with_example(tmp_path, 4), theme), 1100, 760)
    made.show_view(LIST)
    return made


def go(page: MapPage, name: str, column: Column) -> QModelIndex:
    """Put the keyboard on a cell."""
    rows = page.list.table.rows
    at = next(at for at in range(rows.rowCount()) if rows.row(at).name == name)
    index = rows.index(at, column)
    page.list.table.setCurrentIndex(index)
    page.list.table.setFocus()
    return index


def shown_names(page: MapPage) -> list[str]:
    return [page.list.table.rows.row(at).name for at in range(page.list.table.rows.rowCount())]


def test_a_name_is_changed_in_its_cell(page: MapPage, qtbot: QtBot) -> None:
    go(page, "Pellam High School", Column.NAME)
    QTest.keyClick(page.list.table, Qt.Key.Key_F2)
    editor = page.list.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName() == "Partner: Pellam High School"
    editor.selectAll()
    QTest.keyClicks(editor, "Pellam Academy")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.snapshot.organisation(3).name == "Pellam Academy")
    assert page.list.table.current_id() == 3


def test_a_choice_is_made_in_its_cell(page: MapPage) -> None:
    index = go(page, "Pellam High School", Column.CAN_COMMIT)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    editor = page.list.table.findChild(ComboBox)
    assert editor is not None
    editor.set_value(CanCommit.YES)
    editor.chosen.emit(CanCommit.YES)
    assert page.snapshot.attendance()[3].can_commit == CanCommit.YES
    assert page.list.table.state() != QAbstractItemView.State.EditingState
    assert index.data() == "Can say yes"


def test_space_ticks_and_figures_set_levels(page: MapPage) -> None:
    go(page, "Pellam High School", Column.COMMUNITY)
    QTest.keyClick(page.list.table, Qt.Key.Key_Space)
    assert page.snapshot.organisation(3).community
    go(page, "Pellam High School", Column.INFLUENCE)
    QTest.keyClick(page.list.table, Qt.Key.Key_4)
    go(page, "Pellam High School", Column.INTEREST)
    QTest.keyClick(page.list.table, Qt.Key.Key_0)
    found = page.snapshot.attendance()[3]
    assert (found.influence, found.interest) == (4, 0)


def test_sorting_keeps_the_chosen_partner(page: MapPage) -> None:
    go(page, "Pellam High School", Column.NAME)
    page.list.table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
    assert shown_names(page) == sorted(shown_names(page), key=str.casefold)
    assert page.list.table.current_id() == 3
    page.list.table.sortByColumn(Column.INFLUENCE, Qt.SortOrder.DescendingOrder)
    levels = [page.list.table.rows.row(at).influence or 0 for at in range(10)]
    assert levels == sorted(levels, reverse=True)
    assert page.list.table.current_id() == 3


def test_an_edit_that_moves_the_row_takes_the_keyboard_along(page: MapPage) -> None:
    page.list.table.sortByColumn(Column.INFLUENCE, Qt.SortOrder.AscendingOrder)
    go(page, "Young Voices of Pellam", Column.INFLUENCE)
    QTest.keyClick(page.list.table, Qt.Key.Key_4)
    assert page.list.table.current_id() == 7
    assert page.list.table.currentIndex().row() > 5


def test_delete_removes_from_the_list(page: MapPage) -> None:
    go(page, "Daisywheel Logistics", Column.NAME)
    QTest.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert "Daisywheel Logistics" not in shown_names(page)
    page.desk.undo()
    assert shown_names(page)[4] == "Daisywheel Logistics"


def test_cells_are_spoken(page: MapPage) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    row = page.list.table.rows.at(6)
    said = [page.list.table.rows.index(row, column).data(role) for column in Column]
    assert said == [
        "Partner: Streetlamp Youth Work",
        "Type: charity",
        "Speaks for the community",
        "In the room: Present",
        "Can say yes: Can say yes",
        "Influence: 1",
        "Interest: 4",
        "Offers: Detached youth work; Young people's lived experience",
        "Needs: Flexible money",
    ]


def test_columns_are_left_out_rather_than_cut_off(page: MapPage, theme: Theme) -> None:
    assert not any(page.list.table.isColumnHidden(column) for column in Column)
    page.resize(620, 500)
    QApplication.processEvents()
    assert page.list.table.isColumnHidden(Column.NEEDS)
    assert not page.list.table.isColumnHidden(Column.NAME)
    assert page.list.table.horizontalHeader().length() <= page.list.table.viewport().width() + 2


def matrix(page: MapPage, organisation: str, capability: str) -> QModelIndex:
    """Put the keyboard on a cell of the matrix."""
    page.show_view(HOLDINGS)
    table = page.holdings.table.marks.table
    row = next((at for at, each in enumerate(table.organisations, start=1) if each.name == organisation), TOP)
    column = next(at for at, each in enumerate(table.capabilities) if each.name == capability)
    index = page.holdings.table.marks.index(row, column)
    page.holdings.table.setCurrentIndex(index)
    return index


def test_space_goes_round_nothing_offers_needs(page: MapPage) -> None:
    index = matrix(page, "Daisywheel Logistics", "Family support")
    grid = page.holdings.table
    seen = []
    for _ in range(3):
        QTest.keyClick(grid, Qt.Key.Key_Space)
        seen.append(grid.marks.mark(index.row(), index.column()))
        assert grid.currentIndex().row() == index.row()
    assert seen == [Mark.OFFER, Mark.NEED, Mark.NOTHING]
    page.desk.undo()
    assert grid.marks.mark(index.row(), index.column()) == Mark.NEED
    page.desk.undo()
    assert grid.marks.mark(index.row(), index.column()) == Mark.OFFER


def test_a_press_turns_a_cell(page: MapPage) -> None:
    index = matrix(page, "Kestrel Vale Police", "Entry jobs and mentors")
    grid = page.holdings.table
    at = grid.visualRect(index).center()
    QTest.mouseClick(grid.viewport(), LEFT, NONE, at)
    assert grid.marks.mark(index.row(), index.column()) == Mark.OFFER


def test_the_top_row_says_what_is_missing(page: MapPage) -> None:
    words = {
        name: matrix(page, "", name).data()
        for name in (
            "Travel passes",
            "Entry jobs and mentors",
            "Diversion at point of arrest",
            "Family support",
        )
    }
    assert words == {
        "Travel passes": "Missing",
        "Entry jobs and mentors": "Covered",
        "Diversion at point of arrest": "Only one",
        "Family support": "Missing",
    }
    assert page.holdings.missing.text() == "Missing: Travel passes, Family support."
    QTest.keyClick(page.holdings.table, Qt.Key.Key_Space)
    assert page.desk.undo_label is not None
    assert "Family" not in str(page.desk.undo_label)


def test_the_top_row_stays_in_sight(page: MapPage) -> None:
    page.show_view(HOLDINGS)
    grid = page.holdings.table
    grid.resize(grid.width(), 240)
    last = grid.marks.rowCount() - 1
    grid.setCurrentIndex(grid.marks.index(0, 0))
    whole = grid.viewport().grab().toImage()
    strip = grid.viewport().rect()
    strip.setRect(grid.columnWidth(0) + 8, 8, grid.columnWidth(0) * 2, grid.row_height() - 16)
    grid.setCurrentIndex(grid.marks.index(last, 0))
    assert grid.verticalScrollBar().value() > 0
    assert grid.viewport().grab().toImage().copy(strip) == whole.copy(strip)
    before = page.snapshot.holdings
    QTest.mouseClick(grid.viewport(), LEFT, NONE, strip.center())
    assert page.snapshot.holdings == before
    for _ in range(last - 1):
        QTest.keyClick(grid, Qt.Key.Key_Up)
        assert grid.visualRect(grid.currentIndex()).top() >= grid.row_height() - 1
    assert grid.currentIndex().row() == 1


def test_what_leaves_with_its_only_holder_is_not_here(page: MapPage) -> None:
    index = matrix(page, "", "Diversion at point of arrest")
    page.desk.run(set_presence, 1, Presence.APOLOGIES)
    assert index.data() == "Not here"
    assert "Diversion at point of arrest" in page.holdings.missing.text()


def test_a_single_point_is_told_in_words(page: MapPage) -> None:
    index = matrix(page, "Kestrel Vale Police", "Diversion at point of arrest")
    assert index.data() == "Only one"
    assert "the only one here" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_capability_is_added_renamed_and_removed_in_place(page: MapPage) -> None:
    page.show_view(HOLDINGS)
    QTest.keyClicks(page.holdings.add, "A sports hall")
    QTest.keyClick(page.holdings.add, Qt.Key.Key_Return)
    assert page.holdings.add.text() == ""
    matrix(page, "", "A sports hall")
    page.holdings.name.selectAll()
    QTest.keyClicks(page.holdings.name, "A large sports hall")
    QTest.keyClick(page.holdings.name, Qt.Key.Key_Return)
    assert page.snapshot.capabilities[-1].name == "A large sports hall"
    page.holdings._remove.click()
    assert "A large sports hall" not in [each.name for each in page.snapshot.capabilities]


def test_without_capabilities_the_view_asks_for_one(tmp_path: Path, theme: Theme, stage: Stage) -> None:
    from ui.desk import Desk

    desk = Desk()
    desk.create(tmp_path / "blank.partnerdesk")
    page = stage.show(MapPage(desk, theme), 842, 585)
    page.show_view(HOLDINGS)
    assert page.holdings.empty.isVisible()
    QTest.keyClicks(page.holdings.add, "Meeting rooms")
    QTest.keyClick(page.holdings.add, Qt.Key.Key_Return)
    assert page.holdings.table.isVisible()
