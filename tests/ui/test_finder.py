"""Find or do anything: partners, goals, actions and commands by their words, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import Step
from tests.ui.person import CTRL, Person
from ui.finder import MOST_SHOWN, Finder, score
from ui.pages.actions_page import ActionsPage
from ui.pages.goals_page import GoalsPage
from ui.pages.map_page import MapPage
from ui.theme import Theme
from ui.window import Window


@pytest.fixture
def finder(window: Window, person: Person) -> Finder:
    person.key(Qt.Key.Key_K, CTRL)
    assert window.finder.isVisible()
    return window.finder


@pytest.mark.parametrize(
    ("wanted", "text", "better_than"),
    [
        ("coun", "Council of the bay", "Bay council"),
        ("bay", "The bay", "Embayed"),
        ("coast bay", "Coast and bay", "Coast and the very wide bay"),
        ("ÉCOLE", "école du port", "port, école"),
    ],
)
def test_beginnings_and_early_places_come_first(wanted: str, text: str, better_than: str) -> None:
    one, other = score(wanted, text), score(wanted, better_than)
    assert one is not None
    assert other is not None
    assert one < other


def test_every_word_must_be_there() -> None:
    assert score("bay harbour", "The bay") is None
    assert score("", "anything") == 0


def test_a_partner_is_found_and_chosen_on_the_map(window: Window, person: Person, finder: Finder) -> None:
    window.workshop.go_to_step(Step.REVIEW)
    person.key(Qt.Key.Key_K, CTRL)
    person.keys("lanternfish")
    assert finder.results()[0].startswith("Lanternfish Youth Project")
    person.key(Qt.Key.Key_Return)
    page = window.workshop.sheet.page(Step.MAP)
    assert isinstance(page, MapPage)
    assert page.isVisible()
    assert window._desk.snapshot.organisation(page.current).name == "Lanternfish Youth Project"
    assert not finder.isVisible()


def test_a_goal_is_found_and_opened(window: Window, person: Person, finder: Finder) -> None:
    goal = window._desk.snapshot.workshop_goals()[1]
    person.keys("evening economy")
    person.key(Qt.Key.Key_Return)
    page = window.workshop.sheet.page(Step.GOALS)
    assert isinstance(page, GoalsPage)
    card = page.card(goal.id)
    assert card is not None
    assert card.panel is not None


def test_an_action_is_found_and_opened(window: Window, person: Person, finder: Finder) -> None:
    person.keys("damp triage")
    person.key(Qt.Key.Key_Return)
    page = window.workshop.sheet.page(Step.ACTIONS)
    assert isinstance(page, ActionsPage)
    assert page.panel is not None
    assert "damp-and-mould triage" in page.panel.text.value()


def test_a_command_is_found_and_done(person: Person, finder: Finder, theme: Theme) -> None:
    person.keys("larger text")
    person.key(Qt.Key.Key_Return)
    assert theme.scale == 1.25


def test_the_arrow_keys_choose_and_the_mouse_does_too(window: Window, person: Person, finder: Finder) -> None:
    person.keys("go to")
    assert len(finder.results()) == len(Step)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_Down):
        person.key(key)
    person.key(Qt.Key.Key_Return)
    assert window.workshop.sheet.step is Step.GOALS
    person.key(Qt.Key.Key_K, CTRL)
    person.keys("go to")
    rows = finder._list
    middle = rows.visualItemRect(rows.item(4)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert window.workshop.sheet.page(Step.REVIEW).isVisible()


def test_escape_gives_the_cursor_back(person: Person, finder: Finder) -> None:
    person.key(Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert person.focus_name() == "Add a partner"


def test_nothing_found_says_so_and_enter_does_nothing(window: Window, person: Person, finder: Finder) -> None:
    person.keys("zzzz")
    assert finder.results() == []
    assert finder._list.item(0).text().startswith("Nothing by that name")
    person.key(Qt.Key.Key_Return)
    assert finder.isVisible()


def test_an_empty_line_offers_some_things_but_not_all(finder: Finder) -> None:
    assert len(finder.results()) == MOST_SHOWN


def test_it_stays_inside_a_small_window(window: Window, finder: Finder, qtbot: QtBot) -> None:
    window.resize(640, 480)
    qtbot.wait(1)
    assert window.rect().contains(finder.geometry())
