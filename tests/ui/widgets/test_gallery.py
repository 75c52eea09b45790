"""Everything at once: named, reachable, whole, in every scheme and text size and from right to left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.audit import complaints, lasting
from tests.ui.stage import Stage
from tests.ui.widgets.gallery import Gallery
from ui.theme import Theme


@pytest.mark.parametrize("mode", ["light", "dark", "hc-light", "hc-dark"])
def test_nothing_to_stumble_over_in_any_scheme(theme: Theme, stage: Stage, mode: str) -> None:
    theme.set_mode(mode)
    assert complaints(stage.show(Gallery(theme), 1366, 768)) == []


@pytest.mark.parametrize("scale", [1.25, 1.5, 1.75, 2.0])
def test_nothing_is_cut_off_in_large_text(theme: Theme, stage: Stage, scale: float) -> None:
    theme.set_scale(scale)
    assert complaints(stage.show(Gallery(theme), 1366, 768)) == []


def test_nothing_is_cut_off_when_the_text_grows_in_an_open_window(
    theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    gallery = stage.show(Gallery(theme), 1366, 768)
    theme.set_scale(2.0)
    qtbot.wait(1)
    assert lasting(gallery, qtbot) == []


@pytest.mark.parametrize("density", ["compact", "touch"])
def test_nothing_is_too_small_in_any_density(theme: Theme, stage: Stage, density: str) -> None:
    theme.set_density(density)
    assert complaints(stage.show(Gallery(theme), 1024, 768)) == []


def test_nothing_is_lost_from_right_to_left(theme: Theme, stage: Stage, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert complaints(stage.show(Gallery(theme), 1366, 768)) == []


def test_a_page_never_scrolls_sideways(theme: Theme, stage: Stage) -> None:
    gallery = stage.show(Gallery(theme), 700, 768)
    content = gallery.page.widget()
    assert content is not None
    assert content.width() == gallery.page.viewport().width()
    assert gallery.page.horizontalScrollBar().maximum() == 0
