"""Review: findings are set aside with a reason typed in place, listed at the bottom, and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from partnerdesk.commands.agenda import add_agenda_item
from partnerdesk.commands.relationships import set_level_now, set_trust
from partnerdesk.model.vocabulary import AgendaKind
from partnerdesk.rules.finding import Kind
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.pages.review_findings import FindingRow
from ui.pages.review_page import ReviewPage
from ui.theme import Theme

AGENDA = "There is no agenda yet."
WHY = f"Why it is set aside: {AGENDA}"


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> ReviewPage:
    return stage.show(ReviewPage(desk_with_example(tmp_path), theme), 842, 560)


@pytest.fixture
def person(page: ReviewPage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


def set_aside(person: Person) -> None:
    person.press(f"Set aside: {AGENDA}")
    assert person.focus_name() == WHY
    person.write(WHY, "Kept on paper", enter=True)


def row_with_focus(page: ReviewPage) -> str:
    """The key of the finding whose row has the focus of the window, whichever window is in front."""
    at = page.window().focusWidget()
    rows = page.findChildren(FindingRow)
    return next((row.finding.key for row in rows if row.isAncestorOf(at)), "")


def test_a_finding_is_set_aside_and_brought_back(page: ReviewPage, person: Person, qtbot: QtBot) -> None:
    before = page.desk.found
    back = next(each.key for each in before if str(each.reason) == AGENDA)
    set_aside(person)
    assert len(page.desk.found) == len(before) - 1
    assert not person.sees(AGENDA)
    assert str(page.desk.undo_label) == "Set a finding aside"
    qtbot.waitUntil(lambda: any(row.has_focus() for row in page.findChildren(FindingRow)))
    person.press("Set aside: 1")
    assert person.sees("Set aside: Kept on paper")
    person.press(f"Bring back: {AGENDA}")
    qtbot.waitUntil(lambda: row_with_focus(page) == back)
    assert page.desk.found == before
    assert str(page.desk.undo_label) == "Bring a finding back"
    page.desk.undo()
    assert len(page.desk.found) == len(before) - 1
    page.desk.undo()
    assert page.desk.found == before


def test_no_reason_sets_nothing_aside_and_escape_closes_the_line(page: ReviewPage, person: Person) -> None:
    person.press(f"Set aside: {AGENDA}")
    person.key(Qt.Key.Key_Return)
    assert not page.desk.set_aside
    person.key(Qt.Key.Key_Escape)
    assert person.focus_name() == f"Set aside: {AGENDA}"
    assert not person.sees("Why? Then press Enter")


def test_what_was_mended_leaves_the_list_of_what_was_set_aside(page: ReviewPage, person: Person) -> None:
    set_aside(person)
    page.desk.run(add_agenda_item, "Welcome", AgendaKind.RELATIONSHIP, 15)
    assert not page.desk.set_aside
    assert not person.sees("Set aside: 1")


def test_it_comes_back_and_says_what_changed(page: ReviewPage, person: Person, qtbot: QtBot) -> None:
    finding = next(each for each in page.desk.found if each.kind is Kind.NEGLECTED)
    person.press(f"Set aside: {finding.reason}")
    person.write(f"Why it is set aside: {finding.reason}", "Next year", enter=True)
    assert finding.key in {each.finding.key for each in page.desk.set_aside}
    rating = page.snapshot.rating_of()[finding.subject.id]
    assert rating.now
    page.desk.run(set_level_now, finding.subject.id, rating.now - 1)
    words = f"Set aside before: Next year. Then: {rating.now}. Now: {rating.now - 1}."
    qtbot.waitUntil(lambda: person.sees(words))


def test_one_sided_trust_is_shown_as_only_for_the_facilitator(
    page: ReviewPage, person: Person, qtbot: QtBot
) -> None:
    page.desk.run(set_trust, 1, 4, 1)
    qtbot.waitUntil(lambda: person.sees("Trust is one-sided: "))
    assert person.sees("Only you")
