"""Tab goes through the window as it is read, also to what was added while it was open; goals are agreed by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import GoalStatus, Step
from tests.ui.person import CTRL, SHIFT, Person
from ui.pages.page import Destination
from ui.window import Window


@pytest.fixture
def person(window: Window, qtbot: QtBot) -> Person:
    return Person(window, qtbot)


def step_of(window: Window) -> Step:
    return window.workshop.sheet.step


def focused(window: Window) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget


def region(window: Window, widget: QWidget) -> str:
    view = window.workshop
    parts = {
        "header": view.header,
        "rail": view.rail,
        "page": view.sheet,
        "prompts": view.prompts,
        "footer": view.footer,
    }
    return next(name for name, part in parts.items() if part.isAncestorOf(widget))


def stops(window: Window, person: Person, modifier: Qt.KeyboardModifier | None = None) -> list[QWidget]:
    """Where Tab stops until it is back where it began."""
    start = found = window.focusWidget()
    order: list[QWidget] = []
    while found is not start or not order:
        person.key(Qt.Key.Key_Tab) if modifier is None else person.key(Qt.Key.Key_Backtab, modifier)
        found = window.focusWidget()
        assert found is not None
        order.append(found)
        assert len(order) < 500
    return order


@pytest.mark.parametrize("step", Step)
def test_tab_goes_through_the_rail_the_page_and_the_prompts(
    window: Window, person: Person, qtbot: QtBot, step: Step
) -> None:
    window.workshop.go_to(Destination(step))
    window.workshop.show_prompts(True)
    qtbot.wait(20)
    window.workshop.rail.button(step).setFocus()
    order = stops(window, person)
    regions = [region(window, each) for each in order]
    changes = [name for name, before in zip(regions, [regions[-1], *regions], strict=False) if name != before]
    assert sorted(changes) == ["footer", "header", "page", "prompts", "rail"], changes
    at = changes.index("rail")
    assert [*changes[at:], *changes[:at]] == ["rail", "page", "prompts", "footer", "header"]
    assert len(set(map(id, order))) == len(order)
    assert stops(window, person, SHIFT) == [*order[-2::-1], order[-1]]


def test_from_the_quick_line_tab_goes_to_the_goal_just_typed(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    window.workshop.go_to_step(Step.GOALS)
    person.keys("A goal of its own")
    person.key(Qt.Key.Key_Return)
    qtbot.wait(20)  # the card is shown in the next turn
    names = []
    for _ in range(6):
        person.key(Qt.Key.Key_Tab)
        names.append(person.focus_name())
    assert names == [*(f"Open goal {number}" for number in range(1, 6)), "Change the rule"]


def test_a_goal_is_agreed_without_the_mouse(window: Window, person: Person, qtbot: QtBot) -> None:
    window.workshop.go_to_step(Step.GOALS)
    page = window.workshop.sheet.page(Step.GOALS)
    person.keys("Open a hub by Jul 2028")
    person.key(Qt.Key.Key_Return)
    qtbot.wait(20)  # the card is shown in the next turn
    _tab_to(person, "Open goal 5")
    person.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: person.focus_name() == "The goal, in the room's words")
    turn(person, qtbot)
    person.key(Qt.Key.Key_Space)  # the first thing it needs
    turn(person, qtbot)
    present = page.snapshot.present_ids()
    for _ in present:
        person.keys("3")
    turn(person, qtbot)
    person.keys("5")
    person.keys("2 buses are missing")
    person.key(Qt.Key.Key_Return)
    for _ in range(len(present) - 1):
        person.keys("1")
    turn(person, qtbot)
    person.keys("3")
    _tab_to(person, "Mark as agreed: goal 5")
    person.key(Qt.Key.Key_Return)
    goal = page.snapshot.workshop_goals()[-1]
    assert goal.status is GoalStatus.AGREED
    assert goal.community_level == 3
    assert len([one for one in page.snapshot.alone_responses if one.goal_id == goal.id]) == len(present)
    levels = sorted(one.level for one in page.snapshot.support_responses if one.goal_id == goal.id)
    assert levels == [1] * (len(present) - 1) + [5]
    [note] = [one for one in page.snapshot.dissents if one.goal_id == goal.id]
    assert note.reason == "2 buses are missing"
    assert person.focus_name() == "Open again: goal 5"


def turn(person: Person, qtbot: QtBot) -> None:
    """Go on to the next part of the goal."""
    person.key(Qt.Key.Key_PageDown, CTRL)
    qtbot.wait(20)


def _tab_to(person: Person, name: str) -> None:
    for _ in range(60):
        if person.focus_name() == name:
            return
        person.key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {name!r}")


def test_f6_goes_round_the_parts_of_the_window_and_comes_back_to_where_it_was(
    window: Window, person: Person
) -> None:
    window.workshop.go_to_step(Step.GOALS)
    start = focused(window)
    seen = []
    for _ in range(5):
        person.key(Qt.Key.Key_F6)
        seen.append(region(window, focused(window)))
    assert seen == ["prompts", "footer", "header", "rail", "page"]
    assert focused(window) is start
    person.key(Qt.Key.Key_F6, SHIFT)
    assert region(window, focused(window)) == "rail"


def test_in_a_low_window_the_ways_back_and_on_stand_in_the_header(window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.MAP)
    window.resize(1024, 460)
    person.press("Next: agree shared goals", window.workshop.header)
    assert step_of(window) is Step.GOALS
    person.press("Back", window.workshop.header)
    assert step_of(window) is Step.MAP
    assert not person.has("Next: agree shared goals", window.workshop.sheet)


@pytest.mark.parametrize(
    ("step", "views"),
    [
        (Step.MAP, tuple(f"View: {name}" for name in ("Influence", "List", "Offers and needs", "Links"))),
        (Step.GOALS, tuple(f"View: {name}" for name in ("One at a time", "In order", "All goals"))),
        (
            Step.ACTIONS,
            tuple(f"Show the actions as: {name}" for name in ("Goals", "Leads", "Months", "List")),
        ),
    ],
)
def test_the_views_are_chosen_by_key_wherever_the_focus_is(
    window: Window, person: Person, step: Step, views: tuple[str, ...]
) -> None:
    window.workshop.go_to(Destination(step))
    for number, name in enumerate(views, start=2):
        person.find("Find or do anything", QAbstractButton).setFocus()
        person.key(Qt.Key(Qt.Key.Key_1 + (number - 1) % len(views)), CTRL | SHIFT)
        assert person.find(name, QAbstractButton).isChecked()
