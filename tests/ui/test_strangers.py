"""What a stranger wrote into a document is shown as text on every page, and never as markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import Step
from tests.strangers import a_stranger_writing
from tests.ui.desk_fixtures import desk_with_example, window_on
from ui.desk import Desk
from ui.theme import Theme
from ui.window import Window

HOSTILE = "<b>Bold</b> <img src='file:///etc/hostname'> & {name} %1"
NAMED = ("organisations", "people", "capabilities", "resources")
WORDED = ("goals", "actions", "wordings", "parking_items")


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A window on a document in which everything is called what only a hostile person would call it."""
    desk = desk_with_example(tmp_path)
    path = desk.path
    assert path is not None
    desk.close()
    with a_stranger_writing(path) as connection:
        for table in NAMED:
            connection.execute(f"UPDATE {table} SET name = ? || id", (HOSTILE,))
        for table in WORDED:
            connection.execute(f"UPDATE {table} SET text = ? || id", (HOSTILE,))
        connection.execute("UPDATE workshops SET title = ?, place = ?, purpose = ?", (HOSTILE,) * 3)
        connection.execute("UPDATE partnerships SET name = ?", (HOSTILE,))
    again = Desk()
    again.open(path)
    shown = window_on(again, theme, tmp_path)
    qtbot.addWidget(shown)
    yield shown
    shown.close()


def read_as_markup(window: QWidget) -> list[str]:
    """The labels and tooltips that Qt would take for markup. A tooltip that says <qt> has been made harmless."""
    labels = [
        one.text() for one in window.findChildren(QLabel) if one.textFormat() != Qt.TextFormat.PlainText
    ]
    tips = [one.toolTip() for one in window.findChildren(QWidget)]
    return [text for text in labels if "<" in text] + [tip for tip in tips if "<b>" in tip or "<img" in tip]


def test_hostile_words_are_words_on_every_page(window: Window, qtbot: QtBot) -> None:
    shown = 0
    for step in Step:
        window.workshop.go_to_step(step)
        qtbot.wait(20)
        assert read_as_markup(window) == []
        shown += sum("<b>Bold</b>" in one.text() for one in window.findChildren(QLabel))
    assert shown > len(Step)
