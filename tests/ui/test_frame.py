"""What is around the page gives way: prompts, messages and dialogs never hide or squeeze what is worked on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.model.vocabulary import Step
from tests.ui.audit import bounds, controls, in_sight
from tests.ui.person import Person
from tests.ui.test_every_page import about, crash, keys, new, settings
from ui.desk import Desk
from ui.dialogs.settings_dialog import SettingsDialog
from ui.screen import available
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets import IconButton, TextArea, TextLine
from ui.window import Window

SIZES = ((1366, 1.0), (1024, 1.0), (1366, 1.5), (1366, 2.0), (1024, 2.0))


def screen(name: str) -> QScreen:
    """One of the screens that tests have, see screens.json."""
    return next(one for one in QGuiApplication.screens() if one.name() == name)


def size(theme: Theme, window: Window, qtbot: QtBot, width: int, scale: float) -> None:
    theme.set_scale(scale)
    window.resize(width, 768)
    qtbot.wait(20)
    assert window.width() == width


def is_whole(widget: QWidget, window: QWidget) -> bool:
    """Whether all of a widget is in sight."""
    return bounds(widget, window) == in_sight(widget, window)


# Messages


@pytest.mark.parametrize("step", Step)
def test_a_message_covers_nothing_that_can_be_pressed(
    step: Step, theme: Theme, window: Window, qtbot: QtBot
) -> None:
    window.workshop.go_to_step(step)
    for width, scale in SIZES:
        size(theme, window, qtbot, width, scale)
        page = window.workshop.sheet.geometry()
        window.toast.show_message("Remove Harbourside Residents' Assembly", "Undo", seconds=60)
        qtbot.wait(20)
        place = bounds(window.toast, window)
        assert window.rect().contains(place)
        assert window.workshop.sheet.geometry() == page, "the page moved under the pointer"
        covered = [
            one
            for one in controls(window)
            if not window.toast.isAncestorOf(one) and in_sight(one, window).intersects(place)
        ]
        assert covered == []
        window.toast.hide()
        qtbot.wait(20)


def test_a_message_on_the_welcome_page_has_its_own_place(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(Desk(), theme, Settings(tmp_path))
    qtbot.addWidget(window)
    window.show()
    for width, scale in SIZES:
        size(theme, window, qtbot, width, scale)
        window.toast.show_message("The example could not be opened. Try again.", seconds=60)
        qtbot.wait(20)
        place = bounds(window.toast, window)
        covered = [one for one in controls(window.welcome) if in_sight(one, window).intersects(place)]
        assert [one for one in covered if not window.toast.isAncestorOf(one)] == []
        window.toast.hide()


def test_a_long_message_and_a_running_clock_share_the_footer(
    theme: Theme, window: Window, qtbot: QtBot
) -> None:
    window.clock.start(20)
    for width, scale in SIZES:
        size(theme, window, qtbot, width, scale)
        window.toast.show_message("Say why it is opened again. The reason stands in the record.", seconds=60)
        qtbot.wait(20)
        assert window.rect().contains(bounds(window.toast, window))
        clock = bounds(window.workshop.footer.clock_place, window)
        assert window.rect().contains(clock)
        assert not clock.intersects(bounds(window.toast, window))


def test_the_title_has_room_before_the_words_of_the_finder(
    theme: Theme, window: Window, qtbot: QtBot
) -> None:
    for width, scale in SIZES:
        size(theme, window, qtbot, width, scale)
        assert window.workshop.header._title.width() >= theme.px(200), f"{width} {scale:.0%}"
    assert window.workshop.header._find_icon.isVisible()


# Prompts


def test_prompts_open_over_a_narrow_page_and_go_again(
    theme: Theme, window: Window, person: Person, qtbot: QtBot
) -> None:
    size(theme, window, qtbot, 1024, 1.0)
    prompts, sheet = window.workshop.prompts, window.workshop.sheet
    line = window.focusWidget()
    assert isinstance(line, QLineEdit)
    assert not prompts.isVisible()
    wide = sheet.width()
    person.key(Qt.Key.Key_F9)
    assert prompts.isVisible()
    assert sheet.width() == wide
    assert sheet.geometry().contains(prompts.geometry())
    assert isinstance(window.focusWidget(), QTabBar)
    assert not person.has("Show prompts")
    person.key(Qt.Key.Key_F9)
    assert not prompts.isVisible()
    assert window.focusWidget() is line
    person.press("Show prompts")
    person.key(Qt.Key.Key_Tab)
    person.key(Qt.Key.Key_Escape)
    assert not prompts.isVisible()
    person.press("Show prompts")
    person.press("Hide prompts")
    assert not prompts.isVisible()
    assert person.has("Show prompts")
    assert Settings(Path(window._settings._store.fileName()).parent).prompts_shown is None


def test_nobody_works_on_what_the_prompts_cover(
    theme: Theme, window: Window, person: Person, qtbot: QtBot
) -> None:
    size(theme, window, qtbot, 1024, 1.0)
    window.workshop.go_to_step(Step.PREPARE)
    person.key(Qt.Key.Key_F9)
    place = person.find("Place", TextLine)
    QTest.mouseClick(place, Qt.MouseButton.LeftButton)
    assert place.hasFocus()
    assert not window.workshop.prompts.isVisible()
    person.key(Qt.Key.Key_F9)
    notes = person.find("Private notes: Prepare", TextArea)
    person.click(notes)
    person.keys("Ask the council first.")
    assert window.workshop.prompts.isVisible()
    person.key(Qt.Key.Key_F9)
    assert window._desk.snapshot.private_note(Step.PREPARE) == "Ask the council first."


def test_prompts_find_their_place_when_the_width_changes(theme: Theme, window: Window, qtbot: QtBot) -> None:
    prompts, sheet = window.workshop.prompts, window.workshop.sheet
    size(theme, window, qtbot, 1024, 1.0)
    window.workshop.show_prompts(True)
    size(theme, window, qtbot, 1366, 1.0)
    assert prompts.isVisible()
    assert prompts.x() > sheet.geometry().right()
    size(theme, window, qtbot, 1366, 2.0)
    assert not prompts.isVisible()
    size(theme, window, qtbot, 1366, 1.0)
    window.workshop.show_prompts(False)
    size(theme, window, qtbot, 1024, 1.0)
    size(theme, window, qtbot, 1366, 1.0)
    assert not prompts.isVisible()


def test_another_step_begins_its_prompts_at_the_top(window: Window) -> None:
    bar = window.workshop.prompts._cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    window.workshop.go_to_step(Step.GOALS)
    assert bar.value() == 0


# Dialogs and screens


@pytest.mark.parametrize("name", ["laptop", "small"])
@pytest.mark.parametrize("make", [keys, settings, about, new, crash])
def test_a_dialog_stays_on_the_screen_whatever_the_text_size(
    make: Callable[[Theme, Window], QDialog], name: str, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    room = screen(name).availableGeometry()
    window = Window(Desk(), theme, Settings(tmp_path))
    qtbot.addWidget(window)
    window.move(room.topLeft())
    window.show()
    dialog = make(theme, window)
    qtbot.addWidget(dialog)
    dialog.show()
    for scale in (1.0, 2.0, 1.25, 1.75):
        theme.set_scale(scale)
        qtbot.wait(30)
        assert room.contains(dialog.frameGeometry()), f"{scale:.0%}: {dialog.frameGeometry()} in {room}"
        focused: QWidget | None = dialog.focusWidget()
        assert focused is not None
        qtbot.waitUntil(partial(is_whole, focused, dialog))


def test_the_first_change_of_text_size_keeps_the_list_in_sight(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    window = Window(Desk(), theme, Settings(tmp_path))
    qtbot.addWidget(window)
    window.move(screen("small").availableGeometry().topLeft())
    window.show()
    dialog = SettingsDialog(theme, Settings(tmp_path), window)
    qtbot.addWidget(dialog)
    dialog.show()
    Person(dialog, qtbot).choose("Text size", "200")
    qtbot.wait(30)
    assert theme.scale == 2.0
    assert dialog.focusWidget() is dialog.scale
    qtbot.waitUntil(partial(is_whole, dialog.scale, dialog))
    assert screen("small").availableGeometry().contains(dialog.frameGeometry())


def test_a_new_window_is_no_larger_than_its_screen(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    theme.set_scale(2.0)
    window = Window(Desk(), theme, Settings(tmp_path))
    qtbot.addWidget(window)
    window.show()
    room = available(window)
    assert window.width() <= room.width()
    assert window.height() < room.height(), "no room is left for the title bar"


SHOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.desk import Desk
from ui.screen import available
from ui.settings import Settings
from ui.theme import Theme
from ui.window import Window
application = QApplication([])
folder = Path(sys.argv[1])
window = Window(Desk(), Theme(folder), Settings(folder))
window.show()
assert available(window).contains(window.frameGeometry()), window.frameGeometry()
"""


def test_a_window_from_a_larger_screen_fits_a_smaller_one(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    window = Window(Desk(), theme, settings)
    qtbot.addWidget(window)
    window.setGeometry(
        QRect(screen("large").availableGeometry().topLeft() + QPoint(20, 40), QSize(1800, 1000))
    )
    window.show()
    window.close()
    assert not settings.geometry().isEmpty()
    settings._store.sync()
    small = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}  # one screen of 800 x 800
    subprocess.run([sys.executable, "-c", SHOW, str(tmp_path)], env=small, check=True)


def test_the_keyboard_reaches_a_message(window: Window, person: Person) -> None:
    window.toast.show_message("Remove Harbourside", "Undo", seconds=60)
    cross = window.toast.findChildren(IconButton)[0]
    seen: list[QWidget] = []
    while (focused := window.focusWidget()) not in seen:
        seen.append(focused)
        person.key(Qt.Key.Key_Tab)
    assert {window.toast.button, cross} <= set(seen)
