"""The cards of a partner and of a relationship: everything on them is written down, and trust stays private."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from partnerdesk.model.records import Attendance, Organisation, Rating
from partnerdesk.model.vocabulary import CanCommit, HoldingKind, Presence, TieDirection
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.stage import Stage
from ui.pages.map_page import MapPage
from ui.pages.map_partner_card import PartnerCard
from ui.pages.map_tie_card import TieCard
from ui.theme.theme import Theme
from ui.words import say

ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> MapPage:
    return stage.show(MapPage(desk_with_example(tmp_path, 4), theme), 1100, 700)


@pytest.fixture
def card(page: MapPage) -> PartnerCard:
    """The card of Pellam High School."""
    page.choose(3)
    page.panel.show_partner(3)
    return page.panel.partner


@pytest.fixture
def tie(page: MapPage) -> TieCard:
    """The card of the police and Young Voices."""
    page.panel.show_tie(1)
    return page.panel.tie


def organisation(page: MapPage) -> Organisation:
    return page.snapshot.organisation(3)


def attendance(page: MapPage) -> Attendance:
    return page.snapshot.attendance()[3]


def rating(page: MapPage) -> Rating:
    return page.snapshot.rating_of()[1]


def capability(page: MapPage, name: str) -> int:
    return next(each.id for each in page.snapshot.capabilities if each.name == name)


def press(root: PartnerCard | TieCard, name: str) -> None:
    """Press the button of an accessible name."""
    QTest.qWait(5)  # what was replaced has gone by then, and what is new is shown
    found = root.findChildren(QAbstractButton)
    buttons = [each for each in found if each.accessibleName() == name and each.isVisible()]
    assert len(buttons) == 1, name
    buttons[0].click()


def test_a_card_shows_the_partner(card: PartnerCard) -> None:
    assert card.title.text() == card.name.text() == "Pellam High School"
    assert card.type.text() == "school"
    assert card.can_commit.value() == CanCommit.REFER
    assert (card.influence.level(), card.interest.level()) == (2, 3)
    assert not card.community.is_checked()


def test_words_are_written_down(page: MapPage, card: PartnerCard) -> None:
    for line, text in ((card.name, "Pellam Academy"), (card.type, "academy trust")):
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, ENTER)
    QTest.keyClicks(card.note, "Head leaves in May")
    page.commit_pending()
    found = organisation(page)
    assert (found.name, found.type, found.note) == ("Pellam Academy", "academy trust", "Head leaves in May")
    assert card.title.text() == "Pellam Academy"


def test_typing_is_written_down_before_another_partner_is_shown(page: MapPage, card: PartnerCard) -> None:
    QTest.keyClicks(card.note, "Not lost")
    page.choose(1)
    assert organisation(page).note == "Not lost"
    assert page.snapshot.organisation(1).note == ""
    assert card.title.text() == "Kestrel Vale Police"


def test_choices_are_written_down(page: MapPage, card: PartnerCard) -> None:
    card.community.box.click()
    card.presence.chosen.emit(Presence.LATE)
    card.can_commit.chosen.emit(CanCommit.YES)
    card.influence.more.click()
    card.influence.more.click()
    for _ in range(4):
        card.interest.less.click()
    page.commit_pending()
    found = attendance(page)
    assert organisation(page).community
    assert (found.presence, found.can_commit) == (Presence.LATE, CanCommit.YES)
    assert (found.influence, found.interest) == (4, None)


def test_levels_are_stepped_by_keys_and_several_steps_are_one_edit(
    page: MapPage, card: PartnerCard, qtbot: QtBot
) -> None:
    before = page.snapshot
    card.influence.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(card.influence.more, key)
    assert card.influence.words() == "4 of 4"
    assert attendance(page).influence == 2
    QTest.keyClick(card.interest.less, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: attendance(page).influence == 4, timeout=2_000)
    assert attendance(page).interest == 1
    page.desk.undo()
    assert page.snapshot == before
    assert card.influence.words() == "2 of 4"
    QTest.keyClick(card.influence.more, Qt.Key.Key_Delete)
    assert card.influence.words() == "Not said"
    QTest.keyClick(card.influence.more, Qt.Key.Key_Down)
    assert card.influence.level() == 2


def test_steps_are_written_down_before_another_partner_is_shown(page: MapPage, card: PartnerCard) -> None:
    card.influence.less.click()
    page.choose(1)
    assert attendance(page).influence == 1
    assert card.influence.level() == page.snapshot.attendance()[1].influence


def test_people_come_change_and_go(page: MapPage, card: PartnerCard) -> None:
    for typed in ("Jo Smith, Head teacher", "Governor"):
        QTest.keyClicks(card.people.add, typed)
        QTest.keyClick(card.people.add, ENTER)
    assert [(each.name, each.role) for each in page.snapshot.people] == [
        ("Jo Smith", "Head teacher"),
        ("", "Governor"),
    ]
    press(card, "Jo Smith may be named in print")
    assert page.snapshot.people[0].named
    press(card, "Remove Governor")
    assert [each.name for each in page.snapshot.people] == ["Jo Smith"]
    page.desk.undo()
    assert len(page.snapshot.people) == 2


def test_offers_and_needs_come_and_go(page: MapPage, card: PartnerCard) -> None:
    QTest.keyClicks(card.offers.add, "travel passes")
    QTest.keyClick(card.offers.add, ENTER)
    offered = page.snapshot.holdings_of(3, HoldingKind.OFFER)
    assert capability(page, "Travel passes") in offered
    QTest.keyClicks(card.needs.add, "A sports hall")
    QTest.keyClick(card.needs.add, ENTER)
    assert capability(page, "A sports hall") in page.snapshot.holdings_of(3, HoldingKind.NEED)
    page.desk.undo()
    assert "A sports hall" not in [each.name for each in page.snapshot.capabilities]
    press(card, "Remove Travel passes from Pellam High School")
    assert capability(page, "Travel passes") not in page.snapshot.holdings_of(3, HoldingKind.OFFER)


def test_a_relationship_opens_from_the_card_and_leads_back(page: MapPage, card: PartnerCard) -> None:
    press(card, "Edit Nightingale Mind Clinic: networking")
    assert page.panel.tie.isVisible()
    assert page.panel.tie.title.text() == "Pellam High School and Nightingale Mind Clinic"
    press(page.panel.tie, "Open Nightingale Mind Clinic")
    assert page.panel.partner.isVisible()
    assert page.snapshot.organisation(page.current).name == "Nightingale Mind Clinic"


def test_removing_from_the_card_shows_the_one_chosen_then(page: MapPage, card: PartnerCard) -> None:
    press(card, "Remove Pellam High School")
    assert "Pellam High School" not in [each.name for each in page.snapshot.organisations]
    assert card.isVisible()
    assert card.title.text() == page.snapshot.organisation(page.current).name
    page.desk.undo()
    assert organisation(page).name == "Pellam High School"


def test_a_refused_name_stays_in_the_field(page: MapPage, card: PartnerCard) -> None:
    card.name.selectAll()
    QTest.keyClicks(card.name, "Kestrel Vale Police")
    QTest.keyClick(card.name, ENTER)
    assert organisation(page).name == "Pellam High School"
    assert card.name.text() == "Kestrel Vale Police"


def test_before_now_and_wanted(page: MapPage, tie: TieCard) -> None:
    assert (tie.before.level(), tie.now.level(), tie.wanted.level()) == (0, 1, 3)
    tie.before.segments.button("").click()
    tie.now.segments.button("2").click()
    tie.wanted.segments.button("4").click()
    found = rating(page)
    assert (found.before, found.now, found.wanted) == (None, 2, 4)
    page.desk.undo()
    assert tie.wanted.level() == 3


def test_kinds_are_pressed_or_typed(page: MapPage, tie: TieCard) -> None:
    press(tie, "Kind of link: money")
    QTest.keyClicks(tie.own_kind, "shared van")
    QTest.keyClick(tie.own_kind, ENTER)
    press(tie, "Kind of link: information")
    assert page.snapshot.relationships[0].kinds == "money|shared van"


def test_who_gives_to_whom_is_chosen_by_keys_and_listed(page: MapPage, tie: TieCard) -> None:
    tie.direction.setFocus()
    QTest.keyClick(tie.direction.segments.button(TieDirection.BOTH), Qt.Key.Key_Right)
    assert page.snapshot.relationships[0].direction is TieDirection.A_TO_B
    words = "Kestrel Vale Police gives to Young Voices of Pellam"
    assert words in [each.text() for each in tie.direction.findChildren(QLabel)]
    assert page.desk.undo_label is not None
    assert say(page.desk.undo_label) == words
    assert page.map.canvas.scene.ties[0].receiver() == page.snapshot.relationships[0].b_id
    press(tie, "Open Kestrel Vale Police")
    ties = page.panel.partner.ties
    assert "networking, gives to them" in [each.text() for each in ties.findChildren(QLabel)]
    named = [each.accessibleName() for each in ties.findChildren(QAbstractButton)]
    assert "Edit Young Voices of Pellam: networking, gives to them" in named
    page.desk.undo()
    page.panel.show_tie(1)
    assert tie.direction.direction() is TieDirection.BOTH


def test_a_note_on_a_relationship(page: MapPage, tie: TieCard) -> None:
    QTest.keyClicks(tie.note, "Started with a football match")
    page.commit_pending()
    assert page.snapshot.relationships[0].note == "Started with a football match"


def test_trust_goes_both_ways_and_says_that_it_is_private(page: MapPage, tie: TieCard) -> None:
    assert [field.label.text() for field in tie.trust_fields] == [
        "Kestrel Vale Police trusts Young Voices of Pellam",
        "Young Voices of Pellam trusts Kestrel Vale Police",
    ]
    assert "Trust. Only you see this." in [each.text() for each in tie.findChildren(QLabel)]
    tie.trust_ba.segments.button("4").click()
    assert (rating(page).trust_ab, rating(page).trust_ba) == (2, 4)


def test_a_link_is_removed_and_comes_back(page: MapPage, tie: TieCard) -> None:
    press(tie, "Remove this link")
    assert len(page.snapshot.relationships) == 4
    assert not tie.isVisible()
    page.desk.undo()
    assert len(page.snapshot.relationships) == 5
