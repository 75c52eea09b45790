"""Fields keep what was typed, tell of it once, and leave the wheel and the Tab key to the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.audit import spoken_name
from tests.ui.stage import Stage
from ui.theme import Theme
from ui.widgets import CheckBox, ComboBox, Field, SpinBox, TextArea, TextLine


def test_a_line_is_committed_once_by_enter_or_by_leaving(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    line, other = TextLine(theme, "old", name="Name"), TextLine(theme, name="Other")
    stage.page(line, other)
    told: list[str] = []
    line.committed.connect(told.append)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, " new ")
    assert told == []
    QTest.keyClick(line, Qt.Key.Key_Return)
    other.setFocus()
    assert told == ["new"]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "er")
    other.setFocus()
    assert told == ["new", "new er"]


def test_escape_takes_back_what_was_typed(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    line, area = TextLine(theme, "old", name="Name"), TextArea(theme, "old", name="Why")
    stage.page(line, area)
    for editor in (line, area):
        editor.setFocus()
        QTest.keyClicks(editor, "x")
        assert editor.value() != "old"
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        assert editor.value() == "old"
        with qtbot.assertNotEmitted(editor.committed):
            editor.commit()


def test_news_from_the_record_does_not_undo_typing(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    line = TextLine(theme, "old", name="Name")
    stage.page(line)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "er")
    line.set_value("changed elsewhere")
    assert line.value() == "older"
    line.clearFocus()
    line.set_value("changed again")
    assert line.value() == "changed again"


def test_a_text_area_grows_with_its_text_up_to_a_bound(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    area = TextArea(theme, name="Why", lines=2, most_lines=6)
    stage.page(area)
    empty = area.height()
    area.setPlainText("one\ntwo\nthree\nfour")
    four = area.height()
    area.setPlainText("line\n" * 40)
    many = area.height()
    assert empty < four < many
    assert many < 8 * area.fontMetrics().lineSpacing()
    area.setPlainText("one\ntwo\nthree\nfour")
    theme.set_scale(2.0)
    assert area.height() > four * 1.5


def test_tab_leaves_a_text_area_and_tells_of_the_text(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    area, line = TextArea(theme, name="Why"), TextLine(theme, name="Name")
    stage.page(area, line)
    area.setFocus()
    QTest.keyClicks(area, "Too many leave")
    with qtbot.waitSignal(area.committed) as told:
        QTest.keyClick(area, Qt.Key.Key_Tab)
    assert told.args == ["Too many leave"]
    assert line.hasFocus()


def turn_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_scrolling_past_a_field_does_not_change_it(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    spin, combo, other = (
        SpinBox(theme, 5),
        ComboBox(theme, [("One", 1), ("Two", 2)]),
        TextLine(theme, name="x"),
    )
    stage.page(spin, combo, other)
    other.setFocus()
    for widget in (spin, combo):
        turn_wheel(widget)
    assert (spin.value(), combo.value()) == (5, 1)
    spin.setFocus()
    turn_wheel(spin)
    assert spin.value() == 4


def test_a_number_is_committed_when_it_has_changed(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    spin = SpinBox(theme, 5, 0, 10, " minutes", "How long")
    stage.page(spin)
    told: list[int] = []
    spin.committed.connect(told.append)
    spin.setFocus()
    QTest.keyClick(spin, Qt.Key.Key_Up)
    QTest.keyClick(spin, Qt.Key.Key_Return)
    QTest.keyClick(spin, Qt.Key.Key_Return)
    spin.set_value(9)
    spin.commit()
    assert told == [6]


def test_a_list_tells_only_what_the_user_picks(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    combo = ComboBox(theme, [("One", 1), ("Two", 2), ("Three", None)], "Kind")
    stage.page(combo)
    told: list[object] = []
    combo.chosen.connect(told.append)
    combo.set_value(2)
    combo.set_items([("Two", 2), ("Four", 4)])
    assert (combo.value(), told) == (2, [])
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert told == [4]


def test_the_words_of_a_check_box_can_be_pressed(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    check = CheckBox(theme, "The room has a projector")
    stage.page(check)
    told: list[bool] = []
    check.toggled.connect(told.append)
    QTest.mouseClick(check.words, Qt.MouseButton.LeftButton)
    QTest.keyClick(check.box, Qt.Key.Key_Space)
    check.set_checked(True)
    assert (told, check.is_checked()) == ([True, False], True)
    assert spoken_name(check.box) == "The room has a projector"
    check.setEnabled(False)
    QTest.mouseClick(check.words, Qt.MouseButton.LeftButton)
    assert check.is_checked()


def test_a_field_names_and_describes_its_editor(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    line = TextLine(theme, placeholder="Type here")
    field = Field(theme, "Time && &place", line, hint="As on the invitation.")
    stage.page(field)
    assert spoken_name(line) == "Time & place"
    assert field.label.buddy() is line
    assert line.accessibleDescription() == "As on the invitation."


def test_an_error_is_said_in_words_beside_the_field(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    line = TextLine(theme)
    field = Field(theme, "Name", line, hint="As on the cover.")
    stage.page(field)
    field.set_error("Give it a name.")
    assert field.has_error()
    assert (field.note.text(), line.accessibleDescription()) == ("Give it a name.", "Give it a name.")
    border = line.grab().toImage().pixelColor(line.width() // 2, 0).name()
    assert border == theme.colour("danger").name()
    field.set_error("")
    assert not field.has_error()
    assert field.note.text() == "As on the cover."


def test_a_field_without_a_hint_takes_no_room_for_one(theme: Theme, qtbot: QtBot, stage: Stage) -> None:
    field = Field(theme, "Name", TextLine(theme))
    stage.page(field)
    assert not field.note.isVisible()
    field.setFocus()
    assert field.editor.hasFocus()


def test_come_to_by_the_program_a_line_is_selected_and_an_area_goes_on(theme: Theme, stage: Stage) -> None:
    other, line, area = TextLine(theme, "x"), TextLine(theme, "Ann"), TextArea(theme, "One")
    stage.page(other, line, area)
    other.setFocus()
    line.setFocus()
    QTest.keyClicks(line, "Bo")
    assert line.text() == "Bo"
    area.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(area, " more")
    assert area.toPlainText() == "One more"
