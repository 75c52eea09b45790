"""Review: the meter, findings that lead to where they are mended, and the parking lot."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.parking import park
from partnerdesk.commands.partnership import set_workshop_place
from partnerdesk.model.vocabulary import AgendaKind, ParkingOutcome, Step
from partnerdesk.rules.finding import Finding, Kind, Part, Severity
from partnerdesk.rules.findings import findings
from partnerdesk.rules.insights import insights
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.pages.page import Destination
from ui.pages.review_findings import FindingRow
from ui.pages.review_page import ReviewPage
from ui.pages.review_place import Place
from ui.theme import Theme
from ui.widgets import ComboBox


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> ReviewPage:
    return stage.show(ReviewPage(desk_with_example(tmp_path), theme), 842, 560)


@pytest.fixture
def person(page: ReviewPage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


@pytest.fixture
def went(page: ReviewPage) -> list[Destination]:
    gone: list[Destination] = []
    page.go_to.connect(gone.append)
    return gone


def rows(page: ReviewPage) -> list[FindingRow]:
    return [row for row in page.findChildren(FindingRow) if row.isVisible()]


def findings_at(page: ReviewPage) -> tuple[Finding, ...]:
    """The weakest part of the definition is said above them."""
    found = findings(page.snapshot, insights(page.snapshot))
    return tuple(each for each in found if each.kind is not Kind.WEAKEST)


def test_every_finding_is_shown_with_its_button(page: ReviewPage) -> None:
    found = findings_at(page)
    pressing = [finding for finding in found if finding.severity is not Severity.NOTE]
    assert len(rows(page)) == len(pressing) > 3
    assert all(row.button.text() for row in rows(page))


def test_what_is_only_good_to_know_stands_behind_a_button(
    page: ReviewPage, person: Person, qtbot: QtBot
) -> None:
    found = findings_at(page)
    notes = sum(finding.severity is Severity.NOTE for finding in found)
    person.press(f"Also good to know: {notes}")
    qtbot.waitUntil(lambda: len(rows(page)) == len(found))
    person.press("Hide what is good to know")
    qtbot.waitUntil(lambda: len(rows(page)) == len(found) - notes)


def test_a_finding_leads_to_where_it_is_mended(
    page: ReviewPage, person: Person, went: list[Destination]
) -> None:
    person.press("Write the agenda: There is no agenda yet.")
    assert went == [Destination(Step.PREPARE, "workshops", page.snapshot.workshop.id, Part.AGENDA)]
    page.desk.run(add_agenda_item, "Welcome", AgendaKind.RELATIONSHIP, 15)
    assert not person.sees("There is no agenda yet.")


def test_the_weakest_clause_leads_on(page: ReviewPage, person: Person, went: list[Destination]) -> None:
    assert person.sees("Weakest: ")
    assert person.sees("8 of 10 actions are joint work")
    person.press("Go there")
    [there] = went
    assert (there.step, there.table, there.part) == (Step.GOALS, "goals", Part.ALONE)
    assert not page.desk.figures.goal(there.id).verdict.is_partnership_goal


def test_what_was_mended_by_its_button_leaves_the_focus_on_the_next(
    page: ReviewPage, person: Person, qtbot: QtBot
) -> None:
    at = next(place for place, row in enumerate(rows(page)) if row.finding.remedy is not None)
    following = rows(page)[at + 1].finding
    rows(page)[at].button.setFocus()
    person.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(row.has_focus() for row in rows(page)))
    [focused] = [row for row in rows(page) if row.has_focus()]
    assert focused.finding.key in {following.key, findings_at(page)[at].key}
    qtbot.waitUntil(lambda: not focused.visibleRegion().isEmpty())


def test_the_page_is_come_back_to_where_it_was_left(page: ReviewPage, person: Person, qtbot: QtBot) -> None:
    left = [row for row in rows(page) if row.finding.remedy is None][-1]
    person.click(left.button)
    bar = page.scroll_area.verticalScrollBar()
    scrolled = bar.value()
    assert scrolled > 0
    bar.setValue(0)
    page.desk.run(
        add_agenda_item, "Welcome", AgendaKind.RELATIONSHIP, 15
    )  # another finding has gone meanwhile
    page.arrive(Destination(Step.REVIEW))
    qtbot.waitUntil(lambda: bar.value() > 0)
    [back] = [row for row in rows(page) if row.has_focus()]
    assert back.finding == left.finding
    assert not back.visibleRegion().isEmpty()


def test_parking_is_added_reworded_decided_and_removed(page: ReviewPage, person: Person) -> None:
    before = len(page.snapshot.workshop_parking())
    person.write("Park it", "The bus times", enter=True)
    person.write("Parked: The bus times", "Bus fares", enter=True)
    person.choose("How it ends: Bus fares", "Dropped")
    last = page.snapshot.workshop_parking()[-1]
    assert (last.text, last.outcome) == ("Bus fares", ParkingOutcome.DROPPED)
    person.press("Remove: Bus fares")
    assert len(page.snapshot.workshop_parking()) == before


def test_a_parked_item_is_come_to(page: ReviewPage, person: Person) -> None:
    page.desk.run(park, "The bus times")
    page.arrive(Destination(Step.REVIEW, "parking_items", page.snapshot.workshop_parking()[-1].id))
    assert person.focus_name() == "How it ends: The bus times"
    assert person.find("How it ends: The bus times", ComboBox).hasFocus()


def test_findings_that_stay_are_not_built_anew(page: ReviewPage) -> None:
    before = rows(page)
    page.desk.run(set_workshop_place, "Town Hall")
    assert rows(page) == before


def test_the_nearest_finding_that_is_left_is_come_back_to(page: ReviewPage) -> None:
    listed = findings_at(page)[:4]
    keys = [each.key for each in listed]
    assert list(Place(listed[2], listed, 0).to_try()) == [keys[2], keys[3], keys[1], keys[0]]
