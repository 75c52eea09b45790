"""Links go round boxes; the camera keeps in sight what it is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.canvas.camera import LEAST, MOST, Camera
from ui.canvas.routes import bend_between, handle

WINDOW = QSizeF(800, 400)


def test_a_free_link_is_almost_straight() -> None:
    assert abs(bend_between((0, 0), (400, 0), [(100, 200, 300, 260)])) < 0.1


def test_a_link_goes_round_a_box_in_its_way() -> None:
    box = (150, -20, 250, 20)
    bend = bend_between((0, 0), (400, 0), [box])
    assert abs(bend) > 0.1
    x, y = handle((0, 0), (400, 0), bend)
    middle = (0.5 * x + 100, 0.5 * y)
    assert not box[1] < middle[1] < box[3]


def test_fitting_shows_the_whole_ground_and_never_enlarges_it() -> None:
    camera = Camera()
    camera.fit(QSizeF(400, 200), WINDOW)
    assert camera.zoom == 1
    assert camera.to_window(QPointF(200, 100)) == QPointF(400, 200)
    camera.fit(QSizeF(4000, 1000), WINDOW)
    assert camera.zoom == pytest.approx(0.2)
    assert QRectF(0, 0, 800, 400).contains(camera.on_window(QRectF(0, 0, 4000, 1000)))


def test_zooming_keeps_what_is_under_the_pointer() -> None:
    camera = Camera()
    under = camera.to_ground(QPointF(300, 100))
    camera.zoom_by(2, QPointF(300, 100))
    assert camera.to_ground(QPointF(300, 100)) == under
    assert not camera.fitted


def test_zoom_has_ends() -> None:
    camera = Camera()
    for _ in range(80):
        camera.zoom_by(1.25, QPointF())
    assert camera.zoom == MOST
    for _ in range(80):
        camera.zoom_by(0.8, QPointF())
    assert camera.zoom == LEAST


@pytest.mark.parametrize("at", [(-300, 50), (1500, 50), (300, -200), (300, 900)])
def test_showing_something_brings_it_into_the_window(at: tuple[int, int]) -> None:
    camera = Camera()
    thing = QRectF(*at, 100, 30)
    assert camera.show(thing, WINDOW, 10)
    assert QRectF(0, 0, 800, 400).contains(camera.on_window(thing))
    assert not camera.show(thing, WINDOW, 10)
