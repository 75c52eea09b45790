"""The goals put in order, entered by organisation with the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from partnerdesk.commands.signing import seal
from partnerdesk.model.vocabulary import RankingMethod, Step
from tests.ui.audit import lasting
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.pages.test_goals_page import focused, goal, organisation_id, said
from tests.ui.stage import Stage
from ui.pages.goals_order import GiverRow
from ui.pages.goals_page import GoalsPage
from ui.pages.page import Destination
from ui.theme.theme import Theme


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> GoalsPage:
    """The page in its third view, come to by key."""
    made = stage.show(GoalsPage(desk_with_example(tmp_path), theme), 842, 560)
    made.arrive(Destination(Step.GOALS))
    QTest.keyClick(
        focused(made), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    return made


def giver(page: GoalsPage, code: str) -> GiverRow:
    row = page.order.giver(organisation_id(page, code))
    assert row is not None
    return row


def enter(page: GoalsPage, *lines: str) -> None:
    for line in lines:
        QTest.keyClicks(focused(page), line)
        QTest.keyClick(focused(page), Qt.Key.Key_Return)
        QTest.qWait(20)  # rows that are new are shown in the next turn


def given(page: GoalsPage) -> list[int]:
    return [each.value for each in page.snapshot.priorities]


def goals_from_the_top(page: GoalsPage) -> list[str]:
    texts = {each.text for each in page.snapshot.workshop_goals()}
    shown = [each for each in page.order.findChildren(QLabel) if each.text() in texts]
    return [each.text() for each in sorted(shown, key=lambda each: each.mapTo(page, QPoint()).y())]


def test_dots_are_typed_one_organisation_after_the_other(page: GoalsPage, qtbot: QtBot) -> None:
    assert "Which goal first?" in said(page)
    QTest.keyClick(focused(page), Qt.Key.Key_1)
    assert page.snapshot.workshop.ranking is RankingMethod.DOTS
    first, second, third = list(page.snapshot.organisations)[:3]
    qtbot.waitUntil(lambda: "nobody has said anything yet" in " ".join(said(page.order)))
    assert focused(page).accessibleName() == f"{first.name} gives"
    enter(page, "3 2 0 0", "0 4 0 1")
    assert focused(page).accessibleName() == f"{third.name} gives"
    assert "dots: 6, given by 2 of 2" in said(page.order)
    assert [goal(page, number).text for number in (2, 1, 4, 3)] == goals_from_the_top(page)
    QTest.keyClick(focused(page), Qt.Key.Key_Up)
    assert focused(page).accessibleName() == f"{second.name} gives"
    page.desk.undo()
    assert "dots: 2, given by 1 of 1" in " ".join(said(page.order))


def test_what_cannot_be_given_is_said_beside_it_and_stays(page: GoalsPage, qtbot: QtBot) -> None:
    QTest.keyClick(focused(page), Qt.Key.Key_1)
    line = focused(page)
    enter(page, "3 2")
    assert "There are 4 goals and 2 numbers." in " ".join(said(page.order))
    assert focused(page) is line
    with qtbot.waitSignal(page.desk.refused):
        enter(page, " 5 0")
    assert focused(page) is line
    assert not given(page)
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    enter(page, "3 1 0 0")
    assert given(page) == [3, 1]
    assert "1 dot left" in said(page.order)


def test_what_was_refused_for_one_way_does_not_stay_under_another(page: GoalsPage) -> None:
    QTest.keyClick(focused(page), Qt.Key.Key_1)
    row = giver(page, page.snapshot.organisations[0].code)
    enter(page, "3 2")
    assert row.line.property("faulty") == "true"
    page.order.way.setFocus()
    QTest.keyClick(focused(page), Qt.Key.Key_2)
    assert page.snapshot.workshop.ranking is RankingMethod.RANKS
    assert (row.line.text(), row.line.property("faulty")) == ("", "false")
    assert "There are 4 goals and 2 numbers." not in " ".join(said(page.order))


def test_points_and_ranks_point_out_what_is_missing(page: GoalsPage) -> None:
    QTest.keyClick(focused(page), Qt.Key.Key_3)
    enter(page, "50 30 10 0")
    assert "These come to 90, not to 100." in said(page.order)
    page.order.way.setFocus()
    QTest.keyClick(focused(page), Qt.Key.Key_2)
    enter(page, "1 2 - -")
    assert "Not every goal has a number yet." in said(page.order)
    assert "3=" in said(page.order)
    page.order.way.setFocus()
    QTest.keyClick(focused(page), Qt.Key.Key_3)
    assert giver(page, "ABC").line.text() == "50 30 10 0"  # each way keeps what was given


def test_impact_and_ease_name_the_part_of_the_grid(page: GoalsPage) -> None:
    QTest.keyClick(focused(page), Qt.Key.Key_4)
    enter(page, "9/8 9/2 1/9 0/0")
    words = said(page.order)
    assert [each for each in words if each in ("Do first", "Plan for it", "If there is time", "Leave for now")] == [
        "Do first", "Plan for it", "If there is time", "Leave for now",
    ]  # fmt: skip
    assert "impact 9 by ease 8: 72, rated by 1 of 1" in words


def test_the_grid_shows_what_the_order_says_and_leads_to_the_goal(page: GoalsPage) -> None:
    assert not page.order.grid.isVisible()
    QTest.keyClick(focused(page), Qt.Key.Key_4)
    assert not page.order.grid.isVisible(), "nobody has rated anything"
    enter(page, "9/8 9/2 1/9 -")
    grid = page.order.grid
    assert grid.isVisible()
    assert "Do first, impact 9 by ease 8: 72, rated by 1 of 1." in grid.accessibleDescription()
    assert grid.quadrant(impact=True, ease=False).contains(grid.dot(goal(page, 2).id))
    grid.choose(goal(page, 3).id)
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    card = page.card(goal(page, 3).id)
    assert card is not None
    assert card.isVisible()
    assert card.panel is not None


def test_a_sealed_order_stays(page: GoalsPage) -> None:
    QTest.keyClick(focused(page), Qt.Key.Key_1)
    enter(page, "3 2 0 0")
    page.desk.run(seal, "{}", "0" * 64)
    before = page.snapshot
    line = giver(page, page.snapshot.organisations[1].code).line
    QTest.keyClicks(line, "1 1 1 1")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.snapshot == before


@pytest.mark.parametrize(("scale", "width"), [(1.0, 842), (1.0, 690), (2.0, 1180)])
@pytest.mark.parametrize("way", [Qt.Key.Key_1, Qt.Key.Key_4])
def test_nothing_is_cut_off(
    page: GoalsPage, theme: Theme, qtbot: QtBot, scale: float, width: int, way: Qt.Key
) -> None:
    theme.set_scale(scale)
    page.resize(width, 560)
    QTest.keyClick(focused(page), way)
    enter(page, "3 1 0 1" if way == Qt.Key.Key_1 else "9/8 9/2 1/9 -")
    qtbot.wait(50)  # the layouts come to rest
    assert lasting(page, qtbot) == []
