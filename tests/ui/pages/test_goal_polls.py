"""Goals asked blind, by organisation, by count and by ballot, driven by keyboard only."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.commands.answers import set_support_by
from partnerdesk.commands.goals import reword_goal
from partnerdesk.commands.polling import ask_again, start_poll
from partnerdesk.model.vocabulary import PollKind, Step, SupportBy
from tests.ui.audit import complaints, lasting, spoken_name
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.pages.test_goals_page import focused, goal, opened, organisation_id, said, text_of
from tests.ui.stage import Stage
from ui.pages.goal_alone import GoalAlone
from ui.pages.goal_panel import GoalTab
from ui.pages.goal_poll import PollBar
from ui.pages.goal_support import GoalSupport
from ui.pages.goal_words import GoalWords
from ui.pages.goals_page import GoalsPage
from ui.pages.page import Destination
from ui.pages.review_page import ReviewPage
from ui.theme.theme import Theme

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> GoalsPage:
    return stage.show(GoalsPage(desk_with_example(tmp_path), theme), 842, 560)


def key(
    page: GoalsPage, wanted: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(focused(page), wanted, modifier)


def turn_blind(page: GoalsPage) -> None:
    """Ask blind, or reveal, by key; where answers would go, it is asked first."""
    key(page, Qt.Key.Key_B, CTRL | SHIFT)
    if any(bar.asking for bar in page.findChildren(PollBar)):
        key(page, Qt.Key.Key_B, CTRL | SHIFT)


def levels(page: GoalsPage, number: int) -> list[int]:
    """The answers in the whole record, hidden or not."""
    wanted = goal(page, number).id
    rows = page.desk.document.snapshot().support_responses
    return [each.level for each in rows if each.goal_id == wanted]


def support_of(page: GoalsPage, qtbot: QtBot, number: int) -> GoalSupport:
    part = opened(page, qtbot, number, GoalTab.SUPPORT).part
    assert isinstance(part, GoalSupport)
    return part


def test_support_is_asked_blind_and_revealed(page: GoalsPage, qtbot: QtBot) -> None:
    support = support_of(page, qtbot, 1)
    turn_blind(page)
    rows = support.rows.rows()
    assert rows[0].choices.isAncestorOf(focused(page))
    assert "Asked blind: 0 of 9 have answered." in text_of(page, 1)
    for number in (Qt.Key.Key_8, Qt.Key.Key_1):
        key(page, number)
    assert rows[2].choices.isAncestorOf(focused(page))
    assert levels(page, 1) == [8, 1]
    assert [row.choices.value() for row in rows] == [None] * 9
    assert [row.choices.is_answered() for row in rows[:3]] == [True, True, False]
    assert "Asked blind: 2 of 9 have answered." in text_of(page, 1)
    assert "Still to answer: Harbourside Primary Care Network" in text_of(page, 1)
    assert "1 block" not in text_of(page, 1)
    key(page, Qt.Key.Key_Up)
    key(page, Qt.Key.Key_Delete)  # taken back, unseen as it is
    assert levels(page, 1) == [8]
    turn_blind(page)
    assert rows[0].choices.value() == 8
    assert "Contested" in text_of(page, 1)
    assert "Agree it against the rule" in said(page)


def test_nothing_on_any_page_tells_a_hidden_answer(
    page: GoalsPage, qtbot: QtBot, theme: Theme, stage: Stage
) -> None:
    support_of(page, qtbot, 1)
    turn_blind(page)
    key(page, Qt.Key.Key_8)
    assert page.snapshot.support_responses != page.desk.document.snapshot().support_responses
    assert page.figures.goal(goal(page, 1).id).support.everyone.n == 0
    page.close_goal()
    assert "Asked blind" in text_of(page, 1)
    assert "Support is being asked blind." in text_of(page, 1)
    review = stage.show(ReviewPage(page.desk, theme), 842, 900)
    words = " ".join(said(review))
    assert "Support for goal 1 (" in words
    assert "is being asked blind." in words
    assert "block" not in words
    reveal = next(
        each for each in review.findChildren(QWidget) if each.accessibleName().startswith("Reveal the")
    )
    reveal.setFocus()
    QTest.keyClick(reveal, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "1 block" in " ".join(said(review)))


def test_the_alone_test_is_asked_blind(page: GoalsPage, qtbot: QtBot) -> None:
    alone = opened(page, qtbot, 1, GoalTab.ALONE).part
    assert isinstance(alone, GoalAlone)
    turn_blind(page)
    for _ in range(9):
        key(page, Qt.Key.Key_0)
    assert "Everybody has answered." in text_of(page, 1)
    assert "Can be done alone" not in text_of(page, 1)
    turn_blind(page)
    assert "Can be done alone" in text_of(page, 1)


def test_counts_typed_blind_leave_nothing_to_see(page: GoalsPage, qtbot: QtBot) -> None:
    page.desk.run(set_support_by, goal(page, 4).id, SupportBy.COUNT)
    support = support_of(page, qtbot, 4)
    turn_blind(page)
    line = support.by_count.line
    assert focused(page) is line
    assert not support.by_count.tiles.isVisible()
    QTest.keyClicks(line, "3 4 3")
    key(page, Qt.Key.Key_Return)
    assert "Eight numbers are needed, one for each level; here are 3." in text_of(page, 4)
    QTest.keyClicks(line, " 1 2 1 0 0")
    key(page, Qt.Key.Key_Return)
    assert line.text() == ""
    assert "Asked blind: 14 answers are in." in text_of(page, 4)
    QTest.keyClicks(line, "3")
    key(page, Qt.Key.Key_Return)
    key(page, Qt.Key.Key_Backspace)
    key(page, Qt.Key.Key_Return)  # taken back, not counted as nobody
    assert "Asked blind: 14 answers are in." in text_of(page, 4)
    assert "Eight numbers are needed" not in text_of(page, 4)
    turn_blind(page)
    assert support.by_count.tiles.counts() == (3, 4, 3, 1, 2, 1, 0, 0)
    assert line.text() == "3 4 3 1 2 1 0 0"


def test_ballots_are_entered_line_by_line(page: GoalsPage, qtbot: QtBot) -> None:
    ballots = support_of(page, qtbot, 4).ballots
    ballots.turn.setFocus()
    key(page, Qt.Key.Key_Space)
    for line in ("K7 3", "k7 8 @HRA", "5"):
        QTest.keyClicks(focused(page), line)
        key(page, Qt.Key.Key_Return)
    first, second = page.snapshot.voices
    assert (first.ballot, first.answer, first.organisation_id) == ("K7", 8, organisation_id(page, "HRA"))
    assert (second.ballot, second.answer) == ("", 5)
    assert goal(page, 4).support_by is SupportBy.COUNT
    QTest.keyClicks(focused(page), "K9 9")
    key(page, Qt.Key.Key_Return)
    assert len(page.snapshot.voices) == 2
    assert ballots.entry.text() == "K9 9"  # it stays to be mended
    key(page, Qt.Key.Key_Escape)
    press(page, "Change the answer: 5 Need to know more")
    assert ballots.entry.text() == "5"
    key(page, Qt.Key.Key_Backspace)
    QTest.keyClicks(focused(page), "2 @TID")
    key(page, Qt.Key.Key_Return)
    assert [each.answer for each in page.snapshot.voices] == [8, 2]
    press(page, "Take out the answer: 2 Small doubts · Tideline Advice Charity")
    assert [each.answer for each in page.snapshot.voices] == [8]


def test_pasted_ballots_are_one_step_and_those_not_understood_wait_to_be_mended(
    page: GoalsPage, qtbot: QtBot
) -> None:
    ballots = support_of(page, qtbot, 4).ballots
    ballots.open_or_close()
    before = page.snapshot
    ballots.entry.line.take("K1 3\nK2 9\nK3 8 @HRA\nK4 @Nobody\nK1 2")
    assert [(each.ballot, each.answer) for each in page.snapshot.voices] == [("K1", 2), ("K3", 8)]
    assert ballots.entry.text() == "K2 9"
    assert ("1 more to mend", "warn") in ballots.entry.chips()
    page.desk.undo()
    assert page.snapshot == before
    page.desk.redo()
    key(page, Qt.Key.Key_Backspace)
    QTest.keyClicks(focused(page), "7")
    key(page, Qt.Key.Key_Return)
    assert [each.answer for each in page.snapshot.voices] == [2, 8, 7]
    assert ballots.entry.text() == "K4 @Nobody"
    key(page, Qt.Key.Key_Escape)
    assert ballots.entry.text() == ""
    assert len(page.snapshot.voices) == 3


def test_pasted_ballots_wait_for_the_line_that_is_being_typed(page: GoalsPage, qtbot: QtBot) -> None:
    ballots = support_of(page, qtbot, 4).ballots
    ballots.open_or_close()
    QTest.keyClicks(focused(page), "K9 ")
    ballots.entry.line.take("K1 3\nK2 9")
    assert ballots.entry.text() == "K9"
    assert ("1 more to mend", "warn") in ballots.entry.chips()
    QTest.keyClicks(focused(page), "4")
    key(page, Qt.Key.Key_Return)
    assert ballots.entry.text() == "K2 9"


def test_one_voice_for_each_organisation(page: GoalsPage, qtbot: QtBot) -> None:
    support = support_of(page, qtbot, 1)
    support.ballots.open_or_close()
    for line in ("K1 8 @HRA", "K2 7 @HRA", "K3 1"):
        QTest.keyClicks(focused(page), line)
        key(page, Qt.Key.Key_Return)
    support.ballots.one_voice.setFocus()
    key(page, Qt.Key.Key_Space)
    row = support.rows.row(organisation_id(page, "HRA"))
    assert row is not None
    assert row.choices.value() == 8
    assert "1 does not say its organisation" in text_of(page, 1)


def test_an_earlier_wording_is_asked_again_by_one_press(page: GoalsPage, qtbot: QtBot) -> None:
    part = opened(page, qtbot, 1, GoalTab.WORDS).part
    assert isinstance(part, GoalWords)
    page.desk.run(reword_goal, goal(page, 1).id, "Halve emergency admissions")
    assert "Answered to an earlier wording: alone test 9, support 9." in text_of(page, 1)
    press(page, "Earlier wordings: 1")
    assert "(answers: alone test 9, support 9)" in text_of(page, 1)
    press(page, "Ask for support again")
    assert page.desk.poll(goal(page, 1).id, PollKind.SUPPORT).hidden
    assert levels(page, 1) == []
    assert "(answers: alone test 9, support 0)" in text_of(page, 1)


def test_a_goal_is_said_in_own_words(page: GoalsPage, qtbot: QtBot) -> None:
    part = opened(page, qtbot, 1, GoalTab.WORDS).part
    assert isinstance(part, GoalWords)
    press(page, "Say it in your own words")
    QTest.keyClicks(focused(page), "Fewer ambulances")
    key(page, Qt.Key.Key_Tab)
    key(page, Qt.Key.Key_Space)
    assert [(each.organisation_id, each.text) for each in page.snapshot.own_words] == [
        (None, "Fewer ambulances")
    ]
    assert focused(page) is part.own_words.new
    assert "In their own words: 1" in text_of(page, 1)
    press(page, "Remove the words of Not named")
    assert page.snapshot.own_words == ()


def test_goals_become_one_by_number_and_part_again(page: GoalsPage, qtbot: QtBot) -> None:
    opened(page, qtbot, 1, GoalTab.WORDS)
    other = goal(page, 3).text
    press(page, "Merge with…")
    qtbot.waitUntil(lambda: focused(page).visibleRegion().boundingRect() == focused(page).rect())
    QTest.keyClicks(focused(page), "1")
    key(page, Qt.Key.Key_Return)
    assert "There is no other goal of this number." in text_of(page, 1)
    key(page, Qt.Key.Key_Backspace)
    QTest.keyClicks(focused(page), "3")
    assert f"Enter makes this goal a part of it: {other}" in text_of(page, 1)
    key(page, Qt.Key.Key_Return)
    assert [each.code for each in page.snapshot.workshop_goals()] == ["G1", "G2", "G4"]
    press(page, f"Part again: {other}")
    assert len(page.snapshot.workshop_goals()) == 4
    assert spoken_name(focused(page)) == "Merge with…"


def test_the_rule_is_said_and_changed_where_the_room_is(page: GoalsPage, qtbot: QtBot) -> None:
    assert "A goal is held when at least 75 % can live with it and nobody blocks it." in said(page)
    press(page, "Change the rule")
    for typed in ("9", "0"):
        QTest.keyClicks(focused(page), typed)
    key(page, Qt.Key.Key_Return)
    assert "A goal is held when at least 90 % can live with it and nobody blocks it." in said(page)
    assert "Contested" in text_of(page, 3)  # 7 of 8 can live with it


def test_one_goal_fills_the_page_and_keys_turn(page: GoalsPage, qtbot: QtBot) -> None:
    page.arrive(Destination(Step.GOALS))
    key(page, Qt.Key.Key_2, CTRL | SHIFT)
    assert shown(page) == [1]
    assert "Goal 1 of 4" in said(page)
    assert not page.quick.isVisible()
    qtbot.waitUntil(lambda: "Words" in said_tab(page, 1))
    key(page, Qt.Key.Key_PageDown, ALT)
    assert shown(page) == [2]
    key(page, Qt.Key.Key_PageUp, ALT)
    key(page, Qt.Key.Key_PageUp, ALT)
    assert shown(page) == [1]
    key(page, Qt.Key.Key_1, CTRL | SHIFT)
    assert shown(page) == [1, 2, 3, 4]
    assert focused(page) is page.quick.line


def test_agreed_without_them_is_said_on_the_closed_goal(page: GoalsPage, qtbot: QtBot) -> None:
    support = support_of(page, qtbot, 1)
    community = [each for each in page.snapshot.organisations if each.community]
    for each in community:
        row = support.rows.row(each.id)
        if row is not None:
            row.choices.setFocus()
            key(page, Qt.Key.Key_6)
    page.close_goal()
    assert "Agreed without them" in text_of(page, 1)


def in_order(page: GoalsPage) -> bool:
    return complaints(page) == []


@pytest.mark.parametrize(("scale", "width"), [(1.0, 842), (1.0, 690), (2.0, 1180)])
def test_nothing_is_cut_off_while_asked_blind(
    page: GoalsPage, theme: Theme, qtbot: QtBot, scale: float, width: int
) -> None:
    theme.set_scale(scale)
    page.resize(width, 560)
    page.desk.run(ask_again, goal(page, 3).id, PollKind.SUPPORT)
    page.desk.run(start_poll, goal(page, 3).id, PollKind.ALONE)
    for tab in (GoalTab.SUPPORT, GoalTab.ALONE):
        part = opened(page, qtbot, 3, tab).part
        assert isinstance(part, GoalSupport | GoalAlone)
        part.ballots.open_or_close()
        QTest.keyClicks(focused(page), "K7 3 @HRA")
        key(page, Qt.Key.Key_Return)
        first, second = part.rows.rows()[:2]
        first.choices.setFocus()
        key(page, Qt.Key.Key_1)
        qtbot.waitUntil(partial(in_order, page))  # the layouts come to rest
        # That it has answered takes no room from the answers; a pixel that is left over goes to one of the rows.
        assert abs(first.choices.height() - second.choices.height()) <= 1


@pytest.mark.parametrize(("scale", "width"), [(1.0, 842), (1.0, 690), (2.0, 1180)])
def test_nothing_is_cut_off_behind_the_buttons_of_the_words(
    page: GoalsPage, theme: Theme, qtbot: QtBot, scale: float, width: int
) -> None:
    theme.set_scale(scale)
    page.resize(width, 560)
    opened(page, qtbot, 3, GoalTab.WORDS)
    page.desk.run(reword_goal, goal(page, 3).id, "Nobody loses a home over arrears")
    for name in ("Earlier wordings: 1", "Say it in your own words", "Merge with…", "Change the rule"):
        press(page, name)
    qtbot.wait(50)  # the layouts come to rest
    assert lasting(page, qtbot) == []
    page.show_view("one")
    qtbot.wait(50)
    assert lasting(page, qtbot) == []


def press(page: GoalsPage, name: str) -> None:
    """Go to a control by its name and press Space."""
    QTest.qWait(20)  # rows that are new are shown in the next turn
    button = next(
        each for each in page.findChildren(QWidget) if each.accessibleName() == name and each.isVisible()
    )
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def shown(page: GoalsPage) -> list[int]:
    """The numbers of the goals that can be seen."""
    cards = ((number, page.card(goal(page, number).id)) for number in range(1, 5))
    return [number for number, card in cards if card is not None and card.isVisible()]


def said_tab(page: GoalsPage, number: int) -> str:
    """The part of a goal that is open."""
    card = page.card(goal(page, number).id)
    panel = card.panel if card is not None else None
    return panel.tabs.tabText(panel.tabs.currentIndex()) if panel is not None else ""


def test_answers_that_are_revealed_go_by_key_only_when_asked(page: GoalsPage, qtbot: QtBot) -> None:
    part = support_of(page, qtbot, 1)
    before = levels(page, 1)
    assert before
    key(page, Qt.Key.Key_B, CTRL | SHIFT)
    assert levels(page, 1) == before
    assert "This clears the answers. Press again to go on, Escape to keep them." in said(part.poll)
    assert focused(page) is part.poll.press
    key(page, Qt.Key.Key_Escape)
    assert levels(page, 1) == before
    key(page, Qt.Key.Key_B, CTRL | SHIFT)
    part.poll.press.clearFocus()
    assert "This clears the answers." not in " ".join(said(part.poll))
    part.poll.press.setFocus()
    key(page, Qt.Key.Key_B, CTRL | SHIFT)
    key(page, Qt.Key.Key_B, CTRL | SHIFT)
    assert levels(page, 1) == []
    assert part.poll.poll.hidden
