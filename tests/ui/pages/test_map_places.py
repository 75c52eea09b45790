"""The room sees the same map after lunch, in another window and on paper: places found by the map last."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partnerdesk.exports.pdf.map_layout import spread
from partnerdesk.layout.places import SIDE, map_places
from tests.ui.desk_fixtures import desk_with_example
from tests.ui.stage import Stage
from ui.desk import Desk
from ui.pages.map_page import MapPage
from ui.theme.theme import Theme

HIGH = 310
"""The map is higher on this page, unless what a line means stands above it."""
NAMES = ["School", "Council", "Library", "Buses", "Police", "Clinic", "Church", "Panel", "Bank", "Farm"]


def add(page: MapPage, line: str, qtbot: QtBot) -> None:
    """Add partners, and wait until what the line was going to mean is out of the map's way again."""
    page.quick.line.setText(line)
    QTest.keyClick(page.quick.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.map.canvas.height() > HIGH)


def seen_on(page: MapPage) -> dict[int, tuple[float, float]]:
    """Where everybody is seen, in shares of the map: it gives a line to what its signs mean when there are more."""
    ground = page.map.canvas.ground
    return {each: (x / ground.area[0], y / ground.area[1]) for each, (x, y) in ground.points.items()}


def test_ten_partners_are_seen_where_they_were_after_reopening(
    tmp_path: Path, theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    desk = Desk()
    desk.create(tmp_path / "ten.partnerdesk")
    page = stage.show(MapPage(desk, theme), 842, 585)
    for name in NAMES:
        before = seen_on(page)
        add(page, name, qtbot)
        after = seen_on(page)
        assert all(after[each] == pytest.approx(at, abs=0.005) for each, at in before.items())
    add(page, "Panel >>>Bank; Clinic >Farm", qtbot)
    seen = dict(page.map.canvas.ground.points)
    assert len(seen) == len(NAMES)
    boxes = [page.map.canvas.ground.rect(each) for each in seen]
    assert not any(a.intersects(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])
    desk.close()

    again = Desk()
    again.open(tmp_path / "ten.partnerdesk")
    other = stage.show(MapPage(again, theme), 842, 585)
    assert other.map.canvas.ground.points == seen

    places = map_places(again.snapshot)
    middles = [(x * 480.0 / SIDE, y * 230.0 / SIDE) for _, (x, y) in sorted(places.items())]
    printed = spread(middles, [(90.0, 24.0)] * len(middles), (480.0, 230.0))
    assert printed is not None
    for box, (x, y) in zip(printed, middles, strict=True):
        assert abs((box.left + box.right) / 2 - x) < 45
        assert abs((box.top + box.bottom) / 2 - y) < 24
    again.close()


def test_one_more_partner_on_an_example_moves_nobody(
    tmp_path: Path, theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    page = stage.show(MapPage(desk_with_example(tmp_path, 4), theme), 842, 585)
    before = dict(page.map.canvas.ground.points)
    add(page, "Library >>Pellam High School", qtbot)
    after = page.map.canvas.ground.points
    assert {each: after[each] for each in before} == before
    page.desk.undo()
    assert page.map.canvas.ground.points == before
