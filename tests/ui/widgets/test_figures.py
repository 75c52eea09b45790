"""Bars, tiles and steps: what they show is also said in words and worked by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage
from tests.ui.widgets.gallery import COUNTS, LEVELS
from ui.theme import Theme
from ui.widgets import CountTiles, Meter, ProgressBar, StepButton, SupportBar
from ui.widgets.support import level_of_key


def spoken(widget: QWidget) -> tuple[QAccessible.Role, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Value)


def key(text: str, code: int) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.ShiftModifier, text)


def test_number_keys_are_known_with_and_without_shift() -> None:
    plain = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, "5")
    assert level_of_key(plain) == 5
    assert [level_of_key(key(sign, ord(sign))) for sign in '!"£$%^&*'] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [level_of_key(key(sign, ord(sign))) for sign in "@#"] == [2, 3]
    assert level_of_key(key("A", ord("A"))) == 0
    assert (
        level_of_key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_9, Qt.KeyboardModifier.NoModifier, "9")) == 0
    )


@pytest.mark.parametrize("kind", [SupportBar, CountTiles])
def test_number_keys_add_and_shift_takes_away(
    theme: Theme, qtbot: QtBot, stage: Stage, kind: type[SupportBar] | type[CountTiles]
) -> None:
    counted = kind(theme, "Support", LEVELS, interactive=True)
    stage.page(counted)
    told: list[tuple[int, int]] = []
    counted.count_changed.connect(lambda level, count: told.append((level, count)))
    for _ in range(2):
        QTest.keyClick(counted, Qt.Key.Key_2)
    QTest.keyClick(counted, Qt.Key.Key_8)
    QTest.keyClick(counted, Qt.Key.Key_2, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(counted, Qt.Key.Key_1, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(counted, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert told == [(2, 1), (2, 2), (8, 1), (2, 1)]
    assert counted.counts() == (0, 1, 0, 0, 0, 0, 0, 1)
    assert "2 Small doubts: 1, 8 Blocks it: 1" in counted.accessibleDescription()


def test_a_bar_that_only_shows_ignores_keys(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    bar = SupportBar(theme, "Support", LEVELS)
    stage.page(bar)
    QTest.keyClick(bar, Qt.Key.Key_2)
    assert sum(bar.counts()) == 0
    assert bar.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert spoken(bar) == (QAccessible.Role.Chart, "No answers yet")


def test_the_parts_of_the_bar_are_shares_in_order(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    bar = SupportBar(theme, "Support", LEVELS, interactive=True)
    page = stage.page(bar)
    bar.set_counts(COUNTS, "10 of 14 can support it")
    parts = bar.parts()
    assert [level for level, _ in parts] == [1, 2, 3, 4, 5, 6]
    assert parts[0][1].width() == pytest.approx(bar.width() * 3 / 14)
    assert parts[-1][1].right() == pytest.approx(bar.width())
    image = bar.grab().toImage()
    for level, part in parts:
        assert image.pixelColor(int(part.left() + 6), int(part.height() / 2)) == theme.ramp(level)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bar.parts()[0][1].right() == pytest.approx(bar.width())
    assert spoken(bar) == (QAccessible.Role.Slider, "10 of 14 can support it")


def test_a_press_on_a_tile_adds_and_its_minus_takes_away(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    tiles = CountTiles(theme, "Answers", LEVELS)
    stage.page(tiles)
    tile = tiles.tiles[4]
    middle = QPoint(tile.width() // 2, 15)
    assert tile.minus_area().isEmpty()
    for _ in range(3):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=middle)
    assert tiles.counts()[4] == 3
    assert min(tile.minus_area().width(), tile.minus_area().height()) >= 24
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=tile.minus_area().center().toPoint())
    QTest.mouseClick(tile, Qt.MouseButton.RightButton, pos=middle)
    assert tiles.counts()[4] == 1
    assert tile.accessibleName() == "5, Needs to know more: 1"


def test_arrows_go_from_tile_to_tile(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    tiles = CountTiles(theme, "Answers", LEVELS)
    page = stage.page(tiles)
    tiles.setFocus()
    QTest.keyClick(tiles.tiles[0], Qt.Key.Key_Right)
    assert tiles.tiles[1].hasFocus()
    for press in (Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        QTest.keyClick(tiles.tiles[1], press)
    assert tiles.counts()[1] == 1
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(tiles.tiles[1], Qt.Key.Key_Right)
    assert tiles.tiles[0].hasFocus()


def test_tiles_stand_in_more_rows_where_their_words_need_it(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    tiles = CountTiles(theme, "Answers", LEVELS)
    stage.page(tiles, width=1000)
    assert tiles.columns_at(900) == 8
    one_row = tiles.heightForWidth(900)
    theme.set_scale(2.0)
    assert tiles.columns_at(900) == 4
    assert tiles.heightForWidth(900) > one_row * 2
    assert tiles.columns_at(120) == 1


def test_tiles_of_a_sealed_record_cannot_be_pressed(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    tiles = CountTiles(theme, "Answers", LEVELS, interactive=False)
    stage.page(tiles)
    tiles.set_counts(COUNTS)
    QTest.mouseClick(tiles.tiles[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(tiles, Qt.Key.Key_1)
    assert tiles.counts() == COUNTS


def test_a_meter_says_its_value(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    meter = Meter(theme, "Commonly held")
    stage.page(meter, width=400)
    meter.set_value(0.25, "25 %", "danger")
    image = meter.bar.grab().toImage()
    middle = image.height() // 2
    assert image.pixelColor(image.width() // 8, middle) == theme.colour("danger")
    assert image.pixelColor(image.width() // 2, middle) != theme.colour("danger")
    assert spoken(meter.bar) == (QAccessible.Role.ProgressBar, "25 %")
    assert meter.bar.accessibleName() == "Commonly held"
    meter.set_value(None, "Not yet tested")
    assert meter.words.text() == "Not yet tested"


def test_a_meter_shows_what_one_covers_inside_what_all_cover(
    theme: Theme, qtbot: QtBot, stage: Stage
) -> None:
    meter = Meter(theme, "Synergy")
    page = stage.page(meter, width=400)
    meter.set_value(0.8, "best 40 %, together 80 %", inner=0.4)

    def colours() -> list[str]:
        image = meter.bar.grab().toImage()
        return [
            image.pixelColor(int(image.width() * at), image.height() // 2).name() for at in (0.2, 0.6, 0.9)
        ]

    best, together, empty = colours()
    assert [best, empty] == [theme.colour(role).name() for role in ("accent", "hover")]
    assert QColor(together).hue() == pytest.approx(QColor(best).hue(), abs=8)  # filled, too: full is full
    assert together != best
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = meter.bar.grab().toImage()
    assert image.pixelColor(int(image.width() * 0.8), image.height() // 2) == theme.colour("accent")


def test_progress_is_said_in_words(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    bar = ProgressBar(theme, "Workshop progress")
    qtbot.addWidget(bar)
    bar.set_progress(2, 7, "2 of 7 steps finished")
    assert (bar.value(), bar.maximum(), bar.accessibleDescription()) == (2, 7, "2 of 7 steps finished")
    bar.set_progress(0, 0, "Nothing to do")
    assert bar.maximum() == 1


def test_a_step_says_number_name_and_state(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    step = StepButton(theme, 3, "Print & share", "Ctrl+3")
    stage.page(step)
    step.set_state("now", "1 of 4 agreed")
    assert step.accessibleName() == "Step 3: Print & share"
    assert step.accessibleDescription() == "in progress. 1 of 4 agreed"
    assert step.toolTip() == "Print & share: 1 of 4 agreed  (Ctrl+3)"
    step.click()
    interface = QAccessible.queryAccessibleInterface(step)
    assert interface.role() == QAccessible.Role.PageTab
    assert interface.state().selected
    step.set_state("done")
    assert step.accessibleDescription() == "done"


def test_only_one_step_is_chosen_and_a_compact_one_is_narrow(
    theme: Theme, qtbot: QtBot, stage: Stage
) -> None:
    steps = [StepButton(theme, number, f"Step {number}") for number in (1, 2)]
    stage.page(*steps)
    for step in steps:
        step.click()
    assert [step.isChecked() for step in steps] == [False, True]
    wide = steps[0].sizeHint().width()
    steps[0].set_compact(True)
    assert steps[0].sizeHint().width() < wide / 2
    steps[0].set_row_height(34)
    assert steps[0].sizeHint().height() == 34
