"""Answers by number key, and fields that stand below one another where the width ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.audit import complaints, lasting
from tests.ui.stage import Stage
from ui.theme import Theme
from ui.widgets import ChoiceRow, Columns, Field, TextLine

ANSWERS = [(0, "0  Easily", "Easily"), (1, "1  With effort", "With effort"), (2, "2  Hard", "Hard")]


@pytest.fixture
def row(theme: Theme, stage: Stage) -> ChoiceRow:
    row = ChoiceRow(theme, ANSWERS, "Riverside School")
    stage.page(row)
    row.setFocus()
    return row


def test_a_number_key_answers_and_the_record_shows_it(row: ChoiceRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.chosen, check_params_cb=lambda number: number == 2):
        QTest.keyClick(row.button(0), Qt.Key.Key_2)
    assert row.value() is None
    row.set_value(2)
    assert row.button(2).isChecked()
    assert row.button(2).hasFocus()


def test_arrows_move_without_answering(row: ChoiceRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.chosen):
        QTest.keyClick(row.button(0), Qt.Key.Key_Right)
    assert row.button(1).hasFocus()
    with qtbot.waitSignal(row.chosen, check_params_cb=lambda number: number == 1):
        QTest.keyClick(row.button(1), Qt.Key.Key_Return)
    with qtbot.waitSignal(row.passed, check_params_cb=lambda by: by == 1):
        QTest.keyClick(row.button(1), Qt.Key.Key_Down)


def test_delete_takes_an_answer_back_only_if_there_is_one(row: ChoiceRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.cleared):
        QTest.keyClick(row.button(0), Qt.Key.Key_Delete)
    row.set_value(0)
    with qtbot.waitSignal(row.cleared):
        QTest.keyClick(row.button(0), Qt.Key.Key_Delete)


def test_a_press_shows_nothing_before_the_record_does(row: ChoiceRow) -> None:
    QTest.mouseClick(row.button(1), Qt.MouseButton.LeftButton)
    assert not row.button(1).isChecked()


def test_there_is_one_tab_stop_and_every_answer_has_a_name(row: ChoiceRow) -> None:
    row.set_value(1)
    stops = [number for number in range(3) if row.button(number).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [1]
    assert row.button(2).accessibleName() == "Riverside School: 2, Hard"
    assert complaints(row.window()) == []


def test_columns_stand_below_one_another_where_the_width_ends(
    theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    fields = [Field(theme, name, TextLine(theme)) for name in ("Measure", "Today", "Target")]
    columns = Columns(theme, (fields[0], 200), (fields[1], 90), (fields[2], 90))
    page = stage.page(columns, width=600)
    assert len({field.y() for field in fields}) == 1
    assert fields[2].geometry().right() >= columns.width() - 4
    page.resize(300, 400)
    qtbot.waitUntil(lambda: fields[1].y() == fields[2].y() > fields[0].y())
    assert fields[0].width() == columns.width()
    assert lasting(page, qtbot) == []
