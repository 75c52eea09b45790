"""The audit sees what it is there for: one planted fault, one complaint."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.audit import complaints
from tests.ui.stage import Stage
from ui.theme import Theme, icon
from ui.widgets import ComboBox


def named_line() -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName("Name")
    return line


def nameless(page: QWidget, theme: Theme) -> QWidget:
    line = QLineEdit()
    line.setPlaceholderText("Type here")
    return line


def silent_icon(page: QWidget, theme: Theme) -> QWidget:
    button = QToolButton()
    button.setIcon(icon(theme, "plus"))
    button.setAccessibleName("Add")
    return button


def silent_painting(page: QWidget, theme: Theme) -> QWidget:
    painted = QWidget()
    painted.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    painted.setAccessibleName("Map")
    painted.setMinimumSize(60, 60)
    return painted


def lone_mark(page: QWidget, theme: Theme) -> QWidget:
    return QPushButton("Print & share")


def squeezed_button(page: QWidget, theme: Theme) -> QWidget:
    button = QPushButton("A button with many words on it")
    button.setFixedWidth(60)
    return button


def squeezed_label(page: QWidget, theme: Theme) -> QWidget:
    label = QLabel("A label with many words in it")
    label.setFixedWidth(60)
    return label


def flat_label(page: QWidget, theme: Theme) -> QWidget:
    label = QLabel("A label with many words in it that breaks into several lines")
    label.setWordWrap(True)
    label.setFixedSize(100, 18)
    return label


def flat_text(page: QWidget, theme: Theme) -> QWidget:
    edit = QPlainTextEdit("words")
    edit.setAccessibleName("Why")
    edit.setFixedHeight(24)
    return edit


def squeezed_list(page: QWidget, theme: Theme) -> QWidget:
    box = QComboBox()
    box.setAccessibleName("Answer")
    box.addItem("Has to refer back")
    box.setFixedWidth(90)
    return box


def nameless_list(page: QWidget, theme: Theme) -> QWidget:
    return ComboBox(theme, [("In the room", 1)])


def nameless_table(page: QWidget, theme: Theme) -> QWidget:
    return QTableView()


def tiny_target(page: QWidget, theme: Theme) -> QWidget:
    button = QPushButton("x")
    button.setFixedSize(14, 14)
    return button


def off_the_tab_chain(page: QWidget, theme: Theme) -> QWidget:
    button = QPushButton("Go on")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def one_over_the_other(page: QWidget, theme: Theme) -> QWidget:
    holder = QWidget()
    holder.setMinimumSize(200, 60)
    for left in (0, 20):
        label = QLabel("Words", holder)
        label.setGeometry(left, 0, 80, 30)
    return holder


def too_wide(page: QWidget, theme: Theme) -> QWidget:
    area = QScrollArea()
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    inner = QWidget()
    row = QHBoxLayout(inner)
    label = QLabel("Words")
    label.setFixedWidth(900)
    row.addWidget(label)
    area.setWidget(inner)
    return area


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (nameless, "no accessible name"),
        (nameless_list, "no accessible name"),
        (nameless_table, "no accessible name"),
        (silent_icon, "has no tooltip"),
        (silent_painting, "no accessible role"),
        (lone_mark, "lone &"),
        (squeezed_button, "is cut off"),
        (squeezed_label, "is cut off"),
        (flat_label, "cut off below"),
        (squeezed_list, "is cut off"),
        (flat_text, "lower than its text"),
        (tiny_target, "hard to hit"),
        (off_the_tab_chain, "cannot be reached by Tab"),
        (one_over_the_other, "lies over"),
        (too_wide, "out of the page sideways"),
    ],
)
def test_a_planted_fault_is_found(
    theme: Theme, stage: Stage, qtbot: QtBot, plant: Callable[[QWidget, Theme], QWidget], expected: str
) -> None:
    page = stage.page(named_line())
    assert complaints(page) == []
    column = page.layout()
    assert column is not None
    column.addWidget(plant(page, theme))
    qtbot.wait(1)
    assert any(expected in line for line in complaints(page)), complaints(page)
