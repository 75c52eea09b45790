"""One line, one thing; many lines, many things; nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.audit import spoken_name
from tests.ui.stage import Stage
from ui.theme import Theme
from ui.widgets import Pill, QuickEntry
from ui.widgets.quick_entry import MOST_LINES, lines_of


@pytest.fixture
def entry(theme: Theme, stage: Stage) -> QuickEntry:
    made = QuickEntry(theme, "Type a partner and press Enter", "New partner")
    stage.page(made)
    made.setFocus()
    return made


def test_enter_submits_and_keeps_the_text_until_it_was_taken(entry: QuickEntry, qtbot: QtBot) -> None:
    told: list[str] = []
    entry.submitted.connect(told.append)
    QTest.keyClicks(entry.line, "  Riverside School ")
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert told == ["Riverside School"]
    assert entry.text() == "Riverside School"
    entry.clear()
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert told == ["Riverside School"]
    assert entry.line.hasFocus()


def test_escape_empties_first_and_then_goes_on_to_the_page(
    entry: QuickEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed_on: list[int] = []
    monkeypatch.setattr(entry.parentWidget(), "keyPressEvent", lambda event: passed_on.append(event.key()))
    QTest.keyClicks(entry.line, "Riverside")
    QTest.keyClick(entry.line, Qt.Key.Key_Escape)
    assert (entry.text(), passed_on) == ("", [])
    QTest.keyClick(entry.line, Qt.Key.Key_Escape)
    assert passed_on == [Qt.Key.Key_Escape]


def test_a_pasted_list_is_handed_over_line_by_line(entry: QuickEntry, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("• Riverside School\n\n  Council #public \r\n– Youth Club\n")
    with qtbot.waitSignal(entry.pasted) as told:
        QTest.keyClick(entry.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [["Riverside School", "Council #public", "Youth Club"]]
    assert entry.text() == ""


def test_what_was_typed_and_not_entered_is_not_lost_when_a_list_is_pasted(
    entry: QuickEntry, qtbot: QtBot
) -> None:
    QTest.keyClicks(entry.line, "Chapel Market")
    entry.line.setSelection(6, 4)
    QGuiApplication.clipboard().setText("Mill\nMuseum")
    with qtbot.waitSignal(entry.pasted) as told:
        QTest.keyClick(entry.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [["Chapel", "Mill", "Museum", "ket"]]


def test_one_pasted_line_is_typed_at_the_cursor(entry: QuickEntry, qtbot: QtBot) -> None:
    QTest.keyClicks(entry.line, "The ")
    QGuiApplication.clipboard().setText("Youth Club\n")
    with qtbot.assertNotEmitted(entry.pasted):
        entry.line.paste_lines()
    assert entry.text() == "The Youth Club"


def test_lines_keep_their_own_signs() -> None:
    assert lines_of("a\n -b\n* c\n- d") == ["a", "-b", "c", "- d"]


def test_chips_say_what_was_understood(entry: QuickEntry, qtbot: QtBot) -> None:
    edited: list[str] = []
    entry.edited.connect(edited.append)
    QTest.keyClicks(entry.line, "ab")
    assert edited == ["a", "ab"]
    entry.set_chips([("Ab", "accent"), ("Education", "neutral")], "Will add")
    assert [pill.text() for pill in entry.findChildren(Pill) if not pill.isHidden()] == ["Ab", "Education"]
    assert entry.line.accessibleDescription() == "Will add Ab, Education"
    entry.clear()
    assert entry.chips() == []
    assert [pill for pill in entry.findChildren(Pill) if not pill.isHidden()] == []


def test_the_box_is_named_but_not_by_its_placeholder(entry: QuickEntry) -> None:
    assert spoken_name(entry.line) == "New partner"
    assert entry.line.accessibleDescription() == "Type a partner and press Enter"


def test_the_text_begins_after_the_icon_in_both_directions(entry: QuickEntry) -> None:
    assert entry.line.textMargins().left() > 30 > entry.line.textMargins().right()
    entry.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert entry.line.textMargins().right() > 30 > entry.line.textMargins().left()


def test_a_list_that_is_too_long_is_refused_in_words_and_what_was_typed_stays(
    entry: QuickEntry, qtbot: QtBot
) -> None:
    given: list[list[str]] = []
    entry.pasted.connect(given.append)
    entry.line.insert("School")
    entry.line.take("\n".join(f"Partner {number}" for number in range(MOST_LINES + 1)))
    assert (given, entry.text()) == ([], "School")
    assert entry.chips() == [("501 lines are too many at once. Paste up to 500, then the next.", "danger")]
    entry.line.take("\n".join(f"Partner {number}" for number in range(MOST_LINES)))
    assert [len(each) for each in given] == [MOST_LINES + 1], "the typed one is among them"
