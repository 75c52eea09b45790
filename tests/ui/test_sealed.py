"""A sealed workshop: every page says so, nothing looks as if it could be edited, and reopening gives it all back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.answers import set_dissent
from partnerdesk.commands.parking import park
from partnerdesk.commands.signing import reopen, seal
from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.model.vocabulary import AgendaKind, Step
from tests.ui.audit import complaints, spoken_name
from tests.ui.person import CTRL, Person
from ui.desk import Desk
from ui.pages.goal_panel import GoalTab
from ui.pages.goals_page import GoalsPage
from ui.pages.map_page import VIEWS, MapPage
from ui.pages.page import Destination
from ui.theme import Theme
from ui.widgets import TextLine
from ui.window import Window
from ui.words import named

SEALED: Final = "This workshop is sealed. Reopen it on the Sign off page to change it."
WORKING: Final = (Step.PREPARE, Step.MAP, Step.GOALS, Step.ACTIONS, Step.REVIEW)
FREE: Final = {
    *(f"Private notes: {named(step)}" for step in Step),
    "Reason for reopening",
    "Find in actions",
    "Sort the list",
    "Show only partners with these words",
    "Roles instead of names",
}
"""What may be typed all the same, besides the finder: it is no part of the record, or only looks at it."""


@pytest.fixture
def desk(window: Window) -> Desk:
    """The window's desk, with something of every kind in the record; sealed."""
    desk = window._desk
    goal = desk.snapshot.workshop_goals()[0]
    desk.run(park, "The bus times")
    desk.run(add_agenda_item, "Welcome", AgendaKind.RELATIONSHIP, 15)
    desk.run(set_dissent, goal.id, desk.snapshot.organisations[0].id, reason="Too soon")
    seal_it(desk)
    return desk


def seal_it(desk: Desk) -> None:
    content = canonical_json(desk.snapshot)
    assert desk.run(seal, content, record_code(content)) is not None


def editable(window: Window) -> list[str]:
    """What can be seen and edited, by kind and name."""
    shown = (one for one in window.findChildren(QWidget) if one.isVisible())
    found = (one for one in shown if can_be_edited(one) and spoken_name(one) not in FREE)
    return sorted(f"{type(one).__name__} {spoken_name(one)}" for one in found)


def can_be_edited(widget: QWidget) -> bool:
    match widget:
        case QLineEdit() | QPlainTextEdit() | QAbstractSpinBox():
            return widget.isEnabled() and not widget.isReadOnly()
        case QComboBox() | QCheckBox():
            return widget.isEnabled()
        case QTableView():
            return widget.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
        case _:
            return False


def show_step(step: Step, window: Window) -> Iterator[None]:
    """Every part of a step's page, one after the other."""
    snapshot, page = window._desk.snapshot, window.workshop.sheet.page(step)
    window.workshop.go_to_step(step)
    yield
    if isinstance(page, MapPage):
        for view in VIEWS:
            page.show_view(view)
            page.panel.show_partner(snapshot.organisations[0].id)
            yield
            page.panel.show_tie(snapshot.relationships[0].id)
            yield
    elif isinstance(page, GoalsPage):
        for tab in GoalTab:
            page.open_goal(snapshot.workshop_goals()[0].id, tab)
            yield
    elif step is Step.ACTIONS:
        window.workshop.go_to(Destination(step, "actions", snapshot.workshop_actions()[0].id))
        yield


@pytest.mark.parametrize("step", Step)
def test_nothing_on_a_sealed_page_can_be_edited(step: Step, desk: Desk, window: Window, qtbot: QtBot) -> None:
    for _ in show_step(step, window):
        qtbot.wait(20)
        assert editable(window) == []


@pytest.mark.parametrize("step", WORKING)
def test_after_reopening_everything_is_as_if_it_had_never_been_sealed(
    step: Step, window: Window, qtbot: QtBot
) -> None:
    desk = window._desk

    def walk() -> list[list[str]]:
        seen = []
        for _ in show_step(step, window):
            qtbot.wait(20)
            seen.append(editable(window) + pressable(window))
        return seen

    walk()  # what it opens stays open, so only the second walk is like the next
    before = walk()
    seal_it(desk)
    assert walk() != before
    assert desk.run(reopen, "A name was wrong.") is not None
    assert walk() == before


def pressable(window: Window) -> list[str]:
    shown = (one for one in window.workshop.sheet.findChildren(QPushButton) if one.isVisible())
    return sorted(spoken_name(one) for one in shown if one.isEnabled())


@pytest.mark.parametrize("step", WORKING)
def test_a_page_says_that_it_is_sealed_and_leads_to_where_it_is_reopened(
    step: Step, desk: Desk, window: Window, person: Person
) -> None:
    window.workshop.go_to_step(step)
    page = window.workshop.sheet.page(step)
    assert person.sees(SEALED, page)
    person.press("Go to Sign off", page)
    assert window.workshop.sheet.step is Step.SIGN
    assert not person.sees(SEALED)
    person.write("Reason for reopening", "A name was wrong", enter=True)
    window.workshop.go_to_step(step)
    assert not person.sees(SEALED)


