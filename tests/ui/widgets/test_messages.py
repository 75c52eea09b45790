"""Messages come, offer one thing to do, and never take the focus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import ui.widgets.toast
from tests.ui.stage import Stage
from ui.theme import Theme
from ui.widgets import Banner, Button, EmptyState, IconButton, Toast


@pytest.fixture
def window(theme: Theme, stage: Stage) -> QWidget:
    line = QLineEdit()
    line.setAccessibleName("Name")
    made = stage.page(line, width=900, height=500)
    line.setFocus()
    return made


def add(window: QWidget, part: QWidget) -> None:
    column = window.layout()
    assert column is not None
    column.addWidget(part)


def seated(theme: Theme, window: QWidget) -> Toast:
    """A toast in its place below everything else."""
    toast = Toast(theme)
    add(window, toast)
    return toast


def test_a_toast_says_what_happened_and_offers_to_undo(
    theme: Theme, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        ui.widgets.toast, "announce", lambda widget, text, assertive=False: said.append((text, assertive))
    )
    toast = seated(theme, window)
    focused = QApplication.focusWidget()
    toast.show_message("Library deleted, with 1 link", "Undo")
    assert said == [("Library deleted, with 1 link", False)]
    assert QApplication.focusWidget() is focused
    assert toast.button.accessibleName() == "Undo: Library deleted, with 1 link"
    with qtbot.waitSignal(toast.acted):
        QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    assert QApplication.focusWidget() is focused


def test_a_toast_goes_by_itself_but_not_from_under_the_keyboard(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    toast = seated(theme, window)
    toast.show_message("Saved", "Show folder", seconds=0.02)
    qtbot.waitUntil(lambda: not toast.isVisible())
    toast.show_message("Saved", "Show folder", seconds=0.02)
    toast.button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.wait(80)
    assert toast.isVisible()
    window.findChildren(QLineEdit)[0].setFocus()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_shows_all_its_words_at_every_width(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    toast = seated(theme, window)
    theme.set_scale(2.0)
    toast.show_message("A long message about what has just been done to all of the partners. " * 3, "Undo")
    for width, height in ((900, 500), (640, 480), (1400, 900)):
        window.resize(width, height)
        qtbot.wait(20)
        assert window.rect().contains(toast.geometry())
        assert toast.height() >= toast.heightForWidth(toast.width())


def test_a_toast_stays_while_it_is_pointed_at(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    toast = seated(theme, window)
    toast.show_message("Saved", seconds=0.02)
    middle = QPointF(toast.rect().center())
    QApplication.sendEvent(toast, QEnterEvent(middle, middle, middle))
    qtbot.wait(80)
    assert toast.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_can_be_put_away(theme: Theme, window: QWidget) -> None:
    toast = seated(theme, window)
    toast.show_message("Saved", "Show folder", seconds=60)
    [cross] = toast.findChildren(IconButton)
    assert cross.accessibleName() == "Close this message"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    toast.show_message("Saved", "Show folder", seconds=60)
    toast.button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(toast.button, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_a_toast_without_a_button_shows_none(theme: Theme, window: QWidget) -> None:
    toast = seated(theme, window)
    toast.show_message("Saved")
    assert not toast.button.isVisible()
    assert toast.text() == "Saved"


def test_making_a_banner_opens_no_window_of_its_own(theme: Theme, qtbot: QtBot) -> None:
    before = set(QApplication.topLevelWidgets())
    shown: list[QWidget] = []
    banner = Banner(theme, "A copy", "info", "Start my own", closable=True)
    qtbot.addWidget(banner)
    shown.extend(
        widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget not in before
    )
    assert shown == []


def test_a_banner_acts_and_can_be_put_away(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    banner = Banner(theme, "This is a copy.", "info", "Start my own", closable=True)
    add(window, banner)
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    [cross] = banner.findChildren(IconButton)
    assert cross.accessibleName() == "Close this message"
    with qtbot.waitSignal(banner.closed):
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    banner.set_text("Something else.", "")
    assert (banner.text.text(), banner.button.isHidden()) == ("Something else.", True)


def test_an_empty_page_asks_and_offers(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    empty = EmptyState(
        theme, "Who has a stake?", "Type a name.", "Paste a list", "Fill with the example", "users"
    )
    add(window, empty)
    buttons = {button.text(): button for button in empty.findChildren(QPushButton)}
    told: list[str] = []
    empty.acted.connect(lambda: told.append("acted"))
    empty.linked.connect(lambda: told.append("linked"))
    for words in ("Paste a list", "Fill with the example"):
        buttons[words].click()
    assert told == ["acted", "linked"]
    bare = EmptyState(theme, "Nothing to fix", "Read it back to the room.")
    qtbot.addWidget(bare)
    assert bare.findChildren(Button) == []


def test_announcements_reach_assistive_technology(
    theme: Theme, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.accessible import announce

    sent: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []
    record: Callable[..., None] = lambda event: sent.append((event.message(), event.politeness()))  # noqa: E731
    monkeypatch.setattr(QAccessible, "updateAccessibility", record)
    announce(window, "Added Library. 13 partners.")
    announce(window, "Riverside School", assertive=True)
    assert sent == [
        ("Added Library. 13 partners.", QAccessible.AnnouncementPoliteness.Polite),
        ("Riverside School", QAccessible.AnnouncementPoliteness.Assertive),
    ]
