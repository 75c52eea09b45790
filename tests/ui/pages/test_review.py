"""Review: the meter, findings that lead to where they are mended, and the parking lot."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.parking import park
from partnerdesk.commands.partnership import set_workshop_place
from partnerdesk.model.vocabulary import AgendaKind, ParkingOutcome, Step
from partnerdesk.rules.finding import Part
from partnerdesk.rules.findings import findings
from partnerdesk.rules.insights import insights
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.pages.page import Destination
from ui.pages.review_findings import FindingRow
from ui.pages.review_page import ReviewPage
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


def test_every_finding_is_shown_with_its_button(page: ReviewPage) -> None:
    found = findings(page.snapshot, insights(page.snapshot))
    assert len(rows(page)) == len(found) > 3
    assert all(row.button.text() for row in rows(page))


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
    assert len(went) == 1


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
