"""On a common laptop's screen, with the prompts open, everything that belongs to the map stays in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import Step
from ui.pages.map_page import MapPage
from ui.window import Window


def nothing(_: MapPage) -> None:
    """The map as one comes to it."""


def open_panel(page: MapPage) -> None:
    page.panel.show_partner(1)


def open_tie(page: MapPage) -> None:
    page.panel.show_tie(1)


def think_away(page: MapPage) -> None:
    page.choose(1)
    page.toggle_leaving()


@pytest.fixture
def page(window: Window) -> MapPage:
    window.workshop.go_to_step(Step.MAP)
    found = window.workshop.sheet.page(Step.MAP)
    assert isinstance(found, MapPage)
    return found


@pytest.mark.parametrize("do", [nothing, open_panel, open_tie, think_away])
def test_legend_and_tools_stay_in_sight(page: MapPage, do: Callable[[MapPage], None], qtbot: QtBot) -> None:
    do(page)
    qtbot.wait(50)
    assert page.scroll_area.verticalScrollBar().maximum() == 0
    sheet = page.scroll_area.viewport()
    for part in (page.map.legend, page.map.fit_button, page.map.move_button):
        assert part.isVisible()
        assert sheet.rect().contains(part.mapTo(sheet, part.rect().bottomLeft()))
    assert page.map.canvas.height() >= 150


def test_the_buttons_above_the_map_are_one_row_and_say_what_they_do(page: MapPage, qtbot: QtBot) -> None:
    qtbot.wait(20)
    row = (page.views, page.link_button, page.details_button, page.people_button)
    assert len({each.geometry().center().y() for each in row}) == 1
    assert all(each.text() for each in row[1:])
    page.window().resize(700, 700)
    qtbot.waitUntil(lambda: any(not each.text() for each in row[1:]))
    folded = [each for each in row[1:] if not each.text()]
    assert all(each.toolTip() and each.accessibleName() for each in folded)
    assert len({each.geometry().center().y() for each in row}) == 1
