"""Map: the right people card leads on, and a partner's card keeps what they can put in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import Step
from partnerdesk.rules.finding import Part
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.pages.map_page import MapPage
from ui.pages.page import Destination
from ui.theme import Theme


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> MapPage:
    return stage.show(MapPage(desk_with_example(tmp_path), theme), 1000, 800)


@pytest.fixture
def person(page: MapPage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


def resources(page: MapPage) -> list[tuple[str, str]]:
    return [(each.name, each.amount) for each in page.snapshot.resources_of(1)]


def test_the_card_is_opened_leads_on_follows_and_is_put_away(page: MapPage, person: Person) -> None:
    gone: list[Destination] = []
    page.go_to.connect(gone.append)
    assert not person.sees("Are the right people here?")
    person.press("Right people")
    assert person.sees("Nobody who is here has said what they can put in, and how much.")
    person.press("Ask what they can put in: Resources")
    assert gone == [Destination(Step.MAP, "organisations", 1, Part.RESOURCES)]
    page.arrive(gone[0])
    assert person.focus_name() == "Add what Averley Bay Borough Council can put in"
    person.write(person.focus_name(), "Youth worker: two days a week", enter=True)
    assert resources(page) == [("Youth worker", "two days a week")]
    assert person.sees("1 of 9 who are here have said what they can put in, and how much.")
    person.press("Close the right people")
    assert not person.sees("Are the right people here?")


def test_resources_are_edited_moved_and_removed_on_the_card(page: MapPage, person: Person) -> None:
    page.arrive(Destination(Step.MAP, "organisations", 1, Part.RESOURCES))
    add = "Add what Averley Bay Borough Council can put in"
    person.write(add, "Van", enter=True)
    assert person.focus_name() == add
    person.write(add, "Grant: 20,000 pounds", enter=True)
    person.write("How much: Van", "on Fridays", enter=True)
    person.write("What is put in: Van", "Minibus", enter=True)
    person.press("Move Grant up")
    assert resources(page) == [("Grant", "20,000 pounds"), ("Minibus", "on Fridays")]
    person.press("Remove Grant")
    assert resources(page) == [("Minibus", "on Fridays")]
    page.desk.undo()
    assert len(resources(page)) == 2
