"""Review: the figures over the workshops, in words and in small charts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.relationships import set_level_now
from partnerdesk.rules.trend import Measure
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.desk import Desk
from ui.pages.over_time import MeasureRow
from ui.pages.review_page import ReviewPage
from ui.theme import Theme


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_with_example(tmp_path)


@pytest.fixture
def page(desk: Desk, theme: Theme, stage: Stage) -> ReviewPage:
    return stage.show(ReviewPage(desk, theme), 842, 700)


def row(page: ReviewPage, measure: Measure) -> MeasureRow:
    return next(each for each in page.over_time.findChildren(MeasureRow) if each.measure is measure)


def test_one_workshop_has_no_time_to_look_at(page: ReviewPage) -> None:
    assert page.over_time.isHidden()


def test_two_workshops_are_compared(desk: Desk, page: ReviewPage, qtbot: QtBot) -> None:
    desk.run(start_next_workshop, "2027-02-14")
    for tie in (1, 2):
        desk.run(set_level_now, tie, 4)
    person = Person(page, qtbot)
    assert person.sees("Workshop 1, 12 November 2026 → Workshop 2, 14 February 2027")
    strength = row(page, Measure.RELATIONSHIPS)
    assert strength.words.text() == "50 % → 67 %, up by 17"
    assert strength.chart.accessible_value() == "Workshop 1: 50 %; Workshop 2: 67 %"
    held = row(page, Measure.COMMONLY_HELD)
    assert held.words.text() == "97 % → not known"
    assert held.chart.accessible_value() == "Workshop 1: 97 %; Workshop 2: not known"
    interface = QAccessible.queryAccessibleInterface(strength.chart)
    assert interface is not None
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Value) == "Workshop 1: 50 %; Workshop 2: 67 %"
    assert not page.over_time.first.isVisible()


def test_any_two_of_three_can_be_chosen(desk: Desk, page: ReviewPage, qtbot: QtBot) -> None:
    desk.run(start_next_workshop, "2027-02-14")
    desk.run(set_level_now, 1, 4)
    desk.run(start_next_workshop, "2027-06-14")
    desk.run(set_level_now, 2, 4)
    person = Person(page, qtbot)
    strength = row(page, Measure.RELATIONSHIPS)
    latest = strength.words.text()
    person.choose("Compare", "Workshop 1, 12 November 2026")
    assert strength.words.text() != latest
    assert strength.words.text().startswith("50 % → 67 %")
    person.choose("with", "Workshop 1, 12 November 2026")
    assert strength.words.text() == "50 % → 50 %, the same"


def test_a_figure_that_nobody_knows_is_not_shown(desk: Desk, page: ReviewPage) -> None:
    desk.run(start_next_workshop)
    assert row(page, Measure.PROMISES).isHidden()


def test_an_earlier_workshop_looks_back_only(desk: Desk, page: ReviewPage) -> None:
    desk.run(start_next_workshop)
    desk.read(1)
    assert page.over_time.isHidden()


def test_the_chart_is_painted(desk: Desk, page: ReviewPage) -> None:
    desk.run(start_next_workshop)
    chart = row(page, Measure.RELATIONSHIPS).chart
    chart.resize(160, 44)
    picture = chart.grab().toImage()
    accent = page.theme.colour("accent").rgb()
    painted = [picture.pixel(x, y) == accent for x in range(picture.width()) for y in range(picture.height())]
    assert sum(painted) > 50
