"""Two partners that are the same become one, on the card or in the small bar, and are parted again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.partners import add_partners
from partnerdesk.quick.partners import parse_partners
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.pages.map_merge import MergeBox
from ui.pages.map_page import GRID, LIST, MapPage
from ui.theme.theme import Theme
from ui.window import Window
from ui.words import say

ENTER = Qt.Key.Key_Return
SCHOOL, POLICE = "Pellam High School", "Kestrel Vale Police"


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> MapPage:
    return stage.show(MapPage(desk_with_example(tmp_path, 4), theme), 1100, 700)


@pytest.fixture
def box(page: MapPage) -> MergeBox:
    """On the card of the school, with a twin of it on the map that has a link and a person."""
    page.desk.run(add_partners, parse_partners("Pellam High #school @Jo Smith >>Kestrel", page.snapshot))
    page.choose(id_of(page, SCHOOL))
    page.panel.show_partner(page.current)
    return page.panel.partner.merging


def id_of(page: MapPage, name: str) -> int:
    return next(each.id for each in page.snapshot.organisations if each.name == name)


def names(page: MapPage) -> set[str]:
    return {each.name for each in page.snapshot.organisations}


def words_in(widget: QWidget) -> str:
    """Everything that can be read in a widget."""
    QTest.qWait(5)
    shown = [each for each in widget.findChildren(QWidget) if each.isVisible()]
    return "\n".join(each.text() for each in shown if isinstance(each, QLabel | QAbstractButton))


def test_a_twin_is_merged_by_keys_alone_and_parted_again(page: MapPage, box: MergeBox) -> None:
    box.button.setFocus()
    QTest.keyClick(box.button, Qt.Key.Key_Space)
    assert box.name.hasFocus()
    QTest.keyClicks(box.name, "Pellam High")
    said = words_in(box)
    assert "links, people, answers and actions of Pellam High go to Pellam High School" in said
    before = page.snapshot
    QTest.keyClick(box.name, ENTER)
    assert "Pellam High" not in names(page)
    school = id_of(page, SCHOOL)
    assert [each.name for each in page.snapshot.people if each.organisation_id == school] == ["Jo Smith"]
    assert page.desk.undo_label is not None
    assert say(page.desk.undo_label) == "Merge Pellam High into Pellam High School"
    assert "Merged here: Pellam High (" in words_in(box)
    assert box.button.hasFocus()
    part = next(each for each in box.findChildren(QAbstractButton) if each.text() == "Part again")
    assert part.accessibleName() == "Part again: Pellam High"
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Space)
    assert "Pellam High" in names(page)
    assert "Merged here" not in words_in(box)
    page.desk.undo()
    assert "Merged here" in words_in(box)
    page.desk.undo()
    assert page.snapshot == before


def test_the_other_name_may_be_kept(page: MapPage, box: MergeBox) -> None:
    box.open_line()
    QTest.keyClicks(box.name, "pellam high")
    box.turn.click()
    assert "of Pellam High School go to Pellam High." in words_in(box)
    QTest.keyClick(box.name, ENTER)
    assert SCHOOL not in names(page)
    assert page.current == id_of(page, "Pellam High")
    assert page.panel.partner.title.text() == "Pellam High"
    assert f"Merged here: {SCHOOL}" in words_in(box)


def test_a_name_that_nobody_or_two_have_is_explained_at_the_line(page: MapPage, box: MergeBox) -> None:
    box.open_line()
    for typed, said in (("Nobody", "There is no other partner of that name"), ("Kestrel", "That could be")):
        box.name.clear()
        QTest.keyClicks(box.name, typed)
        QTest.keyClick(box.name, ENTER)
        assert said in words_in(box)
        assert not box.turn.isVisible()
    QTest.keyClick(box.name, Qt.Key.Key_Escape)
    assert not box.name.isVisible()
    assert page.window().focusWidget() is box.button  # the unseen screen leaves the window when a list closes
    assert page.panel.is_shown()


def test_a_refusal_stands_at_the_line_and_the_other_way_round_goes(page: MapPage, box: MergeBox) -> None:
    page.desk.run(start_next_workshop, "2027-03-14")
    page.desk.run(add_partners, parse_partners("Pellam Academy", page.snapshot))
    page.choose(id_of(page, "Pellam Academy"))
    page.panel.show_partner(page.current)
    box.open_line()
    QTest.keyClicks(box.name, SCHOOL)
    QTest.keyClick(box.name, ENTER)
    assert f"{SCHOOL} took part in a workshop that stays as it was" in words_in(box)
    assert SCHOOL in names(page)
    box.turn.click()
    QTest.keyClick(box.name, ENTER)
    assert "Pellam Academy" not in names(page)
    assert page.panel.partner.title.text() == SCHOOL


def test_the_name_of_one_who_comes_back_may_be_taken(page: MapPage, box: MergeBox) -> None:
    box.open_line()
    QTest.keyClicks(box.name, "Pellam High")
    QTest.keyClick(box.name, ENTER)
    page.desk.run(add_partners, parse_partners("Pellam High", page.snapshot))
    part = next(each for each in box.findChildren(QAbstractButton) if each.text() == "Part again")
    part.click()
    assert box.trouble.isVisible()
    assert "Pellam High" in box.trouble.text()


@pytest.mark.parametrize("view", ["links", LIST])
def test_of_two_that_are_chosen_the_first_is_kept(page: MapPage, view: str, qtbot: QtBot) -> None:
    page.show_view(view)
    police, school = id_of(page, POLICE), id_of(page, SCHOOL)
    page.choose(school)
    button = page.map.select_bar.merge if view == "links" else page.list.merge
    assert not button.isVisible()
    page.choose(police, {police, school})
    assert button.isVisible()
    assert button.accessibleName() == f"Merge {POLICE} into {SCHOOL}"
    with qtbot.waitSignal(page.message) as told:
        button.click()
    assert told.args == [f"Merge {POLICE} into {SCHOOL}"]
    assert POLICE not in names(page)
    assert page.selected == {school}
    assert not button.isVisible()
    page.desk.undo()
    assert POLICE in names(page)


def test_three_are_not_merged(page: MapPage) -> None:
    page.choose(1, {1, 2, 3})
    assert page.map.select_bar.isVisible()
    assert not page.map.select_bar.merge.isVisible()


def test_merging_from_the_menu_or_the_finder(window: Window, person: Person, qtbot: QtBot) -> None:
    merge = window.actions_["map_merge"]
    merge.trigger()
    page = window.findChild(MapPage)
    assert page is not None
    page.show_view(GRID)
    page.choose(0)
    with qtbot.waitSignal(page.message) as told:
        merge.trigger()
    assert told.args is not None
    assert "Choose a partner first" in told.args[0]
    page.choose(1)
    merge.trigger()
    assert page.panel.partner.merging.name.hasFocus()
    person.keys(page.snapshot.organisations[1].name)
    person.key(ENTER)
    assert len(page.snapshot.merges) == 1
