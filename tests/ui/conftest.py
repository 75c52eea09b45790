"""Real widgets on a screen that nobody sees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from tests.ui.stage import Stage
from ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.person import Person
    from ui.window import Window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The unseen screen says of every window and popup what it cannot do. No other warning is let pass."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """The one theme of the run; dressing the application anew for every test would cost too much."""
    theme = Theme(tmp_path_factory.mktemp("theme"))
    theme.set_mode("light")
    theme.apply(qapp)
    return theme


@pytest.fixture
def theme(dressed: Theme, qapp: QApplication) -> Iterator[Theme]:
    """The theme as a newcomer finds it: light, 100 %, comfortable. Windows of the test are gone afterwards."""
    yield dressed
    # Removed widgets wait for the event loop; until then each change of the theme would dress them, too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    dressed.set_mode("light")
    dressed.set_scale(1.0)
    dressed.set_density("comfortable")


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot) -> Stage:
    """Shows widgets and holds them for the test."""
    return Stage(qtbot)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A window on the first worked example, as wide as a common laptop's."""
    from tests.ui.desk_fixtures import desk_with_example, window_on

    shown = window_on(desk_with_example(tmp_path), theme, tmp_path)
    qtbot.addWidget(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


@pytest.fixture
def person(window: Window, qtbot: QtBot) -> Person:
    """Somebody at that window."""
    from tests.ui.person import Person

    return Person(window, qtbot)
