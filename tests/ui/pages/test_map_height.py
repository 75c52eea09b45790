"""The map page in a window of a usual laptop: nothing scrolls twice, and what belongs to the view stays in sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import Step
from tests.ui.desk_fixtures import desk_with_example, window_on
from ui.pages.map_page import HOLDINGS, LINKS, LIST, MapPage
from ui.theme.theme import Theme
from ui.window import Window


@pytest.fixture(params=[1366, 1024])
def window(request: pytest.FixtureRequest, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Window]:
    window = window_on(desk_with_example(tmp_path), theme, tmp_path, width=request.param)
    qtbot.addWidget(window)
    window.workshop.go_to_step(Step.MAP)
    yield window
    window.close()


def page_of(window: Window) -> MapPage:
    page = window.workshop.sheet.page(Step.MAP)
    assert isinstance(page, MapPage)
    return page


def scrolls(page: MapPage) -> int:
    return page.scroll_area.verticalScrollBar().maximum()


def test_the_right_people_leave_the_map_in_sight(window: Window, qtbot: QtBot) -> None:
    page = page_of(window)
    page.people_button.click()
    qtbot.waitUntil(
        lambda: page.people.isVisible() and scrolls(page) == 0 and page.map.canvas.height() >= 130
    )
    assert not page.map.legend.isVisible()
    page.people_button.click()
    qtbot.waitUntil(page.map.legend.isVisible)


@pytest.mark.parametrize("view", [LINKS, LIST, HOLDINGS])
def test_the_page_stands_still_while_a_table_scrolls(window: Window, qtbot: QtBot, view: str) -> None:
    page = page_of(window)
    page.show_view(view)
    qtbot.waitUntil(lambda: scrolls(page) == 0)
    page.choose(3)
    page.details_button.click()
    qtbot.waitUntil(lambda: page.panel.isVisible() and scrolls(page) == 0)
