"""What was added to the map as a whole: many at once, the grid, thinking away, empty chairs, history of a link."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from partnerdesk import model
from partnerdesk.commands.attendance import set_presence
from partnerdesk.commands.goals import remove_goal
from partnerdesk.commands.next_workshop import start_next_workshop
from partnerdesk.commands.signing import seal
from partnerdesk.model.vocabulary import Presence, Step
from partnerdesk.storage.editor import Editor
from partnerdesk.wording import Phrase
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import CTRL, SHIFT, Person
from tests.ui.stage import Stage
from ui.canvas.align import Align
from ui.models.partners import Column
from ui.pages.map_page import GRID, HOLDINGS, LIST, MapPage
from ui.pages.page import Destination
from ui.theme.theme import Theme
from ui.window import Window

ALT = Qt.KeyboardModifier.AltModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> MapPage:
    return stage.show(MapPage(desk_with_example(tmp_path, 4), theme), 1100, 700)


def id_of(page: MapPage, name: str) -> int:
    return next(each.id for each in page.snapshot.organisations if each.name == name)


# The panel


def test_the_panel_always_shows_the_one_chosen(page: MapPage) -> None:
    page.choose(3)
    page.panel.show_tie(1)
    page.map.canvas.choose(3, tell=True)
    assert page.panel.partner.isVisible()
    assert page.panel.partner.row_id == 3
    page.choose(0)
    assert page.panel.nobody.isVisible()
    page.show_view(HOLDINGS)
    page.holdings.table.setCurrentIndex(page.holdings.table.marks.index(6, 0))
    assert page.panel.partner.row_id == page.current == page.holdings.table.marks.table.organisations[5].id
    page.panel.put_away()
    page.choose(2)
    page.details_button.click()
    assert page.panel.partner.title.text() == page.snapshot.organisation(2).name


def test_offers_and_needs_take_the_focus(page: MapPage, theme: Theme, stage: Stage, tmp_path: Path) -> None:
    page.views.button(HOLDINGS).click()
    assert QApplication.focusWidget() is page.holdings.table
    page.desk.create(tmp_path / "blank.partnerdesk")
    page.show_view(HOLDINGS)
    assert QApplication.focusWidget() is page.holdings.add


# Many at once


def test_many_are_put_in_line_and_removed_in_one_step_each(page: MapPage) -> None:
    page.map.canvas.select({1, 2, 3}, 1, tell=True)
    bar = page.map.select_bar
    assert bar.isVisible()
    bar.buttons[Align.LEFT].click()
    assert str(page.desk.undo_label) == "Move 3 partners"
    lefts = {page.map.canvas.ground.rect(each).left() for each in (1, 2, 3)}
    assert max(lefts) - min(lefts) < 3
    page.desk.undo()
    QTest.keyClick(page.map.canvas, Qt.Key.Key_Delete)
    assert len(page.snapshot.organisations) == 7
    assert not bar.isVisible()
    page.desk.undo()
    assert len(page.snapshot.organisations) == 10
    assert len(page.snapshot.relationships) == 5


def test_one_alone_cannot_be_put_in_line(page: MapPage, qtbot: QtBot) -> None:
    page.choose(1)
    with qtbot.waitSignal(page.message) as said:
        page.moves.align("top")
    assert "Choose two or more" in str(said.args)


def test_rings_are_one_step(page: MapPage) -> None:
    page.map.rings_button.click()
    assert all(each.x is not None for each in page.snapshot.organisations)
    page.desk.undo()
    assert all(each.x is None for each in page.snapshot.organisations)


def test_a_list_chooses_many_for_the_map(page: MapPage) -> None:
    page.choose(1)
    page.show_view(LIST)
    QTest.keyClick(page.list.table, Qt.Key.Key_Down, SHIFT)
    assert page.selected == {1, 2}
    page.show_view(GRID)
    assert page.grid.selected == {1, 2}


def test_the_finder_and_the_menu_have_it_all(window: Window, person: Person) -> None:
    person.key(Qt.Key.Key_K, CTRL)
    person.keys("ring for each type")
    person.key(Qt.Key.Key_Return)
    page = window.workshop.sheet.page(window.workshop.sheet.step)
    assert isinstance(page, MapPage)
    assert all(each.x is not None for each in page.snapshot.organisations)


# The grid


def test_the_grid_writes_both_values_and_undoes_them(page: MapPage) -> None:
    page.show_view(GRID)
    page.choose(3)
    before = page.snapshot.attendance()[3]
    assert (before.influence, before.interest) == (2, 3)
    QTest.keyClick(page.grid, Qt.Key.Key_Up, ALT)
    QTest.keyClick(page.grid, Qt.Key.Key_Right, ALT)
    page.commit_pending()  # the hand rests
    after = page.snapshot.attendance()[3]
    assert (after.influence, after.interest) == (3, 4)
    assert page.grid.places.chips[3][1] < page.grid.places.area[1] + page.grid.places.area[3] / 2
    page.desk.undo()
    assert page.snapshot.attendance()[3] == before


def test_several_on_the_grid_are_one_step(page: MapPage) -> None:
    page.show_view(GRID)
    page.choose(3, {3, 4})
    QTest.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    page.commit_pending()
    assert str(page.desk.undo_label) == "Change influence and interest of 2 partners"
    page.desk.undo()
    assert page.snapshot.attendance()[3].influence == 2


# Thinking away


def test_thinking_away_lists_what_is_lost_and_writes_nothing(page: MapPage) -> None:
    label, before = page.desk.undo_label, page.snapshot
    page.choose(id_of(page, "Kestrel Vale Police"))
    page.map.leaving_button.click()
    assert page.leaving.isVisible()
    assert page.leaving.question.text() == "What if Kestrel Vale Police left?"
    assert page.leaving.losses.text() == (
        "Goal 1 (Halve first-time arrests that…) would lose its full cover."
        " Nobody else here offers: Diversion at point of arrest."
    )
    assert page.map.canvas.ghosts == {page.current}
    assert page.snapshot is before or page.snapshot == before
    assert page.desk.undo_label == label
    page.choose(id_of(page, "Daisywheel Logistics"))
    page.toggle_leaving()
    assert len(page.map.canvas.ghosts) == 2
    page.leaving.back.click()
    assert not page.leaving.isVisible()
    assert page.map.canvas.ghosts == frozenset()


def test_thinking_away_follows_the_record(page: MapPage) -> None:
    page.choose(id_of(page, "Kestrel Vale Police"))
    page.toggle_leaving()
    goal = next(each for each in page.snapshot.goals if each.code == "G1")
    page.desk.run(remove_goal, goal.id)
    assert "Goal 1 " not in page.leaving.losses.text()
    page.remove(page.current)
    assert not page.leaving.isVisible()


# The list


def test_a_line_filters_the_list(page: MapPage) -> None:
    page.show_view(LIST)
    QTest.keyClicks(page.list.filter, "police detached")
    shown = [page.list.table.rows.row(at).name for at in range(page.list.table.rows.rowCount())]
    assert shown
    assert len(shown) < 10
    assert page.list.count.text() == f"{len(shown)} of 10"
    page.list.filter.clear()
    assert page.list.table.rows.rowCount() == 10
    assert not page.list.count.isVisible()


def test_offers_are_typed_into_the_list(page: MapPage, qtbot: QtBot) -> None:
    page.resize(1300, 700)
    page.show_view(LIST)
    rows = page.list.table.rows
    page.list.table.setCurrentIndex(rows.index(rows.at(3), Column.OFFERS))
    QTest.keyClick(page.list.table, Qt.Key.Key_F2)
    editor = page.list.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "travel passes; A sports hall")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    names = {each.id: each.name for each in page.snapshot.capabilities}
    qtbot.waitUntil(lambda: "A sports hall" in {each.name for each in page.snapshot.capabilities})
    names = {each.id: each.name for each in page.snapshot.capabilities}
    offered = [names[each.capability_id] for each in page.snapshot.holdings if each.organisation_id == 3]
    assert {"Travel passes", "A sports hall"} <= set(offered)
    assert str(page.desk.undo_label) == "Change what Pellam High School offers"
    page.desk.undo()
    assert "A sports hall" not in {each.name for each in page.snapshot.capabilities}


# Offers and needs


def test_an_empty_chair_is_marked_and_invited_in_one_press(
    tmp_path: Path, theme: Theme, stage: Stage
) -> None:
    page = stage.show(MapPage(desk_with_example(tmp_path, 1), theme), 1100, 760)
    page.show_view(HOLDINGS)
    marks = page.holdings.table.marks
    row = marks.row_of(id_of(page, "Coastrider Buses"))
    column = [each.name for each in marks.table.capabilities].index("Bus routes and timetables")
    assert marks.index(row, column).data() == "Empty chair"
    before = len(page.snapshot.workshop_actions())
    button = page.holdings.chairs.flow.itemAt(0)
    assert button is not None
    widget = button.widget()
    assert widget is not None
    assert widget.accessibleName() == "Invite Coastrider Buses"
    QTest.mouseClick(widget, LEFT)
    QTest.qWait(5)
    assert len(page.snapshot.workshop_actions()) == before + 1
    assert "Coastrider Buses" in page.snapshot.workshop_actions()[-1].text
    after = page.holdings.chairs.flow.itemAt(0)
    assert after is not None
    invited = after.widget()
    assert invited is not None
    assert not invited.isEnabled()
    page.desk.undo()
    assert len(page.snapshot.workshop_actions()) == before


def test_nobody_is_missed_before_anybody_is_ticked(tmp_path: Path, theme: Theme, stage: Stage) -> None:
    desk = desk_with_example(tmp_path, 1)
    desk.run(start_next_workshop, "2027-02-14")
    page = stage.show(MapPage(desk, theme), 1100, 760)
    gone: list[Destination] = []
    page.go_to.connect(gone.append)
    page.show_view(HOLDINGS)
    marks, view = page.holdings.table.marks, page.holdings
    cells = [
        marks.index(row, column) for row in range(marks.rowCount()) for column in range(marks.columnCount())
    ]
    assert {cell.data() for cell in cells} == {"–", "", "Offers", "Needs"}
    assert view.missing.text() == "Nobody is ticked as here yet."
    assert view.chairs.isHidden()
    assert "(absent)" not in str(marks.headerData(1, Qt.Orientation.Vertical))
    view.tick.click()
    first = desk.snapshot.organisations[0]
    assert gone == [Destination(Step.PREPARE, "organisations", first.id)]
    desk.run(set_presence, first.id, Presence.PRESENT)
    assert not view.chairs.isHidden()
    assert view.tick.isHidden() or not view.tick.isVisible()
    assert marks.headerData(2, Qt.Orientation.Vertical).endswith("(absent)")


def test_the_keyboard_stays_on_the_row_on_top(page: MapPage) -> None:
    page.choose(3)
    page.show_view(HOLDINGS)
    table = page.holdings.table
    table.setCurrentIndex(table.marks.index(0, 2))
    QTest.keyClicks(page.holdings.add, "A sports hall")
    QTest.keyClick(page.holdings.add, Qt.Key.Key_Return)
    assert table.currentIndex().row() == 0
    assert page.current == 3


def test_the_card_says_who_could_help_whom(page: MapPage) -> None:
    page.choose(id_of(page, "Kestrel Vale Police"))
    page.panel.show_partner(page.current)
    matches = page.panel.partner.matches
    assert "Streetlamp Youth Work: Detached youth work" in matches.takes.text()
    assert matches.takes.isVisible()


# A relationship's history


def add_workshop(editor: Editor) -> model.change.Change:
    """A second workshop, which rates the first relationship otherwise."""

    def work(session: object) -> None:
        from sqlmodel import Session

        assert isinstance(session, Session)
        first = editor.snapshot.workshop
        values = {name: getattr(first, name) for name in type(first).__dataclass_fields__ if name != "id"}
        row = model.tables.Workshop(**{**values, "number": 2, "date": "2027-02-01"})
        session.add(row)
        session.flush()
        assert row.id is not None
        session.add(model.tables.Rating(workshop_id=row.id, relationship_id=1, before=1, now=3, wanted=4))
        partnership = session.get(model.tables.Partnership, 1)
        assert partnership is not None
        partnership.workshop_id = row.id

    return editor.apply(Phrase("Start the next workshop"), work)


def test_a_relationship_tells_how_other_workshops_saw_it(page: MapPage) -> None:
    page.panel.show_tie(1)
    assert not page.panel.tie.history.isVisible()
    page.desk.run(add_workshop)
    assert page.panel.tie.now.level() == 3
    assert page.panel.tie.history.isVisible()
    assert page.panel.tie.history.lines.text() == (
        "Workshop 1, 3 November 2026: before 0 (none); then 1 (networking); wanted 3 (cooperating)"
    )


def test_a_sealed_workshop_offers_nothing_that_is_refused(page: MapPage) -> None:
    page.desk.run(seal, "{}", "0" * 64)
    page.map.canvas.select({1, 2}, 1, tell=True)
    assert not page.map.select_bar.isVisible()
    page.linking.start()
    assert not page.link_bar.isVisible()
