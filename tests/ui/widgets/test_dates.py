"""Dates are written day first, in words or figures."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage
from ui.theme import Theme
from ui.widgets import DateField, read_date
from ui.widgets.dates import _Calendar

TODAY = dt.date(2026, 10, 14)
BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
WELSH = QLocale(QLocale.Language.Welsh)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14/10/2026", TODAY),
        ("14.10.26", TODAY),
        (" 14-10-2026 ", TODAY),
        ("2026-10-14", TODAY),
        ("14 October 2026", TODAY),
        ("14 Oct 26", TODAY),
        ("14th oct", TODAY),
        ("Wed, 14 October 2026", TODAY),
        ("1 Feb", dt.date(2027, 2, 1)),
        ("1/2", dt.date(2027, 2, 1)),
        ("31/12", dt.date(2026, 12, 31)),
        ("29/2/2028", dt.date(2028, 2, 29)),
    ],
)
def test_dates_are_read_day_first(text: str, expected: dt.date) -> None:
    assert read_date(text, BRITISH, TODAY) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "29/2/2027", "10/14/2026", "14 Moctober", "14", "0/1/2026", "1/1/20266"]
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert read_date(text, BRITISH, TODAY) is None


def test_months_are_known_in_the_language_of_the_desktop() -> None:
    assert read_date("14 Hydref 2026", WELSH, TODAY) == TODAY
    assert read_date("14 October 2026", WELSH, TODAY) == TODAY


@pytest.fixture
def field(theme: Theme, stage: Stage) -> DateField:
    made = DateField(theme, TODAY, "Date")
    made.setLocale(BRITISH)
    made.set_date(TODAY)
    return stage.show(made)


def test_a_date_is_shown_in_words_and_told_when_changed(field: DateField, qtbot: QtBot) -> None:
    told: list[object] = []
    field.date_changed.connect(told.append)
    assert field.text() == "14 October 2026"
    field.setText("1/11/26")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "1 November 2026"
    field.setText("1 nov 2026")
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [dt.date(2026, 11, 1), None]
    assert field.date() is None


def test_text_that_is_no_date_is_kept_and_marked(field: DateField, qtbot: QtBot) -> None:
    field.setText("next moon")
    with qtbot.waitSignal(field.not_a_date) as told, qtbot.assertNotEmitted(field.date_changed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["next moon"]
    assert (field.text(), field.property("faulty"), field.date()) == ("next moon", "true", TODAY)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.property("faulty")) == ("14 October 2026", "false")


def test_the_calendar_opens_by_key_and_gives_its_date(field: DateField, qtbot: QtBot) -> None:
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(_Calendar)
    assert popup is not None
    assert popup.isVisible()
    assert popup.calendar.selectedDate() == QDate(2026, 10, 14)
    popup.calendar.setSelectedDate(QDate(2026, 10, 30))
    with qtbot.waitSignal(field.date_changed) as told:
        popup.calendar.activated.emit(popup.calendar.selectedDate())
    assert told.args == [dt.date(2026, 10, 30)]
    assert not popup.isVisible()


def test_the_calendar_button_stands_at_the_end_of_the_field(field: DateField) -> None:
    field.resize(200, 36)
    button = field._button
    assert button.geometry().right() > 160
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert button.geometry().left() < 20
