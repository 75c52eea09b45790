"""Review: the health check is entered unseen, revealed, and shows differences first; the time the items took."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.health import add_health_sheets, reveal_health
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.organisations import add_organisation
from partnerdesk.model.health import STATEMENTS
from partnerdesk.model.vocabulary import AgendaKind, HealthTheme, Step
from partnerdesk.quick.entries import HealthEntry
from partnerdesk.rules.finding import Kind, Part
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.pages.page import Destination
from ui.pages.review_health import HealthCard
from ui.pages.review_page import ReviewPage
from ui.pages.review_time import TimeCard
from ui.theme import Theme
from ui.widgets import SpinBox

SHEET = "432104321043210432104321"
LINE = "Health check sheet"


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> ReviewPage:
    return stage.show(ReviewPage(desk_with_example(tmp_path), theme), 842, 700)


@pytest.fixture
def person(page: ReviewPage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


@pytest.fixture
def health(page: ReviewPage) -> HealthCard:
    return page.health


@pytest.fixture
def time(page: ReviewPage) -> TimeCard:
    return page.time


def enter(page: ReviewPage, *sheets: tuple[str, str]) -> None:
    page.desk.run(
        add_health_sheets, [HealthEntry("", (answers * 24)[:24], sector) for sector, answers in sheets]
    )


def shown(health: HealthCard) -> list[str]:
    """All words of the card that can be seen, from the top down."""
    labels = [each for each in health.findChildren(QLabel) if each.isVisible() and each.text()]
    return [each.text() for each in sorted(labels, key=lambda each: each.mapTo(health, QPoint()).y())]


def test_a_sheet_is_typed_digit_by_digit_beside_its_statements(page: ReviewPage, person: Person) -> None:
    assert person.sees("Not asked yet.")
    person.press("Enter sheets")
    assert person.focus_name() == LINE
    assert person.sees(f"1 of 24: {STATEMENTS[0]}")
    person.keys("hk7m 43")
    assert person.sees(f"3 of 24: {STATEMENTS[2]}")
    person.keys(SHEET[2:])
    assert person.sees("All answered. Enter the sheet.")
    person.keys(" @Nobody")
    assert person.sees("Mend what is marked above, then enter the sheet.")
    for _ in " @Nobody":
        person.key(Qt.Key.Key_Backspace)
    assert person.sees("All answered. Enter the sheet.")
    person.key(Qt.Key.Key_Return)
    [sheet] = page.desk.document.snapshot().health_sheets
    assert (sheet.ballot, sheet.answers, sheet.sector) == ("HK7M", SHEET, "")
    assert person.sees("Asked blind: 1 sheet is in.")
    assert page.health.entering.entry.text() == ""


def test_a_sheet_is_answered_by_presses_with_where_somebody_comes_from(
    page: ReviewPage, person: Person
) -> None:
    person.press("Enter sheets")
    for _ in STATEMENTS:
        person.click(page.health.entering.answers[3])
    person.choose("Where the person comes from", "Residents and community")
    person.press("Enter the sheet")
    [sheet] = page.desk.document.snapshot().health_sheets
    assert (sheet.answers, sheet.sector) == ("4" * 24, "community")
    assert page.health.entering.sector.value() == ""


def test_a_code_that_a_scanner_types_waits_for_its_answers(health: HealthCard, person: Person) -> None:
    person.press("Enter sheets")
    person.keys("HK7M")
    person.key(Qt.Key.Key_Return)
    person.keys("4")
    assert health.entering.entry.text() == "HK7M 4"


def test_pasted_sheets_are_one_step_and_what_is_unclear_waits(page: ReviewPage, person: Person) -> None:
    person.press("Enter sheets")
    page.health.entering.entry.line.take(f"HK7M {SHEET} @ABC\nHK8M 43\n{SHEET} #police")
    sheets = page.desk.document.snapshot().health_sheets
    assert [(each.ballot, each.sector) for each in sheets] == [("HK7M", "public"), ("", "justice")]
    assert page.health.entering.entry.text() == "HK8M 43"
    page.desk.undo()
    assert not page.desk.document.snapshot().health_sheets


def test_a_sheet_is_taken_out_by_its_code(page: ReviewPage, person: Person) -> None:
    page.desk.run(add_health_sheets, [HealthEntry("HK7M", SHEET), HealthEntry("", SHEET)])
    person.press("Enter sheets")
    person.press("Take out the sheet: HK7M")
    person.press("Take out the sheet: No code (1)")
    assert person.sees("Not asked yet.")


def test_nothing_is_told_before_it_is_revealed(page: ReviewPage, health: HealthCard, person: Person) -> None:
    enter(page, *[("public", "4"), ("community", "1")] * 3)
    person.press("Enter sheets")
    assert person.sees("Asked blind: 6 sheets are in.")
    assert not health.result.isVisible()
    assert not any("apart" in words or "strength" in words for words in shown(health))
    assert Kind.HEALTH_HIDDEN in {each.kind for each in page.desk.found}
    person.press("Reveal")
    assert person.sees("6 people answered.")
    assert health.result.isVisible()
    assert person.focus_name() == "Hide entering sheets"


def test_differences_stand_above_the_themes(
    page: ReviewPage, health: HealthCard, person: Person, qtbot: QtBot
) -> None:
    enter(page, *[("public", "433"), ("community", "133")] * 3)
    page.desk.run(reveal_health)
    wanted = [
        "A discussion aid, not a validated measure.", "We see this differently", f"1. {STATEMENTS[0]}",
        "Council or public body 4.0  ·  Residents and community 1.0", "The eight themes",
        "All together: 61 of 100, growing.",
    ]  # fmt: skip
    qtbot.waitUntil(lambda: list(dict.fromkeys(each for each in shown(health) if each in wanted)) == wanted)
    assert not person.sees(STATEMENTS[21])
    person.press("Show all 8")
    qtbot.waitUntil(lambda: person.sees(f"22. {STATEMENTS[21]}"))
    person.press("Show the 24 statements")
    assert person.sees(f"24. {STATEMENTS[23]}  3.0")


def test_the_radar_says_its_scores_and_so_do_the_bars(page: ReviewPage, health: HealthCard) -> None:
    enter(page, *[("", "000" + "4" * 21)] * 3)
    page.desk.run(reveal_health)
    radar = health.result.radar
    assert radar.accessible_value().startswith("Need: not known; Shared goals: 100, strength; ")
    interface = QAccessible.queryAccessibleInterface(radar)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Value) == radar.accessible_value()
    assert list(health.result.meters) == list(HealthTheme)


def test_of_two_people_nothing_is_shown(page: ReviewPage, health: HealthCard, person: Person) -> None:
    enter(page, ("public", "4"), ("public", "1"))
    page.desk.run(reveal_health)
    assert person.sees("Nothing is shown of fewer than three people.")
    assert not health.result.radar.isVisible()


def test_the_last_workshop_is_drawn_dashed_beside_this_one(
    page: ReviewPage, health: HealthCard, person: Person
) -> None:
    enter(page, *[("", "1")] * 3)
    page.desk.run(reveal_health)
    assert not person.sees("Dashed: the last workshop that asked.")
    page.desk.run(start_next_workshop, "2027-02-14")
    assert person.sees("Not asked yet.")
    enter(page, *[("", "4")] * 3)
    page.desk.run(reveal_health)
    assert person.sees("Dashed: the last workshop that asked.")
    assert health.result.radar.accessible_value().startswith("Need: 100, strength (last time 0); ")


def test_it_can_be_cleared_and_undone(page: ReviewPage, person: Person) -> None:
    enter(page, *[("", "1")] * 3)
    page.desk.run(reveal_health)
    person.press("Clear and ask again")
    assert person.sees("Not asked yet.")
    page.desk.undo()
    assert person.sees("3 people answered.")


def test_a_finding_leads_to_the_health_check(page: ReviewPage, person: Person) -> None:
    enter(page, *[("public", "4"), ("community", "1")] * 3)
    page.arrive(Destination(Step.REVIEW, "workshops", page.snapshot.workshop.id, Part.HEALTH))
    assert person.focus_name() == "Reveal"
    page.desk.run(reveal_health)
    page.arrive(Destination(Step.REVIEW, "workshops", page.snapshot.workshop.id, Part.HEALTH))
    assert person.focus_name() == "Show the 24 statements"


def test_blank_sheets_are_printed_in_the_last_step(page: ReviewPage, person: Person) -> None:
    gone: list[Destination] = []
    page.go_to.connect(gone.append)
    person.press("Print blank sheets")
    assert gone == [Destination(Step.PRINT, part=Part.HEALTH)]
    page.arrive(Destination(Step.REVIEW))
    assert person.focus_name() == "Print blank sheets"
    page.arrive(Destination(Step.REVIEW))
    assert person.focus_name() != "Print blank sheets", "it is come back to once"


def test_the_line_stays_in_sight_when_the_first_sheet_makes_the_list_above_it_longer(
    page: ReviewPage, person: Person, qtbot: QtBot
) -> None:
    person.press("Enter sheets")
    line = page.health.entering.entry.line
    qtbot.waitUntil(lambda: not line.visibleRegion().isEmpty())
    before = page.health.y()
    page.desk.run(add_organisation, "Zebra Ferry Trust")
    qtbot.waitUntil(lambda: page.health.y() > before + 300)
    qtbot.waitUntil(lambda: not line.visibleRegion().isEmpty())
    assert person.focus_name() == LINE


def test_the_time_card_comes_with_an_agenda_and_knows_what_items_took(
    page: ReviewPage, time: TimeCard, person: Person
) -> None:
    assert time.isHidden()
    page.desk.run(add_agenda_item, "Our goals", AgendaKind.GOALS, 45)
    page.desk.run(add_agenda_item, "Tea", AgendaKind.HOUSEKEEPING, 15)
    assert person.sees("45 min planned, 75 %")
    person.press("Say how long each item took")
    tea = person.find("Minutes it took: Tea", SpinBox)
    for name, minutes in (("Minutes it took: Our goals", 90), ("Minutes it took: Tea", 10)):
        box = person.find(name, SpinBox)
        assert box.text() == "not said"
        box.setValue(minutes)
        box.commit()
    assert [each.spent for each in page.snapshot.workshop_agenda()] == [90, 10]
    assert person.sees("45 min planned, 90 taken, 90 %")
    assert person.sees("The bars show the minutes that the items took.")
    tea.setValue(-1)
    page.commit_pending()
    assert page.snapshot.workshop_agenda()[1].spent is None
    person.press("Hide the items")
    assert not tea.isVisible()
