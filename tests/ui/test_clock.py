"""The clock counts down, may be paused and extended, and shows its state in words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.clock import Clock, ClockState, clock_face

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("left_ms", "face"),
    [
        (760_000, "12:40"),
        (60_000, "1:00"),
        (59_001, "1:00"),
        (1, "0:01"),
        (0, "0:00"),
        (-5_000, "0:05"),
        (-65_400, "1:05"),
    ],
)
def test_the_face_counts_whole_seconds(left_ms: int, face: str) -> None:
    assert clock_face(left_ms) == face


def test_a_new_clock_is_off_and_stays_off_when_toggled() -> None:
    clock = Clock()
    clock.toggle()
    clock.extend(5)
    assert clock.state is ClockState.OFF
    assert not clock.is_running
    assert clock.minutes == 0


def test_starting_pausing_and_going_on_keep_the_time_left(qtbot: QtBot) -> None:
    clock = Clock()
    clock.start(2)
    assert clock.is_running
    assert clock.state == "green"
    clock.toggle()
    left = clock.left_ms
    qtbot.wait(30)
    assert clock.left_ms == left
    clock.toggle()
    assert clock.is_running
    clock.reset()
    assert clock.state is ClockState.OFF


def test_extending_adds_minutes_but_never_leaves_less_than_one() -> None:
    clock = Clock()
    clock.start(10)
    clock.extend(5)
    assert clock.minutes == 15
    clock.extend(-60)
    assert clock.minutes == 1


@pytest.mark.parametrize(
    ("spent_ms", "state"),
    [(0, "green"), (479_000, "green"), (481_000, "amber"), (571_000, "red"), (601_000, "over")],
)
def test_the_state_turns_at_a_fifth_and_a_twentieth_left(spent_ms: int, state: str) -> None:
    clock = Clock()
    clock.start(10)
    clock._spent_ms = spent_ms
    assert clock.state == state
