"""The rail says of Review how many findings its page lists, and no edit waits for that."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.model.vocabulary import AgendaKind, Step
from tests.ui.person import Person
from ui.pages.review_findings import FindingRow
from ui.window import Window


def said(window: Window) -> str:
    return window.workshop.rail.button(Step.REVIEW).accessible_value()


def listed(window: Window) -> int:
    return sum(row.isVisible() for row in window.findChildren(FindingRow))


def test_the_rail_counts_what_review_lists(window: Window, qtbot: QtBot) -> None:
    window.workshop.go_to_step(Step.REVIEW)
    qtbot.waitUntil(lambda: listed(window) > 0 and said(window) == f"{listed(window)} things open")
    before = listed(window)
    window.workshop.go_to_step(Step.PREPARE)
    desk = window.workshop.sheet.page(Step.PREPARE).desk
    known = desk._figures
    desk.run(add_agenda_item, "Welcome", AgendaKind.RELATIONSHIP, 15)
    assert desk._figures is known
    qtbot.waitUntil(lambda: said(window) == f"{before - 1} things open")


def test_from_a_finding_the_way_back_is_named(window: Window, qtbot: QtBot) -> None:
    person = Person(window, qtbot)
    window.workshop.go_to_step(Step.REVIEW)
    qtbot.wait(20)
    person.press("Write the agenda: There is no agenda yet.")
    assert person.focus_name() == "New agenda item"
    person.press("Back to: review")
    assert person.focus_name() == "Write the agenda: There is no agenda yet."
    window.workshop.go_to_step(Step.GOALS)
    assert person.has("Back")
    person.press("Back")
    assert window.workshop.sheet.step is Step.MAP
