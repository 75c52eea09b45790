"""Map partners, driven as in a room: typed, pasted, linked, moved, removed, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.commands.relationships import link_organisations
from partnerdesk.model.vocabulary import Presence, Step
from tests.ui.audit import complaints
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.person import Person
from tests.ui.stage import Stage
from ui.desk import Desk
from ui.pages.goals_page import GoalsPage
from ui.pages.map_page import GRID, HOLDINGS, LINKS, LIST, VIEWS, MapPage
from ui.pages.page import Destination
from ui.theme.theme import Theme
from ui.window import Window
from ui.words import say

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(tmp_path: Path, theme: Theme, stage: Stage) -> MapPage:
    """The page on a worked example of ten partners, at the size it has in a window of 1366 x 768."""
    return stage.show(MapPage(desk_with_example(tmp_path, 4), theme), 842, 585)


@pytest.fixture
def blank(tmp_path: Path, theme: Theme, stage: Stage) -> MapPage:
    desk = Desk()
    desk.create(tmp_path / "blank.partnerdesk")
    return stage.show(MapPage(desk, theme), 842, 585)


def names(page: MapPage) -> list[str]:
    return [each.name for each in page.snapshot.organisations]


def id_of(page: MapPage, name: str) -> int:
    return next(each.id for each in page.snapshot.organisations if each.name == name)


def type_line(page: MapPage, line: str) -> None:
    page.quick.line.setFocus()
    QTest.keyClicks(page.quick.line, line)
    QTest.keyClick(page.quick.line, Qt.Key.Key_Return)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_an_empty_map_asks_who_has_a_stake(blank: MapPage) -> None:
    assert blank.empty.isVisible()
    blank.arrive(Destination(Step.MAP))
    assert focused() is blank.quick.line


def test_typing_adds_and_says_so(blank: MapPage, qtbot: QtBot) -> None:
    QTest.keyClicks(blank.quick.line, "Riverside School #school @Jo Smith")
    assert [words for words, _ in blank.quick.chips()] == [
        "Will add Riverside School",
        "school",
        "Comes: Jo Smith",
    ]
    with qtbot.waitSignal(blank.message) as said:
        QTest.keyClick(blank.quick.line, Qt.Key.Key_Return)
    assert said.args == ["Added Riverside School"]
    assert blank.quick.text() == ""
    assert blank.map.isVisible()
    assert [each.name for each in blank.snapshot.people] == ["Jo Smith"]
    assert set(blank.map.canvas.scene.partners) == {1}


def test_several_in_one_line_are_one_step_to_undo(blank: MapPage) -> None:
    type_line(blank, "Library ~; Bus Company #business >Library")
    assert names(blank) == ["Library", "Bus Company"]
    assert blank.snapshot.attendance()[1].presence == Presence.ABSENT
    assert len(blank.snapshot.relationships) == 1
    blank.desk.undo()
    assert names(blank) == []
    assert blank.empty.isVisible()


def test_what_stands_in_the_box_is_added_with_a_pasted_list(blank: MapPage) -> None:
    blank.quick.line.setText("Chapel")
    QGuiApplication.clipboard().setText("Mill\nMuseum")
    blank.adding.paste()
    assert names(blank) == ["Chapel", "Mill", "Museum"]
    assert blank.quick.text() == ""


def test_a_pasted_network_is_one_step_and_a_likely_twin_waits_with_its_link(blank: MapPage) -> None:
    type_line(blank, "Riverside School")
    QGuiApplication.clipboard().setText(
        "Library - Mill\nMill works with Bus Company\nLibrary -> Riverside Shcool"
    )
    said: list[str] = []
    blank.message.connect(said.append)
    blank.adding.paste()
    assert said[-1] == "Added: 3. What stands in the box waits to be mended."
    assert names(blank) == ["Riverside School", "Library", "Mill", "Bus Company"]
    assert [each.id for each in blank.snapshot.relationships] == [1, 2]
    assert blank.quick.text() == "Library -> Riverside Shcool"
    assert ("Do you mean Riverside School? Ctrl+Enter updates it", "warn") in blank.quick.chips()
    blank.quick.line.setFocus()
    QTest.keyClick(blank.quick.line, Qt.Key.Key_Return, CTRL)
    assert names(blank) == ["Riverside School", "Library", "Mill", "Bus Company"]
    assert [each.id for each in blank.snapshot.relationships] == [1, 2, 3]
    assert not blank.quick.text()


def test_a_pasted_list_is_one_step_and_nameless_lines_stay(blank: MapPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("• Library\n• Riverside School #school\n\n#police @Jo\nBus Company")
    with qtbot.waitSignal(blank.message) as said:
        blank.adding.paste()
    assert said.args == ["Added 3 partners"]
    assert names(blank) == ["Library", "Riverside School", "Bus Company"]
    assert blank.quick.text() == "#police @Jo"
    blank.desk.undo()
    assert names(blank) == []


def test_a_likely_twin_is_asked_about_and_never_merged_unasked(blank: MapPage) -> None:
    type_line(blank, "Riverside School #school")
    QTest.keyClicks(blank.quick.line, "The Riverside Shcool @Jo Smith")
    assert ("Do you mean Riverside School? Ctrl+Enter updates it", "warn") in blank.quick.chips()
    QTest.keyClick(blank.quick.line, Qt.Key.Key_Return, CTRL)
    assert names(blank) == ["Riverside School"]
    assert [each.name for each in blank.snapshot.people] == ["Jo Smith"]
    assert blank.quick.text() == ""
    type_line(blank, "The Riverside Shcool")
    assert names(blank) == ["Riverside School", "The Riverside Shcool"]


def test_pasted_lines_that_look_like_somebody_wait_to_be_decided(blank: MapPage) -> None:
    type_line(blank, "Riverside School")
    QGuiApplication.clipboard().setText("Library\nriverside schools\nBus Company; The Library")
    blank.adding.paste()
    assert names(blank) == ["Riverside School", "Library", "Bus Company"]
    assert blank.quick.text() == "riverside schools; The Library"
    QTest.keyClick(blank.quick.line, Qt.Key.Key_Return, CTRL)
    assert names(blank) == ["Riverside School", "Library", "Bus Company"]


def test_names_types_and_people_are_offered_while_typing(blank: MapPage) -> None:
    type_line(blank, "Riverside School #school @Jo Smith")
    line, completion = blank.quick.line, blank.adding.completion
    QTest.keyClicks(line, "Library #co")
    assert completion.offers() == ["council", "college", "community group"]
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Library #council "
    assert line.hasFocus()
    QTest.keyClicks(line, ">")
    assert completion.offers() == ["Riverside School"]
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not completion.is_open
    assert line.text() == "Library #council >"
    QTest.keyClicks(line, "riv")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "Library #council >Riverside School "
    assert names(blank) == ["Riverside School"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert names(blank) == ["Riverside School", "Library"]
    assert len(blank.snapshot.relationships) == 1


def test_enter_means_what_is_typed_while_words_are_offered(blank: MapPage) -> None:
    type_line(blank, "Riverside School")
    type_line(blank, "Riverside")
    assert names(blank) == ["Riverside School", "Riverside"]


def test_a_line_without_a_name_stays_to_be_mended(blank: MapPage) -> None:
    type_line(blank, "#school")
    assert names(blank) == []
    assert blank.quick.text() == "#school"
    assert blank.quick.chips()[0] == ("Type a name, too", "warn")


def test_an_empty_clipboard_is_explained(blank: MapPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(blank.message) as said:
        blank.empty.acted.emit()
    assert said.args is not None
    assert "Copy a list" in said.args[0]


def test_every_view_shares_what_is_chosen(page: MapPage) -> None:
    page.map.canvas.setFocus()
    QTest.keyClick(page.map.canvas, Qt.Key.Key_N)
    chosen = id_of(page, "Nightingale Mind Clinic")
    assert page.current == chosen
    page.show_view(GRID)
    assert focused() is page.grid
    assert page.grid.current == chosen
    page.show_view(LIST)
    assert focused() is page.list.table
    assert page.list.table.current_id() == chosen
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    assert page.current == page.list.table.current_id() != chosen
    page.show_view(HOLDINGS)
    assert focused() is page.holdings.table
    marks = page.holdings.table.marks
    assert page.holdings.table.currentIndex().row() == marks.row_of(page.current)
    QTest.keyClick(page.holdings.table, Qt.Key.Key_Up)
    assert page.current == chosen
    page.show_view(LINKS)
    assert page.map.canvas.current == chosen
    assert focused() is page.map.canvas


def test_the_keys_choose_the_views_of_the_page_one_is_on(window: Window, person: Person) -> None:
    for number, view in reversed(list(enumerate(VIEWS, start=1))):
        window.workshop.go_to_step(Step.MAP)
        person.key(Qt.Key(Qt.Key.Key_0 + number), CTRL_SHIFT)
        page = window.workshop.sheet.page(Step.MAP)
        assert isinstance(page, MapPage)
        assert page.views.value() == view
        window.workshop.go_to_step(Step.GOALS)
        person.key(Qt.Key.Key_3, CTRL_SHIFT)
        goals = window.workshop.sheet.page(Step.GOALS)
        assert isinstance(goals, GoalsPage)
        assert goals.views.value() == "order"
        assert page.views.value() == view


def test_the_menu_leads_to_a_view_from_any_step(window: Window) -> None:
    window.workshop.go_to_step(Step.GOALS)
    window.actions_["map_holdings"].trigger()
    page = window.workshop.sheet.page(Step.MAP)
    assert isinstance(page, MapPage)
    assert page.isVisible()
    assert page.views.value() == "holdings"


def test_a_link_by_keys_alone_is_one_edit(page: MapPage, qtbot: QtBot) -> None:
    page.map.canvas.setFocus()
    page.choose(id_of(page, "Daisywheel Logistics"))
    QTest.keyClick(page.map.canvas, Qt.Key.Key_L)
    assert focused() is page.link_bar.name
    QTest.keyClicks(page.link_bar.name, "vale e")
    QTest.keyClick(page.link_bar.name, Qt.Key.Key_Return)
    assert not page.link_bar.name.isVisible()
    QTest.keyClick(page.link_bar.level_buttons[0], Qt.Key.Key_3)
    tie = page.snapshot.relationships[-1]
    assert {tie.a_id, tie.b_id} == {page.current, id_of(page, "Vale Employment Service")}
    assert page.snapshot.rating_of()[tie.id].now == 3
    assert not page.link_bar.isVisible()
    page.desk.undo()
    assert len(page.snapshot.relationships) == 5


def test_a_link_may_be_none_yet(page: MapPage) -> None:
    page.choose(id_of(page, "Daisywheel Logistics"))
    page.linking.start()
    page.link_bar.take_other(id_of(page, "Crosskeys Community Fund"))
    QTest.keyClick(page.link_bar.unsaid, Qt.Key.Key_0)
    assert page.snapshot.rating_of()[page.snapshot.relationships[-1].id].now == 0


def test_enter_leaves_the_level_open(page: MapPage) -> None:
    page.choose(id_of(page, "Daisywheel Logistics"))
    page.linking.start()
    page.link_bar.take_other(id_of(page, "Crosskeys Community Fund"))
    QTest.keyClick(page.link_bar.unsaid, Qt.Key.Key_Return)
    rating = page.snapshot.rating_of().get(page.snapshot.relationships[-1].id)
    assert rating is None or rating.now is None
    assert len(page.snapshot.relationships) == 6


def test_a_name_that_could_be_two_is_asked_again(page: MapPage) -> None:
    page.choose(id_of(page, "Daisywheel Logistics"))
    page.linking.start()
    QTest.keyClicks(page.link_bar.name, "kestrel")
    QTest.keyClick(page.link_bar.name, Qt.Key.Key_Return)
    assert "Kestrel Vale Police" in page.link_bar.trouble.text()
    page.link_bar.name.setText("Nobody of that name")
    QTest.keyClick(page.link_bar.name, Qt.Key.Key_Return)
    assert "no other partner" in page.link_bar.trouble.text()
    QTest.keyClick(page.link_bar.name, Qt.Key.Key_Escape)
    assert not page.link_bar.isVisible()
    assert len(page.snapshot.relationships) == 5


def test_linking_by_presses_on_the_map(page: MapPage) -> None:
    canvas = page.map.canvas
    a, b = id_of(page, "Daisywheel Logistics"), id_of(page, "Forgeline Engineering")
    page.choose(a)
    page.link_button.click()
    at = canvas.camera.on_window(canvas.ground.rect(b)).center().toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    page.link_bar.level_buttons[4].click()
    tie = page.snapshot.relationships[-1]
    assert (tie.a_id, tie.b_id) == (a, b)
    assert page.snapshot.rating_of()[tie.id].now == 4
    assert canvas.mode == "choose"


def test_a_move_is_kept_undone_and_done_again(page: MapPage) -> None:
    canvas = page.map.canvas
    mover = id_of(page, "Pellam High School")
    before = canvas.ground.points[mover]
    page.choose(mover)
    for _ in range(6):
        QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    page.commit_pending()
    label = page.desk.undo_label
    assert label is not None
    assert str(label) == "Move Pellam High School"
    after = canvas.ground.points[mover]
    assert abs(after[0] - before[0] - 72) < 3
    assert page.snapshot.organisation(mover).x is not None
    page.desk.undo()
    assert canvas.ground.points[mover] == pytest.approx(before, abs=2)
    assert page.snapshot.organisation(mover).x is None
    page.desk.redo()
    assert canvas.ground.points[mover] == pytest.approx(after, abs=2)


def test_the_map_looks_the_same_when_opened_again(page: MapPage, theme: Theme, stage: Stage) -> None:
    page.map.canvas.move_partners({3: (400.0, 60.0)})
    other = stage.show(MapPage(page.desk, theme), 842, 585)
    for each, point in page.map.canvas.ground.points.items():
        assert other.map.canvas.ground.points[each] == pytest.approx(point, abs=2)


def test_several_moves_on_the_grid_by_keys_are_one_step_to_undo(page: MapPage) -> None:
    before = page.snapshot
    page.show_view(GRID)
    page.choose(1, {1, 3})
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(page.grid, key, Qt.KeyboardModifier.AltModifier)
    assert page.snapshot == before
    page.show_view(LIST)
    assert page.snapshot != before
    assert page.desk.undo_label is not None
    assert say(page.desk.undo_label) == "Change influence and interest of 2 partners"
    page.desk.undo()
    assert page.snapshot == before


def test_tidy_is_one_step(page: MapPage) -> None:
    page.map.force_button.click()
    assert all(each.x is not None for each in page.snapshot.organisations)
    page.desk.undo()
    assert all(each.x is None for each in page.snapshot.organisations)


def test_delete_removes_at_once_and_undo_brings_back(page: MapPage) -> None:
    before = names(page)
    page.map.canvas.setFocus()
    page.choose(id_of(page, "Kestrel Vale Police"))
    QTest.keyClick(page.map.canvas, Qt.Key.Key_Delete)
    assert "Kestrel Vale Police" not in names(page)
    assert page.current in {each.id for each in page.snapshot.organisations}
    page.desk.undo()
    assert names(page) == before
    assert len(page.snapshot.relationships) == 5


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Slash])
def test_the_box_is_one_key_away(page: MapPage, key: Qt.Key) -> None:
    page.map.canvas.setFocus()
    QTest.keyClick(page.map.canvas, key)
    assert focused() is page.quick.line


def test_coming_for_one_thing_shows_it(page: MapPage) -> None:
    school = id_of(page, "Pellam High School")
    page.arrive(Destination(Step.MAP, "organisations", school))
    assert page.panel.partner.row_id == school
    assert focused() is page.panel.partner.name
    page.arrive(Destination(Step.MAP, "relationships", page.snapshot.relationships[0].id))
    assert page.panel.tie.isVisible()
    capability = page.snapshot.capabilities[3].id
    page.arrive(Destination(Step.MAP, "capabilities", capability))
    assert page.views.value() == HOLDINGS
    assert page.holdings.table.currentIndex().column() == 3


def test_another_document_leaves_nothing_of_the_last(page: MapPage, tmp_path: Path) -> None:
    page.choose(2)
    page.panel.show_partner(2)
    page.quick.set_text("half a name")
    page.desk.create(tmp_path / "other.partnerdesk")
    assert page.empty.isVisible()
    assert page.current == 0
    assert not page.panel.isVisible()
    assert page.quick.text() == ""


def test_a_refused_move_or_link_changes_nothing(page: MapPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.desk.refused):
        page.desk.run(link_organisations, 1, 1)
    assert len(page.snapshot.relationships) == 5


def test_the_details_button_follows_the_panel(page: MapPage) -> None:
    assert not page.details_button.isEnabled()
    page.choose(3)
    page.details_button.click()
    assert page.panel.isVisible()
    assert page.details_button.isChecked()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert not page.details_button.isChecked()
    assert focused() is page.map.canvas


@pytest.mark.parametrize(
    ("mode", "scale", "size"),
    [("light", 1.0, (842, 585)), ("hc-light", 1.0, (700, 440)), ("dark", 2.0, (1200, 440))],
)
def test_nothing_is_cut_off_or_out_of_reach(
    page: MapPage, theme: Theme, qtbot: QtBot, mode: str, scale: float, size: tuple[int, int]
) -> None:
    theme.set_mode(mode)
    theme.set_scale(scale)
    page.resize(*size)

    def show(what: str) -> None:
        match what:
            case "card":
                page.choose(2)
                page.panel.show_partner(2)
            case "relationship":
                page.panel.show_tie(1)
            case "link":
                page.linking.start()
            case "level":
                page.link_bar.take_other(3)
            case "chips":
                page.link_bar.stop()
                page.panel.put_away()
                page.quick.set_text("Sixth Form Centre #edu @Priya Nair >>>Pellam =3/4 #sport; Library ~")
            case "several":
                page.quick.clear()
                page.map.canvas.select_all()
            case "leaving":
                page.choose(1)
                page.toggle_leaving()
            case _:
                page.show_view(what)

    for what in (
        "links",
        "card",
        "relationship",
        "link",
        "level",
        "chips",
        "several",
        "leaving",
        "grid",
        "list",
        "holdings",
    ):
        show(what)
        assert _lasting(page, qtbot) == [], what


def _lasting(page: MapPage, qtbot: QtBot) -> list[str]:
    """What is wrong and stays wrong: a layout takes a moment to settle."""
    for _ in range(10):
        qtbot.wait(20)
        if not complaints(page):
            break
    return complaints(page)
