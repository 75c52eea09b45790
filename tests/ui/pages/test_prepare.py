"""Prepare: details, who comes, the agenda and the rule, typed and chosen as on the day."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import AgendaKind, CanCommit, Presence, Step
from partnerdesk.paths import SUFFIX
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.desk import Desk
from ui.pages.page import Destination
from ui.pages.prepare_page import PreparePage
from ui.theme import Theme


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> PreparePage:
    desk = Desk()
    desk.create(tmp_path / f"empty{SUFFIX}")
    return stage.show(PreparePage(desk, theme), 842, 560)


@pytest.fixture
def person(page: PreparePage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


def test_details_are_typed_and_chosen(page: PreparePage, person: Person) -> None:
    for field, text in (("Partnership", "Averley Together"), ("Title of this workshop", "Needs"),
                        ("Place", "Town Hall"), ("Hours", "09:30 to 15:30"), ("Date", "14 October 2026"),
                        ("When do we meet again?", "In spring")):  # fmt: skip
        person.write(field, text, enter=True)
    person.write("Why are we meeting?", "Because nobody can do it alone.")
    person.choose("Kind of partnership", "Area regeneration")
    workshop = page.snapshot.workshop
    assert page.snapshot.partnership.name == "Averley Together"
    assert (workshop.title, workshop.place, workshop.hours) == ("Needs", "Town Hall", "09:30 to 15:30")
    assert (workshop.date, workshop.next_meeting, workshop.kind) == ("2026-10-14", "In spring", 3)
    assert workshop.purpose == "Because nobody can do it alone."


def test_what_is_no_date_is_said_and_kept_to_be_mended(page: PreparePage, person: Person) -> None:
    person.write("Date", "some day", enter=True)
    assert person.sees("“some day” is not a date.")
    assert page.snapshot.workshop.date == ""
    person.write("Date", "1 March 2027", enter=True)
    assert page.snapshot.workshop.date == "2027-03-01"
    assert not person.sees("is not a date")


def test_organisations_and_people_come(page: PreparePage, person: Person) -> None:
    person.write("New organisation", "Riverside School #school @Head teacher", enter=True)
    person.choose("Attendance of Riverside School", "Present")
    person.choose("Can Riverside School say yes", "Can say yes")
    person.write("Role of somebody new for Riverside School", "Governor")
    person.write("Name of somebody new for Riverside School", "Jo Smith", enter=True)
    (school,) = page.snapshot.organisations
    attendance = page.snapshot.attendance()[school.id]
    assert (attendance.presence, attendance.can_commit) == (Presence.PRESENT, CanCommit.YES)
    assert [(one.role, one.name) for one in page.snapshot.people] == [
        ("Head teacher", ""),
        ("Governor", "Jo Smith"),
    ]
    assert person.sees("1 of 1 in the room")
    person.press("Remove Head teacher")
    assert [one.name for one in page.snapshot.people] == ["Jo Smith"]
    page.desk.undo()
    assert len(page.snapshot.people) == 2


def test_a_person_is_named_in_print_only_when_it_is_ticked(page: PreparePage, person: Person) -> None:
    person.write("New organisation", "Riverside School @Jo Smith", enter=True)
    assert not page.snapshot.people[0].named
    person.press("Jo Smith may be named in print")
    assert page.snapshot.people[0].named


def test_the_agenda_is_written_ordered_and_summed_up(page: PreparePage, person: Person) -> None:
    for title in ("Welcome", "Map", "Goals"):
        person.write("New agenda item", title, enter=True)
        if title == "Map":
            assert person.sees("30 min in all")
            assert not person.sees("0 h 30 min")
    person.choose("Kind of Welcome", "Relationship")
    person.write("Minutes of Goals", "45", enter=True)
    assert person.sees("1 h 15 min in all")
    person.press("Move Goals up")
    person.write("Agenda item: Map", "Map and links", enter=True)
    person.press("Remove Welcome")
    items = page.snapshot.workshop_agenda()
    assert [(one.title, one.minutes) for one in items] == [("Goals", 45), ("Map and links", 15)]
    page.desk.undo()
    assert page.snapshot.workshop_agenda()[0].kind is AgendaKind.RELATIONSHIP


def test_the_rule_of_agreement(page: PreparePage, person: Person) -> None:
    person.write("Share that can support it", "80", enter=True)
    person.write("Blocks allowed", "1", enter=True)
    person.press("The community's own organisations must hold it too")
    workshop = page.snapshot.workshop
    assert (workshop.agreement_share, workshop.blocks_allowed) == (80, 1)
    assert workshop.community_must_hold


def test_a_destination_is_come_to(page: PreparePage, person: Person) -> None:
    person.write("New organisation", "Riverside School", enter=True)
    school = page.snapshot.organisations[0].id
    for destination, name in (
        (Destination(Step.PREPARE), "Partnership"),
        (Destination(Step.PREPARE, "agenda_items"), "New agenda item"),
        (Destination(Step.PREPARE, "attendances", school), "Attendance of Riverside School"),
        (Destination(Step.PREPARE, "attendances"), "New organisation"),
    ):
        page.arrive(destination)
        assert person.focus_name() == name


def test_a_stray_key_on_coming_does_not_take_the_place_of_the_name(page: PreparePage, person: Person) -> None:
    person.write("Partnership", "Averley Together", enter=True)
    person.find("Place", QLineEdit).setFocus()
    page.arrive(Destination(Step.PREPARE))
    assert person.focus_name() == "Partnership"
    assert page.details.name.selectedText() == ""


def test_what_is_typed_and_not_entered_is_kept_on_leaving(page: PreparePage, person: Person) -> None:
    person.write("New organisation", "Riverside School", enter=True)
    person.write("Name of somebody new for Riverside School", "Jo Smith")
    page.commit_pending()
    assert [one.name for one in page.snapshot.people] == ["Jo Smith"]


def test_another_document_shows_its_own(page: PreparePage, person: Person, tmp_path: Path) -> None:
    other = desk_with_example(tmp_path)
    path = other.path
    assert path is not None
    other.close()
    page.desk.open(path)
    assert person.has("Attendance of Averley Bay Borough Council")
    assert person.sees("9 of 11 in the room")
