"""Review: many findings of one kind fold behind a button, and stay open once they were opened."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.commands.actions import add_actions, set_action_due
from partnerdesk.model.vocabulary import Step
from partnerdesk.quick.entries import ActionEntry
from partnerdesk.rules.finding import Kind
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.pages.page import Destination
from ui.pages.review_findings import FindingRow
from ui.pages.review_group import FEW, FindingGroup
from ui.pages.review_page import ReviewPage
from ui.theme import Theme

PASTED = 40


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> ReviewPage:
    desk = desk_with_example(tmp_path)
    desk.run(add_actions, [ActionEntry(text=f"Do number {number}") for number in range(PASTED)])
    return stage.show(ReviewPage(desk, theme), 842, 560)


@pytest.fixture
def person(page: ReviewPage, qtbot: QtBot) -> Person:
    return Person(page, qtbot)


def rows(page: ReviewPage, kind: Kind = Kind.NO_DUE) -> list[FindingRow]:
    return [row for row in page.findChildren(FindingRow) if row.isVisible() and row.finding.kind is kind]


def group(page: ReviewPage) -> FindingGroup:
    return next(each for each in page.findChildren(FindingGroup) if each.kind is Kind.NO_DUE)


def test_a_pasted_log_does_not_bury_the_rest(page: ReviewPage) -> None:
    assert len(rows(page)) == FEW
    assert len(page.findChildren(FindingRow)) < PASTED
    assert group(page).more.text() == f"Show {len(group(page).found) - FEW} more like these"


def test_those_of_one_kind_stand_together(page: ReviewPage) -> None:
    kinds = [row.finding.kind for row in page.findChildren(FindingRow) if row.finding.step is Step.ACTIONS]
    assert len(set(kinds)) > 1
    assert len([1 for one, next_ in itertools.pairwise(kinds) if one != next_]) == len(set(kinds)) - 1


def test_all_are_listed_when_asked_for_and_the_focus_is_on_the_first(
    page: ReviewPage, person: Person, qtbot: QtBot
) -> None:
    person.click(group(page).more)
    qtbot.waitUntil(lambda: len(rows(page)) == len(group(page).found))
    assert not group(page).more.isVisible()
    assert QApplication.focusWidget() is group(page).rows[FEW].button


def test_they_stay_open_when_one_is_mended(page: ReviewPage, person: Person, qtbot: QtBot) -> None:
    person.click(group(page).more)
    there = len(group(page).found)
    qtbot.waitUntil(lambda: len(rows(page)) == there)
    action = rows(page)[0].finding.subject.id
    page.desk.run(set_action_due, action, "2027-03-01")
    qtbot.waitUntil(lambda: len(rows(page)) == there - 1)


def test_few_are_listed_at_once(page: ReviewPage) -> None:
    short = [each for each in page.findChildren(FindingGroup) if len(each.found) <= FEW + 1]
    assert short
    assert all(each.unfolded and not each.more.isVisible() for each in short)


def test_who_comes_back_stands_where_they_left(page: ReviewPage, person: Person, qtbot: QtBot) -> None:
    went: list[Destination] = []
    page.go_to.connect(went.append)
    person.click(group(page).more)
    last = group(page).rows[-1]
    person.click(last.button)
    assert went
    page.arrive(Destination(Step.REVIEW))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is last.button)