@pytest.mark.parametrize("step", [Step.MAP, Step.GOALS, Step.ACTIONS])
def test_where_nothing_can_be_typed_the_focus_is_on_the_way_to_reopen(
    step: Step, desk: Desk, window: Window, person: Person
) -> None:
    window.workshop.go_to_step(step)
    assert person.focus_name() == "Go to Sign off"


def test_the_private_notes_stay_open(desk: Desk, window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.GOALS)
    person.write("Private notes: Agree shared goals", "They were proud.")
    window.workshop.go_to_step(Step.MAP)
    assert desk.snapshot.private_note(Step.GOALS) == "They were proud."


def test_a_sealed_field_can_be_read_and_copied(desk: Desk, window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.PREPARE)
    field = person.find("Place", TextLine)
    person.click(field)
    person.key(Qt.Key.Key_A, CTRL)
    assert field.selectedText() == desk.snapshot.workshop.place != ""
    person.keys("Elsewhere")
    assert field.text() == desk.snapshot.workshop.place
    assert window.toast.text() == SEALED


def test_what_was_refused_before_sealing_gives_way_to_the_record(window: Window, person: Person) -> None:
    desk = window._desk
    window.workshop.go_to_step(Step.REVIEW)
    person.write("Park it", "The bus times", enter=True)
    person.write("Parked: The bus times", "", enter=True)
    seal_it(desk)
    field = person.find("Parked: The bus times", TextLine)
    assert (field.text(), field.property("faulty")) == ("The bus times", "false")


def test_what_waits_to_be_added_is_there_again_after_reopening(window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.MAP)
    person.keys("Library")
    seal_it(window._desk)
    assert not person.has("Add a partner")
    window._desk.run(reopen, "One is missing.")
    assert person.find("Add a partner", QLineEdit).text() == "Library"


# The map


@pytest.fixture
def sealed_map(desk: Desk, window: Window, qtbot: QtBot) -> MapPage:
    window.workshop.go_to_step(Step.MAP)
    qtbot.wait(50)
    page = window.workshop.sheet.page(Step.MAP)
    assert isinstance(page, MapPage)
    return page


def drag_first(page: MapPage) -> None:
    canvas, partner = page.map.canvas, page.snapshot.organisations[0].id
    start = canvas.camera.to_window(canvas.ground.rect(partner).center()).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(canvas, start + QPoint(12 * step, 8 * step))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 40))


def nudge_first(page: MapPage) -> None:
    page.choose(page.snapshot.organisations[0].id)
    QTest.keyClick(page.map.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    page.map.canvas.commit_pending()


@pytest.mark.parametrize("move", [drag_first, nudge_first])
def test_a_partner_moved_on_a_sealed_map_goes_back(
    sealed_map: MapPage, window: Window, move: Callable[[MapPage], None]
) -> None:
    canvas, before = sealed_map.map.canvas, sealed_map.snapshot
    points = dict(canvas.ground.points)
    move(sealed_map)
    assert sealed_map.snapshot == before
    assert canvas.ground.points == points
    assert not canvas.moving()
    assert canvas.current == before.organisations[0].id
    assert window.toast.text() == SEALED


@pytest.mark.parametrize("keys", [(Qt.Key.Key_L, CTRL), (Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier)])
def test_no_link_is_begun_on_a_sealed_map(
    sealed_map: MapPage, window: Window, keys: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    sealed_map.choose(sealed_map.snapshot.organisations[0].id)
    sealed_map.map.canvas.setFocus()
    QTest.keyClick(sealed_map.map.canvas, *keys)
    assert sealed_map.link_bar.isHidden()
    assert window.toast.text() == SEALED


def test_the_lead_of_a_sealed_action_is_not_asked_for(
    desk: Desk, window: Window, person: Person, qtbot: QtBot
) -> None:
    window.workshop.go_to_step(Step.ACTIONS)
    table = person.find("Actions", QAbstractItemView)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    person.key(Qt.Key.Key_O)
    qtbot.wait(50)
    lead = person.find("Who leads", QComboBox)
    assert not lead.view().isVisible()


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("hc-dark", 1.0), ("hc-light", 2.0)])
@pytest.mark.parametrize("step", WORKING)
def test_a_sealed_page_is_in_order(
    step: Step, mode: str, scale: float, desk: Desk, window: Window, theme: Theme, qtbot: QtBot
) -> None:
    assert desk.snapshot.sealed
    theme.set_mode(mode)
    theme.set_scale(scale)
    window.workshop.go_to_step(step)
    qtbot.waitUntil(lambda: not complaints(window), timeout=2000)


def test_after_sealing_the_focus_is_on_the_way_on(window: Window, person: Person) -> None:
    window.workshop.go_to_step(Step.SIGN)
    person.press("Seal the workshop")
    assert person.focus_name() == "Next: print and share"
    person.key(Qt.Key.Key_Return)
    assert window.workshop.sheet.step is Step.PRINT
    window.workshop.go_to_step(Step.SIGN)
    assert person.focus_name() == "Next: print and share"


@pytest.mark.parametrize("step", WORKING)
def test_a_sealed_page_never_has_the_focus_on_back(
    window: Window, desk: Desk, person: Person, step: Step
) -> None:
    window.workshop.go_to_step(step)
    assert person.focus_name() not in ("", "Back")
