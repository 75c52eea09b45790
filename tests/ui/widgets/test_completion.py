"""Completion: a list below a line that never takes the focus, and never a key that is not meant for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QWidget

from tests.ui.stage import Stage
from ui.theme import Theme
from ui.widgets import Completion, QuickEntry, TextLine
from ui.widgets.completion import MOST, Offers

NAMES = ("Harbour Housing", "Harbour Health", "Hill School", *(f"Hall {number}" for number in range(20)))


def source(before: str) -> Offers:
    """Names after an @; "Harbour" can be gone on with."""
    start = before.rfind("@")
    typed = before[start + 1 :].casefold()
    rows = [(f"@{name} ", name) for name in NAMES if name.casefold().startswith(typed)]
    return start, rows if start >= 0 else []


@pytest.fixture
def entry(theme: Theme, stage: Stage) -> QuickEntry:
    made, after = QuickEntry(theme, "Type", "New thing"), TextLine(theme, name="After")
    stage.page(made, after, width=600, height=700)
    made.setFocus()
    return made


@pytest.fixture
def completion(theme: Theme, entry: QuickEntry) -> Completion:
    return Completion(theme, entry.line, source)


def test_typing_opens_the_list_and_narrows_it(completion: Completion, entry: QuickEntry) -> None:
    QTest.keyClicks(entry.line, "Go to ")
    assert not completion.is_open
    QTest.keyClicks(entry.line, "@")
    assert len(completion.offers()) == MOST
    QTest.keyClicks(entry.line, "harb")
    assert completion.offers() == ["Harbour Housing", "Harbour Health"]
    assert completion.marked() == -1
    QTest.keyClicks(entry.line, "x")
    assert not completion.is_open


def test_tab_takes_the_first_and_typing_goes_on(completion: Completion, entry: QuickEntry) -> None:
    QTest.keyClicks(entry.line, "Go to @hi")
    QTest.keyClick(entry.line, Qt.Key.Key_Tab)
    assert entry.line.text() == "Go to @Hill School "
    assert entry.line.hasFocus()
    assert not completion.is_open
    QTest.keyClick(entry.line, Qt.Key.Key_Tab)
    assert not entry.line.hasFocus()


def test_arrows_mark_and_enter_takes_what_is_marked(completion: Completion, entry: QuickEntry) -> None:
    told: list[str] = []
    entry.submitted.connect(told.append)
    QTest.keyClicks(entry.line, "@harb")
    QTest.keyClick(entry.line, Qt.Key.Key_Down)
    QTest.keyClick(entry.line, Qt.Key.Key_Down)
    assert completion.marked() == 1
    QTest.keyClick(entry.line, Qt.Key.Key_Down)
    assert completion.marked() == -1
    QTest.keyClick(entry.line, Qt.Key.Key_Up)
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert (entry.line.text(), told) == ("@Harbour Health ", [])
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert told == ["@Harbour Health"]


def test_enter_with_nothing_marked_submits(completion: Completion, entry: QuickEntry) -> None:
    told: list[str] = []
    entry.submitted.connect(told.append)
    QTest.keyClicks(entry.line, "@harb")
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert told == ["@harb"]


def test_escape_closes_the_list_first(completion: Completion, entry: QuickEntry) -> None:
    QTest.keyClicks(entry.line, "@harb")
    QTest.keyClick(entry.line, Qt.Key.Key_Escape)
    assert (completion.is_open, entry.line.text()) == (False, "@harb")
    QTest.keyClick(entry.line, Qt.Key.Key_Down)
    assert completion.marked() == 0
    QTest.keyClick(entry.line, Qt.Key.Key_Escape)
    QTest.keyClick(entry.line, Qt.Key.Key_Escape)
    assert entry.line.text() == ""


def test_a_press_takes_and_keeps_the_focus(completion: Completion, entry: QuickEntry) -> None:
    QTest.keyClicks(entry.line, "@h and on")
    entry.line.setCursorPosition(1)
    QTest.keyClicks(entry.line, "hi")  # before other letters nothing is offered
    assert not completion.is_open
    entry.line.clear()
    QTest.keyClicks(entry.line, "@harb")
    shown = entry.window().findChild(QListWidget)
    assert isinstance(shown, QListWidget)
    at = shown.visualItemRect(shown.item(1)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert entry.line.text() == "@Harbour Health "
    assert entry.line.hasFocus()


def test_in_the_middle_of_a_line_only_the_words_are_replaced(
    completion: Completion, entry: QuickEntry
) -> None:
    entry.set_text("Ask  about it")
    entry.line.setCursorPosition(4)
    QTest.keyClicks(entry.line, "@hill")
    QTest.keyClick(entry.line, Qt.Key.Key_Tab)
    assert entry.line.text() == "Ask @Hill School about it"
    assert entry.line.cursorPosition() == len("Ask @Hill School ")


def test_the_list_goes_with_focus_text_and_undo(completion: Completion, entry: QuickEntry) -> None:
    QTest.keyClicks(entry.line, "@harb")
    entry.clear()
    assert not completion.is_open
    QTest.keyClicks(entry.line, "@harb")
    entry.line.clearFocus()
    assert not completion.is_open
    entry.line.setFocus()
    QTest.keyClick(entry.line, Qt.Key.Key_Down)
    QTest.keyClick(entry.line, Qt.Key.Key_Tab)
    entry.line.undo()
    assert entry.line.text() == "@harb"


def test_tab_leaves_a_line_of_plain_words(theme: Theme, stage: Stage) -> None:
    line, after = TextLine(theme, name="Name"), TextLine(theme, name="After")
    stage.page(line, after, width=600)
    completion = Completion(theme, line, source, tab_takes_first=False)
    line.setFocus()
    QTest.keyClicks(line, "@hi")
    assert completion.is_open
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert (after.hasFocus(), line.text(), completion.is_open) == (True, "@hi", False)


def test_the_list_lies_inside_the_window_and_shows_every_row(
    completion: Completion, entry: QuickEntry, theme: Theme
) -> None:
    QTest.keyClicks(entry.line, "@")
    shown = entry.window().findChild(QListWidget)
    assert isinstance(shown, QListWidget)
    box = shown.parentWidget()
    assert isinstance(box, QWidget)
    assert entry.window().rect().contains(box.geometry())
    assert box.y() >= entry.line.mapTo(entry.window(), QPoint(0, entry.line.height())).y()
    assert shown.verticalScrollBar().maximum() == 0
