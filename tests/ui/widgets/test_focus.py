"""The ring shows where the keyboard is, and pages follow it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage
from ui.theme import Theme, contrast
from ui.widgets import Button, FlowRow, FocusRing, Pill, ScrollPage, SpinBox, TextLine


class Scene:
    """A window with a ring, two buttons and a line."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        self.first, self.second = Button(theme, "One"), Button(theme, "Two")
        self.line, self.spin = TextLine(theme, name="Name"), SpinBox(theme, name="How many")
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        for part in (self.first, self.second, self.line, self.spin):
            column.addWidget(part)
        self.ring = FocusRing(theme, self.window)
        stage.show(self.window, 400, 300)


@pytest.fixture
def scene(theme: Theme, stage: Stage) -> Scene:
    return Scene(theme, stage)


def test_the_ring_goes_with_the_keyboard(scene: Scene, qtbot: QtBot) -> None:
    scene.first.setFocus()
    assert scene.ring.target() is scene.first
    QTest.keyClick(scene.first, Qt.Key.Key_Tab)
    assert scene.ring.target() is scene.second
    around = QRect(scene.second.mapTo(scene.window, QPoint(0, 0)), scene.second.size())
    assert scene.ring.geometry().contains(around)
    scene.window.resize(500, 600)
    qtbot.waitUntil(
        lambda: (
            scene.ring.geometry().center()
            == QRect(scene.second.mapTo(scene.window, QPoint(0, 0)), scene.second.size()).center()
        )
    )


