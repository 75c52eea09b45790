"""Sections may be left out of a print: with the keyboard, for one record and one kind, until the window goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.paper import words_on_pages
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.pages.print_page import PrintPage
from ui.theme import Theme
from ui.widgets import CheckBox

LONG = 20_000


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> PrintPage:
    return stage.show(PrintPage(desk_with_example(tmp_path), theme), 842, 700)


@pytest.fixture
def person(page: PrintPage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


def ticked(page: PrintPage, words: str) -> bool:
    [box] = [each for each in page.findChildren(CheckBox) if each.box.accessibleName() == words]
    return box.is_checked()


def test_what_is_left_out_is_not_saved_and_the_name_says_so(
    page: PrintPage, person: Person, qtbot: QtBot
) -> None:
    assert not person.has("Parking lot")
    person.press("Choose sections")
    person.press("Parking lot")
    assert page.offered_path().name == "example-1 summary, draft, part.pdf"
    page.save()
    path = page.offered_path()
    qtbot.waitUntil(lambda: page._saved == path, timeout=LONG)
    assert "Without: parking lot." in words_on_pages(path)[0]
    person.press("Parking lot")
    assert page.offered_path().name == "example-1 summary, draft.pdf"


def test_the_preview_and_the_picture_follow(page: PrintPage, person: Person) -> None:
    person.press("Choose sections")
    person.press("Actions")
    assert page._preview._order == page._order()
    assert page._order().without == {"actions"}
    orders = [page.kinds._making, *page.kinds._todo]
    assert {each.without for each in orders if each is not None and each.kind.key == "summary"} == {
        frozenset({"actions"})
    }


def test_the_keyboard_is_enough(page: PrintPage, person: Person) -> None:
    page._sections._button.setFocus()
    person.key(Qt.Key.Key_Return)
    for words in ("Who was there", "Since last time"):
        person.key(Qt.Key.Key_Tab)
        assert person.focus_name() == words
    person.key(Qt.Key.Key_Space)
    assert page._order().without == {"since-last-time"}
    for _ in range(2):
        person.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert person.focus_name() == "Close the list of sections (left out: 1)"
    person.key(Qt.Key.Key_Return)
    assert person.focus_name() == "Choose sections (left out: 1)"
    assert not person.has("Since last time")


def test_each_kind_has_a_choice_of_its_own_and_others_have_none(page: PrintPage, person: Person) -> None:
    person.press("Choose sections")
    person.press("Shared goals")
    page.kinds.choose("large-print")
    assert ticked(page, "Shared goals")
    assert page._order().without == frozenset()
    page.kinds.choose("agenda")
    assert not person.has("Shared goals")
    assert not person.has("Close the list of sections")
    page.kinds.choose("summary")
    assert not ticked(page, "Shared goals")


def test_another_record_begins_with_everything_and_the_first_is_remembered(
    page: PrintPage, person: Person, tmp_path: Path
) -> None:
    first = page.desk.path
    assert first is not None
    person.press("Choose sections")
    person.press("Shared goals")
    page.desk.create(tmp_path / "other.partnerdesk")
    page.refresh()
    assert ticked(page, "Shared goals")
    page.desk.open(first)
    page.refresh()
    assert not ticked(page, "Shared goals")
    assert page._order().without == {"goals"}
