"""A signature is kept as strokes without pixels, or as a name, or as a box for ink."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partnerdesk.model.ink import FULL
from tests.ui.stage import Stage
from ui.theme import Theme
from ui.widgets import SignaturePad
from ui.widgets.ink import Stroke, path_of, to_ink


@pytest.fixture
def pad(theme: Theme, stage: Stage) -> SignaturePad:
    made = SignaturePad(theme, "Jo Smith")
    return stage.show(made, 400, 160)


def draw(qtbot: QtBot, pad: SignaturePad, *places: tuple[int, int]) -> None:
    first, *rest = (QPoint(x, y) for x, y in places)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
    for place in rest:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(*places[-1]))


def test_the_mouse_draws_strokes_in_parts_of_the_longer_side(pad: SignaturePad, qtbot: QtBot) -> None:
    told: list[str] = []
    pad.signed.connect(told.append)
    draw(qtbot, pad, (40, 80), (200, 40), (360, 120))
    draw(qtbot, pad, (10, 10), (20, 20))
    assert told == ["drawn", "drawn"]
    places = [[(x, y) for x, y, _ in stroke] for stroke in pad.strokes()]
    assert places == [[(1000, 2000), (5000, 1000), (9000, 3000)], [(250, 250), (500, 500)]]
    times = [time for stroke in pad.strokes() for _, _, time in stroke]
    assert times[0] == 0
    assert times == sorted(times)


def test_what_was_drawn_looks_the_same_when_it_is_shown_again(
    theme: Theme, pad: SignaturePad, stage: Stage, qtbot: QtBot
) -> None:
    draw(qtbot, pad, (40, 80), (200, 40), (360, 120))
    other = stage.show(SignaturePad(theme, "Jo Smith"), 400, 160)
    other.set_strokes(pad.strokes())
    pad.clearFocus()
    assert other.grab().toImage() == pad.grab().toImage()
    assert other.method() == "drawn"


def test_a_finger_draws_too(theme: Theme, pad: SignaturePad) -> None:
    finger = QTest.createTouchDevice()
    assert isinstance(finger, QPointingDevice)
    QTest.touchEvent(pad, finger).press(0, QPoint(40, 80), pad)
    QTest.touchEvent(pad, finger).move(0, QPoint(200, 40), pad)
    QTest.touchEvent(pad, finger).release(0, QPoint(200, 40), pad)
    assert [(x, y) for x, y, _ in pad.strokes()[0]] == [(1000, 2000), (5000, 1000)]
    assert len(pad.strokes()) == 1


def test_enter_asks_for_a_name_and_signs_nothing(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.typing_wanted), qtbot.assertNotEmitted(pad.signed):
        QTest.keyClick(pad, Qt.Key.Key_Return)
    assert pad.method() == ""
    pad.sign_typed("Jo Smith")
    assert (pad.method(), pad.typed(), pad.strokes()) == ("typed", "Jo Smith", [])


@pytest.mark.parametrize("places", [[(40, 80)], [(40, 80), (44, 83)]])
def test_a_click_is_no_signature(pad: SignaturePad, qtbot: QtBot, places: list[tuple[int, int]]) -> None:
    with qtbot.assertNotEmitted(pad.signed):
        draw(qtbot, pad, *places)
    assert (pad.method(), pad.strokes()) == ("", [])
    pad.sign_typed("Jo Smith")
    with qtbot.assertNotEmitted(pad.signed):
        draw(qtbot, pad, *places)
    assert (pad.method(), pad.typed()) == ("typed", "Jo Smith")


def test_a_dot_on_a_signature_is_kept(pad: SignaturePad, qtbot: QtBot) -> None:
    draw(qtbot, pad, (40, 120), (40, 60))
    with qtbot.waitSignal(pad.signed):
        draw(qtbot, pad, (40, 40))
    assert [len(stroke) for stroke in pad.strokes()] == [2, 1]


def test_delete_clears_and_backspace_takes_one_stroke_back(pad: SignaturePad, qtbot: QtBot) -> None:
    draw(qtbot, pad, (40, 80), (60, 90))
    draw(qtbot, pad, (80, 80), (90, 90))
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert len(pad.strokes()) == 1
    with qtbot.waitSignal(pad.cleared):
        QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert (pad.method(), pad.strokes()) == ("", [])
    with qtbot.assertNotEmitted(pad.cleared):
        QTest.keyClick(pad, Qt.Key.Key_Delete)


def test_drawing_replaces_a_typed_name(pad: SignaturePad, qtbot: QtBot) -> None:
    pad.sign_typed("J. Smith")
    draw(qtbot, pad, (40, 80), (60, 90))
    assert (pad.method(), pad.typed()) == ("drawn", "")
    pad.sign_on_paper()
    assert (pad.method(), pad.strokes()) == ("ink", [])


def test_a_sealed_signature_stays(pad: SignaturePad, qtbot: QtBot) -> None:
    pad.set_typed("Jo Smith")
    pad.set_locked(True)
    with qtbot.assertNotEmitted(pad.signed), qtbot.assertNotEmitted(pad.cleared):
        draw(qtbot, pad, (40, 80), (60, 90))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            QTest.keyClick(pad, key)
    assert (pad.method(), pad.typed()) == ("typed", "Jo Smith")


def test_setters_tell_nobody(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pad.signed), qtbot.assertNotEmitted(pad.cleared):
        pad.set_strokes([[(1, 2, 3), (4, 5, 6)]])
        pad.set_typed("Jo")
        pad.set_ink_box()
        pad.set_strokes([])
    assert pad.method() == ""


def test_the_pad_says_whose_it_is_and_how_it_is_signed(pad: SignaturePad) -> None:
    interface = QAccessible.queryAccessibleInterface(pad)
    assert interface.role() == QAccessible.Role.Canvas
    assert interface.text(QAccessible.Text.Name) == "Signature of Jo Smith"
    assert interface.text(QAccessible.Text.Value) == "Not signed yet"
    assert "press Enter to type a name" in pad.accessibleDescription()
    pad.set_ink_box()
    assert interface.text(QAccessible.Text.Value) == "To be signed on paper"


PLACES = st.tuples(st.integers(-50, 900), st.integers(-50, 900))


@given(
    st.lists(st.lists(PLACES, min_size=1, max_size=8), min_size=1, max_size=4),
    st.tuples(st.integers(50, 800), st.integers(50, 800)),
    st.tuples(st.integers(50, 800), st.integers(50, 800)),
)
def test_strokes_fit_every_pad_and_keep_their_proportions(
    drawn: list[list[tuple[int, int]]], size: tuple[int, int], other: tuple[int, int]
) -> None:
    strokes: list[Stroke] = [[to_ink(QPointF(x, y), *size, 0) for x, y in stroke] for stroke in drawn]
    assert all(0 <= value <= FULL for stroke in strokes for point in stroke for value in point)
    there = path_of(strokes, *size).boundingRect()
    shown = path_of(strokes, *other).boundingRect()
    assert shown.right() <= other[0] + 1
    assert shown.bottom() <= other[1] + 1
    if min(there.width(), there.height(), shown.width(), shown.height()) > 20:
        assert shown.width() / shown.height() == pytest.approx(there.width() / there.height(), rel=0.02)