def test_a_press_shows_no_ring_on_buttons_but_on_text_fields(scene: Scene, qtbot: QtBot) -> None:
    QTest.mousePress(scene.second, Qt.MouseButton.LeftButton)
    assert scene.second.hasFocus()
    assert scene.ring.target() is None
    QTest.mouseRelease(scene.second, Qt.MouseButton.LeftButton)
    QTest.keyClick(scene.second, Qt.Key.Key_Shift)
    assert scene.ring.target() is scene.second
    QTest.mousePress(scene.line, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(scene.line, Qt.MouseButton.LeftButton)
    assert scene.ring.target() is scene.line


def test_a_spin_box_is_ringed_as_a_whole(scene: Scene) -> None:
    scene.spin.lineEdit().setFocus()
    assert scene.ring.geometry().contains(scene.spin.geometry())


def test_the_ring_goes_away_with_its_widget(scene: Scene, qtbot: QtBot) -> None:
    scene.first.setFocus()
    scene.first.hide()
    qtbot.waitUntil(lambda: scene.ring.target() is not scene.first)
    scene.line.setFocus()
    scene.line.deleteLater()
    qtbot.waitUntil(lambda: scene.ring.target() is not scene.line)


@pytest.mark.parametrize("mode", ["light", "dark", "hc-light", "hc-dark"])
def test_the_ring_can_be_seen_in_every_scheme(theme: Theme, scene: Scene, mode: str) -> None:
    theme.set_mode(mode)
    scene.first.setFocus()
    middle = scene.first.geometry().center().y()
    image = scene.window.grab().toImage()
    left = [image.pixelColor(x, middle).name() for x in range(scene.first.x() - 5, scene.first.x() + 1)]
    assert any(contrast(colour, theme.hex("chrome")) >= 3 for colour in left)
    assert theme.colour("focus").name() in left


def test_the_ring_does_not_stand_in_the_way_of_the_pointer(scene: Scene) -> None:
    scene.first.setFocus()
    assert scene.window.childAt(scene.first.geometry().center()) is scene.first


def test_a_page_follows_the_focus(theme: Theme, stage: Stage, qtbot: QtBot) -> None:
    page = ScrollPage(theme)
    lines = [TextLine(theme, name=f"Line {number}") for number in range(40)]
    for line in lines:
        page.body.addWidget(line)
    stage.page(page, width=400, height=300)
    lines[0].setFocus()
    lines[30].setFocus()
    area = QRect(lines[30].mapTo(page.viewport(), QPoint(0, 0)), lines[30].size())
    assert page.viewport().rect().contains(area)
    lines[0].setFocus()
    assert page.verticalScrollBar().value() == 0


def half_out_of_sight(page: ScrollPage, row: QWidget) -> QPoint:
    """Scroll so that only the upper half of ``row`` is seen; gives a place in that half."""
    top = row.mapTo(page, QPoint(0, 0)).y() + page.verticalScrollBar().value()
    page.verticalScrollBar().setValue(top + row.height() // 2 - page.viewport().height())
    assert row.mapTo(page.viewport(), QPoint(0, row.height())).y() > page.viewport().height()
    return QPoint(row.width() // 2, row.height() // 4)


def test_a_press_arrives_where_it_was_meant_to(theme: Theme, stage: Stage) -> None:
    page = ScrollPage(theme)
    rows = [Button(theme, f"Row {number}") for number in range(20)]
    lines = [TextLine(theme, name=f"Line {number}") for number in range(20)]
    pressed: list[str] = []
    for row, line in zip(rows, lines, strict=True):
        row.clicked.connect(partial(pressed.append, row.text()))
        page.body.addWidget(row)
        page.body.addWidget(line)
    window = stage.page(page, width=400, height=300)
    lines[0].setFocus()
    targets: tuple[QWidget, ...] = (rows[9], lines[12])
    for target in targets:
        at = target.mapTo(window, half_out_of_sight(page, target))
        stood = page.verticalScrollBar().value()
        under = window.childAt(at)
        assert under is target
        QTest.mousePress(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(window, at))
        assert target.hasFocus()
        if target in lines:  # losing the focus may bring the program to set it: the page still waits
            lines[0].setFocus()
            target.setFocus()
        assert page.verticalScrollBar().value() == stood
        assert window.childAt(at) is target
        QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(window, at))
        assert page.verticalScrollBar().value() == stood
    assert pressed == ["Row 9"]
    QTest.keyClick(lines[12], Qt.Key.Key_Tab)
    assert (
        page.viewport().rect().contains(QRect(rows[13].mapTo(page.viewport(), QPoint(0, 0)), rows[13].size()))
    )


def test_a_page_stays_when_its_window_is_come_back_to(theme: Theme, stage: Stage, qtbot: QtBot) -> None:
    page = ScrollPage(theme)
    lines = [TextLine(theme, name=f"Line {number}") for number in range(40)]
    for line in lines:
        page.body.addWidget(line)
    window = stage.page(page, width=400, height=300)
    lines[0].setFocus()
    page.verticalScrollBar().setValue(500)
    stage.show(QWidget(), 100, 100)
    assert not lines[0].hasFocus()
    window.activateWindow()
    qtbot.waitUntil(lines[0].hasFocus)
    assert page.verticalScrollBar().value() == 500


def test_a_row_goes_on_below_where_the_width_ends(theme: Theme, stage: Stage, qtbot: QtBot) -> None:
    pills = [Pill(theme, f"Partner number {number}") for number in range(6)]
    row = FlowRow(theme, *pills)
    stage.page(row, width=900, height=300)
    assert len({pill.y() for pill in pills}) == 1
    one_line = row.heightForWidth(900)
    row.window().resize(300, 300)
    assert len({pill.y() for pill in pills}) > 2
    assert row.heightForWidth(250) > one_line * 2
    assert all(row.rect().contains(pill.geometry()) for pill in pills)
    lefts = [pill.x() for pill in pills]
    row.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: pills[0].x() != lefts[0])
    assert pills[0].geometry().right() == row.rect().right()
    assert [pill.x() for pill in pills] != lefts
    row.clear()
    assert row.flow.count() == 0


def test_a_ring_that_comes_later_finds_the_focus(theme: Theme, stage: Stage) -> None:
    """The window makes its ring once it has been seen; something has the focus by then."""
    window = QWidget()
    button = Button(theme, "One")
    QVBoxLayout(window).addWidget(button)
    stage.show(window, 400, 300)
    button.setFocus()
    assert FocusRing(theme, window).target() is button
