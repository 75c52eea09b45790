"""Everything at once: named, reachable, whole, in every scheme and text size and from right to left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.audit import complaints
from tests.ui.widgets.gallery import Gallery
from ui.theme import Theme


def show(theme: Theme, qtbot: QtBot, width: int = 1366, height: int = 768) -> Gallery:
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.resize(width, height)
    gallery.show()
    qtbot.waitExposed(gallery)
    return gallery


@pytest.mark.parametrize("mode", ["light", "dark", "hc-light", "hc-dark"])
def test_nothing_to_stumble_over_in_any_scheme(theme: Theme, qtbot: QtBot, mode: str) -> None:
    theme.set_mode(mode)
    assert complaints(show(theme, qtbot)) == []


@pytest.mark.parametrize("scale", [1.25, 1.5, 1.75, 2.0])
def test_nothing_is_cut_off_in_large_text(theme: Theme, qtbot: QtBot, scale: float) -> None:
    theme.set_scale(scale)
    assert complaints(show(theme, qtbot)) == []


def test_nothing_is_cut_off_when_the_text_grows_in_an_open_window(theme: Theme, qtbot: QtBot) -> None:
    gallery = show(theme, qtbot)
    theme.set_scale(2.0)
    qtbot.wait(1)
    assert complaints(gallery) == []


@pytest.mark.parametrize("density", ["compact", "touch"])
def test_nothing_is_too_small_in_any_density(theme: Theme, qtbot: QtBot, density: str) -> None:
    theme.set_density(density)
    assert complaints(show(theme, qtbot, 1024)) == []


def test_nothing_is_lost_from_right_to_left(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert complaints(show(theme, qtbot)) == []


def test_a_page_never_scrolls_sideways(theme: Theme, qtbot: QtBot) -> None:
    gallery = show(theme, qtbot, 700)
    assert gallery.page.widget().width() == gallery.page.viewport().width()
    assert gallery.page.horizontalScrollBar().maximum() == 0
