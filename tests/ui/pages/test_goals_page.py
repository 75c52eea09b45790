"""Agree shared goals, driven as in a room: typed, opened, tested, agreed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.commands.answers import set_support_by, set_support_counts
from partnerdesk.commands.signing import seal
from partnerdesk.model.records import Goal
from partnerdesk.model.vocabulary import GoalStatus, Step, SupportBy
from tests.ui.audit import lasting
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import CTRL, NONE, SHIFT
from tests.ui.stage import Stage
from ui.desk import Desk
from ui.pages.goal_alone import GoalAlone, GoalCommunity
from ui.pages.goal_card import GoalCard
from ui.pages.goal_needs import GoalNeeds
from ui.pages.goal_panel import GoalPanel, GoalTab
from ui.pages.goal_support import GoalSupport, SupportRow
from ui.pages.goal_words import GoalWords
from ui.pages.goals_page import GoalsPage
from ui.pages.page import Destination
from ui.theme.theme import Theme


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> GoalsPage:
    """The page on the first worked example, at the size it has in a window of 1366 x 768."""
    return stage.show(GoalsPage(desk_with_example(tmp_path), theme), 842, 560)


@pytest.fixture
def blank(tmp_path: Path, theme: Theme, stage: Stage) -> GoalsPage:
    desk = Desk()
    desk.create(tmp_path / "blank.partnerdesk")
    return stage.show(GoalsPage(desk, theme), 842, 560)


def goal(page: GoalsPage, number: int) -> Goal:
    return next(one for one in page.snapshot.workshop_goals() if one.code == f"G{number}")


def opened(page: GoalsPage, qtbot: QtBot, number: int, tab: GoalTab) -> GoalPanel:
    page.open_goal(goal(page, number).id, tab)
    card = page.card(goal(page, number).id)
    assert card is not None
    assert card.panel is not None
    qtbot.waitUntil(lambda: card.isAncestorOf(page.focusWidget()))
    assert page.isActiveWindow()  # nothing flashed up as a window of its own
    return card.panel


def organisation_id(page: GoalsPage, code: str) -> int:
    return next(each.id for each in page.snapshot.organisations if each.code == code)


def focused(page: GoalsPage) -> QWidget:
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def is_open(card: GoalCard) -> bool:
    return card.panel is not None


def said(widget: QWidget) -> list[str]:
    """The words on labels and buttons that can be seen."""
    return [each.text() for each in widget.findChildren(QWidget) if isinstance(each, QLabel | QAbstractButton)
            and each.isVisible()]  # fmt: skip


def text_of(page: GoalsPage, number: int) -> str:
    card = page.card(goal(page, number).id)
    assert card is not None
    return " ".join(said(card))


def test_typed_goals_are_added_and_the_line_waits_for_the_next(blank: GoalsPage, qtbot: QtBot) -> None:
    blank.arrive(Destination(Step.GOALS))
    QTest.keyClicks(focused(blank), "Open placements from 12 to 32 by Jul 2027")
    assert any("12" in words and "32" in words for words, _ in blank.quick.chips())
    QTest.keyClick(focused(blank), Qt.Key.Key_Return)
    QTest.keyClicks(focused(blank), "A second one")
    QTest.keyClick(focused(blank), Qt.Key.Key_Return)
    first, second = blank.snapshot.workshop_goals()
    assert (first.text, first.baseline, first.target, first.by) == (
        "Open placements",
        "12",
        "32",
        "2027-07-31",
    )
    assert second.text == "A second one"
    assert focused(blank) is blank.quick.line
    assert blank.quick.text() == ""
    assert str(blank.desk.undo_label) == "Add goal 2"


def test_pasted_lines_are_one_step_to_undo(blank: GoalsPage) -> None:
    blank.quick.line.take("First goal\nSecond goal\nThird goal")
    assert [one.text for one in blank.snapshot.workshop_goals()] == [
        "First goal",
        "Second goal",
        "Third goal",
    ]
    blank.desk.undo()
    assert blank.snapshot.workshop_goals() == ()


def test_the_title_of_a_pasted_list_waits_in_the_line(blank: GoalsPage) -> None:
    blank.quick.line.take("Our goals:\nFirst goal\nby 2028")
    assert [one.text for one in blank.snapshot.workshop_goals()] == ["First goal", "by 2028"]
    assert blank.quick.text() == "Our goals:"


def test_what_was_added_is_said_for_some_seconds(blank: GoalsPage, qtbot: QtBot) -> None:
    blank.quick._told.setInterval(50)
    blank.quick.line.setFocus()
    QTest.keyClicks(focused(blank), "One goal")
    QTest.keyClick(focused(blank), Qt.Key.Key_Return)
    assert blank.quick.chips() == [("Added: goal 1", "ok")]
    qtbot.waitUntil(lambda: blank.quick.chips() == [])


def test_an_empty_page_asks_the_room(blank: GoalsPage) -> None:
    assert "What could we do together that none of us could do alone?" in said(blank)


def test_one_goal_is_open_at_a_time(page: GoalsPage, qtbot: QtBot) -> None:
    first, second = (page.card(goal(page, number).id) for number in (1, 2))
    assert first is not None
    assert second is not None
    first.toggle.setFocus()
    QTest.keyClick(first.toggle, Qt.Key.Key_Space)
    assert [is_open(first), is_open(second)] == [True, False]
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert [is_open(first), is_open(second)] == [False, True]
    QTest.keyClick(second.toggle, Qt.Key.Key_Space)
    assert [is_open(first), is_open(second)] == [False, False]


def test_rewording_keeps_the_old_words(page: GoalsPage, qtbot: QtBot) -> None:
    words = opened(page, qtbot, 1, GoalTab.WORDS).part
    assert isinstance(words, GoalWords)
    old = goal(page, 1).text
    words.text.setPlainText("Halve emergency admissions")
    QTest.keyClick(words.text, Qt.Key.Key_Tab)
    assert goal(page, 1).text == "Halve emergency admissions"
    assert [one.text for one in page.snapshot.wordings if one.goal_id == goal(page, 1).id] == [
        old,
        "Halve emergency admissions",
    ]
    assert "Earlier wordings: 1" in text_of(page, 1)


def test_measure_figures_and_date_are_written_down(page: GoalsPage, qtbot: QtBot) -> None:
    words = opened(page, qtbot, 1, GoalTab.WORDS).part
    assert isinstance(words, GoalWords)
    for field, typed in ((words.measure, "Per thousand"), (words.baseline, "80"), (words.target, "60")):
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
    words.by.setText("soon")
    words.by.commit()
    assert "is not a date" in text_of(page, 1)
    words.by.setText("31/10/2027")
    words.by.commit()
    changed = goal(page, 1)
    assert (changed.measure, changed.baseline, changed.target) == ("Per thousand", "80", "60")
    assert changed.by == "2027-10-31"
    assert "is not a date" not in text_of(page, 1)


def test_what_is_typed_is_not_lost_when_the_goal_is_closed(page: GoalsPage, qtbot: QtBot) -> None:
    words = opened(page, qtbot, 1, GoalTab.WORDS).part
    assert isinstance(words, GoalWords)
    words.measure.setText("Half typed")
    page.open_goal(goal(page, 2).id)
    assert goal(page, 1).measure == "Half typed"


def test_needs_are_pressed_typed_and_marked(page: GoalsPage, qtbot: QtBot) -> None:
    needs = opened(page, qtbot, 2, GoalTab.NEEDS).part
    assert isinstance(needs, GoalNeeds)
    words = text_of(page, 2)
    assert "Missing" in words
    assert "Coastrider Buses" in words
    assert "Only one brings it" in words
    assert "Best alone: Lanternfish Youth Project brings 2 of 6. Together we bring 5 of 6." in words
    transport = next(each.id for each in page.snapshot.capabilities if each.code == "transport")
    needs.chip(transport).setFocus()
    QTest.keyClick(needs.chip(transport), Qt.Key.Key_Space)
    assert "Missing" not in text_of(page, 2)
    QTest.keyClicks(needs.line, "Street lighting")
    QTest.keyClick(needs.line, Qt.Key.Key_Return)
    assert needs.line.value() == ""
    assert any(each.name == "Street lighting" for each in page.snapshot.capabilities)
    qtbot.waitUntil(lambda: "Missing" in text_of(page, 2))
    page.desk.undo()
    assert not any(each.name == "Street lighting" for each in page.snapshot.capabilities)


def test_one_press_invites_an_empty_chair(page: GoalsPage, qtbot: QtBot) -> None:
    needs = opened(page, qtbot, 2, GoalTab.NEEDS).part
    invite = next(
        each for each in needs.findChildren(QWidget) if each.accessibleName() == "Invite Coastrider Buses"
    )
    with qtbot.waitSignal(page.message):
        QTest.mouseClick(invite, Qt.MouseButton.LeftButton)
    assert "Coastrider Buses" in page.snapshot.workshop_actions()[-1].text


def test_alone_answers_by_number_key_go_on_to_the_next_row(page: GoalsPage, qtbot: QtBot) -> None:
    alone = opened(page, qtbot, 1, GoalTab.ALONE).part
    assert isinstance(alone, GoalAlone)
    assert "9 of 9 say extremely hard or impossible" in text_of(page, 1)
    for key in (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_3):
        QTest.keyClick(focused(page), key)
    answers = [one.answer for one in page.snapshot.alone_responses if one.goal_id == goal(page, 1).id]
    assert answers[:3] == [0, 1, 3]
    assert "7 of 9 say extremely hard or impossible" in text_of(page, 1)
    assert "Can be done alone" in text_of(page, 1)
    fourth = alone.rows.rows()[3].choices
    assert fourth.isAncestorOf(focused(page))
    QTest.keyClick(focused(page), Qt.Key.Key_Up)
    assert alone.rows.rows()[2].choices.isAncestorOf(focused(page))
    QTest.keyClick(focused(page), Qt.Key.Key_Left)
    QTest.keyClick(focused(page), Qt.Key.Key_Space)
    third = organisation_id(page, "HPC")
    wanted = (goal(page, 1).id, third)
    given = [(one.goal_id, one.organisation_id, one.answer) for one in page.snapshot.alone_responses]
    assert (*wanted, 2) in given
    QTest.keyClick(focused(page), Qt.Key.Key_Delete)
    assert alone.rows.rows()[3].choices.value() is None
    assert "1 still to answer" in text_of(page, 1)


def test_those_not_in_the_room_stand_behind_a_button(page: GoalsPage, qtbot: QtBot) -> None:
    alone = opened(page, qtbot, 1, GoalTab.ALONE).part
    assert isinstance(alone, GoalAlone)
    assert len(alone.rows.rows()) == 9
    more = next(each for each in alone.findChildren(QWidget) if each.accessibleName() == "Not in the room: 2")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(alone.rows.rows()) == 11


def test_support_by_organisation_asks_why_from_five_on(page: GoalsPage, qtbot: QtBot) -> None:
    support = opened(page, qtbot, 1, GoalTab.SUPPORT).part
    assert isinstance(support, GoalSupport)
    first, second = support.rows.rows()[:2]
    assert isinstance(first, SupportRow)
    assert not first.asks_why()
    first.choices.setFocus()
    QTest.keyClick(focused(page), Qt.Key.Key_5)
    assert first.asks_why()
    assert focused(page) is first.reason
    QTest.keyClicks(focused(page), "7 of the board have not met")  # digits are typed here
    assert second.choices.value() == 1
    QTest.keyClick(focused(page), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(page), "A paper in May")
    QTest.keyClick(focused(page), Qt.Key.Key_Tab)
    assert second.choices.isAncestorOf(focused(page))
    note = next(one for one in page.snapshot.dissents if one.goal_id == goal(page, 1).id)
    assert (note.reason, note.would_change) == ("7 of the board have not met", "A paper in May")
    first.choices.setFocus()
    QTest.keyClick(focused(page), Qt.Key.Key_2)
    assert not first.asks_why()
    assert support.concerns.isVisible()  # what was said is not hidden with the row
    qtbot.waitUntil(lambda: "Averley Bay Borough Council" in said(support.concerns))


@pytest.mark.parametrize("leave", [
    (Qt.Key.Key_Return, NONE), (Qt.Key.Key_Enter, NONE), (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Escape, NONE),
])  # fmt: skip
def test_a_reason_may_be_skipped(
    page: GoalsPage, qtbot: QtBot, leave: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    support = opened(page, qtbot, 1, GoalTab.SUPPORT).part
    assert isinstance(support, GoalSupport)
    rows = support.rows.rows()
    rows[0].choices.setFocus()
    QTest.keyClick(focused(page), Qt.Key.Key_6)
    QTest.keyClick(focused(page), *leave)
    assert rows[1].choices.isAncestorOf(focused(page))
    assert not [one for one in page.snapshot.dissents if one.goal_id == goal(page, 1).id]


def test_a_reason_is_written_down_and_the_next_is_asked(page: GoalsPage, qtbot: QtBot) -> None:
    support = opened(page, qtbot, 1, GoalTab.SUPPORT).part
    assert isinstance(support, GoalSupport)
    rows = support.rows.rows()
    last = rows[-1]
    last.choices.setFocus()
    QTest.keyClick(focused(page), Qt.Key.Key_8)
    qtbot.waitUntil(lambda: not focused(page).visibleRegion().isEmpty())
    QTest.keyClicks(focused(page), "No money")
    QTest.keyClick(focused(page), Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(focused(page), "No time")
    QTest.keyClick(focused(page), Qt.Key.Key_Return)
    assert last.choices.isAncestorOf(focused(page))  # nobody comes after the last
    [note] = [one for one in page.snapshot.dissents if one.goal_id == goal(page, 1).id]
    assert note.reason == "No money\nNo time"
    QTest.keyClick(focused(page), Qt.Key.Key_7)
    QTest.keyClicks(focused(page), " at all")
    QTest.keyClick(focused(page), Qt.Key.Key_Escape)  # takes back what was typed now, and stays
    assert focused(page).accessibleName().startswith("Why: ")
    QTest.keyClick(focused(page), Qt.Key.Key_Escape)
    assert last.choices.isAncestorOf(focused(page))
    assert [one.reason for one in page.snapshot.dissents if one.goal_id == goal(page, 1).id] == [note.reason]


@pytest.mark.parametrize("tab", list(GoalTab))
def test_a_press_on_a_tab_leads_into_its_part(page: GoalsPage, qtbot: QtBot, tab: GoalTab) -> None:
    panel = opened(page, qtbot, 1, GoalTab.NEEDS if tab is GoalTab.WORDS else GoalTab.WORDS)
    place = panel.tabs.tabRect(tab).center()
    QTest.mouseClick(panel.tabs, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: panel.part.isAncestorOf(focused(page)))
    page.quick.line.setFocus()
    QTest.mouseClick(panel.tabs, Qt.MouseButton.LeftButton, pos=place)  # pressed again, it leads there again
    qtbot.waitUntil(lambda: panel.part.isAncestorOf(focused(page)))


def test_the_parts_are_turned_by_key_from_anywhere_in_the_goal(page: GoalsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 1, GoalTab.WORDS)
    shown = []
    for _ in GoalTab:
        QTest.keyClick(focused(page), Qt.Key.Key_PageDown, CTRL)
        shown.append(panel.tab)
        qtbot.waitUntil(lambda: panel.part.isAncestorOf(focused(page)))
    assert shown == [GoalTab.NEEDS, GoalTab.ALONE, GoalTab.SUPPORT, GoalTab.COMMUNITY, GoalTab.WORDS]
    QTest.keyClick(focused(page), Qt.Key.Key_PageUp, CTRL)
    assert panel.tab is GoalTab.COMMUNITY


def test_agreeing_without_asking_is_called_so(blank: GoalsPage, qtbot: QtBot) -> None:
    blank.quick.line.take("One goal\nAnother goal")
    press(opened(blank, qtbot, 1, GoalTab.WORDS), "Agree it without asking: goal 1")
    assert goal(blank, 1).status is GoalStatus.AGREED


def test_support_by_count(page: GoalsPage, qtbot: QtBot) -> None:
    support = opened(page, qtbot, 4, GoalTab.SUPPORT).part
    assert isinstance(support, GoalSupport)
    page.desk.run(set_support_by, goal(page, 4).id, SupportBy.COUNT)
    tiles = support.by_count.tiles
    tiles.setFocus()
    QTest.keyClicks(focused(page), "1125")
    assert support.by_count.line.value() == "2 1 0 0 1 0 0 0"
    QTest.keyClick(focused(page), Qt.Key.Key_1, Qt.KeyboardModifier.ShiftModifier)
    assert tiles.counts()[:2] == (1, 1)
    line = support.by_count.line
    line.setText("3 4 3 1 2 1 0 0")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert tiles.counts() == (3, 4, 3, 1, 2, 1, 0, 0)
    assert "10 of 13" in text_of(page, 4)
    line.setText("three four")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Type eight numbers" in text_of(page, 4)
    assert tiles.counts() == (3, 4, 3, 1, 2, 1, 0, 0)


def test_a_concern_may_be_noted_without_a_name(page: GoalsPage, qtbot: QtBot) -> None:
    support = opened(page, qtbot, 4, GoalTab.SUPPORT).part
    assert isinstance(support, GoalSupport)
    new = support.concerns.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    press = next(each for each in new if each.accessibleName() == "Note a concern")
    QTest.mouseClick(press, Qt.MouseButton.LeftButton)
    QTest.keyClicks(focused(page), "Too fast for us")
    support.concerns.commit()
    note = next(one for one in page.snapshot.dissents if one.goal_id == goal(page, 4).id)
    assert (note.organisation_id, note.reason) == (None, "Too fast for us")
    name = "Remove the concern of Not named"
    drop = next(each for each in support.findChildren(QWidget) if each.accessibleName() == name)
    QTest.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert not any(one.goal_id == goal(page, 4).id for one in page.snapshot.dissents)


def test_the_communitys_part_by_number_key(page: GoalsPage, qtbot: QtBot) -> None:
    part = opened(page, qtbot, 1, GoalTab.COMMUNITY).part
    assert isinstance(part, GoalCommunity)
    QTest.keyClick(focused(page), Qt.Key.Key_4)
    assert goal(page, 1).community_level == 4
    QTest.keyClick(focused(page), Qt.Key.Key_Delete)
    assert goal(page, 1).community_level is None


def test_a_goal_is_agreed_and_opened_again(page: GoalsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 1, GoalTab.WORDS)
    press(panel, "Mark as agreed: goal 1")
    assert goal(page, 1).status is GoalStatus.AGREED
    press(panel, "Open again: goal 1")
    assert goal(page, 1).status is GoalStatus.OPEN


def test_a_goal_that_one_can_do_alone_leaves_with_thanks(page: GoalsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 4, GoalTab.ALONE)
    press(panel, "Leave it to one, with thanks: goal 4")
    assert goal(page, 4).status is GoalStatus.MOVED
    card = page.card(goal(page, 4).id)
    assert card is not None
    qtbot.waitUntil(card.isVisible)
    assert card.panel is not None
    press(card.panel, "Open again: goal 4")
    assert goal(page, 4).status is GoalStatus.OPEN


def test_goals_move_and_go_and_come_back(page: GoalsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 1, GoalTab.WORDS)
    press(panel, "Move down: goal 1")
    assert [one.code for one in page.snapshot.workshop_goals()] == ["G2", "G1", "G3", "G4"]
    press(panel, "Remove: goal 1")
    assert [one.code for one in page.snapshot.workshop_goals()] == ["G2", "G3", "G4"]
    page.desk.undo()
    qtbot.waitUntil(lambda: "Cut emergency hospital admissions" in text_of(page, 1))


def test_the_next_goal_opens_where_it_asks_for_work(page: GoalsPage, qtbot: QtBot) -> None:
    panel = opened(page, qtbot, 1, GoalTab.ALONE)
    press(panel, "Next goal: goal 1")
    second = page.card(goal(page, 2).id)
    assert second is not None
    qtbot.waitUntil(lambda: second.panel is not None)
    assert second.panel is not None
    assert second.panel.tab is GoalTab.NEEDS  # something it needs is missing


def test_a_finding_leads_to_where_work_is_to_be_done(page: GoalsPage) -> None:
    page.arrive(Destination(Step.GOALS, "goals", goal(page, 2).id))
    card = page.card(goal(page, 2).id)
    assert card is not None
    assert card.panel is not None
    assert card.panel.tab is GoalTab.NEEDS  # something it needs is missing


def test_another_document_shows_its_own_goals(page: GoalsPage, qtbot: QtBot, tmp_path: Path) -> None:
    opened(page, qtbot, 1, GoalTab.ALONE)
    page.desk.create(tmp_path / "other.partnerdesk")
    assert page.card(1) is None
    page.quick.line.setText("Another first goal")
    QTest.keyClick(page.quick.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Another first goal" in text_of(page, 1))


def test_a_sealed_record_is_shown_and_stays_what_it_is(page: GoalsPage, qtbot: QtBot) -> None:
    page.desk.run(set_support_counts, goal(page, 4).id, [1, 2, 3, 0, 0, 0, 0, 0])
    page.desk.run(seal, "{}", "0" * 64)
    support = opened(page, qtbot, 4, GoalTab.SUPPORT).part
    assert isinstance(support, GoalSupport)
    before = page.snapshot
    assert focused(page).accessibleName() == "Parts of goal 4"
    QTest.mouseClick(support.by_count.tiles.tiles[0], Qt.MouseButton.LeftButton)
    assert page.snapshot == before
    assert support.by_count.tiles.counts()[:3] == (1, 2, 3)
    alone = opened(page, qtbot, 1, GoalTab.ALONE).part
    assert isinstance(alone, GoalAlone)
    QTest.mouseClick(alone.rows.rows()[0].choices.button(0), Qt.MouseButton.LeftButton)
    assert alone.rows.rows()[0].choices.value() == 3
    assert page.snapshot == before


@pytest.mark.parametrize("tab", list(GoalTab))
@pytest.mark.parametrize(("scale", "width"), [(1.0, 842), (1.0, 690), (2.0, 1180)])
def test_nothing_is_cut_off_or_nameless(
    page: GoalsPage, theme: Theme, qtbot: QtBot, tab: GoalTab, scale: float, width: int
) -> None:
    theme.set_scale(scale)
    page.resize(width, 560)
    opened(page, qtbot, 3, tab)
    qtbot.wait(20)  # the layouts come to rest
    assert lasting(page, qtbot) == []


def test_larger_letters_find_room_on_an_open_goal(page: GoalsPage, theme: Theme, qtbot: QtBot) -> None:
    page.resize(1180, 560)
    opened(page, qtbot, 3, GoalTab.SUPPORT)
    theme.set_scale(2.0)
    qtbot.wait(50)  # the layouts come to rest
    assert lasting(page, qtbot) == []


@pytest.mark.parametrize("mode", ["dark", "hc-light", "hc-dark"])
def test_every_scheme_shows_an_open_goal(page: GoalsPage, theme: Theme, qtbot: QtBot, mode: str) -> None:
    theme.set_mode(mode)
    opened(page, qtbot, 3, GoalTab.SUPPORT)
    qtbot.wait(20)  # the layouts come to rest
    assert lasting(page, qtbot) == []


def press(panel: GoalPanel, name: str) -> None:
    button = next(each for each in panel.findChildren(QWidget) if each.accessibleName() == name)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
