"""Layouts are read and put together without leaving Python's half of their items behind."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpacerItem, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import Step
from tests.ui.person import Person
from ui.pages.page import Destination
from ui.widgets.flow import FlowLayout
from ui.widgets.laid_out import laid_out, nest
from ui.window import Window


def halves() -> list[object]:
    """Python's halves of items, but for those of the layouts that are written in Python and hold them."""
    flows = [each for each in gc.get_objects() if isinstance(each, FlowLayout)]
    held = {id(item) for flow in flows for item in flow.held()}
    items = [each for each in shiboken6.getAllValidWrappers() if type(each) in (QWidgetItem, QSpacerItem)]
    return [each for each in items if id(each) not in held]


@pytest.fixture
def column(qtbot: QtBot) -> Iterator[QVBoxLayout]:
    around = QWidget()
    qtbot.addWidget(around)
    yield QVBoxLayout(around)
    around.close()


def filled(*words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    for each in words:
        row.addWidget(QLabel(each))
    row.addStretch(1)
    return row


def test_what_is_laid_out_comes_in_its_order(column: QVBoxLayout) -> None:
    last, first, row = QLabel("last"), QLabel("first"), filled("a", "b")
    column.addWidget(last)
    column.insertWidget(0, first)
    column.addStretch(1)
    nest(column, row, at=1)
    assert laid_out(column) == [first, row, last]
    inside = [each for each in laid_out(row) if isinstance(each, QLabel)]
    assert [each.text() for each in inside] == ["a", "b"]


def test_a_layout_without_a_widget_holds_nothing_yet() -> None:
    assert laid_out(QVBoxLayout()) == []


def test_nesting_leaves_no_half_behind(column: QVBoxLayout) -> None:
    outer = QVBoxLayout()
    nest(outer, filled("a", "b"))
    before = len(halves())
    nest(column, outer, 2)
    nest(column, filled("c"))
    laid_out(column)
    assert len(halves()) <= before
    assert column.stretch(0) == 2


def test_the_control_the_usual_call_leaves_them(column: QVBoxLayout) -> None:
    before = len(halves())
    column.addLayout(row := filled("a", "b"))
    assert len(halves()) == before + 3
    del row


def test_a_window_that_is_walked_through_keeps_no_half(window: Window, person: Person, qtbot: QtBot) -> None:
    before = len(halves())
    for step in (Step.MAP, Step.GOALS, Step.ACTIONS):
        window.workshop.go_to(Destination(step))
        qtbot.waitUntil(lambda step=step: window.workshop.sheet.step == step)  # type: ignore[misc]
        window.resize(1024 if window.width() > 1024 else 1366, 768)
        for _ in range(30):
            person.key(Qt.Key.Key_Tab)
    assert len(halves()) <= before
